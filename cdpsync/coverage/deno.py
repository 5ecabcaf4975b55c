"""Counts of lines by the rules of `deno coverage` (Deno 2.9, cli/tools/coverage/mod.rs).

They differ from c8's in these points. A line of which only an end is in a block that has not run has not run either:
`if (a) throw b`. The first line of a function that was never called has not run. Lines that are only comments or white
space have run. If the program was transpiled, a source has only those lines that something was made from, and the
count of a line is the greatest of what was made from it. What "deno-coverage-ignore" takes out has no count at all.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from ..source_map import SourceMap
from .comments import Comment, comments
from .ranges import ScriptFunction
from .text import utf16_length

_IGNORE = "deno-coverage-ignore"


def deno_lines(
    text: str, functions: list[ScriptFunction], source: str, map: SourceMap | None = None, index: int = 0
) -> dict[int, int]:
    """The count of each line of `source`, by its number, which counts from 1.

    `text` is what V8 ran, `map` is its map, and `index` is that of the source in the map.
    """
    written = list(comments(source)) if _IGNORE in source else []
    if _ignores_file(source, written):
        return {}
    counts = _Lines(text).counts(functions)
    ignored = _ignored(source, written)
    if map is None:
        return {line + 1: count for line, count in enumerate(counts) if line not in ignored}
    found: dict[int, int] = {}
    lines = [line.removesuffix("\r").encode("utf-8", "replace") for line in text.split("\n")]
    at = 0
    for line, column, source_index, original, _, _ in map.raw_segments():
        at = original if source_index >= 0 else at
        if source_index in (index, -1) and line < len(counts) and at not in ignored and _is_code(lines[line], column):
            found[at + 1] = max(found.get(at + 1, 0), counts[line])
    return dict(sorted(found.items()))


def _is_code(line: bytes, column: int) -> bool:
    """Whether something else than a comment is at a column, which Deno takes for a number of bytes."""
    two = line[column : column + 2]
    try:
        return two.decode() not in ("", "/*", "*/", "//")
    except UnicodeDecodeError:  # it begins or ends within a character
        return False


class _Lines:
    """The lines of a text, and what in them is code. Offsets count UTF-16 code units."""

    def __init__(self, text: str) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._code_ends: list[int] = []
        self._is_ignored: list[bool] = []
        found = list(comments(text))
        ends = [one.end for one in found]
        is_wide = not text.isascii() and max(text) > "\uffff"
        index = offset = 0
        for line in text.split("\n"):
            end = index + len(line.removesuffix("\r"))
            code_end = _code_end(text, index, end, found[bisect_left(ends, index) : bisect_right(ends, end) + 1])
            around = bisect_left(ends, end)
            self._is_ignored.append(
                not text[index:end].strip() or (around < len(found) and found[around].start <= index)
            )
            width = utf16_length if is_wide else len
            self._starts.append(offset)
            self._ends.append(offset + width(text[index:end]))
            self._code_ends.append(offset + width(text[index:code_end]))
            offset += width(line) + 1
            index += len(line) + 1

    def counts(self, functions: list[ScriptFunction]) -> list[int]:
        """The count of each line."""
        starts, ends, code_ends = self._starts, self._ends, self._code_ends
        counts = [0] * len(starts)
        ranges = [one for function in functions[::-1] for one in function.ranges[::-1]]
        for start, end, count in sorted(ranges, key=lambda one: one.start - one.end):
            first, behind = bisect_left(starts, start), bisect_right(ends, end)
            if behind > first:
                counts[first:behind] = [count] * (behind - first)
        for function in functions:
            for number, (start, end, count) in enumerate(function.ranges):
                if count:
                    continue
                first, last = bisect_right(ends, start), bisect_left(starts, end) - 1
                for line in {first, last} if first <= last else ():
                    at, code_end, line_end = starts[line], code_ends[line], ends[line]
                    if (
                        (start <= at and end >= code_end)
                        or (start >= at and code_end <= end <= line_end)
                        or (number == 0 and (start <= at or end >= code_end))
                    ):
                        counts[line] = 0
                if last > first + 1:
                    counts[first + 1 : last] = [0] * (last - first - 1)
        return [1 if ignored else count for ignored, count in zip(self._is_ignored, counts, strict=True)]


def _code_end(text: str, start: int, end: int, near: Sequence[Comment]) -> int:
    """Where the code of a line ends, before a comment and the white space in front of it."""
    found, has_comment = end, False
    while True:
        trimmed = start + len(text[start:found].rstrip())
        comment = next((one for one in near if start <= one.start < trimmed <= one.end), None)
        if comment is None:
            return trimmed if has_comment else found
        found, has_comment = comment.start, True


def _word(text: str, comment: Comment) -> str:
    return (text[comment.start + 2 : comment.end].split() or [""])[0] if comment.is_line else ""


def _ignores_file(text: str, found: list[Comment]) -> bool:
    """Whether the first thing in a file is the comment that takes all of it out."""
    if not found or _word(text, found[0]) != f"{_IGNORE}-file":
        return False
    before = text[: found[0].start]
    return not (before.partition("\n")[2] if before.startswith("#!") else before).strip()


def _ignored(text: str, found: list[Comment]) -> set[int]:
    """The indexes of the lines that comments take out."""
    ignored: set[int] = set()
    depth = begin = 0
    for comment in found:
        word = _word(text, comment)
        if not word.startswith(_IGNORE):
            continue
        line = text.count("\n", 0, comment.start)
        if word == _IGNORE:
            ignored |= {line, line + 1}
        elif word == f"{_IGNORE}-start":
            begin = begin if depth else line
            depth += 1
        elif word == f"{_IGNORE}-stop" and depth:
            depth -= 1
            if not depth:
                ignored |= set(range(begin, line + 1))
    return ignored
