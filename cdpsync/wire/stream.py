"""The bytes to and from a target: one TCP or TLS stream, or a socket pair, with a read-ahead buffer and deadlines.

HTTP, WebSocket frames, texts with a NUL behind them
        │
     Stream     a deadline and a byte limit during the handshake, read-ahead, TCP_QUICKACK
        │
socket or TLS   the TLS state machine beside the same plain socket
"""

from __future__ import annotations

import contextlib
import io
import socket
import ssl
import struct
import sys
from collections.abc import Callable
from typing import Any

from ..errors import ConnectError
from ..threads import Deadline, green
from .address import Address
from .dial import dial, tls_failed
from .tls import TLS

READ_AHEAD = 65_536  # bytes
_ROOM = 2**22  # bytes of memory that a large read() begins with
_SEND_SLICE = 0.1  # seconds that one send() may block before the deadline is checked again
_UNIX_SLICE = 65_536
"""Bytes that one send() over a socket pair may have. Linux counts its SO_SNDTIMEO anew each time that the peer has read
a little, so a larger send() may take for ever (Linux 6.18)."""
ANSWER_LIMIT = 64 * 2**20
"""The most bytes of one HTTP answer. The largest known is Chrome's /json/protocol, with 1.6 MB."""
HANDSHAKE_LIMIT = 2**17
"""The most bytes of the answer to a WebSocket handshake and of what is read ahead. Real answers have a few hundred."""
DONT_WAIT: int = getattr(socket, "MSG_DONTWAIT", 0)  # Windows has none: a send waits for a moment there
_QUICKACK: int | None = getattr(socket, "TCP_QUICKACK", None)  # Linux


class Stream:
    """One connected stream.

    The deadline that it is opened with applies until `established()`. After that there is no deadline, because a
    healthy target may send nothing.

    Threads: one thread receives, one at a time sends, and any may call `shutdown()`. Call `release()` once both have
    stopped.
    """

    def __init__(self, sock: socket.socket, deadline: Deadline, limit: int) -> None:
        self._tcp = sock
        self._is_tcp = sock.family in (socket.AF_INET, socket.AF_INET6)
        self._io: socket.socket | TLS = sock
        self.push: Callable[[memoryview, int], int] = sock.send
        """Send a part of the data, and return how many bytes that was. For use after `established()`.

        The second argument is 0 or DONT_WAIT. Raises BlockingIOError if nothing could be sent for a while.

        This is the socket's own method, so there is no line of Python around it where an interrupt could lose the
        result. Over TLS there are such lines; if a record is lost there, the target notices it and ends the connection.
        """
        self.most_at_once: int = sys.maxsize if self._is_tcp else _UNIX_SLICE
        """How many bytes `push` may be given, so that it gives up in time if the peer reads slowly."""
        self.when_free: Callable[[], None] = lambda: None
        """The receiving thread calls this when data that `push` refused can be sent."""
        self._deadline: Deadline | None = deadline
        self._limit = self._allowance = limit
        self._buffer = b""
        self._position = 0

    @classmethod
    def dial(
        cls, address: Address, deadline: Deadline, ssl_context: ssl.SSLContext | None = None, limit: int = ANSWER_LIMIT
    ) -> Stream:
        """Connect, trying every address of the host. Raises ConnectError, which says why each of them failed.

        `limit` is how many bytes may come before `established()` or the next `expect()`.
        """
        green.check()
        stream = cls(dial(address, deadline), deadline, limit)
        if address.secure:
            try:
                context = ssl_context or ssl.create_default_context()
                tls = TLS(stream._tcp, context, address.host, stream._arm, lambda: stream.when_free())
                tls.handshake()
            except BaseException as error:
                stream.release()
                if isinstance(error, (OSError, EOFError)):
                    raise tls_failed(address, error) from error
                raise
            stream._io = tls
        return stream

    def expect(self, deadline: Deadline, limit: int) -> None:
        """Begin another request, with a new deadline and a new limit on the bytes that may come."""
        self._deadline = deadline
        self._limit = self._allowance = limit

    def established(self) -> None:
        """End the handshake. Receiving has no limits any more, and `push` gives up if the peer does not read."""
        self._deadline = None
        self._tcp.settimeout(None)
        # Not settimeout(), which would apply to recv as well and cost a poll() for each call.
        if sys.platform == "win32":
            slice_ = struct.pack("@I", int(_SEND_SLICE * 1000))
        else:
            slice_ = struct.pack("@ll", 0, int(_SEND_SLICE * 1_000_000))
        self._tcp.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, slice_)
        if green.sockets_patched_by():
            patient = green.patient_send(self._tcp, _SEND_SLICE, DONT_WAIT)
            if isinstance(self._io, TLS):
                self._io.push = patient
            else:
                self.push = patient
                return
        self.push = self._io.send

    # --- receiving: one thread ---

    def peek(self, size: int) -> bytes:
        """The next few bytes, `size` of them, without taking them. Raises EOFError at the end of the stream."""
        while len(self._buffer) - self._position < size:
            self._fill()
        return self._buffer[self._position : self._position + size]

    def read(self, size: int) -> bytes | bytearray:
        """Exactly the next `size` bytes. Raises EOFError at the end of the stream."""
        start = self._position
        end = start + size
        if end <= len(self._buffer):
            self._position = end
            return self._buffer[start:end]
        # The rest is received in place. The memory grows with what has come, because a size is only a claim: a peer
        # that announces 2**62 bytes must not use much more memory than it sends.
        filled = len(self._buffer) - start
        data = bytearray(min(size, _ROOM))
        data[:filled] = self._buffer[start:]
        self._buffer, self._position = b"", 0
        while filled < size:
            if filled == len(data):
                data += bytes(min(size - filled, filled))
            with memoryview(data) as view, view[filled:] as room:
                count = self._io.recv_into(room)
            self._quickack()
            if not count:
                raise EOFError
            filled += count
        return data

    def read_until(self, end: bytes) -> bytes | bytearray:
        """The bytes before the next `end`, which is one byte, and is dropped. Raises EOFError at the end of the stream.

        Takes time and memory in proportion to what comes: no byte is looked at twice.
        """
        data = bytearray()
        while (at := self._buffer.find(end, self._position)) < 0:
            data += self._buffer[self._position :]
            self._buffer, self._position = b"", 0
            try:
                self._fill()
            except EOFError:
                raise EOFError(f"after {len(data):,} bytes of a message" if data else "") from None
        part = self._buffer[self._position : at]
        self._position = at + 1
        if not data:
            return part
        data += part
        return data

    def skip(self, size: int) -> None:
        """Drop this many of the bytes that `peek` has returned."""
        self._position += size

    @property
    def unread(self) -> bool:
        """Whether bytes have come that were not read yet."""
        return self._position < len(self._buffer)

    def _at_end(self) -> bool:
        """Whether nothing more will come. Waits for a byte to read, or for the end."""
        if self._position == len(self._buffer):
            try:
                self._fill()
            except EOFError:
                return True
        return False

    def ahead(self) -> bytes:
        """The bytes that have come and were not read yet; b"" at the end. Waits until there is at least one."""
        return b"" if self._at_end() else self._buffer[self._position :]

    def recv(self, size: int) -> bytes:
        """At least one and at most `size` bytes, b"" at the end. websocket-client calls this."""
        if self._at_end():
            return b""
        start = self._position
        self._position = min(start + size, len(self._buffer))
        return self._buffer[start : self._position]

    def _fill(self) -> None:
        self._arm()
        data = self._io.recv(READ_AHEAD)
        self._quickack()
        if not data:
            raise EOFError
        if self._deadline is not None:
            self._allowance -= len(data)
            if self._allowance < 0:
                raise ConnectError(f"the answer is larger than {self._limit:,} bytes")
        rest = self._buffer[self._position :]
        self._buffer, self._position = (rest + data if rest else data), 0

    def _quickack(self) -> None:
        # Linux forgets the flag after a while. Node 20 and 24 and Deno 2.9 leave Nagle's algorithm on. Without the
        # flag, they hold the second of two small frames back until the delayed ACK: 44 ms instead of 0.3 ms.
        if _QUICKACK is not None and self._is_tcp:
            self._tcp.setsockopt(socket.IPPROTO_TCP, _QUICKACK, 1)

    def _arm(self) -> None:
        """Limit the next system call to the time that is left for the handshake. Does nothing after it."""
        if self._deadline is None:
            return
        remaining = self._deadline.remaining()
        if remaining == 0:
            raise TimeoutError("the peer did not finish its answer in time")
        self._tcp.settimeout(remaining)

    # --- sending: one thread at a time, which the caller ensures ---

    def send(self, data: bytes | memoryview) -> int:
        """Send a part of a request within the handshake's deadline, and return how many bytes that was."""
        self._arm()
        return self._io.send(data)

    @property
    def half_sent(self) -> bool:
        """Whether `push` refused data that is already encrypted, so that the same data must be passed again."""
        return isinstance(self._io, TLS) and bool(self._io.unsent)

    def sendall(self, data: bytes) -> None:
        """Send all of a request within the handshake's deadline."""
        view = memoryview(data)
        while view:
            view = view[self.send(view) :]

    # --- what websocket-client and http.client expect of a socket ---

    def gettimeout(self) -> float | None:
        """The socket's timeout, in seconds."""
        return self._tcp.gettimeout()

    def makefile(self, mode: str = "rb") -> io.RawIOBase:
        """A file that reads from this stream."""
        return _File(self)

    def close(self) -> None:
        """Shut down, but keep the descriptor: http.client and websocket-client call this while others still use it."""
        self.shutdown()

    # --- the end ---

    def finish(self) -> None:
        """Tell the peer that nothing more will be sent; it can still send. Any thread may call this."""
        with contextlib.suppress(OSError):  # the peer has already ended it
            self._tcp.shutdown(socket.SHUT_WR)

    def shutdown(self) -> None:
        """End the stream in both directions, and wake the threads in recv and send. Any thread may call this."""
        with contextlib.suppress(OSError):  # the peer has already ended it
            self._tcp.shutdown(socket.SHUT_RDWR)

    def release(self) -> None:
        """Close the descriptor without telling the peer: after fork(), the other process still uses the stream."""
        self._tcp.close()


class _File(io.RawIOBase):
    """A Stream as a file, for http.client. Reads nothing beyond what is asked for: a WebSocket frame may follow."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def peek(self, size: int = 0) -> bytes:
        """The bytes that can be read at once, so that `readline` need not read byte by byte."""
        return self._stream.ahead()

    def read(self, size: int | None = -1) -> bytes:
        """Exactly `size` bytes; fewer only at the end, because http.client takes that for the end."""
        parts = []
        missing = sys.maxsize if size is None or size < 0 else size
        while missing and (part := self._stream.recv(missing)):
            parts.append(part)
            missing -= len(part)
        return b"".join(parts)

    def readinto(self, buffer: Any) -> int:
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
