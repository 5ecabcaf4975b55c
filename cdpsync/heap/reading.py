r"""Reads the text of a .heapsnapshot file into columns of numbers, piece by piece.

    {"snapshot":{"meta":{…},"node_count":N,"edge_count":E,…},
     "nodes":[…],"edges":[…],…,"locations":[…],…,"strings":["<dummy>","…",…]}

Which field stands where is told by `meta`, and differs between versions of V8; sections and fields that are not needed
are skipped, as long as they are numbers. Nodes, edges and locations become one array a field; a text that cannot be
right is a SnapshotError that names the place.

Source of the format: V8's src/profiler/heap-snapshot-generator.cc, HeapSnapshotJSONSerializer.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import SnapshotError
from .arrays import I32, spans_of
from .columns import OPTIONAL, TYPES, Columns, Section
from .digits import PADDING, parse
from .strings import Strings

PIECE = 1 << 18
"""Bytes that are parsed at once: what is made of them stays in the processor's cache."""

_MOST = 2**53
"""Bytes, all together: up to here JavaScript's numbers, and sums in floating point, are exact."""
_TYPES_MOST = 100
_HEADER_LIMIT = 1 << 20
_KEY_LIMIT = 200
_BEGIN = b'{"snapshot":'
_GZIP = b"\x1f\x8b"
_NODES = re.compile(rb'\}\s*,\s*"nodes"\s*:\s*\[')
_KEY = re.compile(rb'\s*,\s*"(\w+)"\s*:\s*\[')
_BRACKET = re.compile(rb'[\[\]"]')


class Reader:
    """Feed it the text from the beginning, in pieces of any size, then `finish`. SnapshotError where it is wrong."""

    def __init__(self) -> None:
        _keep_memory()
        self.size = 0
        self._held = b""
        self._state: Callable[[bytes], bytes | None] = self._header
        self._sections: dict[str, Section] = {}
        self._section: Section | None = None
        self._skipped = ""
        self._depth = 0
        self._strings: list[bytes] = []
        self._strings_at = 0
        self.snapshot: dict[str, Any] = {}
        self._meta: dict[str, Any] = {}
        self._counts: dict[str, int] = {}

    def feed(self, data: bytes) -> None:
        """Takes the text as far as it is understood, and holds the rest until more comes."""
        for start in range(0, len(data), PIECE):
            piece = data[start : start + PIECE] if len(data) > PIECE else data
            self.size += len(piece)
            rest: bytes | None = self._held + piece if self._held else piece
            self._held = b""
            while rest:
                left = self._state(rest)
                if left is None:  # more is needed
                    self._held = rest
                    break
                rest = left

    def finish(self) -> Columns:
        if self._state != self._text:
            where = self._section.name if self._section else self._skipped
            raise self._wrong("it ends " + (f"within {where!r}" if where else "before the first node"), self.size)
        strings = b"".join(self._strings)
        self._strings = []
        try:
            read = Strings(strings)
        except ValueError as error:
            what, at = error.args
            raise self._wrong(what, self._strings_at + at) from None
        return self._checked(read)

    # --- what is being read: each takes what is there and gives back what is behind it, or None to wait for more ---

    def _header(self, data: bytes) -> bytes | None:
        found = _NODES.search(data)
        if found is None:
            begin = b"".join(data[:200].lstrip(codecs.BOM_UTF8).split())[: len(_BEGIN)]
            if not _BEGIN.startswith(begin):
                hint = "; it is compressed: unpack it first" if data.startswith(_GZIP) else ""
                raise self._wrong(f"a heap snapshot begins with {_BEGIN.decode()!r}, this with {data[:40]!r}{hint}", 0)
            if len(data) > _HEADER_LIMIT:
                raise self._wrong("no nodes where they should begin", _HEADER_LIMIT)
            return None
        try:
            self.snapshot = json.loads(data[: found.start() + 1] + b"}")["snapshot"]
            self._meta = dict(self.snapshot["meta"])
            self._counts = {f"{one}s": self.snapshot[f"{one}_count"] for one in ("node", "edge")}
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise self._wrong(f"its header makes no sense ({error!r:.200})", 0) from None
        for name, count in self._counts.items():
            if not isinstance(count, int) or not 0 <= count < 1 << 31:
                raise self._wrong(f"its header says it has {count!r} {name}", 0)
        extra = self.snapshot.get("extra_native_bytes")
        if extra is not None and not (isinstance(extra, int | float) and 0 <= extra < _MOST):
            raise self._wrong(f"its header says that it has {extra!r:.60} extra native bytes", 0)
        if self.snapshot.get("root_index"):
            raise self._wrong("its header says that the root is not the first node", 0)
        self._begin("nodes")
        return data[found.end() :]

    def _begin(self, name: str) -> None:
        if name in self._sections:
            raise self._wrong(f"{name!r} comes twice", self.size)
        if name not in TYPES:
            self._section, self._skipped, self._depth = None, name, 1
            self._state = self._skip
            return
        fields: list[str] = self._meta.get(f"{name[:-1]}_fields") or []
        if not isinstance(fields, list) or not all(isinstance(one, str) for one in fields):
            raise self._wrong(f"its header says {fields!r} where the fields of {name} should be", 0)
        count = self._counts.get(name)
        missing = [one for one in TYPES[name] if one not in fields and one not in OPTIONAL]
        if missing:
            raise self._wrong(f"its header has no {missing[0]!r} among the fields of {name}", 0)
        section = self._sections[name] = self._section = Section(name, fields, count)
        if count is not None:
            try:
                section.columns = {one: np.empty(count, kind) for one, kind in TYPES[name].items() if one in fields}
            except MemoryError:
                raise self._wrong(f"its header says it has {count:,} {name}, more than memory holds", 0) from None
        self._state = self._numbers

    def _numbers(self, data: bytes) -> bytes | None:
        section = self._section
        assert section is not None
        bracket = data.find(b"]")
        end = bracket if bracket >= 0 else data.rfind(b",") + 1
        at = self.size - len(data)
        if end > 0 or bracket >= 0:
            text = data[:end]
            try:
                if bracket >= 0 and text.strip():
                    text += b","
                elif bracket >= 0 and (section.rows or len(section.left)):
                    raise ValueError("a comma behind the last number")
                section.add(parse(PADDING + text))
                if bracket >= 0:
                    section.finish()
            except ValueError as error:
                what, place = error.args if len(error.args) == 2 else (error.args[0], len(PADDING) + end)
                row = f"in {section.name!r}, near row {section.rows:,}"
                raise self._wrong(f"{what} {row}", at + place - len(PADDING)) from None
        if bracket >= 0:
            self._state = self._key
            return data[end + 1 :]
        if end <= 0:
            if len(data) > PIECE:
                raise self._wrong(f"no number ends in {section.name!r}", at)
            return None
        self._held = data[end:]
        return b""

    def _skip(self, data: bytes) -> bytes | None:
        for found in _BRACKET.finditer(data):
            mark = found[0]
            if mark == b'"':
                raise self._wrong(f"a text in {self._skipped!r}", self.size - len(data) + found.start())
            self._depth += 1 if mark == b"[" else -1
            if not self._depth:
                self._state = self._key
                return data[found.end() :]
        return b""

    def _key(self, data: bytes) -> bytes | None:
        found = _KEY.match(data)
        at = self.size - len(data)
        if found is None:
            if len(data) > _KEY_LIMIT or b"[" in data or b"}" in data:
                before = self._section.name if self._section else self._skipped
                raise self._wrong(f"{data[:40]!r} follows {before!r}", at)
            return None
        name = found[1].decode("ascii")
        if name == "strings":
            if missing := [one for one in ("nodes", "edges") if one not in self._sections]:
                raise self._wrong(f"it has no {missing[0]}", at)
            self._state, self._strings_at = self._text, at + found.end()
        else:
            self._begin(name)
        return data[found.end() :]

    def _text(self, data: bytes) -> bytes | None:
        self._strings.append(data)
        return b""

    # --- whether it makes sense ---

    def _checked(self, strings: Strings) -> Columns:
        meta, nodes, edges = self._meta, self._sections["nodes"].columns, self._sections["edges"].columns
        try:
            node_types, edge_types = (
                list(meta[f"{one}_types"][meta[f"{one}_fields"].index("type")]) for one in ("node", "edge")
            )
            if not all(isinstance(one, str) for one in node_types + edge_types):
                raise TypeError("a type that is no text")
            if max(len(node_types), len(edge_types)) > _TYPES_MOST:
                raise ValueError("too many types")
            indexed = np.array([kind in ("element", "hidden") for kind in edge_types], bool)
        except (KeyError, IndexError, TypeError, ValueError) as error:
            raise self._wrong(f"its header makes no sense ({error!r:.200})", 0) from None
        if not len(nodes["id"]):
            raise self._wrong("it has no nodes", 0)
        if nodes["edge_count"].min() < 0:
            raise self._wrong(f"node {int(nodes['edge_count'].argmin()):,} has less than no edges", self.size)
        if not 0 <= nodes["self_size"].sum(dtype=np.float64) < _MOST or nodes["self_size"].min() < 0:
            raise self._wrong("sizes that cannot be", self.size)
        if nodes["id"].min() < 0:
            raise self._wrong(f"node {int(nodes['id'].argmin()):,} has a negative id", self.size)
        first = spans_of(nodes["edge_count"].astype(np.int64))
        count, width = len(nodes["id"]), len(meta["node_fields"])
        if first[-1] != len(edges["type"]):
            raise self._wrong(f"its nodes have {first[-1]:,} edges, its edges are {len(edges['type']):,}", self.size)
        to = _ordinals(edges["to_node"], width)
        self._all("node", "type", nodes["type"] < len(node_types))
        self._all("node", "string", _within(nodes["name"], len(strings)))
        self._all("edge", "type", edges["type"] < len(edge_types))
        self._all("edge", "string", indexed[edges["type"]] | _within(edges["name_or_index"], len(strings)))
        self._all("edge", "node", _within(to, count))
        locations: dict[str, npt.NDArray[Any]] = {name: np.zeros(0, np.int64) for name in TYPES["locations"]}
        if "locations" in self._sections:
            locations = self._sections["locations"].columns
            locations["object_index"] = _ordinals(locations["object_index"], width)
            self._all("location", "node", _within(locations["object_index"], count))
        self._sections.clear()
        return Columns(
            self.snapshot,
            node_types,
            edge_types,
            nodes["type"],
            nodes["name"],
            nodes["id"],
            nodes["self_size"],
            nodes.get("detachedness"),
            first,
            edges["type"],
            edges["name_or_index"],
            to,
            locations,
            strings,
        )

    def _all(self, whose: str, what: str, good: npt.NDArray[np.bool_]) -> None:
        if not good.all():
            raise self._wrong(f"{whose} {int(np.argmin(good)):,} refers to a {what} that there is not", self.size)

    def _wrong(self, what: str, at: int) -> SnapshotError:
        return SnapshotError(f"not a whole heap snapshot: {what} (at byte {at:,})")


def _within(numbers: npt.NDArray[Any], end: int) -> npt.NDArray[np.bool_]:
    return (numbers >= 0) & (numbers < end)


def _ordinals(indices: npt.NDArray[Any], width: int) -> I32:
    """Nodes are referred to by where their first number stands; -1 where none begins there. May be made in place."""
    result = indices if indices.dtype == np.int32 else np.empty(len(indices), np.int32)
    step = 1 << 16
    for start in range(0, len(indices), step):
        index = indices[start : start + step]
        part = index // width  # numpy's divmod() takes ten times as long
        part[(part * width != index) | (part >= 1 << 31)] = -1
        result[start : start + step] = part
    return result


def _keep_memory() -> None:
    """Lets glibc take arrays of up to 16 MB from memory it has, instead of from the system each time.

    It learns that from a block of this size that is given back (mallopt(3), M_MMAP_THRESHOLD); without it half of the
    time goes into page faults.
    """
    del_me = np.empty(16 << 20, np.uint8)
    del del_me
