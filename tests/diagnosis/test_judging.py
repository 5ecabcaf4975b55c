"""From evidence to findings, without a program."""

from __future__ import annotations

from typing import Any

import pytest

from cdpsync.cpu_profile import CPUProfile
from cdpsync.diagnosis import Diagnosis, Evidence, Finding, Site
from cdpsync.diagnosis.evidence import Fault, Grown, Growth, Halt, Thread, Turn, Use
from cdpsync.diagnosis.growing import may_grow
from cdpsync.diagnosis.judging import findings_of

FILES = {"work": ("file:///app.js", 9), "read": ("node:fs", 4), "serve": ("file:///app.js", 29), "(idle)": ("", -1)}


def profile(*runs: tuple[str, float]) -> CPUProfile:
    """A profile in which these stacks, such as "serve/work", ran one after the other for so many seconds."""
    nodes: list[dict[str, Any]] = [_node(1, "(root)")]
    ids = {"": 1}
    samples, deltas, time = list[int](), list[int](), 0
    for stack, seconds in runs:
        path = ""
        for name in stack.split("/"):
            parent, path = path, f"{path}/{name}"
            if path not in ids:
                ids[path] = len(nodes) + 1
                nodes[ids[parent] - 1]["children"].append(ids[path])
                nodes.append(_node(ids[path], name))
        for _ in range(round(seconds * 100)):
            samples.append(ids[path])
            deltas.append(10_000 if time else 0)
            time += 10_000
    return CPUProfile({"nodes": nodes, "startTime": 0, "endTime": time, "samples": samples, "timeDeltas": deltas})


def _node(id: int, name: str) -> dict[str, Any]:
    url, line = FILES.get(name, ("", -1))
    frame = {"functionName": name, "scriptId": "1" if url else "0", "url": url, "lineNumber": line, "columnNumber": 0}
    return {"id": id, "callFrame": frame, "hitCount": 0, "children": []}


def found(*threads: Thread) -> list[Finding]:
    return findings_of(Evidence("app.js", 10.0, list(threads)))


def test_a_busy_thread_is_found_with_the_function_that_has_the_time() -> None:
    (one,) = found(Thread(seconds=10, profile=profile(("serve/work", 8.5), ("(idle)", 1.5))))
    assert one.kind == "busy"
    assert one.weight == pytest.approx(0.85, abs=0.01)
    assert one.sites == (Site("/app.js", 10, 0, "work"),)


def test_what_a_function_calls_of_the_runtime_belongs_to_it() -> None:
    (one,) = found(Thread(seconds=10, profile=profile(("serve/read", 6), ("(idle)", 4))))
    assert (one.kind, one.sites[0]) == ("hot", Site("/app.js", 30, 0, "serve"))
    assert "6.00 s in read (node)" in one.details[0]


def test_a_thread_that_is_busy_for_less_of_the_time_is_healthy() -> None:
    assert not found(Thread(seconds=10, profile=profile(("serve/work", 3.9), ("serve", 3.8), ("(idle)", 2.3))))


def test_time_in_the_garbage_collector_is_found() -> None:
    kinds = [
        one.kind
        for one in found(Thread(seconds=10, profile=profile(*[("work", 0.5), ("(garbage collector)", 0.5)] * 6)))
    ]
    assert "collector" in kinds


def test_a_late_event_loop_is_found_with_what_ran_meanwhile() -> None:
    turns = [Turn(at, 0.001) for at in range(8)] + [Turn(8.0, 1.0)]
    thread = Thread(seconds=10, profile=profile(("(idle)", 8), ("work", 1), ("(idle)", 1)), turns=turns)
    (one,) = found(thread)
    assert (one.kind, one.sites) == ("blocked", (Site("/app.js", 10, 0, "work"),))
    assert one.weight == pytest.approx(0.1)


def test_short_delays_are_healthy() -> None:
    assert not found(Thread(seconds=10, turns=[Turn(at / 10, 0.09) for at in range(100)]))


def test_a_loop_that_never_ends_is_found_where_the_looks_have_seen_it() -> None:
    place = Site("/app.js", 4, 3, "spin")
    turns = [Turn(0.5, 9.5, came=False)]
    (one,) = found(Thread(seconds=10, profile=profile(("work", 10)), turns=turns, looks=[place, place]))
    assert (one.kind, one.weight, one.sites[0]) == ("loop", 1.0, place)


@pytest.mark.parametrize("kind", ["held", "paused", "ended"])
def test_a_program_that_does_not_run_is_found_and_nothing_else_is_said_of_its_time(kind: str) -> None:
    thread = Thread(seconds=10, profile=profile(("work", 10)), halt=Halt(kind, site=Site("/app.js", 3)))
    assert [(one.kind, one.weight) for one in found(thread)] == [("halt", 1.0)]


def test_errors_are_found_by_place_and_those_that_nothing_catches_weigh_more() -> None:
    site = Site("/app.js", 3)
    faults = [Fault("console", "disk full", site, 10), Fault("rejection", "TypeError: no data", site, 10)]
    first, second = found(Thread(seconds=20, faults=faults))
    assert (first.kind, first.weight) == ("uncaught", 0.5)
    assert (second.kind, second.weight) == ("console", 0.25)


def test_memory_that_grows_in_both_rounds_is_found_with_its_holder() -> None:
    holder = Site("/app.js", 2)
    grown = [Grown("10 Session held by Map sessions", 1_000_000, "global → Map", [holder])]
    growth = Growth([Use(0, 10_000_000), Use(10, 11_000_000), Use(20, 12_000_000)], grown)
    (one,) = found(Thread(seconds=20, growth=growth))
    assert (one.kind, one.sites) == ("growth", (holder,))
    assert one.numbers["bytes_per_minute"] == pytest.approx(6_000_000)
    assert one.weight == pytest.approx(0.6)


@pytest.mark.parametrize("sizes", [(10, 14, 14.1), (10, 10.1, 10.2), (10, 13, 9)], ids=["warms up", "slow", "cache"])
def test_memory_that_stops_growing_is_healthy(sizes: tuple[float, ...]) -> None:
    uses = [Use(at * 10, round(size * 1e6)) for at, size in enumerate(sizes)]
    assert not found(Thread(seconds=20, growth=Growth(uses)))


def test_garbage_alone_is_not_looked_at_more_closely() -> None:
    saw = [Use(at / 2, 10_000_000 + at % 5 * 1_000_000) for at in range(30)]
    rising = [Use(at / 2, 10_000_000 + at * 100_000) for at in range(30)]
    assert (may_grow(saw), may_grow(rising)) == (False, True)


def test_a_diagnosis_is_short_and_says_what_was_looked_at() -> None:
    site = Site("/a/very/long/path/" + "directory/" * 12 + "app.js", 3)
    threads = [
        Thread(
            str(n), 10, profile(("serve/work", 9), ("(idle)", 1)), faults=[Fault("exception", "x" * 500, site, 3)] * 5
        )
        for n in range(9)
    ]
    evidence = Evidence("app.js, node.js/v24", 10.0, threads)
    text = str(Diagnosis(tuple(findings_of(evidence)), evidence, "9229"))
    assert len(text.encode()) < 2048
    assert "cdpsync cpu 9229 --worker 0 -d 10" in text
    assert "looked at" in text


def test_nothing_found_is_said() -> None:
    evidence = Evidence("app.js", 10.0, [Thread(seconds=10, uses=[Use(0, 5_000_000)])])
    assert "nothing found" in str(Diagnosis((), evidence))
