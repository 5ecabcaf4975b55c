from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from cdpsync import CDPTimeoutError, CommandError
from cdpsync.engine import gate

from ..conftest import Start
from ..peers import Message, ScriptedSession, event
from .scripted import announce

LONG = 60.0


def answer(command: Message) -> list[Message]:
    """The answer of a target that sends no events by itself: the tests do that."""
    session = {"sessionId": command["sessionId"]} if "sessionId" in command else {}
    if command.get("params", {}).get("fail"):
        return [{"id": command["id"], "error": {"code": -32000, "message": "not paused"}, **session}]
    return [{"id": command["id"], "result": {}, **session}]


@pytest.fixture
def deno(monkeypatch: pytest.MonkeyPatch) -> Iterator[ScriptedSession]:
    """A session with a gate that is on, and does not open by itself."""
    monkeypatch.setattr(gate, "LIMIT", LONG)
    with ScriptedSession(answer, browser="Deno/2.9.8") as session:
        session.link.watch_program()
        session.transport.sent.clear()
        yield session


def sent(session: ScriptedSession) -> list[str]:
    return [command["method"] for command in session.transport.sent]


def held(session: ScriptedSession, send: Callable[[], object]) -> threading.Thread:
    """A thread that has called `send`, and waits at the gate."""
    began = threading.Event()

    def run() -> None:
        began.set()
        send()

    thread = threading.Thread(target=run)
    thread.start()
    assert began.wait(5)
    thread.join(0.05)
    assert thread.is_alive()
    return thread


@pytest.mark.parametrize("opening", ["Debugger.resumed", "Debugger.paused"])
@pytest.mark.parametrize("ending", ["resume", "stepInto", "stepOver", "stepOut", "continueToLocation", "restartFrame"])
def test_a_command_waits_until_the_pause_has_ended(deno: ScriptedSession, ending: str, opening: str) -> None:
    deno.send_command(f"Debugger.{ending}")
    thread = held(deno, lambda: deno.send_command("A.go"))
    assert sent(deno) == [f"Debugger.{ending}"]
    deno.transport.feed(event(opening))
    thread.join(5)
    assert sent(deno) == [f"Debugger.{ending}", "A.go"]


def test_a_second_resume_waits_too(deno: ScriptedSession) -> None:
    deno.send_command("Debugger.resume")
    thread = held(deno, lambda: deno.send_command("Debugger.resume"))
    deno.transport.feed(event("Debugger.resumed"))
    thread.join(5)
    assert sent(deno) == ["Debugger.resume"] * 2


def test_the_gate_opens_when_the_command_is_refused(deno: ScriptedSession) -> None:
    with pytest.raises(CommandError):
        deno.send_command("Debugger.resume", {"fail": True})
    deno.send_command("A.go", timeout=5)


def test_a_command_of_another_session_waits_but_its_events_open_nothing(deno: ScriptedSession) -> None:
    announce(deno)
    worker = deno.session("S1")
    worker.send_command("Debugger.resume")
    thread = held(deno, lambda: deno.send_command("A.go"))
    deno.transport.feed(event("Debugger.resumed"))
    deno.transport.settle()
    assert sent(deno) == ["Debugger.resume"]
    deno.transport.feed(event("Debugger.resumed", "S1"))
    thread.join(5)
    assert sent(deno) == ["Debugger.resume", "A.go"]


def test_the_end_of_the_session_opens_the_gate(deno: ScriptedSession) -> None:
    announce(deno)
    deno.session("S1").send_command("Debugger.resume")
    thread = held(deno, lambda: deno.send_command("A.go"))
    deno.transport.feed(event("Target.detachedFromTarget", sessionId="S1"))
    thread.join(5)
    assert sent(deno) == ["Debugger.resume", "A.go"]


def test_the_end_of_the_connection_ends_the_wait_at_the_gate(deno: ScriptedSession) -> None:
    errors: list[BaseException] = []

    def send() -> None:
        try:
            deno.send_command("A.go")
        except Exception as error:
            errors.append(error)

    deno.send_command("Debugger.resume")
    thread = held(deno, send)
    deno.connection.close()
    thread.join(5)
    assert [type(error).__name__ for error in errors] == ["ConnectionClosed"]
    assert sent(deno) == ["Debugger.resume"]


def test_a_command_waits_at_the_gate_no_longer_than_its_timeout(deno: ScriptedSession) -> None:
    deno.send_command("Debugger.resume")
    with pytest.raises(CDPTimeoutError, match="has not continued since Debugger.resume"):
        deno.send_command("A.go", timeout=0.05)
    deno.transport.feed(event("Debugger.resumed"))
    deno.send_command("A.other")
    assert sent(deno) == ["Debugger.resume", "A.other"]


def test_the_gate_opens_after_a_while_if_resumed_never_comes(
    deno: ScriptedSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "LIMIT", 0.05)
    deno.send_command("Debugger.resume")
    start = time.monotonic()
    deno.send_command("A.go", timeout=5)
    assert time.monotonic() - start >= 0.03
    assert sent(deno) == ["Debugger.resume", "A.go"]


def test_disabling_a_paused_debugger_opens_the_gate_with_its_reply(deno: ScriptedSession) -> None:
    deno.transport.feed(event("Debugger.paused"))
    deno.transport.settle()
    deno.transport.answer = None
    disable = deno.submit("Debugger.disable")
    thread = held(deno, lambda: deno.submit("A.go"))
    deno.transport.feed({"id": disable.id, "result": {}})
    thread.join(5)
    assert sent(deno) == ["Debugger.disable", "A.go"]


def test_disabling_a_debugger_that_is_not_paused_holds_nothing_back(deno: ScriptedSession) -> None:
    deno.transport.answer = None
    deno.submit("Debugger.disable")
    deno.submit("A.go")
    assert sent(deno) == ["Debugger.disable", "A.go"]


def test_the_reader_does_not_wait_at_the_gate(deno: ScriptedSession) -> None:
    """A __del__ that the garbage collector runs there may submit a command."""
    deno.send_command("Debugger.resume")
    deno.transport.call(lambda: deno.submit("A.go"))
    deno.transport.settle()
    assert sent(deno) == ["Debugger.resume"]
    deno.transport.feed(event("Debugger.resumed"))
    deno.transport.settle()
    assert sent(deno) == ["Debugger.resume", "A.go"]


def test_deferred_commands_wait_at_the_gate_too(deno: ScriptedSession) -> None:
    deno.send_command("Debugger.resume")
    deno.connection.later("A.release", {}, None)
    thread = held(deno, lambda: deno.send_command("A.go"))
    assert sent(deno) == ["Debugger.resume"]
    deno.transport.feed(event("Debugger.resumed"))
    thread.join(5)
    assert sorted(sent(deno)) == ["A.go", "A.release", "Debugger.resume"]


def test_no_command_is_sent_between_a_resume_and_its_event_however_many_threads_send(deno: ScriptedSession) -> None:
    def resume(command: Message) -> list[Message]:
        done = [event("Debugger.resumed")] if command["method"] == "Debugger.resume" else []
        return [*answer(command), *done]

    ended: list[bool] = []  # for each command: whether a pause was ending when it was sent
    ending = threading.Event()

    def watch(command: Message) -> None:
        ended.append(ending.is_set())
        if command["method"] == "Debugger.resume":
            ending.set()

    class Seen:
        def put(self, event: object) -> None:
            ending.clear()

        def end(self, error: object, orderly: bool) -> None:
            """Nothing is waiting."""

        def wake(self) -> None:
            """Nothing is waiting."""

    seen = Seen()
    deno.connection.observe(None, seen, "Debugger.resumed")
    deno.transport.answer, deno.transport.on_send = resume, watch

    def work(number: int) -> None:
        for turn in range(50):
            deno.send_command("Debugger.resume" if (number + turn) % 5 == 0 else "A.go")

    with ThreadPoolExecutor(20) as pool:
        for one in [pool.submit(work, number) for number in range(20)]:
            one.result(30)
    assert len(ended) == 1000
    assert not any(ended)


@pytest.mark.parametrize("browser", ["node.js/v24.1.0", "Chrome/156.0"])
def test_other_runtimes_have_no_gate(browser: str) -> None:
    with ScriptedSession(answer, browser=browser) as session:
        session.link.watch_program()
        session.send_command("Debugger.resume")
        session.send_command("A.go", timeout=5)


def test_deno_keeps_the_connection_when_many_threads_send_while_pauses_end(start: Start) -> None:
    program = "setInterval(() => { for (let i = 0; i < 50; i++) { debugger; } }, 1)"
    client = start("deno", program)
    left = iter(range(300))

    def resume() -> None:
        for _ in left:
            paused.get(timeout=10)
            client.send_command("Debugger.resume")
            client.send_command("Runtime.evaluate", {"expression": "1"})

    with client.events("Debugger.paused") as paused:
        client.send_command("Debugger.enable")
        with ThreadPoolExecutor(5) as pool:
            for one in [pool.submit(resume) for _ in range(5)]:
                one.result(30)
    assert not client.closed
