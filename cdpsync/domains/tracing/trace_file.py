"""TraceFile: a trace on its way into a file, perhaps compressed; its events are counted as they come."""

from __future__ import annotations

import gzip
import io
import tempfile
from typing import IO, cast

from ...errors import TraceError
from .saved import PartialTrace

OPENING = b'{"traceEvents":['
"""How a JSON trace begins: with the list of events.

https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
"""

NEXT = b",\n{"
"""The end of one event and the beginning of the next."""

_LEVEL = 5  # of gzip


class TraceFile:
    """Writes a trace to `file` and keeps count of it. With `compressed`, it becomes a gzip file.

    Chromium 156 begins a line with each event, and so do we for Node. There is no raw newline in a JSON string, so
    events can be counted without reading the JSON.
    """

    def __init__(self, file: IO[bytes], *, compressed: bool = False, json: bool = True) -> None:
        self._file = file
        self._json = json
        self._gzip = gzip.GzipFile("", "wb", _LEVEL, file, 0) if compressed else None
        self._output = cast("IO[bytes]", self._gzip or file)
        self._length = 0
        self._last = b""
        self._whole = 0  # the length up to the end of the last event that another one follows
        self.events: int = 0
        """How many events have begun."""

    @property
    def size(self) -> int:
        """How many bytes have come, before they were compressed."""
        return self._length

    def write(self, data: bytes) -> None:
        """Write the next piece."""
        self._output.write(data)
        if self._json:
            self._count(data)
        self._length += len(data)

    def _count(self, data: bytes) -> None:
        seen, text = len(self._last), self._last + data
        if seen == self._length and not text.startswith(OPENING[: len(text)]):
            raise TraceError(f"this is not a trace: it begins with {text[:40]!r}")
        if not self.events and text.partition(OPENING)[2].lstrip()[:1] == b"{":
            self.events = 1
        at = text.rfind(NEXT)
        if at >= 0:
            self.events += text.count(NEXT, max(0, seen - len(NEXT) + 1))
            self._whole = self._length - seen + at
        self._last = text[-len(OPENING) - 2 :]

    def finish(self) -> int:
        """End the file; returns its size in bytes. Raises TraceError if the trace was cut off."""
        if not self._length:
            raise TraceError("the trace is empty")
        if self._json and not self._last.rstrip().endswith(b"}"):
            raise TraceError(f"the trace is not complete: it was cut off after {self._length:,} bytes")
        self._flush()
        return self._file.seek(0, io.SEEK_END)

    def partial(self) -> PartialTrace | None:
        """The events that have come; None if none has. Nothing may be written after this."""
        if not self._whole:
            return None
        self._flush()
        self._file.seek(0)
        source = gzip.GzipFile(fileobj=self._file, mode="rb") if self._gzip is not None else self._file
        copy, left = tempfile.TemporaryFile(), self._whole  # noqa: SIM115
        while left:
            piece = source.read(min(left, 2**20))
            if not piece:
                raise TraceError("the temporary file of the trace was changed")
            left -= len(piece)
            copy.write(piece)
        copy.write(b"\n]}")
        return PartialTrace(copy, copy.tell(), self.events - 1)

    def _flush(self) -> None:
        if self._gzip is not None:
            self._gzip.close()
        self._file.flush()
