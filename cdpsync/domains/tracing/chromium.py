"""ChromiumTrace: a trace of Chromium, which keeps it until the end and then hands it out as a stream.

    Tracing.start            --->
    Tracing.bufferUsage      <---   twice a second
    Tracing.end              --->
    Tracing.tracingComplete  <---   with the handle of the stream
    IO.read, IO.read, …      --->   some at the same time, so that Chromium never waits for us
    IO.close                 --->

https://chromedevtools.github.io/devtools-protocol/tot/Tracing/
"""

from __future__ import annotations

import base64
import contextlib
from collections import deque
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ...errors import CDPError, CDPTimeoutError, CommandError, TraceError

if TYPE_CHECKING:
    from ...engine import Event, PendingCommand
    from ...session import Session
    from .saved import PartialTrace
    from .trace_file import TraceFile

_COMPLETE = "Tracing.tracingComplete"
_USAGE = "Tracing.bufferUsage"

_READS = 4
"""How many pieces are asked for at the same time."""

_PIECE = 2**20
"""How many bytes are asked for at a time."""

_USAGE_EVERY = 500
"""How often Chromium says how full its buffer is, in milliseconds."""

_FULL = 0.99
"""Chromium 156 ends a recording with its buffer a little less than full."""


class ChromiumTrace:
    """One trace of Chromium, from the session of a page or of the browser."""

    def __init__(self, session: Session, config: Mapping[str, object], *, proto: bool, silence: float | None) -> None:
        self._session = session
        self._params = {
            "transferMode": "ReturnAsStream",
            "streamFormat": "proto" if proto else "json",
            "bufferUsageReportingInterval": _USAGE_EVERY,
            "traceConfig": config,
        }
        self._silence = silence
        self._usage = 0.0

    def start(self, timeout: float | None) -> None:
        """Begin to record."""
        self._complete = self._session.events(_COMPLETE)
        self._reports = self._session.events(_USAGE)
        command = self._session.submit("Tracing.start", self._params)
        try:
            command.result(timeout)
        except CommandError as error:
            self._drop()
            if "already" in error.message:
                raise TraceError(_ONE) from error
            raise
        except BaseException:
            self.abandon()
            raise

    @property
    def usage(self) -> float:
        """How full the buffer was at most, from 0 to 1."""
        for report in self._reports.drain():
            self._usage = max(self._usage, _number(report.params.get("value")))
        return self._usage

    def stop(self, timeout: float | None) -> None:
        """End the recording; the trace is still to be fetched."""
        with contextlib.suppress(CommandError):  # another client has ended it: then tracingComplete has come already
            self._session.send_command("Tracing.end", timeout=timeout)

    def fetch(self, file: TraceFile) -> str:
        """Write the whole trace to the file; returns a warning, or ""."""
        try:
            complete = self._complete.get(self._silence)
            handle = complete.params.get("stream")
            if not isinstance(handle, str):
                raise TraceError("Chromium ended the trace without a stream")
            try:
                for piece in self._pieces(handle):
                    file.write(piece)
            finally:
                with contextlib.suppress(CDPError):
                    self._session.submit("IO.close", {"handle": handle}).give_up()
        except CDPTimeoutError as error:
            raise CDPTimeoutError(error.waited_for, error.timeout, "silence=SECONDS allows a longer silence") from None
        finally:
            usage = self.usage
            self._drop()
        return self._warning(complete, usage)

    def abandon(self) -> None:
        """End the recording and throw it away, without waiting. Does nothing if it has ended."""
        with contextlib.suppress(CDPError):
            self._session.submit("Tracing.end").give_up()
        self._drop()

    def rescue(self, file: TraceFile) -> PartialTrace | None:
        """The events that have come so far; None if there are none. Chromium sends none before the end."""
        return file.partial()

    def _pieces(self, handle: str) -> Iterator[bytes]:
        reads: deque[PendingCommand] = deque()
        try:
            while True:
                while len(reads) < _READS:
                    reads.append(self._session.submit("IO.read", {"handle": handle, "size": _PIECE}))
                answer = reads.popleft().result(self._silence)
                yield _bytes(answer)
                if answer.get("eof"):
                    return
        finally:
            for read in reads:
                read.give_up()

    def _warning(self, complete: Event, usage: float) -> str:
        if complete.params.get("dataLossOccurred"):
            return "Chromium lost some of the events: a larger buffer_size, or fewer categories, may help"
        config: Any = self._params["traceConfig"]
        if usage >= _FULL and config.get("recordMode") == "recordUntilFull":
            return (
                "the buffer was full before the end, so the last part is missing: buffer_size=BYTES makes it larger, "
                'mode="recordContinuously" keeps the end instead of the beginning'
            )
        return ""

    def _drop(self) -> None:
        self._complete.close()
        self._reports.close()


def _bytes(answer: Mapping[str, Any]) -> bytes:
    data = answer.get("data")
    if not isinstance(data, str):
        raise TraceError("Chromium sent a piece of the trace without its data")
    if not answer.get("base64Encoded"):
        return data.encode("utf-8", "surrogatepass")
    try:
        return base64.b64decode(data, validate=True)
    except ValueError as error:
        raise TraceError(f"Chromium sent a piece of the trace that is not base64: {error}") from None


def _number(value: object) -> float:
    return float(value) if isinstance(value, (int, float)) else 0.0


_ONE = (
    "Chromium is already recording a trace, of this client or of another, such as DevTools; it records one at a time: "
    "end that one first"
)
