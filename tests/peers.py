"""Peers that a test scripts: a transport in memory, and an inspector on the loopback interface."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import queue
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from cdpsync.engine.connection import Connection
from cdpsync.engine.link import Link
from cdpsync.errors import CDPError, ConnectError, ConnectionClosed
from cdpsync.session import Session
from cdpsync.threads.deadline import Deadline

if TYPE_CHECKING:
    from trustme import LeafCert

Message = dict[str, Any]
_Scripted = TypeVar("_Scripted", bound="ScriptedSession")


class ScriptedTransport:
    """A Transport whose peer is the test.

    If there is an `answer`, it is called with each command in the thread that sends it, and returns what is received.
    """

    def __init__(self, answer: Callable[[Message], list[Message]] | None = None) -> None:
        self.answer = answer
        self.sent: list[Message] = []
        self.on_send: Callable[[Message], None] = lambda command: None
        self.released = threading.Event()
        self.on_release: Callable[[], None] = lambda: None
        self.closes = 0
        self._incoming: queue.SimpleQueue[str | CDPError | Callable[[], object]] = queue.SimpleQueue()

    def send(self, text: str, deadline: Deadline | None, answered: Callable[[Deadline], bool] | None = None) -> None:
        command = json.loads(text)
        self.on_send(command)
        self.sent.append(command)
        for message in self.answer(command) if self.answer else []:
            self.feed(message)

    def recv(self) -> str:
        item = self._incoming.get()
        while not isinstance(item, (str, CDPError)):
            item()
            item = self._incoming.get()
        if isinstance(item, CDPError):
            raise item
        return item

    def close(self, deadline: Deadline) -> None:
        self.closes += 1
        self.abort()

    def abort(self) -> None:
        self.fail(ConnectionClosed("aborted"))

    def release(self) -> None:
        self.released.set()
        self.on_release()

    # --- the test's side ---

    def feed(self, *messages: Message | str) -> None:
        """Make the target send these."""
        for message in messages:
            self._incoming.put(message if isinstance(message, str) else json.dumps(message))

    def call(self, function: Callable[[], object]) -> None:
        """Have the receiver call this once it has handled everything that was fed before."""
        self._incoming.put(function)

    def settle(self) -> None:
        """Return once everything that was fed has been handled, or the receiver is gone."""
        settled = threading.Event()
        self.call(settled.set)
        while not (settled.wait(0.01) or self.released.is_set()):
            pass

    def fail(self, error: CDPError) -> None:
        """End the connection with this error."""
        self._incoming.put(error)


def of_worker(session_id: str, message: Message | str) -> Message:
    """What Node sends when a worker sends this message."""
    text = message if isinstance(message, str) else json.dumps(message)
    return event("NodeWorker.receivedMessageFromWorker", sessionId=session_id, message=text)


def worker_attached(session_id: str, worker_id: str, parent: str | None = None, **info: object) -> Message:
    """What Node sends when it attaches to a worker."""
    about = {"workerId": worker_id, "type": "worker", **info}
    return event("NodeWorker.attachedToWorker", parent, sessionId=session_id, workerInfo=about)


def workers_too(answer: Callable[[Message], list[Message]]) -> Callable[[Message], list[Message]]:
    """A target that answers for its workers as it does for itself."""

    def answer_all(command: Message) -> list[Message]:
        if command["method"] != "NodeWorker.sendMessageToWorker":
            return answer(command)
        worker, inner = command["params"]["sessionId"], json.loads(command["params"]["message"])
        session = {"sessionId": command["sessionId"]} if "sessionId" in command else {}
        wrapped = [{**of_worker(worker, one), **session} for one in answer(inner)]
        return [{"id": command["id"], "result": {}, **session}, *wrapped]

    return answer_all


class WrappedTransport(ScriptedTransport):
    """A ScriptedTransport whose peer is a worker of Node, in the session WORKER.

    What the test says travels within messages of the main program, unless it names another session.
    """

    def __init__(self, answer: Callable[[Message], list[Message]] | None = None) -> None:
        super().__init__(answer)
        self.feed_main(worker_attached(WORKER, WORKER))

    def send(self, text: str, deadline: Deadline | None, answered: Callable[[Deadline], bool] | None = None) -> None:
        command = json.loads(text)
        if command["method"] != "NodeWorker.sendMessageToWorker" or "sessionId" in command:
            self.on_send(command)
            self.sent.append(command)
            self.feed_main(*(self.answer(command) if self.answer else []))
            return
        assert command["params"]["sessionId"] == WORKER
        super().send(command["params"]["message"], deadline, answered)
        self.feed_main({"id": command["id"], "result": {}})

    def feed(self, *messages: Message | str) -> None:
        for message in messages:
            if isinstance(message, dict) and "sessionId" in message:
                self.feed_main(message)
            else:
                self.feed_main(of_worker(WORKER, message))

    def feed_main(self, *messages: Message) -> None:
        """Make the main program send these."""
        super().feed(*messages)


WORKER = "1"


def event(method: str, session_id: str | None = None, **params: object) -> Message:
    return {"method": method, "params": params, **({"sessionId": session_id} if session_id else {})}


def echo(command: Message) -> list[Message]:
    """A target that answers every command with its own params."""
    session = {"sessionId": command["sessionId"]} if "sessionId" in command else {}
    return [{"id": command["id"], "result": command.get("params", {}), **session}]


def browser(command: Message) -> list[Message]:
    """A target that attaches to other targets, in sessions named S-<target id>."""
    if command["method"] != "Target.attachToTarget":
        return echo(command)
    target_id = command["params"]["targetId"]
    session_id = f"S-{target_id}"
    info = {"targetId": target_id}
    return [
        event("Target.attachedToTarget", sessionId=session_id, targetInfo=info),
        {"id": command["id"], "result": {"sessionId": session_id}},
    ]


class ScriptedInformant:
    """What a target serves over HTTP: /json/version and /json/protocol, or None if it has none."""

    def __init__(self, version: dict[str, str] | None, protocol: object) -> None:
        self.asked = 0
        self._version = version
        self._protocol = protocol

    def version(self) -> dict[str, str]:
        if self._version is None:
            raise ConnectError("no /json/version")
        return self._version

    def protocol(self) -> tuple[object, str] | None:
        self.asked += 1
        return None if self._protocol is None else (self._protocol, "the target")

    def abort(self) -> None:
        pass


class ScriptedSession(Session):
    """A session whose target is the test; a context manager that closes the connection.

    It is the session that the client is connected to, or, if `wrapped`, that of a worker of Node.
    """

    wrapped = False
    """The default. The fixture `both_ways` changes it."""

    def __init__(
        self,
        answer: Callable[[Message], list[Message]] | None = None,
        *,
        timeout: float | None = 5.0,
        browser: str = "",
        protocol: object = None,
    ) -> None:
        self.transport = WrappedTransport(answer) if self.wrapped else ScriptedTransport(answer)
        self.connection = Connection(self.transport, timeout)
        self.http = ScriptedInformant({"Browser": browser} if browser else None, protocol)
        version = {"Browser": browser} if browser else {}
        self.link = Link(self.connection, version, lambda: self.http, "ScriptedSession")
        if self.wrapped:
            self.transport.settle()
        super().__init__(self.link, *((WORKER, WORKER) if self.wrapped else (None, None)))

    def __enter__(self: _Scripted) -> _Scripted:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()
        self.link.event_thread.join(3.0)

    @property
    def asked(self) -> int:
        """How often the target was asked for its protocol."""
        return self.http.asked


# --- loopback ---


def frame(payload: bytes, opcode: int = 1, *, final: bool = True, masked: bool = False, reserved: int = 0) -> bytes:
    """One WebSocket frame as a server sends it."""
    head = bytes([(0x80 if final else 0) | reserved << 4 | opcode])
    mask_bit = 0x80 if masked else 0
    size = len(payload)
    if size < 126:
        head += bytes([mask_bit | size])
    elif size < 65536:
        head += bytes([mask_bit | 126]) + struct.pack("!H", size)
    else:
        head += bytes([mask_bit | 127]) + struct.pack("!Q", size)
    return head + (bytes(4) if masked else b"") + payload


CLIENTS_OWN = (
    "NodeRuntime.notifyWhenWaitingForDisconnect",
    "NodeTracing.getCategories",
    "Runtime.globalLexicalScopeNames",
)
"""The commands that every client sends to learn of the end of a program."""


class PeerConnection:
    """The server's side of one WebSocket."""

    def __init__(self, sock: socket.socket, request: str, rest: bytes) -> None:
        self.socket = sock
        self.request = request
        self._buffer = rest

    def _read(self, size: int) -> bytes:
        parts, have = [self._buffer], len(self._buffer)
        while have < size:
            data = self.socket.recv(min(2**20, max(65536, size - have)))
            if not data:
                raise EOFError
            parts.append(data)
            have += len(data)
        whole = b"".join(parts)
        self._buffer = whole[size:]
        return whole[:size]

    def recv_frame(self) -> tuple[int, bytes]:
        """The opcode and payload of the next frame, which must be whole and masked."""
        first, second = self._read(2)
        assert first & 0xF0 == 0x80, "a client's frame is final, without reserved bits"
        assert second & 0x80, "a client's frame is masked"
        size = second & 0x7F
        if size == 126:
            (size,) = struct.unpack("!H", self._read(2))
        elif size == 127:
            (size,) = struct.unpack("!Q", self._read(8))
        mask = self._read(4)
        payload = self._read(size)
        whole = int.from_bytes(payload, "big") ^ int.from_bytes((mask * (size // 4 + 1))[:size], "big")
        return first & 0x0F, whole.to_bytes(size, "big")

    def recv(self) -> Message:
        """The next command of the test. Commands that every client sends are refused, as Chrome does."""
        while True:
            opcode, payload = self.recv_frame()
            if opcode == 8:
                raise EOFError
            if opcode == 10:  # the answer to a ping
                continue
            assert opcode == 1
            message: Message = json.loads(payload)
            if message.get("method") not in CLIENTS_OWN:
                return message
            self.send({"id": message["id"], "error": {"code": -32601, "message": "not found"}})

    @staticmethod
    def text(payload: bytes) -> bytes:
        """One text as it is sent."""
        return frame(payload)

    def send(self, message: Message) -> None:
        self.raw(self.text(json.dumps(message).encode()))

    def raw(self, data: bytes) -> None:
        self.socket.sendall(data)

    def close(self, code: int | None = 1000, reason: str = "") -> None:
        self.raw(frame(b"" if code is None else struct.pack("!H", code) + reason.encode(), 8))

    def reset(self) -> None:
        """End the connection with RST."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()

    def leave(self) -> None:
        """End the connection without a close frame."""
        with contextlib.suppress(OSError):
            self.socket.shutdown(socket.SHUT_WR)

    def serve(self) -> None:
        """Answer every command with its params until the client leaves."""
        with contextlib.suppress(EOFError, OSError):
            while True:
                for message in echo(self.recv()):
                    self.send(message)

    def wait_until_closed(self) -> None:
        with contextlib.suppress(EOFError, OSError):
            while self.recv_frame()[0] != 8:
                pass


Page = bytes | Callable[[socket.socket, str], None]
"""What a path answers instead of the usual: bytes, or a function of the socket and the request."""


class LoopbackPeer:
    """An inspector on 127.0.0.1: it answers /json/version and /json/list, and hands WebSockets to `script`."""

    def __init__(self, host: str = "127.0.0.1") -> None:
        self.script: Callable[[PeerConnection], None] = PeerConnection.serve
        self.targets: list[Message] = [self.target("one")]
        self.pages: dict[str, Page] = {}
        self.requests: list[str] = []
        self.accepted = 0  # connections
        self.failures: list[BaseException] = []
        self._listener = socket.create_server((host, 0), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
        self.port: int = self._listener.getsockname()[1]
        self._threads = [threading.Thread(target=self._accept, name="peer")]
        self._sockets: list[socket.socket] = []

    @staticmethod
    def target(id: str, **fields: str) -> Message:
        return {
            "id": id,
            "type": "node",
            "title": f"{id}.js",
            "url": f"file:///{id}.js",
            "webSocketDebuggerUrl": f"ws://elsewhere:1/{id}",
            **fields,
        }

    def __enter__(self) -> LoopbackPeer:
        self._threads[0].start()
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for sock in self._sockets:
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(3.0)
        for sock in self._sockets:
            sock.close()
        assert not self.failures, self.failures

    def _accept(self) -> None:
        while True:
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            self.accepted += 1
            self._sockets.append(sock)
            thread = threading.Thread(target=self._serve, args=(sock,), name="peer")
            self._threads.append(thread)
            thread.start()

    def _serve(self, sock: socket.socket) -> None:
        data = b""
        try:
            while True:
                while b"\r\n\r\n" not in data:
                    more = sock.recv(65536)
                    if not more:
                        return
                    data += more
                head, _, data = data.partition(b"\r\n\r\n")
                request = head.decode("latin-1")
                self.requests.append(request)
                if not self._answer(sock, request, data):
                    return
        except (OSError, EOFError):
            return  # the client left
        except BaseException as error:
            self.failures.append(error)
        finally:
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)

    def _answer(self, sock: socket.socket, request: str, rest: bytes) -> bool:
        """Whether another request may follow."""
        path = request.split()[1]
        page = self.pages.get(path)
        if callable(page):
            page(sock, request)
            return False
        if page is not None:
            sock.sendall(page)
            sock.shutdown(socket.SHUT_WR)
            while sock.recv(65536):  # closing a socket with unread bytes would send RST
                pass
            return False
        if path == "/json/version":
            sock.sendall(http_answer({"Browser": "Peer/1.0", "Protocol-Version": "1.3"}))
        elif path == "/json/list":
            sock.sendall(http_answer(self.targets))
        elif "Sec-WebSocket-Key" not in request:
            sock.sendall(http_answer(b"no such page", "404 Not Found"))
        else:
            sock.sendall(upgrade(request))
            self.script(PeerConnection(sock, request, rest))
            return False
        return "\r\nConnection: close" not in request


class TLSPeer(LoopbackPeer):
    """A LoopbackPeer behind TLS."""

    def __init__(self, certificate: LeafCert) -> None:
        super().__init__()
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(self._context)

    def _serve(self, sock: socket.socket) -> None:
        try:
            wrapped = self._context.wrap_socket(sock, server_side=True)
        except OSError:
            return  # the client refused the certificate
        self._sockets.append(wrapped)
        super()._serve(wrapped)


def http_answer(body: object, status: str = "200 OK", *headers: str) -> bytes:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(data)}", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + data


def upgrade(request: str) -> bytes:
    """The right answer to a WebSocket handshake."""
    key = next(line.partition(": ")[2] for line in request.split("\r\n") if line.startswith("Sec-WebSocket-Key"))
    accept = base64.b64encode(hashlib.sha1(f"{key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11".encode()).digest()).decode()
    lines = ["HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade"]
    return ("\r\n".join([*lines, f"Sec-WebSocket-Accept: {accept}"]) + "\r\n\r\n").encode()


@contextlib.contextmanager
def dripping(listener: socket.socket, beginning: bytes = b"") -> Iterator[None]:
    """A peer that sends byte after byte, each in time, and never finishes. It closes the listener at the end."""
    stop = threading.Event()

    def drip() -> None:
        connection, _ = listener.accept()
        with connection, contextlib.suppress(OSError):
            connection.sendall(beginning)
            while not stop.wait(0.05):
                connection.send(b"H")

    thread = threading.Thread(target=drip)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()
        listener.close()
