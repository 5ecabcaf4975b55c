"""TLS over a socket that two threads use."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable

_PIECE = 65_536  # bytes encrypted, or received, at a time


class TLS:
    """TLS over a plain socket, for one thread that receives and another that sends.

    An `ssl.SSLSocket` must not be used by two threads at once: OpenSSL's state is shared by both directions. Here
    the state machine works on memory, under a lock, and the socket is read and written outside it.

    The garbage collector may run a __del__ that sends while its thread is receiving. It must not enter OpenSSL then,
    nor wait for the sending thread, which may be waiting for this lock. Its send raises BlockingIOError, and
    `when_free` is called once data can be sent.

    Threads: one thread receives, and one at a time sends.
    """

    def __init__(
        self,
        sock: socket.socket,
        context: ssl.SSLContext,
        hostname: str,
        arm: Callable[[], None],
        when_free: Callable[[], None],
    ) -> None:
        self._socket = sock
        self.push: Callable[[memoryview, int], int] = sock.send
        self._arm = arm  # called before each system call
        self._when_free = when_free
        self._incoming = ssl.MemoryBIO()
        self._outgoing = ssl.MemoryBIO()
        # Guards the three TLS objects; never held while the socket is used. Reentrant, because a __del__ may run after
        # the receiver has taken the lock and before it has set `_inside`.
        self._lock = threading.RLock()
        self._inside: int | None = None  # the thread that receives, while it is in OpenSSL
        self._refused = False  # whether a __del__ could not send because of that thread
        self._tls = context.wrap_bio(self._incoming, self._outgoing, server_hostname=hostname)
        self.unsent: memoryview = memoryview(b"")
        """Used by the sender: the encrypted form of `_accepted` bytes, as far as it is not sent yet."""
        self._accepted = 0

    def handshake(self) -> None:
        """Shake hands with the peer. Raises OSError, such as ssl.SSLError."""
        while True:
            try:
                self._tls.do_handshake()
            except ssl.SSLWantReadError:
                self._socket.sendall(self._outgoing.read())
                self._receive()
            else:
                self._socket.sendall(self._outgoing.read())
                return

    def recv(self, size: int) -> bytes:
        """At least one and at most `size` bytes; b"" at the end."""
        while True:
            with self._lock:
                self._inside = threading.get_ident()
                try:
                    with contextlib.suppress(ssl.SSLWantReadError):  # more is received below, outside the lock
                        return self._tls.read(size)
                except (ssl.SSLZeroReturnError, ssl.SSLEOFError):
                    return b""
                finally:
                    self._inside = None
            if self._refused:
                self._refused = False
                self._when_free()
            self._receive()

    def recv_into(self, buffer: memoryview) -> int:
        """Receive into a buffer; returns how many bytes."""
        data = self.recv(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def _receive(self) -> None:
        self._arm()
        data = self._socket.recv(_PIECE)
        with self._lock:
            self._inside = threading.get_ident()
            try:
                if data:
                    self._incoming.write(data)
                else:
                    self._incoming.write_eof()
            finally:
                self._inside = None

    def send(self, data: bytes | memoryview, flags: int = 0) -> int:
        """Like a socket's send. After BlockingIOError, pass the same data again: it may already be encrypted."""
        if not self.unsent:
            with self._lock:
                if self._inside == threading.get_ident():
                    self._refused = True
                    raise BlockingIOError
                self._accepted = self._tls.write(memoryview(data)[:_PIECE])
                # This includes what `read` has put there, such as the answer to a key update.
                self.unsent = memoryview(self._outgoing.read())
        while self.unsent:
            self.unsent = self.unsent[self.push(self.unsent, flags) :]
        return self._accepted
