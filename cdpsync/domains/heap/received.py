"""What is made of the chunks of a heap snapshot: a file, or a snapshot in memory that is read while they arrive."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import IO, TYPE_CHECKING

from ...errors import SnapshotError
from ...files import SnapshotCheck

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from ...heap import HeapSnapshot, SnapshotReader


class Received:
    """The chunks of a snapshot that is being captured. They are counted and checked."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Drop everything and begin again."""
        self._check = SnapshotCheck()
        self._wrong: SnapshotError | None = None
        self.chunks: int = 0

    @property
    def size(self) -> int:
        """How many bytes have come."""
        return self._check.size

    @property
    def warning(self) -> str:
        """What is doubtful about the snapshot; "" if nothing is."""
        return self._check.warning

    def add(self, chunk: object) -> None:
        """Take and check the next chunk. An error in it is raised by `finish`."""
        if not isinstance(chunk, str):
            raise SnapshotError("a heap snapshot chunk came without its text")
        data = chunk.encode("utf-8", "surrogatepass")  # V8 sends ASCII; other engines may not
        self._keep(data)
        self.chunks += 1
        if self._wrong is not None:
            return
        try:
            self._check.feed(data)
            self._look_at(data)
            if self._check.at_end:
                self._conclude(self._check)  # now: the target still has to clean up before it replies
        except SnapshotError as error:
            self._wrong = error  # raised after the reply: until then the chunks may be another command's

    def finish(self) -> None:
        """Raise SnapshotError unless the snapshot is whole."""
        if self._wrong is not None:
            raise self._wrong
        self._conclude(self._check)

    def _keep(self, data: bytes) -> None:
        """Take a chunk, whether something was wrong before it or not."""

    def _look_at(self, data: bytes) -> None:
        """Take a chunk in which the check has found nothing wrong."""

    def _conclude(self, check: SnapshotCheck) -> None:
        raise NotImplementedError


class SnapshotFile(Received):
    """A snapshot that is written to a file."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        super().__init__()

    def forget(self) -> None:
        self._file.seek(0)
        self._file.truncate()
        super().forget()

    def _keep(self, data: bytes) -> None:
        self._file.write(data)

    def _conclude(self, check: SnapshotCheck) -> None:
        check.finish(self._read)

    def _read(self, offset: int, size: int) -> bytes:
        self._file.seek(offset)
        data = self._file.read(size)
        self._file.seek(0, io.SEEK_END)
        return data


class SnapshotRead(Received):
    """A snapshot that is read while it arrives. If a file is given, it is written to that too.

    The thread that waits for the chunks reads them: V8 takes several times as long to write a chunk.
    """

    def __init__(self, reader: Callable[[], SnapshotReader], file: IO[bytes] | None = None) -> None:
        self._new_reader = reader
        self._file = file
        super().__init__()

    def forget(self) -> None:
        super().forget()
        self._reader = self._new_reader()
        self._unread: SnapshotError | None = None
        if self._file is not None:
            self._file.seek(0)
            self._file.truncate()

    def _keep(self, data: bytes) -> None:
        if self._file is not None:
            self._file.write(data)

    def _look_at(self, data: bytes) -> None:
        if self._unread is None:
            try:
                self._reader.feed(data)
            except SnapshotError as error:  # what the check finds comes first, because it says that something was lost
                self._unread = error

    def _conclude(self, check: SnapshotCheck) -> None:
        check.conclude(self._refers_to)

    def _refers_to(self, string: int) -> bool:
        try:
            return self._unread is None and self._reader.refers_to(string)
        except SnapshotError as error:
            self._unread = error
            return False

    def snapshot(self, program: str, captured: datetime, file: Path | None) -> HeapSnapshot:
        """The snapshot, when the capture has finished. Raises SnapshotError if it is whole but cannot be read."""
        if self._unread is not None:
            raise self._unread
        return self._reader.finish(program=program, captured=captured, file=file)
