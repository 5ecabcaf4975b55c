"""Looks through the strings of a redacted file for texts that should have been replaced."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import IO

import numpy as np

from ..arrays import I64, U8

LEAST = 8
"""Texts of fewer bytes are not looked for: they may be part of anything."""

_STEP = 1 << 20
_BITS = 24
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_WORD = re.compile(rb"\w")


def find_left(file: IO[bytes], start: int, texts: Iterable[bytes]) -> bytes | None:
    """One of the texts that is in the file from `start` on; None if none of them is.

    Texts of fewer than LEAST bytes, and those without a letter or a digit, are left out. The first eight bytes of all
    texts are looked for at once, by a table of their hashes.
    """
    wanted: dict[bytes, list[bytes]] = {}
    for text in texts:
        if len(text) >= LEAST and _WORD.search(text):
            wanted.setdefault(text[:LEAST], []).append(text)
    words = np.frombuffer(b"".join(wanted), "<u8")
    table = np.zeros(1 << _BITS, bool)
    table[_hash(words)] = True
    ordered = np.sort(words)
    longest = max((len(text) for some in wanted.values() for text in some), default=0)
    file.seek(start)
    data = file.read(_STEP)
    while len(data) >= LEAST:
        more = file.read(_STEP)
        searched = data + more[:longest]
        for at in _places(np.frombuffer(searched, np.uint8), len(data), table, ordered).tolist():
            for text in wanted[searched[at : at + LEAST]]:
                if searched.startswith(text, at):
                    return text
        data = more
    return None


def _places(data: U8, end: int, table: np.ndarray, ordered: np.ndarray) -> I64:
    """Where one of the words in `ordered` begins, before `end`."""
    count = min(end, len(data) - LEAST + 1)
    at_each = np.ndarray((count,), "<u8", data, 0, (1,)).astype(np.uint64, copy=True)
    places = np.flatnonzero(table[_hash(at_each)])
    found = at_each[places]
    index = np.minimum(np.searchsorted(ordered, found), max(len(ordered) - 1, 0))
    kept: I64 = places[ordered[index] == found] if len(ordered) else places[:0]
    return kept


def _hash(words: np.ndarray) -> np.ndarray:
    return ((words * _SPREAD) >> np.uint64(64 - _BITS)).astype(np.int64)
