from __future__ import annotations

import threading
import time

import pytest

from cdpsync.errors import CDPTimeoutError, ConnectionClosed

from ..peers import ScriptedSession, echo, event

pytestmark = pytest.mark.usefixtures("both_ways")


def test_an_expected_event_is_the_value() -> None:
    with ScriptedSession(lambda command: [event("A.b", x=1), *echo(command)]) as session:
        with session.expect_event("A.b") as expected:
            session.send_command("A.run")
        assert expected.value.params == {"x": 1}


def test_a_predicate_chooses_among_events() -> None:
    with ScriptedSession(lambda command: [event("A.b", x=1), event("A.b", x=2), *echo(command)]) as session:
        with session.expect_event("A.b", lambda one: one.params["x"] == 2) as expected:
            session.send_command("A.run")
        assert expected.value.params == {"x": 2}


def test_the_timeout_of_an_expected_event_says_that_others_came() -> None:
    with ScriptedSession(lambda command: [event("A.b", x=1), *echo(command)]) as session:
        with pytest.raises(
            CDPTimeoutError, match=r"A\.b: nothing came within 0\.01 s; none of the events that came was"
        ):
            with session.expect_event("A.b", lambda one: False, timeout=0.01):
                session.send_command("A.run")


def test_a_flood_of_other_events_does_not_delay_the_timeout() -> None:
    with ScriptedSession() as session:
        stop = threading.Event()

        def flood() -> None:
            while not stop.is_set():
                session.transport.feed(*[event("A.b")] * 100)
                stop.wait(0.001)

        thread = threading.Thread(target=flood)
        start = time.monotonic()
        try:
            with pytest.raises(CDPTimeoutError, match="none of the events that came"):
                with session.expect_event("A.b", lambda one: stop.wait(0.001), timeout=0.3):
                    thread.start()
        finally:
            stop.set()
            thread.join()
        assert time.monotonic() - start < 5


def test_an_error_in_the_body_is_raised_without_waiting() -> None:
    with ScriptedSession() as session:
        with pytest.raises(ZeroDivisionError), session.expect_event("A.b", timeout=None):
            raise ZeroDivisionError


def test_an_expected_event_ends_with_the_connection() -> None:
    with ScriptedSession() as session:
        with pytest.raises(ConnectionClosed, match="EOF"), session.expect_event("A.b", timeout=None):
            session.transport.fail(ConnectionClosed("EOF"))


def test_the_error_of_a_predicate_is_raised_and_ends_the_listening() -> None:
    with ScriptedSession(lambda command: [event("A.b"), *echo(command)]) as session:
        with pytest.raises(KeyError), session.expect_event("A.b", lambda one: one.params["missing"]):
            session.send_command("A.run")
        assert len(session.connection._waiters.listeners) == 0


def test_an_expected_event_has_no_value_before_the_end_of_its_block() -> None:
    with ScriptedSession() as session:
        expected = session.expect_event("A.b")
        with expected:
            with pytest.raises(AttributeError, match="no value: it is waited for at the end of the with block"):
                expected.value  # noqa: B018
            assert repr(expected) == "<ExpectedEvent: it is waited for at the end of the with block>"
            session.transport.feed(event("A.b", n=1))
        assert expected.value.params == {"n": 1}
        assert "'n': 1" in repr(expected)
        with pytest.raises(CDPTimeoutError), session.expect_event("A.b", timeout=0) as expected:
            pass
        with pytest.raises(AttributeError, match="no value: it did not come"):
            expected.value  # noqa: B018
        assert repr(expected) == "<ExpectedEvent: it did not come>"
