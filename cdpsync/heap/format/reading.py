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

import numpy as np

from ...files import KEY, KEY_LIMIT, Header, Skip, find_header, key_name
from ..compiled import pays
from .checked import Checked, refers_to, wrong
from .columns import TYPES, Columns, Section
from .digits import PADDING, SAVED, parse
from .quotes import Quotes
from .strings import Strings

PIECE = 1 << 18
"""How many bytes are parsed at once: so few that the numbers from them stay in the processor's cache."""

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
        return any(refers_to(string, one, self._about) for one in self._sections.values())

    def finish(self) -> Columns:
        """The columns of the snapshot, checked."""
        if self._state != self._text:
            where = self._section.name if self._section else self._skipped
            raise wrong("it ends " + (f"within {where!r}" if where else "before the first node"), self.size)
        try:
            read = Strings(self._strings, self._quotes)
        except ValueError as error:
            what, at = error.args
            raise wrong(what, self._strings_at + at) from None
        assert self._about is not None
        tree = b"".join(self._trace_tree).removesuffix(b"]")
        return Checked(self._about, self._sections, read, tree, self.size).columns()

    # --- one method for each part: it takes text and returns what follows its part, or None to wait for more ---

    def _header(self, data: bytes) -> bytes | None:
        try:
            found = find_header(data)
        except ValueError as error:
            what, at = error.args
            raise wrong(what, at) from None
        if found is None:
            return None
        self._about, name, end = found
        if self._about.problem:
            raise wrong(f"its header {self._about.problem}", 0)
        for section, count in self._about.counts.items():
            if count >= _MOST_ROWS:
                raise wrong(f"its header says it has {count} {section}", 0)
        numbers = sum(count * len(self._about.fields(one)) for one, count in self._about.counts.items())
        self._fast = pays(numbers * SAVED)
        self._begin(name)
        return data[end:]

    def _begin(self, name: str, is_list: bool = True) -> None:
        assert self._about is not None
        if name in self._there:
            raise wrong(f"it has {name!r} twice", self.size)
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
            raise wrong(f"its header says it has {count:,} {name}, too many for the memory", 0) from None
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
                raise wrong(f"{what} {row}", at + place - len(PADDING)) from None
        if bracket >= 0:
            self._state = self._key
            return data[end + 1 :]
        if end <= 0:
            if len(data) > PIECE:
                raise wrong(f"no number ends in {section.name!r}", at)
            return None
        self._held = data[end:]
        return b""

    def _skip(self, data: bytes) -> bytes | None:
        try:
            end = self._skipping.feed(data)
        except ValueError as error:
            what, place = error.args
            raise wrong(f"{what} in {self._skipped!r}", self.size - len(data) + place) from None
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
        if self._skipping.numbers_only and (found := self._about.miscounted(self._skipped, numbers)):
            raise wrong(found, self.size)

    def _key(self, data: bytes) -> bytes | None:
        found = KEY.match(data)
        at = self.size - len(data)
        name = "" if found is None else key_name(found)
        is_list = found is not None and data[found.end() : found.end() + 1] == b"["
        if found is None or (not is_list and name in (*TYPES, "strings")):
            if found is not None or len(data) > KEY_LIMIT or b"[" in data or b"}" in data:
                before = self._section.name if self._section else self._skipped
                raise wrong(f"{data[:40]!r} follows {before!r}", at)
            return None
        end = found.end() + is_list
        if name == "strings":
            assert self._about is not None
            if missing := self._about.missing(self._there):
                raise wrong(f"it has no {missing}", at)
            self._state, self._strings_at = self._text, at + end
        else:
            self._begin(name, is_list)
        return data[end:]

    def _text(self, data: bytes) -> bytes | None:
        self._strings += data
        self._quotes.feed(data)
        return b""


def _keep_memory() -> None:
    """Make glibc reuse memory for arrays of up to 16 MB, instead of asking the system for it each time.

    It begins to do so when a block of this size is freed (mallopt(3), M_MMAP_THRESHOLD). Otherwise page faults would
    take half of the time.
    """
    block = np.empty(16 << 20, np.uint8)
    del block
