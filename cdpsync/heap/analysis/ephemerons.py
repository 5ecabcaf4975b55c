"""The edges that hold the values of WeakMaps, found by the names that V8 gives them.

    7 / part of key (Key @9) -> value (Value @11) pair in WeakMap (table @13)

There may be millions of these names, so numpy looks at the bytes of all of them at once. V8 does not escape any
character of the parts that are looked for.

Source: DevTools' HeapSnapshot.ts, tryParseWeakMapEdgeName.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ..arrays import I32, I64, U8, Mask, leading
from ..format.columns import Columns
from ..format.kinds import Kinds
from ..format.strings import Strings

_BEGIN, _ARROW, _PAIR = b" / part of key (", b") -> value (", b") pair in WeakMap (table @"
_SHORTEST = len(b"0 / part of key ( @0) -> value ( @0) pair in WeakMap (table @0)")
_WORDS = 3
"""Numbers of up to 24 digits are read, eight at a time. V8 writes at most 20."""
_BATCH = 1 << 14
"""So many names, with what is computed from them, fit into the cache of a processor."""
_BLOCK = 1 << 20
_LINE_END = re.compile("[\n\r\u2028\u2029]")  # what a dot in JavaScript's pattern does not match

U64 = npt.NDArray[np.uint64]


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


class _PairNames(NamedTuple):
    strings: I64
    """The numbers of the strings that are such names."""
    pairs: I32
    """The pair of each; two names are of the same pair if they differ in nothing but the number at the beginning."""
    tables: I64
    """The id of each one's table."""


def _names(strings: Strings, used: Mask) -> _PairNames:
    """Which of the used strings are names of such edges."""
    numbers = np.flatnonzero(used & (strings.lengths() >= _SHORTEST))
    numbers = numbers[strings.text[strings.quotes(numbers)[1] - 1] == ord(")")]
    parts = [_some_names(strings, numbers[at : at + _BATCH]) for at in range(0, len(numbers), _BATCH)]
    if not parts:
        return _PairNames(numbers, np.zeros(0, np.int32), numbers)
    found, hashes, tables = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.argsort(hashes)
    pairs = np.empty(len(hashes), np.int32)
    pairs[order] = np.cumsum(leading(hashes[order])) - 1
    return _PairNames(found, pairs, tables)


def _some_names(strings: Strings, numbers: I64) -> tuple[I64, U64, I64]:
    """Which of these strings are such names, a hash of what the names of a pair have in common, and the table's id."""
    text = strings.text
    # From the end: the table's id, and the end of the value.
    ends = strings.quotes(numbers)[1] - 1
    digits = _back(text, ends)
    tables = _values(text, digits, ends)
    numbers, tables, ends = _kept(_ends(text, digits, _PAIR), numbers, tables, digits - len(_PAIR))
    end = _back(text, ends)
    numbers, tables, end = _kept((end < ends) & _ends(text, end, b" @"), numbers, tables, end)
    # From the beginning: the number, and the begin of the key.
    begin = strings.quotes(numbers)[0] + 1
    after = _forward(text, begin)
    good = (after > begin) & _ends(text, after + len(_BEGIN), _BEGIN)
    numbers, tables, end, after = _kept(good, numbers, tables, end, after)
    if len(numbers):  # between them, the end of a key
        good = _have_arrow(text, after + len(_BEGIN), end - len(b" @"))
        numbers, tables, after = _kept(good, numbers, tables, after)
    if len(numbers):
        numbers, tables, after = _kept(~_have_line_end(strings, numbers), numbers, tables, after)
    return numbers, _hashes(text, after, strings.quotes(numbers)[1]), tables


def _kept(good: Mask, *columns: I64) -> tuple[I64, ...]:
    return columns if good.all() else tuple(column[good] for column in columns)


def _words(text: U8) -> U64:
    """The eight bytes from each place on, as one number."""
    words: U64 = np.ndarray((max(0, len(text) - 7),), "<u8", text, strides=(1,))
    return words


def _others(words: U64) -> U64:
    """The highest bit of each byte that is not a digit. As a float, such a number has the same highest bit."""
    words = words ^ np.uint64(0x3030303030303030)
    others: U64 = words & np.uint64(0x7F7F7F7F7F7F7F7F)
    others += np.uint64(0x7676767676767676)
    others |= words
    others &= np.uint64(0x8080808080808080)
    return others


def _highest(bits: U64) -> I64:
    """The byte that has the highest bit."""
    exponent: I64 = (bits.astype(np.float64).view(np.int64) >> 52) - 1023
    return exponent >> 3


def _back(text: U8, end: I64) -> I64:
    """Where the digits begin that end before each of these places."""
    words = _words(text)
    at: I64 = end.copy()
    rows = np.arange(len(at))
    for _ in range(_WORDS):
        others = _others(words[np.maximum(at[rows] - 8, 0)])
        rest = others == 0
        at[rows] -= np.where(rest, 8, 7 - _highest(others))
        rows = rows[rest]
        if not len(rows):
            break
    return at


def _forward(text: U8, begin: I64) -> I64:
    """Where the digits end that begin at each of these places."""
    words = _words(text)
    at: I64 = begin.copy()
    rows = np.arange(len(at))
    for _ in range(_WORDS):
        others = _others(words[np.minimum(at[rows], len(words) - 1)])
        rest = others == 0
        at[rows] += np.where(rest, 8, _highest(others & (~others + np.uint64(1))))
        rows = rows[rest]
        if not len(rows):
            break
    return at


def _values(text: U8, begin: I64, end: I64) -> I64:
    """The numbers that these digits are; -1 for no digits, and for more than 18."""
    length = end - begin
    value = np.zeros(len(begin), np.int64)
    for place in range(int(min(18, length.max(initial=0))), 0, -1):
        digit = text[np.maximum(end - place, 0)].astype(np.int64) - ord("0")
        value *= 10
        value += np.where(length >= place, digit, 0)
    value[(length < 1) | (length > 18)] = -1
    return value


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
    """Whether a key ends between these places: ` @9) -> value (`."""
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
    """Whether each of these strings has the end of a line in it. Only strings with unusual bytes are decoded."""
    begin, end = strings.quotes(numbers)
    odd = np.zeros(len(numbers), bool)
    for at in _blocks(strings.text, begin, end, lambda block: (block - np.uint8(32) >= 96) | (block == ord("\\"))):
        row = np.searchsorted(begin, at, "right") - 1
        odd[row[(row >= 0) & (at < end[row])]] = True
    for which in np.flatnonzero(odd).tolist():
        odd[which] = _LINE_END.search(strings[int(numbers[which])]) is not None
    return odd


def _blocks(text: U8, begin: I64, end: I64, wanted: Callable[[U8], Mask]) -> Iterator[I64]:
    """The places of the wanted bytes from the first of the strings to the last one, for a block of text at a time."""
    first, last = int(begin[0]), int(end[-1])
    for start in range(first, last, _BLOCK):
        found = np.flatnonzero(wanted(text[start : min(start + _BLOCK, last)]))
        if len(found):
            yield found + start


def _hashes(text: U8, begin: I64, end: I64) -> U64:
    """A hash of each of these pieces of text, which have at least eight bytes.

    Two different pieces have the same one with a probability of 2**-64.
    """
    words, length = _words(text), end - begin
    hashes = length.astype(np.uint64)
    rows, step = np.arange(len(begin)), 0
    while len(rows):
        # The last word of a piece ends with it, so that it overlaps the one before.
        mixed = hashes[rows]
        mixed ^= words[np.minimum(begin[rows] + step, end[rows] - 8)]
        mixed *= np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
        hashes[rows] = mixed
        step += 8
        rows = rows[length[rows] > step]
    return hashes
