"""Traces: what a snapshot says about where and when its objects were allocated, if allocations were tracked.

    "trace_function_infos":[function_id,name,script_name,script_id,line,column, …]
    "trace_tree":[id,function_info_index,count,size,[id,function_info_index,count,size,[…], …]]
    "samples":[timestamp_us,last_assigned_id, …]

The tree is one of calls. `count` and `size` are what a call has allocated itself. A node of the heap names, as its
trace_node_id, the call that has allocated it; 0 stands for none. Lines and columns count from 1, and 0 stands for none.
A sample says which ids had been given at a time; ids of JavaScript objects are odd, and grow.

Source: V8's src/profiler/heap-snapshot-generator.cc, SerializeTraceTree, SerializeTraceNodeInfos, SerializeSamples.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from ..arrays import I32, I64

_NEEDED = ("id", "function_info_index", "count", "size", "children")
_MOST = 2**53


@dataclass(frozen=True)
class Traces:
    """Columns of what a snapshot says about allocations. All are empty if allocations were not tracked."""

    functions: Mapping[str, npt.NDArray[Any]]
    """The name, script_name (numbers of strings), script_id, line and column of each function."""
    function: I32
    """The function of each call in the tree. The first is the root; a call comes after the one it was called by."""
    parent: I32
    """The call that each call was called by; -1 for the root."""
    count: I64
    """How many objects each call has allocated itself."""
    size: I64
    """The bytes of these objects."""
    of_node: I32
    """The call that has allocated each node of the heap; -1 if that is not known."""
    times: I64
    """When ids were looked at, in microseconds since the tracking began."""
    last_ids: npt.NDArray[Any]
    """The last id that had been given by then."""

    @property
    def known(self) -> bool:
        """Whether it says who has allocated something."""
        return len(self.function) > 0

    def reordered(self, order: I32) -> Traces:
        """The same for the nodes of the heap in another order."""
        return replace(self, of_node=self.of_node[order]) if self.known else self


def read_traces(
    functions: Mapping[str, npt.NDArray[Any]],
    tree: bytes,
    fields: Sequence[str],
    of_node: npt.NDArray[Any] | None,
    samples: Mapping[str, npt.NDArray[Any]],
) -> Traces:
    """The traces of a snapshot. `tree` is the text between the brackets of "trace_tree".

    Raises ValueError if they contradict one another.
    """
    times = samples.get("timestamp_us", np.zeros(0, np.int64))
    last_ids = samples.get("last_assigned_id", np.zeros(0, np.uint32))
    if len(last_ids) and (last_ids.min() < 0 or (np.diff(last_ids.astype(np.int64)) < 0).any()):
        raise ValueError("its samples are not in the order of the ids")
    if len(times) and (times.min() < 0 or (np.diff(times) < 0).any()):
        raise ValueError("its samples are not in the order of time")
    if not functions or not tree.strip() or not {*fields} >= {*_NEEDED} or of_node is None:
        none = np.zeros(0, np.int32)
        return Traces({}, none, none, none.astype(np.int64), none.astype(np.int64), none, times, last_ids)
    ids, function, parent, count, size = _flattened(tree, fields)
    if not len(ids):
        raise ValueError("its trace tree is empty")
    if function.min() < 0 or function.max() >= len(functions["name"]):
        raise ValueError("its trace tree refers to a function that does not exist")
    if not (count.min() >= 0 and size.min() >= 0 and size.sum(dtype=np.float64) < _MOST):
        raise ValueError("its trace tree has impossible counts or sizes")
    order = np.argsort(ids)
    ordered = ids[order]
    if ordered[0] <= 0 or (ordered[1:] == ordered[:-1]).any():
        raise ValueError("its trace tree has an id twice, or one that is not positive")
    place = np.minimum(np.searchsorted(ordered, of_node), len(ids) - 1)
    there = ordered[place] == of_node
    if not (there | (of_node == 0)).all():
        node = int(np.argmin(there | (of_node == 0)))
        raise ValueError(
            f"node {node:,} was allocated by call {of_node[node]:,} of the trace tree, which does not exist"
        )
    of = np.where(there, order[place], -1).astype(np.int32)
    return Traces(functions, function.astype(np.int32), parent, count, size, of, times, last_ids)


def _flattened(tree: bytes, fields: Sequence[str]) -> tuple[I64, I64, I32, I64, I64]:
    """The id, function, parent, count and size of each call."""
    try:
        document = json.loads(b"[" + tree + b"]")
    except (ValueError, RecursionError) as error:
        raise ValueError(f"its trace tree makes no sense ({error!r:.100})") from None
    width = len(fields)
    at = {name: fields.index(name) for name in _NEEDED}
    below = at["children"]
    rows: list[tuple[Any, ...]] = []
    parents: list[int] = []
    left = [(document, -1)]
    while left:
        row, parent = left.pop()
        if not isinstance(row, list) or len(row) % width or (parent < 0 and len(row) != width):
            raise ValueError("its trace tree has an incomplete row")
        for start in range(0, len(row), width):
            if row[start + below] != []:
                left.append((row[start + below], len(rows)))
            rows.append(tuple(row[start + at[name]] for name in _NEEDED[:-1]))
            parents.append(parent)
    if not {type(value) for row in rows for value in row} <= {int}:
        raise ValueError("its trace tree has something else than whole numbers")
    try:
        table = np.array(rows, np.int64).reshape(len(rows), len(_NEEDED) - 1)
    except OverflowError:
        raise ValueError("its trace tree has a number that is too large") from None
    return table[:, 0], table[:, 1], np.array(parents, np.int32), table[:, 2], table[:, 3]
