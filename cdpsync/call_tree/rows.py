"""The rows of the tables, in seconds and in bytes."""

from __future__ import annotations

from typing import NamedTuple


class TimeRow(NamedTuple):
    """A function, file, package or category, and the time spent in it, in seconds."""

    name: str
    place: str
    """The file and line where a function begins; "" for other groups."""
    self_time: float
    """Without what it called."""
    total_time: float
    """With all that it called. Each moment counts once, also in recursion."""
    self_share: float | None
    """The part of the active time, from 0 to 1; None for idle time."""
    total_share: float | None


class SizeRow(NamedTuple):
    """A function, file, package or category, and the bytes allocated in it."""

    name: str
    place: str
    """The file and line where a function begins; "" for other groups."""
    self_size: int
    """Without what it called."""
    total_size: int
    """With all that it called. Each byte counts once, also in recursion."""
    self_share: float | None
    """The part of all bytes, from 0 to 1."""
    total_share: float | None


class LineTimeRow(NamedTuple):
    """A line of the source, and the time spent in it, in seconds, without what it called."""

    name: str
    """The function that spent most in the line."""
    place: str
    """The file and line."""
    self_time: float
    self_share: float | None
    """The part of the active time, from 0 to 1."""


class LineSizeRow(NamedTuple):
    """A line of the source, and the bytes allocated in it, without what it called."""

    name: str
    """The function that allocated most in the line."""
    place: str
    """The file and line."""
    self_size: int
    self_share: float | None
    """The part of all bytes, from 0 to 1."""


class TimeCall(NamedTuple):
    """A function at one place of a tree of calls, and the time spent there, in seconds."""

    level: int
    """How deep it is in the tree; 0 for the first."""
    name: str
    place: str
    """The file and line where the function begins."""
    self_time: float
    total_time: float
    total_share: float | None
    """The part of the active time, from 0 to 1."""


class SizeCall(NamedTuple):
    """A function at one place of a tree of calls, and the bytes allocated there."""

    level: int
    """How deep it is in the tree; 0 for the first."""
    name: str
    place: str
    """The file and line where the function begins."""
    self_size: int
    total_size: int
    total_share: float | None
    """The part of all bytes, from 0 to 1."""


class TimeChange(NamedTuple):
    """A function, file, package or category in two profiles, and how its time changed, in seconds."""

    name: str
    place: str
    self_delta: float
    """How much it grew."""
    self_time: float
    """In the newer profile."""
    total_delta: float
    total_time: float
    """In the newer profile."""
    share_delta: float
    """By how much the self time's part of the active time grew; 0.1 if it was 20 % and is 30 %."""


class SizeChange(NamedTuple):
    """A function, file, package or category in two profiles, and how its bytes changed."""

    name: str
    place: str
    self_delta: int
    """How much it grew."""
    self_size: int
    """In the newer profile."""
    total_delta: int
    total_size: int
    """In the newer profile."""
    share_delta: float
    """By how much its own part of all bytes grew; 0.1 if it was 20 % and is 30 %."""
