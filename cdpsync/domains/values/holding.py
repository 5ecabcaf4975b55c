"""Held: what inspect.js has written. inspect.js says what a node and an item are."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Any, TypeVar

T = TypeVar("T")
Step = Generator["Step[Any]", Any, T]
"""A calculation that yields others, and is sent what they return."""


class Held:
    """A value and the nodes that it leads to. A node is [kind, class, tag, properties, own…]."""

    __slots__ = ("complete", "nodes", "root")

    def __init__(self, root: Any, nodes: list[list[Any]], complete: bool) -> None:
        self.root: Any = root
        self.nodes: list[list[Any]] = nodes
        self.complete: bool = complete

    @property
    def class_name(self) -> str:
        """The class of the root; "" if it is not an object."""
        number = node_number(self.root)
        return "" if number is None else str(self.nodes[number][1] or "Object")

    def occurrences(self) -> int:
        """How many objects there are if each is counted everywhere it occurs, but only once in a circle."""
        first = node_number(self.root)
        if first is None:
            return 0
        counts: dict[int, int] = {}  # 1 while it is open
        inner = {first: self._inner(first)}
        stack = [first]
        while stack:
            number = stack[-1]
            child = next((one for one in inner[number] if one not in counts and one not in inner), None)
            if child is None:
                stack.pop()
                counts[number] = 1 + sum(counts.get(one, 1) for one in self._inner(number))
            else:
                inner[child] = self._inner(child)
                stack.append(child)
        return counts[first]

    def _inner(self, number: int) -> Iterator[int]:
        """The nodes that a node refers to."""
        kind, _, _, properties, *own = self.nodes[number]
        items = own[0] if own and isinstance(own[0], list) and kind not in ("typed", "bytes", "boxed") else []
        return (found for one in (*items, *properties) if (found := node_number(one)) is not None)


def node_number(item: Any) -> int | None:
    """The number of the node that an item refers to; None for another item."""
    return item[0] if isinstance(item, list) and len(item) == 1 and type(item[0]) is int else None


def pairs(flat: list[Any]) -> Iterator[tuple[Any, Any]]:
    """The keys and values of a flat list."""
    return zip(flat[::2], flat[1::2], strict=True)


def finish(step: Step[T]) -> T:
    """What a calculation returns. Python's stack does not grow with the depth of what it works on."""
    stack: list[Step[Any]] = [step]
    result: Any = None
    while stack:
        try:
            stack.append(stack[-1].send(result))
            result = None
        except StopIteration as done:
            stack.pop()
            result = done.value
    found: T = result
    return found
