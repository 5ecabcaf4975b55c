r"""SnapshotCheck: finds out whether the text of a heap snapshot is whole, while it streams by and without parsing it.

    {"snapshot":{"meta":{…},"node_count":N,"edge_count":E,…},
     "nodes":[…],"edges":[…],"trace_function_infos":[…],"trace_tree":[…],"samples":[…],"locations":[…],
     "strings":["<dummy>","…",…]}

A target may lose chunks and still report success, as Chrome does when more than 256 MiB wait for a slow reader. What
arrives may even be valid JSON. So:

- The header says how many nodes, edges and trace functions there are, and how many numbers each of them has. The
  numbers of every section are counted by their commas. Line breaks mean nothing: V8 wrote one row on a line until
  version 11, and has written no line breaks since. Hermes wrote counts of 0. If the header has no count, `warning` says
  that a loss would not be noticed.
- Sections must follow one another as JSON demands. Those without a count must have whole rows.
- Only white space may follow the end. In particular, another snapshot may not.
- The header does not say how many strings there are. But V8 numbers strings as it meets them, and writes only these.
  In a whole snapshot some node or edge therefore refers to the last string, and none to a later one. When the strings
  have been counted, by their quotes, the numbers are searched for a reference to the string after the last. Such a
  reference exists if, and only if, strings are missing.

It takes about 0.5 ms for a megabyte while streaming, and as much again for the search.

It cannot notice that whole rows are missing from "locations", "samples" or another section for which the header has no
count and to which nothing refers; nor a change that leaves all counts as they were.

Source: V8's src/profiler/heap-snapshot-generator.cc, HeapSnapshotJSONSerializer.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..errors import SnapshotError
from .skipping import Skip
from .snapshot_header import KEY_LIMIT, Header, find_header, key_name, what_follows

_SECTIONS = 100  # V8 writes nine
_KEY = re.compile(rb'\s*,?\s*"((?:[^"\\]|\\.){0,150})"\s*:\s*(?=\S)', re.DOTALL)
_CLOSING = re.compile(rb'"\s*\]')
_NUMERIC = b"0123456789-,[] \n\r\t"  # only looked at if the header is of no help, because it takes long
_NUMBER = 64  # the most bytes of a number and the white space around it

_OF_NUMBERS = (
    *("nodes", "edges", "trace_function_infos", "trace_tree", "samples", "locations"),
    *("scopes", "scope_context_vars", "scope_uses"),
)
"""The sections that V8 writes. Others, of future versions, may hold anything."""

# The columns of each section that hold the number of a string.
_REFERENCES = {
    "nodes": ("name",),
    "edges": ("name_or_index",),
    "trace_function_infos": ("name", "script_name"),
    "scope_context_vars": ("name",),
}
_INDEXED_EDGES = ("element", "hidden")  # their name_or_index is an index


@dataclass
class _Section:
    """An array of numbers: its place in the text, in bytes, and how many numbers it has."""

    name: str
    start: int
    end: int = 0
    commas: int = 0  # so far; in the end, with the one after the section
    empty: bool | None = None
    numbers: int = 0
    open: int = 1  # brackets that are still open


class SnapshotCheck:
    """Checks a snapshot that is fed to it in order. `finish` passes only if the snapshot is whole.

    `feed` and `finish` raise SnapshotError if something cannot be right.

    Threads: one at a time.
    """

    def __init__(self) -> None:
        self.size: int = 0
        """The number of bytes that it has been fed."""
        self.warning: str = ""
        """Why a snapshot that passes may still lack something; "" if there is no doubt."""
        self._held = b""  # the header or a key that has not ended yet
        self._header: Header | None = None
        self._sections: list[_Section] = []
        self._marks: list[tuple[int, _Section, int]] = []  # an offset, its section, and how many commas precede it
        self._reading: Callable[[bytes, int], int] = self._begins
        self._skip = Skip()
        self._quotes = 0
        self._passed_at = -1  # the size at which it was found to be whole

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes. Raises SnapshotError."""
        position = 0
        with self._malformed():
            while position < len(chunk):
                position = self._reading(chunk, position)
        self.size += len(chunk)

    def finish(self, read: Callable[[int, int], bytes]) -> None:
        """Check the whole. Raises SnapshotError unless all that was fed is one whole snapshot.

        `read(offset, size)` must return bytes that were fed before. A second call costs nothing.
        """
        self.conclude(lambda string: self._refers_to(string, read))

    def conclude(self, refers_to: Callable[[int], bool]) -> None:
        """Check the whole, as `finish` does, for a caller that has read the numbers itself.

        `refers_to(n)` must say whether anything refers to the string with this number.
        """
        if self._passed_at == self.size:
            return
        if self._reading not in (self._strings, self._ending):
            where = f"in the middle of {self._sections[-1].name!r}" if self._sections else "before the first node"
            raise self._incomplete(f"it ends {where}")
        if not self.at_end:
            raise self._incomplete("it does not end as a snapshot does")
        count = self._quotes // 2
        with self._malformed():
            refers = refers_to(count)
        if refers:
            raise self._incomplete(f"it has {count:,} strings and refers to more")
        self._passed_at = self.size

    @contextlib.contextmanager
    def _malformed(self) -> Iterator[None]:
        """Turn whatever a made-up header or number leads to into a SnapshotError."""
        try:
            yield
        except SnapshotError:
            raise
        except (ValueError, LookupError, TypeError, ArithmeticError, RecursionError) as error:
            raise self._incomplete(f"its header or its numbers make no sense ({error!r:.200})") from error

    @property
    def at_end(self) -> bool:
        """Whether the last bracket has arrived, after which nothing can follow."""
        return self._reading == self._ending and self._held == b"}"

    # --- one method for each part: it takes a chunk and a position, and returns how far it got ---

    def _begins(self, chunk: bytes, position: int) -> int:
        before = len(self._held)
        self._held += chunk[position:]
        try:
            found = find_header(self._held, before)
        except ValueError as error:
            raise self._incomplete(str(error.args[0])) from None
        if found is None:
            return len(chunk)
        self._header, name, end = found
        self._held = b""
        position += end - before
        self._begin(name, self.size + position)
        return position

    def _begin(self, name: str, offset: int, is_list: bool = True) -> None:
        if len(self._sections) == _SECTIONS:
            raise self._incomplete(f"it has more than {_SECTIONS} sections")
        if any(section.name == name for section in self._sections):
            raise self._incomplete(f"it has {name!r} twice")
        self._sections.append(_Section(name, offset))
        self._reading = self._numbers
        if name not in _OF_NUMBERS:
            self._skip = Skip(b"[" if is_list else b"")
            self._reading = self._anything

    def _numbers(self, chunk: bytes, position: int) -> int:
        section = self._sections[-1]
        if section.empty is None and (first := chunk[position:].lstrip()[:1]):
            section.empty = first == b"]"
        self._marks.append((self.size + position, section, section.commas))
        end = chunk.find(b'"', position)  # the only quotes are those of the next key
        stop = end if end >= 0 else len(chunk)
        assert self._header is not None
        if self._header.problem and (rubbish := chunk[position:stop].translate(None, _NUMERIC)):
            raise self._incomplete(f"{rubbish[:20]!r} among the numbers of {section.name!r}")
        section.commas += chunk.count(b",", position, stop)
        # Brackets are rare. Looking for one is fast; counting them would take as long as counting the commas.
        if chunk.find(b"[", position, stop) >= 0 or chunk.find(b"]", position, stop) >= 0:
            section.open += chunk.count(b"[", position, stop) - chunk.count(b"]", position, stop)
        if end < 0:
            return stop
        section.end = self.size + end
        self._check_section(section)
        self._reading = self._key
        return end

    def _check_section(self, section: _Section) -> None:
        numbers = 0 if section.empty else section.commas
        assert self._header is not None
        if wrong := self._header.miscounted(section.name, numbers):
            raise self._incomplete(wrong)
        if section.open:
            raise self._incomplete(f"{section.name!r} does not end as it should")
        if section.name == "nodes" and not numbers:
            raise self._incomplete("it has no nodes")
        section.numbers = numbers

    def _anything(self, chunk: bytes, position: int) -> int:
        section = self._sections[-1]
        end = self._skip.feed(chunk, position)
        stop = end if end >= 0 else len(chunk)
        if chunk[position:stop].strip(b" \n\r\t]"):
            section.empty = False
        section.commas += chunk.count(b",", position, stop)
        if end >= 0:
            section.end, section.open = self.size + end, 0
            section.commas += 1
            if self._skip.numbers_only:
                section.empty = section.empty is None
                self._check_section(section)
            self._reading = self._key
        return stop

    def _key(self, chunk: bytes, position: int) -> int:
        before = len(self._held)
        self._held += chunk[position : position + KEY_LIMIT]
        found = _KEY.match(self._held)
        is_list = found is not None and self._held[found.end() : found.end() + 1] == b"["
        name = key_name(found) if found is not None else ""
        if found is None or (not is_list and name in (*_OF_NUMBERS, "strings")):
            if found is not None or len(self._held) >= KEY_LIMIT or b"[" in self._held:
                raise self._incomplete(f"{self._held[:40]!r} follows {self._sections[-1].name!r}")
            return len(chunk)
        self._held = b""
        position += found.end() + is_list - before
        if name == "strings":
            self._before_the_strings()
            # As if a string had just ended, because the closing bracket may follow now.
            self._held, self._quotes = b'"', -1
            self._reading = self._strings
        else:
            self._begin(name, self.size + position, is_list)
        return position

    def _before_the_strings(self) -> None:
        assert self._header is not None
        there = {section.name: section.numbers for section in self._sections}
        header = self._header
        if missing := header.missing(there):
            raise self._incomplete(f"it has no {missing}")
        problem = header.problem
        if not problem and header.root >= there["nodes"]:
            problem = f"says that the root begins at number {header.root:,} of the nodes"
        doubts = [f"nothing can read it, because it {problem}"] if problem else []
        doubts += [f"it says {said!r:.20} {name}" for name, said in header.unsaid.items() if there.get(name)]
        doubts += [f"it does not say what a row of {name} is" for name in header.counts if not header.fields(name)]
        if doubts:
            self.warning = (
                f"the header of this heap snapshot cannot be trusted: {', '.join(doubts)}. The snapshot is kept, "
                "but a loss of rows would not have been noticed"
            )

    def _strings(self, chunk: bytes, position: int) -> int:
        text = self._held + chunk[position:]
        self._held = b""
        if (len(text) - len(text.rstrip(b"\\"))) % 2:  # the second half of an escape is in the next chunk
            text, self._held = text[:-1], b"\\"
        elif (shorter := text.rstrip()).endswith(b'"') and not self._is_escaped(shorter):
            text, self._held = shorter[:-1], b'"'  # it may be the last one, which only what follows can tell
        if b"\\" in text:
            text = text.replace(b"\\\\", b"").replace(b'\\"', b"")
        at = 0
        for closing in _CLOSING.finditer(text):
            self._quotes += text.count(b'"', at, closing.start() + 1)
            at = closing.start() + 1
            if self._quotes % 2 == 0:
                self._reading = self._ending
                rest = text[closing.end() :] + self._held
                self._held = b""
                self._ending(rest, 0)
                return len(chunk)
        self._quotes += text.count(b'"', at)
        return len(chunk)

    @staticmethod
    def _is_escaped(text: bytes) -> bool:
        """Whether the quote at the end of the text is part of the string."""
        before = text[:-1]
        return (len(before) - len(before.rstrip(b"\\"))) % 2 == 1

    def _ending(self, chunk: bytes, position: int) -> int:
        self._held += chunk[position:].strip()[:200]
        wrong = what_follows(self._held) if self._held else ""
        if wrong and len(self._held) > 20:
            raise self._incomplete(wrong)
        return len(chunk)

    # --- the second look ---

    def _refers_to(self, string: int, read: Callable[[int, int], bytes]) -> bool:
        """Whether a node, an edge or a trace function refers to the string with this number."""
        assert self._header is not None
        for section, index, offset in self._occurrences(string, read):
            fields = self._header.fields(section.name)
            place = index % len(fields)
            if fields[place] not in _REFERENCES[section.name]:
                continue
            if section.name == "edges":
                types = self._header.edge_types
                if not types:
                    continue  # the number may be an index
                kind = self._beside(section, offset, fields.index("type") - place, read)
                if 0 <= kind < len(types) and types[kind] in _INDEXED_EDGES:
                    continue
            return True
        return False

    def _beside(self, section: _Section, offset: int, steps: int, read: Callable[[int, int], bytes]) -> int:
        """The number `steps` after the one that begins at `offset`, or before it if `steps` is negative."""
        if steps > 0:
            return int(read(offset, (steps + 1) * _NUMBER).split(b",")[steps].split(b"]")[0])
        start = max(section.start, offset + steps * _NUMBER)
        return int(read(start, offset - start).split(b",")[steps - 1])

    def _occurrences(self, number: int, read: Callable[[int, int], bytes]) -> Iterator[tuple[_Section, int, int]]:
        """Every place where a number occurs: its section, its index in that section, and the offset of its text."""
        assert self._header is not None
        token = re.compile(rb"%d(?![0-9])" % number)
        ends = [mark[0] for mark in self._marks[1:]] + [self.size]
        for (start, section, commas), end in zip(self._marks, ends, strict=True):
            if section.name not in _REFERENCES or section.empty or not self._header.fields(section.name):
                continue
            end = min(end, section.end)
            margin = min(1, start - section.start)  # the first number of this part may begin in the one before
            block = read(start - margin, end - start + margin + 20)
            counted, index = margin, commas
            for found in token.finditer(block, margin):
                position = found.start()
                if position >= margin + end - start:
                    break
                if block[position - 1 : position].isdigit():
                    continue  # it is the end of a longer number
                index += block.count(b",", counted, position)
                counted = position
                yield section, index, start - margin + position

    def _incomplete(self, what: str) -> SnapshotError:
        return SnapshotError(f"the heap snapshot is not complete: {what} (after {self.size:,} bytes)")
