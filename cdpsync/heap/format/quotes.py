"""Finds the quotes that begin and end the strings of a snapshot, piece by piece."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from ..arrays import I64

Places = npt.NDArray[Any]
"""Places in the text of the strings: of 32 bits, unless there are more than 4 GB."""

_QUOTE, _BACKSLASH = ord('"'), ord("\\")
_RUN = 32


class Quotes:
    """The places of the quotes in a text that is fed in order. Those that are part of a string are left out."""

    def __init__(self) -> None:
        self._size = 0
        self._open = False  # whether a backslash at the end of the text so far escapes what follows
        self._found: list[Places] = []
        self._begins: list[int] = []

    def feed(self, piece: bytes) -> None:
        """Take the next bytes of the text."""
        before = b"\\" if self._open else b""
        places = _quotes(before + piece)
        self._found.append(places.astype(np.uint32))
        self._begins.append(self._size - len(before))
        self._size += len(piece)
        self._open = (len(piece) - len(piece.rstrip(b"\\")) + len(before) * (not piece.strip(b"\\"))) % 2 == 1

    def places(self) -> Places:
        """All of them. The pieces are dropped, so this can be called once."""
        places = np.empty(sum(map(len, self._found)), np.uint32 if self._size < 1 << 32 else np.int64)
        at = 0
        for found, begin in zip(self._found, self._begins, strict=True):
            part = places[at : at + len(found)]
            np.add(found, begin, out=part, casting="unsafe")
            at += len(found)
        self._found, self._begins = [], []
        return places


def _quotes(text: bytes) -> I64:
    """The places of the quotes that have an even number of backslashes before them."""
    data = np.frombuffer(text, np.uint8)
    quotes = np.flatnonzero(data == _QUOTE)
    suspects = np.flatnonzero((data[quotes - 1] == _BACKSLASH) & (quotes > 0)) if len(quotes) else quotes
    if not len(suspects):
        return quotes
    escaped = np.zeros(len(quotes), bool)
    for steps in range(1, _RUN):  # the suspects have at least `steps` backslashes before them
        if not len(suspects):
            break
        escaped[suspects] = steps % 2 == 1
        at = quotes[suspects] - steps - 1
        suspects = suspects[(at >= 0) & (data[np.maximum(at, 0)] == _BACKSLASH)]
    for suspect in suspects.tolist():  # these have very many; count them, at most back to the quote before
        before = text[quotes[suspect - 1] + 1 if suspect else 0 : quotes[suspect]]
        escaped[suspect] = (len(before) - len(before.rstrip(b"\\"))) % 2 == 1
    return quotes[~escaped]
