"""Encodes a map as JSON again."""

from __future__ import annotations

from collections.abc import Iterable

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def mappings_of(segments: Iterable[tuple[int, int, int, int, int, int]]) -> str:
    """The text of "mappings" for segments in order: generated line and column, source, line, column and name or -1."""
    lines = list[str]()
    line: list[str] = []
    at = before_source = before_line = before_column = before_name = before = 0
    for generated_line, generated, source, original_line, original_column, name in segments:
        while at < generated_line:
            lines.append(",".join(line))
            line, before = [], 0
            at += 1
        text = _vlq(generated - before)
        before = generated
        if source >= 0:
            text += _vlq(source - before_source) + _vlq(original_line - before_line)
            text += _vlq(original_column - before_column)
            before_source, before_line, before_column = source, original_line, original_column
            if name >= 0:
                text += _vlq(name - before_name)
                before_name = name
        line.append(text)
    return ";".join([*lines, ",".join(line)])


def _vlq(number: int) -> str:
    value = (-number << 1) | 1 if number < 0 else number << 1
    found = ""
    while True:
        digit, value = value & 31, value >> 5
        found += _DIGITS[digit | (32 if value else 0)]
        if not value:
            return found
