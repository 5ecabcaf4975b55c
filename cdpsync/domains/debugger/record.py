"""Record: what is known of one breakpoint."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ...session import Session
    from .address import Address
    from .condition import Condition, Verbatim


class Record:
    """What is known of one breakpoint. It does not refer to the session, because the engine keeps it.

    Threads: the reader changes `hits` and `removed`; the rest is changed with the lock of the debugger held.
    """

    def __init__(self, number: int, address: Address, condition: Condition | Verbatim, once: bool) -> None:
        self.number = number
        self.read: Callable[[Session, dict[str, Any]], None] | None = None
        """What a probe does with a pause that it makes; None for a breakpoint, whose pauses the user sees."""
        self.address = address
        self.condition = condition
        self.once = once
        self.hits = 0
        self.removed = False
        self.by_url = ""
        """The protocol's id of the breakpoint for all URLs that match; "" without one."""
        self.ids: set[str] = set()
        self.seen: set[str] = set()
        """The scripts that have been looked at."""
        self.found: list[dict[str, Any]] = []
        """The locations where V8 has bound it."""
        self.alike: set[str] = set()
        """The files that were taken for the one that was asked for, because their paths end alike."""
        self.shown: weakref.ref[Any] | None = None
        """The Breakpoint that users hold."""


def same_place(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two locations of the protocol are one place."""
    keys = ("scriptId", "lineNumber")
    return all(one.get(key) == other.get(key) for key in keys) and one.get("columnNumber", 0) == other.get(
        "columnNumber", 0
    )
