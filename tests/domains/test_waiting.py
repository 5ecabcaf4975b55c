"""Session.run_if_waiting(), over targets in memory that forget a command which comes too early, and real ones."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from cdpsync import CDPClient, connect, launch
from cdpsync.domains import waiting
from cdpsync.errors import CDPTimeoutError

from ..conftest import SERVERS, command
from ..peers import Message, ScriptedSession, browser, event

GO = "Runtime.runIfWaitingForDebugger"


class Starting:
    """A program that begins to wait for the debugger at the third NodeRuntime.enable, and pauses after it has started.

    It forgets a runIfWaitingForDebugger that comes before it waits.
    """

    def __init__(self, *, waits: bool = True, has_node_runtime: bool = True) -> None:
        self.enables = 0
        self.looks = 0
        self.waits = waits
        self.state = "starting" if waits else "running"
        self.has_node_runtime = has_node_runtime
        self.uncollected: list[Message] = []
        self.breaks = True
        self.debugger = False

    def __call__(self, command: Message) -> list[Message]:
        method = command["method"]
        reply = {"id": command["id"], "result": {}}
        if method == "Debugger.enable":
            self.debugger = True
        if method == "Debugger.getScriptSource":
            text = "No script for id: 0" if self.debugger else "Debugger agent is not enabled"
            return [{"id": command["id"], "error": {"code": -32000, "message": text}}]
        if method == "NodeRuntime.enable":
            self.enables += 1
            if self.enables == 3 and self.state == "starting":
                self.state = "waiting"
            if not self.has_node_runtime:
                return [{"id": command["id"], "error": {"code": -32601, "message": "no"}}]
            return [event("NodeRuntime.waitingForDebugger"), reply] if self.state == "waiting" else [reply]
        if method == GO:
            if self.state == "waiting":
                self.state = "running"
            return [reply]
        if method == "HeapProfiler.collectGarbage":
            if self.state == "running" and not self.waits:
                return [reply]
            self.uncollected.append(command)
            return []
        if method == "Runtime.evaluate":
            return self.evaluate(command)
        return [reply]

    def evaluate(self, command: Message) -> list[Message]:
        if self.state == "running":
            self.looks += 1
        paused = []
        if self.breaks and self.looks == 3:
            paused = [event("Debugger.paused", reason="Break on start")]
        done = self.state == "running" and not (self.breaks and "_breakFirstLine" in command["params"]["expression"])
        return [*paused, {"id": command["id"], "result": {"result": {"type": "boolean", "value": done}}}]


@pytest.mark.parametrize("has_node_runtime", [True, False])
def test_a_node_that_does_not_wait_yet_is_started_when_it_does(has_node_runtime: bool) -> None:
    node = Starting(has_node_runtime=has_node_runtime)
    with ScriptedSession(node, browser="node.js/v24.1.0") as session:
        session.run_if_waiting()
        assert node.state == "running"


def test_a_node_that_answers_nothing_before_it_runs_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    """Node 8."""
    monkeypatch.setattr(waiting, "_ANSWERS", 0.05)
    unanswered: list[Message] = []
    gone = False

    def node(command: Message) -> list[Message]:
        nonlocal gone
        unanswered.append(command)
        gone = gone or command["method"] == GO
        replies = [reply for one in unanswered for reply in answer(one)] if gone else []
        if gone:
            unanswered.clear()
        return replies

    answer = Starting(waits=False, has_node_runtime=False)
    with ScriptedSession(node, browser="node.js/v8.17.0") as session:
        session.run_if_waiting()
        assert gone


def test_a_deno_that_does_not_wait_yet_is_started_when_it_does() -> None:
    deno = Starting()
    with ScriptedSession(deno, browser="Deno/2.9.8") as session:
        session.run_if_waiting()
        assert deno.state == "running"


def test_a_program_that_breaks_at_its_first_statement_has_paused_on_return() -> None:
    with ScriptedSession(Starting(), browser="node.js/v24.1.0") as session:
        session.send_command("Debugger.enable")
        with session.events("Debugger.paused") as paused:
            session.run_if_waiting()
            assert [one.params["reason"] for one in paused.drain()] == ["Break on start"]


def test_a_pause_is_not_waited_for_while_debugger_is_disabled() -> None:
    node = Starting()
    with ScriptedSession(node, browser="node.js/v24.1.0") as session:
        session.run_if_waiting()
        assert node.looks == 0


def test_a_program_that_does_not_break_is_not_waited_for() -> None:
    node = Starting()
    node.breaks = False
    with ScriptedSession(node, browser="node.js/v24.1.0") as session:
        session.send_command("Debugger.enable")
        session.run_if_waiting()
        assert node.state == "running"


@pytest.mark.parametrize("name", ["node.js/v24.1.0", "Deno/2.9.8"])
def test_a_program_that_runs_is_told_to_run_once_and_is_not_waited_for(name: str) -> None:
    with ScriptedSession(Starting(waits=False), browser=name) as session:
        session.send_command("Debugger.enable")
        session.run_if_waiting()
        assert [one["method"] for one in session.transport.sent].count(GO) == 1


def test_a_deno_that_shows_no_sign_of_running_is_not_waited_for_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is paused or in a loop."""
    monkeypatch.setattr(waiting, "_SHOWS_ITSELF", 0.05)
    deno = Starting()
    deno.state = "running"
    with ScriptedSession(deno, browser="Deno/2.9.8") as session:
        session.run_if_waiting()
        assert session.transport.sent[-1]["method"] == GO


def test_the_timeout_of_a_program_that_still_waits_says_so() -> None:
    node = Starting()
    node.enables = 3
    node.state = "stuck"
    with ScriptedSession(node, browser="node.js/v24.1.0") as session:
        with pytest.raises(CDPTimeoutError, match=f"{GO}.* within 0.5 s; the program still waits"):
            session.run_if_waiting(timeout=0.5)


@pytest.mark.parametrize("name", ["Chrome/156.0", "workerd", "node.js/v24.1.0"])
def test_a_worker_is_told_to_run_and_nothing_else(name: str) -> None:
    with ScriptedSession(browser, browser=name) as session:
        session.attach_to_target("T").run_if_waiting()
        assert [one["method"] for one in session.transport.sent] == ["Target.attachToTarget", GO]


# --- real ones ---


@pytest.mark.real
@pytest.mark.parametrize("name", SERVERS)
def test_a_real_program_has_paused_at_its_first_statement_on_return(tmp_path: Path, name: str) -> None:
    script = tmp_path / "program.js"
    script.write_text("globalThis.ran = true; setInterval(() => {}, 60000)")
    program, *arguments = command(name, script)
    at = 1 if name == "deno" else 0
    arguments.insert(at, "--inspect-brk=127.0.0.1:0")
    with launch([program, *arguments]) as client, connect(client.port) as other:
        other.send_command("Debugger.enable")
        with other.events("Debugger.paused") as paused:
            other.run_if_waiting()
            assert len(paused.drain()) == 1
        other.send_command("Debugger.disable")


@pytest.mark.real
def test_nothing_happens_if_the_program_runs_already(real: CDPClient) -> None:
    real.run_if_waiting()
    assert real.Runtime.evaluate(expression="1 + 1")["result"]["value"] == 2


@pytest.mark.real
@pytest.mark.parametrize("name", [name for name in SERVERS if "node" in name])
def test_a_program_that_ends_before_its_first_pause_is_not_waited_for(tmp_path: Path, name: str) -> None:
    script = tmp_path / "program.js"
    script.write_text("this is not a program")
    program, path = command(name, script)
    with launch([program, "--inspect-brk=127.0.0.1:0", path]) as client:
        client.send_command("Debugger.enable")
        start = time.monotonic()
        client.run_if_waiting()
        assert time.monotonic() - start < 5
        assert client.pending() == []
