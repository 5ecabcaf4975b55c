"""The header of a heap snapshot, and how the text of a snapshot begins and ends. Used to read and to check snapshots.

    {"snapshot":{"meta":{…},"node_count":N,"edge_count":E,…},"nodes":[…],…,"strings":[…]}

If the fields or types of nodes or edges are missing, nothing can read the snapshot, not even Chrome DevTools. A capture
is kept all the same. All other keys may be missing, empty or of another type. A count that is not a positive number is
ignored, and the rows are counted.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Collection
from typing import Any

from .skipping import Skip

_LIMIT = 1 << 20
_MOST_TYPES = 100
_DEEPEST = 1000
_MOST_BYTES = 2**53
_BEGIN = b'{"snapshot":'
_GZIP = b"\x1f\x8b"
_COLON = re.compile(rb"[^:]*:")
KEY_LIMIT = 200
"""The most bytes of a key, with the comma before it."""
KEY = re.compile(rb'\s*,\s*"((?:[^"\\]|\\.){0,150})"\s*:\s*(?=\S)', re.DOTALL)
"""The key of the next section, after the end of the one before, up to where its value begins."""
_ANOTHER = re.compile(rb'\s*\}\s*\{\s*"snapshot"')
_COUNTED = {"nodes": "node_count", "edges": "edge_count", "trace_function_infos": "trace_function_count"}
_NEEDED = {
    "nodes": ("type", "name", "id", "self_size", "edge_count"),
    "edges": ("type", "name_or_index", "to_node"),
}


class Header:
    """What the header says. Raises ValueError if it is not JSON; `problem` says what else is wrong with it."""

    def __init__(self, text: bytes) -> None:
        try:
            document: dict[str, Any] = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise ValueError(f"makes no sense ({error!r:.200})") from None
        self.problem: str = ""
        """Why the rest cannot be read, as the end of a sentence that begins with "its header"; "" if it can."""
        self._fields: dict[str, list[str]] = {}
        self.snapshot: dict[str, Any] = self._dict("snapshot", document)
        """The value of "snapshot", as it is in the file."""
        self._meta = self._dict("meta", self.snapshot)
        for section, needed in _NEEDED.items():
            said, fields = self._meta.get(f"{section[:-1]}_fields"), self.fields(section)
            if said and not fields:
                self._unreadable(f"says {said!r:.60} where the fields of {section} should be")
            for missing in (one for one in needed if one not in fields):
                self._unreadable(f"has no {missing!r} among the fields of {section}")
        self.node_types: list[str] = self._types("nodes")
        self.edge_types: list[str] = self._types("edges")
        self.counts: dict[str, int] = {}
        """How many rows a section has, for each section with a credible count."""
        self.unsaid: dict[str, object] = {}
        """For the other sections, what the header has in place of the count."""
        for section, key in _COUNTED.items():
            count = self.snapshot.get(key)
            if isinstance(count, int) and not isinstance(count, bool) and count > 0:
                self.counts[section] = count
            else:
                self.unsaid[section] = count
        self.root: int = self.snapshot.get("root_index") or 0
        """The index of the root's first number in the list of nodes."""
        if not isinstance(self.root, int) or self.root < 0 or self.root % (len(self.fields("nodes")) or 1):
            self._unreadable(f"says that the root begins at number {self.root!r:.60} of the nodes")

    def fields(self, section: str) -> list[str]:
        """The name of each number in a row of a section; an empty list if the header does not say."""
        if section not in self._fields:
            self._fields[section] = _texts(self._meta.get(f"{section[:-1]}_fields"))
        return self._fields[section]

    def types(self, section: str) -> list[str]:
        """The types of nodes or edges, as the header lists them: `node_types` and `edge_types` may have got more."""
        at: int = self.fields(section).index("type")
        return _texts(self._meta[f"{section[:-1]}_types"][at])

    @property
    def has_traces(self) -> bool:
        """Whether allocations were tracked, and it says where what is known of them stands."""
        return "trace_function_infos" in self.counts and bool(self.fields("trace_nodes"))

    @property
    def extra_native_bytes(self) -> int:
        """How many bytes are outside V8's heap; 0 if the header does not say."""
        extra = self.snapshot.get("extra_native_bytes")
        if not isinstance(extra, int | float) or isinstance(extra, bool) or not abs(extra) < _MOST_BYTES:
            return 0
        return int(extra)

    def missing(self, there: Collection[str]) -> str:
        """The first required section that is missing; "" if all are there."""
        return next((name for name in ("nodes", "edges", *self.counts) if name not in there), "")

    def miscounted(self, section: str, numbers: int) -> str:
        """What is wrong if a section has this many numbers; "" if it seems to have all of its rows."""
        rows, width = self.counts.get(section), len(self.fields(section))
        if not width:
            return ""
        if rows is not None and numbers != rows * width:
            return f"{section!r} has {numbers:,} numbers where its header says {rows * width:,}"
        return f"{section!r} has {numbers:,} numbers, which is not a multiple of {width}" if numbers % width else ""

    def _dict(self, key: str, where: dict[str, Any]) -> dict[str, Any]:
        found = where.get(key)
        if not isinstance(found, dict):
            self._unreadable(f"makes no sense: {found!r:.60} where {key!r} should be")
            return {}
        return found

    def _types(self, section: str) -> list[str]:
        fields, types = self.fields(section), self._meta.get(f"{section[:-1]}_types")
        at = fields.index("type") if "type" in fields else -1
        said = types[at] if isinstance(types, list) and 0 <= at < len(types) else None
        found = _texts(said)
        if len(found) > _MOST_TYPES or (said != [] and not found):
            self._unreadable(f"says {said!r:.60} where the types of {section} should be")
        return found

    def _unreadable(self, problem: str) -> None:
        self.problem = self.problem or problem


def _texts(value: object) -> list[str]:
    """The value if it is a list of strings, or else an empty list."""
    return list(value) if isinstance(value, list) and all(isinstance(one, str) for one in value) else []


def find_header(text: bytes, start: int = 0) -> tuple[Header, str, int] | None:
    """The header, the name of the section after it, and the offset of that section's numbers.

    None if more text is needed. `start` is how many bytes an earlier call has already seen. Raises ValueError if the
    text is wrong; the args are what is wrong and at which byte.
    """
    begin = b"".join(text[:200].lstrip(codecs.BOM_UTF8).split())[: len(_BEGIN)]
    if not _BEGIN.startswith(begin):
        hint = "; it is compressed, so unpack it first" if text.startswith(_GZIP) else ""
        wanted = _BEGIN.decode()
        raise ValueError(f"a heap snapshot begins with {wanted!r}, but this begins with {text[:40]!r}{hint}", 0)
    if start == 0 or text.find(b"[", start) >= 0:  # the section that is looked for begins with a bracket
        try:
            found = _first_section(text)
        except ValueError as error:
            raise ValueError(f"its header makes no sense ({error.args[0]})", error.args[1]) from None
        if found is not None:
            end, name, place = found
            try:
                return Header(text[:end].lstrip(codecs.BOM_UTF8) + b"}"), name, place
            except ValueError as error:
                raise ValueError(f"its header {error}", 0) from None
    if len(text) > _LIMIT:
        raise ValueError("its header does not end", _LIMIT)
    return None


def _first_section(text: bytes) -> tuple[int, str, int] | None:
    """Where the header ends, the name of the first section, and where its numbers begin; None if more is needed.

    Other values may stand before it. They are skipped, as in DevTools.
    """
    begun = _COLON.search(text)
    end = Skip(deepest=_DEEPEST).feed(text, begun.end()) if begun else -1
    at = end
    while at >= 0:
        key = KEY.match(text, at)
        if key is None:
            if len(text) - at > KEY_LIMIT or b"}" in text[at : at + 20]:
                raise ValueError(f"{text[at : at + 40]!r} follows the header", at)
            return None
        if text[key.end() : key.end() + 1] == b"[":
            return end, key_name(key), key.end() + 1
        at = Skip().feed(text, key.end())
    return None


def key_name(key: re.Match[bytes]) -> str:
    """The name that KEY has found."""
    return key[1].decode("utf-8", "replace")


def what_follows(rest: bytes) -> str:
    """What is wrong with the text after the bracket that ends the strings; "" if it is right."""
    if _ANOTHER.match(rest):
        return "another heap snapshot follows it: each must be in a file of its own"
    return "" if rest.strip() == b"}" else f"the strings end with {b']' + rest[:20]!r} instead of ']}}'"
