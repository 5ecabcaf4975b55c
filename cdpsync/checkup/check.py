"""Check: one thing that was checked, and the result."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass

from ..views import Column, Table


class State(enum.Enum):
    """The result of a check."""

    OK = "ok"
    NOTE = "note"
    """Nothing is wrong, but it may explain something."""
    MISSING = "missing"
    """Something cannot be done without it."""
    FAILED = "failed"
    """Nothing, or little, works without it."""


@dataclass(frozen=True)
class Check:
    """One thing that was checked, and the result."""

    section: str
    """What it belongs to: "installed", "runtimes", "ports", "network", "endpoint"."""
    name: str
    """What was checked."""
    state: State
    said: str
    """What was found."""
    advice: str = ""
    """What to do about it; "" if there is nothing to do."""
    seconds: float | None = None
    """How long a step took; None if it was not measured."""

    @property
    def mark(self) -> str:
        """The state as a word: "ok", "note", "missing", "failed"."""
        return self.state.value


def table(title: str, checks: Sequence[Check]) -> Table[Check]:
    """A table that prints all of the checks."""
    columns = (
        Column("section", "section"),
        Column("name", "what", widest=40),
        Column("mark", "state"),
        Column("said", "found", widest=200),
        Column("advice", "what to do", widest=200),
    )
    return Table(title, columns, checks, most=1000)
