"""How long to wait."""

from __future__ import annotations

import enum
import math
import threading
import time


class Default(enum.Enum):
    """The type of DEFAULT, which stands where a number of seconds could."""

    DEFAULT = "the client's timeout"

    def __repr__(self) -> str:
        return "DEFAULT"


DEFAULT = Default.DEFAULT

Timeout = float | None | Default
"""Seconds, None for ever, DEFAULT for the client's own timeout."""


class Deadline:
    """A point in time, from a number of seconds or None for never."""

    __slots__ = ("_at",)

    def __init__(self, seconds: float | None) -> None:
        self._at = None if seconds is None or seconds == math.inf else time.monotonic() + seconds

    def remaining(self) -> float | None:
        """Seconds left, as a lock takes them: never below 0; None for ever."""
        return None if self._at is None else min(threading.TIMEOUT_MAX, max(0.0, self._at - time.monotonic()))

    def passed(self) -> bool:
        return self._at is not None and time.monotonic() >= self._at
