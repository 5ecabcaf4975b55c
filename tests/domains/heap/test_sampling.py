"""client.heap.sample, over a target in memory."""

from __future__ import annotations

from typing import Any

import pytest

from cdpsync import CDPTimeoutError, CommandError, ConnectionClosed, ProfileError

from ...heap_profile.profiles import shop
from ...peers import Message, ScriptedSession, echo


class Sampler:
    """A target with one sampler, as V8 has it. `silent` names the commands that it does not answer."""

    def __init__(self) -> None:
        self.running = False
        self.silent: set[str] = set()
        self.refused: set[str] = set()

    def __call__(self, command: Message) -> list[Message]:
        name = command["method"].partition(".")[2]
        error: dict[str, Any] | None = None
        result: dict[str, Any] = {}
        if name == "startSampling" and name not in self.refused:
            self.running = True
        elif name in ("getSamplingProfile", "stopSampling"):
            if self.running:
                result = {"profile": shop()}
            else:
                error = {"code": -32000, "message": "V8 sampling heap profiler was not started."}
            self.running = self.running and name != "stopSampling"
        elif name == "getScriptSource":
            error = {"code": -32000, "message": "No script for id"}
        if name in self.silent:
            return []
        if name in self.refused:
            error = {"code": -32000, "message": "Invalid sampling interval"}
        return [{"id": command["id"], "error": error} if error else {"id": command["id"], "result": result}]


def methods(session: ScriptedSession) -> list[str]:
    return [command["method"].partition(".")[2] for command in session.transport.sent]


@pytest.mark.parametrize(
    "wrong",
    [
        {"interval": 0},
        {"interval": -1},
        {"interval": float("nan")},
        {"stack_depth": 0},
        {"stack_depth": 129},
        {"fetch_every": 0},
        {"fetch_every": -1.0},
    ],
)
def test_an_impossible_number_is_an_error_before_anything_is_sent(wrong: dict[str, Any]) -> None:
    with ScriptedSession(Sampler()) as session:
        with pytest.raises(ValueError, match=next(iter(wrong)).partition("_")[0]):
            session.heap.sample(**wrong)
        assert session.transport.sent == []


def test_options_are_sent_by_their_names_in_the_protocol() -> None:
    with ScriptedSession(Sampler()) as session:
        with session.heap.sample(interval=100, stack_depth=8, include_collected_by_minor_gc=True):
            pass
        assert session.transport.sent[1]["params"] == {
            "samplingInterval": 100,
            "stackDepth": 8,
            "includeObjectsCollectedByMajorGC": False,
            "includeObjectsCollectedByMinorGC": True,
        }


def test_the_profile_is_there_when_the_block_has_ended() -> None:
    with ScriptedSession(Sampler()) as session:
        with session.heap.sample() as sampling:
            with pytest.raises(RuntimeError, match=r"take\(\)"):
                _ = sampling.profile
        assert sampling.profile.total_size == 1560
        assert sampling.stop() is sampling.profile
        with pytest.raises(RuntimeError, match="used|before"):
            sampling.start()


def test_a_target_that_refuses_can_be_asked_again() -> None:
    sampler = Sampler()
    with ScriptedSession(sampler) as session:
        sampler.refused = {"startSampling"}
        with pytest.raises(CommandError, match="Invalid"), session.heap.sample():
            pass
        sampler.refused = set()
        with session.heap.sample():
            pass


def test_a_target_that_does_not_answer_the_start_is_told_to_stop() -> None:
    sampler = Sampler()
    with ScriptedSession(sampler) as session:
        sampler.silent = {"startSampling"}
        with pytest.raises(CDPTimeoutError):
            session.heap.sample(timeout=0.05).start()
        assert not sampler.running
        sampler.silent = set()
        with session.heap.sample():
            pass


def test_a_stop_that_timed_out_can_be_repeated() -> None:
    sampler = Sampler()
    with ScriptedSession(sampler) as session:
        sampling = session.heap.sample(timeout=0.05)
        sampling.start()
        sampler.silent = {"stopSampling"}
        with pytest.raises(CDPTimeoutError):
            sampling.stop()
        late = session.transport.sent[-1]
        session.transport.feed({"id": late["id"], "result": {"profile": shop()}})
        assert sampling.stop().total_size == 1560
        assert methods(session).count("stopSampling") == 1


def test_what_was_fetched_last_stays_when_the_connection_is_gone() -> None:
    with ScriptedSession(Sampler()) as session:
        sampling = session.heap.sample(fetch_every=0.001)
        with pytest.raises(ConnectionClosed, match=r"EOF.*`profile` has what had been recorded"), sampling:
            while methods(session).count("getSamplingProfile") < 3:
                session.send_command("A.b")
            session.transport.fail(ConnectionClosed("EOF"))
        assert sampling.profile.total_size == 1560
        assert "EOF" in sampling.warning
        assert "EOF" in str(sampling.profile.summary())
        with pytest.raises(ConnectionClosed, match="EOF"):
            sampling.stop()


def test_the_end_of_the_connection_ends_the_wait() -> None:
    with ScriptedSession(Sampler()) as session:
        with pytest.raises(ConnectionClosed), session.heap.sample() as sampling:
            assert not sampling.wait(0)
            session.transport.fail(ConnectionClosed("EOF"))
            assert sampling.wait(5)


def test_without_a_kept_profile_the_end_of_the_connection_is_raised() -> None:
    with ScriptedSession(Sampler()) as session:
        sampling = session.heap.sample(fetch_every=None)
        with pytest.raises(ConnectionClosed, match="nothing was recorded"), sampling:
            session.transport.fail(ConnectionClosed("EOF"))
        with pytest.raises(ProfileError, match="EOF"):
            _ = sampling.profile


def test_the_error_of_the_body_is_the_one_that_is_raised() -> None:
    with ScriptedSession(Sampler()) as session:
        with pytest.raises(ZeroDivisionError), session.heap.sample(fetch_every=None):
            session.transport.fail(ConnectionClosed("EOF"))
            raise ZeroDivisionError


@pytest.mark.parametrize("profile", [None, 5, [], {}, {"head": 5}])
def test_a_damaged_profile_is_an_error(profile: object) -> None:
    def damaged(command: Message) -> list[Message]:
        if command["method"].endswith("stopSampling"):
            return [{"id": command["id"], "result": {"profile": profile}}]
        if command["method"].endswith("getSamplingProfile"):
            return [
                {"id": command["id"], "error": {"code": -32000, "message": "sampling heap profiler was not started"}}
            ]
        return echo(command)

    with ScriptedSession(damaged) as session, pytest.raises(ProfileError), session.heap.sample():
        pass
