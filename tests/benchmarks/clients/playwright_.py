"""Playwright's CDPSession, sync: https://playwright.dev/python/docs/api/class-cdpsession"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import sync_playwright

from . import Where

TARGETS = ("chromium",)


class Client:
    def __init__(self, at: Where) -> None:
        self._playwright = sync_playwright().start()
        self._browser = self._playwright.chromium.connect_over_cdp(f"http://{at.host}:{at.port}")
        context = self._browser.contexts[0]
        self._session = context.new_cdp_session(context.pages[0])

    def call(self, method: str, **params: Any) -> Any:
        return self._session.send(method, params)

    def close(self) -> None:
        self._browser.close()
        self._playwright.stop()

    def snapshot(self, path: str) -> None:
        with open(path, "w") as file:
            self._session.on("HeapProfiler.addHeapSnapshotChunk", lambda params: file.write(params["chunk"]))
            self._session.send("HeapProfiler.takeHeapSnapshot")

    def to_handler(self, count: int) -> int:
        seen = 0

        def handle(_: Any) -> None:
            nonlocal seen
            seen += 1

        self._session.on("Runtime.consoleAPICalled", handle)
        self._session.send("Runtime.evaluate", {"expression": f"storm({count})"})
        return seen
