"""Run: a stretch of time in which one stack ran."""

from __future__ import annotations

from typing import NamedTuple


class Run(NamedTuple):
    """A stretch of time in which the stack stayed the same. Time between two runs was idle."""

    start: float
    """When it began, in seconds from the beginning of the profile."""
    duration: float
    """How long it was, in seconds. It may be 0 if two samples have the same time."""
    node: int
    """The node of the CallTree that ran, at the top of the stack."""
