"""Saved: a heap snapshot that was saved to a file."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Saved(os.PathLike[str]):
    """A heap snapshot in a file. It is a path: `open(saved)` and `HeapSnapshot.load(saved)` work.

    `path` is the file; None if that was a file object, or a path that is not a regular file.
    `size` is the length of the snapshot in bytes, `chunks` is how many messages it came in, `seconds` is how long
    that took. `warning` says what is doubtful about the snapshot, and is logged as well; "" if nothing is.
    """

    path: Path | None
    size: int
    chunks: int
    seconds: float
    warning: str = ""

    def __fspath__(self) -> str:
        if self.path is None:
            raise TypeError("this heap snapshot was written to a file object, which has no path")
        return os.fspath(self.path)
