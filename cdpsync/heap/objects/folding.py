"""Finds what repeats itself on a path, such as the items of a linked list, to print it once with a count."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

_LONGEST = 4
"""The most steps of what repeats itself."""
_LEAST = 2
"""The fewest steps that are left out."""


class Part(NamedTuple):
    """Some steps of a path, and how many follow them that are the same again."""

    start: int
    """The index of the first of these steps."""
    end: int
    """The index after the last of them."""
    hidden: int
    """How many steps after them repeat them."""


def path_parts(steps: Sequence[Hashable]) -> Iterator[Part]:
    """A path in parts, each with the number of the steps that repeat it.

    A B C C C C D is A, B, C with three more, D. A B A B A is A B with three more.
    """
    at = 0
    while at < len(steps):
        for length in range(1, _LONGEST + 1):
            hidden = 0
            while at + length + hidden < len(steps) and steps[at + length + hidden] == steps[at + hidden]:
                hidden += 1
            if hidden >= max(_LEAST, length):
                break
        else:
            length, hidden = 1, 0
        yield Part(at, at + length, hidden)
        at += length + hidden
