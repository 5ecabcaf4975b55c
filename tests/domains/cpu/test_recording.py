"""client.cpu, over a target in memory."""

from __future__ import annotations

import gc
import threading
from typing import Any

import pytest

from cdpsync import CDPTimeoutError, CommandError, ConnectionClosed, ProfileError
from cdpsync.errors import CDPError

from ...peers import Message, ScriptedSession
from .v8_profiler import V8Profiler


def threads() -> list[str]:
    return [one.name for one in threading.enumerate() if one.name == "cdpsync-profile"]


def test_a_recording_is_a_profile_and_leaves_the_target_as_it_was() -> None:
    target = V8Profiler()
    with ScriptedSession(target) as session:
        with session.cpu.record(interval=250e-6) as recording:
            assert target.recording
            assert target.interval == 250
        assert recording.profile.sample_count == 1
        assert not target.enabled
        assert target.interval == 0
        assert threads() == []


def test_start_and_stop_do_the_same() -> None:
    target = V8Profiler()
    with ScriptedSession(target) as session:
        recording = session.cpu.record().start()
        profile = recording.stop()
        assert profile.sample_count == 1
        assert recording.stop() is recording.profile is profile
        assert not target.enabled


def test_what_is_recorded_is_fetched_from_time_to_time_and_joined() -> None:
    target = V8Profiler()
    with ScriptedSession(target) as session:
        with session.cpu.record(fetch_every=0.001) as recording:
            assert target.fetched.wait(5)
        assert recording.profile.sample_count >= 2
        assert recording.warning == ""


def test_without_fetching_there_is_one_stop() -> None:
    target = V8Profiler()
    with ScriptedSession(target) as session, session.cpu.record(fetch_every=None):
        pass
    assert target.stops == 1


def test_optimized_code_is_thrown_away_only_if_that_is_wanted() -> None:
    target = V8Profiler()
    with ScriptedSession(target) as session:
        session.cpu.profile(0.01)
        assert "Profiler.startPreciseCoverage" not in target.methods
        session.cpu.profile(0.01, deoptimize=True)
    coverage = [one for one in target.methods if "Coverage" in one]
    assert coverage == ["Profiler.startPreciseCoverage", "Profiler.stopPreciseCoverage"]


def test_a_profile_of_some_seconds_needs_one_call() -> None:
    target = V8Profiler()
    with ScriptedSession(target) as session:
        assert session.cpu.profile(seconds=0.01).sample_count == 1
    assert not target.enabled


def test_a_session_records_one_profile_at_a_time() -> None:
    target = V8Profiler()
    with ScriptedSession(target) as session:
        with session.cpu.record() as recording:
            with pytest.raises(RuntimeError, match="records a CPU profile already"):
                session.cpu.profile(0.01)
            assert target.recording
        assert recording.profile.sample_count == 1
        with session.cpu.record() as again:
            pass
        assert again.profile.sample_count == 1


def test_a_recording_that_was_started_by_commands_is_left_alone() -> None:
    target = V8Profiler()
    with ScriptedSession(target) as session:
        session.send_command("Profiler.enable")
        session.send_command("Profiler.start")
        with pytest.raises(RuntimeError, match="records a CPU profile already"):
            session.cpu.record().start()
        assert target.recording
        assert threads() == []


def test_a_recording_is_used_once() -> None:
    with ScriptedSession(V8Profiler()) as session:
        recording = session.cpu.record()
        with pytest.raises(RuntimeError, match="was not started"):
            recording.stop()
        with recording, pytest.raises(RuntimeError, match="still being recorded"):
            _ = recording.profile
        with pytest.raises(RuntimeError, match="was started before"):
            recording.start()


@pytest.mark.parametrize("error", [ValueError("no"), KeyboardInterrupt()], ids=["ValueError", "KeyboardInterrupt"])
def test_if_the_body_raises_the_target_is_left_as_it_was_and_the_profile_is_there(error: BaseException) -> None:
    target = V8Profiler()
    with ScriptedSession(target) as session:
        recording = session.cpu.record()
        with pytest.raises(type(error)), recording:
            raise error
        assert session.send_command("Runtime.enable", timeout=30) == {}  # what was sent before has been answered
        assert not target.enabled
        assert not target.recording
        assert recording.profile.sample_count == 1
        assert threads() == []


@pytest.mark.parametrize("method", ["Profiler.setSamplingInterval", "Profiler.enable", "Profiler.start"])
def test_if_starting_fails_nothing_stays_enabled(method: str) -> None:
    target = V8Profiler()
    target.silent = method
    with ScriptedSession(target, timeout=0.05) as session:
        with pytest.raises(CDPTimeoutError):
            session.cpu.record().start()
        target.silent = ""
        assert session.send_command("Runtime.enable", timeout=30) == {}
        assert not target.enabled
        assert not target.recording
        session.cpu.profile(0.01, timeout=30)


def test_a_profile_that_comes_late_can_be_waited_for() -> None:
    target = V8Profiler()
    with ScriptedSession(target) as session:
        recording = session.cpu.record().start()
        target.silent = "Profiler.stop"
        with pytest.raises(CDPTimeoutError):
            recording.stop(timeout=0.05)
        target.silent = ""
        late: dict[str, Any] = next(one for one in session.transport.sent if one["method"] == "Profiler.stop")
        target.recording = True
        session.transport.feed(*target(late))
        assert recording.stop().sample_count == 1


def test_a_target_without_a_profiler_is_an_error_that_says_what_has_one() -> None:
    def refuse(command: dict[str, Any]) -> list[dict[str, Any]]:
        return [{"id": command["id"], "error": {"code": -32601, "message": "wasn't found"}}]

    with ScriptedSession(refuse) as session, pytest.raises(CommandError, match="attach to one of them"):
        session.cpu.profile(0.01)


def test_if_the_connection_is_lost_the_error_says_how_much_was_fetched() -> None:
    target = V8Profiler()
    with ScriptedSession(target) as session:
        recording = session.cpu.record(fetch_every=0.001).start()
        assert target.fetched.wait(5)
        target.silent = "Profiler.stop"
        session.transport.fail(ConnectionClosed("the cable was cut"))
        assert recording.wait(5)
        with pytest.raises(ConnectionClosed, match=r"the cable was cut; .*`profile` has its first \d+\.\d s"):
            recording.stop()
        assert recording.profile.sample_count >= 1
        assert "are missing: the connection is closed: the cable was cut" in recording.warning
        assert threads() == []


def test_if_nothing_was_fetched_the_error_says_so() -> None:
    target = V8Profiler()
    with ScriptedSession(target) as session:
        recording = session.cpu.record(fetch_every=None).start()
        session.transport.fail(ConnectionClosed("the cable was cut"))
        with pytest.raises(ConnectionClosed, match="nothing was recorded"):
            recording.stop()
        with pytest.raises(ProfileError, match="the cable was cut"):
            _ = recording.profile
        with pytest.raises(CDPError, match="the cable was cut"):
            session.cpu.profile(0.01)


def test_a_profile_that_somebody_else_has_stopped_is_an_error() -> None:
    target = V8Profiler()
    with ScriptedSession(target) as session:
        recording = session.cpu.record(fetch_every=None).start()
        session.send_command("Profiler.stop")
        with pytest.raises(ProfileError, match="another Profiler.stop"):
            recording.stop()
        assert not target.enabled


@pytest.mark.parametrize("sent", [None, [], {}, {"nodes": [], "startTime": 1, "endTime": 2}])
def test_a_reply_without_a_profile_is_an_error(sent: object) -> None:
    target = V8Profiler()
    target._profile = lambda: sent  # type: ignore[assignment,method-assign,return-value]
    with ScriptedSession(target) as session:
        recording = session.cpu.record(fetch_every=None).start()
        with pytest.raises(ProfileError, match="where the profile should be"):
            recording.stop()


def test_a_recording_that_nobody_refers_to_is_stopped() -> None:
    target = V8Profiler()
    with ScriptedSession(target) as session:
        session.cpu.record(fetch_every=0.001).start()
        gc.collect()
        for thread in threading.enumerate():
            if thread.name == "cdpsync-profile":
                thread.join(10)
        assert session.send_command("Runtime.enable", timeout=30) == {}
        assert not target.enabled


def test_closing_the_client_ends_the_thread() -> None:
    with ScriptedSession(V8Profiler()) as session:
        recording = session.cpu.record().start()
        session.connection.close()
        assert recording.wait(5)
    assert threads() == []


@pytest.mark.parametrize("interval", [0, -1, 2, 100, float("nan"), float("inf")])
def test_an_interval_is_in_seconds(interval: float) -> None:
    with ScriptedSession(V8Profiler()) as session:
        with pytest.raises(ValueError, match="100e-6 is 100 microseconds"):
            session.cpu.record(interval)
        assert session.transport.sent == []


@pytest.mark.parametrize("wrong", ["1ms", None, True, [1]])
def test_numbers_of_seconds_must_be_numbers(wrong: Any) -> None:
    with ScriptedSession(V8Profiler()) as session:
        with pytest.raises(TypeError, match="number of seconds"):
            session.cpu.record(wrong)
        if wrong is not None:
            with pytest.raises(TypeError, match="number of seconds"):
                session.cpu.record(fetch_every=wrong)
            with pytest.raises(TypeError, match="number of seconds"):
                session.cpu.profile(wrong)
        assert session.transport.sent == []


# --- what is taken while it goes on ---


def test_what_was_recorded_is_taken_while_the_recording_goes_on() -> None:
    target = V8Profiler()
    with ScriptedSession(target) as session:
        with session.cpu.record(fetch_every=None) as recording:
            first, second = recording.take(), recording.take()
            assert target.recording
            assert (first.sample_count, second.sample_count) == (1, 1)
            assert first.end <= second.end
            assert recording.recorded > 0
        assert recording.profile.sample_count == 1  # what was taken is not in it
        assert recording.warning == ""
        assert not target.enabled


def test_what_does_not_come_in_time_is_taken_by_the_next_call() -> None:
    target = V8Profiler()
    held: list[Message] = []

    def slow(command: Message) -> list[Message]:
        replies = target(command)
        if command["method"] == "Profiler.stop" and not held:
            held.extend(replies)
            return []
        return replies

    with ScriptedSession(slow) as session, session.cpu.record(fetch_every=None) as recording:
        with pytest.raises(CDPTimeoutError):
            recording.take(timeout=0.01)
        session.transport.feed(*held)
        assert recording.take().sample_count == 2


def test_when_the_connection_has_ended_there_is_nothing_to_take() -> None:
    target = V8Profiler()
    with ScriptedSession(target) as session:
        recording = session.cpu.record(fetch_every=None).start()
        session.connection.close()
        with pytest.raises(ConnectionClosed):
            recording.take()
