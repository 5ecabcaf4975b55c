"""Small heap profiles, as V8 writes them."""

from __future__ import annotations

import random
from typing import Any

URL = "file:///code/app.js"


def node(name: str, size: float, *children: Any, id: int, url: str = URL, line: int = 0) -> dict[str, Any]:
    line, column = (line, 4) if url else (-1, -1)
    frame: dict[str, Any] = {"functionName": name, "scriptId": "7" if url else "0", "url": url}
    frame |= {"lineNumber": line, "columnNumber": column}
    return {"callFrame": frame, "selfSize": size, "id": id, "children": list(children)}


def shop() -> dict[str, Any]:
    """main calls load, which calls parse, which calls itself; and idle(), which allocated nothing that is alive."""
    inner = node("parse", 300, id=5, line=20)
    parse = node("parse", 1000, inner, id=4, line=20)
    load = node("load", 200, parse, id=3, line=10)
    main = node("main", 50, load, node("idle", 0, id=6, line=30), id=2)
    samples = [{"size": 1000, "nodeId": 4, "ordinal": 1}, {"size": 300, "nodeId": 5, "ordinal": 2}]
    return {"head": node("(root)", 0, main, node("(V8 API)", 10, id=7, url=""), id=1, url=""), "samples": samples}


def random_profile(seed: int) -> dict[str, Any]:
    """A profile with recursion, functions of one name, and calls that allocated nothing."""
    chance = random.Random(seed)
    nodes = [node("(root)", 0, id=1, url="")]
    for number in range(2, chance.randrange(3, 60)):
        name = chance.choice(["", "parse", "load", "Parser.next", "é中"])
        size = chance.choice([0, 0, 24, 4120, 32768])
        one = node(name, size, id=number, line=chance.randrange(4))
        chance.choice(nodes)["children"].append(one)
        nodes.append(one)
    samples = [{"size": 24, "nodeId": chance.choice(nodes)["id"], "ordinal": at} for at in range(chance.randrange(9))]
    return {"head": nodes[0], "samples": samples}
