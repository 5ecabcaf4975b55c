"""client.coverage, over a target in memory."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from typing import Any

import pytest

from cdpsync import CDPTimeoutError, ClosedError, CoverageError
from cdpsync.coverage import Coverage

from ...peers import Message, ScriptedSession, echo

URL = "file:///code/a.js"


def script(count: int, *, script_id: str = "7", url: str = URL) -> dict[str, Any]:
    ranges = [{"startOffset": 0, "endOffset": 10, "count": count}]
    return {
        "scriptId": script_id,
        "url": url,
        "functions": [{"functionName": "f", "ranges": ranges, "isBlockCoverage": False}],
    }


def target(*takes: object) -> Callable[[Message], list[Message]]:
    """A target that answers with these takes, one after the other; None is no answer, a text is an error."""
    waiting = list(takes)

    def answer(command: Message) -> list[Message]:
        reply = {"id": command["id"]}
        if command["method"] == "Profiler.getBestEffortCoverage":
            return [{**reply, "result": {"result": [script(1)]}}]
        if command["method"] == "Debugger.getScriptSource":
            return [{**reply, "error": {"code": -32000, "message": "No script for id: 7"}}]
        if command["method"] != "Profiler.takePreciseCoverage":
            return echo(command)
        take = waiting.pop(0)
        if take is None:
            return []
        if isinstance(take, str):
            return [{**reply, "error": {"code": -32000, "message": take}}]
        return [{**reply, "result": {"result": take}}]

    return answer


def counted(coverage: Coverage) -> list[int]:
    """The counts of the function, script by script."""
    return [one.count for script in coverage.scripts for each in script.functions for one in each.ranges]


def sent(session: ScriptedSession) -> list[str]:
    return [one["method"] for one in session.transport.sent if one["method"].startswith("Profiler.")]


def test_the_takes_of_a_recording_are_added_up() -> None:
    with ScriptedSession(target([script(2)], [script(3)])) as session:
        session.coverage.start()
        assert counted(session.coverage.take()) == [2]
        assert counted(session.coverage.stop()) == [5]


def test_many_takes_are_the_sum_of_all() -> None:
    with ScriptedSession(target(*[[script(1)]] * 50)) as session, session.coverage.record() as recording:
        for _ in range(49):
            recording.take()
    assert counted(recording.coverage) == [50]
    assert recording.takes == 50


def test_a_recording_stops_counting_and_disables_profiler() -> None:
    with ScriptedSession(target([])) as session:
        with session.coverage.record(call_count=False):
            pass
        (start,) = [one for one in session.transport.sent if one["method"] == "Profiler.startPreciseCoverage"]
        assert start["params"] == {"callCount": False, "detailed": True}
        assert sent(session) == [
            "Profiler.enable",
            "Profiler.getBestEffortCoverage",
            "Profiler.startPreciseCoverage",
            "Profiler.takePreciseCoverage",
            "Profiler.stopPreciseCoverage",
            "Profiler.disable",
        ]


def test_counts_that_come_too_late_are_in_the_next_take() -> None:
    with ScriptedSession(target(None, [script(3)], [])) as session:
        session.coverage.start()
        with pytest.raises(CDPTimeoutError, match="takePreciseCoverage"):
            session.coverage.take(timeout=0.01)
        (late,) = [one for one in session.transport.sent if one["method"] == "Profiler.takePreciseCoverage"]
        session.transport.feed({"id": late["id"], "result": {"result": [script(4)]}})
        assert counted(session.coverage.take()) == [7]
        assert counted(session.coverage.stop()) == [7]


def test_if_somebody_else_has_stopped_the_counting_the_recording_says_so() -> None:
    stopped = "Precise coverage has not been started."
    with ScriptedSession(target([script(2)], stopped, stopped)) as session:
        with pytest.raises(CoverageError, match="`coverage` has"), session.coverage.record() as recording:
            recording.take()
            with pytest.raises(CoverageError, match="Profiler was disabled"):
                recording.take()
        assert counted(recording.coverage) == [2]
        assert "those of the last take" in recording.warning


def test_a_recording_without_any_take_has_no_coverage() -> None:
    with ScriptedSession(target("Precise coverage has not been started.")) as session:
        with pytest.raises(CoverageError, match="nothing was taken"), session.coverage.record() as recording:
            with pytest.raises(CoverageError, match="nothing has been taken yet"):
                _ = recording.coverage
        with pytest.raises(CoverageError, match="could not be taken"):
            _ = recording.coverage
        with pytest.raises(CoverageError, match="within the block"):
            recording.take()


def test_an_error_of_the_body_is_raised_though_the_program_does_not_answer() -> None:
    with ScriptedSession(target(None), timeout=0.01) as session:
        recording = session.coverage.record(timeout=0.01)
        with pytest.raises(ZeroDivisionError), recording:
            session.connection.close()
            raise ZeroDivisionError
        assert recording.warning


def test_if_the_last_take_is_not_answered_the_block_says_so_and_profiler_is_disabled() -> None:
    with ScriptedSession(target(None)) as session:
        with pytest.raises(CDPTimeoutError), session.coverage.record(timeout=0.05):
            pass
        assert sent(session)[-1] == "Profiler.disable"


@pytest.mark.parametrize(
    "take",
    [
        7,
        {},
        [7],
        [{**script(1), "scriptId": 7}],
        [{**script(1), "url": None}],
        [{**script(1), "functions": {}}],
        [script(-1)],
        [{**script(1), "functions": [{"functionName": "f", "ranges": [], "isBlockCoverage": True}]}],
    ],
)
def test_an_answer_that_is_no_coverage_is_a_clear_error(take: object) -> None:
    with ScriptedSession(target(take, [script(1)])) as session:
        session.coverage.start()
        with pytest.raises(CoverageError):
            session.coverage.take()
        assert counted(session.coverage.stop()) == [1]


def test_scripts_of_the_runtime_are_left_out() -> None:
    theirs = [script(9, script_id=url, url=url) for url in ("node:fs", "ext:core/a.js", "<evaluate>", "")]
    with ScriptedSession(target([*theirs, script(1)])) as session, session.coverage.record() as recording:
        pass
    assert [one.url for one in recording.coverage.scripts] == [URL]


@pytest.mark.parametrize("every", [0, -1, float("nan")])
def test_a_time_between_takes_that_is_none_is_refused(every: float) -> None:
    with ScriptedSession(target()) as session, pytest.raises(ValueError, match="fetch_every"):
        session.coverage.record(fetch_every=every)


def test_a_recording_that_nobody_refers_to_is_stopped() -> None:
    with ScriptedSession(target(*[[script(1)]] * 10_000)) as session:
        session.coverage.record(fetch_every=0.001).__enter__()
        gc.collect()
        for thread in threading.enumerate():
            if thread.name == "cdpsync-coverage":
                thread.join(10)
        assert session.send_command("Runtime.enable", timeout=30) == {}
        assert sent(session)[-2:] == ["Profiler.stopPreciseCoverage", "Profiler.disable"]


def test_the_end_of_the_connection_ends_the_wait() -> None:
    with ScriptedSession(target()) as session:
        with pytest.raises(RuntimeError, match="was not entered"):
            session.coverage.record().wait()
        with pytest.raises(ClosedError, match="nothing was taken"), session.coverage.record() as recording:
            assert not recording.wait(0)
            session.connection.close()
            assert recording.wait(5)


def test_a_recording_can_be_used_once() -> None:
    with ScriptedSession(target([])) as session:
        with session.coverage.record() as recording:
            pass
        with pytest.raises(RuntimeError, match=r"call record\(\) again"):
            recording.__enter__()
        with pytest.raises(RuntimeError, match="was not entered"):
            session.coverage.record().__exit__(None, None, None)


def test_coverage_is_started_once() -> None:
    with ScriptedSession(target([])) as session:
        session.coverage.start()
        with pytest.raises(RuntimeError, match="already being recorded"):
            session.coverage.start()
        session.coverage.stop()
