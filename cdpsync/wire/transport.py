"""JSON texts over one WebSocket; the only module that imports `websocket` (websocket-client).

V8 sends each text in one frame. `frame` makes such frames, and this module reads them: with websocket-client 1.9, an
event would take 1.4 times as long. websocket-client makes and reads all other frames.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import logging
import os
import struct
import time
from collections.abc import Callable
from typing import Any, Protocol

import websocket

from ..errors import ConnectError, ConnectionClosed, ProtocolError
from ..threads import Deadline
from .frame import MaskingKeys, text_frame, text_of
from .http import FAILURES, Advice, HTTPConnection, refusal
from .outbox import Outbox
from .stream import HANDSHAKE_LIMIT, Stream

_log = logging.getLogger("cdpsync")

_GONE = "the target ended it without a close frame (its process ended or was killed, or it dropped the connection)"

_SILENCE = 2.0
"""Seconds without a frame in either direction after which a proxy's idle timeout may have ended the connection."""


class Transport(Protocol):
    """JSON texts to and from one target, in order.

    Threads: one thread calls `recv`, and after that has raised, `release`. Any thread may call the others.
    """

    def send(self, text: str, deadline: Deadline | None, answered: Callable[[Deadline], bool] | None = None) -> None:
        """Send one text. Raises TimeoutError or OSError; after a TimeoutError the transport is still usable.

        Without a deadline this does not wait, and the text is sent as soon as possible. `answered` waits for the answer
        until a deadline, and returns whether it has come: a caller that waits for it next lets this do so where it
        would wait for another thread.
        """

    def recv(self) -> str:
        """Wait for the next text and return it. Raises ConnectionClosed or ProtocolError at the end."""

    def close(self, deadline: Deadline) -> None:
        """Send a close frame if that is possible in time. `recv` raises when the peer has answered it."""

    def abort(self) -> None:
        """End the connection now. Threads that are in `recv` or `send` wake, and the call raises."""

    def release(self) -> None:
        """Close the descriptor without telling the peer."""


class WebSocketTransport:
    """A Transport over a WebSocket (RFC 6455)."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._outbox = Outbox(stream)
        self._frames = _WebSocket(self._outbox, stream)
        self._keys = MaskingKeys()
        self._message: bytearray | None = None  # used by the receiver: a message that is not complete
        self._binary = False  # whether that message is binary
        self._heard = self._spoke = time.monotonic()  # when the last message was received, and sent

    @classmethod
    def open(cls, http: HTTPConnection, path: str, deadline: Deadline, *, brief: bool = False) -> WebSocketTransport:
        """Open a WebSocket over an HTTP connection, which it takes over.

        With `brief`, the deadline and the limit of the handshake apply to all that is received later, too.

        Raises ConnectError, which says what the peer answered, and what to do about it.
        """
        try:
            try:
                _shake_hands(http, path, deadline)
            except ConnectError:
                if not http.reused or deadline.passed():
                    raise
                http.close()  # a peer may take a handshake only if it comes first
                _shake_hands(http, path, deadline)
            stream = http.take()
        except BaseException:
            http.close()
            raise
        try:
            if not brief:
                stream.established()
            return cls(stream)
        except BaseException:
            stream.shutdown()
            stream.release()
            raise

    # --- any thread ---

    def send(self, text: str, deadline: Deadline | None, answered: Callable[[Deadline], bool] | None = None) -> None:
        self._spoke = time.monotonic()
        self._outbox.send(text_frame(text, self._keys.next()), deadline, answered)

    def close(self, deadline: Deadline) -> None:
        status = struct.pack("!H", websocket.STATUS_NORMAL)
        try:
            self._outbox.send(websocket.ABNF.create_frame(status, websocket.ABNF.OPCODE_CLOSE).format(), deadline)
        except OSError as error:  # such as TimeoutError, if the peer does not read
            _log.debug("no close frame could be sent: %s", error)
            self.abort()

    def abort(self) -> None:
        self._stream.shutdown()

    # --- the receiver ---

    def recv(self) -> str:
        stream = self._stream
        self._heard = time.monotonic()
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
                return text_of(stream.read(size))
        except (ConnectionClosed, ProtocolError):  # before OSError, which the first is too
            raise
        except (EOFError, websocket.WebSocketConnectionClosedException):
            raise ConnectionClosed(_GONE, hint=self._silence()) from None
        except OSError as error:
            raise ConnectionClosed(f"the socket failed: {error}", hint=self._silence()) from error
        except (websocket.WebSocketException, MemoryError, OverflowError, ValueError) as error:
            raise ProtocolError(f"not a WebSocket frame: {error!r}") from error

    def _silence(self) -> str:
        """The hint that a proxy may have ended the connection, if nothing was sent for a while."""
        silent = time.monotonic() - max(self._heard, self._spoke)
        if silent < _SILENCE:
            return ""
        return f"a proxy may have ended it, after {silent:.0f} s of silence; keepalive=SECONDS prevents that"

    def _unusual(self) -> str | None:
        """Handle one frame that is not a whole text. Returns the text that it completes, if it does."""
        # Checked before the payload is read: bytes that are not a frame may claim a payload that never comes.
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
        return text_of(whole)

    def release(self) -> None:
        self._outbox.release()


_FINAL_TEXT = 0x81


def _size64(head: bytes) -> int:
    size = int.from_bytes(head[2:], "big")
    if size >= 2**63:
        raise ProtocolError("not a WebSocket frame: its size has the highest bit set (RFC 6455, section 5.2)")
    return size


class _WebSocket(websocket.WebSocket):
    """websocket-client's connection. The frames that it sends itself (pong, close) go through the outbox."""

    def __init__(self, outbox: Outbox, stream: Stream) -> None:
        # Fragments come one by one: websocket-client 1.9 joins them with +=, which is quadratic. UTF-8 is not
        # validated: V8 sends ASCII, and the validation takes 0.13 s for a megabyte.
        super().__init__(enable_multithread=False, fire_cont_frame=True, skip_utf8_validation=True)
        self._outbox = outbox
        self.sock: Any = stream
        self.connected = True

    def send_frame(self, frame: websocket.ABNF) -> int:
        self._outbox.post(frame.format(), pong=frame.opcode == websocket.ABNF.OPCODE_PONG)
        return len(frame.data)


def _shake_hands(http: HTTPConnection, path: str, deadline: Deadline) -> None:
    """The opening handshake (RFC 6455, section 4.1). Raises ConnectError, with the peer's answer and what to do.

    No Origin is sent, because Chrome refuses every Origin but its own. Redirects are not followed.

    The handshake of websocket-client 1.9 is as fast, but it shares cookies among all connections of the process, and
    drops the text of a refusal that has no Content-Length.
    """
    url = http.address.url("ws", path)
    key = base64.b64encode(os.urandom(16)).decode()
    wanted = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Key": key, "Sec-WebSocket-Version": "13"}
    response = http.ask("GET", path, deadline, wanted, limit=HANDSHAKE_LIMIT, scheme="ws")
    if response.status == 101:
        accept = base64.b64encode(hashlib.sha1(f"{key}{_GUID}".encode()).digest()).decode()
        if response.headers.get("Sec-WebSocket-Accept", "").strip() != accept:
            raise ConnectError(f"{url}: not a WebSocket: Sec-WebSocket-Accept in its answer is missing or wrong")
        return
    said = b""
    with contextlib.suppress(*FAILURES):  # the status says enough
        said = response.read(10_000)
    raise refusal(http.address, url, response, said, _AT_THE_ROOT if path == "/" else _NOT_THERE)


_GONE_TARGET = (
    "the target is gone, or there never was one at this path (a program has a new id at every start)",
    "list_targets() shows what there is",
)
_NOT_THERE: dict[int, Advice] = {
    200: ("there is no WebSocket at this path", "list_targets() shows what there is"),
    400: _GONE_TARGET,
    404: _GONE_TARGET,
    410: _GONE_TARGET,
    500: _GONE_TARGET,
}
"""What the HTTP status of a refused handshake means. Node answers 400, Deno 404, Chrome 500."""
_AT_THE_ROOT = dict.fromkeys(
    _NOT_THERE,
    ("there is no WebSocket at this path; without its last slash, the address is asked for a list of targets", ""),
)
_GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
