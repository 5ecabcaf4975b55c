"""PyChromeDevTools: https://github.com/marty90/PyChromeDevTools"""

from __future__ import annotations

from typing import Any

import PyChromeDevTools

from . import Where

IMPORT = "import PyChromeDevTools"


class Client:
    def __init__(self, at: Where) -> None:
        # Its default timeout is one second, which is too short for most snapshots.
        self._chrome = PyChromeDevTools.ChromeInterface(host=at.host, port=at.port, timeout=600)

    def call(self, method: str, **params: Any) -> Any:
        domain, _, name = method.partition(".")
        reply, _ = getattr(getattr(self._chrome, domain), name)(**params)
        return reply["result"]

    def close(self) -> None:
        self._chrome.close()

    def snapshot(self, path: str) -> None:
        _, messages = self._chrome.HeapProfiler.takeHeapSnapshot()
        with open(path, "w") as file:
            for message in messages:
                if message.get("method") == "HeapProfiler.addHeapSnapshotChunk":
                    file.write(message["params"]["chunk"])

    def pair(self) -> None:
        _, messages = self._chrome.Runtime.evaluate(expression="pair()")
        if not any(message.get("method") == "Runtime.consoleAPICalled" for message in messages):
            self._chrome.wait_event("Runtime.consoleAPICalled")

    def to_queue(self, count: int) -> int:
        _, messages = self._chrome.Runtime.evaluate(expression=f"storm({count})")
        return sum(message.get("method") == "Runtime.consoleAPICalled" for message in messages)
