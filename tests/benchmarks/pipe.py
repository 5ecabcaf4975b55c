"""`python -m tests.benchmarks.pipe`: a Chromium behind a pipe, beside one behind a WebSocket.

    apt-get install chromium

The two browsers take turns in one run. A figure is the time over the pipe in units of that over the WebSocket, the
median of the rounds, with the range of all rounds behind it.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from cdpsync import CDPClient, launch

from ..conftest import command
from .contest import spread

_TRIPS = 1000
_EVENTS = 20_000

_PROGRAM = """globalThis.kept = Array.from({ length: 400000 }, (_, i) => ({ id: i, name: 'item ' + i, list: [i] }));
const canvas = document.createElement('canvas');
canvas.width = canvas.height = 3000;
document.documentElement.style.margin = 0;
document.documentElement.append(canvas);
const image = new ImageData(3000, 3000);
let state = 1;
for (let i = 0; i < image.data.length; i++) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  image.data[i] = i % 4 === 3 ? 255 : state >>> 24;
}
canvas.getContext('2d').putImageData(image, 0, 0);
globalThis.ready = true;
"""


def round_trips(client: CDPClient) -> object:
    for _ in range(_TRIPS):
        client.send_command("Runtime.evaluate", {"expression": "1+1"})
    return _TRIPS


def events(client: CDPClient) -> object:
    with client.enabling("Runtime"), client.events("Runtime.consoleAPICalled") as queue:
        run = f"for (let n = 0; n < {_EVENTS}; n++) console.log(n)"
        client.send_command("Runtime.evaluate", {"expression": run}, timeout=None)
        assert len(queue.drain()) == _EVENTS
    client.send_command("Runtime.discardConsoleEntries")
    return _EVENTS


def snapshot(client: CDPClient) -> object:
    with tempfile.TemporaryDirectory() as directory:
        return client.heap.save(Path(directory) / "a.heapsnapshot").size


def screenshot(client: CDPClient) -> object:
    clip = {"x": 0, "y": 0, "width": 3000, "height": 3000, "scale": 1}
    options = {"clip": clip, "captureBeyondViewport": True, "format": "png"}
    return len(client.send_command("Page.captureScreenshot", options, timeout=None)["data"])


def large_reply(client: CDPClient) -> object:
    return len(
        client.send_command("Runtime.evaluate", {"expression": "'x'.repeat(36e6)"}, timeout=None)["result"]["value"]
    )


def large_command(client: CDPClient) -> object:
    text = "x" * 20_000_000
    return client.send_command("Runtime.evaluate", {"expression": f"'{text}'.length"}, timeout=None)["result"]["value"]


ROWS: dict[str, Callable[[CDPClient], object]] = {
    "round trips": round_trips,
    "console events": events,
    "snapshot, bytes": snapshot,
    "screenshot, bytes of base64": screenshot,
    "reply, bytes": large_reply,
    "command, bytes": large_command,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.pipe")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        script = Path(directory).resolve() / "benchmark.js"
        script.write_text(_PROGRAM)
        argv = command("chromium", script)
        print(
            "| | how many | over the pipe, s | ratio to the WebSocket (of all rounds) |\n| --- | ---: | ---: | ---: |"
        )
        with launch(argv, pipe=True, target=".html") as pipe, launch(argv, target=".html") as websocket:
            clients: list[CDPClient] = [pipe, websocket]
            for client in clients:
                while client.evaluate("globalThis.ready") is not True:
                    pass
            for row, work in ROWS.items():
                seconds: dict[CDPClient, list[float]] = {client: [] for client in clients}
                for _ in range(options.rounds):
                    for client, found in seconds.items():
                        began = time.perf_counter()
                        many = work(client)
                        found.append(time.perf_counter() - began)
                ratio = spread([one / other for one, other in zip(*seconds.values(), strict=True)])
                median = spread(seconds[pipe]).median
                print(f"| {row} | {many:,} | {median:.3f} | {ratio.median:.2f} ({ratio.low:.2f} to {ratio.high:.2f}) |")


if __name__ == "__main__":
    main()
