"""evaluate() and call(): JavaScript code from Python."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...threads import Deadline

if TYPE_CHECKING:
    from ...session import Session
    from .remote_object import RemoteObject


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
    raise NotImplementedError


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
    raise NotImplementedError


def error_of(session: Session, details: dict[str, Any], deadline: Deadline) -> Exception:
    """The JavaScriptError of a Runtime.ExceptionDetails, with its stack mapped to the source."""
    raise NotImplementedError
