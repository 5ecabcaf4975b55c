from __future__ import annotations

import pickle
from typing import Any

import pytest

from cdpsync import AttachedSession, CDPClient, Event, PendingCommand
from cdpsync.engine.backlog import Backlog
from cdpsync.errors import CDPError, CDPTimeoutError, ConnectionClosed, ProtocolError, SessionClosed
from cdpsync.threads.deadline import Deadline

from .peers import Message, ScriptedSession, browser, echo, event


def test_attaching_gives_a_session_of_that_target() -> None:
    with ScriptedSession(browser) as session:
        child = session.attach_to_target("T1")
        assert (child.session_id, child.target_id) == ("S-T1", "T1")
        assert child.send_command("A.run", {"x": 1}) == {"x": 1}
        assert session.transport.sent[0]["params"] == {"targetId": "T1", "flatten": True}
        assert session.transport.sent[1]["sessionId"] == "S-T1"


def test_attaching_works_without_an_event_that_announces_it() -> None:
    with ScriptedSession(lambda command: browser(command)[-1:]) as session:
        assert session.attach_to_target("T1").send_command("A.run", {"x": 1}) == {"x": 1}


def test_detaching_ends_the_session_and_tells_the_target() -> None:
    with ScriptedSession(browser) as session:
        child = session.attach_to_target("T1")
        queue = child.events("A.b")
        child.detach()
        assert list(queue) == []
        with pytest.raises(SessionClosed, match="detached on this side"):
            child.send_command("A.run")
        assert session.transport.sent[-1]["method"] == "Target.detachFromTarget"
        assert session.transport.sent[-1]["params"] == {"sessionId": "S-T1"}


def test_a_session_id_that_is_used_again_belongs_to_a_new_session() -> None:
    """Deno uses ids again."""
    with ScriptedSession(lambda command: browser(command)[-1:]) as session:
        session.attach_to_target("T1").detach()
        assert session.attach_to_target("T1").send_command("A.run", {"x": 1}) == {"x": 1}


def test_a_session_that_ended_before_its_attachment_was_noticed_stays_ended() -> None:
    def gone(command: Message) -> list[Message]:
        return [*browser(command), event("Target.detachedFromTarget", sessionId="S-T1"), event("A.marker")]

    with ScriptedSession(gone) as session:
        command = session.submit("Target.attachToTarget", {"targetId": "T1"})
        with session.expect_event("A.marker"):
            session.submit("A.run")
        session.connection.attach("S-T1", "T1", None, command.reply_number or 0)
        with pytest.raises(SessionClosed, match="detached"):
            session.session("S-T1")


def test_a_detached_session_is_not_revived_by_a_late_notice_of_its_attachment() -> None:
    """Another thread may notice it late."""
    with ScriptedSession(browser) as session:
        command = session.submit("Target.attachToTarget", {"targetId": "T1"})
        command.result()
        session.session("S-T1").detach()
        session.connection.attach("S-T1", "T1", None, command.reply_number or 0)
        with pytest.raises(SessionClosed, match="on this side"):
            session.session("S-T1")


def test_the_session_of_an_attached_event_exists_when_a_listener_gets_the_event() -> None:
    with ScriptedSession(echo) as session:
        attached, asked = event("Target.attachedToTarget", sessionId="S1", targetInfo={"targetId": "T1"}), list[bool]()

        class Asking(Backlog):
            """A listener that asks at once, on the reader thread."""

            def put(self, event: Event) -> None:
                asked.append(session.session("S1").closed)

        listening = Asking(("Target.*",), None)
        session.connection._waiters.subscribe(listening, None, "Target.*")
        session.transport.feed(attached)
        session.transport.settle()
        assert asked == [False]


def test_a_session_that_is_announced_twice_keeps_its_handlers() -> None:
    """In an event, and in the reply to Target.attachToTarget."""
    with ScriptedSession(echo) as session:
        attached = event("Target.attachedToTarget", sessionId="S1", targetInfo={"targetId": "T1"})
        session.transport.feed(attached)
        session.transport.settle()
        subscription = session.session("S1").on_event("A.b", print)
        session.transport.feed(attached)
        session.transport.settle()
        assert subscription.active
        subscription()
        assert len(session.connection._waiters.listeners) == 0


@pytest.mark.parametrize("code", [-32601, -32602])
def test_a_session_that_the_target_does_not_detach_ends_on_this_side(code: int) -> None:
    """Node has no such command; Chrome says that there is no such session."""

    def refusing(command: Message) -> list[Message]:
        if command["method"] == "Target.detachFromTarget":
            return [{"id": command["id"], "error": {"code": code, "message": "no"}}]
        return browser(command)

    with ScriptedSession(refusing) as session:
        child = session.attach_to_target("T1")
        child.detach()
        with pytest.raises(SessionClosed):
            child.send_command("A.run")


def test_detaching_twice_or_after_the_end_does_nothing() -> None:
    with ScriptedSession(browser) as session:
        one, other = session.attach_to_target("T1"), session.attach_to_target("T2")
        one.detach()
        one.detach()
        assert [command["method"] for command in session.transport.sent].count("Target.detachFromTarget") == 1
        session.connection.close()
        other.detach()


@pytest.mark.parametrize("error", [ConnectionClosed("EOF"), ProtocolError("garbage")], ids=repr)
def test_detaching_after_the_connection_ended_does_nothing(error: CDPError) -> None:
    with ScriptedSession(browser) as session:
        child = session.attach_to_target("T1")
        session.transport.fail(error)
        session.connection.join(5)
        child.detach()


def test_only_an_attached_session_has_detach() -> None:
    with ScriptedSession(browser) as session:
        assert isinstance(session.attach_to_target("T1"), AttachedSession)
    assert not hasattr(CDPClient, "detach")


def test_events_without_a_name_is_a_value_error() -> None:
    with ScriptedSession() as session, pytest.raises(ValueError, match="name the events"):
        session.events()


def test_run_if_waiting_sends_the_command() -> None:
    with ScriptedSession(echo) as session:
        session.run_if_waiting()
        assert session.transport.sent[-1]["method"] == "Runtime.runIfWaitingForDebugger"


def test_nothing_works_before_connect() -> None:
    client = CDPClient()
    with pytest.raises(ConnectionClosed, match="connect\\(\\) was not called"):
        client.send_command("A.run")
    with pytest.raises(ConnectionClosed):
        client.events("A.b")


@pytest.mark.parametrize("method", [7, None, b"A.enable", ["A.enable"], "enable"], ids=repr)
def test_something_that_is_not_a_command_is_a_value_error_and_not_sent(method: Any) -> None:
    with ScriptedSession(echo) as session:
        for send in (session.send_command, session.submit):
            with pytest.raises(ValueError, match="a command is 'Domain.method', such as 'Runtime.evaluate', not "):
                send(method)
        assert session.transport.sent == []


@pytest.mark.parametrize("result", [{}, {"sessionId": 7}, {"sessionId": ["S1"]}], ids=str)
def test_a_target_that_attaches_without_a_session_id_is_a_protocol_error(result: Message) -> None:
    with ScriptedSession(lambda command: [{"id": command["id"], "result": result}]) as session:
        with pytest.raises(ProtocolError, match="without a sessionId"):
            session.attach_to_target("T1")


def test_a_client_cannot_be_pickled() -> None:
    with pytest.raises(TypeError, match="cannot be pickled"):
        pickle.dumps(CDPClient())


def test_a_timeout_of_none_waits_for_ever_and_one_of_zero_does_not_wait() -> None:
    with ScriptedSession(echo) as session:
        assert session.send_command("A.run", {"x": 1}, timeout=None) == {"x": 1}
        session.transport.answer = None
        with pytest.raises(CDPTimeoutError):
            session.send_command("A.run", timeout=0)


def test_the_repr_of_a_session_says_whether_it_has_ended() -> None:
    with ScriptedSession(browser) as session:
        child = session.attach_to_target("T1")
        assert repr(child) == "<AttachedSession S-T1: other>"
        child.detach()
        assert repr(child) == "<AttachedSession S-T1: other, closed: it was detached on this side>"


def test_the_repr_of_the_root_of_a_connection_says_what_it_is_if_that_is_known() -> None:
    with ScriptedSession() as session:
        assert repr(session) == "<ScriptedSession of the whole connection>"
    with ScriptedSession(browser="Chrome/156.0") as session:
        assert repr(session) == "<ScriptedSession of Chrome/156.0>"
    assert repr(session) == "<ScriptedSession of Chrome/156.0, closed: it was closed on this side>"


def test_ctrl_c_while_waiting_for_a_reply_gives_up_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody else has the command: it would be pending until its reply comes, or for ever."""

    def interrupted(command: PendingCommand, deadline: Deadline) -> None:
        raise KeyboardInterrupt

    with ScriptedSession() as session:
        monkeypatch.setattr(PendingCommand, "_result_by", interrupted)
        with pytest.raises(KeyboardInterrupt):
            session.send_command("A.run", timeout=None)
        assert session.connection.pending() == []


def test_the_detach_command_is_sent_in_the_parent_session() -> None:
    """Chrome refuses it elsewhere, and a worker that waits for the debugger would go on waiting."""
    with ScriptedSession(echo) as session:
        info = {"targetId": "P"}
        session.transport.feed(event("Target.attachedToTarget", sessionId="page", targetInfo=info))
        session.transport.feed(
            event("Target.attachedToTarget", "page", sessionId="worker", targetInfo={"targetId": "W"})
        )
        session.transport.settle()
        session.session("worker").detach()
        sent = session.transport.sent[-1]
        assert (sent["method"], sent["sessionId"]) == ("Target.detachFromTarget", "page")
        assert sent["params"] == {"sessionId": "worker"}


def test_a_session_says_whether_it_is_closed_and_why() -> None:
    with ScriptedSession(browser) as session:
        child = session.attach_to_target("T1")
        assert (child.closed, child.close_reason) == (False, None)
        child.detach()
        assert (child.closed, child.close_reason) == (True, "it was detached on this side")


def test_an_attachment_that_is_not_answered_leaves_nothing_pending() -> None:
    with ScriptedSession(timeout=0.02) as session:
        with pytest.raises(CDPTimeoutError):
            session.attach_to_target("T1")
        assert session.connection.pending() == []


def test_sessions_of_a_chrome_without_flatten_are_refused_and_detached() -> None:
    """Chrome 64 and 67 carry the command out in the target of the client, and answer without a sessionId."""

    def chrome64(command: Message) -> list[Message]:
        reply = {"id": command["id"], "result": {}}
        if command["method"] == "Target.attachToTarget":
            reply["result"] = {"sessionId": "(677D):1"}
            return [event("Target.attachedToTarget", sessionId="(677D):1", targetInfo={"targetId": "(677D)"}), reply]
        return [reply]

    with ScriptedSession(chrome64) as session:
        with pytest.raises(
            ProtocolError, match=r"too old for sessions: before version 69 .* Connect to the target \(677D\) itself"
        ):
            session.attach_to_target("(677D)")
        assert session.transport.sent[-1]["method"] == "Target.detachFromTarget"
        session.transport.feed(event("Target.attachedToTarget", sessionId="W:2", targetInfo={"targetId": "W"}))
        session.transport.settle()
        with pytest.raises(ProtocolError, match="too old for sessions"):
            session.session("W:2")
        assert all("sessionId" not in command for command in session.transport.sent)


@pytest.mark.parametrize("session_id", ["1", "5A2343F8534AA197CB05B248B2C07BDF", "T:x", "Z:1"])
def test_other_session_ids_are_accepted(session_id: str) -> None:
    with ScriptedSession(echo) as session:
        session.transport.feed(event("Target.attachedToTarget", sessionId=session_id, targetInfo={"targetId": "T"}))
        session.transport.settle()
        assert session.session(session_id).send_command("A.run", {"x": 1}) == {"x": 1}
