"""debugger.probe and debugger.log_at, on every runtime."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cdpsync import CDPClient, CDPError, JavaScriptError, launch
from cdpsync.domains.debugger.template import parse
from tests.conftest import ALL, Start, command, wait_for

PROGRAM = """globalThis.work = function (i, total) {
  const user = { id: i, name: "bob" };
  total += i;
  return total;
};
globalThis.go = n => { let s = 0; for (let i = 0; i < n; i++) s = work(i, s); return s; };
globalThis.later = n => { globalThis.done = false; setTimeout(() => { go(n); globalThis.done = true; }, 0); };
globalThis.ready = true; setInterval(() => {}, 60000);"""

TYPESCRIPT = """interface Item {
  cost: number;
}

function total(costs: number[]): number {
  let sum = 0;
  for (const cost of costs) {
    sum += cost;
  }
  return sum;
}
(globalThis as any).total = total;
(globalThis as any).ready = true; setInterval(() => {}, 60000);"""


@pytest.fixture(scope="module", params=ALL)
def program(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    script = tmp_path_factory.mktemp("probes") / "loop.js"
    script.write_text(PROGRAM)
    with launch(command(request.param, script)) as client:
        wait_for(client, "globalThis.ready")
        # Chromium runs the text in the page itself, one line further to the right.
        yield ("loop.html" if request.param == "chromium" else "loop.js"), client.port


@pytest.fixture
def target(program: tuple[str, int]) -> Iterator[tuple[CDPClient, str]]:
    with CDPClient(port=program[1]) as client:
        yield client, program[0]


def go(client: CDPClient, n: int) -> None:
    client.send_command("Runtime.evaluate", {"expression": f"go({n})"})


def test_each_hit_has_the_values_in_order(target: tuple[CDPClient, str]) -> None:
    client, file = target
    with client.debugger as debugger, debugger.probe(f"{file}:4", "total", "user") as probe:
        go(client, 4)
        hits = probe.drain()
    assert [hit["total"] for hit in hits] == [0, 1, 3, 6]
    assert hits[2]["user"] == {"id": 2, "name": "bob"}
    assert [hit.number for hit in hits] == [1, 2, 3, 4]
    assert hits[0].place.line == 4


def test_an_expression_that_throws_is_an_error_in_its_hit(target: tuple[CDPClient, str]) -> None:
    client, file = target
    with client.debugger as debugger, debugger.probe(f"{file}:4", "nope.x", "i // a comment") as probe:
        go(client, 1)
        (hit,) = probe.drain()
    assert hit.errors["nope.x"].name == "ReferenceError"
    assert hit["i // a comment"] == 0
    with pytest.raises(type(hit.errors["nope.x"]), match="nope is not defined"):
        hit["nope.x"]


def test_exactly_as_many_hits_as_the_limit_are_delivered(target: tuple[CDPClient, str]) -> None:
    client, file = target
    with client.debugger as debugger:
        probe = debugger.probe(f"{file}:4", "i", limit=3)
        go(client, 50)
        assert [hit["i"] for hit in probe] == [0, 1, 2]


def test_a_condition_chooses_the_hits(target: tuple[CDPClient, str]) -> None:
    client, file = target
    with client.debugger as debugger, debugger.probe(f"{file}:4", "i", condition="i % 4 == 3") as probe:
        go(client, 10)
        assert [hit["i"] for hit in probe.drain()] == [3, 7]


def test_a_condition_that_throws_is_an_error_in_a_hit(target: tuple[CDPClient, str]) -> None:
    client, file = target
    with client.debugger as debugger:
        probe = debugger.probe(f"{file}:4", "i", condition="nope > 1", limit=2)
        go(client, 5)
        first, second = list(probe)
    assert (first.number, second.number, first.values) == (1, 2, {})
    with pytest.raises(JavaScriptError, match="nope is not defined"):
        first["i"]


def test_a_condition_that_throws_is_an_error_in_a_pause_too(target: tuple[CDPClient, str]) -> None:
    client, file = target
    with client.debugger as debugger, debugger.probe(f"{file}:4", condition="nope > 1", pausing=True) as probe:
        client.send_command("Runtime.evaluate", {"expression": "later(1)"})
        assert probe.next().errors["nope > 1"].name == "ReferenceError"


def test_fifty_probes_of_one_place_report_all_hits(target: tuple[CDPClient, str]) -> None:
    client, file = target
    with client.debugger as debugger:
        probes = [debugger.probe(f"{file}:4", f"i + {number}") for number in range(50)]
        go(client, 2)
        found = [[hit[f"i + {number}"] for hit in probe.drain()] for number, probe in enumerate(probes)]
    assert found == [[number, number + 1] for number in range(50)]


def test_probes_of_two_clients_do_not_meet(target: tuple[CDPClient, str], program: tuple[str, int]) -> None:
    client, file = target
    with CDPClient(port=program[1]) as other, client.debugger as debugger, other.debugger as theirs:
        mine, their = debugger.probe(f"{file}:4", "i"), theirs.probe(f"{file}:4", "total")
        go(client, 3)
        assert [hit["i"] for hit in mine.drain()] == [0, 1, 2]
        assert [their.next()["total"] for _ in range(3)] == [0, 1, 3]


def test_a_breakpoint_on_the_line_of_a_probe_stops_and_the_probe_reports(target: tuple[CDPClient, str]) -> None:
    client, file = target
    with client.debugger as debugger, debugger.probe(f"{file}:4", "i") as probe:
        debugger.break_at(f"{file}:4")
        client.send_command("Runtime.evaluate", {"expression": "later(1)"})
        paused = debugger.wait()
        assert [one.asked for one in paused.breakpoints] == [f"{file}:4"]
        assert [one.asked for one in debugger.breakpoints] == [f"{file}:4"]
        debugger.resume(timeout=0)
        assert probe.next()["i"] == 0


def test_a_busy_page_survives_the_removal_of_a_probe_where_its_function_returns(start: Start) -> None:
    client = start("chromium", f"{PROGRAM}\nsetInterval(() => go(100), 1);")
    with client.debugger as debugger:
        for _ in range(3):
            with debugger.probe("program0.html:4", "i") as probe:
                probe.next()
            assert client.evaluate("6 * 7") == 42
    assert client.evaluate("6 * 7") == 42


def test_the_problem_of_a_probe_says_what_is_near(target: tuple[CDPClient, str]) -> None:
    client, file = target
    with client.debugger as debugger, debugger.probe(f"x{file}:4", "i") as probe:
        assert not probe.bound
        assert f"did you mean {file}" in probe.problem


def test_conditions_are_not_listed_as_scripts(target: tuple[CDPClient, str]) -> None:
    client, file = target
    with client.debugger as debugger, debugger.probe(f"{file}:4", "i"):
        before = len(debugger.scripts)
        go(client, 5)
        assert len(debugger.scripts) <= before + 1  # the go() itself


def test_a_program_that_freezes_its_globals_is_read_in_pauses(tmp_path: Path) -> None:
    script = tmp_path / "loop.js"
    script.write_text(PROGRAM.replace("globalThis.done = false; ", "").replace("globalThis.done = true; ", ""))
    with launch(command("node", script)) as client, client.debugger as debugger:
        wait_for(client, "globalThis.ready")
        client.send_command("Runtime.evaluate", {"expression": "Object.freeze(globalThis)"})
        with pytest.raises(CDPError, match="leave out pausing=False"):
            debugger.probe("loop.js:4", "i", pausing=False)
        with debugger.probe("loop.js:4", "i") as probe:
            client.send_command("Runtime.evaluate", {"expression": "later(2)"})
            assert [probe.next()["i"], probe.next()["i"]] == [0, 1]


def test_a_probe_in_typescript_is_at_the_line_of_the_file(tmp_path: Path) -> None:
    script = tmp_path / "app.ts"
    script.write_text(TYPESCRIPT)
    with launch(command("deno", script)) as client, client.debugger as debugger:
        wait_for(client, "globalThis.ready")
        with debugger.probe("app.ts:8", "sum") as probe:
            client.send_command("Runtime.evaluate", {"expression": "total([1, 2])"})
            hits = probe.drain()
    assert [(hit["sum"], hit.place.line) for hit in hits] == [(0, 8), (1, 8)]


def test_several_places_share_one_stream_in_order(target: tuple[CDPClient, str]) -> None:
    client, file = target
    with client.debugger as debugger, debugger.probe(f"{file}:3", "i") as probe:
        probe.add(f"{file}:4", "total")
        go(client, 2)
        assert [list(hit.values.items()) for hit in probe.drain()] == [
            [("i", 0)],
            [("total", 0)],
            [("i", 1)],
            [("total", 1)],
        ]


def test_log_at_writes_text(target: tuple[CDPClient, str]) -> None:
    client, file = target
    with client.debugger as debugger, debugger.log_at(f"{file}:4", "{{{i}}} {`${user.name}}`}") as probe:
        go(client, 1)
        assert [hit.text for hit in probe.drain()] == ["{0} bob}"]


def test_a_pausing_probe_reads_the_same_values_once(target: tuple[CDPClient, str]) -> None:
    client, file = target
    with client.debugger as debugger, debugger.probe(f"{file}:4", "total", pausing=True) as probe:
        client.send_command("Runtime.evaluate", {"expression": "later(4)"})
        wait_for(client, "done")
        assert [hit["total"] for hit in probe.drain()] == [0, 1, 3, 6]
        assert debugger.paused is None


def test_the_stack_has_the_callers(target: tuple[CDPClient, str]) -> None:
    client, file = target
    with client.debugger as debugger, debugger.probe(f"{file}:4", stack=True) as probe:
        go(client, 1)
        (hit,) = probe.drain()
    assert [place.line for place in hit.stack[:2]] == [4, 6]


@pytest.mark.parametrize("bad", ["1 +", "1), (2", "1], [2", "...x", "", "await x"])
def test_a_text_that_is_not_an_expression_raises_value_error(target: tuple[CDPClient, str], bad: str) -> None:
    client, file = target
    with client.debugger as debugger, pytest.raises(ValueError, match="expression"):
        debugger.probe(f"{file}:4", bad)


def test_nothing_is_left_in_the_program(target: tuple[CDPClient, str]) -> None:
    client, file = target
    with client.debugger as debugger:
        debugger.probe(f"{file}:4", "i")
        go(client, 1)
    names = "Object.getOwnPropertyNames(globalThis).filter(name => name.includes('cdpsync')).length"
    assert client.send_command("Runtime.evaluate", {"expression": names})["result"]["value"] == 0


def test_hits_are_written_as_ndjson(target: tuple[CDPClient, str], tmp_path: Path) -> None:
    client, file = target
    with client.debugger as debugger:
        probe = debugger.probe(f"{file}:4", "i", limit=2)
        go(client, 5)
        assert probe.write(tmp_path / "hits.ndjson") == 2
    read: list[Any] = [json.loads(line) for line in (tmp_path / "hits.ndjson").read_text().splitlines()]
    assert [one["values"] for one in read] == [{"i": 0}, {"i": 1}]


def test_log_at_finds_the_expressions_in_braces() -> None:
    assert parse("a {b} {({c: '}'}).c} {{d}}") == (["a ", " ", " {d}"], ["b", "({c: '}'}).c"])
    for bad in ("{", "}", "{}", "{`${a}"):
        with pytest.raises(ValueError, match="character"):
            parse(bad)
