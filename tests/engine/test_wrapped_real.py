"""The workers of a real Node over NodeWorker: how they end, and that their waits end then."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from cdpsync import AttachedSession, CDPClient, ClosedError, CommandError, EventQueue, launch

from ..conftest import ALL, command, wait_for

pytestmark = [pytest.mark.real, pytest.mark.timeout(60)]

PROGRAM = """
const { Worker } = require('node:worker_threads');
globalThis.start = (code) => {
    globalThis.last = new Worker(code, { eval: true, name: 'it' });
    globalThis.last.on('error', () => {});
    return true;
};
setInterval(() => {}, 60000);
"""
IDLE = "setInterval(() => {}, 60000);"
ON_MESSAGE = "require('node:worker_threads').parentPort.on('message', () => %s)"
STOP, SAY = "last.terminate(); 0", "last.postMessage(1)"


@pytest.fixture(scope="module", params=[name for name in ALL if "node" in name])
def main(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[CDPClient]:
    script = tmp_path_factory.mktemp("workers") / "main.cjs"
    script.write_text(PROGRAM)
    with launch(command(request.param, Path(script))) as client:
        wait_for(client, "typeof globalThis.start === 'function'")
        client.send_command("NodeWorker.enable", {"waitForDebuggerOnStart": False})
        yield client


@pytest.fixture
def attached(main: CDPClient) -> Iterator[EventQueue]:
    with main.events("NodeWorker.attachedToWorker") as queue:
        yield queue


def start(main: CDPClient, attached: EventQueue, code: str) -> AttachedSession:
    main.evaluate(f"start({json.dumps(code)})")
    return main.session(attached.get().params["sessionId"])


@pytest.mark.parametrize(
    ("code", "end"),
    [
        (IDLE, STOP),
        ("for (;;);", STOP),
        ("Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)", STOP),
        (ON_MESSAGE % "process.exit(3)", SAY),
        (ON_MESSAGE % "{ throw new Error('x') }", SAY),
        (ON_MESSAGE % "require('node:worker_threads').parentPort.close()", SAY),
    ],
    ids=["idle", "busy", "asleep", "exit", "throw", "natural"],
)
def test_however_a_worker_ends_its_waits_end(main: CDPClient, attached: EventQueue, code: str, end: str) -> None:
    worker = start(main, attached, code)
    assert (worker.kind, worker.name, worker.url) == ("worker", "it", "")
    queue = worker.events("Nothing.comes")
    assert worker.send_command("Runtime.evaluate", {"expression": "6 * 7"})["result"]["value"] == 42
    waits = worker.submit("Runtime.evaluate", {"expression": "new Promise(() => {})", "awaitPromise": True})
    # Node 24 forgets terminate() if it comes while the worker evaluates, and Node 20 aborts: wait until it has done so.
    assert worker.send_command("Runtime.evaluate", {"expression": "6 * 7"})["result"]["value"] == 42
    main.send_command("Runtime.evaluate", {"expression": end})
    with pytest.raises(ClosedError, match="the worker has ended"):
        queue.get()
    error = waits.exception(0)
    assert isinstance(error, (ClosedError, CommandError))


def test_a_worker_of_a_worker_ends_with_it(main: CDPClient, attached: EventQueue) -> None:
    nested = f"globalThis.mine = new (require('node:worker_threads').Worker)('{IDLE}', {{ eval: true }}); {IDLE}"
    outer = start(main, attached, nested)
    inner = main.session(attached.get().params["sessionId"])
    with inner.events("Nothing.comes") as queue:
        main.evaluate(STOP)
        with pytest.raises(ClosedError, match="the worker has ended"):
            queue.get()
        with pytest.raises(ClosedError), outer.events("Nothing.comes") as queue:
            queue.get()


def test_a_paused_worker_that_is_stopped_ends_when_it_goes_on(main: CDPClient, attached: EventQueue) -> None:
    """Node does not stop a worker that is paused in the debugger."""
    worker = start(main, attached, "setInterval(() => {}, 1)")
    queue = worker.events("Nothing.comes")
    worker.send_command("Debugger.enable")
    with worker.expect_event("Debugger.paused"):
        worker.send_command("Debugger.pause")
    main.evaluate(STOP)
    assert worker.send_command("Schema.getDomains")
    worker.submit("Debugger.resume")
    with pytest.raises(ClosedError, match="the worker has ended"):
        queue.get()


def test_a_detached_worker_goes_on(main: CDPClient, attached: EventQueue) -> None:
    worker = start(main, attached, ON_MESSAGE % "require('node:worker_threads').parentPort.postMessage(42)")
    worker.detach()
    assert worker.close_reason == "it was detached on this side"
    assert main.evaluate("new Promise((done) => { last.once('message', done); last.postMessage(1) })") == 42
    main.evaluate(STOP)
