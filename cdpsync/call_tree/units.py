"""How amounts are written: seconds, bytes, and shares of the whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

_STEPS = (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6))


def seconds_text(seconds: float) -> str:
    """Three digits with the unit that people would use: 1.23 s, 45.6 ms, 120 µs."""
    if not seconds:
        return "0 s"
    unit, size = next((step for step in _STEPS if abs(seconds) >= 0.9995 * step[1]), _STEPS[-1])
    amount = seconds / size
    digits = 2 if abs(amount) < 9.995 else 1 if abs(amount) < 99.95 else 0
    return f"{amount:,.{digits}f} {unit}"


def signed_seconds_text(seconds: float) -> str:
    """The same with a sign, for a column of changes."""
    return ("+" if seconds > 0 else "") + seconds_text(seconds)


def share_text(share: float | None) -> str:
    """A part of the whole in percent; "" for None."""
    return "" if share is None else f"{share:.1%}"


def signed_share_text(share: float) -> str:
    """A change of a part of the whole, in percent of the whole."""
    return f"{share:+.1%}"


class Unit(NamedTuple):
    """What a call tree counts."""

    noun: str
    """The end of the names of attributes: self_time, total_size."""
    number: Callable[[float], Any]
    """The value as tables hold it: a whole number of bytes, or seconds."""
    shown: Callable[[Any], str]
    """A value in a column."""
    signed: Callable[[Any], str]
    """A change in a column."""
    said: Callable[[float], str]
    """A value in a sentence, with its unit."""


UNITS = {
    "seconds": Unit("time", float, seconds_text, signed_seconds_text, seconds_text),
    "bytes": Unit("size", round, "{:,}".format, "{:+,}".format, lambda size: f"{round(size):,} bytes"),
}
