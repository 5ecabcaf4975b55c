"""Breakpoints on every runtime: where they are bound, what they say, and what they stop."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cdpsync import CDPClient, CDPTimeoutError, launch
from cdpsync.domains.debugger import Debugger, Paused

from ...conftest import ALL, SERVERS, command, wait_for
from .conftest import begin

PROGRAM = """globalThis.first = 1;
function addUp(order) {
  let sum = 0;

  // the costs
  for (const cost of order) {
    sum += cost;
  }
  return sum;
}
class Shop {
  total(x) {
    return x + 1;
  }
}
globalThis.go = () => { addUp([1, 2, 3, 4, 5, 6]); new Shop().total(1); };
globalThis.bad = () => { try { null.x; } catch {} try { throw new RangeError("r"); } catch {} };
setInterval(() => {}, 60000);
globalThis.ready = true;
"""


@pytest.fixture(scope="module", params=ALL)
def shop(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[CDPClient, str]]:
    """A client of a program in a folder with a name that is encoded in URLs, and the name of its file."""
    script = tmp_path_factory.mktemp("é shop") / "my shop.js"
    script.write_text(PROGRAM)
    with launch(command(request.param, script)) as client:
        wait_for(client, "globalThis.ready")
        yield client, "my shop.html" if request.param == "chromium" else "my shop.js"


@pytest.fixture
def debugger(shop: tuple[CDPClient, str]) -> Iterator[Debugger]:
    with shop[0].debugger as debugger:
        yield debugger


def lines(client: CDPClient, debugger: Debugger, function: str = "go") -> list[int]:
    """The lines of all pauses of a call."""
    begin(client, f"(() => {{ globalThis.done = false; {function}(); globalThis.done = true; }})")
    found = []
    paused: Paused | None = debugger.wait()
    while paused is not None:
        found.append(paused.line)
        paused = debugger.resume(timeout=0.1)
    wait_for(client, "globalThis.done")
    return found


def test_it_stops_at_its_line_and_counts(shop: tuple[CDPClient, str], debugger: Debugger) -> None:
    breakpoint = debugger.break_at(f"{shop[1]}:9")
    assert (breakpoint.bound, breakpoint.problem, breakpoint.places[0].text) == (True, "", "return sum;")
    begin(shop[0], "go")
    paused = debugger.wait()
    assert (paused.breakpoints, paused.line, breakpoint.hits) == ([breakpoint], 9, 1)


def test_a_breakpoint_on_a_line_without_code_says_where_it_is_bound(
    shop: tuple[CDPClient, str], debugger: Debugger
) -> None:
    breakpoint = debugger.break_at(f"{shop[1]}:4")
    assert breakpoint.places[0].line == 6
    assert breakpoint.problem == "line 4 has no code; bound to 6"


def test_a_breakpoint_after_the_last_line_says_how_many_lines_there_are(
    shop: tuple[CDPClient, str], debugger: Debugger
) -> None:
    breakpoint = debugger.break_at(f"{shop[1]}:100000")
    assert not breakpoint.bound
    assert re.fullmatch(rf"{shop[1]} has \d\d lines", breakpoint.problem)


def test_a_breakpoint_with_a_wrong_file_name_suggests_the_nearest_one(
    shop: tuple[CDPClient, str], debugger: Debugger
) -> None:
    debugger.break_at(shop[1].replace("shop", "shp") + ":3")
    with pytest.raises(CDPTimeoutError, match=f"pending: no script named .* did you mean {shop[1]}"):
        debugger.wait(timeout=0.01)


@pytest.mark.parametrize(("function", "line"), [("addUp", 3), ("Shop.total", 13)])
def test_a_function_is_found(shop: tuple[CDPClient, str], debugger: Debugger, function: str, line: int) -> None:
    debugger.break_at(function=function)
    assert lines(shop[0], debugger) == [line]


def test_a_statement_is_found(shop: tuple[CDPClient, str], debugger: Debugger) -> None:
    debugger.break_at(file=shop[1], statement="return sum")
    assert lines(shop[0], debugger) == [9]


def test_only_hits_where_the_condition_holds_are_counted(shop: tuple[CDPClient, str], debugger: Debugger) -> None:
    breakpoint = debugger.break_at(f"{shop[1]}:7", condition="cost > 2", after=1, every=2)
    assert lines(shop[0], debugger) == [7]
    begin(shop[0], "go")
    assert debugger.wait().frame.evaluate("cost") == 3
    assert breakpoint.hits == 2


def test_a_breakpoint_with_once_stops_only_once(shop: tuple[CDPClient, str], debugger: Debugger) -> None:
    breakpoint = debugger.break_at(f"{shop[1]}:7", once=True)
    assert lines(shop[0], debugger) == [7]
    assert (breakpoint.hits, breakpoint.enabled, debugger.breakpoints) == (1, False, [])


@pytest.mark.parametrize("condition", ["a =", "1), (2", "", "if (x) {}"])
def test_a_condition_that_does_not_parse_is_refused(
    shop: tuple[CDPClient, str], debugger: Debugger, condition: str
) -> None:
    with pytest.raises(ValueError, match="condition"):
        debugger.break_at(f"{shop[1]}:7", condition=condition)
    assert debugger.breakpoints == []


def test_two_breakpoints_at_one_place_are_both_hit(shop: tuple[CDPClient, str], debugger: Debugger) -> None:
    both = [debugger.break_at(f"{shop[1]}:9"), debugger.break_at(f"{shop[1]}:9")]
    begin(shop[0], "go")
    assert debugger.wait().breakpoints == both
    both[0].remove()
    assert debugger.breakpoints == both[1:]


def test_run_to_runs_to_a_place(shop: tuple[CDPClient, str], debugger: Debugger) -> None:
    debugger.break_at(function="addUp", once=True)
    begin(shop[0], "go")
    debugger.wait()
    paused = debugger.run_to(f"{shop[1]}:13")
    assert paused is not None
    assert paused.line == 13
    assert debugger.breakpoints == []


def test_the_end_of_the_block_removes_the_breakpoints(shop: tuple[CDPClient, str]) -> None:
    with shop[0].debugger as debugger:
        breakpoint = debugger.break_at(f"{shop[1]}:9")
    assert not breakpoint.enabled
    with shop[0].debugger as debugger, pytest.raises(CDPTimeoutError):
        begin(shop[0], "go")
        debugger.wait(timeout=0.1)


def test_only_exceptions_of_the_chosen_class_stop_the_program(shop: tuple[CDPClient, str], debugger: Debugger) -> None:
    debugger.pause_on_exceptions("RangeError")
    begin(shop[0], "bad")
    assert debugger.wait().exception.name == "RangeError"


def test_the_sources_can_be_read_and_searched(shop: tuple[CDPClient, str], debugger: Debugger) -> None:
    assert "sum += cost" in debugger.source(shop[1])
    assert [(one.line, one.text) for one in debugger.search("sum += cost")] == [(7, "sum += cost;")]
    assert any(script.file.endswith(shop[1]) for script in debugger.scripts)
    with pytest.raises(ValueError, match=f"did you mean {shop[1]}"):
        debugger.source(shop[1][1:])


def test_text_that_does_not_parse_replaces_nothing(shop: tuple[CDPClient, str], debugger: Debugger) -> None:
    with pytest.raises(ValueError, match="cannot be replaced: (CompileError: .*SyntaxError|.*no longer available)"):
        debugger.replace(shop[1], "function (")


def test_a_condition_that_throws_is_said(shop: tuple[CDPClient, str], debugger: Debugger) -> None:
    breakpoint = debugger.break_at(f"{shop[1]}:9", condition="sum.of.nothing > 1")
    run(shop[0])
    assert "its condition has thrown 1 times, and counts as false then: TypeError: " in breakpoint.problem


def test_a_path_that_only_ends_alike_is_bound_and_said(shop: tuple[CDPClient, str], debugger: Debugger) -> None:
    url = next(one.file for one in debugger.scripts if one.file.endswith(shop[1]))
    breakpoint = debugger.break_at(f"/container/{'/'.join(url.split('/')[-2:])}:9")
    assert (breakpoint.places[0].line, breakpoint.places[0].function) == (9, "addUp")
    assert "ends alike" in breakpoint.problem


def run(client: CDPClient) -> None:
    """Call the program, and wait until it has ended."""
    client.evaluate("globalThis.done = false")
    begin(client, "(() => { go(); globalThis.done = true; })")
    wait_for(client, "globalThis.done")


LATER = """interface Unused { x: number }

function later(x: number): number {
  return x + 1;
}
later(1);
"""


def test_typescript_of_deno_is_bound_before_its_first_line_runs(tmp_path: Path) -> None:
    (tmp_path / "later.ts").write_text(LATER)
    main = tmp_path / "main.js"
    main.write_text(
        "globalThis.go = () => import('./later.ts');\nsetInterval(() => {}, 60000); globalThis.ready = true;"
    )
    with launch(command("deno", main)) as client:
        wait_for(client, "globalThis.ready")
        with client.debugger as debugger:
            breakpoint = debugger.break_at("later.ts:4")
            assert not breakpoint.bound
            begin(client, "go")
            paused = debugger.wait()
            assert (paused.line, paused.function, paused.breakpoints) == (4, "later", [breakpoint])


@pytest.mark.parametrize("runtime", [one for one in SERVERS if one != "deno"])
@pytest.mark.parametrize("line", [10, 11])
def test_a_mapped_commonjs_module_is_bound_before_it_runs(runtime: str, line: int, tmp_path: Path) -> None:
    (tmp_path / "made.cjs").write_text(
        '"use strict";\nvar x = 1;\nglobalThis.x = x;\n//# sourceMappingURL=made.cjs.map'
    )
    sourced = '{"version":3,"sources":["own.ts"],"names":[],"mappings":";AASA;AACA"}'
    (tmp_path / "made.cjs.map").write_text(sourced)
    main = tmp_path / "main.cjs"
    main.write_text(
        "globalThis.go = () => require('./made.cjs');\nsetInterval(() => {}, 60000); globalThis.ready = true;"
    )
    with launch(command(runtime, main)) as client:
        wait_for(client, "globalThis.ready")
        with client.debugger as debugger:
            breakpoint = debugger.break_at(f"own.ts:{line}")
            begin(client, "go")
            paused = debugger.wait()
            assert (paused.line, paused.breakpoints, breakpoint.hits) == (line, [breakpoint], 1)
