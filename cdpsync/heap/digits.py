"""Decimal numbers out of JSON text, many at once: 5 to 10 ns each, five times as fast as a JSON parser.

As V8 writes them, a number reaches from one comma to the next. Where there is more than that, where a number begins or
ends is found by comparing neighbours: that takes twice as long, and tells what is wrong. The eight bytes that end with
a number are gathered as one word, what is before the number is masked out, and three multiplications add the digits up,
two by two (D. Lemire, "Quickly parsing eight digits", 2018). Longer numbers are put together of two such words. Those
of more than fifteen digits, which a double may not hold, are read one by one, as Chrome DevTools reads them.
"""

from __future__ import annotations

import numpy as np

from .arrays import I64, U8

PADDING = b"\0" * 24
"""To be before the text: so far back is looked from where a number ends."""

_COMMA, _ZERO, _LINE = ord(","), ord("0"), ord("\n")

_LONGEST = 15
BEYOND = 1 << 62
"""Added to a number that JavaScript does not keep exactly: no size, id or reference is so large."""
_DIGITS = np.array([0x0F0F0F0F0F0F0F0F >> 8 * (8 - n) << 8 * (8 - n) for n in range(9)], np.uint64)
"""What of eight bytes are the values of the last n digits."""


def parse(text: bytes) -> I64:
    """The numbers in `text`, which must be PADDING and then integers, each followed by one comma, with white space.

    Raises ValueError if it is not; its args are what is wrong and at which byte of `text`. A number that no double
    holds exactly becomes BEYOND and its lower 32 bits, but 0 if it rounds to 2**64, as a size_t of -1 does.
    """
    data = np.frombuffer(text, np.uint8)
    compact = _compact(text, data)
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


def _compact(text: bytes, data: U8) -> I64 | None:
    """The same for text that is but digits and commas, and perhaps a line break before a comma; None if it is not."""
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
    """The numbers of so many digits, up to fifteen, that end before `ends`."""
    values = _eight(data, ends, lengths)
    long = np.flatnonzero(lengths > 8)
    if len(long):
        values[long] += _eight(data, ends[long] - 8, lengths[long] - 8) * 100_000_000
    return values


def _eight(data: U8, ends: I64, lengths: I64) -> I64:
    """What the last eight digits say, of numbers that end before `ends`."""
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
    """As DevTools' parseUintArray: digit by digit in a double, of which an array of 32 bits keeps the lower ones."""
    number = 0.0
    for digit in digits:
        number = number * 10 + (digit - _ZERO)
    if number < 2**53:
        return int(number)
    if number == 2**64:
        return 0
    return BEYOND + (int(number) % 2**32 if number != float("inf") else 0)


def _check_between(text: bytes, data: U8, starts: I64, ends: I64) -> None:
    """One comma behind each number, and nothing else but white space."""
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
        raise ValueError("a minus that stands alone", text.index(b"-", begin))
    behind = data[ends] == _COMMA
    if rest and not behind.all():
        following = np.append(starts[1:], len(data)) - 1
        behind |= data[following] == _COMMA
        for i in np.flatnonzero(~behind):  # white space on both sides of the comma: hardly anyone writes so
            behind[i] = b"," in text[ends[i] : following[i]]
    if not behind.all():
        raise ValueError("no comma", int(ends[~behind][0]))
    if commas != numbers:
        raise ValueError("a comma too many", begin)
