"""selenium: execute_cdp_cmd for commands, start_devtools for events (https://www.selenium.dev/documentation/)."""

from __future__ import annotations

import shutil
from typing import Any

from selenium import webdriver

from . import Where

TARGETS = ("chromium",)


class Client:
    def __init__(self, at: Where) -> None:
        options = webdriver.ChromeOptions()
        options.debugger_address = f"{at.host}:{at.port}"
        self._driver = webdriver.Chrome(options, webdriver.ChromeService(shutil.which("chromedriver")))

    def call(self, method: str, **params: Any) -> Any:
        return self._driver.execute_cdp_cmd(method, params)

    def close(self) -> None:
        self._driver.quit()

    def snapshot(self, path: str) -> None:
        devtools, connection = self._driver.start_devtools()
        with open(path, "w") as file:
            profiler = devtools.heap_profiler
            connection.on(profiler.AddHeapSnapshotChunk, lambda event: file.write(event.chunk))
            connection.execute(profiler.take_heap_snapshot())

    def to_handler(self, count: int) -> int:
        devtools, connection = self._driver.start_devtools()
        seen: list[None] = []
        connection.execute(devtools.runtime.enable())
        connection.on(devtools.runtime.ConsoleAPICalled, lambda _: seen.append(None))
        connection.execute(devtools.runtime.evaluate(f"storm({count})"))
        return len(seen)
