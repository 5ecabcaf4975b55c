"""The end of a program ends the waits, on the real runtimes."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from cdpsync import (
    CDPClient,
    CDPTimeoutError,
    ClosedError,
    CommandError,
    ProgramEnded,
    Session,
    connect,
    launch,
)
from cdpsync.engine.program import LOOK_AGAIN

from ..conftest import SERVERS, Start, command, wait_for

PRINTS_AND_ENDS = "console.log('one'); setTimeout(() => console.log('two'), 100);"
EXIT = "(globalThis.Deno ?? process).exit(7)"
ENDS = ("NodeRuntime.waitingForDisconnect", "Runtime.executionContextDestroyed")
LATER = f"void setTimeout(() => {EXIT})"  # Deno 2.9.8 panics if a Runtime.evaluate itself exits


real = pytest.mark.real


def held(name: str, tmp_path: Path, source: str) -> CDPClient:
    script = tmp_path / "program.js"
    script.write_text(source)
    return launch(command(name, script), wait_for_debugger=True)


def texts(events: Any) -> list[str]:
    return [event.params["args"][0]["value"] for event in events]


@real
@pytest.mark.parametrize("end", ["", f"setTimeout(() => {EXIT}, 150)"], ids=["by itself", "exit"])
@pytest.mark.parametrize("name", SERVERS)
def test_iteration_over_the_console_ends_with_the_program(name: str, end: str, tmp_path: Path) -> None:
    with held(name, tmp_path, PRINTS_AND_ENDS + end) as client, client.enabling("Runtime"):
        log = client.events("Runtime.consoleAPICalled")
        client.run_if_waiting()
        assert texts(log) == ["one", "two"]
        assert client.ended


@real
@pytest.mark.parametrize("name", SERVERS)
def test_a_wait_ends_even_if_the_runtime_domain_is_not_enabled(name: str, tmp_path: Path) -> None:
    with held(name, tmp_path, PRINTS_AND_ENDS) as client, client.enabling("Profiler"):
        client.run_if_waiting()
        with client.events("Profiler.*") as queue, pytest.raises(ProgramEnded):
            queue.get(timeout=20)


@real
@pytest.mark.parametrize("name", [name for name in SERVERS if name != "deno"])
def test_a_command_that_ends_the_program_raises_program_ended(name: str, start: Start) -> None:
    client = start(name)
    with pytest.raises(ProgramEnded):
        client.send_command("Runtime.evaluate", {"expression": EXIT}, timeout=20)


@real
@pytest.mark.parametrize("name", SERVERS)
def test_waiting_for_a_promise_that_is_never_settled_ends_with_the_program(name: str, start: Start) -> None:
    client = start(name)
    waits = client.submit("Runtime.evaluate", {"expression": "new Promise(() => {})", "awaitPromise": True})
    client.submit("Runtime.evaluate", {"expression": LATER})
    with pytest.raises((ProgramEnded, CommandError), match=r"finished|Promise was collected"):  # the second in Deno
        waits.result(timeout=20)


@real
@pytest.mark.parametrize("name", SERVERS)
def test_an_expression_after_the_natural_end_raises(name: str, tmp_path: Path) -> None:
    with held(name, tmp_path, "") as client, client.enabling("Runtime"):
        with client.events("Runtime.consoleAPICalled") as log:
            client.run_if_waiting()
            assert list(log) == []
        with pytest.raises((ProgramEnded, CommandError), match=r"finished|Cannot find context"):  # the second in Deno
            client.send_command("Runtime.evaluate", {"expression": "1 + 1"})


@real
@pytest.mark.parametrize("end", ["", EXIT], ids=["by itself", "exit"])
@pytest.mark.parametrize("name", SERVERS)
def test_a_heap_snapshot_can_be_taken_after_the_program_has_ended(name: str, end: str, tmp_path: Path) -> None:
    with held(name, tmp_path, "globalThis.kept = ['a string of the program'];" + end) as client:
        with client.enabling("Runtime"), client.events(*ENDS) as ends:
            client.run_if_waiting()
            assert len(list(ends)) <= 1
        assert client.ended
        start = time.monotonic()
        strings = json.loads(client.take_heap_snapshot())["strings"]
        assert "a string of the program" in strings
        assert time.monotonic() - start < 20


@real
@pytest.mark.parametrize("name", SERVERS)
def test_a_heap_snapshot_that_was_requested_before_the_end_is_taken(name: str, tmp_path: Path) -> None:
    spin = "globalThis.spinning = true; for (const end = Date.now() + 500; Date.now() < end;); " + EXIT
    with held(name, tmp_path, f"setTimeout(() => {{ {spin} }}, 10)") as client:
        client.run_if_waiting()
        snapshot = client.take_heap_snapshot()
    assert json.loads(snapshot)["snapshot"]["node_count"] > 1000


@real
@pytest.mark.parametrize("name", SERVERS)
def test_a_program_that_is_held_busy_or_paused_has_not_ended(name: str, tmp_path: Path) -> None:
    with held(name, tmp_path, "globalThis.go = false; setInterval(() => { while (globalThis.go); }, 5)") as client:
        with client.events("A.b") as queue:
            with pytest.raises(CDPTimeoutError):
                queue.get(timeout=2 * LOOK_AGAIN)
            client.run_if_waiting()
            client.send_command("Runtime.evaluate", {"expression": "go = true"})
            with pytest.raises(CDPTimeoutError):
                queue.get(timeout=2 * LOOK_AGAIN)
            with client.enabling("Debugger"), client.expect_event("Debugger.paused"):
                client.send_command("Debugger.pause")
            with pytest.raises(CDPTimeoutError):
                queue.get(timeout=2 * LOOK_AGAIN)
            assert not client.ended


@real
@pytest.mark.parametrize("name", SERVERS)
def test_a_second_client_notices_the_end_too(name: str, start: Start) -> None:
    first = start(name)
    with connect(first.port) as client, client.events("A.b") as queue:
        first.submit("Runtime.evaluate", {"expression": LATER})
        assert list(queue) == []
        assert client.ended


# --- workers of real runtimes ---

WORKER = """
console.log("begins");
setTimeout(() => { console.log("ends"); HOW }, 300);
"""


def start_with_worker(name: str, tmp_path: Path, how: str, then: str = "") -> CDPClient:
    """Start a program with a worker that ends by itself."""
    (tmp_path / "worker.js").write_text(WORKER.replace("HOW", how))
    script = tmp_path / "main.js"
    runtime = command(name, script)
    if name == "deno":
        script.write_text(f"""
            globalThis.worker = new Worker(new URL("worker.js", import.meta.url), {{ type: "module" }});
            setInterval(() => {{}}, 1000); {then}""")
    else:
        script.write_text(f"""
            const {{ Worker }} = require("node:worker_threads");
            globalThis.worker = new Worker(__dirname + "/worker.js"); setInterval(() => {{}}, 1000); {then}""")
        runtime.insert(1, "--experimental-worker-inspection")
    return launch(runtime)


def attach_worker(client: CDPClient) -> Session:
    with client.expect_event("Target.attachedToTarget", timeout=20) as attached:
        auto = {"autoAttach": True, "waitForDebuggerOnStart": False, "flatten": True}
        client.send_command("Target.setAutoAttach", auto)
    return client.session(attached.value.params["sessionId"])


WITH_WORKERS = ["deno", "node"]  # Node 20 has no sessions of this kind


@real
@pytest.mark.parametrize("name", WITH_WORKERS)
def test_the_end_of_a_worker_ends_the_iteration_over_its_events(name: str, tmp_path: Path) -> None:
    with start_with_worker(name, tmp_path, "globalThis.close?.()") as client:
        worker = attach_worker(client)
        log = worker.events("Runtime.consoleAPICalled")
        worker.send_command("Runtime.enable")
        assert texts(log)[-1:] == ["ends"]
        with pytest.raises(ClosedError):
            log.get(timeout=20)
        assert not client.ended


@real
@pytest.mark.parametrize("name", WITH_WORKERS)
def test_the_end_of_the_program_ends_the_waits_for_a_worker_that_runs_on(name: str, tmp_path: Path) -> None:
    with start_with_worker(name, tmp_path, "setInterval(() => {}, 1000)", f"setTimeout(() => {EXIT}, 700)") as client:
        worker = attach_worker(client)
        waits = worker.submit("Runtime.evaluate", {"expression": "new Promise(() => {})", "awaitPromise": True})
        with worker.events("A.b") as queue:
            assert list(queue) == []
        with pytest.raises((ProgramEnded, CommandError), match=r"finished|Promise was collected"):  # the second in Deno
            waits.result(timeout=20)
        assert worker.ended


@real
def test_a_worker_of_node_ends_even_if_a_client_is_attached_to_it(tmp_path: Path) -> None:
    then = "globalThis.ended = false; worker.on('exit', () => { ended = true })"
    with start_with_worker("node", tmp_path, "setInterval(() => {}, 1000)", then) as client:
        attach_worker(client)
        terminate = {"expression": "worker.terminate()", "awaitPromise": True, "returnByValue": True}
        assert client.send_command("Runtime.evaluate", terminate, timeout=20)["result"]["value"] == 1
        wait_for(client, "ended")


@real
@pytest.mark.parametrize("name", [name for name in SERVERS if name != "deno"])
def test_a_command_that_ends_a_program_right_after_its_start_raises_program_ended(name: str, tmp_path: Path) -> None:
    script = tmp_path / "program.mjs"
    script.write_text("setInterval(() => {}, 1000)")
    for _ in range(3):
        with launch(command(name, script)) as client:
            with pytest.raises(ProgramEnded):
                client.send_command("Runtime.evaluate", {"expression": "process.exit(7)"}, timeout=10)
            assert client.ended
