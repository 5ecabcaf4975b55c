"""Check: one thing that was looked at, and how it was found."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass

from ..views import Column, Table


class State(enum.Enum):
    """How something was found."""

    OK = "ok"
    NOTE = "note"
    """Nothing is wrong, but it may explain something."""
    MISSING = "missing"
    """Something can not be done without it."""
    FAILED = "failed"
    """Nothing, or little, works without it."""


@dataclass(frozen=True)
class Check:
    """One thing that was looked at."""

    section: str
    """What it belongs to: "installed", "runtimes", "ports", "network", "endpoint"."""
    name: str
    """What was looked at."""
    state: State
    said: str
    """What was found."""
    advice: str = ""
    """What to do about it; "" if there is nothing to do."""
    seconds: float | None = None
    """How long a step took; None if that means nothing."""

    @property
    def mark(self) -> str:
        """The state as a word: "ok", "note", "missing", "failed"."""
        return self.state.value


def table(title: str, checks: Sequence[Check]) -> Table[Check]:
    """The checks as a table, all of which prints."""
    columns = (
        Column("section", "section"),
        Column("name", "what", widest=40),
        Column("mark", "state"),
        Column("said", "found", widest=200),
        Column("advice", "what to do", widest=200),
    )
    return Table(title, columns, checks, most=1000)
