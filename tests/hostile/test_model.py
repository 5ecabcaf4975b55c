"""The engine against a model: Hypothesis looks for a history in which they differ.

Commands, listeners, handlers, sessions, timeouts, closes and faults, in any order. The model is what the
documentation says, in plain lists; whatever an operation returns or raises is compared with it at once.
"""

from __future__ import annotations

import contextlib
import os
import threading
from typing import Any

import hypothesis
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, precondition, rule

from cdpsync import (
    AttachedSession,
    CDPError,
    CDPTimeoutError,
    ClosedError,
    CommandError,
    ConnectionClosed,
    Event,
    EventQueue,
    ProtocolError,
    Session,
    SessionClosed,
)
from cdpsync.engine.command import PendingCommand
from cdpsync.engine.handlers import Subscription
from cdpsync.engine.message import matches

from ..peers import Message, ScriptedSession, echo, event, of_worker, worker_attached, workers_too

Outcome = dict[str, Any] | type[CDPError] | None
"""The outcome of a command: its result, the class of its error, or None while it waits."""


class ModelCommand:
    def __init__(self, real: PendingCommand, session_id: str | None) -> None:
        self.real = real
        self.session_id = session_id
        self.outcome: Outcome = None
        self.replied_at: int | None = None


class ModelQueue:
    def __init__(self, real: EventQueue, session_id: str | None, patterns: tuple[str, ...], maxlen: int | None) -> None:
        self.real = real
        self.session_id = session_id
        self.patterns = patterns
        self.maxlen = maxlen
        self.waiting: list[int] = []
        self.dropped = 0
        self.end: type[CDPError] | None = None

    def hear(self, number: int) -> None:
        self.waiting.append(number)
        if self.maxlen is not None and len(self.waiting) > self.maxlen:
            self.dropped += 1
            del self.waiting[0]


class ModelHandler:
    def __init__(self, session_id: str | None, pattern: str) -> None:
        self.session_id = session_id
        self.pattern = pattern
        self.seen: list[int] = []
        self.expected: list[int] = []
        self.real: Subscription
        self.listens = True

    def __call__(self, one: Event) -> None:
        self.seen.append(one.number)


METHODS = st.sampled_from(["A.b", "A.c", "B.x", "C.y"])
PATTERNS = st.lists(st.sampled_from(["A.b", "A.*", "B.x", "*"]), min_size=1, max_size=3, unique=True)
SESSION_IDS = st.sampled_from([None, None, "S1", "S2", "S3"])
NAMES = st.sampled_from(["S1", "S2", "S3"])
# Each session has a target of its own, and is attached through the client or through another.
TARGET = {"S1": "T1", "S2": "T2", "S3": "T3"}
WRAPPED = "S3"  # a worker of Node, attached through the client: its messages travel within the client's
RECEIVED = "NodeWorker.receivedMessageFromWorker"
ODD = st.sampled_from(["", "{", "[]", '{"id":77}', '{"id":-1,"result":{}}', '{"error":{}}', '{"id":"1"}'])


class Engine(RuleBasedStateMachine):
    """One connection, and its model."""

    commands = Bundle("commands")
    queues = Bundle("queues")
    handlers = Bundle("handlers")

    def __init__(self) -> None:
        super().__init__()
        self.session = ScriptedSession(timeout=5.0)
        self.transport = self.session.transport
        self.number = 0  # of the last message that was sent
        self.ended: type[CDPError] | None = None
        self.alive: dict[str | None, str | None] = {None: None}  # session id -> the session it was attached through
        self.sessions: dict[str | None, Session] = {None: self.session}
        self.all_commands: list[ModelCommand] = []
        self.all_queues: list[ModelQueue] = []
        self.all_handlers: list[ModelHandler] = []

    def teardown(self) -> None:
        self.session.__exit__()
        self._end_all(ConnectionClosed)
        for command in self.all_commands:
            self.outcome_is_as_the_model_says(command)
        for queue in self.all_queues:
            self.read_to_the_end(queue)
        for handler in self.all_handlers:
            assert handler.seen == handler.expected
        assert self.session.connection._waiters.listeners._listening == {}
        assert not self.session.connection._reader.is_alive()

    # --- what the target does ---

    def _send(self, *messages: Message | str, session_id: str | None = None) -> list[int]:
        """The target sends these in this session. Returns their numbers; one that is not delivered has none."""
        numbers: list[int] = []
        for message in messages:
            wrapped = session_id == WRAPPED
            if wrapped and isinstance(message, dict):
                message = {key: value for key, value in message.items() if key != "sessionId"}
            self.transport.feed(of_worker(WRAPPED, message) if wrapped else message)
            if self.ended is not None:
                continue
            self.number += 1
            if wrapped:
                self._hear(None, RECEIVED, self.number)
                if WRAPPED not in self.alive:
                    continue
                self.number += 1
            numbers.append(self.number)
        self.transport.settle()
        return numbers

    @precondition(lambda self: self.ended is None)
    @rule(command=commands, kind=st.sampled_from(["result", "result", "error", "no object"]), twice=st.booleans())
    def reply(self, command: ModelCommand, kind: str, twice: bool) -> None:
        """To a command that waits, or no longer does, or belongs to a session that has ended."""
        number = self.number + (2 if command.session_id == WRAPPED else 1)
        body: dict[str, Message] = {
            "result": {"result": {"n": number}},
            "error": {"error": {"message": "no"}},
            "no object": {"result": 7},
        }
        outcomes: dict[str, Outcome] = {"result": {"n": number}, "error": CommandError, "no object": ProtocolError}
        of_session = {"sessionId": command.session_id} if command.session_id else {}
        messages = [{"id": command.real.id, **body[kind], **of_session}] * (2 if twice else 1)
        self._send(*messages, session_id=command.session_id)
        if command.outcome is None:
            command.outcome, command.replied_at = outcomes[kind], number

    @precondition(lambda self: self.ended is None)
    @rule(session_id=st.sampled_from([None, None, "S1", "S2", "S3", "unknown"]), methods=st.lists(METHODS, max_size=4))
    def events(self, session_id: str | None, methods: list[str]) -> None:
        numbers = self._send(*[event(method, session_id) for method in methods], session_id=session_id)
        for number, method in zip(numbers, methods, strict=False):
            self._hear(session_id, method, number)

    def _hear(self, session_id: str | None, method: str, number: int) -> None:
        for queue in self.all_queues:
            heard = any(matches(pattern, method) for pattern in queue.patterns)
            if queue.end is None and queue.session_id == session_id and heard:
                queue.hear(number)
        for handler in self.all_handlers:
            if handler.listens and handler.session_id == session_id and matches(handler.pattern, method):
                handler.expected.append(number)

    @precondition(lambda self: self.ended is None)
    @rule(odd=ODD, session_id=st.sampled_from([None, WRAPPED]))
    def something_odd(self, odd: str, session_id: str | None) -> None:
        self._send(odd, session_id=session_id)

    @precondition(lambda self: self.ended is None)
    @rule(session_id=NAMES, parent=SESSION_IDS)
    def attach(self, session_id: str, parent: str | None) -> None:
        """Announced in an event; an id may be given again."""
        info = {"targetId": TARGET[session_id], "type": "page"}
        announcement = event("Target.attachedToTarget", parent, sessionId=session_id, targetInfo=info)
        if session_id == WRAPPED:
            parent, announcement = None, worker_attached(WRAPPED, TARGET[WRAPPED])
        for number in self._send(announcement, session_id=parent):
            self._hear(parent, announcement["method"], number)
        if session_id not in self.alive and (parent != WRAPPED or WRAPPED in self.alive):
            self.alive[session_id] = parent
            self.sessions[session_id] = self.session.session(session_id)

    @precondition(lambda self: self.ended is None)
    @rule(
        session_id=NAMES,
        how=st.sampled_from(
            [
                *("detachedFromTarget", "detachedFromWorker", "targetDestroyed", "targetCrashed"),
                *("detached", "Inspector crash"),
            ]
        ),
    )
    def target_goes_away(self, session_id: str, how: str) -> None:
        message = {
            "detachedFromTarget": event("Target.detachedFromTarget", sessionId=session_id),
            "detachedFromWorker": event("NodeWorker.detachedFromWorker", sessionId=session_id),
            "targetDestroyed": event("Target.targetDestroyed", targetId=TARGET[session_id]),
            "targetCrashed": event("Target.targetCrashed", targetId=TARGET[session_id]),
            "detached": event("Inspector.detached", session_id, reason="gone"),
            "Inspector crash": event("Inspector.targetCrashed", session_id),
        }[how]
        for number in self._send(message, session_id=message.get("sessionId")):
            self._hear(message.get("sessionId"), message["method"], number)
        if session_id not in self.alive or (how == "detachedFromWorker" and session_id != WRAPPED):
            return
        for_good = (
            how not in ("targetCrashed", "Inspector crash") or session_id == WRAPPED
        )  # a page can be loaded again
        self._end_session(session_id, for_good)

    def _end_session(self, session_id: str, for_good: bool) -> None:
        gone = [session_id]
        if for_good:
            for sid, parent in self.alive.items():  # in the order in which they were attached
                if parent in gone and sid is not None and sid not in gone:
                    gone.append(sid)
            for sid in gone:
                del self.alive[sid]
        for command in self.all_commands:
            if command.session_id in gone and command.outcome is None:
                command.outcome = SessionClosed
        for queue in self.all_queues:
            if queue.session_id in gone and queue.end is None:
                queue.end = SessionClosed
        for handler in self.all_handlers:
            if handler.session_id in gone and for_good:
                handler.listens = False

    @precondition(lambda self: self.ended is None)
    @rule(error=st.sampled_from([ConnectionClosed("EOF"), ConnectionClosed("code", 1001), ProtocolError("bad")]))
    def the_connection_breaks(self, error: CDPError) -> None:
        self.transport.fail(error)
        self.session.connection._reader.join()
        self._end_all(type(error))

    def _end_all(self, error: type[CDPError]) -> None:
        self.ended = self.ended or error
        for command in self.all_commands:
            command.outcome = command.outcome or error
        for queue in self.all_queues:
            queue.end = queue.end or error
        for handler in self.all_handlers:
            handler.listens = False

    # --- what the user does ---

    def _refusal(self, session_id: str | None) -> type[CDPError] | None:
        """The error that every call in this session raises if it is over."""
        return self.ended or (None if session_id in self.alive else SessionClosed)

    @rule(target=commands, session_id=SESSION_IDS)
    def submit(self, session_id: str | None) -> Any:
        refusal = self._refusal(session_id)
        session = self.sessions.get(session_id)
        if session is None:
            with pytest.raises(self.ended or SessionClosed):
                self.session.session(str(session_id))
            return hypothesis.stateful.multiple()
        if refusal is not None:
            with pytest.raises(refusal):
                session.submit("A.run")
            return hypothesis.stateful.multiple()
        command = ModelCommand(session.submit("A.run"), session_id)
        self.all_commands.append(command)
        return command

    @precondition(lambda self: self.ended is None)
    @rule(error=st.sampled_from([TimeoutError("full"), BrokenPipeError(32, "Broken pipe")]))
    def a_send_fails(self, error: OSError) -> None:
        """A timeout changes nothing. If the socket is gone, the reader knows why."""

        def fail(_: Message) -> None:
            if isinstance(error, BrokenPipeError):
                self.transport.fail(ConnectionClosed("EOF"))
            raise error

        self.transport.on_send = fail
        if isinstance(error, TimeoutError):
            with pytest.raises(CDPTimeoutError):
                self.session.send_command("A.run")
        else:
            with pytest.raises(ConnectionClosed, match="EOF"):
                self.session.send_command("A.run")
            self.session.connection._reader.join()
            self._end_all(ConnectionClosed)
        self.transport.on_send = lambda _: None

    @rule(command=commands)
    def outcome_is_as_the_model_says(self, command: ModelCommand) -> None:
        """A timeout changes nothing."""
        assert command.real.done() == (command.outcome is not None)
        if command.outcome is None:
            with pytest.raises(CDPTimeoutError):
                command.real.result(0)
        elif isinstance(command.outcome, dict):
            assert command.real.result(0) == command.outcome
        else:
            with pytest.raises(CDPError) as caught:
                command.real.result(0)
            assert type(caught.value) is command.outcome
        assert command.real.reply_number == command.replied_at

    @rule(command=commands)
    def give_up(self, command: ModelCommand) -> None:
        assert command.real.give_up() == (command.outcome is None)
        command.outcome = command.outcome or ClosedError

    @rule(target=queues, session_id=SESSION_IDS, patterns=PATTERNS, maxlen=st.sampled_from([None, None, 1, 3]))
    def listen(self, session_id: str | None, patterns: list[str], maxlen: int | None) -> Any:
        session, refusal = self.sessions.get(session_id), self._refusal(session_id)
        if session is None:
            return hypothesis.stateful.multiple()
        if refusal is not None:
            with pytest.raises(refusal):
                session.events(*patterns, maxlen=maxlen)
            return hypothesis.stateful.multiple()
        queue = ModelQueue(session.events(*patterns, maxlen=maxlen), session_id, tuple(patterns), maxlen)
        self.all_queues.append(queue)
        return queue

    @rule(queue=queues, count=st.integers(1, 4))
    def read(self, queue: ModelQueue, count: int) -> None:
        for _ in range(count):
            if queue.waiting:
                assert queue.real.get(0).number == queue.waiting.pop(0)
            else:
                with pytest.raises(queue.end or CDPTimeoutError):
                    queue.real.get(0)
        assert queue.real.dropped == queue.dropped

    def read_to_the_end(self, queue: ModelQueue) -> None:
        self.read(queue, len(queue.waiting) + 1)

    @rule(queue=queues)
    def close_queue(self, queue: ModelQueue) -> None:
        queue.real.close()
        queue.end = queue.end or ClosedError

    @rule(queue=queues.filter(lambda queue: queue.maxlen is None), asked=st.lists(commands, min_size=1, max_size=2))
    def read_until_a_reply(self, queue: ModelQueue, asked: list[ModelCommand]) -> None:
        """Yields the events before the first reply. Without a reply, raises why: the command ended, or none came."""
        replied = [command.replied_at for command in asked if command.replied_at is not None]
        before = [number for number in queue.waiting if not replied or number < min(replied)]
        never = [command.outcome for command in asked if command.outcome is not None]
        error: type[CDPError] | None = None
        if not replied:
            error = CDPTimeoutError if never == [] and queue.end is None else queue.end
            if never:
                assert not isinstance(never[0], dict)
                error = never[0]
        got: list[int] = []
        events = queue.real.events_before(*[command.real for command in asked], timeout=0)
        with contextlib.nullcontext() if error is None else pytest.raises(error):
            for one in events:
                got.append(one.number)
        assert got == before
        queue.waiting = queue.waiting[len(before) :]

    @rule(queue=queues.filter(lambda queue: queue.maxlen is None), command=commands)
    def give_up_reading(self, queue: ModelQueue, command: ModelCommand) -> None:
        """The caller leaves events_before() at once; a later reply must not disturb the queue."""
        next_event = queue.real.events_before(command.real, timeout=0)
        with contextlib.suppress(CDPError, StopIteration):
            assert next(next_event).number == queue.waiting.pop(0)

    @rule(target=handlers, session_id=SESSION_IDS, pattern=st.sampled_from(["A.b", "A.*", "*"]))
    def handle(self, session_id: str | None, pattern: str) -> Any:
        session, refusal = self.sessions.get(session_id), self._refusal(session_id)
        if session is None:
            return hypothesis.stateful.multiple()
        handler = ModelHandler(session_id, pattern)
        if refusal is not None:
            with pytest.raises(refusal):
                session.on_event(pattern, handler)
            return hypothesis.stateful.multiple()
        handler.real = session.on_event(pattern, handler)
        self.all_handlers.append(handler)
        return handler

    @rule(handler=handlers)
    def remove_handler(self, handler: ModelHandler) -> None:
        self._settle_handlers()
        handler.real()
        handler.listens = False

    def _settle_handlers(self) -> None:
        """Return when every event so far has been handled."""
        if self.ended is not None:
            self.session.link.event_thread.join(5)
            return
        handled = threading.Event()
        with self.session.on_event("Test.settled", lambda _: handled.set()):
            self._send(event("Test.settled"))
            self._hear(None, "Test.settled", self.number)
            assert handled.wait(5)

    @precondition(lambda self: self.ended is None)
    @rule(method=METHODS, comes=st.booleans())
    def expect(self, method: str, comes: bool) -> None:
        expected = self.session.expect_event(method, lambda one: one.params.get("mine"), timeout=5 if comes else 0)
        messages = [event(method), *([event(method, mine=True)] if comes else [])]
        try:
            with expected:
                self._send(*messages)
        except CDPTimeoutError:
            assert not comes
        else:
            assert expected.value.number == self.number
        for number in range(self.number - len(messages) + 1, self.number + 1):
            self._hear(None, method, number)

    @rule(session_id=NAMES)
    def detach(self, session_id: str) -> None:
        session = self.sessions.get(session_id)
        if not isinstance(session, AttachedSession):
            return
        self.transport.answer = workers_too(echo)
        session.detach()
        self.transport.answer = None
        if self.ended is None and session_id in self.alive:
            if self.alive[session_id] in self.alive and self.alive[session_id] != session_id:
                self.number += 1  # the reply, in the session that it was attached through
                if self.alive[session_id] == WRAPPED:  # the first was only that the worker gets the command
                    self._hear(None, RECEIVED, self.number + 1)
                    self.number += 2
            self._end_session(session_id, for_good=True)

    @rule()
    def close(self) -> None:
        self.session.connection.close()
        self._end_all(ConnectionClosed)

    # --- at all times ---

    @invariant()
    def what_is_pending_is_what_waits(self) -> None:
        waiting = [(one.real.id, one.session_id) for one in self.all_commands if one.outcome is None]
        assert [(one.id, one.session_id) for one in self.session.connection.pending()] == waiting

    @invariant()
    def only_open_queues_and_handlers_listen(self) -> None:
        patterns = sum(len(queue.patterns) for queue in self.all_queues if queue.end is None)
        handlers = sum(handler.listens for handler in self.all_handlers)
        assert len(self.session.connection._waiters.listeners) == patterns + handlers


TestEngine = Engine.TestCase
TestEngine.settings = hypothesis.settings(
    max_examples=int(os.environ.get("CDPSYNC_MODEL_EXAMPLES", "100")),
    stateful_step_count=40,
    deadline=None,
    derandomize="CDPSYNC_MODEL_EXAMPLES" not in os.environ,  # the same histories each time, unless more are asked for
    database=None,
    suppress_health_check=list(hypothesis.HealthCheck),
)
