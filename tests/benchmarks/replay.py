"""A target without V8, `python -m tests.benchmarks.replay`: it answers at once, so only the client is measured.

It speaks HTTP and WebSocket on one port, which it prints. It understands the functions of the programs in `targets`:
`1+1`, `pair()`, `storm(n)`, `text(n)`. Sessions can be attached. A command of more than 64 KB is answered with its
length. The messages that it sends are made in advance, and look like those of Node.
"""

from __future__ import annotations

import json
import re
import socket
import threading

from ..peers import frame, http_answer, upgrade

_SMALL = 65536
_RUBBISH = bytearray(2**20)
_CALL = re.compile(r"(storm|text)\((\d+)\)")


_LOGGED = frame(
    json.dumps(
        {
            "method": "Runtime.consoleAPICalled",
            "params": {
                "type": "log",
                "args": [{"type": "number", "value": 12345, "description": "12345"}],
                "executionContextId": 1,
                "timestamp": 1795359649000.123,
                "stackTrace": {
                    "callFrames": [
                        {"functionName": "storm", "scriptId": "63", "url": "", "lineNumber": 0, "columnNumber": 34}
                    ]
                },
            },
        },
        separators=(",", ":"),
    ).encode()
)
_BATCH = _LOGGED * 1000


def _answer(sock: socket.socket, id: int, expression: str | None, length: int, session: str | None = None) -> None:
    call = _CALL.search(expression or "")
    value: object = 2
    if length > _SMALL:
        value = length
    elif expression == "pair()":
        sock.sendall(_LOGGED)
    elif call and call[1] == "storm":
        for _ in range(int(call[2]) // 1000):
            sock.sendall(_BATCH)
    elif call:
        start = b'{"id":%d,"result":{"result":{"type":"string","value":"' % id
        sock.sendall(frame(start + b"x" * int(call[2]) + b'"}}}'))
        return
    result: dict[str, object] = {"result": {"type": "number", "value": value, "description": str(value)}}
    if expression is None:
        result = {"sessionId": f"S{id}"}  # the answer to Target.attachToTarget; other commands ignore it
    reply = {"id": id, "result": result, **({"sessionId": session} if session else {})}
    sock.sendall(frame(json.dumps(reply).encode()))


class _Peer:
    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self._buffer = bytearray()

    def _read(self, size: int) -> bytes:
        while len(self._buffer) < size:
            data = self._sock.recv(max(65536, size - len(self._buffer)))
            if not data:
                raise EOFError
            self._buffer += data
        data = bytes(self._buffer[:size])
        del self._buffer[:size]
        return data

    def _skip(self, size: int) -> None:
        gone = min(size, len(self._buffer))
        del self._buffer[:gone]
        while gone < size:
            count = self._sock.recv_into(_RUBBISH, min(size - gone, len(_RUBBISH)))
            if not count:
                raise EOFError
            gone += count

    def serve(self) -> None:
        try:
            while self._request():
                pass
        except (EOFError, OSError):
            return  # the client has left
        finally:
            self._sock.close()

    def _request(self) -> bool:
        """Serve one HTTP request, or a WebSocket until it ends. False if no request may follow."""
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            head += self._read(1)
        lines = head.decode().split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
        if headers.get("upgrade", "").lower() == "websocket":
            self._sock.sendall(upgrade(head.decode()))
            while self._command():
                pass
            return False
        host = headers["host"]
        target = {"id": "1", "type": "node", "title": "replay", "url": "", "webSocketDebuggerUrl": f"ws://{host}/1"}
        version = {"Browser": "replay/1", "Protocol-Version": "1.3"}
        self._sock.sendall(http_answer(version if "version" in lines[0] else [target]))
        return headers.get("connection", "").lower() != "close"

    def _command(self) -> bool:
        """Answer one frame. False for a close frame."""
        first, second = self._read(2)
        size = second & 0x7F
        if size == 126:
            size = int.from_bytes(self._read(2), "big")
        elif size == 127:
            size = int.from_bytes(self._read(8), "big")
        mask = self._read(4)
        if first & 0x0F == 8:
            self._sock.sendall(b"\x88\x00")
            return False
        if size <= _SMALL:
            message = json.loads(_unmask(self._read(size), mask))
            expression = message.get("params", {}).get("expression")
            _answer(self._sock, message["id"], expression, size, message.get("sessionId"))
            return True
        # The id of a large command is only searched for at its beginning and its end.
        beginning = _unmask(self._read(_SMALL), mask)
        self._skip(size - _SMALL - 100)
        shift = (size - 100) % 4
        end = _unmask(self._read(100), mask[shift:] + mask[:shift])
        found = re.search(rb'"id": ?(\d+)', beginning[:200] + end)
        assert found is not None
        _answer(self._sock, int(found[1]), "", size)
        return True


def _unmask(payload: bytes, mask: bytes) -> bytes:
    repeated = (mask * (len(payload) // 4 + 1))[: len(payload)]
    return (int.from_bytes(payload, "big") ^ int.from_bytes(repeated, "big")).to_bytes(len(payload), "big")


def main() -> None:
    threading.stack_size(256 * 1024)
    listener = socket.create_server(("127.0.0.1", 0), backlog=1024)
    print(f"Debugger listening on ws://127.0.0.1:{listener.getsockname()[1]}/1", flush=True)
    while True:
        sock, _ = listener.accept()
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        threading.Thread(target=_Peer(sock).serve, daemon=True).start()


if __name__ == "__main__":
    main()
