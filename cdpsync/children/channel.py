"""Channel: where the programs of a launched program say that they have started, and where they are reached.

    directory, for us alone (0700)
        hold      an empty file; as long as it exists, a process that starts waits until it is let go
        pipe      a named pipe: one line for each process that starts, written before its program begins
        socket    a Unix socket: each process connects, says who it is, and is then a target: JSON texts, each
                  followed by a NUL

Where there are no Unix sockets, the socket is a port of 127.0.0.1, and each process must know a secret.
"""

from __future__ import annotations

import contextlib
import logging
import os
import secrets
import selectors
import shutil
import socket
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..child import LAUNCHERS
from ..threads import Owner
from .announcement import Announcement, announcement
from .environment import QUIET_DENO

_log = logging.getLogger("cdpsync")

_CHUNK = 65_536
_LONGEST = 4_000_000  # bytes of a command line; Linux allows 2 MB

Announced = Callable[[Announcement], None]
Connected = Callable[[Announcement, socket.socket], None]


def _directory() -> str:
    """A new directory for us alone, whose name leaves room for that of a socket: 108 bytes on Linux, 104 on macOS."""
    path = tempfile.mkdtemp(prefix="cdpsync-children-")
    if len(os.fsencode(path)) > 90 and Path("/tmp").is_dir():
        Path(path).rmdir()
        path = tempfile.mkdtemp(prefix="cdpsync-children-", dir="/tmp")
    return path


class Channel:
    """One directory, one socket, and one thread that listens.

    `announced` is called when a process starts or ends, `connected` when it can be reached, both on the channel's
    thread. They must not block.

    Threads: any thread may call `close`, which waits for the end of the thread.
    """

    def __init__(self, announced: Announced, connected: Connected) -> None:
        self._announced, self._connected = announced, connected
        self._owner = Owner()
        self._secret = secrets.token_hex(16)
        self._directory = _directory()
        self._pipe: int | None = None
        self._selector = selectors.DefaultSelector()
        self._waiting: dict[socket.socket, bytearray] = {}  # connections that have not yet said who they are
        self._wake, self._woken = socket.socketpair()
        self._claim = threading.Lock()  # whoever has taken it, for good, releases what this has opened
        try:
            self.description: dict[str, Any] = self._open()
            """What a process must know to find this."""
            self.hold(True)
            self._thread = threading.Thread(target=self._run, name="cdpsync-children", daemon=True)
            self._thread.start()
        except BaseException:  # Ctrl-C: the thread may run already
            if self._claim.acquire(blocking=False):
                self._release()
            else:
                self._end()
            raise

    def _open(self) -> dict[str, Any]:
        """Open the socket, and the pipe if there are any; returns what a process must know of them."""
        place: dict[str, Any] = {}
        if hasattr(socket, "AF_UNIX") and hasattr(os, "mkfifo"):
            path = os.path.join(self._directory, "pipe")
            os.mkfifo(path, 0o600)
            # For writing too: otherwise it would end whenever no process has it open.
            self._pipe = os.open(path, os.O_RDWR | os.O_NONBLOCK)
            self._selector.register(self._pipe, selectors.EVENT_READ)
            place |= {"pipe": path, "socket": os.path.join(self._directory, "socket")}
            self._listener = socket.socket(socket.AF_UNIX)
            self._listener.bind(place["socket"])
        else:
            self._listener = socket.create_server(("127.0.0.1", 0))
            place |= {"port": self._listener.getsockname()[1]}
        self._listener.listen(1024)
        self._listener.setblocking(False)
        self._selector.register(self._listener, selectors.EVENT_READ)
        self._selector.register(self._woken, selectors.EVENT_READ)
        known = {
            "secret": self._secret,
            "directory": self._directory,
            "log": QUIET_DENO,
            "launchers": sorted(LAUNCHERS),
            "parent": os.getpid(),
        }
        return {**known, **place}

    def hold(self, hold: bool) -> None:
        """Whether processes that start from now on are held."""
        file = Path(self._directory, "hold")
        if hold:
            file.touch(0o600)
        else:
            file.unlink(missing_ok=True)

    def close(self) -> None:
        """Stop listening, and remove the directory. May be called any number of times, but not by the callbacks."""
        if self._owner.is_here() and self._thread.is_alive():
            self._end()

    def _end(self) -> None:
        with contextlib.suppress(OSError):  # it is ending
            self._wake.send(b".")
        self._thread.join()

    # --- the thread ---

    def _run(self) -> None:
        if not self._claim.acquire(blocking=False):
            return
        lines = b""
        try:
            while True:
                for key, _ in self._selector.select():
                    if key.fileobj is self._woken:
                        return
                    if key.fileobj == self._pipe:
                        lines = self._read_pipe(lines)
                    elif key.fileobj is self._listener:
                        self._accept()
                    else:
                        assert isinstance(key.fileobj, socket.socket)
                        self._read(key.fileobj)
        finally:
            self._release()

    def _read_pipe(self, unfinished: bytes) -> bytes:
        assert self._pipe is not None
        *lines, unfinished = (unfinished + os.read(self._pipe, _CHUNK)).split(b"\n")
        for line in lines:
            self._tell(line, None)
        return unfinished

    def _accept(self) -> None:
        with contextlib.suppress(OSError):  # the process has gone, or there are too many open files
            sock, _ = self._listener.accept()
            sock.setblocking(False)
            self._waiting[sock] = bytearray()
            self._selector.register(sock, selectors.EVENT_READ)

    def _read(self, sock: socket.socket) -> None:
        said = self._waiting[sock]
        try:
            chunk = sock.recv(_CHUNK)
        except BlockingIOError:
            return
        except OSError:
            chunk = b""
        said += chunk
        whole = said.endswith(b"\0")  # a process sends nothing more before it gets a command
        if whole or not chunk or len(said) > _LONGEST:
            self._selector.unregister(sock)
            del self._waiting[sock]
            if not (whole and self._tell(bytes(said[:-1]), sock)):
                sock.close()

    def _tell(self, text: bytes, sock: socket.socket | None) -> bool:
        try:
            said = announcement(text, self._secret, self._directory)
            if said is None:
                return False
            if sock is None:
                self._announced(said)
            else:
                sock.setblocking(True)
                self._connected(said, sock)
        except Exception:
            _log.exception("a process that has started could not be connected to")
            return False
        return True

    def _release(self) -> None:
        self._selector.close()
        for sock in (self._wake, self._woken, *self._waiting):
            sock.close()
        if hasattr(self, "_listener"):
            self._listener.close()
        if self._pipe is not None:
            os.close(self._pipe)
        shutil.rmtree(self._directory, ignore_errors=True)
