"""From the first statement to a place, and steps over calls that load scripts, on every runtime."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cdpsync import CDPTimeoutError, launch
from cdpsync.domains.debugger import Debugger

from ...conftest import SERVERS, command

MAIN = """\
import { createRequire } from "node:module";
const require = createRequire(import.meta.url);
function load() {
  const one = require("./part.cjs").one;
  const two = one + 1;
  return two;
}
load();
globalThis.loaded = true;
await null;
globalThis.waited = true;
setInterval(() => {}, 60000);
"""


@pytest.fixture(params=SERVERS)
def debugger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Debugger]:
    """The debugger of a program that waits for it."""
    (tmp_path / "part.cjs").write_text("exports.one = 1;\n")
    script = tmp_path / "main.mjs"
    script.write_text(MAIN)
    with launch(command(request.param, script), wait_for_debugger=True) as client, client.debugger as one:
        yield one


def test_a_program_that_waits_stops_at_its_first_statement(debugger: Debugger) -> None:
    paused = debugger.start()
    assert (paused.reason, Path(paused.file).name, paused.line) == ("start", "main.mjs", 2)
    assert debugger.start() is paused


def test_run_to_stops_at_a_place_and_leaves_nothing_there(debugger: Debugger) -> None:
    debugger.start()
    paused = debugger.run_to("main.mjs:9")
    assert paused is not None
    assert (paused.reason, paused.line, [one.asked for one in paused.breakpoints]) == (
        "breakpoint",
        9,
        ["main.mjs:9"],
    )
    assert not debugger.breakpoints


def test_an_earlier_pause_ends_run_to(debugger: Debugger) -> None:
    debugger.start()
    earlier = debugger.break_at("main.mjs:5")
    paused = debugger.run_to("main.mjs:9")
    assert paused is not None
    assert (paused.line, paused.breakpoints, debugger.breakpoints) == (5, [earlier], [earlier])


def test_run_to_no_place_says_so(debugger: Debugger) -> None:
    debugger.start()
    with pytest.raises(CDPTimeoutError, match=r"main\.mjs has 12 lines"):
        debugger.run_to("main.mjs:200", timeout=0.05)
    assert not debugger.breakpoints


def test_a_wait_names_the_breakpoints_that_are_pending(debugger: Debugger) -> None:
    debugger.start()
    debugger.break_at("nonesuch.js:3")
    debugger.resume(timeout=0)
    with pytest.raises(CDPTimeoutError, match=r"nonesuch\.js:3 is pending: no script named nonesuch\.js"):
        debugger.wait(timeout=0.05)


def test_a_step_over_a_call_that_loads_a_script_is_a_step(debugger: Debugger) -> None:
    debugger.start()
    debugger.break_at("later.ts:3")  # so that scripts which load are looked at before they run
    debugger.run_to("main.mjs:4")
    for _ in range(4):
        paused = debugger.step()
        if paused is not None and paused.line == 5:
            break
    assert paused is not None
    assert (paused.reason, paused.line, paused.function, paused.breakpoints) == ("step", 5, "load", [])


def test_a_step_out_of_such_a_call_is_one_too(debugger: Debugger) -> None:
    debugger.start()
    debugger.break_at("later.ts:3")
    debugger.run_to("main.mjs:4")
    paused = debugger.step_out()
    assert paused is not None
    assert (paused.reason, paused.function, paused.line) == ("step", "", 9)


def test_a_step_over_await_goes_to_the_next_statement(debugger: Debugger) -> None:
    debugger.start()
    debugger.run_to("main.mjs:10")
    lines = [paused.line for paused in (debugger.step(), debugger.step()) if paused is not None]
    assert 11 in lines
