"""The inspectors that this Python has opened, and how many of its clients use each."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from ..errors import ConnectError
from ..processes import Process
from ..threads import Owner
from .inspector import ProcessInspector

if TYPE_CHECKING:
    from ..engine import Connection

_Key = tuple[int, int]  # the number of a process, and when it was started


class _Shared:
    """An inspector that several clients may use. It is closed when the last of them has left it."""

    def __init__(self) -> None:
        self.inspector = ProcessInspector()
        self.lock = threading.Lock()  # held while the inspector is opened or closed
        self.users: set[Lease] = set()


_shared: dict[_Key, _Shared] = {}
_PATIENCE = 6.0
"""How long to wait for the thread that closes an inspector, in seconds. It takes a few milliseconds."""
_guard = threading.RLock()
"""Guards `_shared` and the users of each. Held for moments only. Reentrant, for a finalizer that runs meanwhile."""


class Lease:
    """The use of a process's inspector by one client.

    Threads: one thread calls `find`; any thread may call `end`, at any time.
    """

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._owner = Owner()
        self._key: _Key | None = None
        self.connection: Callable[[], Connection | None] = lambda: None
        """A weak reference to the client's connection: at the interpreter's exit, it may still be open."""
        self._shared = _Shared()
        self._ended = threading.Event()
        self._ended.set()

    @property
    def opened(self) -> bool:
        """Whether this Python has opened the inspector."""
        return self._shared.inspector.opened

    @property
    def signalled(self) -> bool:
        """Whether the process was sent the signal."""
        return self._shared.inspector.signalled

    def find(self, seconds: float | None) -> str:
        """HOST:PORT of the inspector, which is opened if it is not open. Raises ConnectError if that fails.

        Takes at most `seconds`, and the time that other threads need which were there before.
        """
        with Process(self._pid) as process:
            self._key = process.pid, process.started
            with _guard:
                self._shared = _shared.setdefault(self._key, self._shared)
                self._shared.users.add(self)
            with self._shared.lock:
                return self._shared.inspector.find(process, seconds)

    def end(self) -> None:
        """Close the inspector, if it was opened here and this is its last user. Takes at most some seconds.

        May be called any number of times, also again after Ctrl-C. The work is done in another thread, which Ctrl-C
        cannot interrupt.
        """
        if not self._owner.is_here():  # in a forked child, the parent still uses it
            return
        if self._key is not None:
            self._ended.clear()
            try:
                threading.Thread(target=self._end, name="cdpsync-detach").start()
            except RuntimeError:  # at the interpreter's exit, Python 3.12 starts no thread
                self._end()
        # Not join(): before Python 3.13 it takes a thread whose join() was interrupted for one that has ended. Not for
        # ever: the garbage collector may run this in a thread that the other one waits for.
        self._ended.wait(_PATIENCE)

    def _end(self) -> None:
        try:
            key, self._key = self._key, None
            if key is not None:
                self._leave(key)
        finally:
            self._ended.set()

    def _leave(self, key: _Key) -> None:
        connection = self.connection()
        if connection is not None and connection.error is None:
            connection.close()
        with _guard:
            self._shared.users.discard(self)
            if self._shared.users:
                return
        with self._shared.lock:
            self._close(key)

    def _close(self, key: _Key) -> None:
        if self._shared.users:  # one that came meanwhile
            return
        with suppress(ConnectError), Process(self._pid) as process:  # it may have ended
            if process.started == key[1]:
                self._shared.inspector.close(process)
        with _guard:
            if not self._shared.users and _shared.get(key) is self._shared:
                del _shared[key]


def _forget() -> None:
    """In a forked child: the inspectors are its parent's, and a thread that is gone may hold the lock."""
    global _guard
    _guard = threading.RLock()
    _shared.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
