"""Strings that V8 has joined and not yet copied together: their texts stay equal where they were equal.

DevTools counts "ab" + "cd" and "abcd" as the same text. So the mask of "abcd" must begin with the mask of "ab". For the
texts of which this is asked, each character is a cell. Cells that must be equal, because they are at one place of equal
texts, are united, and each set of them gets one letter. Cells that hold different characters are never united, and so
texts that were different stay different.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import cast

import numpy as np

from ..analysis.analysis import Analysis
from ..analysis.names import Names, units
from ..arrays import I32, Mask
from ..format.strings import Strings
from .masks import Masks, with_specials

_LONGEST = 1024

Piece = tuple[str, bool]
"""A text that a string is joined of, and whether it is data."""


class Ropes:
    """The strings of a snapshot that DevTools compares, and what they are joined of."""

    def __init__(self, of: Analysis, node_is_data: Mask) -> None:
        self._of = of
        self._is_data = node_is_data
        joined = of.kinds.nodes("concatenated string") & (of.columns.self_size > 0)
        self._nodes: list[int] = [node for node in np.flatnonzero(joined).tolist() if not of.names.is_flat(node)]
        whole = of.kinds.nodes("string") & (of.columns.self_size > 0)
        self._numbers: list[int] = np.unique(of.columns.name[whole]).tolist() if self._nodes else []

    def agree(self, masks: Masks, properties: set[str]) -> bool:
        """Give masks to texts so that equal texts stay equal. False if different ones would become equal.

        `properties` are the texts whose masks have their special characters.
        """
        if not self._nodes:
            return True
        groups = self._disagreeing(masks)
        if groups:
            _unite(groups, masks, properties)
        return masks.are_different() and not self._disagreeing(masks) and self._are_different(masks)

    def _names(self, masks: Masks) -> Names:
        """The names as they will be written."""
        columns = self._of.columns
        strings = cast(Strings, _Masked(columns.strings, masks))
        numbers = columns.name + len(columns.strings) * self._is_data
        return Names(replace(columns, strings=strings, name=numbers), self._of.kinds, self._of.detached)

    def _disagreeing(self, masks: Masks) -> list[list[list[Piece]]]:
        """The groups of equal texts that would differ: for each, the pieces of its different ways to be joined."""
        written = self._names(masks)
        ways: dict[str, dict[str, int]] = defaultdict(dict)
        for node in self._nodes:
            ways[self._of.names.joined(node)].setdefault(written.joined(node), node)
        flat = {text for number in self._numbers if (text := self._of.columns.strings[number]) in ways}
        groups = []
        for text, found in ways.items():
            whole: list[list[Piece]] = [[(text, True)]] if text in flat and {*found} != {masks(text)} else []
            if whole or len(found) > 1:
                groups.append([*whole, *(self._pieces(node) for node in found.values())])
        return groups

    def _are_different(self, masks: Masks) -> bool:
        written = self._names(masks)
        strings = self._of.columns.strings
        texts: dict[str, str] = {}
        pairs = chain(
            ((masks(strings[number]), strings[number]) for number in self._numbers),
            ((written.joined(node), self._of.names.joined(node)) for node in self._nodes),
        )
        return all(texts.setdefault(mask, text) == text for mask, text in pairs)

    def _pieces(self, node: int) -> list[Piece]:
        """The texts that a string is joined of, as far as DevTools joins them."""
        pieces: list[Piece] = []
        length, left = 0, [node]
        while left and length < _LONGEST:
            one = left.pop()
            halves = self._of.names.halves(one)
            if halves is None:
                pieces.append((self._of.names.raw(one), bool(self._is_data[one])))
                length += units(pieces[-1][0])
            else:
                left += halves[::-1]
        return pieces


class _Masked:
    """The strings as they will be written, for `Names`. The numbers of data are higher by the count of strings."""

    def __init__(self, strings: Strings, masks: Masks) -> None:
        self._strings, self._masks = strings, masks

    def __getitem__(self, number: int) -> str:
        data = number - len(self._strings)
        return self._strings[number] if data < 0 else self._masks(self._strings[data])

    def numbers_of(self, *texts: str) -> I32:
        return self._strings.numbers_of(*texts)


def _unite(groups: list[list[list[Piece]]], masks: Masks, properties: set[str]) -> None:
    """Give new masks to the texts of these groups."""
    cells = _Cells()
    for one, *others in groups:
        for other in others:
            for left, right in zip(cells.of(one), cells.of(other), strict=False):
                cells.unite(left, right)
    letters: dict[int, str] = {}
    pinned: dict[int, str] = {}
    # The letters of short texts come first: they are from larger alphabets, so that short texts differ.
    for (text, is_data), first in sorted(cells.first.items(), key=lambda item: units(item[0][0])):
        natural = masks.natural(text)
        asked = with_specials(natural, text) if text in properties else natural
        wide = text.encode("utf-16-le", "surrogatepass")
        for at, letter in enumerate(natural):
            cell = cells.top(first + at)
            letters.setdefault(cell, letter)
            if not is_data:
                pinned[cell] = wide[2 * at : 2 * at + 2].decode("utf-16-le", "surrogatepass")
            elif asked[at] != letter:
                pinned[cell] = asked[at]
    letters |= pinned
    for (text, is_data), first in cells.first.items():
        if is_data:
            masks.given[text] = "".join(letters[cells.top(first + at)] for at in range(units(text)))


class _Cells:
    """Numbers the characters of texts, and joins the numbers of those that must be equal."""

    def __init__(self) -> None:
        self.first: dict[Piece, int] = {}
        self._parent: list[int] = []

    def of(self, pieces: Iterable[Piece]) -> Iterator[int]:
        for piece in pieces:
            count = units(piece[0])
            if piece not in self.first:
                self.first[piece] = len(self._parent)
                self._parent.extend(range(len(self._parent), len(self._parent) + count))
            yield from range(self.first[piece], self.first[piece] + count)

    def top(self, cell: int) -> int:
        parent = self._parent
        while parent[cell] != cell:
            parent[cell] = parent[parent[cell]]
            cell = parent[cell]
        return cell

    def unite(self, one: int, other: int) -> None:
        one, other = self.top(one), self.top(other)
        self._parent[max(one, other)] = min(one, other)
