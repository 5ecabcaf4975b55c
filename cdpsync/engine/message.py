"""Turns commands into text, and text into replies and events. No I/O and no state."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from ..errors import ProtocolError
from ..text import readable

MAX_DEPTH = 290
"""The greatest number of levels in a command. V8 refuses more than about 298, with an error that has no id (Node 24:
the id of another command), so the caller would wait until its timeout."""

MAX_ID = 2**31 - 1
"""The largest id: V8 accepts int32 only, and answers a larger one without an id."""


class Event(NamedTuple):
    """One event from the target. It is a named tuple.

    `method` is its name, such as "Debugger.paused". `params` is as the target sent it, {} if it sent none. `session_id`
    is the session that it belongs to; None for the client's own target. `number` is its place among all messages of the
    connection, replies included: of two events, the one with the lower number was sent first, whichever queues they
    were read from.
    """

    method: str
    params: dict[str, Any]
    session_id: str | None = None
    number: int = 0

    def __repr__(self) -> str:
        head = f"Event({readable(self.method)}, "
        return f"{head}{readable(self.params, len(head))}, session_id={self.session_id!r}, number={self.number})"


class Notice(Event):
    """Something that a helper tells its own listeners, in the place of the message that it follows from.

    Only those get it that listen to exactly this name: "*" and "Domain.*" are for what the target sends.
    """

    __slots__ = ()


class Reply(NamedTuple):
    """The target's answer to one command.

    `id` is None if the target could not tell which command it answers, and `error` is None for success. `result` is {}
    if the message has none, and may not be an object if the peer is not an inspector. `doubtful` is True if the message
    also has a method, as workerd and wrangler write it: then it is a reply only if a command with its id waits.
    """

    id: int | None
    result: Any
    error: dict[str, Any] | None
    session_id: str | None
    number: int
    doubtful: bool = False


_encode = json.JSONEncoder(allow_nan=False, separators=(",", ":")).encode
_decode = json.JSONDecoder().raw_decode


def encode_command(id: int, method: str, params: Mapping[str, Any] | None = None, session_id: str | None = None) -> str:
    """The text of one command, in ASCII: all other characters are escaped, including lone surrogates.

    Raises TypeError or ValueError if it is malformed. V8 would answer with another command's id, or not at all.
    """
    if not isinstance(method, str) or "." not in method:
        raise ValueError(f"a command is 'Domain.method', such as 'Runtime.evaluate', not {method!r}")
    message: dict[str, Any] = {"id": id, "method": method}
    if params is not None:
        if not isinstance(params, Mapping):
            raise TypeError(f"{method}: params must be a mapping, not {type(params).__name__}")
        message["params"] = params if isinstance(params, dict) else dict(params)
    if session_id is not None:
        message["sessionId"] = session_id
    try:
        text = _encode(message)
    except RecursionError:
        raise ValueError(f"{method}: params are nested too deeply; the limit is {MAX_DEPTH} levels") from None
    except (TypeError, ValueError) as error:
        raise type(error)(f"{method}: params are not JSON: {error}") from None
    # A level has at least two characters and one opening bracket. Counting these is fast, and few commands need more.
    if len(text) > 2 * MAX_DEPTH < 2 * (text.count("{") + text.count("[")) and _depth(message) > MAX_DEPTH:
        raise ValueError(f"{method}: params are nested {_depth(message)} levels deep; the limit is {MAX_DEPTH}")
    return text


def _depth(value: object) -> int:
    """The number of levels of a value that was encoded as JSON. Does not recurse."""
    depth, level = 0, [value]
    while level:
        containers = [item for item in level if isinstance(item, (dict, list, tuple)) and item]
        level = [child for item in containers for child in (item.values() if isinstance(item, dict) else item)]
        depth += 1
    return depth


def decode(text: str, number: int = 0, within: str | None = None) -> Reply | Event:
    """The reply or event in one message. Accepts escaped lone surrogates, which V8 sends.

    A message that came `within` a wrapped session belongs to it. Raises ProtocolError if it is not a CDP message.
    """
    try:
        message, end = _decode(text) if text[:1] == "{" else (None, -1)
        if end != len(text):
            message = json.loads(text)  # it may have white space around it; otherwise this raises the error
    except (ValueError, RecursionError) as error:
        raise ProtocolError(f"not JSON ({error})") from None
    if not isinstance(message, dict):
        raise ProtocolError("not a JSON object")
    session_id = message.get("sessionId")
    if not (session_id is None or isinstance(session_id, str)):
        raise ProtocolError("a message whose sessionId is not a string")
    if within is not None:
        if session_id is not None:
            raise ProtocolError(f"a message of session {session_id[:100]!r} within session {within[:100]!r}")
        session_id = within
    method = message.get("method")
    if method and isinstance(method, str) and "id" not in message:
        params = message.get("params")
        return Event(method, params if isinstance(params, dict) else {}, session_id, number)
    id = message.get("id")
    error_ = message.get("error")
    if error_ is not None and not isinstance(error_, dict):
        error_ = {"message": str(error_)}
    if type(id) is not int and (method is not None or error_ is None or id is not None):
        raise ProtocolError("neither a reply nor an event")
    result = message.get("result")
    return Reply(id, {} if result is None else result, error_, session_id, number, method is not None)


def check_pattern(pattern: object) -> None:
    """Raise ValueError if this is not a pattern for events."""
    if not isinstance(pattern, str) or (pattern != "*" and pattern.count(".") != 1):
        raise ValueError(f"an event is 'Domain.event', 'Domain.*' or '*', not {pattern!r}")


def matches(pattern: str, method: str) -> bool:
    """Whether the name of an event matches "Domain.event", "Domain.*" or "*"."""
    return pattern in ("*", method) or (pattern[-2:] == ".*" and method.startswith(pattern[:-1]))


def excerpt(text: str, limit: int = 200) -> str:
    """The beginning of a message, on one line, for a log or an error."""
    line = text[:limit].encode("unicode_escape").decode("ascii")
    return line if len(text) <= limit else f"{line}… {size(text)}"


def size(text: str, _limit: int = 0) -> str:
    """The size of a message, to be logged in place of an excerpt that could hold secrets."""
    return f"({len(text):,} characters)"
