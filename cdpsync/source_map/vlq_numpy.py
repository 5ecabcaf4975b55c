"""The mappings of a source map, decoded by numpy. The results are those of vlq.py.

text      A  A  C  A  ,  S  g  B  A  A  ;
digit     0  0  2  0  ,  18 32 1  0  0  ;      by a table
number    0  0  2  0     18 ─32─  0  0         a number ends with a digit that has no continuation bit
segment   └────────┘     └───────────┘         a segment ends with a separator, or with the text
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from . import vlq
from .mappings import Mappings
from .sorting import as_array
from .vlq import SIGN
from .walk import wrong

_COMMA, _SEMICOLON, _NONE = 64, 65, 66
_LONGEST = 7
"""Digits that 32 bits can need. Longer numbers are valid if they begin with zeros, but nobody writes them."""


def _table() -> NDArray[np.uint8]:
    table = np.full(256, _NONE, np.uint8)
    digits = np.frombuffer(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", np.uint8)
    table[digits] = np.arange(64)
    table[ord(",")], table[ord(";")] = _COMMA, _SEMICOLON
    return table


_TABLE = _table()


def decode(text: str, sources: int, names: int, where: str = "") -> Mappings:
    """The segments of `mappings`, sorted. Raises SourceMapError, which says where the text is broken."""
    if not text.strip(";"):
        return Mappings()
    try:
        content = text.encode("ascii")
    except UnicodeEncodeError:
        raise wrong(text, sources, names, where) from None
    digits = _TABLE[np.frombuffer(content, np.uint8)]
    is_digit = digits < 64
    last = is_digit & ((digits & 32) == 0)
    ends = np.flatnonzero(last)
    separators = np.flatnonzero(~is_digit)
    before = separators[separators > 0] - 1
    unfinished = (is_digit[before] & ~last[before]).any() or (is_digit[-1] and not last[-1])
    if (digits == _NONE).any() or unfinished or not len(ends):
        raise wrong(text, sources, names, where)
    starts = np.empty_like(ends)
    starts[0] = 0
    starts[1:] = ends[:-1] + 1
    # A number begins behind the number before it, and behind all separators between the two.
    is_separator = ~is_digit
    skipped = np.cumsum(is_separator, dtype=np.int64)
    starts += skipped[ends] - np.concatenate(([0], skipped[ends[:-1]]))
    lengths = ends - starts + 1
    if int(lengths.max()) > _LONGEST:
        return vlq.decode(text, sources, names, where)
    numbers = _numbers(digits, ends, lengths)
    if numbers is None:
        raise wrong(text, sources, names, where)
    found = _segments(digits, ends, separators, numbers, sources, names)
    if found is None:
        raise wrong(text, sources, names, where)
    return found


def _numbers(
    digits: NDArray[np.uint8], ends: NDArray[np.int64], lengths: NDArray[np.int64]
) -> NDArray[np.int64] | None:
    """The signed numbers; None if one has more than 32 bits."""
    unsigned = digits[ends].astype(np.int64)
    rest = np.flatnonzero(lengths > 1)
    at = ends[rest]
    for back in range(1, _LONGEST):
        if not len(rest):
            break
        unsigned[rest] = unsigned[rest] << 5 | (digits[at - back] & 31)
        rest = rest[lengths[rest] > back + 1]
        at = ends[rest]
    if (unsigned >> 32).any():
        return None
    values = unsigned >> 1
    signed = np.where(unsigned & 1, -values, values)
    signed[unsigned == 1] = -(1 << 31)
    return signed


def _segments(
    digits: NDArray[np.uint8],
    ends: NDArray[np.int64],
    separators: NDArray[np.int64],
    numbers: NDArray[np.int64],
    sources: int,
    names: int,
) -> Mappings | None:
    """The arrays of the segments; None if something is wrong with one."""
    bounds = np.searchsorted(ends, np.append(separators, len(digits)))  # the numbers in front of each separator
    counts = np.diff(bounds, prepend=0)
    semicolons = np.append(digits[separators] == _SEMICOLON, True)
    empty = counts == 0
    # Only a whole line may be empty: what has no numbers lies between two semicolons.
    if (empty & ~(semicolons & np.concatenate(([True], semicolons[:-1])))).any():
        return None
    fields = counts[~empty]
    if not ((fields == 1) | (fields == 4) | (fields == 5)).all():
        return None
    firsts = (bounds - counts)[~empty]
    lines = (np.cumsum(semicolons) - semicolons)[~empty]
    mapped, named = fields > 1, fields == 5
    parts = []
    for number, present in ((1, mapped), (2, mapped), (3, mapped), (4, named)):
        deltas = np.zeros(len(fields), np.int64)
        deltas[present] = numbers[firsts[present] + number]
        totals = np.cumsum(deltas)
        if totals.min() < 0 or totals.max() >= SIGN:
            return None
        totals[~present] = -1 if number in (1, 4) else 0
        parts.append(totals)
    if parts[0].max() >= sources or parts[3].max() >= names:
        return None
    totals = np.cumsum(numbers[firsts])
    begins = np.flatnonzero(np.diff(lines, prepend=-1))
    bases = np.concatenate(([0], totals[begins[1:] - 1]))
    columns = totals - np.repeat(bases, np.diff(begins, append=len(lines)))
    keys = (lines.astype(np.int64) << 32) + columns
    if (keys & SIGN).any():
        return None
    if (keys[1:] < keys[:-1]).any():
        order = np.argsort(keys, kind="stable")
        keys, parts = keys[order], [part[order] for part in parts]
    return Mappings(as_array("q", keys), *(as_array("i", part.astype(np.int32)) for part in parts))
