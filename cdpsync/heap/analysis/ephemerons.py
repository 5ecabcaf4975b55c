"""The edges that hold the values of WeakMaps, found by the names that V8 gives them.

    7 / part of key (Key @9) -> value (Value @11) pair in WeakMap (table @13)

There may be millions of these names, so numpy looks at the bytes of all of them at once. V8 does not escape any
character of the parts that are looked for.

Source: DevTools' HeapSnapshot.ts, tryParseWeakMapEdgeName.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from ..arrays import I32, I64, U8, Mask, leading
from ..format.columns import Columns
from ..format.kinds import Kinds
from ..format.strings import Strings

_BEGIN, _ARROW, _PAIR = b" / part of key (", b") -> value (", b") pair in WeakMap (table @"
_SHORTEST = len(b"0 / part of key ( @0) -> value ( @0) pair in WeakMap (table @0)")
_DIGITS = 20
"""V8 writes numbers of at most so many digits."""
_BLOCK = 1 << 20
_LINE_END = re.compile("[\n\r\u2028\u2029]")  # what a dot in JavaScript's pattern does not match


class Ephemerons(NamedTuple):
    """The edges that hold the values of WeakMaps. There are two for each value, from its key and from the table."""

    edges: I64
    sources: I32
    pairs: I32
    """A number that the two edges of a value have in common."""
    from_table: Mask
    """Which edges come from the table."""


def ephemerons(columns: Columns, kinds: Kinds) -> Ephemerons:
    """The edges that hold the values of WeakMaps."""
    edges = np.flatnonzero(columns.edge_type == kinds.edge("internal"))
    names = columns.edge_name[edges]
    used = np.zeros(len(columns.strings), bool)
    used[names] = True
    found = _names(columns.strings, used)
    row = np.full(len(columns.strings), -1, np.int32)
    row[found.strings] = np.arange(len(found.strings), dtype=np.int32)
    rows = row[names]
    those = rows >= 0
    edges, rows = edges[those], rows[those]
    sources = (np.searchsorted(columns.first, edges, "right") - 1).astype(np.int32)
    return Ephemerons(edges, sources, found.pairs[rows], found.tables[rows] == columns.id[sources])


class _Names(NamedTuple):
    strings: I64
    """The numbers of the strings that are such names."""
    pairs: I32
    """The pair of each; two names are of the same pair if they differ in nothing but the number at the beginning."""
    tables: I64
    """The id of each one's table."""


def _names(strings: Strings, used: Mask) -> _Names:
    """Which of the used strings are names of such edges."""
    text, opens, closes = strings.raw()
    numbers = np.flatnonzero(used & (closes - opens > _SHORTEST))
    numbers = numbers[text[closes[numbers] - 1] == ord(")")]
    # From the end: the table's id, and the end of the value.
    digits = _back(text, closes[numbers] - 1)
    numbers, digits = _kept(_ends(text, digits, _PAIR), numbers, digits)
    tables = _numbers(text, digits, closes[numbers] - 1)
    ends = digits - len(_PAIR)
    end = _back(text, ends)
    numbers, tables, ends, end = _kept((end < ends) & _ends(text, end, b" @"), numbers, tables, ends, end)
    # From the beginning: the number, and the begin of the key.
    begin = opens[numbers] + 1
    after = _forward(text, begin)
    good = (after > begin) & _ends(text, after + len(_BEGIN), _BEGIN)
    numbers, tables, end, after = _kept(good, numbers, tables, end, after)
    # Between them, the end of a key.
    if len(numbers):
        good = _have_arrow(text, after + len(_BEGIN), end - len(b" @"))
        numbers, tables, after = _kept(good, numbers, tables, after)
    if len(numbers):
        good = ~_have_line_end(strings, numbers)
        numbers, tables, after = _kept(good, numbers, tables, after)
    return _Names(numbers, _groups(text, after, closes[numbers]), tables)


def _kept(good: Mask, *columns: I64) -> tuple[I64, ...]:
    return columns if good.all() else tuple(column[good] for column in columns)


def _back(text: U8, end: I64) -> I64:
    """Where the digits begin that end before each of these places."""
    at = end.copy()
    rows = np.arange(len(at))
    for _ in range(_DIGITS):
        rows = rows[text[at[rows] - 1] - np.uint8(ord("0")) < 10]
        if not len(rows):
            break
        at[rows] -= 1
    return at


def _forward(text: U8, begin: I64) -> I64:
    """Where the digits end that begin at each of these places."""
    at = begin.copy()
    rows = np.arange(len(at))
    for _ in range(_DIGITS):
        rows = rows[text[at[rows]] - np.uint8(ord("0")) < 10]
        if not len(rows):
            break
        at[rows] += 1
    return at


def _numbers(text: U8, begin: I64, end: I64) -> I64:
    """The numbers whose digits are there; -1 for those without digits or with too many for 64 bits."""
    value = np.where(begin < end, np.int64(0), np.int64(-1))
    length = end - begin
    value[length > 18] = -1
    rows = np.flatnonzero(value == 0)
    for step in range(18):
        rows = rows[length[rows] > step]
        if not len(rows):
            break
        value[rows] *= 10
        value[rows] += text[begin[rows] + step] - np.uint8(ord("0"))
    return value


def _words(text: U8) -> npt.NDArray[Any]:
    """The eight bytes from each place on, as one number."""
    return np.ndarray((max(0, len(text) - 7),), "<u8", text, strides=(1,))


def _ends(text: U8, at: I64, what: bytes) -> Mask:
    """Whether the text before each of these places is `what`."""
    begin = at - len(what)
    good: Mask = begin >= 0
    begin = np.maximum(begin, 0)
    if len(what) < 8:
        for place, byte in enumerate(what):
            good &= text[begin + place] == byte
        return good
    words = _words(text)
    for place in (*range(0, len(what) - 8, 8), len(what) - 8):
        good &= words[begin + place] == np.frombuffer(what[place : place + 8], "<u8")[0]
    return good


def _have_arrow(text: U8, begin: I64, end: I64) -> Mask:
    """Whether there is the end of a key between these places: ` @9) -> value (`."""
    good = np.zeros(len(begin), bool)
    for at in _blocks(text, begin, end, lambda block: block == ord(">")):
        close = at - _ARROW.index(b">")
        close = close[_ends(text, close + len(_ARROW), _ARROW)]
        digits = _back(text, close)
        close, digits = _kept((digits < close) & _ends(text, digits, b" @"), close, digits)
        row = np.searchsorted(begin, digits, "right") - 1
        fits = (row >= 0) & (digits - len(b" @") >= begin[row]) & (close + len(_ARROW) <= end[row])
        good[row[fits]] = True
    return good


def _have_line_end(strings: Strings, numbers: I64) -> Mask:
    """Whether there is an end of a line in each of these strings. Only strings with odd bytes are decoded."""
    text, opens, closes = strings.raw()
    begin, end = opens[numbers], closes[numbers]
    odd = np.zeros(len(numbers), bool)
    for at in _blocks(text, begin, end, lambda block: (block - np.uint8(32) >= 96) | (block == ord("\\"))):
        row = np.searchsorted(begin, at, "right") - 1
        odd[row[(row >= 0) & (at < end[row])]] = True
    for row in np.flatnonzero(odd).tolist():
        odd[row] = _LINE_END.search(strings[int(numbers[row])]) is not None
    return odd


def _blocks(text: U8, begin: I64, end: I64, wanted: Callable[[U8], Mask]) -> Iterator[I64]:
    """The places of the wanted bytes from the first of the strings to the last one, for a block of text at a time."""
    first, last = int(begin[0]), int(end[-1])
    for start in range(first, last, _BLOCK):
        found = np.flatnonzero(wanted(text[start : min(start + _BLOCK, last)]))
        if len(found):
            yield found + start


def _groups(text: U8, begin: I64, end: I64) -> I32:
    """A number for each piece of text, the same for equal ones. Each has at least eight bytes.

    Two different pieces get the same number with a probability of 2**-64.
    """
    words = _words(text)
    length = end - begin
    hashes = length.astype(np.uint64)
    rows, step = np.arange(len(begin)), 0
    while len(rows):
        # The last word of a piece ends with it, so that it overlaps the one before.
        at = np.minimum(begin[rows] + step, end[rows] - 8)
        mixed = hashes[rows]
        mixed ^= words[at]
        mixed *= np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
        hashes[rows] = mixed
        step += 8
        rows = rows[length[rows] > step]
    order = np.argsort(hashes)
    groups = np.empty(len(hashes), np.int32)
    groups[order] = np.cumsum(leading(hashes[order])) - 1
    return groups
