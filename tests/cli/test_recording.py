"""cpu, coverage, sample, track and trace: on each runtime, on programs that are started, and what they leave behind."""

from __future__ import annotations

import json
import os
import signal
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from cdpsync.coverage import Coverage
from cdpsync.cpu_profile import CPUProfile
from cdpsync.heap import HeapSnapshot
from cdpsync.heap_profile import HeapProfile

from ..conftest import command, find_runtime
from .programs import KINDS, SERVERS, Program, cdpsync, running
from .schemas import document, documents
from .test_signals import begin, until

pytestmark = pytest.mark.real

READ: dict[str, Callable[[Any], object]] = {
    "cpu": CPUProfile.load,
    "sample": HeapProfile.load,
    "track": HeapSnapshot.load,
    "coverage": Coverage.load,
    "trace": CPUProfile.load,
}
KILL = "require('child_process').execSync('kill -9 ' + process.pid)"
"""process.kill() would let debuggers take what they want first (Node 24)."""
JOB = """
function used(n: number): number {
  if (n > 5) {
    return 1;
  }
  return 2;
}

function unused(): number {
  return 3;
}

globalThis.unused = unused; // V8 forgets a function of a module that nothing names (Deno 2.9)
const kept = [];
for (let n = 0; n < 30000; n++) kept.push({ n: used(1) + 0.5 });
console.log("it says", used(1));
"""
"""TypeScript with types, so that Deno compiles it; Node 20 gets it without them."""


@pytest.fixture(scope="module", params=KINDS)
def program(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    with running(request.param, tmp_path_factory.mktemp("program")) as one:
        yield one


@pytest.fixture(autouse=True)
def in_a_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def job(kind: str, directory: Path, more: str = "") -> list[str]:
    """The command that runs the job."""
    text = JOB + more
    script = directory / ("job.ts" if kind == "deno" else "job.js")
    script.write_text(text if kind == "deno" else text.replace(": number", ""))
    return command(kind, script)


def only(directory: Path, ending: str) -> Path:
    (found,) = directory.glob(f"*{ending}")
    return found


@pytest.mark.parametrize("name", ["cpu", "coverage", "sample", "track"])
def test_what_a_running_program_does_is_recorded(
    name: str, program: Program, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    done = cdpsync(capfd, name, program.port, "-d", "0.2s", "--json")
    assert (done.code, done.err) == (0, "")
    found = document(done.out, name)
    assert READ[name](found["file"])
    assert stat.S_IMODE(Path(found["file"]).stat().st_mode) == 0o600
    assert [one.name for one in tmp_path.iterdir()] == [found["file"]]
    assert found["file"].startswith("main-")


def test_a_trace_is_recorded_where_there_are_traces(program: Program, capfd: pytest.CaptureFixture[str]) -> None:
    done = cdpsync(capfd, "trace", program.port, "-d", "0.2", "--json", "-o", "a.json")
    if program.kind == "deno":
        assert done.code == 1
        assert "records no traces: cdpsync cpu records where its time goes" in done.err
        return
    found = document(done.out, "trace")
    assert (done.code, done.err) == (0, "")
    assert len(json.loads(Path("a.json").read_text())["traceEvents"]) == found["events"] > 0


def test_a_page_is_photographed_and_printed_where_there_are_pages(
    program: Program, capfd: pytest.CaptureFixture[str]
) -> None:
    for name, first in (("screenshot", b"\x89PNG"), ("pdf", b"%PDF-")):
        done = cdpsync(capfd, name, program.port, "--json")
        if program.kind != "chromium":
            assert done.code == 1
            assert f"has no pages: {name} is for a page of Chrome" in done.err
        else:
            found = document(done.out, name)
            data = Path(found["file"]).read_bytes()
            assert (done.code, data[: len(first)], len(data)) == (0, first, found["size"])


def test_every_worker_gets_a_file_of_its_own(program: Program, capfd: pytest.CaptureFixture[str]) -> None:
    program.fresh()
    done = cdpsync(capfd, "cpu", program.port, "-d", "0.2", "--worker", "all", "--json", "-o", "a.cpuprofile")
    found = {one["worker"]: one for one in documents(done.out, "cpu")}
    assert found.keys() >= {"main", "hash"}
    assert found["hash"]["file"] == "a-hash.cpuprofile"
    assert CPUProfile.load("a-hash.cpuprofile").duration > 0.1


def test_a_program_that_ends_gives_its_exit_code_and_keeps_its_output(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    done = cdpsync(capfd, "cpu", "-o", "a.cpuprofile", "--", *job("node", tmp_path, "process.exitCode = 7"))
    assert (done.code, done.out) == (7, "it says 2\n")
    assert "a.cpuprofile\nCPU profile of " in done.err
    assert "more: cdpsync cpu a.cpuprofile --tree" in done.err


@pytest.mark.parametrize("kind", SERVERS)
def test_coverage_of_a_whole_program_has_the_lines_of_its_source(
    kind: str, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    done = cdpsync(capfd, "coverage", "-o", "a.v8.json", "--json", "--", *job(kind, tmp_path))
    found = document(done.out, "coverage")
    assert done.code == 0
    assert "it says 2\n" in done.err
    (row,) = found["rows"]
    assert (Path(row["file"]).stem, row["uncovered_lines"]) == ("job", "4-5,9-11")


def test_a_tracked_program_ends_by_itself(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """V8's own timer keeps a Node alive while its allocations are tracked."""
    done = cdpsync(capfd, "track", "--json", "--", *job("node", tmp_path, "setTimeout(() => kept.length, 50)"))
    found = document(done.out, "track")
    assert done.code == 0
    by_job = [row for row in found["rows"] if "/job." in row["place"]]
    assert sum(row["allocated_count"] for row in by_job) > 25000


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--check-coverage", "--lines", "60"], ""),
        (["--check-coverage", "--lines", "70"], "66.66% of the lines have run, less than 70%"),
        (["--check-coverage", "--functions", "51"], "50% of the functions have run, less than 51%"),
        (["--check-coverage"], "less than 90%"),
    ],
)
def test_the_exit_code_says_whether_enough_has_run(
    arguments: list[str], said: str, capfd: pytest.CaptureFixture[str], covered: str
) -> None:
    done = cdpsync(capfd, "coverage", covered, *arguments)
    assert said in done.err
    assert done.code == (1 if said else 0)


@pytest.mark.parametrize(
    ("name", "begin"),
    [("a.info", "TN:"), ("a.json", '{\n"/'), ("a.html", "<!doctype html>"), ("b.v8.json", '{"result"')],
)
def test_the_name_of_a_report_says_its_format(
    name: str, begin: str, capfd: pytest.CaptureFixture[str], covered: str
) -> None:
    assert cdpsync(capfd, "coverage", covered, "-o", name).out == f"{name}\n"
    assert Path(name).read_text().lower().startswith(begin.lower())


@pytest.fixture(scope="module")
def covered(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A file with the coverage of a function of six lines that ran, and one of three that did not."""
    directory = tmp_path_factory.mktemp("covered")
    script = directory / "a.js"
    script.write_text("function a() {\n\n\n\n\n}\nfunction b() {\n\n}\n")
    text = script.read_text()
    functions = [
        {
            "functionName": name,
            "ranges": [{"startOffset": at, "endOffset": end, "count": count}],
            "isBlockCoverage": True,
        }
        for name, at, end, count in (
            ("", 0, len(text), 1),
            ("a", 0, text.index("}") + 1, 1),
            ("b", text.index("function b"), len(text) - 1, 0),
        )
    ]
    file = directory / "a.v8.json"
    file.write_text(json.dumps({"result": [{"scriptId": "1", "url": script.as_uri(), "functions": functions}]}))
    return str(file)


def test_what_was_recorded_before_a_program_is_killed_is_kept(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """It is fetched every second."""
    script = tmp_path / "a.js"
    script.write_text(
        "function busy() { const end = Date.now() + 5; while (Date.now() < end); }\n"
        f"setInterval(busy, 5); setTimeout(() => {KILL}, 2200)"
    )
    done = cdpsync(capfd, "cpu", "-o", "a.cpuprofile", "--", *command("node", script))
    assert done.code == 128 + signal.SIGKILL
    assert "the CPU profile is not complete: " in done.err
    assert CPUProfile.load("a.cpuprofile").total("busy") > 0.1


def test_nothing_is_left_of_a_recording_that_came_to_nothing(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    script = tmp_path / "a.js"
    script.write_text(KILL)
    for name in ("cpu", "coverage", "sample", "track", "trace"):
        done = cdpsync(capfd, name, "--", *command("node", script))
        assert done.code == 128 + signal.SIGKILL
        assert "cdpsync: there is no " in done.err
    assert os.listdir(tmp_path) == ["a.js"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_a_recording_with_its_file(number: signal.Signals, code: int, tmp_path: Path) -> None:
    script = tmp_path / "a.js"
    script.write_text("setTimeout(() => console.log('it runs'), 200); setInterval(() => {}, 1000)")
    process = begin("cpu", "-o", str(tmp_path / "a.cpuprofile"), "--", find_runtime("node"), str(script))
    until(process.stdout, "it runs")
    process.send_signal(number)
    process.communicate(timeout=30)
    assert process.returncode == code
    assert CPUProfile.load(tmp_path / "a.cpuprofile").duration > 0.1


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
def test_a_second_signal_ends_at_once(tmp_path: Path) -> None:
    """The program stands still, so that its heap cannot be had."""
    script = tmp_path / "a.js"
    script.write_text("setTimeout(() => { console.log('it runs'); for (;;); }, 300)")
    process = begin("track", "-o", str(tmp_path / "a"), "--", find_runtime("node"), str(script))
    until(process.stdout, "it runs")
    child = int(Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()[-1])
    os.kill(child, signal.SIGSTOP)
    process.send_signal(signal.SIGINT)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=30)
    assert process.returncode in (130, 143)
    assert os.listdir(tmp_path) == ["a.js"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["cpu", "-o", "a.xyz"], "the name says no format: end it in .cpuprofile, .html, .svg"),
        (["coverage", "-o", "a.xyz"], "the name says no format: end it in .v8.json"),
        (["cpu", "-n", "5"], "-n is about a table: ask for one with --by function"),
        (["sample", "--sort", "total"], "--sort is about a table"),
        (["cpu", "--json", "-o", "-"], "--json and -o - both want stdout"),
        (["cpu", "-d", "1", "app.cpuprofile"], "--duration is for recording, but app.cpuprofile is a file"),
        (["cpu", "app.cpuprofile", "b.cpuprofile"], "one FILE at a time"),
        (["cpu", "sh", "app.js"], "to start a program, put -- before it: cdpsync cpu -- sh app.js"),
        (["coverage", "--lines", "80"], "add that"),
        (["coverage", "--src", "a"], "add --all"),
        (["trace", "--worker", "all"], "leave out --worker"),
        (["pdf", "--until", "load"], "say which with --url URL"),
        (["screenshot", "--quality", "101"], "from 0 to 100"),
    ],
)
def test_options_that_do_not_fit_are_refused(words: list[str], said: str, capfd: pytest.CaptureFixture[str]) -> None:
    done = cdpsync(capfd, *words)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_a_file_that_exists_is_replaced_only_with_force(capfd: pytest.CaptureFixture[str], covered: str) -> None:
    Path("a.info").write_text("mine")
    done = cdpsync(capfd, "coverage", covered, "-o", "a.info")
    assert (done.code, Path("a.info").read_text()) == (1, "mine")
    assert "--force" in done.err
    assert cdpsync(capfd, "coverage", covered, "-o", "a.info", "--force").code == 0


# --- profiles in files ---


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> str:
    """main takes 1 ms, and work, which it calls, 6 ms; then the thread is idle."""
    frames = ["(root)", "main", "work", "(idle)"]
    nodes: list[dict[str, Any]] = [
        {
            "id": number,
            "callFrame": {"functionName": name, "scriptId": "1", "url": url, "lineNumber": 0, "columnNumber": 0},
            "hitCount": 1,
            "children": children,
        }
        for number, name, url, children in zip(
            (1, 2, 3, 4), frames, ("", "file:///a.js", "file:///a.js", ""), ([2, 4], [3], [], []), strict=True
        )
    ]
    raw = {"nodes": nodes, "startTime": 0, "endTime": 10000, "samples": [2, 3, 4], "timeDeltas": [0, 1000, 6000]}
    file = tmp_path_factory.mktemp("profile") / "a.cpuprofile"
    file.write_text(json.dumps(raw))
    return str(file)


def test_a_profile_is_answered_from_in_a_page(profile: str, capfd: pytest.CaptureFixture[str]) -> None:
    done = cdpsync(capfd, "cpu", profile)
    assert done.out.startswith("CPU profile of 10.5 ms: 3 samples")
    assert "work" in done.out
    assert done.out.endswith("--tree (or --callers NAME, --by file, -o x.html)\n")
    assert len(done.out) < 2048


@pytest.mark.parametrize(
    ("question", "view", "first"),
    [
        ([], "function", {"name": "work", "self_time": 0.006}),
        (["--by", "file"], "file", {"name": "/a.js", "self_time": 0.007}),
        (["--sort", "total"], "function", {"name": "main", "total_time": 0.007}),
        (["--tree"], "tree", {"name": "main", "level": 0}),
        (["--callers", "work"], "callers", {"name": "work", "total_time": 0.006}),
    ],
)
def test_a_profile_answers_questions(
    question: list[str], view: str, first: dict[str, Any], profile: str, capfd: pytest.CaptureFixture[str]
) -> None:
    found = document(cdpsync(capfd, "cpu", profile, "--json", *question).out, "cpu")
    assert found["view"] == view
    assert found["rows"][0] | first == found["rows"][0]


def test_two_profiles_are_compared(profile: str, capfd: pytest.CaptureFixture[str]) -> None:
    found = document(cdpsync(capfd, "cpu", profile, "--json", "--diff", profile).out, "cpu")
    assert (found["view"], found["rows"]) == ("diff", [])


@pytest.mark.parametrize(
    ("name", "begin"),
    [
        ("a.html", "<!doctype html>"),
        ("a.svg", "<svg"),
        ("a.txt", "main"),
        ("a.collapsed", "main"),
        ("a.speedscope.json", "{"),
    ],
)
def test_the_name_of_a_file_says_its_format(
    name: str, begin: str, profile: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert cdpsync(capfd, "cpu", profile, "-o", name).out == f"{name}\n"
    assert begin in Path(name).read_text()[:200].lower()
    format = {"a.html": "html", "a.svg": "svg", "a.speedscope.json": "speedscope"}.get(name, "collapsed")
    done = cdpsync(capfd, "cpu", profile, "-o", "-", "--format", format)
    assert done.out == Path(name).read_text()


def test_a_program_that_ends_by_itself_within_the_duration_gives_its_exit_code(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    done = cdpsync(capfd, "cpu", "-d", "60s", "--", *job("node", tmp_path, "process.exitCode = 7"))
    assert done.code == 7
