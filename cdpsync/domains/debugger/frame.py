"""Frame: one call on the stack of a paused program."""

from __future__ import annotations


class Frame:
    """One call on the stack."""
