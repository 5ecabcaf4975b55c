"""The other end of a PipeTransport: a peer that a test scripts, and a client that is connected to it."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from cdpsync import CDPClient, connect
from cdpsync.discovery import NoEndpoints
from cdpsync.engine import Connection, Link
from cdpsync.wire import PipeTransport

from .peers import LoopbackPeer, PeerConnection

_Peer = TypeVar("_Peer", bound="PipePeer")


class PipePeerConnection(PeerConnection):
    """The browser's side of a pipe."""

    def __init__(self, sock: socket.socket) -> None:
        super().__init__(sock, "", b"")

    def recv_frame(self) -> tuple[int, bytes]:
        """1, as if it were a text frame, and the next text that is not empty."""
        whole = bytearray(self._buffer.lstrip(b"\0"))
        searched = 0
        while (at := whole.find(b"\0", searched)) <= 0:
            if at == 0:
                del whole[0]
                continue
            searched = len(whole)
            data = self.socket.recv(2**20)
            if not data:
                raise EOFError
            whole += data
        self._buffer = bytes(whole[at + 1 :])
        return 1, bytes(whole[:at])

    @staticmethod
    def text(payload: bytes) -> bytes:
        return payload + b"\0"

    def close(self, code: int | None = 1000, reason: str = "") -> None:
        self.leave()

    def reset(self) -> None:
        self.leave()


class PipePeer:
    """Hands its end of each new pipe to `script`, in a thread."""

    def __init__(self) -> None:
        self.script: Callable[[PeerConnection], None] = PeerConnection.serve
        self.failures: list[BaseException] = []
        self._threads: list[threading.Thread] = []
        self._sockets: list[socket.socket] = []

    def dial(self) -> socket.socket:
        """The client's end of a new pipe."""
        ours, theirs = socket.socketpair()
        self._sockets.append(theirs)
        thread = threading.Thread(target=self._serve, args=(theirs,), name="peer")
        self._threads.append(thread)
        thread.start()
        return ours

    def __enter__(self: _Peer) -> _Peer:
        return self

    def __exit__(self, *_: object) -> None:
        for sock in self._sockets:
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(3.0)
        for sock in self._sockets:
            sock.close()
        assert not self.failures, self.failures

    def _serve(self, sock: socket.socket) -> None:
        try:
            self.script(PipePeerConnection(sock))
        except (OSError, EOFError):
            return  # the client left
        except BaseException as error:
            self.failures.append(error)
        finally:
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)


class PipedClient(CDPClient):
    """The client of a PipePeer."""

    def __init__(self, peer: PipePeer, **options: Any) -> None:
        super().__init__(**options)
        self._peer = peer

    def _connect_once(self) -> None:
        connection = Connection(PipeTransport(self._peer.dial()), self.timeout)
        self._link = Link(connection, {}, NoEndpoints, "PipedClient")
        self._link.watch_program()


AnyPeer = LoopbackPeer | PipePeer


def connect_to(peer: AnyPeer, **options: Any) -> CDPClient:
    """A client of the peer, over its WebSocket or its pipe."""
    if isinstance(peer, LoopbackPeer):
        return connect(peer.port, **options)
    return PipedClient(peer, **options).connect()
