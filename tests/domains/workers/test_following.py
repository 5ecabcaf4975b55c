"""client.workers over a scripted target: what is sent, in which order, and how waits end."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from queue import SimpleQueue
from typing import Any

import pytest

from cdpsync import CDPTimeoutError, ClosedError, CommandError, ConnectionClosed, SessionClosed

from ...engine.scripted import settle
from ...peers import Message, ScriptedSession, event, of_worker

NODE, DENO, CHROMIUM = "node.js/v24.19.0", "Deno/2.9.8", "Chrome/156.0"


def announced(session_id: str, name: str = "", url: str = "file:///hash.js", parent: str | None = None) -> Message:
    info = {"targetId": f"T{session_id}", "type": "worker", "title": name, "url": url}
    message = event("Target.attachedToTarget", sessionId=session_id, targetInfo=info, waitingForDebugger=False)
    return message if parent is None else {**message, "sessionId": parent}


def of_node(session_id: str, name: str) -> Message:
    info = {"workerId": session_id, "type": "worker", "title": f"[worker {session_id}] {name}", "url": "file:///w.js"}
    return event("NodeWorker.attachedToWorker", sessionId=session_id, workerInfo=info, waitingForDebugger=False)


def answering(*before: Message, method: str = "Target.setAutoAttach") -> Callable[[Message], list[Message]]:
    """Answers everything with {}; the first command of this method announces workers before its reply."""
    left = [before]

    def answer(command: Message) -> list[Message]:
        reply: dict[str, Any] = {"id": command["id"], "result": {}}
        if "sessionId" in command:
            reply["sessionId"] = command["sessionId"]
        first = left.pop() if command["method"] == method and "sessionId" not in command and left else ()
        return [*first, reply]

    return answer


def settings(session: ScriptedSession) -> list[tuple[str | None, bool]]:
    """The session and the flag of each command that has said whether to hold."""
    return [
        (one.get("sessionId"), one["params"]["waitForDebuggerOnStart"])
        for one in session.transport.sent
        if one["method"] == "Target.setAutoAttach"
    ]


def sent_to(session: ScriptedSession, session_id: str) -> list[str]:
    return [one["method"] for one in session.transport.sent if one.get("sessionId") == session_id]


def test_a_worker_is_asked_for_its_own_workers_when_it_is_announced() -> None:
    with ScriptedSession(answering(announced("S1", "a")), browser=CHROMIUM) as session:
        assert [worker.name for worker in session.workers] == ["a"]
        session.transport.feed(announced("S2", "b", parent="S1"))
        settle(session)
        assert settings(session) == [(None, False), ("S1", False), ("S2", False)]
        assert [worker.name for worker in session.workers] == ["a", "b"]


def test_workers_that_were_attached_by_hand_before_are_there() -> None:
    with ScriptedSession(answering(announced("S1", "by hand")), browser=CHROMIUM) as session:
        session.send_command("Target.setAutoAttach", {"autoAttach": True, "waitForDebuggerOnStart": False})
        assert [worker.name for worker in session.workers] == ["by hand"]


def test_node_is_followed_in_one_way_only() -> None:
    with ScriptedSession(answering(of_node("1", "a"), method="NodeWorker.enable"), browser=NODE) as session:
        assert [worker.name for worker in session.workers] == ["a"]
        methods = [
            one["method"] for one in session.transport.sent if "Attach" in one["method"] or "able" in one["method"]
        ]
        assert methods == ["Target.setAutoAttach", "NodeWorker.enable"]
        assert session.transport.sent[-2]["params"]["autoAttach"] is False


def test_node_whose_workers_have_flat_sessions_cannot_hold_them() -> None:
    with ScriptedSession(answering(announced("S1")), browser=NODE) as session:
        session.send_command("Target.setAutoAttach", {"autoAttach": True, "waitForDebuggerOnStart": False})
        assert len(session.workers) == 1
        with pytest.raises(RuntimeError, match="does not hold"), session.workers.attach_all(hold=True):
            pass


def test_a_target_that_knows_no_workers_is_named() -> None:
    def refuse(command: Message) -> list[Message]:
        if "Attach" in command["method"] or command["method"] == "NodeWorker.enable":
            return [{"id": command["id"], "error": {"code": -32601, "message": "no such method"}}]
        return [{"id": command["id"], "result": {}}]

    with ScriptedSession(refuse, browser=NODE) as session, pytest.raises(RuntimeError, match="does not announce"):
        list(session.workers)


def test_nested_blocks_hold_until_the_last_one_ends() -> None:
    with ScriptedSession(answering(), browser=CHROMIUM) as session:
        with session.workers.attach_all(hold=True) as outer:
            with session.workers.attach_all(hold=True) as inner:
                session.transport.feed(announced("S1", "a"))
                assert inner.get().name == outer.get().name == "a"
            assert settings(session) == [(None, False), (None, True), ("S1", True)]
            assert "Runtime.runIfWaitingForDebugger" not in sent_to(session, "S1")
        assert settings(session)[3:] == [(None, False), ("S1", False)]
        assert sent_to(session, "S1").count("Runtime.runIfWaitingForDebugger") == 1


def test_a_worker_that_is_announced_after_the_block_is_let_go_at_once() -> None:
    with ScriptedSession(answering(), browser=CHROMIUM) as session:
        with session.workers.attach_all(hold=True):
            pass
        session.transport.feed(announced("S1"))
        settle(session)
        assert "Runtime.runIfWaitingForDebugger" in sent_to(session, "S1")


def test_ctrl_c_while_workers_are_let_go_leaves_none_held() -> None:
    with ScriptedSession(answering(), browser=CHROMIUM) as session:
        starting = session.workers.attach_all(hold=True)
        starting.__enter__()
        for number in range(3):
            session.transport.feed(announced(f"S{number}"))
            starting.get()
        interrupts = [KeyboardInterrupt()]

        def interrupt(command: Message) -> None:
            if command["method"] == "Runtime.runIfWaitingForDebugger" and interrupts:
                raise interrupts.pop()

        session.transport.on_send = interrupt
        with pytest.raises(KeyboardInterrupt):
            starting.__exit__(None, None, None)
        for number in range(3):
            assert "Runtime.runIfWaitingForDebugger" in sent_to(session, f"S{number}")
        assert settings(session)[-1][1] is False


def test_held_workers_are_let_go_before_the_client_is_closed() -> None:
    with ScriptedSession(answering(), browser=CHROMIUM) as session:
        starting = session.workers.attach_all(hold=True)
        starting.__enter__()
        session.transport.feed(announced("S1"))
        starting.get()
        session.connection.close()
        assert "Runtime.runIfWaitingForDebugger" in sent_to(session, "S1")
        starting.__exit__(None, None, None)


def test_a_handler_that_raises_does_not_keep_others_from_being_called(caplog: pytest.LogCaptureFixture) -> None:
    names: SimpleQueue[str] = SimpleQueue()
    with ScriptedSession(answering(), browser=CHROMIUM) as session:
        session.workers.on_start(lambda worker: 1 / 0)
        session.workers.on_start(lambda worker: names.put(worker.name))
        session.transport.feed(announced("S1", "a"), announced("S2", "b"))
        assert [names.get(timeout=5), names.get(timeout=5)] == ["a", "b"]
        assert "ZeroDivisionError" in caplog.text


def test_events_of_all_kinds_do_not_include_our_notices() -> None:
    with ScriptedSession(answering(), browser=CHROMIUM) as session, session.events("*") as queue:
        session.workers.on_start(print)
        heard: list[str] = []
        session.on_event("*", lambda one: heard.append(one.method))
        session.transport.feed(announced("S1", "a"))
        settle(session)
        settle(session)
        assert {one.method for one in queue.drain()} == {"Target.attachedToTarget", "Test.settled"}
        assert set(heard) == {"Target.attachedToTarget", "Test.settled"}


def test_all_threads_that_wait_get_the_worker() -> None:
    with ScriptedSession(answering(), browser=CHROMIUM) as session, ThreadPoolExecutor(4) as pool:
        waits = [pool.submit(session.workers.wait, name="late", timeout=5) for _ in range(4)]
        session.transport.feed(announced("S0", "early"), announced("S1", "late"))
        assert {wait.result().session_id for wait in waits} == {"S1"}


def test_a_thread_that_waits_raises_when_the_client_is_closed() -> None:
    with ScriptedSession(answering(), browser=CHROMIUM) as session, ThreadPoolExecutor(1) as pool:
        list(session.workers)
        wait = pool.submit(session.workers.wait, timeout=5)
        session.connection.close()
        with pytest.raises(ConnectionClosed):
            wait.result()


def test_a_target_that_does_not_answer_ends_the_wait() -> None:
    with ScriptedSession(lambda command: [], browser=CHROMIUM) as session:
        with pytest.raises(CDPTimeoutError):
            session.workers.wait(timeout=0.05)


def test_what_is_wanted_must_be_a_text_or_a_pattern() -> None:
    with ScriptedSession(answering(), browser=CHROMIUM) as session:
        with pytest.raises(TypeError, match="name is a str or a pattern"):
            session.workers.wait(name=7)  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="cannot be called"):
            session.workers.on_start("handler")  # type: ignore[arg-type]
        with pytest.raises(RuntimeError, match="was not entered"):
            session.workers.attach_all().get()


def deno(*, held: bool = False) -> Callable[[Message], list[Message]]:
    """Answers as a Deno that announces no workers now: Target.getTargets has no answer."""

    def answer(command: Message) -> list[Message]:
        waits = [event("NodeRuntime.waitingForDebugger")] if held and command["method"] == "NodeRuntime.enable" else []
        if command["method"] == "Target.getTargets":
            return []
        return [*waits, {"id": command["id"], "result": {}}]

    return answer


def test_a_deno_that_is_paused_says_so_at_once() -> None:
    with ScriptedSession(deno(), browser=DENO, timeout=None) as session:
        session.link.watch_program()
        session.transport.feed(event("Debugger.paused", callFrames=[]))
        settle(session)
        for ask in (list, len):
            with pytest.raises(RuntimeError, match="is paused in the debugger, .*: resume it"):
                ask(session.workers)


def test_a_deno_whose_debugger_was_disabled_is_not_paused_any_more() -> None:
    with ScriptedSession(deno(), browser=DENO, timeout=0.01) as session:
        session.link.watch_program()
        session.transport.feed(event("Debugger.paused", callFrames=[]))
        settle(session)
        session.send_command("Debugger.disable")
        with pytest.raises(CDPTimeoutError, match="not paused or in a loop"):
            len(session.workers)


def test_a_deno_that_has_not_begun_has_no_workers() -> None:
    with ScriptedSession(deno(held=True), browser=DENO, timeout=None) as session:
        session.link.watch_program()
        assert list(session.workers) == []
        session.transport.feed(announced("S1"))
        settle(session)
        assert [worker.session_id for worker in session.workers] == ["S1"]


def test_the_repr_lists_what_is_known_and_asks_nothing() -> None:
    found = announced("S1", "a"), announced("S2", url="http://host/app/main.mjs?v=1")
    with ScriptedSession(answering(*found), browser=CHROMIUM) as session:
        assert repr(session.workers) == "<Workers: not asked yet>"
        assert session.transport.sent == []
        assert len(session.workers) == 2
        assert repr(session.workers) == "<Workers: worker 'a' hash.js, worker main.mjs?v=1>"
        assert repr(next(iter(session.workers)).workers) == "<Workers: none runs>"
    assert "closed: it was closed" in repr(session.workers)


def test_the_repr_of_a_block_says_how_far_it_is() -> None:
    with ScriptedSession(answering(), browser=CHROMIUM) as session:
        starting = session.workers.attach_all(hold=True)
        assert repr(starting).endswith(", hold=True, not entered>")
        with starting:
            assert repr(starting).endswith(", new ones are held>")
        assert repr(starting).endswith(", ended>")
        with session.workers.attach_all() as others:
            assert repr(others).endswith(", new ones run>")


def test_after_a_block_its_workers_can_still_be_read_and_then_it_says_that_it_has_ended() -> None:
    with ScriptedSession(answering(announced("S1", "a")), browser=CHROMIUM) as session:
        with session.workers.attach_all() as starting:
            pass
        assert starting.get().name == "a"
        with pytest.raises(ClosedError, match=r"the block of client.workers.attach_all\(\) has ended"):
            starting.get()
        assert list(starting) == []


def test_the_repr_of_a_page_says_that_it_has_no_url_yet() -> None:
    info = {"targetId": "T1", "type": "page", "title": "", "url": ""}
    with ScriptedSession(browser=CHROMIUM) as session:
        session.transport.feed(event("Target.attachedToTarget", sessionId="S1", targetInfo=info))
        settle(session)
        assert repr(session.session("S1")) == "<AttachedSession S1: page, no URL yet>"


@pytest.mark.parametrize("kind", ["workers", "popup", "service-worker", "Worker", ""])
def test_a_kind_that_is_not_known_is_refused_at_once(kind: str) -> None:
    with ScriptedSession(answering(), browser=CHROMIUM) as session:
        with pytest.raises(ValueError, match=rf"no kind '{kind}': the kinds are worker, .* \(a popup is a 'page'\)"):
            session.workers.wait(kind=kind)
        assert session.transport.sent == []


@pytest.mark.parametrize("kind", ["iframe", "webview", re.compile("^shared")])
def test_other_kinds_and_patterns_are_waited_for(kind: str | re.Pattern[str]) -> None:
    with ScriptedSession(answering(), browser=CHROMIUM) as session, pytest.raises(CDPTimeoutError):
        session.workers.wait(kind=kind, timeout=0)


def test_a_text_without_a_name_is_refused() -> None:
    with ScriptedSession(answering(), browser=CHROMIUM) as session:
        with pytest.raises(TypeError, match="what is meant by 'index': name=… or url=…"):
            session.workers.wait("index")  # type: ignore[arg-type]


_GONE = {"code": -32000, "message": "Cannot find context with specified id"}


def ends(command: Message, *, at_once: bool = True) -> list[Message]:
    """A Node whose worker loses its context by an evaluation, and ends then or not."""
    if command["method"] != "NodeWorker.sendMessageToWorker":
        return [{"id": command["id"], "result": {}}]
    error = {"id": json.loads(command["params"]["message"])["id"], "error": _GONE}
    end = [event("NodeWorker.detachedFromWorker", sessionId="1")] if at_once else []
    return [{"id": command["id"], "result": {}}, of_worker("1", error), *end]


def test_code_that_ends_its_worker_raises_that_the_worker_has_ended() -> None:
    with ScriptedSession(ends, browser=NODE) as session:
        session.transport.feed(of_node("1", "a"))
        settle(session)
        with pytest.raises(SessionClosed, match="the worker has ended"):
            session.session("1").evaluate("process.exit(3)")


def test_a_worker_that_has_no_context_and_does_not_end_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cdpsync.domains.values.realm._ENDING", 0.01)
    with ScriptedSession(partial(ends, at_once=False), browser=NODE) as session:
        session.transport.feed(of_node("1", "a"))
        settle(session)
        with pytest.raises(CommandError, match="Cannot find context"):
            session.session("1").evaluate("1")


def test_an_old_session_does_not_become_that_of_a_new_worker_with_its_id() -> None:
    with ScriptedSession(answering(announced("1", "old")), browser=DENO) as session:
        old = next(iter(session.workers))
        session.transport.feed(event("Target.targetDestroyed", targetId="T1"), announced("1", "new"))
        settle(session)
        assert old.closed
        assert [worker.closed for worker in session.workers] == [False]
