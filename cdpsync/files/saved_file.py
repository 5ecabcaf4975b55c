"""SavedFile: a file that was written."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class SavedFile(os.PathLike[str]):
    """A file that was written. It is a path: `open(saved)` works.

    `path` is the file; None if that was a file object, or a path that is not a regular file. `size` is the length of
    the file in bytes.
    """

    path: Path | None
    size: int

    def __fspath__(self) -> str:
        if self.path is None:
            raise TypeError("this was written to a file object, which has no path")
        return os.fspath(self.path)
