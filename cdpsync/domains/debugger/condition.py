"""The condition of a breakpoint, with the counting for after=, every= and once=, which happens in the target."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ...errors import CDPError
from ...threads import Deadline

if TYPE_CHECKING:
    from ...session import Session

_PATIENCE = 1.0
"""Seconds that the target may take to say what a condition has thrown. A program that computes may never answer."""


class Condition:
    """What V8 evaluates whenever the program comes by a breakpoint.

    The counts are kept in a property of the global object that loops do not show. V8 takes a condition that throws
    for a false one, so it is caught, and counted there too.
    """

    def __init__(self, given: str | None, after: int | None, every: int | None, once: bool) -> None:
        self.given = given
        self._key = f"__cdpsync_count_{secrets.token_hex(4)}"
        self.text: str = self._made(after, every, once)
        """The text for V8; "" to stop always."""

    def _made(self, after: int | None, every: int | None, once: bool) -> str:
        key, given = self._key, self.given
        kept = "{value:{n:0,thrown:0,error:''},configurable:true}"
        counts = f"(globalThis.{key}||Object.defineProperty(globalThis,'{key}',{kept}).{key})"
        wanted = f"({given}\n)"
        if after is not None or every is not None or once:
            skipped, step = after or 0, every or 1
            passes = f"n==={skipped + step}" if once else f"n>{skipped}&&(n-{skipped})%{step}===0"
            counted = f"((n)=>{passes})(++{counts}.n)"
            wanted = counted if given is None else f"{wanted}&&{counted}"
        if given is None:
            return wanted if after is not None or every is not None or once else ""
        caught = f"((c)=>{{c.thrown++;c.error=e instanceof Error?e.name+': '+e.message:String(e)}})({counts})"
        return f"try{{{wanted}}}catch(e){{try{{{caught}}}catch{{}}false}}"

    def problem(self, session: Session, contexts: Iterable[int]) -> str:
        """What it has thrown in these execution contexts, for people; "" if nothing, or if the target is busy."""
        if self.given is None:
            return ""
        read = f"((c)=>c?[c.thrown,c.error].join(' '):'')(globalThis.{self._key})"
        commands = [
            session.submit("Runtime.evaluate", {"expression": read, "contextId": one, "silent": True})
            for one in contexts
        ]
        times, last, deadline = 0, "", Deadline(_PATIENCE)
        for command in commands:
            try:
                said = str(command.result(deadline.remaining())["result"].get("value") or "")
            except CDPError:
                continue  # the context is gone, or the program computes
            finally:
                command.give_up()
            count, _, error = said.partition(" ")
            if count.isdecimal() and int(count):
                times, last = times + int(count), error
        return f"its condition has thrown {times} times, and counts as false then: {last}" if times else ""


class Verbatim:
    """A condition that is the text for V8 as it is, such as that of a probe, which reports its own errors."""

    def __init__(self, given: str | None, text: str) -> None:
        self.given = given
        self.text = text

    def problem(self, session: Session, contexts: Iterable[int]) -> str:
        """Nothing is known of it."""
        return ""


def check_counts(after: int | None, every: int | None) -> None:
    """Raise ValueError unless both are counts."""
    for name, number, least in (("after", after, 0), ("every", every, 1)):
        if number is not None and (type(number) is not int or number < least):
            raise ValueError(f"{name} is a number of times, at least {least}, not {number!r}")


def check(session: Session, condition: str) -> None:
    """Raise ValueError if this is not an expression. V8 would silently ignore it."""
    if not isinstance(condition, str) or not condition.strip():
        raise ValueError(f"a condition is an expression of JavaScript such as 'total > 100', not {condition!r}")
    for wrong, said in refused(session, [condition]):
        raise ValueError(f"the condition {wrong!r} is not an expression of JavaScript: {said}")


def refused(session: Session, expressions: list[str]) -> Iterator[tuple[str, str]]:
    """Those of the texts that are not one expression, such as `a = ` and `1), (2`, each with what V8 says of it."""
    commands = [
        (one, session.submit("Runtime.evaluate", {"expression": f"void function(){{return{text}}}", "silent": True}))
        for one in expressions
        for text in (f"({one}\n)", f"[{one}\n]")
    ]
    for one, command in commands:
        details = command.result().get("exceptionDetails")
        if details is not None:
            yield one, details.get("exception", {}).get("description", details.get("text", "")).partition("\n")[0]
