"""Reads many decimal numbers of a JSON text at once: 5 to 10 ns each, five times as fast as a JSON parser.

V8 writes only digits between two commas, so a number reaches from one comma to the next. If the text has anything else
in it, the ends of each number are found by comparing neighbouring bytes. That takes twice as long, and finds out what
is wrong. The eight bytes that end with the last digit are read as one word. Those that do not belong to the number are
masked out, and three multiplications add up the digits, in pairs (D. Lemire, "Quickly parsing eight digits", 2018).
Longer numbers are read as two such words. Numbers of more than fifteen digits, which a double may not hold, are read
one by one, as Chrome DevTools does.

For large files, machine code reads byte by byte, which takes a fifth of the time.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from ..arrays import I64, U8
from ..compiled import compiled

PADDING = b"\0" * 24
"""Must stand before the text, because up to this many bytes before the end of a number are read."""

_COMMA, _ZERO, _LINE = ord(","), ord("0"), ord("\n")

_LONGEST = 15
BEYOND = 1 << 62
"""Added to a number that JavaScript cannot hold exactly. No size, id or reference is so large."""
_DIGITS = np.array([0x0F0F0F0F0F0F0F0F >> 8 * (8 - n) << 8 * (8 - n) for n in range(9)], np.uint64)
"""The bits of eight bytes that are the values of the last n digits."""


SAVED = 1e-8
"""About how many seconds machine code saves for each number."""


def parse(text: bytes, fast: bool = False) -> I64:
    """The numbers in `text`: PADDING, and then integers, each followed by a comma. White space is allowed around both.

    Raises ValueError if the text is anything else; its args are what is wrong and at which byte of `text`. A number
    that a double cannot hold exactly becomes BEYOND plus its lower 32 bits, or 0 if it rounds to 2**64, as a size_t
    of -1 does. `fast` is whether to use machine code.
    """
    data = np.frombuffer(text, np.uint8)
    compact = _fast(data) if fast else _compact(text, data)
    if compact is not None:
        return compact
    digit = np.empty(len(data) + 1, bool)
    np.less_equal(data - np.uint8(_ZERO), 9, out=digit[:-1])
    digit[-1] = False
    bounds = np.flatnonzero(digit[1:] != digit[:-1])
    bounds += 1
    starts, ends = bounds[::2], bounds[1::2]
    _check_between(text, data, starts, ends)
    lengths = ends - starts
    longest = np.flatnonzero(lengths > _LONGEST)
    values = _values(data, ends, np.minimum(lengths, _LONGEST) if len(longest) else lengths)
    for i in longest.tolist():
        values[i] = _as_javascript(text[starts[i] : ends[i]])
    if b"-" in text:
        negative = data[starts - 1] == ord("-")
        values[negative] = -values[negative]
    return values


def _fast(data: U8) -> I64 | None:
    """The same as `_compact`, as machine code."""
    values = np.empty(len(data) // 2, np.int64)
    count = _read.run(True, data, len(PADDING), values)
    return values[:count] if count > 0 else None


@compiled
def _read(text: Any, begin: int, values: Any) -> int:
    """Read the numbers in the text from `begin` on. Returns how many there are.

    It returns -1 if the text has anything but digits, commas and line breaks before commas, or too long a number.
    """
    count = number = digits = 0
    over = False  # whether only a comma may follow
    for at in range(begin, len(text)):
        byte = int(text[at])
        if 48 <= byte <= 57 and not over and digits < 15:
            number = number * 10 + byte - 48
            digits += 1
        elif byte == 44 and digits:
            values[count] = number
            count += 1
            number = digits = 0
            over = False
        elif byte == 10 and digits and not over:
            over = True
        else:
            return -1
    return -1 if digits else count


def _compact(text: bytes, data: U8) -> I64 | None:
    """The numbers if the text only has digits, commas and perhaps line breaks before commas; None if it has more."""
    commas = np.flatnonzero(data == _COMMA)
    if not len(commas):
        return None
    ends, known = commas, len(PADDING) + len(commas)
    if b"\n" in text:
        broken = data[commas - 1] == _LINE
        ends, known = commas - broken, known + int(np.count_nonzero(broken))
    lengths = ends.copy()
    lengths[0] -= len(PADDING)
    lengths[1:] -= commas[:-1]
    lengths[1:] -= 1
    if (
        lengths.min() < 1
        or lengths.max() > _LONGEST
        or known + np.count_nonzero(data - np.uint8(_ZERO) <= 9) != len(data)
    ):
        return None
    return _values(data, ends, lengths)


def _values(data: U8, ends: I64, lengths: I64) -> I64:
    """The numbers that end before `ends` and have these lengths, up to fifteen digits."""
    values = _eight(data, ends, lengths)
    long = np.flatnonzero(lengths > 8)
    if len(long):
        values[long] += _eight(data, ends[long] - 8, lengths[long] - 8) * 100_000_000
    return values


def _eight(data: U8, ends: I64, lengths: I64) -> I64:
    """The values of the last eight digits, or fewer, of the numbers that end before `ends`."""
    words: np.ndarray[tuple[int], np.dtype[np.uint64]] = np.ndarray((len(data) - 7,), "<u8", data, 0, (1,))
    word = words[ends - 8].astype(np.uint64, copy=False)
    word &= _DIGITS.take(lengths, mode="clip")
    word *= np.uint64(2561)
    word >>= np.uint64(8)
    word &= np.uint64(0x00FF00FF00FF00FF)
    word *= np.uint64(6553601)
    word >>= np.uint64(16)
    word &= np.uint64(0x0000FFFF0000FFFF)
    word *= np.uint64(42949672960001)
    word >>= np.uint64(32)
    return word.view(np.int64)


def _as_javascript(digits: bytes) -> int:
    """A number as DevTools' parseUintArray reads it: digit by digit in a double, whose lower 32 bits are kept."""
    number = 0.0
    for digit in digits:
        number = number * 10 + (digit - _ZERO)
    if number < 2**53:
        return int(number)
    if number == 2**64:
        return 0
    return BEYOND + (int(number) % 2**32 if number != float("inf") else 0)


def _check_between(text: bytes, data: U8, starts: I64, ends: I64) -> None:
    """Check that there is one comma after each number, and otherwise only white space."""
    if len(ends) and ends[-1] == len(data):
        raise ValueError("no comma", len(data))
    begin = len(PADDING)
    numbers = len(starts)
    commas = text.count(b",", begin)
    known = minus = 0
    rest = len(text) - begin - commas - int((ends - starts).sum())
    if rest:
        minus = text.count(b"-", begin)
        known = minus + sum(text.count(blank, begin) for blank in (b"\n", b" ", b"\r", b"\t"))
    if rest != known:
        rubbish = text[begin:].translate(None, b"0123456789-, \n\r\t")
        raise ValueError(f"{rubbish[:20]!r} among the numbers", text.index(rubbish[:1], begin))
    if minus and np.count_nonzero(data[starts - 1] == ord("-")) != minus:
        raise ValueError("a minus without a number", text.index(b"-", begin))
    behind = data[ends] == _COMMA
    if rest and not behind.all():
        following = np.append(starts[1:], len(data)) - 1
        behind |= data[following] == _COMMA
        for i in np.flatnonzero(~behind):  # there may be white space on both sides of the comma, which is rare
            behind[i] = b"," in text[ends[i] : following[i]]
    if not behind.all():
        raise ValueError("no comma", int(ends[~behind][0]))
    if commas != numbers:
        raise ValueError("one comma too many", begin)
