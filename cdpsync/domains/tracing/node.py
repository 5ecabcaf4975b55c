"""NodeTrace: a trace of Node, which sends the events while it records.

    NodeTracing.start          --->
    NodeTracing.dataCollected  <---   whenever 65,536 events have gathered; a thread of its own writes them
    NodeTracing.stop           --->
    tracingComplete, the reply, the last dataCollected events, in any order
    NodeTracing.getCategories  --->
    its reply                  <---   comes after the last event: see below

While it handles `stop`, Node 20 and 24 put the last events into the queue in which commands wait too. So they are sent
before the reply to a command that came after the reply to `stop`. tracingComplete says nothing.

https://github.com/nodejs/node/blob/v24.x/src/inspector/tracing_agent.cc
"""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ...errors import CDPError, ClosedError, CommandError, TraceError
from .trace_file import NEXT, OPENING, TraceFile

if TYPE_CHECKING:
    from ...engine import Event
    from ...session import Session
    from .saved import PartialTrace

_DATA = "NodeTracing.dataCollected"
_CATEGORIES = "NodeTracing.getCategories"  # it changes nothing
_encode = json.JSONEncoder(separators=(",", ":")).encode

_AT_ONCE = 1000
"""How many events are made into text at a time, so that other threads can run in between."""


class NodeTrace:
    """One trace of Node. Its thread, cdpsync-trace, writes the events to the file as they come."""

    usage: float = 0.0
    """Node does not say how full its buffer is, and it never is."""

    def __init__(self, session: Session, config: Mapping[str, object], file: TraceFile, silence: float | None) -> None:
        self._session = session
        self._config = config
        self._file = file
        self._silence = silence
        self._error: BaseException | None = None
        self._begun = False
        self._runs = False

    def start(self, timeout: float | None) -> None:
        """Begin to record."""
        self._queue = self._session.events(_DATA)
        self._thread = threading.Thread(target=self._write_all, name="cdpsync-trace", daemon=True)
        try:
            command = self._session.submit("NodeTracing.start", {"traceConfig": self._config})
            self._runs = True
            command.result(timeout)
            self._file.write(OPENING)
            self._thread.start()
        except CommandError as error:
            self._runs = False
            self._queue.close()
            if "stop tracing before" in error.message:
                raise TraceError(_ONE) from error
            raise
        except BaseException:  # Ctrl-C may come when Node has begun
            self.abandon()
            raise

    def stop(self, timeout: float | None) -> None:
        """End the recording; the last events may still come."""
        self._session.send_command("NodeTracing.stop", timeout=timeout)
        self._runs = False

    def fetch(self, file: TraceFile) -> str:
        """Write what is still to come, and the end of the file; returns a warning, or ""."""
        try:
            self._session.send_command(_CATEGORIES, timeout=self._silence)
        finally:
            self._finish()
        if self._error is not None:
            raise self._error
        program = _encode({"program": self._session.browser})
        self._file.write(b'\n],\n"metadata":' + program.encode() + b"}")
        return ""

    def abandon(self) -> None:
        """End the recording, without waiting for the target. Does nothing if it has ended."""
        if self._runs:
            self._runs = False
            with contextlib.suppress(CDPError):
                self._session.submit("NodeTracing.stop").give_up()
        self._queue.close()
        if self._thread.ident is not None:
            self._thread.join()

    def rescue(self, file: TraceFile) -> PartialTrace | None:
        """The events that have come so far; None if none has. To be called after `abandon`."""
        with contextlib.suppress(TraceError):  # the first error is the one to raise
            self._finish()
        if self._begun:
            file.write(NEXT)  # every event that was written is whole
        return file.partial()

    def _finish(self) -> None:
        """Write all events that have come."""
        self._queue.close()
        if self._thread.ident is not None:
            self._thread.join()
        for event in self._queue.drain():  # its thread ended when the program did
            self._write(event)

    def _write_all(self) -> None:
        try:
            for event in self._queue:
                self._write(event)
        except ClosedError:
            return  # stop() raises it too
        except BaseException as error:  # whatever it is, fetch() raises it in the thread of the user
            self._error = error
            self._queue.close()

    def _write(self, event: Event) -> None:
        values = event.params.get("value")
        if not isinstance(values, list):
            raise TraceError("Node sent a piece of the trace without its events")
        for at in range(0, len(values), _AT_ONCE):
            lines = ",\n".join(map(_encode, values[at : at + _AT_ONCE]))
            self._file.write((",\n" if self._begun else "\n").encode() + lines.encode())
            self._begun = True


_ONE = "Node is already recording a trace, of this session; it records one at a time for each: end that one first"
