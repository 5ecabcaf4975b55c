"""The end of a program ends the waits: with a scripted target, and on the real runtimes."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
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
    SessionClosed,
    connect,
    launch,
)
from cdpsync.engine import program
from cdpsync.engine.program import LOOK_AGAIN
from cdpsync.engine.runtime import RuntimeKind

from ..conftest import SERVERS, Start, command, wait_for
from ..peers import Message, ScriptedSession, echo, event

PRINTS_AND_ENDS = "console.log('one'); setTimeout(() => console.log('two'), 100);"
EXIT = "(globalThis.Deno ?? process).exit(7)"
ENDS = ("NodeRuntime.waitingForDisconnect", "Runtime.executionContextDestroyed")
LATER = f"void setTimeout(() => {EXIT})"  # Deno 2.9.8 panics if a Runtime.evaluate itself exits


# --- a target that announces its end ---


def node(command: Message) -> list[Message]:
    """Answers all but what waits for JavaScript."""
    if "awaitPromise" in command.get("params", {}):
        return []
    return echo(command)


class Node(ScriptedSession):
    """A session that watches its program, as a connected client does."""

    def __init__(
        self, answer: Callable[[Message], list[Message]] = node, *, kind: RuntimeKind | None = RuntimeKind.NODE
    ) -> None:
        super().__init__(answer)
        self.connection.programs.watch(kind)
        self.transport.settle()

    def finish(self) -> None:
        self.transport.feed(event("NodeRuntime.waitingForDisconnect"))


def test_iteration_ends_after_the_last_event() -> None:
    with Node() as session, session.events("A.b") as queue:
        session.transport.feed(event("A.b", n=1), event("A.b", n=2))
        session.finish()
        assert [one.params["n"] for one in queue] == [1, 2]


def test_a_reader_that_waits_is_told_of_the_end() -> None:
    with Node() as session, session.events("A.b") as queue:
        threading.Timer(0.05, session.finish).start()
        with pytest.raises(ProgramEnded, match="has finished"):
            queue.get(timeout=None)


def test_every_reader_of_one_queue_is_told_of_the_end() -> None:
    with Node() as session, session.events("A.b") as queue:
        ended = list[object]()
        readers = [threading.Thread(target=lambda: ended.append(list(queue))) for _ in range(3)]
        for reader in readers:
            reader.start()
        session.finish()
        for reader in readers:
            reader.join(5)
        assert ended == [[], [], []]


def test_an_expected_event_ends_with_the_program() -> None:
    with Node() as session:
        with pytest.raises(ProgramEnded):
            with session.expect_event("A.b", timeout=None):
                session.finish()


def test_a_command_that_waits_for_javascript_ends_with_the_program() -> None:
    with Node() as session:
        waits = session.submit("Runtime.evaluate", {"awaitPromise": True})
        session.finish()
        with pytest.raises(ProgramEnded):
            waits.result(timeout=5)
        assert session.connection.pending() == []


def test_a_command_that_is_still_answered_keeps_its_answer() -> None:
    held = list[Message]()

    def late(command: Message) -> list[Message]:
        """The answer to A.slow comes after the announcement, before that to the question."""
        if command["method"] == "A.slow":
            held.extend(echo(command))
            return []
        return [*(held.pop() for _ in list(held)), *echo(command)]

    with Node(late) as session:
        slow = session.submit("A.slow", {"n": 1})
        session.finish()
        assert slow.result(timeout=5) == {"n": 1}


def test_what_is_asked_after_the_end_still_works() -> None:
    with Node() as session:
        session.finish()
        session.transport.settle()
        assert session.send_command("A.run", {"n": 1}) == {"n": 1}


def test_what_waits_for_javascript_after_the_end_ends_at_once() -> None:
    with Node() as session:
        session.finish()
        session.transport.settle()
        with pytest.raises(ProgramEnded):
            session.send_command("Runtime.evaluate", {"awaitPromise": True}, timeout=None)


def test_an_expression_for_which_no_javascript_runs_any_more_has_no_value() -> None:
    """Node at its natural end answers so."""
    illegal = {"result": {"type": "string", "value": "illegal access"}, "exceptionDetails": {"text": "Uncaught"}}

    def ended(command: Message) -> list[Message]:
        return [{"id": command["id"], "result": illegal if command["method"] == "Runtime.evaluate" else {}}]

    with Node(ended) as session:
        assert session.send_command("Runtime.evaluate") == illegal  # the program itself may throw that
        session.finish()
        session.transport.settle()
        with pytest.raises(ProgramEnded):
            session.send_command("Runtime.evaluate")


def test_a_queue_hears_what_a_command_after_the_end_brings() -> None:
    with Node(lambda command: [event("A.b", n=1), *echo(command)]) as session, session.events("A.b") as queue:
        queue.drain()
        session.finish()
        session.transport.settle()
        queue.drain()
        session.send_command("A.run")
        assert queue.get().params == {"n": 1}


def test_a_queue_opened_after_the_end_says_so() -> None:
    with Node() as session:
        session.finish()
        session.transport.settle()
        with session.events("A.b") as queue:
            assert list(queue) == []
            with pytest.raises(ProgramEnded):
                queue.get(timeout=None)


def test_a_program_that_answers_nothing_after_its_end_keeps_nobody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "SILENCE", 0.05)
    with Node() as session, session.events("A.b") as queue:
        session.transport.answer = None
        waits = session.submit("Runtime.evaluate")
        session.finish()
        with pytest.raises(ProgramEnded):
            waits.result(timeout=5)
        assert list(queue) == []
        with pytest.raises(ProgramEnded):
            session.send_command("HeapProfiler.collectGarbage", timeout=5)


def test_a_slow_command_is_waited_for_though_nothing_comes_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "SILENCE", 0.01)
    with Node() as session:
        session.transport.answer = None
        slow = session.submit("HeapProfiler.takeHeapSnapshot")
        other = session.submit("A.run")
        session.finish()
        with pytest.raises(CDPTimeoutError):
            other.result(timeout=0.1)
        question = session.transport.sent[-1]
        session.transport.feed(*echo({"id": slow.id}), *echo({"id": other.id}), *echo(question))
        assert slow.result(timeout=5) == other.result(timeout=5) == {}


def test_a_command_that_cannot_be_sent_after_the_end_leaves_no_reader_asleep(monkeypatch: pytest.MonkeyPatch) -> None:
    with Node() as session, session.events("A.b") as queue:
        session.finish()
        session.transport.settle()
        reader = threading.Thread(target=lambda: list(queue))
        asked, waits = threading.Event(), session.connection._waiters.pending.waits

        def observed(session_id: str | None) -> bool:
            try:
                return waits(session_id)
            finally:
                asked.set()

        def refuse(command: Message) -> None:
            """A reader comes, and waits for the events of this command."""
            reader.start()
            assert asked.wait(5)
            raise ValueError("it cannot be sent")

        monkeypatch.setattr(session.connection._waiters.pending, "waits", observed)
        session.transport.on_send = refuse
        with pytest.raises(ValueError, match="cannot be sent"):
            session.send_command("A.run")
        reader.join(5)
        told = not reader.is_alive()
    assert told


def test_the_end_is_announced_once() -> None:
    with Node() as session, session.events("NodeRuntime.*") as queue:
        session.finish()
        assert [one.method for one in queue] == ["NodeRuntime.waitingForDisconnect"]
        assert list(queue) == []


def test_the_engines_own_commands_are_not_among_the_pending() -> None:
    with ScriptedSession() as session:
        session.connection.programs.watch(RuntimeKind.NODE)
        assert session.connection.pending() == []


def test_a_target_that_refuses_to_announce_is_not_watched() -> None:
    def chrome(command: Message) -> list[Message]:
        return [{"id": command["id"], "error": {"code": -32601, "message": "Cannot find it"}}]

    with Node(chrome, kind=None) as session:
        session.transport.feed(event("Runtime.executionContextDestroyed"))
        session.transport.settle()
        assert not session.ended


def test_a_session_says_whether_its_program_has_ended() -> None:
    with Node() as session:
        assert not session.ended
        session.finish()
        session.transport.settle()
        assert session.ended


def test_a_session_whose_program_had_ended_still_says_so_when_it_is_closed() -> None:
    with Node() as session:
        session.finish()
        session.transport.settle()
    assert session.ended


# --- children ---


def attach(session: ScriptedSession, session_id: str) -> None:
    session.transport.feed(event("Target.attachedToTarget", sessionId=session_id, targetInfo={"targetId": session_id}))
    session.transport.settle()


def test_the_end_of_a_worker_ends_its_waits_only() -> None:
    with Node() as session:
        attach(session, "W")
        worker = session.session("W")
        waits = worker.submit("Runtime.evaluate", {"awaitPromise": True})
        with worker.events("A.b") as mine, session.events("A.b") as other:
            session.transport.feed(event("NodeRuntime.waitingForDisconnect", "W"))
            with pytest.raises(ProgramEnded, match="session W"):
                mine.get(timeout=None)
            with pytest.raises(ProgramEnded):
                waits.result(timeout=5)
            assert worker.ended
            assert not session.ended
            with pytest.raises(CDPTimeoutError):
                other.get(timeout=0)


def test_the_end_of_a_program_ends_the_waits_of_its_workers() -> None:
    with Node() as session:
        attach(session, "W")
        worker = session.session("W")
        waits = worker.submit("Runtime.evaluate", {"awaitPromise": True})
        with worker.events("A.b") as queue:
            session.finish()
            assert list(queue) == []
            with pytest.raises(ProgramEnded):
                waits.result(timeout=5)
        assert worker.send_command("A.run", {"n": 1}) == {"n": 1}


def test_a_session_that_is_given_the_id_of_one_whose_program_had_ended_has_not_ended() -> None:
    with Node() as session:
        attach(session, "1")
        session.transport.feed(event("NodeRuntime.waitingForDisconnect", "1"))
        session.transport.feed(event("Target.targetDestroyed", targetId="1"))
        attach(session, "1")
        assert not session.session("1").ended


def test_a_second_session_of_the_same_id_ends_with_its_own_program() -> None:
    with Node() as session:
        for _ in range(2):
            attach(session, "1")
            waits = session.session("1").submit("Runtime.evaluate", {"awaitPromise": True})
            session.transport.feed(event("NodeRuntime.waitingForDisconnect", "1"))
            with pytest.raises(ProgramEnded):
                waits.result(timeout=5)
            session.transport.feed(event("Target.targetDestroyed", targetId="1"))
            session.transport.settle()


def test_nothing_is_kept_of_a_worker_that_is_detached_while_it_announces_its_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Node() as session:
        attach(session, "1")
        connection = session.connection
        detach = threading.Thread(target=lambda: connection.end_session("1", "it was detached on this side"))
        through = connection.sessions.through

        def detached_meanwhile(session_id: str | None) -> list[str]:
            if connection.in_reader():
                detach.start()
                detach.join(0.1)  # it may have to wait until the reader is through
            return through(session_id)

        monkeypatch.setattr(connection.sessions, "through", detached_meanwhile)
        session.transport.feed(event("NodeRuntime.waitingForDisconnect", "1"))
        session.transport.settle()
        detach.join(5)
        attach(session, "1")
        assert not session.session("1").ended


def test_no_worker_is_asked_to_announce_its_end() -> None:
    with Node() as session:
        attach(session, "W")
        assert not [command for command in session.transport.sent if "sessionId" in command]


def test_a_worker_of_node_has_ended_when_its_main_context_is_destroyed() -> None:
    with Node() as session:
        attach(session, "W")
        worker = session.session("W")
        waits = worker.submit("Runtime.evaluate", {"awaitPromise": True})
        with worker.events("A.b") as queue:
            session.transport.feed(event("A.b", "W", n=1))
            session.transport.feed(event("Runtime.executionContextDestroyed", "W", executionContextId=2))  # of a vm
            session.transport.feed(event("A.b", "W", n=2))
            session.transport.feed(event("Runtime.executionContextDestroyed", "W", executionContextId=1))
            assert [one.params["n"] for one in queue] == [1, 2]
        with pytest.raises(SessionClosed, match="its program has finished"):
            waits.result(timeout=5)
        assert worker.closed
        assert not session.closed


def test_a_page_that_navigates_in_a_session_of_its_own_has_not_ended() -> None:
    def chrome(command: Message) -> list[Message]:
        return [{"id": command["id"], "error": {"code": -32601, "message": "Cannot find it"}}]

    with Node(chrome, kind=None) as session:
        attach(session, "P")
        session.transport.feed(event("Runtime.executionContextDestroyed", "P", executionContextId=1))
        session.transport.settle()
        assert not session.session("P").closed


# --- a target that does not announce its end (Deno) ---


class Deno(Node):
    """Its execution context is there until it finishes."""

    def __init__(self) -> None:
        self.finished = False
        super().__init__(self._answer, kind=RuntimeKind.DENO)

    def _answer(self, command: Message) -> list[Message]:
        if self.finished and command["method"].startswith("Runtime."):
            return [
                {"id": command["id"], "error": {"code": -32000, "message": "Cannot find context with specified id"}}
            ]
        return echo(command)


def test_the_end_of_the_main_context_is_the_end_of_the_program() -> None:
    with Deno() as session, session.events("A.b") as queue:
        session.finished = True
        session.transport.feed(event("A.b", n=1), event("Runtime.executionContextDestroyed", executionContextId=1))
        session.transport.settle()  # it has asked
        session.transport.settle()  # and has its answer
        assert session.connection.programs.over(None)
        assert len(list(queue)) == 1


def test_the_end_of_a_workers_context_is_not_looked_into() -> None:
    """Deno detaches a worker that ends."""
    with Deno() as session:
        attach(session, "W")
        asked = len(session.transport.sent)
        session.transport.feed(event("Runtime.executionContextDestroyed", "W", executionContextId=1))
        session.transport.settle()
        assert len(session.transport.sent) == asked


def test_the_end_of_another_context_is_not() -> None:
    with Deno() as session, session.events("A.b") as queue:
        session.transport.feed(event("Runtime.executionContextDestroyed", executionContextId=2))
        with pytest.raises(CDPTimeoutError):
            queue.get(timeout=0.05)
        assert not session.ended


def test_a_silent_end_is_found_while_somebody_waits() -> None:
    with Deno() as session, session.events("A.b") as queue:
        session.finished = True
        start = time.monotonic()
        with pytest.raises(ProgramEnded):
            queue.get(timeout=None)
        assert time.monotonic() - start >= LOOK_AGAIN


def test_a_short_wait_asks_nothing() -> None:
    with Deno() as session, session.events("A.b") as queue:
        asked = len(session.transport.sent)
        with pytest.raises(CDPTimeoutError):
            queue.get(timeout=0.01)
        assert len(session.transport.sent) == asked


def test_a_target_that_does_not_say_what_it_is_and_traces_like_node_is_not_looked_at() -> None:
    with Node(kind=None) as session, session.events("A.b") as queue:
        asked = len(session.transport.sent)
        with pytest.raises(CDPTimeoutError):
            queue.get(timeout=1.5 * LOOK_AGAIN)
        assert len(session.transport.sent) == asked


def test_a_target_that_does_not_say_what_it_is_and_does_not_trace_is_looked_at() -> None:
    def deno(command: Message) -> list[Message]:
        if command["method"].startswith("NodeTracing."):
            return [{"id": command["id"], "error": {"code": -32601, "message": "not found"}}]
        return echo(command)

    with Node(deno, kind=None) as session, session.events("A.b") as queue:
        asked = len(session.transport.sent)
        with pytest.raises(CDPTimeoutError):
            queue.get(timeout=1.5 * LOOK_AGAIN)
        assert len(session.transport.sent) == asked + 1


def test_a_look_that_is_not_answered_is_not_repeated() -> None:
    with Deno() as session:
        session.transport.answer = None
        asked = len(session.transport.sent)
        for _ in range(3):
            assert not session.ended
        assert len(session.transport.sent) == asked + 1


def test_a_program_that_is_known_to_have_finished_is_not_looked_at() -> None:
    with Deno() as session:
        session.finished = True
        session.transport.feed(event("Runtime.executionContextDestroyed", executionContextId=1))
        session.transport.settle()
        asked = len(session.transport.sent)
        session.transport.feed(event("Runtime.executionContextDestroyed", executionContextId=2))
        session.transport.settle()
        assert session.ended
        assert len(session.transport.sent) == asked


def test_ctrl_c_while_the_program_is_looked_at_leaves_it_to_be_looked_at_again() -> None:
    def ctrl_c(command: Message) -> None:
        session.transport.on_send = lambda command: None
        raise KeyboardInterrupt

    with Deno() as session, session.events("A.b") as queue:
        session.finished = True
        session.transport.on_send = ctrl_c
        with pytest.raises(KeyboardInterrupt):
            queue.get(timeout=None)
        with pytest.raises(ProgramEnded):
            queue.get(timeout=5)


def test_a_program_that_had_finished_before_the_client_came_is_known_to() -> None:
    with Deno() as session:
        session.finished = True
        session.connection.programs.watch(RuntimeKind.DENO)
        session.transport.settle()
        assert session.ended


# --- real runtimes ---

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
def test_the_console_of_a_program_that_ends(name: str, end: str, tmp_path: Path) -> None:
    with held(name, tmp_path, PRINTS_AND_ENDS + end) as client, client.enabling("Runtime"):
        log = client.events("Runtime.consoleAPICalled")
        client.run_if_waiting()
        assert texts(log) == ["one", "two"]
        assert client.ended


@real
@pytest.mark.parametrize("name", SERVERS)
def test_a_wait_without_the_runtime_domain_ends_too(name: str, tmp_path: Path) -> None:
    with held(name, tmp_path, PRINTS_AND_ENDS) as client, client.enabling("Profiler"):
        client.run_if_waiting()
        with client.events("Profiler.*") as queue, pytest.raises(ProgramEnded):
            queue.get(timeout=20)


@real
@pytest.mark.parametrize("name", [name for name in SERVERS if name != "deno"])
def test_a_command_that_ends_the_program_is_told_so(name: str, start: Start) -> None:
    client = start(name)
    with pytest.raises(ProgramEnded):
        client.send_command("Runtime.evaluate", {"expression": EXIT}, timeout=20)


@real
@pytest.mark.parametrize("name", SERVERS)
def test_a_promise_that_is_never_kept_ends_with_the_program(name: str, start: Start) -> None:
    client = start(name)
    waits = client.submit("Runtime.evaluate", {"expression": "new Promise(() => {})", "awaitPromise": True})
    client.submit("Runtime.evaluate", {"expression": LATER})
    with pytest.raises((ProgramEnded, CommandError), match=r"finished|Promise was collected"):  # the second is Deno's
        waits.result(timeout=20)


@real
@pytest.mark.parametrize("name", SERVERS)
def test_an_expression_after_the_natural_end_is_an_error(name: str, tmp_path: Path) -> None:
    with held(name, tmp_path, "") as client, client.enabling("Runtime"):
        with client.events("Runtime.consoleAPICalled") as log:
            client.run_if_waiting()
            assert list(log) == []
        with pytest.raises((ProgramEnded, CommandError), match=r"finished|Cannot find context"):  # the second is Deno's
            client.send_command("Runtime.evaluate", {"expression": "1 + 1"})


@real
@pytest.mark.parametrize("end", ["", EXIT], ids=["by itself", "exit"])
@pytest.mark.parametrize("name", SERVERS)
def test_a_heap_snapshot_of_a_program_that_has_ended(name: str, end: str, tmp_path: Path) -> None:
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
def test_a_heap_snapshot_that_was_asked_for_before_the_end(name: str, tmp_path: Path) -> None:
    spin = "globalThis.spinning = true; for (const end = Date.now() + 500; Date.now() < end;); " + EXIT
    with held(name, tmp_path, f"setTimeout(() => {{ {spin} }}, 10)") as client:
        client.run_if_waiting()
        snapshot = client.take_heap_snapshot()
    assert json.loads(snapshot)["snapshot"]["node_count"] > 1000


@real
@pytest.mark.parametrize("name", SERVERS)
def test_a_program_that_is_held_spins_or_is_paused_has_not_ended(name: str, tmp_path: Path) -> None:
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
def test_a_client_that_connects_to_a_program_hears_of_its_end_too(name: str, start: Start) -> None:
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
    """A program with a worker, which ends itself."""
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
        with pytest.raises(
            (ProgramEnded, CommandError), match=r"finished|Promise was collected"
        ):  # the second is Deno's
            waits.result(timeout=20)
        assert worker.ended


@real
def test_a_worker_of_node_ends_though_somebody_is_attached_to_it(tmp_path: Path) -> None:
    then = "globalThis.ended = false; worker.on('exit', () => { ended = true })"
    with start_with_worker("node", tmp_path, "setInterval(() => {}, 1000)", then) as client:
        attach_worker(client)
        terminate = {"expression": "worker.terminate()", "awaitPromise": True, "returnByValue": True}
        assert client.send_command("Runtime.evaluate", terminate, timeout=20)["result"]["value"] == 1
        wait_for(client, "ended")


@real
@pytest.mark.parametrize("name", [name for name in SERVERS if name != "deno"])
def test_a_command_that_ends_a_program_which_has_just_started_is_told_so(name: str, tmp_path: Path) -> None:
    script = tmp_path / "program.mjs"
    script.write_text("setInterval(() => {}, 1000)")
    for _ in range(3):
        with launch(command(name, script)) as client:
            with pytest.raises(ProgramEnded):
                client.send_command("Runtime.evaluate", {"expression": "process.exit(7)"}, timeout=10)
            assert client.ended
