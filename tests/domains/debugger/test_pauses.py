"""Waiting for pauses, and going on from them, on every runtime."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from cdpsync import CDPClient, CDPTimeoutError

from .conftest import begin


def test_a_debugger_statement_pauses_at_its_line(program: CDPClient) -> None:
    with program.debugger as debugger:
        begin(program)
        paused = debugger.wait()
        assert (paused.reason, paused.function, paused.line) == ("debugger statement", "total", 18)


def test_frames_lead_to_the_callers(program: CDPClient) -> None:
    with program.debugger as debugger:
        begin(program)
        assert [(frame.function, frame.line) for frame in debugger.wait().frames[:2]] == [("total", 18), ("run", 29)]


def test_a_step_goes_to_the_next_statement(program: CDPClient) -> None:
    with program.debugger as debugger:
        begin(program)
        debugger.wait()
        steps = [debugger.step() for _ in range(3)]
        assert [(one.line, one.reason) for one in steps if one] == [(19, "step"), (20, "step"), (22, "step")]


def test_stepping_in_and_out_goes_into_a_call_and_back(program: CDPClient) -> None:
    with program.debugger as debugger:
        begin(program)
        debugger.wait()
        for _ in range(4):
            debugger.step()
        inner = debugger.step_in()
        outer = debugger.step_out()
        assert inner is not None
        assert outer is not None
        assert (inner.line, len(inner.frames) - len(outer.frames)) == (23, 1)


def test_resume_returns_the_next_pause(program: CDPClient) -> None:
    with program.debugger as debugger:
        begin(program, "(run(), run)")
        first = debugger.wait()
        second = debugger.resume()
        assert second is not None
        assert second is not first
        assert second.line == 18
        assert first.over
        assert not second.over


def test_resume_returns_none_if_nothing_pauses_in_time(program: CDPClient) -> None:
    with program.debugger as debugger:
        begin(program)
        debugger.wait()
        assert debugger.resume(timeout=0) is None
        assert debugger.paused is None


def test_a_wait_for_a_program_that_does_not_pause_times_out(program: CDPClient) -> None:
    with program.debugger as debugger, pytest.raises(CDPTimeoutError, match="a pause"):
        debugger.wait(timeout=0.01)


@pytest.mark.parametrize("name", ["resume", "step", "step_in", "step_out"])
def test_resuming_a_program_that_is_not_paused_says_what_to_do(program: CDPClient, name: str) -> None:
    with program.debugger as debugger, pytest.raises(RuntimeError, match=r"debugger\.wait\(\) waits for a pause"):
        getattr(debugger, name)()


def test_pause_stops_a_program_in_a_loop(program: CDPClient) -> None:
    with program.debugger as debugger:
        program.evaluate("globalThis.goes = true")  # before: the pause may come at the beginning of the timer
        begin(program, "(() => { while (globalThis.goes) {} })")
        paused = debugger.pause()
        assert paused.reason == "pause"
        paused.frame.evaluate("globalThis.goes = false")


def test_all_threads_that_wait_get_the_same_pause(program: CDPClient) -> None:
    with program.debugger as debugger, ThreadPoolExecutor(20) as pool:
        waits = [pool.submit(debugger.wait) for _ in range(20)]
        begin(program)
        assert len({id(wait.result()) for wait in waits}) == 1


def test_if_several_threads_step_at_once_only_one_steps(program: CDPClient) -> None:
    """The others get an error, or step from the pause after it if they come later."""
    with program.debugger as debugger, ThreadPoolExecutor(2) as pool:
        begin(program)
        paused = debugger.wait()
        together = threading.Barrier(2)

        def step() -> object:
            together.wait()
            try:
                return debugger.step()
            except RuntimeError as error:
                return error

        results = [pool.submit(step) for _ in range(2)]
        got = [one.result() for one in results]
        assert paused.over
        assert sum(isinstance(one, RuntimeError) for one in got) <= 1
        lines = [one.line for one in got if not isinstance(one, RuntimeError) and one is not None]  # type: ignore[attr-defined]
        assert len(set(lines)) == len(lines)


def test_the_resume_of_another_client_ends_our_pause(program: CDPClient) -> None:
    with CDPClient(port=program.port) as other, program.debugger as ours, other.debugger as theirs:
        begin(program)
        paused = ours.wait()
        theirs.wait()
        theirs.resume(timeout=0)
        with pytest.raises(RuntimeError):
            while True:  # until the news has come
                ours.step(timeout=0.1)
        assert paused.over


def test_a_pause_shows_itself_in_ten_lines(program: CDPClient) -> None:
    with program.debugger as debugger:
        begin(program)
        paused = debugger.wait()
        text = repr(paused)
        assert "debugger statement" in text
        assert "> 18        debugger;" in text
        assert "sum = 100" in text
        assert len(text.splitlines()) <= 10
        debugger.resume(timeout=0)
        assert ", over" in repr(paused)


def test_async_parents_show_which_calls_were_waiting(program: CDPClient) -> None:
    with program.debugger as debugger:
        begin(program, "(function starts() { wait() })")
        parents = debugger.wait().async_parents
        assert "await" in parents[0].description
        assert parents[0].places[0].function == "starts"
