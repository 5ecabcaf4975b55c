"""client.cpu, on every runtime."""

from __future__ import annotations

import itertools
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cdpsync import CDPClient, CommandError, ConnectionClosed, launch
from cdpsync.cpu_profile import CPUProfile

from ...conftest import ALL, SERVERS, command, wait_for

pytestmark = pytest.mark.real

PROGRAMS = Path(__file__).with_name("programs")

BUSY = """
globalThis.busy = function busy(ms) { const end = Date.now() + ms; while (Date.now() < end) step(); };
function step() { let sum = 0; for (let i = 0; i < 1000; i++) sum += Math.sqrt(i); return sum; }
"""


@pytest.fixture(scope="module", params=ALL)
def program(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[CDPClient]:
    """A program that waits to be told to be busy."""
    script = tmp_path_factory.mktemp("cpu") / "idle.js"
    script.write_text(f"{BUSY}; setInterval(() => {{}}, 60000)")
    with launch(command(request.param, script)) as client:
        wait_for(client, "typeof busy === 'function'")
        yield client


def be_busy(client: CDPClient, milliseconds: int) -> None:
    """Run code that V8 has not seen: it does not know what was inlined into code that it has optimized before."""
    code = f"{BUSY} // {next(_NUMBERS)}"
    client.evaluate(f"(0, eval)({json.dumps(code)}); busy({milliseconds})")


_NUMBERS = itertools.count()


def test_a_recording_has_what_ran_meanwhile(program: CDPClient) -> None:
    with program.cpu.record(interval=200e-6) as recording:
        be_busy(program, 60)
    profile = recording.profile
    assert profile.share("busy") > 0.3
    assert 0.06 <= profile.duration < 10
    assert recording.warning == ""


def test_afterwards_the_profiler_is_disabled_and_has_its_own_interval(program: CDPClient) -> None:
    with program.cpu.record(interval=10e-3):
        pass
    with pytest.raises(CommandError, match="No recording profiles found|not enabled"):
        program.send_command("Profiler.stop")
    with pytest.raises(CommandError, match="not enabled"):
        program.send_command("Profiler.start")


def test_parts_are_joined_without_a_gap_and_without_losing_a_loop_that_runs(program: CDPClient) -> None:
    """V8 finds no loop that it has optimized while it runs, unless its profiler was there before."""
    with program.cpu.record(fetch_every=0.05) as recording:
        be_busy(program, 400)
    assert len(recording._parts()) >= 2  # there is no other way to see them
    assert recording.profile.total("busy") > 0.3
    assert "(profiler)" not in {one.name for one in recording.profile.call_tree.functions}


def test_a_second_recording_of_a_session_is_refused_and_another_client_has_its_own(program: CDPClient) -> None:
    with program.cpu.record(fetch_every=None) as recording:
        with pytest.raises(RuntimeError, match="records a CPU profile already"):
            program.cpu.profile(0.01)
        with CDPClient(port=program.port, target=program.target_id) as other:
            assert other.cpu.profile(0.02).duration > 0
        be_busy(program, 20)
    assert recording.profile.total("busy") > 0


def test_a_profile_of_some_seconds(program: CDPClient) -> None:
    program.send_command("Runtime.evaluate", {"expression": "setTimeout(busy, 0, 30)"})
    assert 0.02 < program.cpu.profile(seconds=0.05).duration < 10


HOT = """
globalThis.inner = function inner(h, c) {
  return (h * 31 + c) | 0;
};
globalThis.hash = function hash(text) {
  let h = 7;
  for (let i = 0; i < text.length; i++) h = inner(h, text.charCodeAt(i));
  return h;
};
globalThis.work = function work(ms) {
  const end = Date.now() + ms, text = "x".repeat(5000);
  while (Date.now() < end) hash(text);
};
"""


def test_without_optimized_code_v8_knows_every_function(program: CDPClient) -> None:
    program.evaluate(f"(0, eval)({json.dumps(HOT)}); for (let n = 0; n < 50; n++) work(5)")
    with program.cpu.record(interval=200e-6, deoptimize=True) as recording:
        program.evaluate("for (let n = 0; n < 20; n++) work(5)")
    assert (
        recording.profile.total("hash") > 0
    )  # Node 20 and 24 count most of what is inlined as its caller all the same


# --- programs that end ---

ENDS = {
    "by itself": "",
    "by exit": "globalThis.Deno ? Deno.exit(3) : process.exit(3)",
    "by an exception": "throw new Error('on purpose')",
}


def whole(runtime: str, script: Path, **options: object) -> CPUProfile:
    """The profile of a program from its first line to its end."""
    with launch(command(runtime, script), wait_for_debugger=True) as client:
        return client.cpu.profile(seconds=None, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("runtime", SERVERS)
def test_a_whole_program_is_recorded_from_its_first_line_to_its_end(tmp_path: Path, runtime: str, end: str) -> None:
    script = tmp_path / "program.js"
    script.write_text(f"{BUSY}\nbusy(150);\n{ENDS[end]}")
    dies = runtime == "deno" and end == "by an exception"  # it closes the connection at once
    profile = whole(runtime, script, fetch_every=0.02)
    assert profile.total("busy") > (0.01 if dies else 0.1)


@pytest.mark.parametrize("runtime", SERVERS)
def test_of_a_program_that_was_killed_there_is_what_was_fetched(tmp_path: Path, runtime: str) -> None:
    script = tmp_path / "program.js"
    script.write_text(f"{BUSY}\nsetInterval(busy, 20, 10);")
    with launch(command(runtime, script), wait_for_debugger=True) as client:
        recording = client.cpu.record(fetch_every=0.05).start()
        client.run_if_waiting()
        wait_for(client, "typeof busy === 'function'")
        be_busy(client, 20)
        before = recording.recorded
        while recording.recorded == before:  # until a part has come that has the busy time in it
            be_busy(client, 20)
        client.submit("Runtime.evaluate", {"expression": KILL}).give_up()
        assert recording.wait(20)
        with pytest.raises(ConnectionClosed, match=r"`profile` has its first"):
            recording.stop()
        assert recording.profile.total("busy") > 0
        assert "are missing" in recording.warning


KILL = "globalThis.Deno ? Deno.kill(Deno.pid, 'SIGKILL') : process.abort()"


# --- the source ---

WRITTEN = {
    "trees.ts": {
        "Builder": 13,
        "build": 18,
        "count": 23,
        "get size": 27,
        "grow": 31,
        "spin": 37,
        "later": 46,
        "inner": 51,
    },
    "work.ts": {"main": 7, "callback": 21, "method": 26, "finished": 35},
}
"""The line of each function of the programs."""
EXPECTED = {(name, file, line) for file, lines in WRITTEN.items() for name, line in lines.items()}
EXPECTED.add(("Builder", "trees.ts", 11))  # V8 calls what initializes the fields as the class


def places_in(profile: CPUProfile) -> set[tuple[str, str, int]]:
    """The functions with a name of one of these, where the profile says that they are."""
    names = {name for name, _, _ in EXPECTED}
    return {
        (one.name, Path(one.file).name, one.line)
        for one in profile.call_tree.functions
        if one.name in names and not one.url.startswith(("node:", "ext:"))
    }


def copied(folder: Path) -> Path:
    for name in ("work.ts", "trees.ts"):
        shutil.copy(PROGRAMS / name, folder)
    (folder / "package.json").write_text('{"type": "module"}')
    return folder / "work.ts"


@pytest.mark.parametrize("runtime", ["deno", "node"])
def test_functions_are_at_their_lines_of_typescript(tmp_path: Path, runtime: str) -> None:
    profile = whole(runtime, copied(tmp_path), interval=200e-6)
    assert len(places_in(profile)) > 8
    assert places_in(profile) <= EXPECTED
