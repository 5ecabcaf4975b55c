"""A path through the heap, as it prints: one step a line, and whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..heap import HeldRow, Path, Stop


def path_lines(path: Path) -> Iterator[str]:
    """From the global object down to the node, each with its id."""
    if not path.reached:
        yield f"  {_nowhere()}"
    for stop in path.stops():
        yield f"  {_step(stop)} @{stop.node.id}"


def group_lines(row: HeldRow) -> Iterator[str]:
    """The path to one object of a group, with "[]" for an index: all of them are reached in this way."""
    one = row.nodes[0]
    path = one.path_to_root()
    if not path.reached:
        yield f"      {_nowhere()}"
    *before, last = path.stops(indices=False)
    for stop in before:
        yield f"      {_step(stop)}"
    yield f"      {_step(last)} @{one.id}" + (f", one of {row.count:,}" if row.count > 1 else "")


def _nowhere() -> str:
    from ..heap import NOWHERE  # numpy is loaded by now

    return NOWHERE


def _step(stop: Stop) -> str:
    return f"{stop.way} → {stop.label}" if stop.way else stop.label
