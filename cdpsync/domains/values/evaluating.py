"""evaluate() and call(): JavaScript code from Python."""

from __future__ import annotations

import math
from collections import deque
from typing import TYPE_CHECKING, Any

from ...errors import CommandError, JavaScriptError
from ...threads import Deadline
from .javascript import source
from .reading import LIMIT, integer, read
from .remote_object import RemoteObject

if TYPE_CHECKING:
    from ...session import Session

_UNSERIALIZABLE = {"-0": -0.0, "NaN": math.nan, "Infinity": math.inf, "-Infinity": -math.inf}


class Released:
    """The ids of handles that nobody holds any more. The next call of the session releases them in the target."""

    def __init__(self) -> None:
        self.ids: deque[str] = deque()


def _send(session: Session, method: str, params: dict[str, Any], deadline: Deadline) -> dict[str, Any]:
    released = session._kept(Released).ids
    while released:
        session.submit("Runtime.releaseObject", {"objectId": released.popleft()})
    return session.send_command(method, params, timeout=deadline.remaining())


def evaluate(
    session: Session,
    expression: str,
    *,
    by_value: bool,
    await_promise: bool,
    context_id: int | None,
    deadline: Deadline,
    terminate_on_timeout: bool,
) -> Any:
    params: dict[str, Any] = {"expression": expression, "generatePreview": True}
    if context_id is not None:
        params["contextId"] = context_id
    reply = _send(session, "Runtime.evaluate", params, deadline)
    return _outcome(session, reply, deadline, by_value, await_promise)


def _outcome(session: Session, reply: dict[str, Any], deadline: Deadline, by_value: bool, await_promise: bool) -> Any:
    if "exceptionDetails" in reply:
        raise error_of(session, reply["exceptionDetails"], deadline)
    remote = reply["result"]
    if await_promise and remote.get("subtype") == "promise":
        params = {"promiseObjectId": remote["objectId"], "generatePreview": True}
        try:
            reply = _send(session, "Runtime.awaitPromise", params, deadline)
        finally:
            session._kept(Released).ids.append(remote["objectId"])
        return _outcome(session, reply, deadline, by_value, False)
    return value_of(session, remote, deadline, by_value=by_value)


def call(
    session: Session,
    function: str | RemoteObject,
    arguments: tuple[Any, ...],
    this: Any,
    *,
    by_value: bool,
    await_promise: bool,
    deadline: Deadline,
    terminate_on_timeout: bool,
) -> Any:
    raise NotImplementedError


def value_of(session: Session, remote: dict[str, Any], deadline: Deadline, *, by_value: bool = True) -> Any:
    """The Python value of a Runtime.RemoteObject that some reply or event contains; a RemoteObject if it has none.

    Takes the object over: it is released when nobody holds it any more.
    """
    object_id = remote.get("objectId")
    if object_id is None:
        if "unserializableValue" in remote:
            text = remote["unserializableValue"]
            return _UNSERIALIZABLE[text] if text in _UNSERIALIZABLE else integer(text[:-1])
        return remote.get("value")
    if not by_value or remote["type"] != "object":
        return _handle(session, remote)
    released = session._kept(Released).ids
    params = {
        "functionDeclaration": source("serialise"),
        "objectId": object_id,
        "arguments": [{"objectId": object_id}, {"value": LIMIT}],
    }
    reply = _send(session, "Runtime.callFunctionOn", params, deadline)
    if "exceptionDetails" in reply:
        return _handle(session, remote)
    result = reply["result"]
    handles: dict[int, Any] = {0: remote}
    text = result.get("value")
    if "objectId" in result:
        asked = {"objectId": result["objectId"], "ownProperties": True, "generatePreview": True}
        found = {
            one["name"]: one["value"] for one in _send(session, "Runtime.getProperties", asked, deadline)["result"]
        }
        released.append(result["objectId"])
        text = found.pop("text")["value"]
        handles.update((int(name), one) for name, one in found.items())
    if not text:
        return _handle(session, remote)
    made: dict[int, Any] = {}

    def handle(number: int, error: tuple[str, str] | None) -> Any:
        if number not in made:
            one = _handle(session, handles[number])
            if handles[number].get("subtype") == "error":
                one = _error(handles[number], one, error)
            made[number] = one
        return made[number]

    value = read(text, handle)
    if 0 not in made:
        released.append(object_id)
    return value


def _handle(session: Session, remote: dict[str, Any]) -> RemoteObject:
    return RemoteObject(remote, lambda *a, **k: None, session._kept(Released).ids)


def _error(remote: dict[str, Any], value: Any, known: tuple[str, str] | None) -> JavaScriptError:
    """A JavaScriptError for an Error object."""
    stack = remote.get("description", "")
    head = stack.split("\n    at ")[0]
    name, message = known or (head.split(":")[0], head.partition(": ")[2])
    return JavaScriptError(name, message, stack, (), value)


def error_of(session: Session, details: dict[str, Any], deadline: Deadline) -> Exception:
    """The JavaScriptError of a Runtime.ExceptionDetails, with its stack mapped to the source."""
    remote = details.get("exception")
    if remote is None:
        return JavaScriptError("", details.get("text", ""))
    try:
        value = value_of(session, remote, deadline)
    except CommandError:
        value = None
    if isinstance(value, JavaScriptError):
        return value
    return JavaScriptError("", f"{details.get('text', '')} {remote.get('description', value)}".strip(), value=value)
