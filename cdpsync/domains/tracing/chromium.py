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

import contextlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...errors import CDPError, CDPTimeoutError, CommandError, TraceError
from ..streams import read_stream

if TYPE_CHECKING:
    from ...engine import Event
    from ...session import Session
    from .saved import PartialTrace
    from .trace_file import TraceFile

_COMPLETE = "Tracing.tracingComplete"
_USAGE = "Tracing.bufferUsage"

_USAGE_EVERY = 500
"""How often Chromium says how full its buffer is, in milliseconds."""


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
        self._runs = False

    def start(self, timeout: float | None) -> None:
        """Begin to record."""
        self._complete = self._session.events(_COMPLETE)
        self._reports = self._session.events(_USAGE)
        try:
            command = self._session.submit("Tracing.start", self._params)
            self._runs = True
            command.result(timeout)
        except CommandError as error:
            self._runs = False
            self._drop()
            if "already" in error.message:
                raise TraceError(_ONE) from error
            raise
        except BaseException:  # Ctrl-C may come when Chromium has begun
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
        self._runs = False

    def fetch(self, file: TraceFile) -> str:
        """Write the whole trace to the file; returns a warning, or ""."""
        try:
            complete = self._complete.get(self._silence)
            for piece in read_stream(self._session, complete.params.get("stream"), self._silence):
                file.write(piece)
        except CDPTimeoutError as error:
            raise CDPTimeoutError(error.waited_for, error.timeout, "silence=SECONDS allows a longer silence") from None
        finally:
            self._drop()
        return self._warning(complete)

    def abandon(self) -> None:
        """End the recording and throw it away, without waiting. Does nothing if it has ended."""
        if self._runs:
            self._runs = False
            with contextlib.suppress(CDPError):
                self._session.submit("Tracing.end").give_up()
        self._drop()

    def rescue(self, file: TraceFile) -> PartialTrace | None:
        """The events that have come so far; None if none has. Chromium sends nothing before the end."""
        return file.partial()

    def _warning(self, complete: Event) -> str:
        if not complete.params.get("dataLossOccurred"):
            return ""
        config: Any = self._params["traceConfig"]
        if config.get("recordMode") == "recordContinuously":
            return "Chromium's buffer was full, so the oldest events are missing: buffer_size=BYTES makes it larger"
        return (
            "Chromium's buffer was full, so the last events are missing: buffer_size=BYTES makes it larger, "
            'mode="recordContinuously" drops the oldest ones instead'
        )

    def _drop(self) -> None:
        self._complete.close()
        self._reports.close()


def _number(value: object) -> float:
    return float(value) if isinstance(value, (int, float)) else 0.0


_ONE = (
    "Chromium is already recording a trace, of this client or of another, such as DevTools; it records one at a time: "
    "end that one first"
)
