"""The names of the parameters of a function, from its text: V8 does not tell them apart from its other variables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...domains.debugger.searching import blanked
from ...sources import line_starts

if TYPE_CHECKING:
    from ...domains.debugger import Frame
    from ...session import Session

_OPEN, _CLOSE = "([{", ")]}"
_NAME = re.compile(r"[^\W\d][\w$]*|\$[\w$]*")


def names_of(session: Session, frame: Frame) -> list[str]:
    """The names that the parameters of the function of a frame bind; [] at the top level."""
    at = frame.params.get("functionLocation")
    if not at or (not frame.function and frame.params.get("scopeChain", [{}])[0].get("type") in ("module", "script")):
        return []
    text = str(session.send_command("Debugger.getScriptSource", {"scriptId": at["scriptId"]}).get("scriptSource", ""))
    starts = line_starts(text)
    if at["lineNumber"] >= len(starts):
        return []
    known = [*frame.locals, *frame.closure]
    found = parameters(text, starts[at["lineNumber"]] + at.get("columnNumber", 0))
    return [name for name in found if name in known]


def parameters(text: str, start: int) -> list[str]:
    """The names in the parameters that begin at an offset: "(a, { b: c }, ...d) =>", "a =>"."""
    code = blanked(text[start : start + 10_000])
    if not code.startswith("("):
        name = _NAME.match(code)
        return [name[0]] if name is not None and code[name.end() :].lstrip().startswith("=>") else []
    return [name for part in _parts(code) for name in _bound(part)]


def _bound(pattern: str) -> list[str]:
    """The names that one pattern binds: "a = 1", "...a", "{ a, b: c = 2, ...d }", "[a, , b]"."""
    pattern = pattern.strip().removeprefix("...").strip()
    if not pattern.startswith(("{", "[")):
        name = _NAME.match(pattern)
        return [name[0]] if name is not None else []
    found = list[str]()
    for part in _parts(pattern):
        if pattern.startswith("{"):
            key, colon, value = part.partition(":")
            part = value if colon and "=" not in key else part
        found += _bound(part)
    return found


def _parts(code: str) -> list[str]:
    """The parts between commas of what is in the bracket that the text begins with."""
    parts, depth, begin = list[str](), 0, 1
    for at, character in enumerate(code):
        depth += (character in _OPEN) - (character in _CLOSE)
        if depth == 0 or (depth == 1 and character == ","):
            parts.append(code[begin:at])
            begin = at + 1
        if depth == 0:
            break
    return parts
