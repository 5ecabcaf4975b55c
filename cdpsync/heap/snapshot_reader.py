"""SnapshotReader: reads a heap snapshot while its text arrives."""

from __future__ import annotations

import os
from datetime import datetime

from .analysis.analysis import Analysis
from .format.reading import PIECE, Reader
from .origin import Origin, in_utc
from .snapshot import HeapSnapshot


class SnapshotReader:
    """Reads a snapshot piece by piece: feed it the text in order, in pieces of any size.

        reader = SnapshotReader()
        for piece in pieces:
            reader.feed(piece)
        snapshot = reader.finish()

    It keeps what `HeapSnapshot.load` keeps, and never the whole text. `HeapSnapshot.load` reads a file.

    Threads: one at a time.
    """

    def __init__(self) -> None:
        self._reader = Reader()
        self._waiting: list[bytes] = []
        self._size = 0

    def feed(self, piece: bytes) -> None:
        """Take the next bytes of the text. Raises SnapshotError if it is not the text of a snapshot."""
        self._waiting.append(piece)
        self._size += len(piece)
        if self._size >= PIECE:  # V8 sends 100 kB at once, and many small pieces take longer than a few large ones
            self._flush()

    def refers_to(self, string: int) -> bool:
        """Whether anything that has been read so far has the string with this number as its name."""
        self._flush()
        return self._reader.refers_to(string)

    def finish(
        self, *, program: str = "", captured: datetime | None = None, file: str | os.PathLike[str] | None = None
    ) -> HeapSnapshot:
        """The snapshot. Raises SnapshotError if it is not whole.

        `program` and `captured` are as in `HeapSnapshot.load`; `file` is where the text was written meanwhile.
        """
        self._flush()
        origin = Origin(
            "" if file is None else os.fspath(file), program, None if captured is None else in_utc(captured)
        )
        return HeapSnapshot(Analysis(self._reader.finish()), origin)

    def _flush(self) -> None:
        pieces, self._waiting, self._size = self._waiting, [], 0
        self._reader.feed(pieces[0] if len(pieces) == 1 else b"".join(pieces))
