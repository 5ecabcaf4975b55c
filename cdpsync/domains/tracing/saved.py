"""SavedTrace: a trace in a file; PartialTrace: what was recorded of one that ended too early."""

from __future__ import annotations

import contextlib
import gzip
import os
import shutil
import weakref
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from ...files import Destination, SavedFile, whole_file


@dataclass(frozen=True)
class SavedTrace(SavedFile):
    """A trace in a file. It is a path: `open(saved)` works.

    `path` is the file; None if that was a file object, or a path that is not a regular file.
    `size` is the length of the file in bytes, and `events` is how many events it has; 0 for Perfetto's own format.
    `seconds` is how long was recorded. `warning` says what is missing, and is logged as well; "" if the trace
    seems to be complete.
    """

    events: int
    seconds: float
    warning: str = ""


class PartialTrace:
    """What had come of a trace when its recording failed: whole events, closed so that it is a readable trace.

    `size` is its length in bytes, and `events` is how many events it has. It is kept in a temporary file without a
    name, which goes away with this object.
    """

    def __init__(self, file: IO[bytes], size: int, events: int) -> None:
        self._file = file
        weakref.finalize(self, file.close)  # it would warn if nobody closed it
        self.size: int = size
        self.events: int = events

    def save(self, path: Destination) -> Path | None:
        """Write it to `path`, as JSON, and return the path; None if that is not a regular file.

        A name that ends in ".gz" makes a compressed file. Raises OSError if the file cannot be written; a file that was
        there before is then untouched.
        """
        compressed = isinstance(path, (str, os.PathLike)) and os.fspath(path).endswith(".gz")
        with whole_file(path) as (file, keep):
            self._file.seek(0)
            with gzip.GzipFile("", "wb", fileobj=file, mtime=0) if compressed else contextlib.nullcontext(file) as out:
                shutil.copyfileobj(self._file, out, 2**20)
            return keep()

    def __repr__(self) -> str:
        return f"<PartialTrace: {self.events:,} events, {self.size:,} bytes>"
