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


BLOCK = 1 << 18
"""Characters that are scanned at a time. Without blocks, half of the time goes into memory that is new."""


def decode(text: str, sources: int, names: int, where: str = "") -> Mappings:
    """The segments of `mappings`, sorted. Raises SourceMapError, which says where the text is broken."""
    if not text.strip(";"):
        return Mappings()
    try:
        content = text.encode("ascii") + b";"  # so that a separator follows each segment
    except UnicodeEncodeError:
        raise wrong(text, sources, names, where) from None
    scanned = []
    start = 0
    while start < len(content):
        end = _block_end(content, start)
        digits = _TABLE[np.frombuffer(content, np.uint8, end - start, start)]
        lengths, kinds, stops = _numbers_in(digits)
        if (digits == _NONE).any() or (digits[stops[kinds >= 64] - 1] >> 5 == 1)[stops[kinds >= 64] > 0].any():
            raise wrong(text, sources, names, where)
        is_end = kinds < 32
        if int(lengths[is_end].max(initial=0)) > _LONGEST:
            return vlq.decode(text, sources, names, where)
        numbers = _values(digits, stops[is_end], lengths[is_end])
        if numbers is None:
            raise wrong(text, sources, names, where)
        counts = np.diff(np.cumsum(is_end)[~is_end], prepend=0)
        scanned.append((numbers, counts.astype(np.int32), kinds[~is_end] == _SEMICOLON))
        start = end
    numbers, counts, semicolons = (np.concatenate(parts) for parts in zip(*scanned, strict=True))
    found = _segments(numbers, counts, semicolons, sources, names)
    if found is None:
        raise wrong(text, sources, names, where)
    return found


def _block_end(content: bytes, start: int) -> int:
    """Where the block that begins at `start` ends: behind a separator."""
    limit = start + BLOCK
    if limit >= len(content):
        return len(content)
    last = max(content.rfind(b",", start, limit), content.rfind(b";", start, limit))
    if last >= 0:
        return last + 1
    following = [at for at in (content.find(b",", limit), content.find(b";", limit)) if at >= 0]
    return min(following) + 1


def _numbers_in(digits: NDArray[np.uint8]) -> tuple[NDArray[np.int64], NDArray[np.uint8], NDArray[np.int64]]:
    """Of everything that does not continue (the last digit of a number, or a separator): length, digit, and index."""
    stops = np.flatnonzero(digits >> 5 != 1)
    return np.diff(stops, prepend=-1), digits[stops], stops


def _values(digits: NDArray[np.uint8], ends: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int32] | None:
    """The signed numbers; None if one has more than 32 bits."""
    unsigned = digits[ends].astype(np.int64)
    rest = np.flatnonzero(lengths > 1)
    for back in range(1, _LONGEST):
        if not len(rest):
            break
        unsigned[rest] = unsigned[rest] << 5 | (digits[ends[rest] - back] & 31)
        rest = rest[lengths[rest] > back + 1]
    if (unsigned >> 32).any():
        return None
    values = unsigned >> 1
    signed = np.where(unsigned & 1, -values, values)
    signed[unsigned == 1] = -(1 << 31)
    return signed.astype(np.int32)


def _segments(
    numbers: NDArray[np.int32], counts: NDArray[np.int32], semicolons: NDArray[np.bool_], sources: int, names: int
) -> Mappings | None:
    """The arrays of the segments; None if one is wrong. `counts` are the numbers before each separator."""
    empty = counts == 0
    # Only a whole line may be empty: what has no numbers lies between two semicolons.
    if (empty & ~(semicolons & np.concatenate(([True], semicolons[:-1])))).any():
        return None
    fields = counts[~empty]
    if not ((fields == 1) | (fields == 4) | (fields == 5)).all():
        return None
    firsts = np.cumsum(fields) - fields
    lines: NDArray[np.int64] = (np.cumsum(semicolons) - semicolons)[~empty]
    mapped, named = fields > 1, fields == 5
    parts: list[NDArray[np.int32]] = []
    for number, present in ((1, mapped), (2, mapped), (3, mapped), (4, named)):
        deltas = np.zeros(len(fields), np.int32)
        deltas[present] = numbers[firsts[present] + number]
        totals = np.cumsum(deltas, dtype=np.int64)
        if totals.min() < 0 or totals.max() >= SIGN:
            return None
        totals[~present] = -1 if number in (1, 4) else 0
        parts.append(totals.astype(np.int32))
    if parts[0].max() >= sources or parts[3].max() >= names:
        return None
    keys = np.cumsum(numbers[firsts], dtype=np.int64)
    begins = np.flatnonzero(np.diff(lines, prepend=-1))
    bases = np.concatenate(([0], keys[begins[1:] - 1]))
    keys -= np.repeat(bases, np.diff(begins, append=len(lines)))
    keys += lines << 32
    if (keys & SIGN).any():
        return None
    if (keys[1:] < keys[:-1]).any():
        order = np.argsort(keys, kind="stable")
        keys, parts = keys[order], [part[order] for part in parts]
    return Mappings(as_array("q", keys), *(as_array("i", part) for part in parts))
