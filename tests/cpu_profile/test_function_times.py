"""FunctionTimes: what takes the time now, and since the beginning."""

from __future__ import annotations

from typing import Any

import pytest

from cdpsync.cpu_profile import CPUProfile, FunctionTimes

IDLE, WORK, STEP, GC = 2, 3, 4, 5
NAMES = {1: "(root)", IDLE: "(idle)", WORK: "work", STEP: "step", GC: "(garbage collector)"}
MILLISECOND = 1000


def profile(*spent: tuple[int, int], begin: int = 0) -> CPUProfile:
    """A profile whose nodes took so many milliseconds, one after the other. `step` is called by `work`."""

    def node(id: int, *children: int) -> dict[str, Any]:
        own = NAMES[id].startswith("(")
        place = {"scriptId": "0" if own else "7", "url": "" if own else "file:///a.js", "lineNumber": -1 if own else id}
        frame = {"functionName": NAMES[id], "columnNumber": 0, **place}
        return {"id": id, "callFrame": frame, "hitCount": 0, "children": list(children)}

    nodes = [node(1, IDLE, WORK, GC), node(IDLE), node(WORK, STEP), node(STEP), node(GC)]
    samples = [id for id, length in spent for _ in range(length)]
    deltas = [0, *[MILLISECOND] * (len(samples) - 1)]
    start = begin * MILLISECOND
    end = start + len(samples) * MILLISECOND
    return CPUProfile({"nodes": nodes, "startTime": start, "endTime": end, "samples": samples, "timeDeltas": deltas})


def test_shares_are_those_of_the_last_profile_and_of_all_and_idle_time_counts() -> None:
    times = FunctionTimes()
    times.add(profile((WORK, 50), (STEP, 50), (IDLE, 100)))
    times.add(profile((STEP, 20), (IDLE, 80)))
    step, work = times.top(sort="self_now")
    assert (step.name, step.place) == ("step", "/a.js:5")
    assert (step.self_now, step.total_now) == pytest.approx((0.2, 0.2))
    assert (step.self_share, step.self_time) == pytest.approx((70 / 300, 0.07))
    assert (work.self_now, work.total_now) == pytest.approx((0, 0.2))
    assert (work.total_share, work.total_time) == pytest.approx((0.4, 0.12))


def test_a_function_that_has_not_run_lately_keeps_its_time() -> None:
    times = FunctionTimes()
    times.add(profile((WORK, 100)))
    times.add(profile((IDLE, 100)))
    (work,) = times.top()
    assert (work.self_now, work.total_now) == (0, 0)
    assert work.self_time == pytest.approx(0.1)


@pytest.mark.parametrize(("sort", "first"), [("self_now", "step"), ("total_now", "work"), ("self_time", "step")])
def test_functions_can_be_sorted(sort: str, first: str) -> None:
    times = FunctionTimes()
    times.add(profile((WORK, 20), (STEP, 50)))
    assert times.top(1, sort)[0].name == first
    with pytest.raises(ValueError, match="sorted by self_now"):
        times.top(sort="name")


def test_what_the_thread_did_adds_up() -> None:
    times = FunctionTimes()
    times.add(profile((WORK, 30), (GC, 10), (IDLE, 60)))
    last = times.last
    assert (last.seconds, last.javascript, last.gc, last.idle) == pytest.approx((0.1, 0.03, 0.01, 0.06))
    assert last.share(last.active) == pytest.approx(0.4)
    times.add(profile((IDLE, 100)))
    assert times.last.active == 0
    assert times.whole.seconds == pytest.approx(0.2)
    assert times.whole.gc == pytest.approx(0.01)


def test_the_longest_busy_time_may_begin_before_a_profile() -> None:
    times = FunctionTimes()
    times.add(profile((WORK, 10), (IDLE, 10), (WORK, 40)))
    assert times.last.longest_busy == pytest.approx(0.04)
    times.add(profile((STEP, 30), (IDLE, 70)))
    assert times.last.longest_busy == pytest.approx(0.07)
    times.add(profile((WORK, 5), (IDLE, 95)))
    assert times.last.longest_busy == pytest.approx(0.005)
    assert times.whole.longest_busy == pytest.approx(0.07)
