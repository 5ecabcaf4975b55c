"""Timeouts, and the times at which they end."""

from __future__ import annotations

import enum
import math
import threading
import time


class Default(enum.Enum):
    """The type of DEFAULT, which can be given in place of a number of seconds."""

    DEFAULT = "the client's timeout"

    def __repr__(self) -> str:
        return "DEFAULT"


DEFAULT = Default.DEFAULT

Timeout = float | None | Default
"""Seconds, None for ever, DEFAULT for the client's own timeout."""


class Deadline:
    """The time at which a timeout ends, counted from now.

    If `timeout` is None, it never ends. If it is DEFAULT, `default` is used. `seconds` is the length of the timeout,
    for error texts. Raises TypeError or ValueError if `timeout` is not a number of seconds.
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
        """The seconds that are left, at least 0; None for ever. Never more than a lock accepts as a timeout."""
        return None if self._at is None else min(threading.TIMEOUT_MAX, max(0.0, self._at - time.monotonic()))

    def at_most(self, seconds: float) -> Deadline:
        """This deadline, or one that is `seconds` from now, whichever comes first."""
        remaining = self.remaining()
        return Deadline(seconds if remaining is None else min(seconds, remaining))

    def passed(self) -> bool:
        """Whether no time is left."""
        return self._at is not None and time.monotonic() >= self._at
