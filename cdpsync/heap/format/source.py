"""Reading the text of a snapshot from a path, from memory or from a file object, in pieces."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, TypeGuard

SnapshotSource = str | os.PathLike[str] | bytes | bytearray | memoryview | IO[bytes]
"""A path, the text of a snapshot as bytes or str, or a binary file object."""

_STEP = 1 << 20


def is_text(source: SnapshotSource) -> TypeGuard[str]:
    """Whether it is the text of a snapshot rather than a path."""
    return isinstance(source, str) and source[:1000].lstrip("\ufeff \n\r\t").startswith("{")


def pieces(source: SnapshotSource) -> Iterator[tuple[bytes, int]]:
    """The text in pieces, each with the length of the whole text in bytes, or 0 if that is not known."""
    if is_text(source):
        source = source.encode("utf-8", "surrogatepass")
    if isinstance(source, bytes | bytearray | memoryview):
        view = memoryview(source).cast("B")
        for start in range(0, len(view), _STEP):
            yield bytes(view[start : start + _STEP]), len(view)
        return
    if isinstance(source, str | os.PathLike):
        with Path(source).open("rb", buffering=0) as file:
            yield from _of_file(file)
        return
    if not hasattr(source, "read"):
        raise TypeError(f"a heap snapshot must be a path, bytes or a binary file, not {type(source).__name__}")
    yield from _of_file(source)


def _of_file(file: Any) -> Iterator[tuple[bytes, int]]:
    try:
        total = os.fstat(file.fileno()).st_size - file.tell()
    except (OSError, AttributeError):
        total = 0  # a pipe, or a file in memory
    while piece := file.read(_STEP):
        if not isinstance(piece, bytes):
            raise TypeError("a heap snapshot must be read from a binary file: open it with 'rb'")
        yield piece, total
