r"""Reader: reads the text of a .heapsnapshot file into columns of numbers, piece by piece.

    {"snapshot":{"meta":{…},"node_count":N,"edge_count":E,…},
     "nodes":[…],"edges":[…],…,"locations":[…],…,"strings":["<dummy>","…",…]}

`meta` says which field stands where, because versions of V8 differ. Sections and fields that are not needed are passed
over, whatever is in them. Nodes, edges and locations become one array for each field. A text that cannot be right
raises a SnapshotError that says where it is wrong. Types that `meta` does not list are "undefined", as in DevTools:
Node 6 to 9 write such nodes.

Source of the format: V8's src/profiler/heap-snapshot-generator.cc, HeapSnapshotJSONSerializer.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from ...errors import SnapshotError
from ...files import KEY, KEY_LIMIT, Header, Skip, find_header, key_name
from ..arrays import I32, U8, spans_of
from ..compiled import pays
from .columns import INDEX, TYPES, Columns, Section, from_root
from .digits import BEYOND, PADDING, SAVED, parse
from .quotes import Quotes
from .scopes import read_scopes
from .strings import Strings
from .traces import Traces, read_traces

PIECE = 1 << 18
"""How many bytes are parsed at once: so few that the numbers from them stay in the processor's cache."""

_MOST = 2**53
"""The most bytes of all nodes together. Up to here JavaScript's numbers, and sums in floating point, are exact."""
_MOST_ROWS = 2**31


class Reader:
    """Reads a snapshot that is fed to it in order, in pieces of any size. `finish` returns what was read.

    `feed` and `finish` raise SnapshotError if the text is wrong.
    """

    def __init__(self) -> None:
        _keep_memory()
        self.size: int = 0
        self._held = b""
        self._state: Callable[[bytes], bytes | None] = self._header
        self._there: set[str] = set()
        self._sections: dict[str, Section] = {}
        self._section: Section | None = None
        self._skipped = ""
        self._skipping = Skip()
        self._keeps_tree = False
        self._commas = 0
        self._filled = False  # whether there are numbers in the section that is skipped
        self._trace_tree: list[bytes] = []
        self._strings = bytearray()  # it grows in place, where joining pieces would take twice the memory
        self._quotes = Quotes()
        self._strings_at = 0
        self._about: Header | None = None
        self._fast = False

    def feed(self, data: bytes) -> None:
        """Take the next piece of the text. A part that cannot be understood yet is kept until more arrives."""
        for start in range(0, len(data), PIECE):
            piece = data[start : start + PIECE] if len(data) > PIECE else data
            self.size += len(piece)
            rest: bytes | None = self._held + piece if self._held else piece
            self._held = b""
            while rest:
                left = self._state(rest)
                if left is None:  # more text is needed
                    self._held = rest
                    break
                rest = left

    def refers_to(self, string: int) -> bool:
        """Whether anything that was read so far has the string with this number as its name."""
        for section in self._sections.values():
            columns = section.columns
            names = [columns[key][: section.rows] for key in ("name", "name_or_index", "script_name") if key in columns]
            if section.name == "edges" and self._about is not None:
                named = ~_indexed(self._about.edge_types + ["element"] * (256 - len(self._about.edge_types)))
                names = [names[0][named[columns["type"][: section.rows]]]]
            if any((one == string).any() for one in names):
                return True
        return False

    def finish(self) -> Columns:
        """The columns of the snapshot, checked."""
        if self._state != self._text:
            where = self._section.name if self._section else self._skipped
            raise self._wrong("it ends " + (f"within {where!r}" if where else "before the first node"), self.size)
        try:
            read = Strings(self._strings, self._quotes)
        except ValueError as error:
            what, at = error.args
            raise self._wrong(what, self._strings_at + at) from None
        return self._checked(read)

    # --- one method for each part: it takes text and returns what follows its part, or None to wait for more ---

    def _header(self, data: bytes) -> bytes | None:
        try:
            found = find_header(data)
        except ValueError as error:
            what, at = error.args
            raise self._wrong(what, at) from None
        if found is None:
            return None
        self._about, name, end = found
        if self._about.problem:
            raise self._wrong(f"its header {self._about.problem}", 0)
        for section, count in self._about.counts.items():
            if count >= _MOST_ROWS:
                raise self._wrong(f"its header says it has {count} {section}", 0)
        numbers = sum(count * len(self._about.fields(one)) for one, count in self._about.counts.items())
        self._fast = pays(numbers * SAVED)
        self._begin(name)
        return data[end:]

    def _begin(self, name: str, is_list: bool = True) -> None:
        assert self._about is not None
        if name in self._there:
            raise self._wrong(f"it has {name!r} twice", self.size)
        self._there.add(name)
        fields, count = self._about.fields(name), self._about.counts.get(name)
        if name not in TYPES or (name not in ("nodes", "edges") and not {*fields} >= {*TYPES[name]}):
            self._section, self._skipped = None, name
            self._skipping = Skip(b"[" if is_list else b"")
            self._keeps_tree = name == "trace_tree" and self._about.has_traces
            self._commas, self._filled = 0, False
            self._state = self._skip
            return
        try:
            section = Section(name, fields, count, () if self._about.has_traces else ("trace_node_id",))
        except MemoryError:
            raise self._wrong(f"its header says it has {count:,} {name}, too many for the memory", 0) from None
        self._sections[name] = self._section = section
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
                    raise ValueError("a comma after the last number")
                section.add(parse(PADDING + text, self._fast))
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
        try:
            end = self._skipping.feed(data)
        except ValueError as error:
            what, place = error.args
            raise self._wrong(f"{what} in {self._skipped!r}", self.size - len(data) + place) from None
        text = data[:end] if end >= 0 else data
        if self._keeps_tree:
            self._trace_tree.append(text)
        self._commas += text.count(b",")
        self._filled = self._filled or bool(text.strip(b" \n\r\t]"))
        if end < 0:
            return b""
        self._check_skipped()
        self._state = self._key
        return data[end:]

    def _check_skipped(self) -> None:
        """Check that a section that is not needed has all of its rows: if not, something was lost."""
        assert self._about is not None
        numbers = self._commas + 1 if self._filled else 0
        if self._skipping.numbers_only and (wrong := self._about.miscounted(self._skipped, numbers)):
            raise self._wrong(wrong, self.size)

    def _key(self, data: bytes) -> bytes | None:
        found = KEY.match(data)
        at = self.size - len(data)
        name = "" if found is None else key_name(found)
        is_list = found is not None and data[found.end() : found.end() + 1] == b"["
        if found is None or (not is_list and name in (*TYPES, "strings")):
            if found is not None or len(data) > KEY_LIMIT or b"[" in data or b"}" in data:
                before = self._section.name if self._section else self._skipped
                raise self._wrong(f"{data[:40]!r} follows {before!r}", at)
            return None
        end = found.end() + is_list
        if name == "strings":
            assert self._about is not None
            if missing := self._about.missing(self._there):
                raise self._wrong(f"it has no {missing}", at)
            self._state, self._strings_at = self._text, at + end
        else:
            self._begin(name, is_list)
        return data[end:]

    def _text(self, data: bytes) -> bytes | None:
        self._strings += data
        self._quotes.feed(data)
        return b""

    # --- whether all of it makes sense ---

    def _checked(self, strings: Strings) -> Columns:
        assert self._about is not None
        nodes, edges = self._sections["nodes"].columns, self._sections["edges"].columns
        node_types, edge_types = self._about.node_types, self._about.edge_types
        _name_types(nodes["type"], node_types, ("undefined",))
        _name_types(edges["type"], edge_types, ("invisible", "undefined"))  # DevTools adds "invisible" to the list
        indexed = _indexed(edge_types)
        if not len(nodes["id"]):
            raise self._wrong("it has no nodes", 0)
        if nodes["edge_count"].min() < 0:
            raise self._wrong(f"node {int(nodes['edge_count'].argmin()):,} has a negative number of edges", self.size)
        sizes = nodes["self_size"]
        if sizes.min() < 0 or not sizes.sum(dtype=np.float64) < _MOST:
            at = int((sizes if sizes.min() < 0 else -sizes).argmin())
            raise self._wrong(f"it has impossible sizes, such as that of node {at:,}", self.size)
        if nodes["id"].min() < 0:
            raise self._wrong(f"node {int(nodes['id'].argmin()):,} has a negative id", self.size)
        if nodes["id"].dtype == np.int64:
            nodes["id"][nodes["id"] >= BEYOND] &= INDEX
        first = spans_of(nodes["edge_count"].astype(np.int64))
        count, width = len(nodes["id"]), len(self._sections["nodes"].fields)
        if first[-1] != len(edges["type"]):
            there = len(edges["type"])
            raise self._wrong(f"its nodes have {first[-1]:,} edges, but there are {there:,}", self.size)
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
            raise self._wrong(str(error), self.size) from None
        self._sections.clear()
        root = self._about.root // width
        if root >= count:
            raise self._wrong(f"its header says that the root is node {root:,} of {count:,}", 0)
        columns = Columns(
            self._about,
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
        assert self._about is not None
        functions = self._sections["trace_function_infos"].columns if "trace_function_infos" in self._sections else {}
        samples = self._sections["samples"].columns if "samples" in self._sections else {}
        for name in ("name", "script_name"):
            if functions:
                self._all("trace function", "string", _within(functions[name], len(strings)))
        tree, self._trace_tree = b"".join(self._trace_tree).removesuffix(b"]"), []
        try:
            return read_traces(functions, tree, self._about.fields("trace_nodes"), of_node, samples)
        except ValueError as error:
            raise self._wrong(str(error), self.size) from None

    def _all(self, whose: str, what: str, good: npt.NDArray[np.bool_]) -> None:
        if not good.all():
            raise self._wrong(f"{whose} {int(np.argmin(good)):,} refers to a {what} that does not exist", self.size)

    def _wrong(self, what: str, at: int) -> SnapshotError:
        return SnapshotError(f"not a whole heap snapshot: {what} (at byte {at:,})")


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


def _keep_memory() -> None:
    """Make glibc reuse memory for arrays of up to 16 MB, instead of asking the system for it each time.

    It begins to do so when a block of this size is freed (mallopt(3), M_MMAP_THRESHOLD). Otherwise page faults would
    take half of the time.
    """
    block = np.empty(16 << 20, np.uint8)
    del block
