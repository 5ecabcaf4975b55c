"""Strings that V8 has joined and not yet copied together: their texts stay equal where they were equal.

DevTools counts "ab" + "cd" and "abcd" as the same text. So the mask of "abcd" must begin with the mask of "ab". For the
texts of which this is asked, each character is a cell. Cells that must be equal, because they are at one place of equal
texts, are united, and each set of them gets one letter. Cells that hold different characters are never united, and so
texts that were different stay different.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, cast

import numpy as np

from ..analysis.analysis import Analysis
from ..analysis.names import Names, units
from ..format.strings import Strings
from .masks import Masks, with_specials

_LONGEST = 1024


class Ropes:
    """The strings of a snapshot that DevTools compares, and what they are joined of."""

    def __init__(self, of: Analysis) -> None:
        self._of = of
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
        return not self._disagreeing(masks) and self._are_different(masks)

    def _names(self, masks: Masks) -> Names:
        """The names as they will be written."""
        strings = cast(Strings, _Masked(self._of.columns.strings, masks))
        return Names(replace(self._of.columns, strings=strings), self._of.kinds, self._of.detached)

    def _disagreeing(self, masks: Masks) -> list[list[list[str]]]:
        """The groups of equal texts that would differ: for each, the parts of its different ways to be joined."""
        written = self._names(masks)
        ways: dict[str, dict[str, int]] = defaultdict(dict)
        for node in self._nodes:
            ways[self._of.names.joined(node)].setdefault(written.joined(node), node)
        flat = {text for number in self._numbers if (text := self._of.columns.strings[number]) in ways}
        groups = []
        for text, found in ways.items():
            whole = [[text]] if text in flat and {*found} != {masks(text)} else []
            if whole or len(found) > 1:
                groups.append([*whole, *(self._parts(node) for node in found.values())])
        return groups

    def _are_different(self, masks: Masks) -> bool:
        written = self._names(masks)
        strings = self._of.columns.strings
        texts = {masks(strings[number]): strings[number] for number in self._numbers}
        return all(
            texts.setdefault(written.joined(node), text := self._of.names.joined(node)) == text for node in self._nodes
        )

    def _parts(self, node: int) -> list[str]:
        """The texts that a string is joined of, as far as DevTools joins them."""
        parts, length, left = [], 0, [node]
        while left and length < _LONGEST:
            one = left.pop()
            halves = self._of.names.halves(one)
            if halves is None:
                parts.append(self._of.names.raw(one))
                length += units(parts[-1])
            else:
                left += halves[::-1]
        return parts


class _Masked:
    """The strings as they will be written, for `Names`."""

    def __init__(self, strings: Strings, masks: Masks) -> None:
        self._strings, self._masks = strings, masks

    def __getitem__(self, number: int) -> str:
        return self._masks(self._strings[number])

    def __getattr__(self, name: str) -> Any:
        return getattr(self._strings, name)


def _unite(groups: Iterable[list[list[str]]], masks: Masks, properties: set[str]) -> None:
    """Give new masks to the texts of these groups."""
    first: dict[str, int] = {}
    texts: list[str] = []
    count = 0
    parent: list[int] = []

    def cells(parts: list[str]) -> Iterable[int]:
        nonlocal count
        for text in parts:
            if text not in first:
                first[text] = count
                texts.append(text)
                length = units(text)
                parent.extend(range(count, count + length))
                count += length
            yield from range(first[text], first[text] + units(text))

    def top(cell: int) -> int:
        while parent[cell] != cell:
            parent[cell] = parent[parent[cell]]
            cell = parent[cell]
        return cell

    for one, *others in groups:
        for other in others:
            for left, right in zip(cells(one), cells(other), strict=False):
                left, right = top(left), top(right)
                parent[max(left, right)] = min(left, right)
    letters: dict[int, str] = {}
    pinned: dict[int, str] = {}
    for text in texts:
        natural = masks.natural(text)
        special = with_specials(natural, text) if text in properties else natural
        fixed = masks.given.get(text) == text
        for at, letter in enumerate(natural):
            cell = top(first[text] + at)
            letters.setdefault(cell, letter)
            if fixed or special[at] != letter:
                pinned[cell] = text[at] if fixed else special[at]
    letters |= pinned
    for text in texts:
        masks.given[text] = "".join(letters[top(first[text] + at)] for at in range(units(text)))
