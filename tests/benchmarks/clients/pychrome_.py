"""pychrome: https://github.com/fate0/pychrome"""

from __future__ import annotations

import threading
from typing import Any

import pychrome
import requests

from . import Where

IMPORT = "import pychrome"
FIRST = """import pychrome
tab = pychrome.Tab(webSocketDebuggerUrl={url!r})
tab.start()
tab.Runtime.evaluate(expression="1+1")"""


class Client:
    def __init__(self, at: Where) -> None:
        # This is what Browser.list_tab() does, but list_tab() leaves out everything that is not a page.
        self._tab = pychrome.Tab(**requests.get(f"http://{at.host}:{at.port}/json").json()[0])
        self._tab.start()

    def call(self, method: str, **params: Any) -> Any:
        return self._tab.call_method(method, **params)

    def shared(self) -> None: ...

    def close(self) -> None:
        self._tab.stop()

    def snapshot(self, path: str) -> None:
        with open(path, "w") as file:
            self._tab.HeapProfiler.addHeapSnapshotChunk = lambda chunk, **_: file.write(chunk)
            self._tab.HeapProfiler.takeHeapSnapshot()

    def pair(self) -> None:
        came = threading.Event()
        self._tab.Runtime.consoleAPICalled = lambda **_: came.set()
        self._tab.Runtime.evaluate(expression="pair()")
        came.wait(10)

    def to_handler(self, count: int) -> int:
        seen, over = 0, threading.Event()

        def handle(**_: Any) -> None:
            nonlocal seen
            seen += 1
            if seen == count:
                over.set()

        self._tab.Runtime.consoleAPICalled = handle
        self._tab.Runtime.evaluate(expression=f"storm({count})")
        over.wait(60)
        return seen
