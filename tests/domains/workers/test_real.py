"""client.workers on every runtime: finding workers, holding them, and everything that works on a client."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import SimpleQueue

import pytest

from cdpsync import AttachedSession, CDPClient, CDPTimeoutError, ClosedError, JavaScriptError, SessionClosed, connect

from ...conftest import wait_for
from .programs import KINDS, run, running, script

pytestmark = pytest.mark.real

STOP_ALL = "[...all.keys()].forEach(stop)"


@pytest.fixture(scope="module", params=KINDS)
def program(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, CDPClient]]:
    """The name of a runtime, and a client of one program in it, for all tests."""
    with running(request.param, tmp_path_factory.mktemp("workers")) as client:
        client.on_close(lambda _: None)  # starts the handlers' thread, which is the connection's, not a test's
        yield request.param, client


@pytest.fixture
def client(program: tuple[str, CDPClient]) -> Iterator[CDPClient]:
    """The client; all workers of the test are terminated after it."""
    yield program[1]
    run(program[1], STOP_ALL)
    for worker in program[1].workers:
        wait_for_end(worker)


@pytest.fixture
def kind(program: tuple[str, CDPClient]) -> str:
    return program[0]


@contextmanager
def held(client: CDPClient, file: str, name: str = "held") -> Iterator[AttachedSession]:
    """A new worker that waits before its first line."""
    with client.workers.attach_all(hold=True) as starting:
        run(client, f"make('{file}', '{name}')")
        yield next(worker for worker in starting if worker.name == name)


def started(client: CDPClient, file: str, name: str) -> AttachedSession:
    """A new worker that has run its first line."""
    run(client, f"make('{file}', '{name}')")
    worker = client.workers.wait(name=name)
    wait_for(worker, "globalThis.line === 1")
    return worker


def wait_for_end(worker: AttachedSession) -> None:
    """Wait until a worker has ended."""
    with suppress(ClosedError), worker.events("Never.comes") as queue:
        queue.get()


# --- finding ---


def test_a_loop_gives_the_workers_that_run_those_of_workers_too(client: CDPClient) -> None:
    started(client, "outer.js", "outer")
    client.workers.wait(name="inner")
    started(client, "idle.js", "idle")
    found = {worker.name: worker for worker in client.workers}
    assert set(found) == {"outer", "inner", "idle"}
    assert len(client.workers) == 3
    assert {worker.kind for worker in found.values()} == {"worker"}
    assert found["inner"].url.endswith("/idle.js")
    assert found["inner"].evaluate("line") == 1


def test_wait_finds_one_that_runs_and_one_that_starts_later(client: CDPClient) -> None:
    one = started(client, "idle.js", "one")
    assert client.workers.wait(url="idle").session_id == one.session_id
    client.submit("Runtime.evaluate", {"expression": "setTimeout(() => make('outer.js', 'later'), 20)"})
    later = client.workers.wait(url=re.compile(r"outer\.js$"), kind="worker")
    assert later.name == "later"


def test_a_wait_that_ends_says_which_workers_there_are(client: CDPClient) -> None:
    started(client, "idle.js", "one")
    with pytest.raises(CDPTimeoutError, match=r"a worker with name='other': .* there are: worker 'one' .*idle\.js"):
        client.workers.wait(name="other", timeout=0.05)


def test_a_handler_is_called_with_each_worker_that_starts(client: CDPClient) -> None:
    started(client, "idle.js", "before")
    seen: SimpleQueue[str] = SimpleQueue()
    with client.workers.on_start(lambda worker: seen.put(worker.name)):
        for number in range(3):
            started(client, "idle.js", f"new {number}")
        assert [seen.get(timeout=5) for _ in range(3)] == ["new 0", "new 1", "new 2"]
    started(client, "idle.js", "after")
    assert seen.empty()


def test_workers_of_a_worker_are_its_own_where_the_runtime_tells(kind: str, client: CDPClient) -> None:
    outer = started(client, "outer.js", "outer")
    client.workers.wait(name="inner")
    if kind == "chromium":
        assert [worker.name for worker in outer.workers] == ["inner"]
    else:
        with pytest.raises(RuntimeError, match=r"use client\.workers"):
            list(outer.workers)


# --- holding ---


def test_a_held_worker_runs_nothing_before_it_is_let_go(client: CDPClient) -> None:
    with held(client, "idle.js") as worker:
        assert worker.evaluate("typeof line") == "undefined"
        worker.run_if_waiting()
        wait_for(worker, "globalThis.line === 1")


def test_workers_of_held_workers_are_held(client: CDPClient) -> None:
    with client.workers.attach_all(hold=True) as starting:
        run(client, "make('outer.js', 'outer')")
        outer = starting.get()
        outer.run_if_waiting()
        inner = starting.get()
        assert (outer.name, inner.name) == ("outer", "inner")
        assert inner.evaluate("typeof line") == "undefined"
    wait_for(inner, "globalThis.line === 1")


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_all_workers_are_let_go_when_the_block_raises(client: CDPClient, error: type[BaseException]) -> None:
    workers = []
    with pytest.raises(error), client.workers.attach_all(hold=True) as starting:
        for number in range(3):
            run(client, f"make('idle.js', 'number {number}')")
            workers.append(starting.get())
        raise error
    for worker in workers:
        wait_for(worker, "globalThis.line === 1")
    started(client, "idle.js", "later")


def test_a_worker_waits_for_the_end_of_the_last_block_that_holds_it(client: CDPClient) -> None:
    with client.workers.attach_all(hold=True) as outer:
        with client.workers.attach_all(hold=True) as inner:
            run(client, "make('idle.js', 'both')")
            worker = inner.get()
        assert outer.get().session_id == worker.session_id
        assert worker.evaluate("typeof line") == "undefined"
    wait_for(worker, "globalThis.line === 1")


def test_a_held_worker_can_be_terminated(client: CDPClient) -> None:
    with held(client, "idle.js") as worker:
        run(client, "stop('held')")
    wait_for_end(worker)
    assert worker.closed


# --- everything that works on a client ---


def test_a_breakpoint_is_hit_in_the_first_run_of_a_held_worker(kind: str, client: CDPClient) -> None:
    with held(client, script(kind, "hash")) as worker, worker.debugger as debugger:
        debugger.break_at(f"{script(kind, 'hash')}:6")
        worker.run_if_waiting()
        paused = debugger.wait()
        assert (paused.function, paused.line, paused.reason) == ("hash", 6, "breakpoint")
        assert paused.frame.locals["value"] == 7
        debugger.breakpoints[0].remove()
        stepped = debugger.step_out()
        assert stepped is not None
        assert stepped.line == 17
        assert debugger.resume(timeout=0) is None
        with debugger.probe(f"{script(kind, 'hash')}:8", "value", limit=2) as probe:
            assert len({hit["value"] for hit in probe}) == 1


def test_a_held_worker_can_be_started_up_to_its_first_statement(client: CDPClient) -> None:
    with held(client, "idle.js") as worker, worker.debugger as debugger:
        assert (debugger.start().line, debugger.start().reason) == (1, "start")
        assert worker.evaluate("typeof line") == "undefined"


def test_the_console_of_a_held_worker_has_its_first_entry(kind: str, client: CDPClient) -> None:
    with held(client, script(kind, "hash")) as worker, worker.console as console:
        worker.run_if_waiting()
        entry = next(one for one in console if one.kind == "log")
    assert entry.text == "worker says 314"
    assert entry.place is not None
    assert entry.place.line == 17


def test_recordings_from_the_first_line_on(kind: str, client: CDPClient, tmp_path: Path) -> None:
    with held(client, script(kind, "hash")) as worker:
        with worker.coverage.record() as coverage, worker.cpu.record() as cpu, worker.heap.sample(interval=64):
            worker.run_if_waiting()
            wait_for(worker, "globalThis.kept?.length > 3")
        counted = {one.name: one.count for file in coverage.coverage for one in file.functions}
        assert counted["hash"] > 3
        assert cpu.profile.sample_count > 0
        saved = worker.heap.save(tmp_path / "worker.heapsnapshot")
        assert saved.size > 100_000
        assert worker.heap.snapshot().node_count > 1000


def test_values_and_handles_of_a_worker(kind: str, client: CDPClient) -> None:
    worker = started(client, script(kind, "hash"), "values")
    assert worker.evaluate("({ list: [1, new Set([2])], when: Promise.resolve(3) })")["list"] == [1, {2}]
    kept = worker.evaluate("kept", by_value=False)
    assert worker.call("(array, more) => array === globalThis.kept && more", kept, 5) == 5
    with pytest.raises(JavaScriptError, match="TypeError"):
        worker.evaluate("null.field")


# --- the end ---


def test_a_worker_that_ends_ends_what_waits_in_it(kind: str, client: CDPClient) -> None:
    worker = started(client, script(kind, "hash"), "ends")
    closed: SimpleQueue[Exception] = SimpleQueue()
    worker.on_close(closed.put)
    forever = worker.submit("Runtime.evaluate", {"expression": "new Promise(() => {})", "awaitPromise": True})
    assert worker.evaluate("6 * 7") == 42  # Node 24 forgets terminate() if it comes while the worker evaluates
    with worker.events("Never.comes") as queue:
        run(client, "stop('ends')")
        with pytest.raises(ClosedError):
            queue.get()
    assert isinstance(closed.get(timeout=5), SessionClosed)
    assert forever.exception() is not None
    assert worker.closed
    assert worker.name == "ends"


def test_what_a_worker_wrote_can_be_read_when_it_has_ended(kind: str, client: CDPClient) -> None:
    worker = started(client, script(kind, "hash"), "wrote")
    with worker.console as console:
        worker.evaluate("console.log('the last words')")
        run(client, "stop('wrote')")
        wait_for_end(worker)
        entries = [console.get()]
        while entries[-1].kind != "exit":
            entries.append(console.get())
    assert "the last words" in [entry.text for entry in entries]


def test_code_that_ends_its_worker_raises_that_the_session_is_closed(kind: str, client: CDPClient) -> None:
    if kind == "chromium":
        pytest.skip("a worker of a page ends after the code: self.close() only asks for it")
    worker = started(client, "idle.js", "exits")
    with pytest.raises(SessionClosed):
        worker.evaluate("self.close()" if kind == "deno" else "process.exit(3)")


@pytest.mark.parametrize("during", ["a pause", "a snapshot"])
def test_a_worker_may_be_killed_during_anything(kind: str, client: CDPClient, during: str, tmp_path: Path) -> None:
    if (kind, during) == ("deno", "a pause"):
        pytest.skip("Deno 2.9.8 neither ends a worker that is paused nor says so when its pause is over")
    worker = started(client, script(kind, "hash"), "killed")
    if during == "a pause":
        debugger = worker.debugger
        debugger.break_at(f"{script(kind, 'hash')}:6")
        debugger.wait()
        run(client, "stop('killed')")
        if kind != "chromium":  # Node 20 and 24 end a worker only when its pause is over
            debugger.resume(timeout=0)
        wait_for_end(worker)
    else:
        with pytest.raises(ClosedError):
            for _ in range(3):
                run(client, "setTimeout(stop, 5, 'killed')")
                worker.heap.save(tmp_path / "one.heapsnapshot")
    assert worker.closed


def test_workers_that_end_at_once_leave_nothing(client: CDPClient) -> None:
    """Node announces no worker that has ended by the time when it would."""
    seen: SimpleQueue[AttachedSession] = SimpleQueue()
    with client.workers.on_start(seen.put):
        for number in range(20):
            run(client, f"make('short.js', 'short {number}')")
        started(client, "idle.js", "last")
        run(client, STOP_ALL)  # the short ones of Deno and Chromium do not end by themselves
        while (worker := seen.get(timeout=20)).name != "last":
            wait_for_end(worker)
            assert worker.closed
        wait_for_end(worker)
    assert [one.name for one in client.workers if one.name == "last"] == []


# With two clients, Deno and Chromium hold a worker for one of them only.
@pytest.mark.parametrize("name", ["node", "system-node"])
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_client_that_is_forgotten_lets_go_of_held_workers(name: str, tmp_path: Path) -> None:
    with running(name, tmp_path) as client:  # one that has never held a worker: such a client lets go of strays
        forgotten = connect(client.port)
        starting = forgotten.workers.attach_all(hold=True).__enter__()
        run(client, "make('idle.js', 'held')")
        assert starting.get().evaluate("globalThis.line ?? 0") == 0
        del forgotten, starting
        gc.collect()
        wait_for(client.workers.wait(name="held"), "globalThis.line === 1")
