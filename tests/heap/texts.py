"""The texts of small snapshots, and what is read from them."""

from __future__ import annotations

import json
import re
from typing import Any

import numpy as np
import pytest

from cdpsync import SnapshotError
from cdpsync.heap.format.columns import Columns
from cdpsync.heap.format.reading import Reader

from .handmade import Handmade

STYLES = [
    {"rows": True},
    {"rows": False},
    {"rows": False, "extra": True},
]


def read(text: str | bytes, size: int | None = None) -> Columns:
    """The columns of a text that is read in pieces of `size` bytes."""
    data = text if isinstance(text, bytes) else text.encode()
    reader = Reader()
    for start in range(0, len(data), size or len(data) or 1):
        reader.feed(data[start : start + (size or len(data))])
    return reader.finish()


def refused(text: str | bytes, match: str = ".") -> int:
    """The byte that the error names."""
    with pytest.raises(SnapshotError, match=match) as caught:
        read(text)
    return place_of(caught.value)


def place_of(error: SnapshotError) -> int:
    found = re.search(r"\(at byte ([\d,]+)\)$", str(error))
    assert found, str(error)
    return int(found[1].replace(",", ""))


def as_json(text: str) -> dict[str, Any]:
    """The columns of a text as Python's JSON parser reads them."""
    document = json.loads(text)
    meta = document["snapshot"]["meta"]
    found = {}
    for section in ("nodes", "edges", "locations"):
        fields = meta[f"{section[:-1]}_fields"]
        for place, name in enumerate(fields):
            found[f"{section}.{name}"] = document[section][place :: len(fields)]
    width = len(meta["node_fields"])
    return {
        "type": found["nodes.type"],
        "name": found["nodes.name"],
        "id": found["nodes.id"],
        "self_size": found["nodes.self_size"],
        "detachedness": found.get("nodes.detachedness"),
        "first": [0, *np.cumsum(found["nodes.edge_count"]).tolist()],
        "edge_type": found["edges.type"],
        "edge_name": found["edges.name_or_index"],
        "to": [index // width for index in found["edges.to_node"]],
        "locations": {
            "object_index": [index // width for index in found["locations.object_index"]],
            **{name: found[f"locations.{name}"] for name in ("script_id", "line", "column")},
        },
        "strings": document["strings"],
    }


def as_lists(columns: Columns) -> dict[str, Any]:
    arrays = ("type", "name", "id", "self_size", "first", "edge_type", "edge_name", "to")
    return {
        **{name: getattr(columns, name).tolist() for name in arrays},
        "detachedness": columns.detachedness.tolist() if columns.detachedness is not None else None,
        "locations": {name: column.tolist() for name, column in columns.locations.items()},
        "strings": [*columns.strings],
    }


def small() -> Handmade:
    """A heap with a dozen numbers of each kind, small enough for the tests to alter every byte of it."""
    heap = Handmade("window", ("shortcut", "again", "window"))
    edges = (("property", 'a \\ "', "left"), ("element", 7, "right"), ("weak", "1", "text"))
    heap.node("window", 100, *edges, name="Window / é", at=(3, 10, 12))
    heap.node("left", 20, ("hidden", 2, "text"), type="array")
    heap.node("right", 30, ("internal", "map", "root"), type="closure", at=(3, 1, 2))
    heap.node("text", 16, type="string", detached=1)
    return heap


def rearranged(document: dict[str, Any], section: str, order: list[str]) -> None:
    """Put the fields of a section into another order, in place. New fields get an arbitrary number."""
    fields = document["snapshot"]["meta"][f"{section[:-1]}_fields"]
    rows = zip(*[iter(document[section])] * len(fields), strict=True)
    by_name = [dict(zip(fields, row, strict=True)) for row in rows]
    document[section] = [row.get(name, 77) for row in by_name for name in order]
    document["snapshot"]["meta"][f"{section[:-1]}_fields"] = order
