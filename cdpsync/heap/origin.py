"""Origin: the file, the program and the time that a snapshot comes from."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import NamedTuple


class Origin(NamedTuple):
    """Where a snapshot comes from, if that is known. The text of a snapshot does not say."""

    file: str = ""
    """The path that it was read from; "" if it was not read from a path."""
    program: str = ""
    """The program whose heap it is, as `HeapSnapshot.load` was told; "" if it was not."""
    captured: datetime | None = None
    """When it was captured, in UTC, as `HeapSnapshot.load` was told; None if it was not."""
    changed: datetime | None = None
    """When the file was last changed, in UTC. For a file that was not copied, this is when the capture finished."""


def in_utc(time: datetime | float) -> datetime:
    """A time, or seconds since 1970, in UTC. A time without a zone is local."""
    if isinstance(time, datetime):
        return time.astimezone(timezone.utc)
    return datetime.fromtimestamp(time, timezone.utc)


def time_text(time: datetime) -> str:
    """The time as "2026-11-26 22:05:31 UTC"."""
    return f"{time:%Y-%m-%d %H:%M:%S} UTC"
