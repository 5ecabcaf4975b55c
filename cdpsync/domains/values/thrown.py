"""Makes a JavaScriptError from the protocol's description of an exception, with the stack mapped to the source."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING, Any

from ...errors import CDPError, JavaScriptError
from ..scripts import Place, scripts_of

if TYPE_CHECKING:
    from ...session import Session

_FRAME = re.compile(r"^(\s+at (?:(.*) \()?)(.*?):(\d+):(\d+)(\)?)$")
_OURS = re.compile(r"^(\s+at (?:.* \()?<anonymous>:)(\d+)(:\d+\)?)$", re.MULTILINE)
_WRAPPER = re.compile(r"\n\s+at (?:\S+\.)?cdpsync \(<anonymous>:\d+:\d+\)")
_NO_SOURCE = ("node:", "ext:", "internal", "native", "<anonymous>", "evalmachine.", "wasm:")


def javascript_error(
    session: Session,
    remote: dict[str, Any],
    value: Any,
    known: tuple[str, str] | None,
    details: dict[str, Any],
    second_line: bool,
) -> JavaScriptError:
    """The error for an Error object; `known` is its name and message, if they could be read without a getter.

    With `second_line`, the user's text stood on the second line of what V8 ran; the stack counts from the first.
    """
    stack = _WRAPPER.sub("", str(remote.get("description", "")))
    if second_line:
        stack = _OURS.sub(lambda found: f"{found[1]}{max(1, int(found[2]) - 1)}{found[3]}", stack)
    head = stack.split("\n    at ")[0]
    name, message = known or (head.split(":")[0].split("\n")[0], head.partition(": ")[2])
    frames: tuple[Place, ...] = ()
    # The error is raised all the same if its places cannot be found: the program may have ended, a map be broken.
    with contextlib.suppress(CDPError, RuntimeError, ValueError, LookupError, TypeError):
        stack, frames = _mapped(session, stack, details)
    return JavaScriptError(name, message, stack, frames, value)


def _mapped(session: Session, stack: str, details: dict[str, Any]) -> tuple[str, tuple[Place, ...]]:
    """The text of a stack and its places, with those of the source."""
    calls = details.get("stackTrace", {}).get("callFrames", [])
    script_ids = {call["url"]: call["scriptId"] for call in calls if call.get("url")}
    lines, frames = [], []
    for line in stack.split("\n"):
        found = _FRAME.match(line)
        if found:
            head, function, url, raw_line, raw_column, tail = found.groups()
            place = Place(url, int(raw_line), int(raw_column), function or "")
            if url and not url.startswith(_NO_SOURCE):
                place = scripts_of(session).place(
                    session, script_ids.get(url, ""), int(raw_line) - 1, int(raw_column) - 1, function or "", url
                )
                if place.mapped:
                    line = f"{head}{place}{tail}"
            frames.append(place)
        lines.append(line)
    return "\n".join(lines), tuple(frames)
