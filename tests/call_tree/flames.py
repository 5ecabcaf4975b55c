"""Small call trees with known numbers, and what a flame graph of them says."""

from __future__ import annotations

import base64
import json
import re
import zlib
from array import array
from typing import Any

from cdpsync.call_tree import CallTree, Function, Run

HOSTILE = [
    "</script><script>globalThis.hacked = 1</script>",
    '"><img src=x onerror="globalThis.hacked = 1">',
    "<!--<script>",
    "{{data}}{{title}}",
    "\u202egnp.exe\u2028\u2066",
    "a lone \ud800 and \x00\x1b[31m\ufffe",
    "__proto__",
    "constructor",
    "n" * 1_000,
    "</style><svg onload=globalThis.hacked=1>",
    "]]>&lt;&#60;'\"",
    "",
]

ROOT = Function("(root)")
IDLE = Function("(idle)", category="idle")


def own(name: str, file: str = "/app/main.js", line: int = 1) -> Function:
    return Function(name, file, line, 1, f"file://{file}", category="javascript")


def of_package(name: str, package: str) -> Function:
    file = f"/app/node_modules/{package}/index.js"
    return Function(name, file, 3, 1, f"file://{file}", package, "javascript")


MAIN, PARSE, SORT = own("main"), own("parse", "/app/parse.js", 10), of_package("sort", "lodash")
SMALL_RUNS = [
    Run(0.0, 1.0, 1),
    Run(1.0, 2.0, 2),
    Run(3.0, 1.0, 3),
    Run(6.0, 1.0, 2),  # after two seconds without a run
    Run(7.0, 3.0, 4),
]


def small() -> tuple[CallTree, list[Run]]:
    """Eight seconds of work in ten: main calls parse, which calls itself, and sort."""
    functions = [ROOT, MAIN, PARSE, PARSE, SORT, IDLE]
    return CallTree(functions, [-1, 0, 1, 2, 1, 0], [0.0, 1.0, 3.0, 1.0, 3.0, 2.0], "seconds"), SMALL_RUNS


def hostile() -> tuple[CallTree, list[Run]]:
    functions = [ROOT, *(own(name, name, 1) for name in HOSTILE), *(of_package(name, name) for name in HOSTILE)]
    count = len(functions)
    tree = CallTree(functions, [-1, *[0] * (count - 1)], [0.0, *[1.0] * (count - 1)], "seconds", warning=HOSTILE[0])
    return tree, [Run(float(at), 1.0, at) for at in range(1, count)]


def chain(depth: int) -> tuple[CallTree, list[Run]]:
    """A stack of many levels, each of which took a microsecond itself."""
    functions = [ROOT, *(own(f"level{level % 100}", line=level % 100 + 1) for level in range(depth))]
    runs = [Run(level / 1e6, 1e-6, level + 1) for level in range(depth)]
    return CallTree(functions, range(-1, depth), [0.0, *[1e-6] * depth], "seconds"), runs


def data_of(page: str) -> dict[str, Any]:
    """The data of a page, read as its script does: the head, with a list of numbers for each column."""
    (text,) = re.findall('<script type="text/plain" id="data">(.*?)</script>', page)
    data = zlib.decompress(base64.b64decode(text))
    length = int.from_bytes(data[:4], "little")
    head: dict[str, Any] = json.loads(data[4 : 4 + length])
    at = 4 + length
    for name, kind, count in head.pop("columns"):
        size = array(kind).itemsize
        part = data[at : at + count * size]
        column = array(kind)
        column.frombytes(b"".join(part[number::count] for number in range(count)))
        head[name] = list(column)
        at += count * size
    assert at == len(data)
    return head
