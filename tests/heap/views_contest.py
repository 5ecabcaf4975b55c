"""Compares DevTools' filters, native contexts and unused variables with ours, on any files.

python -m tests.heap.views_contest DIRECTORY FILE...    # DevTools is fetched into DIRECTORY unless it is there
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from cdpsync.heap import HeapSnapshot, Nodes

from . import devtools
from .scoped import found_by, theirs
from .zoo import key_text

FILTERS = {
    "contexts": "objectsRetainedByContexts",
    "detached-dom": "objectsRetainedByDetachedDomNodes",
    "event-handlers": "objectsRetainedByEventHandlers",
    "console": "objectsRetainedByConsole",
}
OVERWRITTEN = ",Function"
"""DevTools shows one row of this key, that of functions or that of objects whose constructor has this name."""


def rows(snapshot: HeapSnapshot, nodes: Nodes) -> list[list[object]]:
    """The rows of the summary of some nodes, as devtools.mjs writes them."""
    found = snapshot.summary(nodes=nodes)
    return sorted([key_text(row.key), row.distance, row.count, row.shallow_size, row.retained_size] for row in found)


def in_order(rows: Any) -> list[list[object]]:
    return sorted(list(row) for row in rows)


def differences(snapshot: HeapSnapshot, views: dict[str, Any], native_context: Any) -> Iterator[str]:
    """What differs from DevTools."""
    wanted: list[tuple[str, Nodes, str]] = [(what, snapshot.retained_by(what), name) for what, name in FILTERS.items()]
    each = {one[0]: one for one in views["native_contexts"]["each"]}
    for row in snapshot.native_contexts():
        if row.id is None:
            word = row.name.strip("()")
            size, name = (
                views["native_contexts"][word],
                {"shared": "sharedNativeContext", "none": "noNativeContext"}[word],
            )
        else:
            _, index, size, _ = each.pop(row.id)
            name = f"nativeContext_{index}"
        wanted.append((row.name, row.nodes, name))
        if size != row.attributed_size:
            yield f"the size of {row.name}: {row.attributed_size:,} and {size:,}"
    if each:
        yield f"{len(each)} native contexts are missing"
    for what, nodes, name in wanted:
        ours, others = rows(snapshot, nodes), in_order(views["filters"][name])
        if ours != others:
            keys = {row[0] for row in ours + others if (row in ours) != (row in others)}
            if keys != {OVERWRITTEN}:
                yield f"rows of {what}: {sorted(map(str, keys))[:5]}"
    if different := int((snapshot._of.native_context != native_context).sum()):
        yield f"the native context of {different:,} nodes"
    expected = theirs(views)
    if snapshot._of.columns.scopes.there:
        if found_by(snapshot) != expected:
            yield "the unused variables"
    elif expected != ([], 0):
        yield "the unused variables, which we do not find in this snapshot"


def main() -> None:
    """Print a line for each file: what was compared, and what differs."""
    package = devtools.package(Path(sys.argv[1]))
    for name in sys.argv[2:]:
        views = devtools.views(package, [Path(name)], timeout=600)[0]
        snapshot = HeapSnapshot.load(name)
        found = [*differences(snapshot, views, np.array(views["attribution"]))]
        unused = len(theirs(views)[0])
        print(f"{Path(name).name}: {snapshot.node_count:,} nodes, {len(views['filters'])} filters,", end=" ")
        print(f"{unused} unused variables: {'; '.join(found) or 'equal'}", flush=True)


if __name__ == "__main__":
    main()
