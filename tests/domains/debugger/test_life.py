"""What a debugger leaves behind, and how its waits end."""

from __future__ import annotations

import os
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from cdpsync import CDPClient, CommandError, ConnectionClosed, ProgramEnded, Session, SessionClosed
from cdpsync.domains.debugger.state import DebuggerState

from ...conftest import SERVERS, Start
from ...peers import Message, ScriptedSession, event
from .conftest import begin

ENABLED = {"scriptId": "-1"}


def is_enabled(client: CDPClient) -> bool:
    with pytest.raises(CommandError) as refused:
        client.send_command("Debugger.getScriptSource", ENABLED)
    return "not enabled" not in refused.value.message


def test_leaving_the_block_lets_a_paused_program_continue(program: CDPClient) -> None:
    with program.debugger as debugger:
        begin(program, "(globalThis.after = 0, () => { run(); globalThis.after = 1 })")
        debugger.wait()
    assert not is_enabled(program)
    assert program.evaluate("new Promise(done => setTimeout(() => done(globalThis.after), 10))") == 1


@pytest.mark.parametrize("kind", [KeyboardInterrupt, ValueError])
def test_leaving_the_block_by_an_exception_does_the_same(program: CDPClient, kind: type[BaseException]) -> None:
    with pytest.raises(kind), program.debugger as debugger:
        begin(program)
        debugger.wait()
        raise kind
    assert program.evaluate("6 * 7") == 42
    assert not is_enabled(program)


def test_only_the_end_of_the_last_of_several_blocks_disables_debugger(program: CDPClient) -> None:
    with program.debugger as outer:
        with program.debugger:
            begin(program)
        assert is_enabled(program)
        outer.wait()
    assert not is_enabled(program)


def test_another_block_keeps_debugger_enabled(program: CDPClient) -> None:
    with program.enabling("Debugger"):
        with program.debugger as debugger:
            begin(program)
            debugger.wait()
        assert is_enabled(program)
        assert program.evaluate("6 * 7") == 42


def test_a_second_block_works_like_the_first(program: CDPClient) -> None:
    for _ in range(2):
        with program.debugger as debugger:
            begin(program)
            assert debugger.wait().line == 18


def test_the_end_of_the_connection_ends_every_wait(program: CDPClient) -> None:
    with ThreadPoolExecutor(3) as pool, program.debugger as debugger:
        started = threading.Barrier(4)

        def wait() -> object:
            started.wait()
            with pytest.raises(ConnectionClosed) as closed:
                debugger.wait(None)
            return closed.value

        waits = [pool.submit(wait) for _ in range(3)]
        started.wait()
        program.close()
        assert [wait.result(5) for wait in waits]


@pytest.mark.parametrize("name", SERVERS)
def test_a_step_returns_none_if_the_program_ends(start: Start, name: str) -> None:
    client = start(
        name, "globalThis.go = () => { debugger; }; const t = setInterval(() => {}, 60000); globalThis.t = t;"
    )
    with client.debugger as debugger:
        client.send_command("Runtime.evaluate", {"expression": "clearInterval(t); setTimeout(go, 0); 0"})
        debugger.wait()
        assert debugger.resume() is None
        with pytest.raises(ProgramEnded):
            debugger.wait()


@pytest.mark.parametrize("name", SERVERS)
def test_a_program_that_is_killed_while_paused_ends_the_wait(start: Start, name: str) -> None:
    client = start(name, "globalThis.go = () => { debugger; }; setInterval(() => {}, 60000);")
    with client.debugger as debugger:
        client.send_command("Runtime.evaluate", {"expression": "setTimeout(go, 0); 0"})
        paused = debugger.wait()
        os.kill(client.evaluate("process.pid"), signal.SIGKILL)
        with pytest.raises(ConnectionClosed):
            while True:
                debugger.wait(None)
                if paused.over:
                    debugger.step()
        assert paused.over


def test_leaving_the_block_on_a_page_that_has_crashed_waits_for_nothing(start: Start) -> None:
    client = start("chromium")
    began = time.monotonic()
    with client.debugger as debugger:
        breakpoint = debugger.break_at("nowhere.js:1")
        client.submit("Page.crash").give_up()
        with pytest.raises(SessionClosed, match="crashed"):
            debugger.wait()
        breakpoint.remove()
    assert time.monotonic() - began < 20  # the client's timeout is 30 s


def test_a_page_that_crashes_while_the_block_is_left_is_an_error_that_says_so() -> None:
    def answer(command: Message) -> list[Message]:
        if command.get("params") == {"maxDepth": 0}:
            return [event("Inspector.targetCrashed")]
        return [{"id": command["id"], "result": {}}] if command["method"] != "Debugger.disable" else []

    with ScriptedSession(answer, browser="Chrome/156") as session:
        with pytest.raises(SessionClosed, match="the target crashed"), session.debugger:
            pass
        assert session.transport.sent[-1]["method"] == "Debugger.disable"


class Indifferent:
    """A hook that claims no pause."""

    def claims(self, params: dict[str, Any]) -> bool:
        return False

    def handle(self, session: Session, params: dict[str, Any]) -> bool:
        return True


def test_no_thread_is_left_however_fast_hooks_come_and_go() -> None:
    with ScriptedSession() as session:
        state, hooks = DebuggerState(), [Indifferent(), Indifferent()]
        for _ in range(300):
            for hook in hooks:
                state.add_hook(session, hook)
            for hook in hooks:
                state.remove_hook(hook)
