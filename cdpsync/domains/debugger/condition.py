"""The condition of a breakpoint, with the counting for after=, every= and once=, which happens in the target."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...session import Session


def check_counts(after: int | None, every: int | None) -> None:
    """Raise ValueError unless both are counts."""
    for name, number, least in (("after", after, 0), ("every", every, 1)):
        if number is not None and (type(number) is not int or number < least):
            raise ValueError(f"{name} is a number of times, at least {least}, not {number!r}")


def check(session: Session, condition: str) -> None:
    """Raise ValueError if this is not an expression: neither `a = ` nor `1), (2`. V8 would silently ignore it."""
    if not isinstance(condition, str) or not condition.strip():
        raise ValueError(f"a condition is an expression of JavaScript such as 'total > 100', not {condition!r}")
    commands = [
        session.submit("Runtime.evaluate", {"expression": f"void function(){{return{text}}}", "silent": True})
        for text in (f"({condition}\n)", f"[{condition}\n]")
    ]
    for command in commands:
        details = command.result().get("exceptionDetails")
        if details is not None:
            said = details.get("exception", {}).get("description", details.get("text", "")).partition("\n")[0]
            raise ValueError(f"the condition {condition!r} is not an expression of JavaScript: {said}")


def text_of(condition: str | None, after: int | None, every: int | None, once: bool) -> str:
    """What V8 evaluates whenever the program comes by; "" to stop always.

    The count is kept in a property of the global object that loops do not show.
    """
    if after is None and every is None and not once:
        return f"({condition}\n)" if condition is not None else ""
    key = f"__cdpsync_count_{secrets.token_hex(4)}"
    count = f"(globalThis.{key}||Object.defineProperty(globalThis,'{key}',{{value:{{n:0}},configurable:true}}).{key})"
    skipped, step = after or 0, every or 1
    passes = f"n==={skipped + step}" if once else f"n>{skipped}&&(n-{skipped})%{step}===0"
    counted = f"((n)=>{passes})(++{count}.n)"
    return f"({condition}\n)&&{counted}" if condition is not None else counted
