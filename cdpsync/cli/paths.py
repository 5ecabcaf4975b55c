"""How the command line prints a path through the heap: one step on each line, never cut."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..heap import HeldRow, Path, Stop


def path_lines(path: Path) -> Iterator[str]:
    """The lines of a path from the global object down to the node, each with the id of its node.

    Repeated stops, such as the items of a list, are printed once, with the number of the others.
    """
    if not path.reached:
        yield f"  {_nowhere()}"
    for stop in _folded(path.stops()):
        yield f"  {stop}" if isinstance(stop, str) else f"  {_step(stop)} @{stop.node.id}"


def group_lines(row: HeldRow) -> Iterator[str]:
    """The lines of the path to the objects of a group, with "[]" for any index and the id of one of the objects."""
    one = row.nodes[0]
    path = one.path_to_root()
    if not path.reached:
        yield f"      {_nowhere()}"
    *before, last = path.stops(indices=False)
    for stop in _folded(before):
        yield f"      {stop}" if isinstance(stop, str) else f"      {_step(stop)}"
    yield f"      {_step(last)} @{one.id}" + (f", one of {row.count:,}" if row.count > 1 else "")


def _folded(stops: list[Stop]) -> Iterator[Stop | str]:
    """The stops, with a line in place of repeated ones. The last stop is always there."""
    from ..heap import path_parts  # numpy is loaded by now

    for part in path_parts([(stop.way, stop.label) for stop in stops[:-1]]):
        yield from stops[part.start : part.end]
        if part.hidden:
            labels = dict.fromkeys(stop.label for stop in stops[part.start : part.end])
            yield f"… {part.hidden:,} more {' and '.join(labels)}"
    yield from stops[-1:]


def _nowhere() -> str:
    from ..heap import NOWHERE  # numpy is loaded by now

    return NOWHERE


def _step(stop: Stop) -> str:
    return f"{stop.way} → {stop.label}" if stop.way else stop.label
