"""Writes columns as the text of a .heapsnapshot file, in pieces.

The text has no line breaks, as V8 writes it since version 12. It has the fields and the sections that are known here:
nodes, edges, allocation stacks, samples, locations, scopes. `Reader` reads the same columns from it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import IO, Any

import numpy as np
import numpy.typing as npt

from ..arrays import I32, I64
from .columns import Columns
from .scopes import SECTIONS as SCOPES
from .scopes import Scopes
from .traces import Traces

Numbers = Callable[[slice], npt.NDArray[Any]]
"""The numbers of the strings that are the names of some nodes or edges; for edges with an index, the index."""

_ROWS = 1 << 16
_STRINGS = 1 << 12
_FOUR = np.frombuffer(b"".join(b"%04d" % number for number in range(10_000)), np.uint8).reshape(10_000, 4)
_POWERS = 10 ** np.arange(1, 16, dtype=np.int64)
_INFO = ("function_id", "name", "script_name", "script_id", "line", "column")
_CALL = ("id", "function_info_index", "count", "size", "children")
_SAMPLE = ("timestamp_us", "last_assigned_id")
_LOCATION = ("object_index", "script_id", "line", "column")


def write(
    file: IO[bytes],
    columns: Columns,
    node_names: Numbers,
    edge_names: Numbers,
    functions: Mapping[str, npt.NDArray[Any]],
    variables: I32,
    *strings: Iterable[str],
) -> int:
    """Write the text to a file, and return where the last of the given sequences of strings begins.

    The names are the numbers of strings, which are counted over all sequences. `functions` are those of
    `columns.traces`, and `variables` are the names of `columns.scopes`, with such numbers.
    """
    count = len(columns.id)
    fields = _node_fields(columns)
    edge_counts = np.diff(columns.first)
    called_by = _calls_of_nodes(columns.traces)
    column: dict[str, Numbers] = {
        "type": lambda rows: columns.type[rows],
        "name": node_names,
        "id": lambda rows: columns.id[rows],
        "self_size": lambda rows: columns.self_size[rows],
        "edge_count": lambda rows: edge_counts[rows],
        "trace_node_id": lambda rows: called_by[rows],
        "detachedness": lambda rows: _given(columns.detachedness)[rows],
    }
    edge_column: tuple[Numbers, ...] = (
        lambda rows: columns.edge_type[rows],
        edge_names,
        lambda rows: columns.to[rows].astype(np.int64) * len(fields),
    )
    file.write(json.dumps({"snapshot": _header(columns, fields)}, separators=(",", ":"))[:-1].encode())
    _section(file, "nodes", count, [column[name] for name in fields])
    _section(file, "edges", len(columns.to), edge_column)
    traces = columns.traces
    if traces.known:
        table = {"function_id": np.arange(len(functions["name"])), **functions}
        _section(file, "trace_function_infos", len(table["name"]), [table[name].__getitem__ for name in _INFO])
        file.write(b',"trace_tree":[')
        file.writelines(_tree(traces))
        file.write(b"]")
    if len(traces.times):
        _section(file, "samples", len(traces.times), [traces.times.__getitem__, traces.last_ids.__getitem__])
    places = columns.locations
    at = places["object_index"].astype(np.int64) * len(fields)
    rest = [places[name].__getitem__ for name in _LOCATION[1:]]
    _section(file, "locations", len(at), [at.__getitem__, *rest])
    if columns.scopes.there:
        for name, rows in _scopes(columns.scopes, variables, len(fields)).items():
            _section(file, name, len(rows[0]), [row.__getitem__ for row in rows])
    file.write(b',"strings":[')
    comma = b""
    for texts in map(iter, strings):
        place = file.tell()
        while some := list(islice(texts, _STRINGS)):
            file.write(comma + json.dumps(some, separators=(",", ":"))[1:-1].encode())
            comma = b","
    file.write(b"]}")
    return place


def escaped(text: str) -> bytes:
    """A string as it is written, without its quotes."""
    return json.dumps(text)[1:-1].encode()


def _given(column: npt.NDArray[Any] | None) -> npt.NDArray[Any]:
    assert column is not None
    return column


def _node_fields(columns: Columns) -> list[str]:
    fields = ["type", "name", "id", "self_size", "edge_count"]
    fields += ["trace_node_id"] * columns.traces.known + ["detachedness"] * (columns.detachedness is not None)
    return fields


def _header(columns: Columns, fields: list[str]) -> dict[str, Any]:
    traces = columns.traces
    others = ["number"] * (len(fields) - 2)
    meta: dict[str, Any] = {
        "node_fields": fields,
        "node_types": [columns.header.types("nodes"), "string", *others],
        "edge_fields": ["type", "name_or_index", "to_node"],
        "edge_types": [columns.header.types("edges"), "string_or_number", "node"],
        "location_fields": _LOCATION,
    }
    header: dict[str, Any] = {"meta": meta, "node_count": len(columns.id), "edge_count": len(columns.to)}
    if traces.known:
        meta |= {"trace_function_info_fields": _INFO, "trace_node_fields": _CALL}
        header["trace_function_count"] = len(traces.functions["name"])
    if len(traces.times):
        meta["sample_fields"] = _SAMPLE
    if columns.scopes.there:
        meta |= {f"{name[:-1]}_fields": [*of_row] for name, of_row in SCOPES.items()}
    if extra := columns.header.extra_native_bytes:
        header["extra_native_bytes"] = extra
    return header


def _section(file: IO[bytes], name: str, count: int, columns: Iterable[Numbers]) -> None:
    file.write(b',"%s":[' % name.encode())
    of_row = list(columns)
    for start in range(0, count, _ROWS):
        rows = slice(start, min(count, start + _ROWS))
        table = np.empty((rows.stop - rows.start, len(of_row)), np.int64)
        for at, column in enumerate(of_row):
            table[:, at] = column(rows)
        text = in_decimal(table.ravel())
        file.write(text if rows.stop < count else text[:-1])
    file.write(b"]")


def in_decimal(numbers: I64) -> bytes:
    """The numbers in decimal, each followed by a comma."""
    if not len(numbers):
        return b""
    largest = int(numbers.max())
    if int(numbers.min()) < 0 or largest >= 10**16:
        return b"".join(b"%d," % number for number in numbers.tolist())
    width = next(width for width in (4, 8, 12, 16) if largest < 10**width)
    cells = np.empty((len(numbers), width + 1), np.uint8)
    rest = numbers
    for at in range(width - 4, -1, -4):
        higher = rest // 10_000
        cells[:, at : at + 4] = _FOUR[rest - higher * 10_000]
        rest = higher
    cells[:, width] = ord(",")
    lengths = np.searchsorted(_POWERS, numbers, "right") + 1
    kept = np.arange(width + 1) >= (width - lengths)[:, None]
    return cells[kept].tobytes()


def _scopes(scopes: Scopes, variables: I32, width: int) -> dict[str, tuple[npt.NDArray[Any], ...]]:
    """The columns of the sections about scopes, by name."""
    script = np.where(scopes.script >= 0, scopes.script.astype(np.int64) * width, -1)
    counts = np.diff(scopes.first_variable), np.diff(scopes.first_use)
    return {
        "scopes": (script, scopes.id, scopes.depth, *counts),
        "scope_context_vars": (variables,),
        "scope_uses": (scopes.use_of, scopes.slot),
    }


def _calls_of_nodes(traces: Traces) -> I32:
    """The id of the call that has allocated each node; 0 if that is not known. Ids are the numbers of calls from 1."""
    calls: I32 = traces.of_node + np.int32(1)
    return calls


def _tree(traces: Traces) -> Iterator[bytes]:
    """The text of the tree of calls, without its outer brackets."""
    below: dict[int, list[int]] = {}
    for call, parent in enumerate(traces.parent.tolist()):
        below.setdefault(parent, []).append(call)
    function, count, size = traces.function.tolist(), traces.count.tolist(), traces.size.tolist()
    left: list[int | bytes] = [0]
    while left:
        one = left.pop()
        if isinstance(one, bytes):
            yield one
            continue
        yield b"%d,%d,%d,%d,[" % (one + 1, function[one], count[one], size[one])
        left.append(b"]")
        for at, child in enumerate(reversed(below.get(one, ()))):
            left += [b","] * (at > 0) + [child]
