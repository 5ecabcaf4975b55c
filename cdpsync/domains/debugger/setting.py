"""What debugger.break_at and debugger.breakpoints do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .address import Address
from .binding import breakpoints_of
from .breakpoint import Breakpoint
from .condition import Condition, check, check_counts
from .life import started
from .record import Record

if TYPE_CHECKING:
    from ...session import Session


def break_at(
    session: Session, address: Address, condition: str | None, after: int | None, every: int | None, once: bool
) -> Breakpoint:
    """Set a breakpoint. Raises ValueError if the condition or the counts are wrong."""
    check_counts(after, every)
    if condition is not None:
        check(session, condition)
    started(session)
    owner = breakpoints_of(session)
    record = Record(next(owner.numbers), address, Condition(condition, after, every, once), once)
    return owner.add(session, record)


def all_breakpoints(session: Session) -> list[Breakpoint]:
    """The breakpoints that are set, the oldest first."""
    owner = breakpoints_of(session)
    return [owner.shown(session, record) for record in list(owner.records.values()) if record.read is None]


def pending(session: Session) -> str:
    """Which breakpoints are pending, and why; "" if none is."""
    said = [f"{one.asked} is pending: {one.problem}" for one in all_breakpoints(session) if not one.bound]
    return "; ".join(said[:5]) + (f"; and {len(said) - 5} more" if len(said) > 5 else "")
