"""Talk: a few questions to a program, in the thread that asks them."""

from __future__ import annotations

import json
from types import TracebackType
from typing import Any

from ..discovery import Endpoints
from ..errors import ConnectError
from ..threads import Deadline
from ..wire import HTTPConnection, WebSocketTransport, parse_address


class Talk:
    """A connection of its own to the program at an inspector, for as long as a `with` block, and until a deadline.

    It starts no thread, so it also works while the interpreter exits (Python 3.12 starts none then). Raises
    ConnectError if the connection cannot be opened, and ConnectionClosed if an answer does not come.
    """

    def __init__(self, address: str, deadline: Deadline) -> None:
        self._address = parse_address(address)
        self._deadline = deadline
        self._number = 0

    def __enter__(self) -> Talk:
        http = HTTPConnection(self._address, keep_open=True)
        try:
            targets = Endpoints(http, self._deadline).targets()
            if not targets:
                raise ConnectError(f"{self._address.authority}: this inspector has no program yet")
            path = parse_address(targets[0].websocket_url).path
            self._transport = WebSocketTransport.open(http, path, self._deadline, brief=True)
        finally:
            http.close()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._transport.abort()
        self._transport.release()

    def evaluate(self, expression: str) -> Any:
        """The value of an expression; None if it throws. `require` is there, as at the prompt of a debugger."""
        self._number += 1
        params = {"expression": expression, "includeCommandLineAPI": True, "returnByValue": True, "silent": True}
        command = {"id": self._number, "method": "Runtime.evaluate", "params": params}
        self._transport.send(json.dumps(command), self._deadline)
        while True:  # events may come too, such as the end of an execution context
            reply = json.loads(self._transport.recv())
            if reply.get("id") == self._number:
                result = reply.get("result", {})
                return None if "exceptionDetails" in result else result.get("result", {}).get("value")
