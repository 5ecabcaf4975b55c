"""The bytes to and from a target: one TCP or TLS stream, dialled, read ahead, sent with a deadline.

HTTP, WebSocket frames
        │
     Stream     deadline and byte limit while shaking hands, read-ahead, TCP_QUICKACK
        │
socket or TLS   the TLS state machine beside the same plain socket
"""

from __future__ import annotations

import contextlib
import io
import queue
import socket
import ssl
import struct
import sys
import threading
from collections.abc import Callable
from typing import Any

from ..errors import ConnectError
from ..threads import Deadline, TimedQueue, green
from .address import Address
from .tls import TLS

READ_AHEAD = 65_536
_ROOM = 2**22
_SEND_SLICE = 0.1  # seconds that one send() may block before the deadline is looked at again
ANSWER_LIMIT = 64 * 2**20
"""Bytes of one HTTP answer; Chrome's /json/protocol, the largest known, has 1.6 MB."""
HANDSHAKE_LIMIT = 2**17
"""Bytes of the answer to a WebSocket handshake, which has a few hundred; and what is read ahead behind it."""
DONT_WAIT: int = getattr(socket, "MSG_DONTWAIT", 0)  # Windows has none: there it is waited for a moment
_QUICKACK: int | None = getattr(socket, "TCP_QUICKACK", None)  # Linux


class Stream:
    """One connected stream.

    It is opened with a deadline for everything until `established()` and without one from there on: a quiet
    target is not a dead one.

    Threads: one receives, one at a time sends, anyone may `shutdown()`. `release()` once both have stopped.
    """

    def __init__(self, sock: socket.socket, deadline: Deadline, limit: int) -> None:
        self._tcp = sock
        self._io: socket.socket | TLS = sock
        self.push: Callable[[memoryview, int], int] = sock.send
        """Send a part and say how much; BlockingIOError where nothing could go out for a while. Once established.
        The second argument is 0 or DONT_WAIT.

        The socket's own method, without a line of Python around it, which an interrupt could fall upon (over TLS there
        are some: there the target notices that a record is missing, and ends the connection)."""
        self.when_free: Callable[[], None] = lambda: None
        """Called by the receiver when the data that `push` refused can go out."""
        self._deadline: Deadline | None = deadline
        self._limit = self._allowance = limit
        self._buffer = b""
        self._position = 0

    @classmethod
    def dial(
        cls, address: Address, deadline: Deadline, ssl_context: ssl.SSLContext | None = None, limit: int = ANSWER_LIMIT
    ) -> Stream:
        """Connect, trying every address of the host. ConnectError says what each of them answered.

        `limit` is how many bytes may come before `established()` or the next `expect()`.
        """
        green.check()
        stream = cls(_dial(address, deadline), deadline, limit)
        if address.secure:
            try:
                context = ssl_context or ssl.create_default_context()
                tls = TLS(stream._tcp, context, address.host, stream._arm, lambda: stream.when_free())
                tls.handshake()
            except BaseException as error:
                stream.release()
                if isinstance(error, (OSError, EOFError)):
                    raise _tls_failed(address, error) from error
                raise
            stream._io = tls
        return stream

    def expect(self, deadline: Deadline, limit: int) -> None:
        """Begin another request, which has a deadline and a limit of its own for the bytes that come."""
        self._deadline = deadline
        self._limit = self._allowance = limit

    def established(self) -> None:
        """The handshake is over: no receive timeout, no limit on what comes, and sends that look up now and then."""
        self._deadline = None
        self._tcp.settimeout(None)
        # Not settimeout(): that would hold for recv as well, and cost a poll() at each.
        if sys.platform == "win32":
            slice_ = struct.pack("@I", int(_SEND_SLICE * 1000))
        else:
            slice_ = struct.pack("@ll", 0, int(_SEND_SLICE * 1_000_000))
        self._tcp.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, slice_)
        if green.sockets_are():
            patient = green.patient_send(self._tcp, _SEND_SLICE, DONT_WAIT)
            if isinstance(self._io, TLS):
                self._io.push = patient
            else:
                self.push = patient
                return
        self.push = self._io.send

    # --- receiving: one thread ---

    def peek(self, size: int) -> bytes:
        """The next `size` bytes (a few), left where they are. EOFError at the end of the stream."""
        while len(self._buffer) - self._position < size:
            self._fill()
        return self._buffer[self._position : self._position + size]

    def read(self, size: int) -> bytes | bytearray:
        """Exactly the next `size` bytes. EOFError at the end of the stream."""
        start = self._position
        end = start + size
        if end <= len(self._buffer):
            self._position = end
            return self._buffer[start:end]
        # Larger than what is here: received in place. The room grows with what has come, for a size is only a
        # claim: a peer that announces 2**62 bytes gets no more memory than it sends.
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

    def skip(self, size: int) -> None:
        self._position += size

    @property
    def unread(self) -> bool:
        """Whether bytes have been received that nobody has read yet."""
        return self._position < len(self._buffer)

    def _at_end(self) -> bool:
        """Whether nothing more comes; else there is a byte to be read."""
        if self._position == len(self._buffer):
            try:
                self._fill()
            except EOFError:
                return True
        return False

    def ahead(self) -> bytes:
        """What has come and was not read yet: a byte at least, b"" at the end."""
        return b"" if self._at_end() else self._buffer[self._position :]

    def recv(self, size: int) -> bytes:
        """At least one and at most `size` bytes, b"" at the end: what websocket-client asks for."""
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
        # Linux forgets the flag after a while. Without it Node and Deno, which leave Nagle's algorithm on, hold
        # the second of two small frames back until our delayed ACK: 44 ms instead of 0.3 ms.
        if _QUICKACK is not None:
            self._tcp.setsockopt(socket.IPPROTO_TCP, _QUICKACK, 1)

    def _arm(self) -> None:
        """Let the next system call take no longer than the handshake has left; nothing once it is over."""
        if self._deadline is None:
            return
        remaining = self._deadline.remaining()
        if remaining == 0:
            raise TimeoutError("the peer did not finish its answer in time")
        self._tcp.settimeout(remaining)

    # --- sending: one thread at a time, the caller sees to that ---

    def send(self, data: bytes | memoryview) -> int:
        """Send a part of a request, within the handshake's deadline, and say how much."""
        self._arm()
        return self._io.send(data)

    @property
    def half_sent(self) -> bool:
        """Whether a part of what `push` refused is on its way all the same: encrypted, so it must be pushed again."""
        return isinstance(self._io, TLS) and bool(self._io.unsent)

    def sendall(self, data: bytes) -> None:
        """Send all of a request, within the handshake's deadline."""
        view = memoryview(data)
        while view:
            view = view[self.send(view) :]

    # --- what websocket-client and http.client expect of a socket ---

    def gettimeout(self) -> float | None:
        return self._tcp.gettimeout()

    def makefile(self, mode: str = "rb") -> io.RawIOBase:
        return _File(self)

    def close(self) -> None:
        """Shut down only: the library that calls this does not know who else is using the descriptor."""
        self.shutdown()

    # --- the end ---

    def shutdown(self) -> None:
        """End it in both directions; whoever is in recv or send wakes. Any thread, any number of times."""
        with contextlib.suppress(OSError):  # the peer was first
            self._tcp.shutdown(socket.SHUT_RDWR)

    def release(self) -> None:
        """Give the descriptor back, without a word to the peer (which matters after fork)."""
        self._tcp.close()


class _File(io.RawIOBase):
    """A Stream as a file, for http.client. It takes not a byte more than is asked for: what follows may be a frame."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def peek(self, size: int = 0) -> bytes:
        """What is there to be read: `readline` looks for the end of the line in it instead of reading byte by byte."""
        return self._stream.ahead()

    def read(self, size: int | None = -1) -> bytes:
        """As many bytes as are asked for, less at the end only: http.client takes less for the end."""
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


def _tls_failed(address: Address, error: OSError | EOFError) -> ConnectError:
    fact = f"{address.authority}: TLS failed: {str(error) or 'the connection was closed'}"
    if isinstance(error, ssl.SSLCertVerificationError):
        return ConnectError(fact, "ssl_context=ssl.create_default_context(cafile=FILE) trusts the authority in FILE")
    return ConnectError(f"{fact}; if this port does not speak TLS, use http:// or ws://")


def _dial(address: Address, deadline: Deadline) -> socket.socket:
    try:
        found = _look_up(address, deadline)
    except (OSError, UnicodeError) as error:
        why = error.strerror or error if isinstance(error, OSError) else error
        raise ConnectError(f"{address.authority}: the name {address.host!r} could not be looked up: {why}") from error
    destinations = [(family, sockaddr) for family, _, _, _, sockaddr in found]
    if address.host.lower() == "localhost":  # a target listens on one family, /etc/hosts may name only the other
        destinations += [
            (socket.AF_INET, ("127.0.0.1", address.port)),
            (socket.AF_INET6, ("::1", address.port, 0, 0)),
        ]
    failures: dict[str, OSError] = {}
    for index, (family, sockaddr) in enumerate(destinations):
        if str(sockaddr[0]) in failures:
            continue
        remaining = deadline.remaining()
        try:
            sock = socket.socket(family, socket.SOCK_STREAM)
            try:
                sock.settimeout(None if remaining is None else max(0.001, remaining / (len(destinations) - index)))
                sock.connect(sockaddr)
                _tune(sock)
            except BaseException:
                sock.close()
                raise
        except OSError as error:
            failures[str(sockaddr[0])] = error
        else:
            return sock
    raise _unanswered(address, failures) from list(failures.values())[-1]


def _unanswered(address: Address, failures: dict[str, OSError]) -> ConnectError:
    answers = ", ".join(f"{host}: {error.strerror or error}" for host, error in failures.items())
    fact = f"{address.authority}: nobody answers ({answers})"
    if not address.port:
        return ConnectError(
            f"{fact}; nobody can at port 0: a program that was started with it prints the port that it chose"
        )
    if any(isinstance(error, ConnectionRefusedError) for error in failures.values()):
        flag = "--inspect" if address.port == 9229 else f"--inspect={address.port}"
        chrome = f"--remote-debugging-port={address.port}"
        fact += f"; a program listens there if it was started with {flag} (Chrome: {chrome})"
        return ConnectError(fact, "wait=SECONDS waits for one that is starting")
    return ConnectError(f"{fact}; the machine cannot be reached, or something in between drops what is sent to it")


def _look_up(address: Address, deadline: Deadline) -> list[Any]:
    """getaddrinfo, which itself knows no deadline and no Ctrl-C: for a name it gets a thread of its own.

    Where no name server answers, that thread stays until the system has given up as well.
    """
    answers: TimedQueue[list[Any] | OSError | UnicodeError] = TimedQueue()

    def ask() -> None:
        try:
            answers.put(list(socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    if address.named:
        threading.Thread(target=ask, name="cdpsync-resolver", daemon=True).start()
    else:
        ask()
    try:
        answer = answers.get_by(deadline)
    except queue.Empty:
        raise TimeoutError("no name server has answered in time") from None
    if isinstance(answer, list):
        return answer
    raise answer


def _tune(sock: socket.socket) -> None:
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    # A WebSocket ping would end the connection to Node, so it is TCP that finds out about a host that vanished.
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in (("TCP_KEEPIDLE", 30), ("TCP_KEEPALIVE", 30), ("TCP_KEEPINTVL", 10), ("TCP_KEEPCNT", 3)):
        option = getattr(socket, name, None)
        if option is not None:
            sock.setsockopt(socket.IPPROTO_TCP, option, value)
