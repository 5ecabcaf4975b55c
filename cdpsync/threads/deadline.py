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
    """A point in time: so many seconds from now, never for None, what `default` says for DEFAULT.

    `seconds` is their number, for errors. TypeError or ValueError for what is no number of seconds.
    """

    __slots__ = ("_at", "seconds")

    def __init__(self, timeout: Timeout, default: float | None = None) -> None:
        seconds = default if timeout is DEFAULT else timeout
        self.seconds: float = seconds or 0.0
        self._at: float | None = None
        if seconds is not None and seconds != math.inf:
            try:
                self._at = time.monotonic() + seconds
            except (TypeError, OverflowError):
                raise TypeError(f"a timeout is a number of seconds, or None for ever, not {seconds!r}") from None
            if math.isnan(self._at):
                raise ValueError(f"a timeout is a number of seconds, or None for ever, not {seconds!r}")

    def remaining(self) -> float | None:
        """Seconds left, as a lock takes them: never below 0; None for ever."""
        return None if self._at is None else min(threading.TIMEOUT_MAX, max(0.0, self._at - time.monotonic()))

    def at_most(self, seconds: float) -> Deadline:
        """This deadline or one in so many seconds, whichever comes first."""
        remaining = self.remaining()
        return Deadline(seconds if remaining is None else min(seconds, remaining))

    def passed(self) -> bool:
        return self._at is not None and time.monotonic() >= self._at
