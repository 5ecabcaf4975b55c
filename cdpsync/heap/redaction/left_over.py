"""Looks through the strings of a redacted file for texts that should have been replaced."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import IO

import numpy as np
import numpy.typing as npt

from ..arrays import I64, U8, Mask
from ..format.writing import escaped

U64 = npt.NDArray[np.uint64]

_LEAST = 8
_STEP = 1 << 20
_BITS = 24
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_WORD = re.compile(r"\w")


def find_left(file: IO[bytes], start: int, texts: Callable[[], Iterable[str]]) -> str | None:
    """A text that the file still has after `start`; None if all of them are gone.

    Texts of fewer than eight bytes are left out, because they may be part of anything, and so are those without a
    letter or a digit. First, a table of hashes finds the first eight bytes of any text. If it finds some, which is
    rare, the whole texts that begin with them are looked for.
    """
    words = np.unique(np.frombuffer(b"".join(text[:_LEAST] for text in _wanted(texts())), "<u8"))
    table = np.zeros(1 << _BITS, bool)
    table[_hash(words)] = True
    met: set[bytes] = set()
    for data in _pieces(file, start, _LEAST - 1):
        met |= _met(np.frombuffer(data, np.uint8), words, table)
    suspects = [text for text in _wanted(texts()) if text[:_LEAST] in met] if met else []
    for data in _pieces(file, start, max(map(len, suspects), default=0)) if suspects else ():
        for text in suspects:
            if text in data:
                return text.decode("ascii")
    return None


def _wanted(texts: Iterable[str]) -> Iterator[bytes]:
    """The texts that are looked for, as they would be written."""
    for text in texts:
        written = escaped(text)
        if len(written) >= _LEAST and _WORD.search(text):
            yield written


def _pieces(file: IO[bytes], start: int, overlap: int) -> Iterator[bytes]:
    """The rest of the file in pieces. Each begins with the end of the one before."""
    file.seek(start)
    end = b""
    while piece := file.read(_STEP):
        data = end + piece
        yield data
        end = data[len(data) - overlap :]


def _met(data: U8, words: U64, table: Mask) -> set[bytes]:
    """Which of the words, which are sorted, are in the data. `table` says which hashes they have."""
    count = len(data) - _LEAST + 1
    if count <= 0 or not len(words):
        return set()
    at_each = np.ndarray((count,), "<u8", data, 0, (1,)).astype(np.uint64)
    likely = at_each[table[_hash(at_each)]]
    index = np.minimum(np.searchsorted(words, likely), len(words) - 1)
    return {word.tobytes() for word in likely[words[index] == likely].astype("<u8")}


def _hash(words: U64) -> I64:
    hashes: I64 = ((words * _SPREAD) >> np.uint64(64 - _BITS)).astype(np.int64)
    return hashes
