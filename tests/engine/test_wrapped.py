"""Sessions whose messages travel within those of their parent: the workers of Node."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest

from cdpsync import AttachedSession, CDPTimeoutError, CommandError, SessionClosed
from cdpsync.engine import census

from ..peers import Message, ScriptedSession, echo, event, of_worker, worker_attached, workers_too
from .programs import Node

RECEIVED = "NodeWorker.receivedMessageFromWorker"
ENDED = "the worker has ended"


def attach(session: ScriptedSession, session_id: str = "1", worker_id: str = "W1") -> AttachedSession:
    session.transport.feed(worker_attached(session_id, worker_id, title="[worker 1] hash", url="file:///w.js"))
    session.transport.settle()
    return session.session(session_id)


@pytest.fixture
def main() -> Iterator[ScriptedSession]:
    with ScriptedSession(workers_too(echo)) as session:
        yield session


def test_a_command_travels_within_one_of_the_parent(main: ScriptedSession) -> None:
    worker = attach(main)
    assert worker.send_command("A.run", {"x": 'a "b" \u00e9 \ud83d'}) == {"x": 'a "b" \u00e9 \ud83d'}
    (sent,) = main.transport.sent
    assert sent["method"] == "NodeWorker.sendMessageToWorker"
    assert sent["params"]["sessionId"] == "1"
    assert json.loads(sent["params"]["message"])["method"] == "A.run"
    assert len(main.connection._waiters.pending) == 0


def test_a_worker_says_what_it_is(main: ScriptedSession) -> None:
    worker = attach(main)
    assert (worker.kind, worker.name, worker.url, worker.target_id) == ("worker", "hash", "file:///w.js", "W1")
    main.transport.feed(event("NodeWorker.detachedFromWorker", sessionId="1"))
    main.transport.settle()
    assert (worker.kind, worker.name, worker.url) == ("worker", "hash", "file:///w.js")


def test_a_target_says_what_it_has_become() -> None:
    with ScriptedSession() as session:
        before = {"targetId": "T1", "type": "page", "title": "Old", "url": "http://a/"}
        session.transport.feed(event("Target.attachedToTarget", sessionId="S1", targetInfo=before))
        session.transport.settle()
        page = session.session("S1")
        assert (page.kind, page.name, page.url) == ("page", "Old", "http://a/")
        session.transport.feed(event("Target.targetInfoChanged", targetInfo={**before, "title": "New", "url": "b:"}))
        session.transport.settle()
        assert (page.kind, page.name, page.url) == ("page", "New", "b:")


def test_all_events_before_a_reply_are_there_when_many_workers_answer_at_once(main: ScriptedSession) -> None:
    workers = [attach(main, str(number), f"W{number}") for number in range(20)]
    queues = [worker.events("A.b") for worker in workers]
    main.transport.answer = None
    commands = [worker.submit("A.run") for worker in workers]
    for turn in range(5):
        for worker in workers:
            main.transport.feed(of_worker(str(worker.session_id), event("A.b", turn=turn)))
    for command in reversed(commands):
        main.transport.feed(of_worker(str(command.session_id), {"id": command.id, "result": {}}))
    for command, queue in zip(commands, queues, strict=True):
        command.result()
        assert [queue.get(0).params["turn"] for _ in range(5)] == list(range(5))


def test_the_wire_order_of_events_of_different_workers_is_in_their_numbers(main: ScriptedSession) -> None:
    one, two = attach(main, "1", "W1"), attach(main, "2", "W2")
    with one.events("A.b") as ones, two.events("A.b") as twos, main.events("A.b") as mains:
        main.transport.feed(of_worker("2", event("A.b")), event("A.b"), of_worker("1", event("A.b")))
        assert twos.get().number < mains.get().number < ones.get().number


def test_a_listener_to_the_carrying_event_gets_it_first(main: ScriptedSession) -> None:
    worker = attach(main)
    with main.events(RECEIVED) as raw, worker.events("A.b") as queue:
        main.transport.feed(of_worker("1", event("A.b", x=1)))
        inner, outer = queue.get(), raw.get(0)
        assert json.loads(outer.params["message"])["params"] == inner.params == {"x": 1}
        assert outer.number < inner.number
        assert (outer.session_id, inner.session_id) == (None, "1")


@pytest.mark.parametrize(
    "message",
    [
        of_worker("1", ""),
        of_worker("1", "{"),
        of_worker("1", "[]"),
        of_worker("1", '{"id":99,"result":{}}'),
        of_worker("1", '{"id":"1","result":{}}'),
        of_worker("1", '{"error":{"code":-32700,"message":"Message must be a valid JSON"}}'),
        of_worker("1", {"method": "A.b", "params": {}, "sessionId": "1"}),
        of_worker("1", {"method": "A.b", "params": {}, "sessionId": 7}),
        of_worker("unknown", event("A.b")),
        event(RECEIVED, sessionId="1", message={"method": "A.b"}),
        event(RECEIVED, sessionId=1, message='{"method":"A.b"}'),
        event(RECEIVED),
        {**of_worker("1", event("A.b")), "sessionId": "S1"},
        event("NodeWorker.detachedFromWorker"),
        event("NodeWorker.attachedToWorker"),
        event("NodeWorker.attachedToWorker", sessionId=1, workerInfo=[]),
    ],
    ids=lambda message: json.dumps(message)[:80],
)
def test_a_malformed_message_reaches_nobody_and_changes_nothing(main: ScriptedSession, message: Message) -> None:
    worker = attach(main)
    with worker.events("*") as queue:
        main.transport.feed(message)
        assert worker.send_command("A.run", {"x": 1}) == {"x": 1}
        assert queue.drain() == []


def test_a_command_that_times_out_says_what_odd_message_came_from_the_worker(main: ScriptedSession) -> None:
    worker = attach(main)
    main.transport.answer = None
    command = worker.submit("A.run")
    main.transport.feed(of_worker("1", "rubbish"))
    main.transport.settle()
    with pytest.raises(CDPTimeoutError, match="not JSON .*: rubbish"):
        command.result(0)


def test_a_worker_cannot_speak_for_another_session(main: ScriptedSession) -> None:
    one, two = attach(main, "1", "W1"), attach(main, "2", "W2")
    with two.events("A.b") as theirs, main.events("A.b") as mains:
        main.transport.feed(of_worker("1", of_worker("2", event("A.b"))))
        one.send_command("A.run")
        assert theirs.drain() == mains.drain() == []


def test_a_message_that_cannot_be_passed_on_ends_its_command(main: ScriptedSession) -> None:
    worker = attach(main)
    main.transport.answer = lambda command: [{"id": command["id"], "error": {"code": -32000, "message": "no thread"}}]
    with pytest.raises(CommandError, match=r"^A\.run: the worker did not get it; .*sendMessageToWorker: no thread"):
        worker.send_command("A.run")
    assert len(main.connection._waiters.pending) == 0


def test_a_worker_that_ends_ends_its_waits_with_the_reason(main: ScriptedSession) -> None:
    worker = attach(main)
    main.transport.answer = None
    command, queue, closed = worker.submit("A.run"), worker.events("A.b"), list[str]()
    subscription = worker.on_close(lambda error: closed.append(str(error)))
    main.transport.feed(event("NodeWorker.detachedFromWorker", sessionId="1"))
    for wait in (command.result, queue.get, lambda: worker.send_command("A.run")):
        with pytest.raises(SessionClosed, match=ENDED):
            wait()
    assert (worker.closed, worker.close_reason) == (True, ENDED)
    main.connection.close()
    main.link.event_thread.join(3)
    assert closed == [f"session 1 is closed: {ENDED}"]
    subscription()


def test_an_end_of_a_worker_ends_no_flat_session_with_the_same_id() -> None:
    with ScriptedSession(echo) as session:
        session.transport.feed(event("Target.attachedToTarget", sessionId="1", targetInfo={"targetId": "T"}))
        session.transport.feed(of_worker("1", event("A.b")), event("NodeWorker.detachedFromWorker", sessionId="1"))
        session.transport.settle()
        flat = session.session("1")
        assert flat.send_command("A.run") == {}
        assert session.transport.sent[-1]["sessionId"] == "1"


def test_a_worker_may_run_on_if_the_user_has_detached_one_by_hand(main: ScriptedSession) -> None:
    worker, other = attach(main, "1", "W1"), attach(main, "2", "W2")
    main.transport.answer = lambda command: [event("NodeWorker.detachedFromWorker", sessionId="1"), *echo(command)]
    main.send_command("NodeWorker.detach", {"sessionId": "1"})
    assert worker.close_reason == "the worker has ended, or was detached"
    main.transport.feed(event("NodeWorker.detachedFromWorker", sessionId="2"))
    main.transport.settle()
    assert other.close_reason == "the worker has ended"


def test_a_promise_of_a_worker_that_is_terminated_has_no_value(main: ScriptedSession) -> None:
    worker = attach(main)

    def illegal(line: int) -> Message:
        details = {"lineNumber": line, "exception": {"type": "string", "value": "illegal access"}}
        return {"result": {"type": "string", "value": "illegal access"}, "exceptionDetails": details}

    assert worker.send_command("A.run", illegal(0)) == illegal(0)  # the program has thrown this
    with pytest.raises(SessionClosed, match="the worker has ended"):
        worker.send_command("A.run", illegal(-1))


def test_an_ended_session_is_not_the_later_one_with_its_id(main: ScriptedSession) -> None:
    old = attach(main)
    main.transport.feed(event("NodeWorker.detachedFromWorker", sessionId="1"))
    new = attach(main, "1", "W2")
    assert new.send_command("A.run", {"x": 1}) == {"x": 1}
    assert (old.closed, new.closed) == (True, False)
    with pytest.raises(SessionClosed, match=ENDED):
        old.send_command("A.run")
    old.detach()
    assert not new.closed


def test_detaching_tells_the_parent(main: ScriptedSession) -> None:
    worker = attach(main)
    worker.detach()
    worker.detach()
    assert [one["method"] for one in main.transport.sent] == ["NodeWorker.detach"]
    assert main.transport.sent[0]["params"] == {"sessionId": "1"}
    assert worker.close_reason == "it was detached on this side"


def test_the_wire_log_has_one_line_for_each_message_of_a_worker(
    main: ScriptedSession, caplog: pytest.LogCaptureFixture
) -> None:
    worker = attach(main)
    caplog.set_level(logging.DEBUG, "cdpsync.wire")
    worker.send_command("A.run", {"x": 1})
    main.transport.feed(of_worker("1", event("A.b")))
    main.transport.settle()
    texts = [record.getMessage().partition(" {")[0] for record in caplog.records]
    assert texts == ["=> #1 A.run @1", "<= #1 A.run @1", "<- A.b @1"]


def test_pending_lists_the_command_and_not_what_carries_it(main: ScriptedSession) -> None:
    worker = attach(main)
    main.transport.answer = None
    command = worker.submit("A.run")
    assert [(one.method, one.session_id) for one in main.connection.pending()] == [("A.run", "1")]
    assert command.give_up()
    assert len(main.connection._waiters.pending) == 0


def test_a_command_that_is_too_long_once_it_is_wrapped_is_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cdpsync.engine.outgoing.ANY_TAKES", 100)
    with ScriptedSession(workers_too(echo)) as session:
        session.connection.outgoing.largest_command = lambda deadline: 400
        worker = attach(session)
        assert worker.send_command("A.run", {"x": "x" * 200})
        with pytest.raises(ValueError, match=r"A\.run: the command has \d+ characters; .* more than 400"):
            worker.send_command("A.run", {"x": '"' * 200})
        assert len(session.connection._waiters.pending) == 0


def test_nothing_is_sent_to_any_session_while_the_pause_of_a_worker_ends() -> None:
    with ScriptedSession(workers_too(echo)) as session:
        session.connection.gate.on = True
        worker = attach(session)
        worker.send_command("Debugger.resume")
        with pytest.raises(CDPTimeoutError, match="has not continued since Debugger.resume"):
            session.send_command("A.run", timeout=0)
        session.transport.feed(of_worker("1", event("Debugger.resumed")))
        assert session.send_command("A.run", {"x": 1}) == {"x": 1}


def test_the_end_of_the_program_ends_waits_for_the_events_of_its_workers() -> None:
    with Node(workers_too(echo)) as program:
        worker = attach(program)
        queue = worker.events("A.b")
        program.finish()
        with pytest.raises(Exception, match="the program of session 1 has finished"):
            queue.get()
        assert worker.send_command("A.run", {"x": 1}) == {"x": 1}


def test_the_end_of_a_workers_context_does_not_cut_off_what_it_still_says() -> None:
    with Node(workers_too(echo)) as program:
        worker = attach(program)
        with worker.events("A.b") as queue:
            destroyed = event("Runtime.executionContextDestroyed", executionContextId=1)
            program.transport.feed(of_worker("1", destroyed), of_worker("1", event("A.b")))
            assert queue.get().method == "A.b"


class Workers(Node):
    """Node 24 with --experimental-worker-inspection: flat sessions, whose ends nobody announces."""

    def __init__(self) -> None:
        self.there: list[str] = []
        super().__init__(self._answer)

    def _answer(self, command: Message) -> list[Message]:
        if command["method"] == "Target.getTargets":
            return [{"id": command["id"], "result": {"targetInfos": [{"targetId": one} for one in self.there]}}]
        return [] if command["method"] == "A.slow" else echo(command)

    def attach_flat(self, session_id: str) -> AttachedSession:
        self.there.append(session_id)
        info = {"targetId": session_id, "type": "node_worker"}
        self.transport.feed(event("Target.attachedToTarget", sessionId=session_id, targetInfo=info))
        self.transport.settle()
        return self.session(session_id)


def test_a_worker_that_is_no_longer_among_the_targets_has_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(census, "LOOK_AGAIN", 0.01)
    with Workers() as program:
        one, two = program.attach_flat("1"), program.attach_flat("2")
        waits = one.submit("A.slow")
        program.there.remove("1")
        with pytest.raises(SessionClosed, match="the worker has ended"):
            waits.result()
        assert two.send_command("A.run", {"x": 1}) == {"x": 1}
        program.there.clear()
        with pytest.raises(SessionClosed, match="the worker has ended"):
            two.events("A.b").get()
        again = program.attach_flat("3")
        program.there.clear()
        with pytest.raises(SessionClosed, match="the worker has ended"):
            again.send_command("A.slow")
