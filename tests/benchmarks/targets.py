"""The programs that the clients connect to."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cdpsync import CDPClient, Inspector, connect, launch

from ..conftest import FIND, command, wait_for
from .clients import Where

PROGRAM = """
globalThis.kept = [];
globalThis.fill = n => {
  for (let i = 0; i < n; i++) kept.push({id: i, name: `customer ${i}`, orders: [i, `order ${i}`]});
};
globalThis.pair = () => { console.log(1); return 2; };
globalThis.storm = n => { for (let i = 0; i < n; i++) console.log(i); return n; };
globalThis.text = n => "x".repeat(n);
globalThis.ready = true;
setInterval(() => {}, 60000);
"""
_WRITE = """
import v8 from "node:v8";
globalThis.write = path => { v8.writeHeapSnapshot(path); return 2; };
"""
_PER_OBJECT = {"node": 380, "deno": 500, "chromium": 430}  # bytes that one more customer adds to a snapshot


class Target:
    """A running program, and a client to set it up."""

    def __init__(self, where: Where, client: CDPClient, version: str) -> None:
        self.where = where
        self.version = version
        self._client = client

    def evaluate(self, expression: str) -> Any:
        reply = self._client.send_command(
            "Runtime.evaluate", {"expression": expression, "returnByValue": True}, timeout=None
        )
        return reply["result"].get("value")

    def grow_to(self, snapshot: int) -> None:
        """Allocate objects until the heap snapshot has about this many bytes, if it is not larger already."""
        with tempfile.TemporaryFile() as file:
            self._client.heap.save(file, silence=None)
            size = file.tell()
        self.evaluate(f"fill({max(0, snapshot - size) // _PER_OBJECT[self.where.kind]})")
        self._client.heap.collect_garbage(timeout=None)

    def tidy(self) -> None:
        """Prepare for the next client, which would otherwise get the last 1,000 messages of the console."""
        if self.where.kind != "replay":
            self._client.send_command("Runtime.discardConsoleEntries")


@contextlib.contextmanager
def start(kind: str) -> Iterator[Target]:
    """Start a program, ready for work, and end it afterwards."""
    with contextlib.ExitStack() as stack:
        directory = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        if kind == "replay":
            process = stack.enter_context(
                subprocess.Popen([sys.executable, "-m", "tests.benchmarks.replay"], stdout=subprocess.PIPE, text=True)
            )
            stack.callback(process.kill)
            assert process.stdout is not None
            client = stack.enter_context(connect(process.stdout.readline().split()[-1]))
        else:
            script = directory / ("program.js" if kind == "chromium" else "program.mjs")
            script.write_text(PROGRAM if kind == "chromium" else _WRITE + PROGRAM)
            client = stack.enter_context(launch(command(kind, script)))
            wait_for(client, "globalThis.ready")
        browser = Inspector(client.port).version()["Browser"]
        url = client.target.websocket_url if client.target else f"ws://127.0.0.1:{client.port}/1"
        yield Target(Where(kind, client.host, client.port, url), client, browser)


def missing(kind: str) -> bool:
    """Whether this machine lacks the program."""
    return kind != "replay" and FIND[kind]() is None
