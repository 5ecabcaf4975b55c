"""Call: what a frame of a paused program is made of: where it is, its variables, and expressions in it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ...errors import CommandError
from ...threads import DEFAULT, Deadline, Timeout
from ..scripts import Place, scripts_of
from ..values import RemoteObject, call, error_of, value_of
from ..values.remote_object import remote_of
from .state import DebuggerState, Stop
from .variables import Variables, read, read_names, unknown

if TYPE_CHECKING:
    from ...session import Session

OVER = "this pause is over, because the program has continued; debugger.paused is the current pause"

_GONE = ("Can only perform operation while paused", "Could not find call frame", "Could not find object")
"""How V8 answers from when it takes Debugger.resume, which is before Debugger.resumed."""

_TOP = ("module", "script")
"""The scopes of a whole file: of a module (Deno, Node), and of all scripts of a page (Chrome)."""

_SAFE = 2**53 - 1
"""The largest integer that JavaScript's numbers hold without loss; a larger one is sent as a BigInt."""


class Call:
    """One call on the stack of a paused program. Frame, which can restart it, is in paused.py beside Paused."""

    def __init__(self, session: Session, state: DebuggerState, stop: Stop, params: dict[str, Any]) -> None:
        self._session = session
        self._state = state
        self._stop = stop
        self.params: dict[str, Any] = params
        """The protocol's Debugger.CallFrame."""

    # --- where ---

    @property
    def function(self) -> str:
        """The name of the function in the code that V8 runs; "" if it has none, and at the top level."""
        return str(self.params.get("functionName", ""))

    @cached_property
    def place(self) -> Place:
        """Where this call is, in the source."""
        at = self.params.get("location") or {}
        line, column = at.get("lineNumber", 0), at.get("columnNumber", 0)
        script_id, url = str(at.get("scriptId", "")), str(self.params.get("url", ""))
        return scripts_of(self._session).place(self._session, script_id, line, column, self.function, url)

    @property
    def file(self) -> str:
        """The source file: a path for file: URLs, otherwise the URL."""
        return self.place.file

    @property
    def line(self) -> int:
        """The line in the source file, from 1."""
        return self.place.line

    @property
    def column(self) -> int:
        """The column in the line, from 1."""
        return self.place.column

    # --- what ---

    @cached_property
    def locals(self) -> Variables:
        """The variables of the function and of its inner blocks; at the top level, those of the file.

        An inner variable hides an outer one of the same name. Values are as `Session.evaluate` returns them. No getter
        is called. A variable that is declared further down is UNINITIALIZED.
        """
        return self._variables(0)

    @cached_property
    def closure(self) -> Variables:
        """The variables of the enclosing functions. V8 keeps only those that this function uses."""
        return self._variables(1)

    @cached_property
    def module(self) -> Variables:
        """The variables of the file: of the module, or the `let`, `const` and `class` of all scripts of a page.

        In a CommonJS module, V8 keeps only those that functions use.
        """
        return self._variables(2)

    @cached_property
    def globals(self) -> Any:
        """The global object, as a RemoteObject."""
        for scope in self._scopes:
            if scope.get("type") == "global":
                with self._paused() as session:
                    return value_of(session, scope["object"], self._deadline(DEFAULT), by_value=False)
        raise RuntimeError("V8 gives this frame no global scope")

    @cached_property
    def this(self) -> Any:
        """The value of `this`; None if it is undefined, and in WebAssembly."""
        with self._paused() as session:
            return value_of(session, self.params.get("this") or {"type": "undefined"}, self._deadline(DEFAULT))

    @property
    def return_value(self) -> Any:
        """What the function is about to return, if it has paused at its end; None otherwise."""
        return self._return_value

    @cached_property
    def _return_value(self) -> Any:
        remote = self.params.get("returnValue")
        if remote is None:
            return None
        with self._paused() as session:
            return value_of(session, remote, self._deadline(DEFAULT))

    def evaluate(self, expression: str, *, by_value: bool = True, timeout: Timeout = DEFAULT) -> Any:
        """The value of a JavaScript expression in this frame: it may use and change the variables.

        Values are as `Session.evaluate` returns them. `timeout` is in seconds, by default the client's. Raises
        JavaScriptError if it throws, and RuntimeError if the pause is over.
        https://chromedevtools.github.io/devtools-protocol/v8/Debugger/#method-evaluateOnCallFrame
        """
        deadline = self._deadline(timeout)
        with self._paused() as session:
            reply = self._on_frame(expression, deadline)
            if "exceptionDetails" in reply:
                raise error_of(session, reply["exceptionDetails"], deadline)
            return value_of(session, reply["result"], deadline, by_value=by_value)

    def set(self, name: str, value: Any) -> None:
        """Give a variable of this frame another value: `frame.set("x", 3)`.

        The innermost variable of that name is changed, in whichever scope it is. `value` may be whatever
        `Session.call` takes as an argument. Raises NameError if there is no such variable, and TypeError if it is a
        constant. After that, `locals` and the others are read again.
        https://chromedevtools.github.io/devtools-protocol/v8/Debugger/#method-setVariableValue
        """
        deadline = self._deadline(DEFAULT)
        with self._paused() as session:
            number, names = self._scope_of(name, deadline)
            if number is None:
                raise NameError(unknown(name, names))
            reply = self._on_frame(f"{name} = {name}", deadline)
            if "exceptionDetails" in reply:
                text = str(reply["exceptionDetails"].get("exception", {}).get("description", ""))
                if "constant" in text:
                    raise TypeError(f"{name!r} is a constant, which cannot be changed")
                raise error_of(session, reply["exceptionDetails"], deadline)
            sent = _in_target(session, value, deadline)  # the target keeps an object as long as this handle lives
            params = {"scopeNumber": number, "variableName": name, "newValue": _argument(session, sent)}
            self._command("Debugger.setVariableValue", params, deadline)
        for cached in ("locals", "closure", "module", "this"):
            self.__dict__.pop(cached, None)

    # --- scopes ---

    @property
    def _scopes(self) -> list[dict[str, Any]]:
        chain = self.params.get("scopeChain")
        return [scope for scope in chain or () if isinstance(scope, dict)]

    @cached_property
    def _parts(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]]:
        """The scopes of the function, of those around it, and of the file."""
        scopes = [scope for scope in self._scopes if scope.get("type") != "global"]
        kinds = [scope.get("type") for scope in scopes]
        end = kinds.index("local") + 1 if "local" in kinds else len(scopes)
        own, around = scopes[:end], scopes[end:]
        file = [scope for scope in own + around if scope.get("type") in _TOP or _is_of_commonjs(scope)]
        return own, [scope for scope in around if scope not in file], file

    def _variables(self, part: int) -> Variables:
        deadline = self._deadline(DEFAULT)
        hidden: set[str] = set()
        with self._paused() as session:
            for scope in self._parts[0] + self._parts[1] if part == 2 else self._parts[0] if part else ():
                if scope not in self._parts[part]:
                    hidden.update(read_names(session, scope, deadline))
            return Variables(read(session, self._on_frame, self._parts[part], hidden, deadline))

    def _scope_of(self, name: str, deadline: Deadline) -> tuple[int | None, list[str]]:
        """The number of the innermost scope that has this variable, and the names of all variables."""
        names: list[str] = []
        for number, scope in enumerate(self._scopes):
            if scope.get("type") != "global":
                mine = list(read_names(self._session, scope, deadline))
                if name in mine:
                    return number, mine
                names += mine
        return None, names

    # --- commands ---

    def _on_frame(self, expression: str, deadline: Deadline) -> dict[str, Any]:
        return self._command("Debugger.evaluateOnCallFrame", {"expression": expression, "silent": True}, deadline)

    def _command(self, method: str, params: dict[str, Any], deadline: Deadline) -> dict[str, Any]:
        params = {"callFrameId": self.params["callFrameId"], **params}
        with self._paused() as session:
            return session.send_command(method, params, timeout=deadline.remaining())

    @contextmanager
    def _paused(self) -> Iterator[Session]:
        """The session. Raises RuntimeError if the program has gone on, or goes on meanwhile."""
        if self._stop.over:
            raise RuntimeError(OVER)
        try:
            yield self._session
        except CommandError as error:
            if not (self._stop.over or error.message.startswith(_GONE)):
                raise
            raise RuntimeError(OVER) from None

    def _deadline(self, timeout: Timeout) -> Deadline:
        return Deadline(timeout, self._session._timeout)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.function or '<anonymous>'} at {self.place}>"


def _is_of_commonjs(scope: dict[str, Any]) -> bool:
    """Whether this is the scope of a CommonJS module: Node's function around it begins where the file does."""
    at = scope.get("startLocation") or {}
    return scope.get("type") in ("closure", "local") and at.get("lineNumber") == 0 == at.get("columnNumber")


def _in_target(session: Session, value: Any, deadline: Deadline) -> Any:
    """The value as a primitive, or as a handle on an object in the target."""
    return call(
        session,
        "value => value",
        (value,),
        None,
        by_value=False,
        await_promise=False,
        deadline=deadline,
        terminate_on_timeout=False,
    )


def _argument(session: Session, value: Any) -> dict[str, Any]:
    """The Runtime.CallArgument of what _in_target returned."""
    if isinstance(value, RemoteObject):
        return {"objectId": remote_of(value, (session._open().connection, session.session_id))["objectId"]}
    if isinstance(value, float) and not math.isfinite(value):
        return {"unserializableValue": "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"}
    if isinstance(value, int) and abs(value) > _SAFE:
        return {"unserializableValue": f"{value}n"}
    return {"unserializableValue": "-0"} if repr(value) == "-0.0" else {"value": value}
