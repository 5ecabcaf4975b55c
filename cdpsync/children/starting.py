"""on_start(): the thread that calls the handlers of processes that start."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from ..threads import Deadline, TimedQueue
from .child_client import ChildClient

_log = logging.getLogger("cdpsync")

_PATIENCE = 2.0  # seconds for a handler that does not return

ChildHandler = Callable[[ChildClient], object]
"""A function that `on_start` calls with each child. What it returns is ignored."""


class StartSubscription:
    """A handler that was added. Call it, or use it as a context manager, to remove the handler.

    `handler` is the function, and `active` says whether it is still called.
    """

    def __init__(self, starts: Starts, handler: ChildHandler) -> None:
        self.handler: ChildHandler = handler
        self.active: bool = True
        self._starts = starts

    def __call__(self) -> None:
        """Remove the handler. A call of it that is running goes on."""
        self.active = False
        self._starts.end_if_idle()

    def __enter__(self) -> StartSubscription:
        return self

    def __exit__(self, *_: object) -> None:
        self()


class Starts:
    """Calls handlers with the processes that start, on a thread of its own. It runs as long as there are handlers.

    Threads: any thread may call any method.
    """

    def __init__(self) -> None:
        self._handlers: list[StartSubscription] = []
        self._queue: TimedQueue[tuple[ChildClient, list[StartSubscription]] | None] = TimedQueue()
        self._thread: threading.Thread | None = None
        self._lock = threading.RLock()  # guards the list of handlers, and the start of the thread

    def add(self, handler: ChildHandler) -> StartSubscription:
        """Call this handler from now on."""
        if not callable(handler):
            raise TypeError(f"a handler is a function of one argument; {handler!r} cannot be called")
        added = StartSubscription(self, handler)
        with self._lock:
            self._handlers = [*(one for one in self._handlers if one.active), added]
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="cdpsync-child-events", daemon=True)
                self._thread.start()
        return added

    def tell(self, child: ChildClient, only: StartSubscription | None = None) -> None:
        """Call the handlers with this one, or only one of them. Does not wait."""
        with self._lock:
            if self._handlers:
                self._queue.put((child, self._handlers if only is None else [only]))

    def end_if_idle(self) -> None:
        """End the thread if no handler is left. Does not wait."""
        with self._lock:
            self._handlers = [one for one in self._handlers if one.active]
            if self._thread is not None and not self._handlers:
                self._thread = None
                self._queue.put(None)

    def close(self) -> None:
        """Remove all handlers, and end the thread after the calls that are due."""
        with self._lock:
            thread, self._handlers = self._thread, []
            self.end_if_idle()
        if thread is not None and thread is not threading.current_thread():
            thread.join(_PATIENCE)

    def _run(self) -> None:
        while (item := self._queue.get_by(Deadline(None))) is not None:
            child, handlers = item
            for one in handlers:
                if one.active:
                    self._call(one.handler, child)

    def _call(self, handler: ChildHandler, child: ChildClient) -> None:
        try:
            handler(child)
        except BaseException as error:  # SystemExit too: it would silently end this thread
            if child.closed:
                _log.debug("the handler %r failed, because the process has ended: %s", handler, error)
            else:
                _log.exception("the handler %r failed at the start of process %d", handler, child.pid)
