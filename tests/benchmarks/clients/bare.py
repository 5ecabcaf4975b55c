"""What the two limits share: one thread that sends, and reads until the reply arrives.

They are not clients: they have no timeouts, serve one thread only, and throw away whatever they do not wait for.
"""

from __future__ import annotations

import json
from typing import Any


class Bare:
    _id = 0

    def send_text(self, text: str) -> None:
        raise NotImplementedError

    def receive_text(self) -> str | bytes | bytearray:
        raise NotImplementedError

    def send(self, method: str, **params: Any) -> int:
        self._id += 1
        self.send_text(json.dumps({"id": self._id, "method": method, "params": params}))
        return self._id

    def receive(self) -> Any:
        return json.loads(self.receive_text())

    def call(self, method: str, **params: Any) -> Any:
        id = self.send(method, **params)
        while (message := self.receive()).get("id") != id:
            pass
        return message["result"]

    def snapshot(self, path: str) -> None:
        with open(path, "w") as file:
            id = self.send("HeapProfiler.takeHeapSnapshot")
            while (message := self.receive()).get("id") != id:
                if message["method"] == "HeapProfiler.addHeapSnapshotChunk":
                    file.write(message["params"]["chunk"])

    def pair(self) -> None:
        self.send("Runtime.evaluate", expression="pair()")
        self.receive()
        self.receive()

    def to_queue(self, count: int) -> int:
        seen = 0
        id = self.send("Runtime.evaluate", expression=f"storm({count})")
        while self.receive().get("id") != id:
            seen += 1
        return seen

    def pipeline(self, count: int) -> None:
        for _ in range(count):
            self.send("Runtime.evaluate", expression="1+1")
        for _ in range(count):
            self.receive()
