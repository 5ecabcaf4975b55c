"""Watch: what every recording needs beside its own commands: a thread that fetches now and then, and notices the end.

             every `fetch_every` seconds          the program ends, or the session       nobody refers to it any more
the thread   task.fetch()                         task.over(error), once                 task.abandon()

Recording: the `with` block that most recordings have.
"""

from __future__ import annotations

import contextlib
import math
import threading
import weakref
from abc import ABC, abstractmethod
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, ClassVar, Protocol, TypeVar

from ..errors import CDPError, CDPTimeoutError, ClosedError
from ..threads import Deadline

if TYPE_CHECKING:
    from ..engine import Connection

_LOOK = 5.0
"""How often the thread looks whether its recording is still wanted, in seconds."""

_JOIN = 1.0
"""How long `close` waits for the thread, in seconds. It has nothing more to do then."""


def check_seconds(seconds: float | None, name: str = "fetch_every") -> None:
    """Raise TypeError or ValueError if this is not a number of seconds above 0, or None."""
    if seconds is None:
        return
    if isinstance(seconds, bool) or not isinstance(seconds, (int, float)):
        raise TypeError(f"{name} is a number of seconds, or None, not {seconds!r:.100}")
    if not (seconds > 0 and math.isfinite(seconds)):
        raise ValueError(f"{name} is a number of seconds above 0, or None, not {seconds!r:.100}")


class Task(Protocol):
    """What the thread does. It must refer to no session: the thread would keep the connection open."""

    def fetch(self) -> float | None:
        """Fetch what has been recorded; returns the seconds until it is to be done again, None for never."""

    def over(self, error: ClosedError) -> None:
        """Take what can still be had: the program has finished (ProgramEnded), or the session or connection is gone."""

    def abandon(self) -> None:
        """Stop the recording without waiting for anything."""


class Watch:
    """The thread of a recording. `owner` is the recording that the user holds; the thread refers to it weakly.

    Node announces the end of the program, and Deno is asked for it every now and then. A page of Chromium ends with its
    session. Threads: any.
    """

    def __init__(self, connection: Connection, session_id: str | None, owner: object, task: Task) -> None:
        self._connection = connection
        self._owner = weakref.ref(owner)
        self._task = task
        self._closed = False
        # No target sends such an event: the queue is there for the end. It keeps no connection open.
        self._queue = connection.listen(session_id, ("recording.ended",), None)
        self._thread: threading.Thread | None = None
        self.end: ClosedError | None = None
        """Why there is nothing more to record; None if there may be."""

    def start(self, begin: Callable[[], object], fetch_every: float | None, name: str) -> None:
        """Begin the recording by calling `begin`, and start the thread.

        If that fails, or Ctrl-C comes, the recording may have begun all the same, and is abandoned.
        """
        thread = threading.Thread(target=self._run, args=(fetch_every,), name=f"cdpsync-{name}", daemon=True)
        try:
            begin()
            thread.start()
        except BaseException:  # Ctrl-C may come after the target has begun
            self.close()
            self._task.abandon()
            raise
        self._thread = thread

    def wait(self, timeout: float | None) -> bool:
        """Wait until the program or the connection ends, for at most `timeout` seconds; returns whether it has."""
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join(Deadline(timeout).remaining())
        return self.end is not None

    def close(self) -> None:
        """End the thread. It may be called more than once."""
        self._closed = True
        self._queue.close()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join(_JOIN)

    def _run(self, pause: float | None) -> None:
        while True:
            due = Deadline(pause)
            try:
                while not due.passed():
                    with contextlib.suppress(CDPTimeoutError):
                        self._queue.get(due.at_most(_LOOK).remaining())
                    if self._owner() is None:
                        self._task.abandon()
                        return
                if self._connection.programs.pause is not None:
                    self._connection.programs.look()  # a wait that is shorter than half a second does not ask Deno
            except ClosedError as error:
                if not self._closed:
                    self.end = error
                    with contextlib.suppress(CDPError):  # the recording has a second chance when the user stops it
                        self._task.over(error)
                return
            with contextlib.suppress(CDPError):  # what comes next shows it too
                pause = self._task.fetch()


_R = TypeVar("_R", bound="Recording")


class Recording(ABC):
    """A recording that users start and stop, or use in a `with` block. It is used once."""

    _noun: ClassVar[str]
    """What it is called in messages."""
    _made_by: ClassVar[str]
    """The call that returns one."""

    @abstractmethod
    def start(self: _R) -> _R:
        """Begin to record; returns the recording."""

    @abstractmethod
    def stop(self) -> object:
        """Stop recording; returns what was recorded."""

    @abstractmethod
    def _part(self) -> None:
        """Stop, because the body of the `with` block has raised."""

    def _used_before(self) -> RuntimeError:
        return RuntimeError(f"this {self._noun} was started before: call {self._made_by} for another one")

    def _not_started(self) -> RuntimeError:
        return RuntimeError(f"this {self._noun} was not started: call start(), or use it in a with statement")

    def __enter__(self: _R) -> _R:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if kind is None:
            self.stop()
            return
        with contextlib.suppress(CDPError, OSError, RuntimeError):  # the error of the body is the one to raise
            self._part()
