"""What Tab offers: verbs, places, files, and the names that an expression can use."""

from __future__ import annotations

import re
from typing import Any

from ...errors import CDPError
from .desk import Desk, Trouble
from .stopping import file_name
from .verbs import TABLE

DELIMITERS = " \t\n"
"""What ends a word for readline. Expressions are taken apart here, because file names may hold any of their signs."""

_CHAIN = re.compile(r"((?:[\w$]+(?:\[\d+\])?\??\.)*)([\w$]*)$")
_WORDS = (
    "await", "const", "delete", "false", "function", "instanceof", "let", "new", "null", "return", "this", "throw",
    "true", "typeof", "undefined",
)  # fmt: skip
_MOST = 200
_NAMES = """function () {
    const found = [];
    let o = Object(this);
    for (let n = 0; o !== null && n < 20; n++, o = Reflect.getPrototypeOf(o))
        for (const key of Reflect.ownKeys(o)) if (typeof key === "string" && found.push(key) > 5000) return found;
    return found;
}"""


def completions(desk: Desk, line: str, word: str) -> list[str]:
    """What the last word of a line may become, each as a whole word."""
    try:
        return sorted(dict.fromkeys(_completions(desk, line, word)))[:_MOST]
    except (CDPError, Trouble, RuntimeError, ValueError):
        return []  # the program runs on or has ended; completion says nothing


def _completions(desk: Desk, line: str, word: str) -> list[str]:
    first, space, rest = line.lstrip().partition(" ")
    if not space:
        names = [name for name in TABLE if name.startswith(word) and name.isalpha()]
        return names or _expressions(desk, word)
    verb = TABLE.get(first)
    if verb is None or verb.completes == "expression":
        return _expressions(desk, word)
    if verb.completes == "verb":
        return [name for name in TABLE if name.startswith(word)]
    if verb.completes == "words":
        return [name for name in verb.words if name.startswith(word)]
    if verb.completes in ("place", "file"):
        if " if " in f" {rest}":
            return _expressions(desk, word)
        return _files(desk, word, verb.completes == "place")
    return []


def _files(desk: Desk, word: str, places: bool) -> list[str]:
    """The files whose name or path begins so; for a place, the functions of the current file too."""
    files = desk.files()
    found = [name for name in map(file_name, files) if name.startswith(word)]
    found += [file for file in files if word and file.startswith(word)]
    if not places:
        return found
    found = [f"{name}:" for name in found]
    if word and desk.paused is not None and desk.paused.frames and ":" not in word:
        functions = re.compile(
            r"(?:function\s*\*?\s*|(?:const|let)\s+)([\w$]+)(?=\s*\(|\s*=\s*(?:async\s*)?(?:\(|[\w$]+\s*=>))"
        )
        found += [name for name in functions.findall("\n".join(desk.lines(desk.frame))) if name.startswith(word)]
    return found


def _expressions(desk: Desk, word: str) -> list[str]:
    """The names that the end of an expression may become."""
    found = _CHAIN.search(word)
    assert found is not None  # it matches an empty text, too
    chain, start = found[1], found[2]
    before = word[: found.start()]
    if chain:
        names = _members(desk, chain.rstrip(".").rstrip("?"))
    else:
        names = [*_variables(desk), *_WORDS, *(_members(desk, "globalThis") if start else [])]
    return [
        f"{before}{chain}{name}"
        for name in names
        if name.startswith(start) and re.fullmatch(r"[\w$]+", name) and not name[:1].isdecimal()
    ]


def _variables(desk: Desk) -> list[str]:
    if desk.paused is None or not desk.paused.frames:
        return []
    frame = desk.frame
    return [*frame.locals, *frame.closure, *frame.module]


def _members(desk: Desk, chain: str) -> list[str]:
    """The names of the properties of what an expression is, which is evaluated only if that changes nothing."""
    session = desk.here
    params: dict[str, Any] = {"expression": chain, "silent": True, "throwOnSideEffect": True, "timeout": 500}
    if desk.paused is not None and desk.paused.frames:
        params["callFrameId"] = desk.frame.params["callFrameId"]
        reply = session.send_command("Debugger.evaluateOnCallFrame", params, timeout=2)
    else:
        reply = session.send_command("Runtime.evaluate", params, timeout=2)
    if "exceptionDetails" in reply:
        return []
    remote = reply["result"]
    own = {"functionDeclaration": _NAMES, "returnByValue": True, "silent": True}
    if "objectId" in remote:
        found = session.send_command("Runtime.callFunctionOn", {**own, "objectId": remote["objectId"]}, timeout=2)
        session.submit("Runtime.releaseObject", {"objectId": remote["objectId"]}).give_up()
    elif remote.get("type") in ("string", "number", "boolean", "bigint", "symbol"):
        text = f"({_NAMES}).call({chain})"
        found = (
            session.send_command("Runtime.evaluate", {"expression": text, "returnByValue": True, "silent": True})
            if ("callFrameId" not in params)
            else session.send_command(
                "Debugger.evaluateOnCallFrame",
                {"callFrameId": params["callFrameId"], "expression": text, "returnByValue": True, "silent": True},
                timeout=2,
            )
        )
    else:
        return []
    return [name for name in found["result"].get("value") or () if isinstance(name, str)]
