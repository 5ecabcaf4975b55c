"""A socket with just enough framing: the least that Python can do."""

from __future__ import annotations

import socket

from . import Where
from .bare import Bare

_READ_AHEAD = 65536


class Client(Bare):
    def __init__(self, at: Where) -> None:
        self._socket = socket.create_connection((at.host, at.port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        head = [f"GET /{at.url.split('/', 3)[3]} HTTP/1.1", f"Host: {at.host}:{at.port}", "Upgrade: websocket"]
        head += ["Connection: Upgrade", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13"]
        self._socket.sendall(("\r\n".join(head) + "\r\n\r\n").encode())
        self._buffer = b""
        while b"\r\n\r\n" not in self._buffer:
            self._buffer += self._socket.recv(_READ_AHEAD)
        self._position = self._buffer.index(b"\r\n\r\n") + 4

    def send_text(self, text: str) -> None:
        data = text.encode()
        size = len(data)
        if size < 126:
            head = bytes([0x81, 0x80 | size])
        elif size < 65536:
            head = b"\x81\xfe" + size.to_bytes(2, "big")
        else:
            head = b"\x81\xff" + size.to_bytes(8, "big")
        self._socket.sendall(head + b"\0\0\0\0" + data)  # masked with zeros

    def receive_text(self) -> str | bytes | bytearray:
        size = self._take(2)[1]
        if size == 126:
            size = int.from_bytes(self._take(2), "big")
        elif size == 127:
            size = int.from_bytes(self._take(8), "big")
        return self._take(size)

    def _take(self, size: int) -> bytes | bytearray:
        if size > _READ_AHEAD:
            return self._take_large(size)
        while len(self._buffer) - self._position < size:
            data = self._socket.recv(_READ_AHEAD)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
            self._buffer, self._position = self._buffer[self._position :] + data, 0
        self._position += size
        return self._buffer[self._position - size : self._position]

    def _take_large(self, size: int) -> bytearray:
        data = bytearray(size)
        filled = len(self._buffer) - self._position
        data[:filled] = self._buffer[self._position :]
        self._buffer, self._position = b"", 0
        view = memoryview(data)
        while filled < size:
            filled += self._socket.recv_into(view[filled:])
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
        return data

    def close(self) -> None:
        self._socket.close()
