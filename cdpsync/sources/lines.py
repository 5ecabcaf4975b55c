"""The lines of a script or a source, as V8 and source maps count them."""

from __future__ import annotations

import re

_LINE_END = re.compile("\r\n|[\n\r\u2028\u2029]")
"""What ends a line in V8 and in source maps (ECMA-262, LineTerminatorSequence): not the others of str.splitlines()."""


def line_starts(text: str) -> list[int]:
    """Where each line of a text begins, as V8 counts lines."""
    return [0, *(found.end() for found in _LINE_END.finditer(text))]


def lines_of(text: str) -> list[str]:
    """The lines of a text, without their ends, as V8 counts them. None follows the last end of a line."""
    lines = _LINE_END.split(text)
    return lines if lines[-1] else lines[:-1]
