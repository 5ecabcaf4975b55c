"""client.coverage, on every runtime."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from cdpsync import CDPClient, CDPError, ClosedError, CoverageError, JavaScriptError, launch
from cdpsync.coverage import Coverage

from ...conftest import ALL, SERVERS, Start, command, wait_for
from .programs import WORK, counts

pytestmark = pytest.mark.real


class Running(NamedTuple):
    name: str
    client: CDPClient
    file: str
    before: Coverage
    """What V8 knew before anything was recorded."""


@pytest.fixture(scope="module", params=ALL)
def program(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One program of each runtime, which has run before."""
    script = tmp_path_factory.mktemp("coverage") / "work.js"
    script.write_text(f"{WORK}work(3);\nsetInterval(() => {{}}, 60000);\nglobalThis.ready = true;\n")
    with launch(command(request.param, script)) as client:
        wait_for(client, "globalThis.ready")
        file = "work.html" if request.param == "chromium" else "work.js"
        yield Running(request.param, client, file, client.coverage.best_effort())


@pytest.fixture
def running(program: Running) -> Iterator[Running]:
    with CDPClient(port=program.client.port) as client:
        yield program._replace(client=client)


def is_counting(client: CDPClient) -> bool:
    """Whether Profiler is still enabled in the client's session."""
    command = client.submit("Profiler.startPreciseCoverage")
    return command.exception() is None


def test_functions_of_a_program_that_runs_are_counted_and_those_that_do_not_run_are_there(running: Running) -> None:
    with running.client.coverage.record() as recording:
        for _ in range(3):
            running.client.evaluate("work(4)")
    assert counts(recording.coverage, running.file) == {"work": 3, "idle": 0}
    assert recording.coverage[running.file].lines[11] == 0
    assert recording.warning == ""
    assert not is_counting(running.client)


def test_a_take_has_everything_since_the_start_or_only_what_is_new(running: Running) -> None:
    client = running.client
    client.coverage.start()
    client.evaluate("work(4)")
    assert counts(client.coverage.take(), running.file)["work"] == 1
    assert counts(client.coverage.take(only_new=True), running.file)["work"] == 1
    client.evaluate("work(4)")
    client.evaluate("work(4)")
    assert counts(client.coverage.take(only_new=True), running.file)["work"] == 2
    assert counts(client.coverage.take(only_new=True), running.file)["work"] == 0
    assert counts(client.coverage.stop(), running.file)["work"] == 3
    assert not is_counting(client)
    with pytest.raises(CoverageError, match=r"start\(\) it first"):
        client.coverage.take()


def test_two_recordings_of_a_session_share_what_v8_counts(running: Running) -> None:
    client = running.client
    with client.coverage.record() as outer:
        client.evaluate("work(1)")
        with client.coverage.record() as inner:
            client.evaluate("work(1)")
        assert counts(inner.coverage, running.file)["work"] == 1
        client.evaluate("work(1)")
        with pytest.raises(RuntimeError, match="call_count=True, detailed=True, not with call_count=False"):
            client.coverage.start(call_count=False)
    assert counts(outer.coverage, running.file)["work"] == 3
    assert not is_counting(client)


def test_coverage_and_a_cpu_profile_share_the_profiler(running: Running) -> None:
    client = running.client
    with client.enabling("Profiler"):
        with client.coverage.record() as recording:
            client.evaluate("work(1)")
        client.Profiler.start()
        assert client.Profiler.stop()["profile"]["nodes"]
    assert counts(recording.coverage, running.file)["work"] == 1


def test_a_body_that_raises_leaves_nothing_enabled_and_its_coverage_is_there(running: Running) -> None:
    recording = running.client.coverage.record()
    with pytest.raises(KeyboardInterrupt):
        with recording:
            running.client.evaluate("work(1)")
            raise KeyboardInterrupt
    assert counts(recording.coverage, running.file)["work"] == 1
    assert not is_counting(running.client)


def test_the_best_effort_says_what_has_run_since_the_program_started(running: Running) -> None:
    assert counts(running.before, running.file) == {"work": 1, "idle": 0}


def test_when_the_connection_ends_the_coverage_is_that_of_the_last_take(running: Running) -> None:
    with CDPClient(port=running.client.port) as client:
        with pytest.raises(ClosedError, match="`coverage` has"), client.coverage.record() as recording:
            client.evaluate("work(1)")
            recording.take()
            client.evaluate("work(1)")
            client.close()
        assert counts(recording.coverage, running.file)["work"] == 1
        assert "those of the last take" in recording.warning


def test_what_v8_has_forgotten_by_collecting_garbage_counts_as_not_run(running: Running) -> None:
    """V8 then says nothing of functions that were not called, so nothing would say that their lines did not run."""
    running.client.heap.collect_garbage()
    with CDPClient(port=running.client.port) as client, client.coverage.record() as recording:
        client.evaluate("work(2)")
    lines = recording.coverage[running.file].lines
    assert (lines[3], lines[11], lines[12]) == (1, 0, 0)


def test_blocks_of_functions_that_have_run_are_counted_if_node_compiles_them_again(start: Start) -> None:
    for name in [one for one in SERVERS if one != "deno"]:
        client = start(name, f"{WORK}work(3);\nsetInterval(() => {{}}, 60000);")
        with client.coverage.record(recompile=True) as recording:
            client.evaluate("work(4)")
        (file,) = [one for one in recording.coverage if one.file.endswith(".js")]
        assert [file.lines[line] for line in (3, 4, 7, 12)] == [1, 4, 0, 0]


@pytest.mark.parametrize("program", ["deno", "chromium"], indirect=True)
def test_only_node_compiles_functions_again(running: Running) -> None:
    with pytest.raises(CDPError, match="recompile=True needs Node"):
        running.client.coverage.start(recompile=True)
    assert not is_counting(running.client)


def test_a_page_that_is_loaded_again_has_blocks(start: Start) -> None:
    page = start("chromium", f"{WORK}work(3);")
    with page.coverage.record() as recording:
        page.evaluate("globalThis.ready = false")
        page.Page.reload()
        wait_for(page, "globalThis.ready")
        page.evaluate("work(4)")
    (file,) = recording.coverage
    assert [file.lines[line] for line in (3, 4, 7, 12)] == [2, 7, 0, 0]


# --- from the first line to the end ---

ENDING = f"{WORK}work(4);\nif (globalThis.never) {{\n  idle();\n}}\nEND\n"
EXIT = "(globalThis.Deno ?? process).exit(3);"


@pytest.fixture(params=SERVERS)
def held(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path]:
    return request.param, tmp_path / "ending.cjs"


@pytest.mark.parametrize("end", ["", EXIT], ids=["at its last line", "by exit()"])
def test_a_program_is_recorded_from_its_first_line_to_its_end(held: tuple[str, Path], end: str) -> None:
    name, script = held
    script.write_text(ENDING.replace("END", end))
    with launch(command(name, script), wait_for_debugger=True) as client:
        with client.coverage.record() as recording:
            client.run_if_waiting()
            assert recording.wait(timeout=20)
    assert recording.warning == ""
    file = recording.coverage["ending.cjs"]
    assert counts(recording.coverage, "ending.cjs")["work"] == 1
    assert [file.lines[line] for line in (3, 4, 6, 7, 14)] == [1, 4, 1, 0, 1]


def test_blocks_are_counted_on_after_a_take_and_after_an_error_was_looked_up(held: tuple[str, Path]) -> None:
    """Both need Debugger for a moment. If it were disabled again, V8 would drop its counters."""
    name, script = held
    script.write_text(f"{WORK}work(4);\nsetInterval(() => {{}}, 60000);\nglobalThis.ready = true;\n")
    with launch(command(name, script), wait_for_debugger=True) as client:
        with client.coverage.record() as recording:
            client.run_if_waiting()
            wait_for(client, "globalThis.ready")
            assert recording.take()["ending.cjs"].lines[7] == 0
            with pytest.raises(JavaScriptError):
                client.evaluate("work(4); null.x")
            client.evaluate("work(2); debugger; 1")
            assert recording.take(only_new=True)["ending.cjs"].lines[4] == 10
    assert recording.coverage["ending.cjs"].lines[4] == 10
    assert recording.coverage["ending.cjs"].lines[7] == 0


def test_what_a_killed_program_had_counted_at_the_last_take_is_kept(held: tuple[str, Path]) -> None:
    name, script = held
    script.write_text(f"{WORK}work(4);\nsetInterval(() => {{}}, 60000);\nglobalThis.ready = true;\n")
    with launch(command(name, script), wait_for_debugger=True) as client:
        with pytest.raises(ClosedError), client.coverage.record(fetch_every=0.05) as recording:
            client.run_if_waiting()
            wait_for(client, "globalThis.ready")
            taken = recording.takes
            while recording.takes < taken + 2:  # the second one began after the program was ready
                client.send_command("Runtime.getIsolateId")
            os.kill(client.process.pid, signal.SIGKILL)
            assert recording.wait(timeout=20)
        assert counts(recording.coverage, "ending.cjs")["work"] == 1
        assert recording.coverage["ending.cjs"].lines[7] == 0
        assert "those of the last take" in recording.warning
