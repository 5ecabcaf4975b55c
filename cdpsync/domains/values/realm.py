"""What evaluate(), call() and handles share: commands, and values from the protocol's objects."""

from __future__ import annotations

import math
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from ...errors import CDPError, CDPTimeoutError, CommandError, JavaScriptError
from ...threads import Deadline
from ..scripts import EVALUATED
from .arguments import Arguments
from .javascript import source
from .reading import LIMIT, integer, read
from .remote_object import RemoteObject
from .thrown import javascript_error

if TYPE_CHECKING:
    from ...session import Session

_UNSERIALIZABLE = {"-0": -0.0, "NaN": math.nan, "Infinity": math.inf, "-Infinity": -math.inf}

# Node and Deno end a program if a promise is rejected that nothing waits for, and the command that awaits it comes too
# late. `await` needs no method that the program may have replaced.
GUARD = """value => {
    try { if (value instanceof Promise) (async () => { try { await value } catch {} })() } catch {}
    return value
}""".replace("\n", "")

_GONE = (
    "Could not find object",
    "Cannot find context",
    "Execution context was destroyed",
    "Inspected target navigated",
)
_TERMINATED = "Execution was terminated"
_OF_ENDING = ("Cannot find context", "Execution context was destroyed", _TERMINATED)
"""What a worker answers that ends by the code: Node's, and Deno's."""
_ENDING = 0.5
"""How long a worker may take to end after such an answer, in seconds. Node 20 and 24 took 0.01."""
_GRACE = 2.0
"""How much longer than V8's own timeout the reply may take, in seconds."""


class Kept:
    """What a session keeps of this room between calls."""

    def __init__(self) -> None:
        self.scope: str | None = None
        """A handle on the global object, in whose context functions are called."""
        self.serialisers: dict[str, str] = {}
        """Handles on serialise.js, by the context that it was compiled in."""


class SessionRealm:
    """The values of one session, within one deadline, or for handles within the client's timeout each."""

    def __init__(self, session: Session, deadline: Deadline | None = None) -> None:
        self._session = session
        self._limit = deadline
        self._link = session._open()
        self._kept = session._kept(Kept)
        self._life = self._link.connection.sessions.life(session.session_id)
        self.owner: tuple[object, str | None] = (self._link.connection, session.session_id)

    def deadline(self) -> Deadline:
        return self._limit or Deadline(self._link.connection.timeout)

    def release(self, object_id: str) -> None:
        """Let the target forget an object, with the next command. A finalizer may call this anywhere."""
        later = self._link.connection.later
        later("Runtime.releaseObject", {"objectId": object_id}, self._session.session_id, self._life)

    def send(self, method: str, params: dict[str, Any], deadline: Deadline) -> dict[str, Any]:
        """The reply to a command."""
        try:
            return self._session._open().connection.call(method, params, self._session.session_id, deadline, self._link)
        except CommandError as error:
            if error.message.startswith(_OF_ENDING) and not {"contextId", "timeout"} & params.keys():
                self._wait_for_end()
            if error.message.startswith(_GONE):
                error.hint = (
                    "the object or its context is gone, as when a page is left or a handle was released; evaluate the "
                    "expression again"
                )
            raise

    def _wait_for_end(self) -> None:
        """Raise SessionClosed if this is a worker that ends just now: its context goes first, as at process.exit()."""
        if self._session.session_id is not None and self._life is not None and self._life.about.kind == "worker":
            with self._session.events("Inspector.detached") as end, suppress(CDPTimeoutError):
                end.get(_ENDING)

    # --- calls ---

    def run(
        self,
        function: str | RemoteObject,
        arguments: tuple[Any, ...],
        this: Any = None,
        *,
        by_value: bool = False,
        await_promise: bool = False,
        terminate: bool = False,
        names: tuple[str, ...] | None = None,
    ) -> Any:
        """What a function returns; see Session.call."""
        deadline = self.deadline()
        sent = Arguments(self.owner)
        names = names or tuple(f"argument {n + 1}" for n in range(len(arguments)))
        is_handle = isinstance(function, RemoteObject)
        sent.add((this, function if is_handle else None, *arguments), ("this", "the function", *names))
        text = "null" if isinstance(function, RemoteObject) else f"({_line(function)}{function}\n)"
        name = "" if isinstance(function, RemoteObject) else _name(function)
        guard = f"({GUARD})" if await_promise else ""
        if len(sent.nodes) == 1:  # nothing is nested
            values = [_argument(item, sent.handles) for item in sent.nodes[0][1:]]
            body = "self, given, ...values) { "
        else:
            values = [{"value": sent.nodes}, *({"objectId": one["objectId"]} for one in sent.handles)]
            body = f"nodes, ...handles) {{ const [self, given, ...values] = ({source('revive')})(nodes, handles); "
        if this is None and len(sent.nodes) == 1:
            values[0] = {}
        body += f"const f = given ?? {text}; "
        call = f"{guard}(Reflect.apply(f, self ?? undefined, values))"
        if terminate and deadline.remaining() is not None:
            reply = self._terminable(body, call, name, values, sent.handles, deadline)
        else:
            reply = self._on_scope(f"function cdpsync({body}return {call} }}{name}", values, sent.handles, deadline)
        return self.outcome(reply, deadline, by_value=by_value, await_promise=await_promise)

    def _on_scope(
        self, declaration: str, values: list[dict[str, Any]], handles: list[dict[str, Any]], deadline: Deadline
    ) -> dict[str, Any]:
        """Call a function in the context of its first handle, or in the main context."""
        params: dict[str, Any] = {"functionDeclaration": declaration, "arguments": values, "generatePreview": True}
        if handles:
            return self.send("Runtime.callFunctionOn", {**params, "objectId": handles[0]["objectId"]}, deadline)
        if self._kept.scope is not None:
            try:
                return self.send("Runtime.callFunctionOn", {**params, "objectId": self._kept.scope}, deadline)
            except CommandError as error:
                if not error.message.startswith(_GONE[:2]):
                    raise  # else the page has been left since then, and nothing was called
        self._kept.scope = self.send("Runtime.evaluate", {"expression": "globalThis"}, deadline)["result"]["objectId"]
        return self.send("Runtime.callFunctionOn", {**params, "objectId": self._kept.scope}, deadline)

    def _terminable(
        self,
        body: str,
        call: str,
        name: str,
        values: list[dict[str, Any]],
        handles: list[dict[str, Any]],
        deadline: Deadline,
    ) -> dict[str, Any]:
        """Call a function so that V8 stops it after the deadline.

        Only Runtime.evaluate has a timeout; Runtime.terminateExecution would stop whatever runs by then, or what runs
        next. So the call waits under a name on the global object until an expression takes it from there.
        """
        key = f"cdpsync {secrets.token_hex(8)}"
        store = f"globalThis[Symbol.for({key!r})] = function cdpsync() {{ return {call} }};"
        prepared = self._on_scope(f"function ({body}{store} }}{name}", values, handles, deadline)
        if "exceptionDetails" in prepared:
            return prepared
        take = f"(key => {{ const f = globalThis[key]; delete globalThis[key]; return f() }})(Symbol.for({key!r}))"
        return self.evaluate({"expression": take, "generatePreview": True}, deadline, terminate=True)

    def evaluate(self, params: dict[str, Any], deadline: Deadline, *, terminate: bool) -> dict[str, Any]:
        """The reply to Runtime.evaluate; with `terminate`, V8 stops the code when the deadline has passed."""
        remaining = deadline.remaining()
        if not terminate or remaining is None:
            return self.send("Runtime.evaluate", params, deadline)
        params = {**params, "timeout": max(1, round(1000 * remaining))}
        try:
            return self.send("Runtime.evaluate", params, Deadline(remaining + _GRACE))
        except CommandError as error:
            if error.message != _TERMINATED:
                raise
            raise CDPTimeoutError("Runtime.evaluate", deadline.seconds, "the code was stopped") from None

    # --- values ---

    def outcome(self, reply: dict[str, Any], deadline: Deadline, *, by_value: bool, await_promise: bool) -> Any:
        """The value in a reply. Raises JavaScriptError if the code threw."""
        return self.value_of(self.settled(reply, deadline, await_promise), deadline, by_value=by_value)

    def settled(self, reply: dict[str, Any], deadline: Deadline, await_promise: bool = True) -> dict[str, Any]:
        """The Runtime.RemoteObject in a reply, or that of its promise. Raises JavaScriptError if the code threw."""
        if "exceptionDetails" in reply:
            raise self.error(reply["exceptionDetails"], deadline)
        remote: dict[str, Any] = reply["result"]
        if not await_promise or remote.get("subtype") != "promise":
            return remote
        params = {"promiseObjectId": remote["objectId"], "generatePreview": True}
        try:
            reply = self.send("Runtime.awaitPromise", params, deadline)
        except CDPTimeoutError as error:
            error.hint = "the promise is still pending; while the program is paused in the debugger, no promise settles"
            raise
        finally:
            self.release(remote["objectId"])
        return self.settled(reply, deadline, await_promise=False)

    def value_of(self, remote: dict[str, Any], deadline: Deadline, *, by_value: bool = True) -> Any:
        """The Python value of a Runtime.RemoteObject; see values.value_of."""
        if "objectId" not in remote:
            return primitive(remote)
        value = self._read(remote, deadline) if by_value and remote["type"] == "object" else None
        return RemoteObject(remote, self._lasting()) if value is None else value

    def _read(self, remote: dict[str, Any], deadline: Deadline) -> Any:
        """The value of an object; None if it has none. Takes the object over unless it returns None."""
        object_id = remote["objectId"]
        reply = self._serialised(object_id, deadline)
        if "exceptionDetails" in reply:
            return None
        result, remotes = reply["result"], {"0": remote}
        text = result.get("value")
        if "objectId" in result:
            found = self._own(result["objectId"], deadline)
            text = found.pop("text")["value"]
            remotes.update(found)
        if not text:
            return None
        made: dict[int, Any] = {}

        def handle(number: int, error: tuple[str, str] | None) -> Any:
            if number not in made:
                one = remotes[str(number)]
                made[number] = RemoteObject(one, self._lasting())
                if one.get("subtype") == "error":
                    made[number] = javascript_error(self._session, one, made[number], error, {})
            return made[number]

        value = read(text, handle)
        if 0 not in made:
            self.release(object_id)
        return value

    def _serialised(self, object_id: str, deadline: Deadline) -> dict[str, Any]:
        """The reply of serialise.js for an object. The function is compiled once in each context."""
        # V8's ids are "isolate.context.number" (v8/src/inspector/remote-object-id.cc). Another form costs time only.
        context, found = object_id.rpartition(".")[0], self._kept.serialisers
        arguments = [{"objectId": object_id}, {"value": LIMIT}]
        for _ in range(2):
            function = found.get(context)
            if function is None:
                made = {"functionDeclaration": f"() => {source('serialise')}", "objectId": object_id}
                reply = self.send("Runtime.callFunctionOn", made, deadline)
                if "exceptionDetails" in reply or "objectId" not in reply["result"]:
                    break
                function = reply["result"]["objectId"]
                if len(found) > 50:
                    found.clear()  # of pages that were left, most of them
                found[context] = function
            params = {
                "functionDeclaration": "function (o, limit) { return this(o, limit) }",
                "objectId": function,
                "arguments": arguments,
            }
            try:
                return self.send("Runtime.callFunctionOn", params, deadline)
            except CommandError as error:
                if not error.message.startswith(_GONE[:1]):
                    raise
                found.pop(context, None)  # someone released all objects, or the object itself is gone
        params = {"functionDeclaration": source("serialise"), "objectId": object_id, "arguments": arguments}
        return self.send("Runtime.callFunctionOn", params, deadline)

    def _own(self, object_id: str, deadline: Deadline) -> dict[str, dict[str, Any]]:
        """The own properties of an object that our code made. Releases it."""
        params = {"objectId": object_id, "ownProperties": True, "generatePreview": True}
        found = self.send("Runtime.getProperties", params, deadline)["result"]
        self.release(object_id)
        return {one["name"]: one["value"] for one in found if "value" in one}

    def properties(self, remote: RemoteObject) -> dict[str, Any]:
        """The own properties of an object that our code made, as primitives and handles."""
        deadline = self.deadline()
        params = {"objectId": Arguments(self.owner).handle(remote), "ownProperties": True, "generatePreview": True}
        found = self.send("Runtime.getProperties", params, deadline)["result"]
        return {one["name"]: self.value_of(one["value"], deadline, by_value=False) for one in found if "value" in one}

    def value(self, remote: RemoteObject) -> Any:
        """The Python value of what a handle is on."""
        return self.run("o => o", (remote,), by_value=True)

    def _lasting(self) -> SessionRealm:
        """The realm for a handle, which outlives the deadline of this one."""
        return self if self._limit is None else SessionRealm(self._session)

    def error(self, details: dict[str, Any], deadline: Deadline) -> JavaScriptError:
        """The JavaScriptError of a Runtime.ExceptionDetails; see values.error_of."""
        text, remote = str(details.get("text", "")), details.get("exception")
        if remote is None:
            return JavaScriptError("", text)
        try:
            value = self.value_of(remote, deadline)
        except CDPError:  # the program may have ended by now: what is known is told all the same
            value = None
        if isinstance(value, JavaScriptError):
            return javascript_error(self._session, remote, value.value, (value.name, value.message), details)
        if remote.get("subtype") == "error":
            return javascript_error(self._session, remote, value, None, details)
        nothing = "null" if remote.get("subtype") == "null" else "undefined"
        shown = remote.get("description") or (nothing if value is None else repr(value))
        return JavaScriptError("", f"{text} {shown}" if shown not in text else text, value=value)


def named(before: str, text: str, after: str = "") -> str:
    """The code for a text that somebody gave, with ours around it; V8 and people call it EVALUATED.

    A text with a sourceURL of its own keeps its lines instead: the columns of its first line are moved.
    """
    return f"{before}{_line(text)}{text}\n{after}{_name(text)}"


def _line(text: str) -> str:
    return "" if "sourceURL=" in text else "\n"


def _name(text: str) -> str:
    return "" if "sourceURL=" in text else f"\n//# sourceURL={EVALUATED}\n"


def primitive(remote: dict[str, Any]) -> Any:
    """The Python value of a Runtime.RemoteObject that is not an object."""
    if "unserializableValue" in remote:
        text = remote["unserializableValue"]
        return _UNSERIALIZABLE[text] if text in _UNSERIALIZABLE else integer(text[:-1])
    return remote.get("value")


def _argument(item: Any, handles: list[dict[str, Any]]) -> dict[str, Any]:
    """A Runtime.CallArgument for an item of arguments.py that refers to no node."""
    if not isinstance(item, list):
        return {"value": item}
    if item[0] == "handle":
        return {"objectId": handles[item[1]]["objectId"]}
    return {"unserializableValue": item[1] + ("n" if item[0] == "bigint" else "")}
