"""TraceRecording: a trace that is being recorded."""

from __future__ import annotations

import contextlib
import logging
import time
from types import TracebackType
from typing import TYPE_CHECKING

from ...engine import RuntimeKind
from ...files import Destination, whole_file
from .chromium import ChromiumTrace
from .node import NodeTrace
from .options import TraceOptions, kind_of
from .saved import PartialTrace, SavedTrace
from .trace_file import TraceFile

if TYPE_CHECKING:
    from ...session import Session

_log = logging.getLogger("cdpsync")


class TraceRecording:
    """A trace that is being recorded, as `client.tracing.record(path)` returns it: a context manager.

        with client.tracing.record("trace.json.gz") as recording:
            ...
        recording.saved.events

    It records from the beginning of the `with` block to its end, and then writes the file; also if the block raises.
    `start()` and `stop()` do the same without a block.

    Threads: any thread may use it, one at a time.
    """

    def __init__(self, session: Session, path: Destination, options: TraceOptions) -> None:
        self._session = session
        self._path = path
        self._options = options
        self._stack: contextlib.ExitStack | None = None
        self._trace: ChromiumTrace | NodeTrace | None = None
        self._saved: SavedTrace | None = None
        self._failed: BaseException | None = None
        self._partial: PartialTrace | None = None

    @property
    def saved(self) -> SavedTrace:
        """The file, once it is written. Raises AttributeError before that, and if the recording failed."""
        if self._saved is None:
            why = "it is written by stop(), or at the end of the with block" if self._failed is None else "it failed"
            raise AttributeError(f"there is no file of this trace: {why}") from self._failed
        return self._saved

    @property
    def partial(self) -> PartialTrace | None:
        """What had come when the recording failed, to be saved if it is wanted; None if nothing had.

        Node sends its events while it records, so a program that is killed leaves what it has sent. Chrome sends
        nothing before the end.
        """
        return self._partial

    @property
    def buffer_usage(self) -> float:
        """How full Chrome's buffer is, from 0 to 1, as Chrome says twice a second. Always 0 for Node."""
        return self._trace.usage if self._trace is not None else 0.0

    def start(self) -> TraceRecording:
        """Begin to record, and return this recording. A path that cannot be written is noticed before.

        Raises TraceError if the target is already recording a trace, RuntimeError if this recording was started before,
        and what `Session.send_command` raises.
        """
        if self._stack is not None or self._failed is not None or self._saved is not None:
            raise RuntimeError("this recording was started before: make another one with tracing.record()")
        kind = kind_of(self._session)
        config = self._options.config(kind)
        with contextlib.ExitStack() as stack:
            file, self._keep = stack.enter_context(whole_file(self._path))
            self._file = TraceFile(file, compressed=self._options.compressed, json=not self._options.proto)
            timeout = self._session._timeout
            if kind is RuntimeKind.NODE:
                trace: ChromiumTrace | NodeTrace = NodeTrace(self._session, config, self._file, self._options.silence)
            else:
                trace = ChromiumTrace(self._session, config, proto=self._options.proto, silence=self._options.silence)
            trace.start(timeout)
            self._trace, self._since = trace, time.monotonic()
            self._stack = stack.pop_all()
        return self

    def stop(self) -> SavedTrace:
        """End the recording, write the file, and return what it is. A second call returns the same.

        Blocks until the whole trace has come. If that fails, the file is not written, one that was there is left as it
        was, and `partial` has what had come. Raises TraceError if what came is not a whole trace, CDPTimeoutError if
        the target sends nothing for too long, ClosedError if it ended, and OSError if the file cannot be written.
        """
        if self._saved is not None:
            return self._saved
        if self._stack is None or self._trace is None:
            raise RuntimeError("this recording was not started") from self._failed
        stack, self._stack = self._stack, None
        with stack:
            try:
                self._trace.stop(self._session._timeout)
                seconds = time.monotonic() - self._since
                warning = self._trace.fetch(self._file)
                size = self._file.finish()
                kept = self._keep()
            except BaseException as error:  # Ctrl-C too: Chromium would go on recording
                self._failed = error
                self._trace.abandon()
                if isinstance(error, Exception):
                    self._partial = self._trace.rescue(self._file)
                raise
        if warning:
            _log.warning("%s", warning)
        self._saved = SavedTrace(kept, size, self._file.events, seconds, warning)
        return self._saved

    def __enter__(self) -> TraceRecording:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._saved is not None or self._failed is not None:
            return  # the body has stopped it
        if kind is None:
            self.stop()
            return
        with contextlib.suppress(Exception):  # the error of the body is the one to raise; `saved` tells this one
            self.stop()
