"""websocket-client with nothing around it."""

from __future__ import annotations

import websocket

from . import Where
from .bare import Bare

IMPORT = "import websocket"
FIRST = """import json, websocket
socket = websocket.create_connection({url!r}, suppress_origin=True)
socket.send(json.dumps({{"id": 1, "method": "Runtime.evaluate", "params": {{"expression": "1+1"}}}}))
json.loads(socket.recv())"""


class Client(Bare):
    def __init__(self, at: Where) -> None:
        # Without validation: with it a megabyte takes 0.13 s.
        self._socket = websocket.create_connection(at.url, skip_utf8_validation=True, suppress_origin=True)

    def send_text(self, text: str) -> None:
        self._socket.send(text)

    def receive_text(self) -> str | bytes | bytearray:
        return self._socket.recv()

    def close(self) -> None:
        self._socket.close()
