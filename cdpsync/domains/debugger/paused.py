"""Paused: where the program stopped, and why."""

from __future__ import annotations


class Paused:
    """One pause."""
