"""The text of a source: its lines, their places, and the comments that take lines out of the count."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

WHITE = (
    "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f"
    "\u3000\ufeff"
)
"""White space in JavaScript (ECMA-262, TrimString). str.strip() takes other characters away."""

_COMMENT = re.compile(r"/\* (?:[cv]8|node:coverage) ignore next")
_ALONE = re.compile(r"\W*/\* (?:[cv]8|node:coverage) ignore next(?: ([0-9]+))?", re.ASCII)
_SWITCH = re.compile(r"/\* (?:[cv|]8 ignore (?P<mode>start|stop)|node:coverage (?P<node>enable|disable))")


class Text:
    """The lines of a text. Offsets count UTF-16 code units, as V8's do. White space at the end does not count.

    Only "\\n" and "\\r\\n" end a line, as in c8 and in editors: V8 knows others, but no one sees them.
    """

    def __init__(self, text: str) -> None:
        trimmed = text.rstrip(WHITE)
        self.lines: list[str] = trimmed.split("\n")
        self.is_wide: bool = not trimmed.isascii() and max(trimmed, default="") > "\uffff"
        lengths = [utf16_length(line) for line in self.lines] if self.is_wide else list(map(len, self.lines))
        self._set(lengths, [line.endswith("\r") for line in self.lines[:-1]])

    @classmethod
    def of_lengths(cls, lengths: list[int]) -> Text:
        """A text of which only the lengths of the lines are known, as Node keeps them with a source map."""
        found = cls("")
        kept = list(lengths)
        while len(kept) > 1 and not kept[-1]:
            kept.pop()
        found.lines = [""] * max(1, len(kept))
        found._set(kept or [0], [False] * (len(kept) - 1))
        return found

    def _set(self, lengths: list[int], returns: list[bool]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        at = 0
        for length in lengths:
            self.starts.append(at)
            at += length
            self.ends.append(at)
            at += 1
        self.size: int = self.ends[-1]
        for number, has_return in enumerate(returns):
            self.ends[number] -= has_return

    def first_line(self, start: int) -> int:
        """The index of the first line that ends behind this offset; the number of lines if no line does."""
        return bisect_right(self.ends, start)

    def last_line(self, end: int) -> int:
        """The index of the last line that begins at this offset or before it."""
        return bisect_right(self.starts, end) - 1

    def spanned(self, start: int, end: int) -> tuple[int, int]:
        """The lines that are within a range from their beginnings to their ends, as a slice."""
        return max(bisect_left(self.starts, start), self.first_line(start)), bisect_right(self.ends, end)

    def offset(self, line: int, column: float) -> int:
        """The offset of a place, which counts from 0. Beyond the end of a line, it is the line's end."""
        if line >= len(self.starts):
            return self.size
        return int(min(self.starts[line] + column, self.ends[line]))

    @cached_property
    def ignored(self) -> frozenset[int]:
        """The indexes of the lines that comments such as /* c8 ignore next */ take out of the count."""
        found = set()
        skipped, off = 0, False
        for number, line in enumerate(self.lines):
            if skipped or off:
                found.add(number)
                skipped = max(0, skipped - 1)
            if "/*" not in line:
                continue
            if _COMMENT.search(line):
                found.add(number)
                alone = _ALONE.match(line)
                skipped = int(alone[1] or 1) if alone else 0
            elif switch := _SWITCH.search(line):
                found.add(number)
                off = (switch["mode"] or switch["node"]) in ("start", "disable")
                skipped = 0
        return frozenset(found)


def utf16_length(text: str) -> int:
    """The length of a text in UTF-16 code units."""
    return len(text) + sum(character > "\uffff" for character in text)
