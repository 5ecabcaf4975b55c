"""evaluate() and call(): JavaScript code from Python."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ...threads import Deadline
from .realm import GUARD, SessionRealm, named
from .remote_object import RemoteObject

if TYPE_CHECKING:
    from ...session import Session

_BLANK = r"(?:\s|//[^\n]*\n|/\*.*?\*/)*"
_STATEMENT = re.compile(
    _BLANK
    + r"(?:(?:async\s+)?function\b|import\b(?!\s*[.(])|"
    + r"(?:class|const|let|var|if|for|while|do|switch|try|throw|return|export)\b)",
    re.DOTALL,
)
"""Matches the beginning of a text that is not an expression, or that declares something unless it is made one."""


def evaluate(
    session: Session,
    expression: str,
    by_value: bool,
    await_promise: bool,
    context_id: int | None,
    deadline: Deadline,
    terminate_on_timeout: bool,
) -> Any:
    """See Session.evaluate."""
    realm = SessionRealm(session, deadline)
    more = {} if context_id is None else {"contextId": context_id}
    reply = reply_to(realm, expression, await_promise, deadline, terminate_on_timeout, more)
    return realm.outcome(reply, deadline, by_value=by_value, await_promise=await_promise)


def reply_to(
    realm: SessionRealm,
    expression: str,
    await_promise: bool,
    deadline: Deadline,
    terminate_on_timeout: bool,
    params: dict[str, Any],
) -> dict[str, Any]:
    """The reply to Runtime.evaluate with an expression, or a statement. `params` are further parameters."""
    if not isinstance(expression, str):
        raise TypeError(f"evaluate() takes the text of an expression, not {type(expression).__name__}")
    common: dict[str, Any] = {"generatePreview": True, **params}

    def run(text: str, **more: Any) -> dict[str, Any]:
        return realm.evaluate({**common, "expression": text, **more}, deadline, terminate=terminate_on_timeout)

    def compiles(function: str) -> bool:
        """Whether the text compiles. Nothing of it runs, because it is the body of a function that is not called."""
        reply = realm.send("Runtime.evaluate", {**common, "expression": f"({function}), 0"}, deadline)
        return "exceptionDetails" not in reply

    reply = None
    if not _STATEMENT.match(expression):
        # As an expression it can be guarded, and {a: 1} is an object.
        body = re.sub(r"[;\s]+$", "", expression)
        guard = GUARD if await_promise else "value => value"
        reply = run(named(f"({guard})((", body, "))"))
        if _syntax_error(reply) and not compiles(f"function () {{ (\n{body}\n) }}"):
            reply = None
    if reply is None:
        reply = run(named("", expression))
        if _syntax_error(reply) and "await" in expression and not compiles(f"function () {{ {expression}\n }}"):
            # V8 compiles `await` at top level only in this mode, which makes a promise of every value.
            again = run(named("", expression), replMode=True, awaitPromise=True)
            reply = reply if _syntax_error(again) and not again["exceptionDetails"].get("stackTrace") else again
    return reply


def _syntax_error(reply: dict[str, Any]) -> bool:
    exception: dict[str, Any] = reply.get("exceptionDetails", {}).get("exception", {})
    return exception.get("className") == "SyntaxError"


def call(
    session: Session,
    function: str | RemoteObject,
    arguments: tuple[Any, ...],
    this: Any,
    by_value: bool,
    await_promise: bool,
    deadline: Deadline,
    terminate_on_timeout: bool,
) -> Any:
    """See Session.call."""
    if not isinstance(function, (str, RemoteObject)):
        raise TypeError(f"call() takes the text of a function, or a handle on one, not {type(function).__name__}")
    return SessionRealm(session, deadline).run(
        function, arguments, this, by_value=by_value, await_promise=await_promise, terminate=terminate_on_timeout
    )


def value_of(session: Session, remote: dict[str, Any], deadline: Deadline, *, by_value: bool = True) -> Any:
    """The Python value of a Runtime.RemoteObject that some reply or event contains; a RemoteObject if it has none.

    Takes the object over: it is released once nothing refers to it.
    """
    return SessionRealm(session, deadline).value_of(remote, deadline, by_value=by_value)


def error_of(session: Session, details: dict[str, Any], deadline: Deadline) -> Exception:
    """The JavaScriptError of a Runtime.ExceptionDetails, with its stack mapped to the source."""
    return SessionRealm(session, deadline).error(details, deadline)
