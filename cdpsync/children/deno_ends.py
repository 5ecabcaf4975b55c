"""DenoEnds: lets a Deno go that has come to its end."""

from __future__ import annotations

import threading
import time

from .child_client import ChildClient

_LOOK_AGAIN = 0.1  # seconds


class DenoEnds:
    """Looks whether the Deno processes have come to their end, on a thread that runs as long as there are any.

    Deno 2.9.8 waits for the debugger to disconnect before its own handlers of the end run, so it cannot say by itself
    that it has come to its natural end. A Node lets itself go (see preload.cjs).

    Threads: any thread may call any method.
    """

    def __init__(self) -> None:
        self._clients: list[ChildClient] = []
        self._lock = threading.RLock()
        self._thread: threading.Thread | None = None

    def watch(self, child: ChildClient) -> None:
        """Look at this one too, if it is a Deno."""
        if not child.port:
            return
        with self._lock:
            self._clients.append(child)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="cdpsync-child-ends", daemon=True)
                self._thread.start()

    def join(self) -> None:
        """Wait until the thread has ended: all clients are closed."""
        thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join()

    def _run(self) -> None:
        while True:
            with self._lock:
                self._clients = [child for child in self._clients if not child.closed]
                clients = self._clients
                if not clients:
                    self._thread = None
                    return
            for child in clients:
                if child.ended:
                    child._let_go()
            time.sleep(_LOOK_AGAIN)
