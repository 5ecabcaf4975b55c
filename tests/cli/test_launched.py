"""A program that the command line starts: its terminal, its output and its exit code are its own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from .programs import SERVERS, cdpsync, command
from .running import CDPSYNC, PLAIN

pytestmark = pytest.mark.real


@pytest.mark.parametrize("kind", SERVERS)
def test_the_exit_code_of_a_program_that_ends_is_ours(
    kind: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    script = tmp_path / "app.js"
    script.write_text("console.log('out'); console.error('err'); process.exitCode = 5")
    done = cdpsync(capfd, "console", "--", *command(kind, script))
    assert (done.code, done.out) == (5, "out\n")
    assert "err\n" in done.err
    assert "ebugger" not in done.err


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
def test_a_program_that_a_signal_ends_gives_128_and_its_number(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    script = tmp_path / "app.js"
    script.write_text("setTimeout(() => process.kill(process.pid, 'SIGKILL'), 50)")
    assert cdpsync(capfd, "console", "--", *command(SERVERS[-1], script)).code == 137


@pytest.mark.parametrize("kind", SERVERS)
def test_a_snapshot_of_a_program_that_fails_says_that_it_has_ended(
    kind: str, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = cdpsync(capfd, "snapshot", "--", *command(kind, Path("nosuch.js")))
    assert (done.code, done.out) == (1, "")
    assert "ended" in done.err.splitlines()[-1]
    assert "exit code 1" in done.err.splitlines()[-1]
    assert list(tmp_path.iterdir()) == []


_TALKS = """
console.log('tty:', process.stdin.isTTY === true, process.stdout.isTTY === true, process.stderr.isTTY === true);
process.stdin.on('data', data => console.log(`it read ${String(data).trim()}`));
process.on('SIGWINCH', () => console.log(`columns: ${process.stdout.columns}`));
process.on('SIGTERM', () => { console.log('asked to end'); process.exit() });
"""


@pytest.mark.parametrize("kind", SERVERS[:2])
def test_the_terminal_is_the_programs_and_ctrl_c_ends_the_recording_first(kind: str, tmp_path: Path) -> None:
    pexpect = pytest.importorskip("pexpect", reason="pip install '.[test]'")
    script = tmp_path / "app.js"
    script.write_text(_TALKS)
    profile = tmp_path / "p.cpuprofile"
    words = ["cpu", "-o", str(profile), "--", *command(kind, script)]
    environment = {**PLAIN, "NO_COLOR": "1"}
    child: Any = pexpect.spawn(CDPSYNC[0], [*CDPSYNC[1:], *words], env=environment, timeout=30, encoding="utf-8")
    child.expect_exact("tty: true true true")
    child.sendline("hello")
    child.expect_exact("it read hello")
    child.setwinsize(30, 101)
    child.expect_exact("columns: 101")
    child.sendintr()
    child.expect_exact(str(profile))
    child.expect_exact("asked to end")
    child.expect_exact("CPU profile of")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
    assert profile.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["cpu", "why", "top", "console", "snapshot"])
def test_a_misspelt_command_could_not_be_started(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    done = cdpsync(capfd, name, "--", "nosuchprogram", "app.js")
    assert (done.code, done.out) == (3, "")
    assert done.err == "cdpsync: nosuchprogram could not be started: No such file or directory\n"


def test_coverage_of_files_elsewhere_says_how_to_count_them(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    (tmp_path / "app.js").write_text("1")
    done = cdpsync(capfd, "coverage", "--", *command("node", tmp_path / "app.js"))
    assert done.code == 0
    assert "0 files count, of 1 script: --allow-external adds those that are not in" in done.err
