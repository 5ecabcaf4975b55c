"""JSON texts over one WebSocket; the only module that imports `websocket` (websocket-client).

The usual frame, a whole text (V8 never sends another), is made by `frame` and cut out of the stream here; so
is the handshake. websocket-client makes and reads all the others.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import logging
import os
import struct
import threading
from collections import deque
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol

import websocket

from .address import Address, request_headers
from .deadline import Deadline
from .errors import ConnectError, ConnectionClosed, ProtocolError
from .exchange import FAILURES, ask
from .frame import MaskingKeys, text_frame
from .stream import DONT_WAIT, HANDSHAKE_LIMIT, Stream

if TYPE_CHECKING:
    import ssl

_log = logging.getLogger("cdpsync")

_GONE = "the target ended it without a close frame (its process ended or was killed, or it dropped the connection)"


class Transport(Protocol):
    """JSON texts to and from one target, in order.

    Threads: one calls `recv` and, when that has raised, `release`; any may call the others.
    """

    def send(self, text: str, deadline: Deadline) -> None:
        """Send one text. TimeoutError or OSError; the transport stays usable after a timeout."""

    def recv(self) -> str:
        """The next text. ConnectionClosed or ProtocolError at the end."""

    def close(self, deadline: Deadline) -> None:
        """Say goodbye, as far as that is possible in time. `recv` ends when the peer has answered."""

    def abort(self) -> None:
        """End it now; `recv` and `send` wake and raise."""

    def release(self) -> None:
        """Give the descriptor back, without a word to the peer."""


class WebSocketTransport:
    """A Transport over a WebSocket (RFC 6455)."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._frames = _WebSocket(self, stream)
        self._keys = MaskingKeys()
        self._message: bytearray | None = None  # the receiver's: the beginning of a message in several frames
        self._binary = False  # … which is not a text
        # Held by whoever is writing to the stream, for as long as its deadline lets it; guards `_outbox`'s head.
        # Frames are appended without it, and none may be cut: what an interrupted send (a timeout, Ctrl-C) has
        # left of a frame stays at the head and goes out first.
        self._send_lock = threading.Lock()
        self._sender: int | None = None  # its holder: a __del__ or a signal handler may send in the middle of a send
        self._outbox: deque[_Frame] = deque()
        # What answers a ping goes behind that; the latest only (RFC 6455, section 5.5.3), for a peer that pings without
        # end may not read.
        self._pong: deque[_Frame] = deque(maxlen=1)

    @classmethod
    def open(
        cls,
        address: Address,
        deadline: Deadline,
        *,
        headers: Mapping[str, str] | None = None,
        ssl_context: ssl.SSLContext | None = None,
    ) -> WebSocketTransport:
        """Dial and shake hands. ConnectError says what the peer answered and what to do about it."""
        extra = request_headers(address, headers)
        stream = Stream.dial(address, deadline, ssl_context, HANDSHAKE_LIMIT)
        try:
            _shake_hands(stream, address, extra)
            stream.established()
            return cls(stream)
        except BaseException:
            stream.shutdown()
            stream.release()
            raise

    # --- any thread ---

    def send(self, text: str, deadline: Deadline) -> None:
        self._post(text_frame(text, self._keys.next()), deadline)

    def close(self, deadline: Deadline) -> None:
        status = struct.pack("!H", websocket.STATUS_NORMAL)
        try:
            self._post(websocket.ABNF.create_frame(status, websocket.ABNF.OPCODE_CLOSE).format(), deadline)
        except OSError as error:  # TimeoutError too: a peer that does not read hears no goodbye
            _log.debug("no close frame could be sent: %s", error)
            self.abort()

    def abort(self) -> None:
        self._stream.shutdown()

    def _post(self, frame: bytes | bytearray, deadline: Deadline) -> None:
        """Send a frame whole. When it could not even be begun, nothing is left of it."""
        mine = _Frame(frame)
        if self._sender == threading.get_ident():
            self._outbox.append(mine)  # what this interrupts sends it
            return
        remaining = deadline.remaining()
        held: list[bool] = []
        try:
            # One C call from taking the lock to the note that it is held, for the same reason as in _flush.
            held.extend(map(self._send_lock.acquire, (True,), (-1 if remaining is None else remaining,)))
            if not held[0]:
                raise TimeoutError("others were still sending")
            self._sender = threading.get_ident()
            self._outbox.append(mine)
            if not self._flush(deadline):
                raise TimeoutError("the target does not read")
        except BaseException:
            begun = mine.sent or (self._stream.half_sent and self._outbox and self._outbox[0] is mine)
            if held == [True] and not begun:
                with contextlib.suppress(ValueError):  # not there if Ctrl-C came before it was
                    self._outbox.remove(mine)
            raise
        finally:
            if held == [True]:
                self._sender = None
                self._send_lock.release()
        if self._outbox or self._pong:
            self._flush_replies()

    def _flush(self, deadline: Deadline, flags: int = 0) -> bool:
        """Send what is in the outbox, under the send lock; False when the deadline came first."""
        while self._outbox:
            frame = self._outbox[0]
            while (start := sum(frame.sent)) < len(frame.data):
                try:
                    # One C call from the system call to the note of its result: an interrupt between the two
                    # would leave us not knowing where in the frame the target is.
                    frame.sent.extend(map(self._stream.push, (memoryview(frame.data)[start:],), (flags,)))
                except BlockingIOError:
                    _log.debug("the target does not read")
                # Also where something was sent: a target that reads a little now and then is not waited for either.
                if deadline.passed() and sum(frame.sent) < len(frame.data):
                    return False
            self._outbox.popleft()
        return True

    # --- the receiver ---

    def recv(self) -> str:
        stream = self._stream
        try:
            while True:
                head = stream.peek(2)
                size = head[1]
                if head[0] != _FINAL_TEXT or size > 127 or self._message is not None:
                    text = self._unusual()
                    if text is None:
                        continue
                    return text
                if size < 126:
                    stream.skip(2)
                elif size == 126:
                    size = int.from_bytes(stream.peek(4)[2:], "big")
                    stream.skip(4)
                else:
                    size = _size64(stream.peek(10))
                    stream.skip(10)
                return _text(stream.read(size))
        except (ConnectionClosed, ProtocolError):  # before OSError, which the first is too
            raise
        except (EOFError, websocket.WebSocketConnectionClosedException):
            raise ConnectionClosed(_GONE) from None
        except OSError as error:
            raise ConnectionClosed(f"the socket failed: {error}") from error
        except (websocket.WebSocketException, MemoryError, OverflowError, ValueError) as error:
            raise ProtocolError(f"not a WebSocket frame: {error!r}") from error

    def _unusual(self) -> str | None:
        """Deal with one frame that is not a whole text; the text that it completes, if it does."""
        # Judged before its payload is waited for: what is no frame may claim one that never comes.
        first, second = self._stream.peek(2)
        if first & 0x70 or first & 0x0F not in websocket.ABNF.OPCODES:
            raise ProtocolError(f"not a WebSocket frame: it begins with {first:#04x} (RFC 6455, section 5.2)")
        if second & 0x80:
            raise ProtocolError("a masked frame from the target (RFC 6455, section 5.1)")
        if first & 0x08 and (first < 0x80 or second > 125):
            raise ProtocolError("a control frame in fragments or of more than 125 bytes (RFC 6455, section 5.5)")
        if second == 127:
            _size64(self._stream.peek(10))
        opcode, frame = self._frames.recv_data_frame(control_frame=True)
        if opcode == websocket.ABNF.OPCODE_CLOSE:
            code = int.from_bytes(frame.data[:2], "big") if frame.data else None
            reason = frame.data[2:].decode("utf-8", "replace")
            raise ConnectionClosed(
                "the target closed it" + (f" with code {code}" if code else "") + (f" ({reason})" if reason else ""),
                code,
            )
        if opcode in (websocket.ABNF.OPCODE_PING, websocket.ABNF.OPCODE_PONG):
            return None
        if self._message is None:
            self._message = bytearray()
            self._binary = opcode == websocket.ABNF.OPCODE_BINARY
        self._message += frame.data
        if not frame.fin:
            return None
        whole, self._message = self._message, None
        if self._binary:
            _log.debug("a binary message of %d bytes was ignored", len(whole))
            return None
        return _text(whole)

    def reply(self, frame: websocket.ABNF) -> None:
        """Answer a ping or a close, now or behind what is being sent: the receiver waits for no other thread."""
        queue = self._pong if frame.opcode == websocket.ABNF.OPCODE_PONG else self._outbox
        queue.append(_Frame(frame.format()))
        self._flush_replies()

    def _flush_replies(self) -> None:
        # Whoever holds the lock looks again after giving it back, so nothing stays behind. Not for ever: where pings
        # come that fast, the next one sees to what is left.
        for _ in range(3):
            if not (self._outbox or self._pong):
                return
            held: list[bool] = []
            try:
                held.extend(map(self._send_lock.acquire, (False,)))  # one C call, as in _post
                if not held[0] or not self._flush(Deadline(0), DONT_WAIT):
                    return
                with contextlib.suppress(IndexError):
                    self._outbox.append(self._pong.popleft())
                if not self._flush(Deadline(0), DONT_WAIT):
                    return
            except OSError as error:
                _log.debug("a reply frame could not be sent: %s", error)
                return
            finally:
                if held == [True]:
                    self._send_lock.release()

    def release(self) -> None:
        # Its holder wakes at abort(); closing under its system call could hit another's descriptor. In a process
        # that fork() has made it may be held by a thread that is not there.
        held = self._send_lock.acquire(timeout=1)
        self._stream.release()
        if held:
            self._send_lock.release()


_FINAL_TEXT = 0x81


def _text(payload: bytes | bytearray) -> str:
    try:
        return payload.decode("utf-8", "surrogatepass")  # lone surrogates too: V8 escapes them, others may not
    except UnicodeDecodeError:
        return payload.decode("utf-8", "backslashreplace")  # whatever it was, it is no JSON now


def _size64(head: bytes) -> int:
    size = int.from_bytes(head[2:], "big")
    if size >= 2**63:
        raise ProtocolError("not a WebSocket frame: its size has the highest bit set (RFC 6455, section 5.2)")
    return size


class _Frame:
    """One frame on its way out: its bytes, and how many of them each send took."""

    __slots__ = ("data", "sent")

    def __init__(self, data: bytes | bytearray) -> None:
        self.data = data
        self.sent: list[int] = []


class _WebSocket(websocket.WebSocket):
    """websocket-client's connection, whose own frames (pong, close) go through the transport's outbox."""

    def __init__(self, transport: WebSocketTransport, stream: Stream) -> None:
        # Fragments one by one: the library joins them with +=, which is quadratic. No UTF-8 validation: V8 sends
        # ASCII, and checking it costs 0.13 s for a megabyte.
        super().__init__(enable_multithread=False, fire_cont_frame=True, skip_utf8_validation=True)
        self._transport = transport
        self.sock: Any = stream
        self.connected = True

    def send_frame(self, frame: websocket.ABNF) -> int:
        self._transport.reply(frame)
        return len(frame.data)


def _shake_hands(stream: Stream, address: Address, headers: Mapping[str, str]) -> None:
    """RFC 6455, section 4.1. ConnectError says what the peer answered and what to do about it.

    websocket-client's own keeps cookies for all connections of the process, and puts one peer's into the requests to
    another. No Origin: Chrome refuses every one but its own. No redirect is followed.
    """
    url = address.url("ws")
    key = base64.b64encode(os.urandom(16)).decode()
    wanted = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Key": key, "Sec-WebSocket-Version": "13"}
    try:
        response = ask(stream, "GET", address.path or "/", {**headers, **wanted})
        if response.status == 101:
            accept = base64.b64encode(hashlib.sha1(f"{key}{_GUID}".encode()).digest()).decode()
            if response.headers.get("Sec-WebSocket-Accept", "").strip() != accept:
                raise ConnectError("Sec-WebSocket-Accept is missing or wrong; that is no WebSocket")
            return
    except FAILURES as error:
        raise ConnectError(f"{url}: no WebSocket handshake: {error or type(error).__name__}") from error
    said = ""
    with contextlib.suppress(*FAILURES):  # the status says enough
        said = response.read(300).decode("utf-8", "replace").strip()
    hint = {
        400: "; the path is wrong, or the Host header was refused",
        401: "; it wants credentials: headers={'Authorization': …}",
        403: "; start Chrome with --remote-allow-origins=* if a proxy adds an Origin header",
        404: "; the target is gone: every start has a new id, list_targets() shows the present ones",
        500: "; the target is gone, or the Host header was refused: headers={'Host': 'localhost'}",
    }.get(response.status, "")
    if response.status // 100 == 3:
        hint = f"; not followed to {response.headers.get('Location')!r:.200}"
    raise ConnectError(f"{url}: the handshake was refused with HTTP {response.status}: {said}{hint}")


_GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
