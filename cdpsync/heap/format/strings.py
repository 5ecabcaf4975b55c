"""The strings of a snapshot. They are kept as they are in the file, and each is decoded when it is asked for.

V8 writes ASCII with escapes, and cuts strings at 1,024 characters. Of a character beyond U+FFFF it writes only the
lower 16 bits. These may be a lone surrogate, which is kept. Other programs may write the same text in other ways, which
are found as well.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from ...files import what_follows
from ..arrays import I32, I64, U8, leading, unique
from .escapes import Escaped, find_escapes, spellings
from .quotes import Places, Quotes

_BLOCK = 1 << 22
_FEW = 64
"""So many strings are compared one by one."""
_AT_ONCE = 1 << 13
"""How many strings are decoded at once."""


class Strings:
    """A sequence of strings, which can also be searched.

    `text` is the JSON text after the opening bracket of the array, up to the end of the file; `quotes` have been fed
    the same. Raises ValueError if it is wrong; the args are what is wrong and at which byte.

    Threads: any.
    """

    def __init__(self, text: bytes | bytearray, quotes: Quotes | None = None) -> None:
        if quotes is None:
            quotes = Quotes()
            for start in range(0, len(text), _BLOCK):
                quotes.feed(bytes(text[start : start + _BLOCK]))
        places = quotes.places()
        if len(places) % 2:
            raise ValueError("it ends in the middle of a string", len(text))
        self._text = text
        self._opens, self._closes = places[::2].copy(), places[1::2].copy()
        del places
        if len(self._opens):
            _check_commas(text, self._closes[:-1], self._opens[1:])
            between = text[: int(self._opens[0])]
            end, tail = int(self._closes[-1]) + 1, text[int(self._closes[-1]) + 1 :]
        else:
            between, end, tail = b"", 0, text
        if between.strip():
            raise _unexpected(text, 0, f"{bytes(between[:20])!r} where the first string should be")
        if b"".join(tail.split()) != b"]}":
            raise _unexpected(text, end, f"the strings end with {bytes(tail[:20])!r} instead of ']}}'")
        self._known: dict[int, str] = {}
        self._escaped: Escaped = find_escapes(self.text, self._opens)

    def __len__(self) -> int:
        return len(self._opens)

    def __getitem__(self, number: int) -> str:
        known = self._known.get(number)
        if known is not None:
            return known
        text = _decode(self._raw(number))
        if len(self._known) < 100_000:
            self._known[number] = text
        return text

    def __iter__(self) -> Iterator[str]:
        for start in range(0, len(self), _AT_ONCE):
            end = min(start + _AT_ONCE, len(self))
            block = self._text[int(self._opens[start]) : int(self._closes[end - 1]) + 1]
            yield from _decoded(block) or map(_decode, map(self._raw, range(start, end)))

    def texts(self, numbers: I32) -> Iterator[str]:
        """The strings with these numbers. Many of them take a third of the time that they would take one by one."""
        for start in range(0, len(numbers), _AT_ONCE):
            raw = [*map(self._raw, numbers[start : start + _AT_ONCE].tolist())]
            yield from _decoded(b'"%s"' % b'","'.join(raw)) or map(_decode, raw)

    # --- as they are in the file ---

    @property
    def text(self) -> U8:
        """The bytes in which the strings are."""
        return np.frombuffer(self._text, np.uint8)

    def quotes(self, numbers: npt.NDArray[np.integer[Any]]) -> tuple[I64, I64]:
        """The places in the text of the quote before and of the quote after each of these strings."""
        return self._opens[numbers].astype(np.int64), self._closes[numbers].astype(np.int64)

    def lengths(self) -> Places:
        """How many bytes each string takes between its quotes."""
        lengths: Places = self._closes - self._opens
        lengths -= 1
        return lengths

    def _raw(self, number: int) -> bytes | bytearray:
        return self._text[int(self._opens[number]) + 1 : int(self._closes[number])]

    # --- searching ---

    def numbers_of(self, *texts: str) -> I32:
        """The numbers of the strings that are equal to one of these texts. V8 may have written one more than once."""
        return unique(np.concatenate([np.zeros(0, np.int32), *map(self._equal, texts)]))

    def starting(self, text: str) -> I32:
        """The numbers of the strings that start with a text."""
        return self._spelled(self._all(), text, lambda one: one.startswith(text))

    def containing(self, text: str) -> I32:
        """The numbers of the strings that contain a text."""
        if not text or not self._text.isascii():  # bytes that are not UTF-8 are shown as digits
            return self._confirmed(self._all(), lambda one: text in one, only_escaped=False)
        plain = self._holding(text.encode("utf-8", "surrogatepass")) if not {*text} & {*'"\\'} else self._all()[:0]
        found = self._confirmed(plain, lambda one: text in one)
        others = self._confirmed(self._unlike(text), lambda one: text in one, only_escaped=False)
        return unique(np.concatenate((found, others)))

    def _equal(self, text: str) -> I32:
        raw = text.encode("utf-8", "surrogatepass")
        same = np.flatnonzero(self.lengths() == len(raw)).astype(np.int32)
        numbers = unique(np.concatenate((same, self._unlike(text))))
        return self._spelled(numbers, text, text.__eq__)

    def _spelled(self, numbers: I32, text: str, fits: Callable[[str], bool]) -> I32:
        """Those of these strings that begin with a text, however it is written, and that fit.

        Strings without escapes that begin with the text must fit.
        """
        data, places = self.text, self.quotes(numbers)[0] + 1
        for character in text:
            # A string with an invalid escape is kept as it is in the file, and so has a backslash in its text.
            if len(numbers) <= _FEW or character == "\\":
                return self._confirmed(numbers, fits, only_escaped=False)
            ends = np.full(len(numbers), -1, np.int64)
            for spelling in spellings(character):
                _match(data, places, spelling, ends)
            kept = ends >= 0
            numbers, places = numbers[kept], ends[kept]
        return self._confirmed(numbers, fits)

    def _confirmed(self, numbers: I32, fits: Callable[[str], bool], *, only_escaped: bool = True) -> I32:
        """Those of these strings that fit. By default, all that have no escapes do."""
        doubtful = np.isin(numbers, self._escaped.any) if only_escaped else np.ones(len(numbers), bool)
        kept = ~doubtful
        kept[doubtful] = [fits(text) for text in self.texts(numbers[doubtful])]
        return numbers[kept]

    def _holding(self, raw: bytes) -> I32:
        """The numbers of the strings that have these bytes in them."""
        found = []
        for start in range(0, len(self._text), _BLOCK):
            parts = self._text[start : start + _BLOCK + len(raw) - 1].split(raw)
            if len(parts) > 1:
                places = np.cumsum(np.fromiter(map(len, parts[:-1]), np.int64, len(parts) - 1) + len(raw))
                found.append(places + (start - len(raw)))
        if not found:
            return np.zeros(0, np.int32)
        places = np.concatenate(found).astype(self._opens.dtype)
        numbers = (np.searchsorted(self._opens, places, "right") - 1).astype(np.int32)
        numbers = numbers[(numbers >= 0) & (places < self._closes[numbers])]
        once: I32 = numbers[leading(numbers)]
        return once

    def _unlike(self, text: str) -> I32:
        """The numbers of the strings in which this text may be written with escapes."""
        if "\\" in text and not self._text.isascii():
            return self._all()  # bytes that are not UTF-8 are shown with a backslash
        plain = text.isascii() and text.isprintable() and not {*text} & {*'"\\'}
        return self._escaped.needless if plain else self._escaped.any

    def _all(self) -> I32:
        return np.arange(len(self), dtype=np.int32)


def _match(text: U8, places: I64, spelling: bytes, ends: I64) -> None:
    """Where these bytes are at some of the places, write where they end.

    Small and capital letters are alike in escapes, and other bytes may be taken for them as well.
    """
    left = np.flatnonzero(ends < 0)
    alike = 0x20 if spelling.startswith(b"\\u") else 0
    for step, byte in enumerate(spelling):
        left = left[text.take(places[left] + step, mode="clip") | alike == byte | alike]
        if not len(left):
            return
    ends[left] = places[left] + len(spelling)


def _decode(raw: bytes | bytearray) -> str:
    try:
        if b"\\" not in raw:
            return raw.decode("utf-8", "surrogatepass")
        text: str = json.loads(f'"{raw.decode("utf-8", "surrogatepass")}"', strict=False)
    except ValueError:
        return raw.decode("utf-8", "backslashreplace")  # it is not UTF-8
    return text


def _decoded(block: bytes | bytearray) -> list[str] | None:
    """The strings that a JSON list has between its brackets; None if something in it is wrong."""
    try:
        texts: list[str] = json.loads(f"[{block.decode('utf-8', 'surrogatepass')}]", strict=False)
    except ValueError:
        return None
    return texts


def _check_commas(text: bytes | bytearray, closes: Places, opens: Places) -> None:
    data = np.frombuffer(text, np.uint8)
    # Until version 11, V8 wrote a line break after the comma; since 12, it writes nothing there.
    good = opens - closes == 2
    good |= (opens - closes == 3) & (data[opens - 1] == ord("\n"))
    good &= data[closes + 1] == ord(",")
    for i in np.flatnonzero(~good).tolist():
        at, end = int(closes[i]) + 1, int(opens[i])
        if text[at:end].strip() != b",":
            raise _unexpected(text, at, f"{bytes(text[at:end][:20])!r} between two strings")


def _unexpected(text: bytes | bytearray, at: int, what: str) -> ValueError:
    """An error that says what is wrong: `what`, or if the strings end here, what follows them."""
    rest = bytes(text[at : at + 200]).lstrip()
    return ValueError(what_follows(rest[1:]) if rest.startswith(b"]") else what, at)
