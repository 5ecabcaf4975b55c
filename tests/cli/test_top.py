"""cdpsync top: blocks of text, JSON, and the live view."""

from __future__ import annotations

import json
import os
import re
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cdpsync.cli.screen import Screen

from ..conftest import find_runtime
from .programs import KINDS, Program, cdpsync, running
from .schemas import documents

pexpect = pytest.importorskip("pexpect", reason="pip install '.[test]'")
pyte = pytest.importorskip("pyte", reason="pip install '.[test]'")

pytestmark = pytest.mark.real

HOT = """
function spin(ms) { const end = Date.now() + ms; let n = 0; while (Date.now() < end) n += Math.sqrt(n); return n; }
function turn() { return spin(20); }
setInterval(turn, 25);
"""


@pytest.fixture(scope="module", params=KINDS)
def program(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    with running(request.param, tmp_path_factory.mktemp("top"), HOT) as one:
        yield one


def test_the_functions_that_take_the_time_are_those_of_a_profile(
    program: Program, capfd: pytest.CaptureFixture[str]
) -> None:
    done = cdpsync(capfd, "top", program.port, "--json", "-n", "2", "--every", "300ms", "--interval", "1ms")
    assert (done.code, done.err) == (0, "")
    first, second = documents(done.out, "top")
    assert first["worker"] is second["worker"] is None
    whole = second["whole"]
    parts = [whole[name] for name in ("javascript", "native", "gc", "program", "idle")]
    assert sum(parts) == pytest.approx(whole["seconds"], abs=1e-4)
    rows = {row["name"]: row for row in second["rows"]}
    assert rows["turn"]["total_time"] > 0.2 * whole["seconds"]  # `spin` may have been inlined before
    assert rows["turn"]["total_share"] == pytest.approx(rows["turn"]["total_time"] / whole["seconds"], abs=1e-3)
    assert re.search(r"main\.\w+:\d+$", rows["turn"]["place"])
    assert second["heap_used"] > 0


def test_what_was_inlined_is_seen_after_deoptimizing(program: Program, capfd: pytest.CaptureFixture[str]) -> None:
    done = cdpsync(capfd, "top", program.port, "--json", "--once", "--every", "200ms", "--deoptimize")
    assert done.code == 0
    assert "spin" in {row["name"] for row in json.loads(done.out)["rows"]}


def test_a_block_of_text_is_printed_once(program: Program, capfd: pytest.CaptureFixture[str]) -> None:
    done = cdpsync(capfd, "top", program.port, "--once", "--every", "200ms", "--sort", "total", "--filter", "turn")
    title, facts, heading, row = done.out.splitlines()
    assert (done.code, done.err) == (0, "")
    assert re.search(r", \d\d:\d\d:\d\d$", title)
    assert re.match(r"active [\d.]+%, gc [\d.]+%, idle [\d.]+%, longest busy [\d.]+ m?s, heap [\d.]+ MB", facts)
    assert heading.split()[-2:] == ["function", "place"]
    assert row.split()[-2] == "turn"


def test_each_worker_is_watched(program: Program, capfd: pytest.CaptureFixture[str]) -> None:
    done = cdpsync(capfd, "top", program.fresh().port, "--json", "--once", "--every", "200ms", "--worker", "all")
    assert (done.code, done.err) == (0, "")
    assert {one["worker"] for one in documents(done.out, "top")} >= {"main", "hash"}


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("top") / "hot.js"
    file.write_text(HOT)
    return file


def test_the_exit_code_is_that_of_the_program(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "short.js"
    file.write_text("console.log('printed'); for (let n = 0; n < 3e6; n++) Math.sqrt(n); process.exit(3)")
    done = cdpsync(capfd, "top", "--", find_runtime("node"), file)
    assert done.code == 3
    assert done.out == "printed\n"
    assert "short.js" in done.err


# --- at a terminal ---


_COLOUR = re.compile(rb"\x1b\[[\d;]*m")


class Terminal:
    """A terminal of some width on which cdpsync runs."""

    def __init__(self, columns: int, *words: str, **environment: str) -> None:
        kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "NO_COLOR")}
        self.child: Any = pexpect.spawn(
            sys.executable,
            ["-m", "cdpsync", *words],
            dimensions=(24, columns),
            env={**kept, "TERM": "xterm-256color", **environment},
            timeout=30,
        )
        self.screen = pyte.Screen(columns, 24)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""

    def wait_for(self, pattern: str) -> str:
        """Wait until a pattern is on the screen; returns the text of the screen."""
        end = time.monotonic() + 30
        while not re.search(pattern, text := "\n".join(self.screen.display)):
            assert time.monotonic() < end, text
            self._read()
        return text

    def end(self) -> int:
        """Wait for the end; returns the exit code."""
        while self._read():
            pass
        self.child.close()
        status: int = self.child.exitstatus
        return status

    def _read(self) -> bool:
        try:
            data = self.child.read_nonblocking(65536, 30)
        except pexpect.EOF:
            return False
        self.raw += data
        self._stream.feed(data)
        return True

    def after(self) -> str:
        """What is printed after the alternate screen was left."""
        return self.raw.rpartition(b"\x1b[?1049l")[2].decode()


@pytest.mark.parametrize("columns", [80, 200])
def test_the_live_view_fits_and_obeys_its_keys(columns: int, script: Path) -> None:
    terminal = Terminal(columns, "top", "--every", "200ms", "--", find_runtime("node"), str(script))
    text = terminal.wait_for(r"active [\d.]+%(.|\n)* spin .*hot\.js:\d+")
    assert ("self %" in text) == (columns > 100)
    assert "by self " in text
    for key, shown in [("2", "by total "), ("/", "filter: _"), ("tur", "filter: tur_"), ("\r", "only 'tur'")]:
        terminal.child.send(key)
        text = terminal.wait_for(re.escape(shown))
    assert " spin " not in text
    terminal.child.send("?")
    terminal.wait_for("any key goes back")
    terminal.child.send("xp")
    terminal.wait_for("paused")
    terminal.child.setwinsize(20, columns - 10)
    terminal.screen.resize(20, columns - 10)
    terminal.child.send("r\x1b")
    terminal.wait_for(r"by total  q")
    terminal.child.send("q")
    assert terminal.end() == 0
    assert re.search(r"hot\.js, node.*\n(.*\n)*.* spin ", terminal.after())
    assert _COLOUR.search(terminal.raw)


def test_a_view_without_colours_ends_after_its_duration(script: Path) -> None:
    terminal = Terminal(80, "top", "-d", "0.1", "--", find_runtime("node"), str(script), NO_COLOR="1")
    assert terminal.end() == 0
    assert b"\x1b[?1049h" in terminal.raw
    assert not _COLOUR.search(terminal.raw)


def test_a_dumb_terminal_is_not_repainted(monkeypatch: pytest.MonkeyPatch) -> None:
    master, slave = os.openpty()
    with open(slave, "w") as stream:
        monkeypatch.setenv("TERM", "xterm")
        assert Screen.works(stream)
        monkeypatch.setenv("TERM", "dumb")
        assert not Screen.works(stream)
    os.close(master)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda one: one.name)
def test_a_signal_leaves_the_terminal_as_it_was(number: signal.Signals, script: Path) -> None:
    import termios

    terminal = Terminal(80, "top", "--every", "200ms", "--", find_runtime("node"), str(script))
    before = termios.tcgetattr(terminal.child.child_fd)
    terminal.wait_for(" spin ")
    assert termios.tcgetattr(terminal.child.child_fd)[3] != before[3]
    terminal.child.kill(number)
    while terminal._read():
        pass
    after = termios.tcgetattr(terminal.child.child_fd)
    terminal.child.close()
    assert terminal.child.exitstatus == 128 + number
    assert after == before
    assert terminal.raw.count(b"\x1b[?1049h") == terminal.raw.count(b"\x1b[?1049l") == 1
    assert b"\x1b[?25h" in terminal.raw


def test_ctrl_z_gives_the_terminal_back_until_fg(script: Path) -> None:
    shell: Any = pexpect.spawn("bash", ["--norc", "-i"], env={**os.environ, "PS1": "$ ", "TERM": "xterm"}, timeout=30)
    command = f"{sys.executable} -m cdpsync top --every 0.2 -- {find_runtime('node')} {script}"
    shell.sendline(command)
    shell.expect_exact(b"spin")
    shell.send("\x1a")
    shell.expect_exact(b"\x1b[?1049l")
    shell.expect_exact(b"Stopped")
    shell.sendline("fg")
    shell.expect_exact(b"\x1b[?1049h")
    shell.expect_exact(b"spin")
    shell.send("q")
    shell.expect_exact(b"\x1b[?1049l")
    shell.sendline("exit $?")
    shell.expect(pexpect.EOF)
    shell.close()
    assert shell.exitstatus == 0
