"""TLS over a socket that two threads use."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable

_PIECE = 65_536  # bytes encrypted, or received, at a time


class TLS:
    """TLS over a plain socket, for one thread that receives and another that sends.

    An `ssl.SSLSocket` must not be used by two threads at once: OpenSSL's state is shared by both directions. Here
    the state machine works on memory, under a lock, and the socket is read and written outside it.
    """

    def __init__(self, sock: socket.socket, context: ssl.SSLContext, hostname: str, arm: Callable[[], None]) -> None:
        self._socket = sock
        self._arm = arm  # called before each system call
        self._incoming = ssl.MemoryBIO()
        self._outgoing = ssl.MemoryBIO()
        self._lock = threading.Lock()  # guards the three TLS objects; never held while the socket is used
        self._tls = context.wrap_bio(self._incoming, self._outgoing, server_hostname=hostname)
        self.unsent = memoryview(b"")  # the sender's: what is encrypted and not yet sent, of `_accepted` bytes
        self._accepted = 0

    def handshake(self) -> None:
        while True:
            try:
                self._tls.do_handshake()
            except ssl.SSLWantReadError:
                self._arm()
                self._socket.sendall(self._outgoing.read())
                self._receive()
            else:
                self._socket.sendall(self._outgoing.read())
                return

    def recv(self, size: int) -> bytes:
        while True:
            with self._lock:
                try:
                    return self._tls.read(size)
                except (ssl.SSLZeroReturnError, ssl.SSLEOFError):
                    return b""
                except ssl.SSLWantReadError:
                    pass  # more is received below, outside the lock
            self._receive()

    def recv_into(self, buffer: memoryview) -> int:
        data = self.recv(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def _receive(self) -> None:
        self._arm()
        data = self._socket.recv(_PIECE)
        with self._lock:
            if data:
                self._incoming.write(data)
            else:
                self._incoming.write_eof()

    def send(self, data: bytes | memoryview, flags: int = 0) -> int:
        """As a socket's, but after BlockingIOError the same data must be given again: it is encrypted already."""
        if not self.unsent:
            with self._lock:
                self._accepted = self._tls.write(memoryview(data)[:_PIECE])
                # With it goes what reading has put there (an answer to a key update).
                self.unsent = memoryview(self._outgoing.read())
        while self.unsent:
            self.unsent = self.unsent[self._socket.send(self.unsent, flags) :]
        return self._accepted
