"""Makes a JavaScriptError from the protocol's description of an exception, with the stack mapped to the source."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING, Any

from ...engine import RuntimeKind
from ...errors import CDPError, JavaScriptError
from ..scripts import EVALUATED, Place, scripts_of

if TYPE_CHECKING:
    from ...session import Session

_FRAME = re.compile(r"^(\s+at (?:async (?=\S+$))?(?:(.*) \()?)(.*?):(\d+):(\d+)(\)?)$")
_OURS = re.compile(
    r"\n\s+at (?:(?:\S+\.)?cdpsync \(.*\)"
    rf"|(?:.* \()?(?:async )?{EVALUATED}:1:\d+\)?"
    r"|async <anonymous>:1:\d+)$",
    re.MULTILINE,
)
"""The frames of our own code, around the text that was given."""
_PATIENCE = 2.0
_NO_SOURCE = ("node:", "ext:", "internal", "native", "<anonymous>", "evalmachine.", "wasm:")


def javascript_error(
    session: Session,
    remote: dict[str, Any],
    value: Any,
    known: tuple[str, str] | None,
    details: dict[str, Any],
) -> JavaScriptError:
    """The error for an Error object; `known` is its name and message, if they could be read without a getter."""
    stack = _OURS.sub("", str(remote.get("description", "")))
    head = stack.split("\n    at ")[0]
    name, message = known or (head.split(":")[0].split("\n")[0], head.partition(": ")[2])
    frames: tuple[Place, ...] = ()
    # The error is raised all the same if its places cannot be found: the program may have ended, a map be broken.
    with contextlib.suppress(CDPError, RuntimeError, ValueError, LookupError, TypeError):
        stack, frames = mapped_stack(session, stack, details)
    return JavaScriptError(name, message, stack, frames, value)


def mapped_stack(session: Session, stack: str, details: dict[str, Any]) -> tuple[str, tuple[Place, ...]]:
    """The text of a stack and its places, with those of the source."""
    calls = details.get("stackTrace", {}).get("callFrames", [])
    script_ids = {call["url"]: call["scriptId"] for call in calls if call.get("url")}
    table, own = scripts_of(session), None
    lines, frames = [], []
    for line in stack.split("\n"):
        found = _FRAME.match(line)
        if found:
            head, function, url, text_line, text_column, tail = found.groups()
            function, at = function or "", (int(text_line) - 1, int(text_column) - 1)
            place = Place(url, at[0] + 1, at[1] + 1, function)
            if url == "<anonymous>" and at[0] and session._runtime_kind(_PATIENCE) is RuntimeKind.DENO:
                url = EVALUATED  # Deno 2.9 takes no notice of a sourceURL; code of eval has "eval at" before this
            if url and not url.startswith(_NO_SOURCE):
                if own is None:
                    own = _maps_stacks(session)
                if own and url != EVALUATED:
                    place = table.place_in_source(session, url, *at, function)
                else:
                    place = table.place(session, script_ids.get(url, ""), *at, function, url)
                if place.mapped or url == EVALUATED:
                    line = f"{head}{place}{tail}"
            frames.append(place)
        lines.append(line)
    return "\n".join(lines), tuple(frames)


def _maps_stacks(session: Session) -> bool:
    """Whether the runtime writes the places of the source into stacks itself, which must not be mapped again.

    Deno 2.9 always does, for its TypeScript and for every source map, and Node with --enable-source-maps. The positions
    of the protocol are never mapped.
    """
    kind = session._runtime_kind(_PATIENCE)
    if kind is not RuntimeKind.NODE:
        return kind is RuntimeKind.DENO
    ask = {"expression": "process.sourceMapsEnabled === true || process.execArgv.includes('--enable-source-maps')"}
    command = session.submit("Runtime.evaluate", {**ask, "returnByValue": True, "silent": True})
    try:
        return command.result(_PATIENCE)["result"].get("value") is True
    finally:
        command.give_up()
