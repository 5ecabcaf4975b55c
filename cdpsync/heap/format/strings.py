"""The strings of a snapshot. They are kept as they are in the file, and each is decoded when it is asked for.

V8 writes ASCII with escapes, and cuts strings at 1,024 characters. Of a character beyond U+FFFF it writes only the
lower 16 bits. These may be a lone surrogate, which is kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import numpy as np

from ...files import what_follows
from ..arrays import I32, I64, U8

_QUOTE, _BACKSLASH = ord('"'), ord("\\")
_BLOCK = 1 << 22
_RUN = 32


class Strings:
    """A sequence of strings, which can also be searched.

    `text` is the JSON text after the opening bracket of the array, up to the end of the file. Raises ValueError if it
    is wrong; the args are what is wrong and at which byte.
    """

    def __init__(self, text: bytes) -> None:
        quotes = _quotes(text)
        if len(quotes) % 2:
            raise ValueError("it ends in the middle of a string", len(text))
        self._text = text
        self._opens, self._closes = quotes[::2], quotes[1::2]
        if len(quotes):
            _check_commas(text, self._closes[:-1], self._opens[1:])
            between = text[: self._opens[0]]
            end, tail = int(self._closes[-1]) + 1, text[int(self._closes[-1]) + 1 :]
        else:
            between, end, tail = b"", 0, text
        if between.strip():
            raise _unexpected(text, 0, f"{between[:20]!r} where the first string should be")
        if b"".join(tail.split()) != b"]}":
            raise _unexpected(text, end, f"the strings end with {tail[:20]!r} instead of ']}}'")
        self._known: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self._opens)

    def __getitem__(self, number: int) -> str:
        known = self._known.get(number)
        if known is not None:
            return known
        text = _decode(self._text[self._opens[number] + 1 : self._closes[number]])
        if len(self._known) < 100_000:
            self._known[number] = text
        return text

    def __iter__(self) -> Iterator[str]:
        text = self._text
        for start, end in zip((self._opens + 1).tolist(), self._closes.tolist(), strict=True):
            yield _decode(text[start:end])

    def numbers_of(self, *texts: str) -> I32:
        """The numbers of the strings that are equal to one of these texts. V8 may have written one more than once."""
        found = []
        for text in texts:
            if not text:
                found.extend(np.flatnonzero(self._closes - self._opens == 1).tolist())
                continue
            for number in self._holding(text, before=b'"', after=b'"'):
                if self[number] == text:
                    found.append(number)
        return np.array(sorted({*found}), np.int32)

    def starting(self, text: str) -> I32:
        """The numbers of the strings that start with a text."""
        return np.array([n for n in self._holding(text, before=b'"') if self[n].startswith(text)], np.int32)

    def raw(self) -> tuple[U8, I64, I64]:
        """The text in which they are, as bytes, and where the quote before and the quote after each of them is."""
        return np.frombuffer(self._text, np.uint8), self._opens, self._closes

    def _holding(self, text: str, before: bytes = b"", after: bytes = b"") -> list[int]:
        """The numbers of all strings that contain a text, and perhaps of some others. V8 only escapes what it must."""
        plain = text.isascii() and text.isprintable() and not {*text} & {*'"\\/'}
        needle = before + text.encode() + after if plain else before
        positions, at = [], self._text.find(needle)
        if not plain:
            return list(range(len(self)))
        while at >= 0:
            positions.append(at + len(before))
            at = self._text.find(needle, at + 1)
        return self._at(positions)

    def _at(self, positions: list[int]) -> list[int]:
        if not positions:
            return []
        numbers = np.searchsorted(self._opens, np.array(positions, np.int64), "right") - 1
        kept: list[int] = np.unique(numbers[numbers >= 0]).tolist()
        return kept


def _decode(raw: bytes) -> str:
    try:
        if b"\\" not in raw:
            return raw.decode("utf-8", "surrogatepass")
        text: str = json.loads(b'"%s"' % raw, strict=False)
    except ValueError:
        return raw.decode("utf-8", "backslashreplace")  # an invalid escape, or not UTF-8
    return text


def _quotes(text: bytes) -> I64:
    """The places of the quotes that begin or end a string: not those with an odd number of backslashes before them."""
    data = np.frombuffer(text, np.uint8)
    found = []
    for start in range(0, len(data), _BLOCK):
        found.append(np.flatnonzero(data[start : start + _BLOCK] == _QUOTE) + start)
    quotes = np.concatenate(found) if found else np.zeros(0, np.int64)
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


def _check_commas(text: bytes, closes: I64, opens: I64) -> None:
    data = np.frombuffer(text, np.uint8)
    # Until version 11, V8 wrote a line break after the comma; since 12, it writes nothing there.
    good = opens - closes == 2
    good |= (opens - closes == 3) & (data[opens - 1] == ord("\n"))
    good &= data[closes + 1] == ord(",")
    for i in np.flatnonzero(~good).tolist():
        if text[closes[i] + 1 : opens[i]].strip() != b",":
            at = int(closes[i]) + 1
            raise _unexpected(text, at, f"{text[at : opens[i]][:20]!r} between two strings")


def _unexpected(text: bytes, at: int, what: str) -> ValueError:
    """An error that says what is wrong: `what`, or if the strings end here, what follows them."""
    rest = text[at : at + 200].lstrip()
    return ValueError(what_follows(rest[1:]) if rest.startswith(b"]") else what, at)
