"""`python -m tests.benchmarks.debugger`: values, steps, breakpoints and probes, beside the raw commands for them.

    pip install '.[test]'

Ours and the raw commands take turns in one run, on the same connection. A figure is the time of ours in units of the
raw one, the median of the rounds, with the range of all rounds behind it.
"""

from __future__ import annotations

import argparse
import base64
import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from cdpsync import CDPClient, launch

from ..conftest import command
from .contest import spread

_PROGRAM = """globalThis.many = Array.from({ length: 10000 }, (_, i) => ({ id: i, name: 'item ' + i }));
globalThis.step = () => {
  let sum = 0;
  for (let i = 0; i < 1000; i++)
    sum += i;
  return sum;
};
globalThis.hot = n => {
  for (let i = 0; i < n; i++) {
    globalThis.last = i;
  }
};
globalThis.ready = true;
setInterval(() => {}, 60000);
"""
_HITS, _STEPS, _BREAKPOINTS, _SCRIPTS = 5000, 100, 500, 2000


def evaluated(client: CDPClient, expression: str, times: int) -> tuple[Callable[[], object], Callable[[], object]]:
    """`evaluate`, and Runtime.evaluate with returnByValue."""
    raw = {"expression": expression, "returnByValue": True}
    return (
        lambda: [client.evaluate(expression) for _ in range(times)],
        lambda: [client.send_command("Runtime.evaluate", raw) for _ in range(times)],
    )


def steps(client: CDPClient) -> tuple[Callable[[], object], Callable[[], object]]:
    """`step()`, and Debugger.stepOver with the wait for Debugger.paused."""

    def paused(move: Callable[[], object]) -> None:
        with client.debugger as debugger:
            client.send_command("Runtime.evaluate", {"expression": "setTimeout(() => { debugger; step(); }, 1)"})
            debugger.wait()
            debugger.step()
            debugger.step_in()
            move()

    def ours() -> None:
        for _ in range(_STEPS):
            assert client.debugger.step() is not None

    def raw() -> None:
        with client.events("Debugger.paused") as pauses:
            for _ in range(_STEPS):
                client.send_command("Debugger.stepOver")
                pauses.get()

    return lambda: paused(ours), lambda: paused(raw)


def probed(client: CDPClient, file: str) -> tuple[Callable[[], object], Callable[[], object]]:
    """A probe, and a condition that calls a binding with one value."""
    run = {"expression": f"hot({_HITS})"}

    def ours() -> None:
        with client.debugger as debugger, debugger.probe(f"{file}:10", "i", limit=_HITS) as probe:
            client.send_command("Runtime.evaluate", run)
            assert [hit["i"] for hit in probe] == list(range(_HITS))

    def raw() -> None:
        condition = "report(JSON.stringify(i)), false"
        place = {"urlRegex": file.replace(".", "\\."), "lineNumber": 9, "condition": condition}
        with client.enabling("Debugger"), client.events("Runtime.bindingCalled") as calls:
            client.send_command("Runtime.addBinding", {"name": "report"})
            client.send_command("Debugger.setBreakpointByUrl", place)
            client.send_command("Runtime.evaluate", run)
            assert [json.loads(call.params["payload"]) for call in calls.drain()] == list(range(_HITS))

    return ours, raw


def breakpoints(client: CDPClient, file: str) -> tuple[Callable[[], object], Callable[[], object]]:
    """500 breakpoints with conditions, one after the other, and as many Debugger.setBreakpointByUrl."""

    def ours() -> None:
        with client.debugger as debugger:
            for number in range(_BREAKPOINTS):
                assert debugger.break_at(f"{file}:10", condition=f"i === -{number + 1}").bound

    def raw() -> None:
        with client.enabling("Debugger"):
            for number in range(_BREAKPOINTS):
                regex = file.replace(".", "\\.") + f"$|^never{number}$"
                place = {"urlRegex": regex, "lineNumber": 9, "condition": f"i === -{number + 1}"}
                assert client.send_command("Debugger.setBreakpointByUrl", place)["locations"]

    return ours, raw


def scripts(client: CDPClient, directory: Path) -> tuple[Callable[[], object], Callable[[], object]]:
    """Enabling with 2,000 mapped scripts and stopping in one of them, and enabling and stopping by a position of V8."""
    for number in range(_SCRIPTS):
        source = {"version": 3, "sources": [f"part{number}.ts"], "names": [], "mappings": "AAAA;AACA"}
        inline = base64.b64encode(json.dumps(source).encode()).decode()
        text = f"globalThis.part{number} = () =>\n  {number};\n//# sourceURL={directory.as_uri()}/part{number}.js"
        text += f"\n//# sourceMappingURL=data:application/json;base64,{inline}"
        client.send_command("Runtime.evaluate", {"expression": text})
    call = {"expression": "setTimeout(part1000, 1)"}

    def ours() -> None:
        with client.debugger as debugger:
            debugger.break_at("part1000.ts:2")
            client.send_command("Runtime.evaluate", call)
            assert debugger.wait().line == 2

    def raw() -> None:
        with client.enabling("Debugger"), client.expect_event("Debugger.paused"):
            client.send_command("Debugger.setBreakpointByUrl", {"urlRegex": "part1000\\.js", "lineNumber": 1})
            client.send_command("Runtime.evaluate", call)

    return ours, raw


def measured(ours: Callable[[], object], raw: Callable[[], object], rounds: int) -> tuple[list[float], list[float]]:
    """The seconds of each round."""
    seconds: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for run, found in zip((ours, raw), seconds, strict=True):
            began = time.perf_counter()
            run()
            found.append(time.perf_counter() - began)
    return seconds


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.debugger")
    parser.add_argument("runtimes", nargs="*", default=["node", "deno"])
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    print("| | of one, ms | ratio to raw (of all rounds) |\n| --- | ---: | ---: |")
    for name in options.runtimes:
        with tempfile.TemporaryDirectory() as directory:
            script = Path(directory).resolve() / "benchmark.js"
            script.write_text(_PROGRAM)
            with launch(command(name, script)) as client:
                while client.evaluate("globalThis.ready") is not True:
                    pass
                rows = {
                    "evaluate one value": (100, evaluated(client, "6 * 7", 100)),
                    "evaluate 10,000 objects": (1, evaluated(client, "many", 1)),
                    "step": (_STEPS, steps(client)),
                    "hit of a probe": (_HITS, probed(client, script.name)),
                    "set a breakpoint": (_BREAKPOINTS, breakpoints(client, script.name)),
                    "stop in one of 2,000 mapped scripts": (1, scripts(client, script.parent)),
                }
                for row, (count, pair) in rows.items():
                    ours, raw = measured(*pair, options.rounds)
                    ratio = spread([one / other for one, other in zip(ours, raw, strict=True)])
                    each = spread(ours).median / count * 1000
                    print(f"| {row}, {name} | {each:.3f} | {ratio.median:.2f} ({ratio.low:.2f} to {ratio.high:.2f}) |")


if __name__ == "__main__":
    main()
