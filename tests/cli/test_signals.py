"""A signal that ends the command line leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from cdpsync import launch
from cdpsync.cli import signals, streams

from ..conftest import Start, find_runtime
from ..peers import LoopbackPeer, PeerConnection
from .running import CDPSYNC, PLAIN, in_shell

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")

ENDING = [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]


def begin(*arguments: str, ignored: signal.Signals | None = None) -> subprocess.Popen[str]:
    """Start it with the signal handling that a terminal would give it, whatever runs the tests."""

    def prepare() -> None:
        for number, _ in ENDING:
            signal.signal(number, signal.SIG_IGN if number == ignored else signal.SIG_DFL)

    return subprocess.Popen(
        [*CDPSYNC, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=PLAIN,
        preexec_fn=prepare,
    )


def until(lines: IO[str] | None, *said: str) -> None:
    """Read until the program has printed all of these texts."""
    assert lines is not None
    missing = set(said)
    seen: list[str] = []
    while missing:
        line = lines.readline()
        assert line, f"it ended: {seen}"
        seen.append(line)
        missing -= {one for one in missing if one in line}


@pytest.fixture
def capturing(peer: LoopbackPeer) -> threading.Event:
    """An event that is set while the peer is taking a snapshot, which never ends."""
    begun = threading.Event()

    def script(connection: PeerConnection) -> None:
        connection.recv()
        connection.send({"method": "HeapProfiler.addHeapSnapshotChunk", "params": {"chunk": '{"snapshot":'}})
        begun.set()
        connection.wait_until_closed()

    peer.script = script
    return begun


@pytest.mark.parametrize(("number", "code"), ENDING)
def test_an_unfinished_snapshot_is_removed(
    number: signal.Signals, code: int, capturing: threading.Event, peer: LoopbackPeer, tmp_path: Path
) -> None:
    process = begin("snapshot", str(peer.port), "-o", str(tmp_path / "a"))
    assert capturing.wait(30)
    process.send_signal(number)
    assert process.communicate(timeout=30) == ("", "")
    assert process.returncode == code
    assert os.listdir(tmp_path) == []


def test_an_ignored_signal_stays_ignored(capturing: threading.Event, peer: LoopbackPeer, tmp_path: Path) -> None:
    """nohup starts programs like this."""
    process = begin("snapshot", str(peer.port), "-o", str(tmp_path / "a"), ignored=signal.SIGHUP)
    assert capturing.wait(30)
    process.send_signal(signal.SIGHUP)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=30)
    assert process.returncode == 143


@pytest.mark.real
@pytest.mark.parametrize(("number", "code"), ENDING)
def test_a_program_that_was_started_is_ended_too(number: signal.Signals, code: int, tmp_path: Path) -> None:
    script = tmp_path / "a.js"
    write = f"require('fs').writeFileSync({str(tmp_path / 'pid')!r}, String(process.pid))"
    script.write_text(f"{write}; console.log('it runs'); setInterval(() => {{}}, 60000)")
    process = begin("snapshot", "-o", str(tmp_path / "a"), "--after", "600", "--", find_runtime("node"), str(script))
    until(process.stderr, "letting it run for 600 s")
    until(process.stdout, "it runs")
    process.send_signal(number)
    out, told = process.communicate(timeout=30)
    assert (process.returncode, out) == (code, "")
    assert "Traceback" not in told
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)
    assert sorted(os.listdir(tmp_path)) == ["a.js", "pid"]


@pytest.mark.real
def test_the_command_cleans_up_when_its_terminal_is_closed(tmp_path: Path) -> None:
    """A closing terminal sends SIGHUP more than once."""
    pexpect = pytest.importorskip("pexpect", reason="pip install '.[test]'")
    script = tmp_path / "a.js"
    script.write_text("setInterval(() => {}, 60000)")
    arguments = ["snapshot", "-o", str(tmp_path / "a"), "--after", "600", "--", find_runtime("node"), str(script)]
    child = pexpect.spawn(CDPSYNC[0], [*CDPSYNC[1:], *arguments], env=PLAIN, timeout=60)
    child.expect_exact("letting it run")
    child.ptyproc.fileobj.close()
    child.closed = child.ptyproc.closed = True
    for _ in range(3):
        os.kill(child.pid, signal.SIGHUP)
    _, status = os.waitpid(child.pid, 0)
    assert os.waitstatus_to_exitcode(status) == 129
    assert os.listdir(tmp_path) == ["a.js"]


_TALKING = "setInterval(() => console.log('it runs'), 10)"


@pytest.mark.real
@pytest.mark.parametrize("words", [["console"], ["events", "Runtime.*"]], ids=["console", "events"])
def test_what_follows_a_program_ends_quietly(words: list[str], start: Start) -> None:
    process = begin(words[0], str(start("node", _TALKING).port), *words[1:], "--json")
    until(process.stdout, "it runs")
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=30)
    assert (process.returncode, told) == (130, "")


@pytest.mark.real
def test_a_pipe_that_is_closed_ends_what_follows_a_program(start: Start) -> None:
    done = in_shell("| head -1", "events", str(start("node", _TALKING).port), "Runtime.*")
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == ""


# --- recordings ---


@pytest.mark.parametrize(("number", "raised"), [(signal.SIGINT, KeyboardInterrupt), (signal.SIGTERM, SystemExit)])
def test_the_first_signal_only_ends_a_recording_and_the_second_ends_at_once(
    number: signal.Signals, raised: type[BaseException]
) -> None:
    with pytest.raises(raised), signals.orderly(), signals.recording() as stop:
        assert not stop
        signal.raise_signal(number)
        assert stop.exit_code == 128 + number
        signal.raise_signal(number)


def test_a_signal_ends_a_block_at_once_and_those_that_come_later() -> None:
    seen = []
    with signals.recording() as stop:
        with stop.interrupts():
            seen.append("begun")
            signal.raise_signal(signal.SIGINT)
            seen.append("never")
        seen.append("kept")
        with stop.interrupts():
            seen.append("never")
        seen.append("never")
    assert seen == ["begun", "kept"]


def test_a_line_that_is_being_printed_is_printed_whole(capsys: pytest.CaptureFixture[str]) -> None:
    class Slow(str):
        def __str__(self) -> str:
            signal.raise_signal(signal.SIGINT)
            return "whole"

    with signals.recording() as stop, stop.interrupts():
        while True:
            streams.show(Slow())
    assert capsys.readouterr().out == "whole\n"


@pytest.mark.real
@pytest.mark.parametrize(("number", "code"), ENDING)
def test_a_signal_ends_what_goes_on_with_whole_lines(number: signal.Signals, code: int, shared_node: int) -> None:
    process = begin("console", str(shared_node), "--json")
    assert process.stdout is not None
    assert "tick" in process.stdout.readline()
    process.send_signal(number)
    out = process.stdout.read()  # not communicate(), which would not know of what readline() has buffered
    _, told = process.communicate(timeout=30)
    assert (process.returncode, told) == (code, "")
    assert all(line.startswith("{") and line.endswith("}") for line in out.splitlines())


@pytest.fixture(scope="module")
def shared_node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of a program that prints all the time."""
    script = tmp_path_factory.mktemp("ticks") / "a.js"
    script.write_text("setInterval(() => console.log('tick'), 10)")
    with launch([find_runtime("node"), str(script)]) as client:
        yield client.port
