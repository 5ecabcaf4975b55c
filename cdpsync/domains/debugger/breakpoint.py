"""Breakpoint: a place to stop at, and the truth about where it is bound."""

from __future__ import annotations


class Breakpoint:
    """A breakpoint, as `break_at` returns it."""
