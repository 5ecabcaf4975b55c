"""Origin: what is known about where a snapshot comes from."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import NamedTuple


class Origin(NamedTuple):
    """Where a snapshot comes from, as far as it is known. The file itself says nothing about it."""

    file: str = ""
    """The path that it was read from; "" if it was not read from a path."""
    program: str = ""
    """The program whose heap it is, as the caller of `HeapSnapshot.load` has named it."""
    captured: datetime | None = None
    """When it was captured, as the caller has said, in UTC."""
    changed: datetime | None = None
    """When the file was last changed, in UTC: if it is the original, when the capture was finished."""


def in_utc(time: datetime | float) -> datetime:
    """A time, or seconds since 1970, in UTC. A time without a zone is local."""
    if isinstance(time, datetime):
        return time.astimezone(timezone.utc)
    return datetime.fromtimestamp(time, timezone.utc)


def time_text(time: datetime) -> str:
    """ "2026-11-26 22:05:31 UTC"."""
    return f"{time:%Y-%m-%d %H:%M:%S} UTC"
