"""How long a flame graph of a large recording takes: to write, to open in Chromium, and to draw while one moves in it.

    python -m tests.call_tree.flame_speed [RUNS]

The recording has 300,000 runs, or as many as are asked for, of 100,000 nodes in stacks of up to 1,000 levels.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from cdpsync import launch
from cdpsync.call_tree import CallTree, Function, Run, save_flame_graph

from ..conftest import command, wait_for

NODES, LEVELS = 100_000, 1_000

# Moves thirty times, and waits for two frames each time: so a frame that is not late takes some 33 ms.
MOVE = """(async () => {
  const graph = document.querySelector('#graph'), area = graph.getBoundingClientRect(), worst = {};
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const wheel = (deltaY) => graph.dispatchEvent(new WheelEvent('wheel', {
    deltaY, clientX: area.left + area.width * 0.37, clientY: area.top + 200, bubbles: true, cancelable: true}));
  const moves = {
    'zoom in': () => wheel(-120), 'zoom out': () => wheel(120), scroll: (at) => { graph.scrollTop = 500 * at; },
  };
  for (const view of document.querySelectorAll('#views button')) {
    view.click();
    for (const [name, move] of Object.entries(moves)) {
      const times = [];
      for (let at = 0; at < 30; at++) {
        const start = performance.now();
        move(at);
        await frame();
        await frame();
        times.push(performance.now() - start);
      }
      times.sort((a, b) => a - b);
      worst[`${view.textContent}, ${name}`] = [times[15], times[29]].map(Math.round);
    }
  }
  return worst;
})()"""


def recording(count: int) -> tuple[CallTree, list[Run]]:
    chance = random.Random(1)
    pool = [
        Function(
            f"function{at}",
            f"/app/src/{at % 200}.ts",
            at % 900 + 1,
            1,
            "",
            f"pkg{at % 40}" * (at % 3 == 0),
            "javascript",
        )
        for at in range(8_000)
    ]
    functions, parents, levels = [Function("(root)")], [-1], [0]
    while len(functions) < NODES:
        last = len(functions) - 1
        parent = last if chance.random() < 0.93 else chance.randint(max(0, last - 3_000), last)
        if levels[parent] == LEVELS:
            parent = 0
        functions.append(chance.choice(pool))
        parents.append(parent)
        levels.append(levels[parent] + 1)
    values, runs, now, node = [0] * NODES, [], 0, 1
    for _ in range(count):
        near = min(NODES - 1, max(1, node + chance.randint(-30, 31)))
        node = near if chance.random() < 0.98 else chance.randrange(1, NODES)
        duration = chance.randint(80, 700)
        runs.append(Run(now / 1e6, duration / 1e6, node))
        values[node] += duration
        now += duration
    return CallTree(functions, parents, [value / 1e6 for value in values], "seconds"), runs


def main() -> None:
    tree, runs = recording(int(sys.argv[1]) if sys.argv[1:] else 300_000)
    with tempfile.TemporaryDirectory() as directory:
        for name in ("flame.html", "flame.svg"):
            path, start = Path(directory, name), time.process_time()
            save_flame_graph(path, tree, runs)
            print(f"{name}: {time.process_time() - start:.2f} s of CPU, {path.stat().st_size / 1e6:.2f} MB")
        script = Path(directory, "empty.js")
        script.write_text("globalThis.ready = true")
        with launch(command("chromium", script)) as client:
            wait_for(client, "globalThis.ready")
            size: dict[str, Any] = {"width": 1600, "height": 1000, "deviceScaleFactor": 1, "mobile": False}
            client.send_command("Emulation.setDeviceMetricsOverride", size)
            start = time.monotonic()
            client.send_command("Page.navigate", {"url": Path(directory, "flame.html").as_uri()})
            wait_for(client, "!!document.querySelector('[data-ready]')")
            print(f"opened and drawn in {time.monotonic() - start:.2f} s")
            reply = client.send_command(
                "Runtime.evaluate", {"expression": MOVE, "awaitPromise": True, "returnByValue": True}, timeout=120
            )
            for name, (middle, worst) in reply["result"]["value"].items():
                print(f"{name}: two frames in {middle} ms, at worst {worst} ms")


if __name__ == "__main__":
    main()
