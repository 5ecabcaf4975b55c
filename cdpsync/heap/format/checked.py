"""What has been read of a snapshot, checked as a whole: whether its parts fit one another."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from ...errors import SnapshotError
from ...files import Header
from ..arrays import I32, U8, spans_of
from .columns import INDEX, TYPES, Columns, Section, from_root
from .digits import BEYOND
from .scopes import read_scopes
from .strings import Strings
from .traces import Traces, read_traces

_MOST = 2**53
"""The most bytes of all nodes together. Up to here JavaScript's numbers, and sums in floating point, are exact."""
_NAMES = ("name", "name_or_index", "script_name")


def wrong(what: str, at: int) -> SnapshotError:
    """An error that says what is wrong with the text of a snapshot, and at which byte."""
    return SnapshotError(f"not a whole heap snapshot: {what} (at byte {at:,})")


def refers_to(string: int, section: Section, header: Header | None) -> bool:
    """Whether anything that was read so far of a section has the string with this number as its name."""
    columns = {key: column[: section.rows] for key, column in section.columns.items()}
    names = [columns[key] for key in _NAMES if key in columns]
    if section.name == "edges" and header is not None:
        named = ~_indexed(header.edge_types + ["element"] * (256 - len(header.edge_types)))
        names = [names[0][named[columns["type"]]]]
    return any(bool((one == string).any()) for one in names)


class Checked:
    """Makes columns of the sections of a snapshot."""

    def __init__(self, header: Header, sections: dict[str, Section], strings: Strings, tree: bytes, size: int) -> None:
        """`tree` is the text of the section "trace_tree", `size` the number of bytes of all."""
        self._header = header
        self._sections = sections
        self._strings = strings
        self._tree = tree
        self._size = size

    def columns(self) -> Columns:
        """The columns. Raises SnapshotError. The sections are dropped."""
        strings = self._strings
        nodes, edges = self._sections["nodes"].columns, self._sections["edges"].columns
        node_types, edge_types = self._header.node_types, self._header.edge_types
        _name_types(nodes["type"], node_types, ("undefined",))
        _name_types(edges["type"], edge_types, ("invisible", "undefined"))  # DevTools adds "invisible" to the list
        indexed = _indexed(edge_types)
        if not len(nodes["id"]):
            raise wrong("it has no nodes", 0)
        if nodes["edge_count"].min() < 0:
            raise wrong(f"node {int(nodes['edge_count'].argmin()):,} has a negative number of edges", self._size)
        sizes = nodes["self_size"]
        if sizes.min() < 0 or not sizes.sum(dtype=np.float64) < _MOST:
            at = int((sizes if sizes.min() < 0 else -sizes).argmin())
            raise wrong(f"it has impossible sizes, such as that of node {at:,}", self._size)
        if nodes["id"].min() < 0:
            raise wrong(f"node {int(nodes['id'].argmin()):,} has a negative id", self._size)
        if nodes["id"].dtype == np.int64:
            nodes["id"][nodes["id"] >= BEYOND] &= INDEX
        first = spans_of(nodes["edge_count"].astype(np.int64))
        count, width = len(nodes["id"]), len(self._sections["nodes"].fields)
        if first[-1] != len(edges["type"]):
            there = len(edges["type"])
            raise wrong(f"its nodes have {first[-1]:,} edges, but there are {there:,}", self._size)
        to = _ordinals(edges["to_node"], width)
        self._all("node", "string", _within(nodes["name"], len(strings)))
        self._all("edge", "string", indexed[edges["type"]] | _within(edges["name_or_index"], len(strings)))
        self._all("edge", "node", _within(to, count))
        locations: dict[str, npt.NDArray[Any]] = {name: np.zeros(0, np.int64) for name in TYPES["locations"]}
        if "locations" in self._sections:
            locations = self._sections["locations"].columns
            locations["object_index"] = _ordinals(locations["object_index"], width)
            self._all("location", "node", _within(locations["object_index"], count))
        traces = self._traces(strings, nodes.get("trace_node_id"))
        try:
            scopes = read_scopes(
                {name: one.columns for name, one in self._sections.items()}, width, count, len(strings)
            )
        except ValueError as error:
            raise wrong(str(error), self._size) from None
        self._sections.clear()
        root = self._header.root // width
        if root >= count:
            raise wrong(f"its header says that the root is node {root:,} of {count:,}", 0)
        columns = Columns(
            self._header,
            node_types,
            edge_types,
            nodes["type"],
            nodes["name"],
            nodes["id"],
            nodes["self_size"],
            nodes.get("detachedness"),
            first,
            edges["type"],
            edges["name_or_index"].astype(np.int32, copy=False),
            to,
            locations,
            strings,
            traces,
            scopes,
        )
        return from_root(columns, root) if root else columns

    def _traces(self, strings: Strings, of_node: npt.NDArray[Any] | None) -> Traces:
        functions = self._sections["trace_function_infos"].columns if "trace_function_infos" in self._sections else {}
        samples = self._sections["samples"].columns if "samples" in self._sections else {}
        for name in ("name", "script_name"):
            if functions:
                self._all("trace function", "string", _within(functions[name], len(strings)))
        try:
            return read_traces(functions, self._tree, self._header.fields("trace_nodes"), of_node, samples)
        except ValueError as error:
            raise wrong(str(error), self._size) from None

    def _all(self, whose: str, what: str, good: npt.NDArray[np.bool_]) -> None:
        if not good.all():
            raise wrong(f"{whose} {int(np.argmin(good)):,} refers to a {what} that does not exist", self._size)


def _name_types(types: U8, names: list[str], others: tuple[str, ...]) -> None:
    """Add names for types that are not in the list. All types beyond the last of these get its number."""
    if len(types) and types.max() >= len(names):
        names += others
        np.minimum(types, len(names) - 1, out=types)


def _indexed(types: list[str]) -> npt.NDArray[np.bool_]:
    """Which types of edges have an index in place of a name."""
    return np.array([kind in ("element", "hidden") for kind in types], bool)


def _within(numbers: npt.NDArray[Any], end: int) -> npt.NDArray[np.bool_]:
    return (numbers >= 0) & (numbers < end)


def _ordinals(indices: npt.NDArray[Any], width: int) -> I32:
    """The nodes whose first numbers are at these indices; -1 where no node begins. May work in place.

    V8 refers to a node by the index of its first number in the list of nodes.
    """
    result = indices if indices.dtype == np.int32 else np.empty(len(indices), np.int32)
    step = 1 << 16
    for start in range(0, len(indices), step):
        index = indices[start : start + step]
        part = index // width  # numpy's divmod() would take ten times as long
        part[(part * width != index) | (part >= 1 << 31)] = -1
        result[start : start + step] = part
    return result
