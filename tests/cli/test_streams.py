"""stdout has only data, stderr has messages. Either may be closed or full, or have any encoding."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from ..conftest import find_runtime
from ..peers import LoopbackPeer
from ..snapshots import make_snapshot
from .running import CDPSYNC, PLAIN, in_shell, orders, run, snapshotting

posix = pytest.mark.skipif(sys.platform == "win32", reason="streams are closed and devices are there on POSIX")
full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is Linux's")

ARROW = {"ascii": r"\u2192", "cp1252": r"\u2192", "utf-8": "→", "latin-1": r"\u2192"}


@pytest.fixture
def text(peer: LoopbackPeer) -> str:
    """The snapshot that the peer answers with."""
    text = make_snapshot(300)
    peer.script = snapshotting([text])
    return text


@pytest.fixture
def file(tmp_path: Path) -> str:
    return orders(tmp_path / "orders.heapsnapshot")


# --- a file that is stdout ---


@posix
@pytest.mark.parametrize("name", ["-", "/dev/stdout", "/dev/fd/1"])
def test_a_snapshot_on_stdout_is_the_only_output(name: str, peer: LoopbackPeer, text: str, tmp_path: Path) -> None:
    done = run("snapshot", str(peer.port), "-o", name, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout == text
    assert re.fullmatch(r"cdpsync: captured .* s\n", done.stderr)
    assert os.listdir(tmp_path) == []


@posix
@pytest.mark.parametrize("name", ["/dev/stdout", "out.json"])
def test_a_snapshot_is_written_to_the_file_behind_stdout(
    name: str, peer: LoopbackPeer, text: str, tmp_path: Path
) -> None:
    with (tmp_path / "out.json").open("wb") as out:
        out.write(b"before\n")
        out.flush()
        done = run("snapshot", str(peer.port), "-o", name, cwd=tmp_path, stdout=out)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out.json").read_text() == "before\n" + text


def test_a_report_on_stdout_is_the_only_output(file: str, tmp_path: Path) -> None:
    done = run("heap", "report", file, "-o", "-", cwd=tmp_path, encoding="utf-8")
    assert done.stdout.startswith("<!DOCTYPE html>")
    assert done.stdout.rstrip().endswith("</html>")
    assert (done.returncode, done.stderr) == (0, "")
    assert os.listdir(tmp_path) == ["orders.heapsnapshot"]


@posix
def test_a_snapshot_cannot_be_written_to_stderr(peer: LoopbackPeer, text: str) -> None:
    done = run("snapshot", str(peer.port), "-o", "/dev/stderr")
    assert done.returncode == 2
    assert done.stderr == "cdpsync: -o /dev/stderr: stderr is for messages; name a file, or - for stdout\n"


def test_a_snapshot_is_read_from_stdin(file: str) -> None:
    with Path(file).open("rb") as stdin:
        done = run("heap", "why", "-", "9", stdin=stdin)
    assert "[17] → Order @9" in done.stdout


@posix
def test_a_file_name_that_is_not_text_is_printed_as_bytes(peer: LoopbackPeer, text: str, tmp_path: Path) -> None:
    name = b"a\xff.heapsnapshot"
    done = subprocess.run(
        [*CDPSYNC, "snapshot", str(peer.port), "-o", name], capture_output=True, cwd=tmp_path, timeout=60, check=False
    )
    assert done.stdout == name + b"\n"
    assert os.listdir(os.fsencode(tmp_path)) == [name]


# --- a stream that is closed, full, or has no reader ---


@posix
@pytest.mark.parametrize("arguments", [["heap", "summary", "FILE"], ["heap", "report", "FILE", "-o", "-"]])
def test_writing_to_a_closed_stdout_is_an_error(arguments: list[str], file: str) -> None:
    done = in_shell(">&-", *(file if part == "FILE" else part for part in arguments))
    assert (done.returncode, done.stderr) == (1, "cdpsync: stdout: it is closed, so the result cannot be written\n")


@posix
def test_a_closed_stdout_does_not_matter_for_the_name_of_a_file(peer: LoopbackPeer, text: str, tmp_path: Path) -> None:
    output = tmp_path / "a.heapsnapshot"
    assert in_shell(">&- 2>&- <&-", "snapshot", str(peer.port), "-o", str(output)).returncode == 0
    assert output.read_text() == text


@posix
def test_a_closed_stdin_is_an_error_if_it_is_read() -> None:
    done = in_shell("<&-", "heap", "summary", "-")
    assert (done.returncode, done.stderr) == (1, "cdpsync: stdin: it is closed\n")


@full
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "arguments", [["--help"], ["heap", "summary", "FILE", "--json"], ["heap", "report", "FILE", "-o", "-"]]
)
def test_a_full_disk_behind_stdout_is_reported(arguments: list[str], unbuffered: str, file: str) -> None:
    environment = {**PLAIN, "PYTHONUNBUFFERED": unbuffered}
    with Path("/dev/full").open("wb") as device:
        done = run(*(file if part == "FILE" else part for part in arguments), stdout=device, env=environment)
    assert (done.returncode, done.stderr) == (1, "cdpsync: stdout: No space left on device\n")


@full
@pytest.mark.parametrize("arguments", [["snapshot", "PORT"], ["heap", "report", "FILE"]])
def test_a_full_disk_is_reported_with_the_name_of_the_file(
    arguments: list[str], file: str, peer: LoopbackPeer, text: str
) -> None:
    names = {"FILE": file, "PORT": str(peer.port)}
    done = run(*(names.get(part, part) for part in arguments), "-o", "/dev/full")
    assert (done.returncode, done.stderr) == (1, "cdpsync: /dev/full: No space left on device\n")


@full
def test_messages_that_cannot_be_written_change_nothing(peer: LoopbackPeer, text: str, tmp_path: Path) -> None:
    output = tmp_path / "a.heapsnapshot"
    with Path("/dev/full").open("wb") as device:
        done = run("snapshot", str(peer.port), "-o", str(output), stdout=subprocess.PIPE, stderr=device)
        assert (done.returncode, done.stdout) == (0, f"{output}\n")
        assert run("snapshot", "--nosuch", stdout=subprocess.PIPE, stderr=device).returncode == 2
        assert run("heap", "summary", "nosuch", stdout=subprocess.PIPE, stderr=device).returncode == 1


@pytest.mark.parametrize("arguments", [["--help"], ["heap", "summary", "FILE"], ["heap", "report", "FILE", "-o", "-"]])
def test_a_closed_pipe_ends_the_command_silently(arguments: list[str], file: str) -> None:
    """`| head` does so."""
    read, write = os.pipe()
    os.close(read)
    done = run(*(file if part == "FILE" else part for part in arguments), stdout=write)
    os.close(write)
    assert (done.returncode, done.stderr) == (1, "")


# --- what the encoding lacks ---


@pytest.mark.parametrize("encoding", sorted(ARROW))
def test_characters_that_stdout_cannot_encode_are_escaped(encoding: str, file: str) -> None:
    done = run("heap", "why", file, "9", encoding=encoding, env={**PLAIN, "PYTHONIOENCODING": encoding})
    assert (done.returncode, done.stderr) == (0, "")
    assert f"  .cache {ARROW[encoding]} Map @5\n" in done.stdout


def test_it_works_in_a_locale_without_utf8(file: str) -> None:
    plain = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = run("heap", "why", file, "Order", encoding="ascii", env={**PLAIN, **plain})
    assert done.returncode == 0, done.stderr
    assert r"  .table[17] \u2192 Order @9" in done.stdout


@pytest.mark.parametrize("encoding", ["utf-8", "ascii:surrogateescape"])
@pytest.mark.parametrize("form", [[], ["--json"], ["--csv"]], ids=str)
def test_half_a_character_is_escaped(encoding: str, form: list[str], tmp_path: Path) -> None:
    file = orders(tmp_path / "a.heapsnapshot", "half \ud83d")
    done = run("heap", "summary", file, *form, env={**PLAIN, "PYTHONIOENCODING": encoding})
    assert done.returncode == 0, done.stderr
    assert r"half \ud83d" in done.stdout


def test_the_encoding_errors_that_a_user_has_chosen_are_kept(file: str) -> None:
    done = run("heap", "why", file, "9", env={**PLAIN, "PYTHONIOENCODING": "ascii:replace"})
    assert "  .cache ? Map @5\n" in done.stdout


# --- what a program that was started writes ---


@pytest.mark.real
def test_the_output_of_a_started_program_is_its_own(tmp_path: Path) -> None:
    script = tmp_path / "a.js"
    script.write_text("console.log('out of it'); console.error('err of it'); setInterval(() => {}, 60000)")
    done = run(
        "snapshot", "-o", "a.heapsnapshot", "--after", "0.1", "--", find_runtime("node"), str(script), cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "out of it\n"
    assert {"a.heapsnapshot", "err of it"} <= set(done.stderr.splitlines())


@pytest.mark.real
def test_an_answer_on_stdout_sends_the_output_of_a_started_program_to_stderr(tmp_path: Path) -> None:
    script = tmp_path / "a.js"
    script.write_text("console.log('out of it'); console.error('err of it'); setInterval(() => {}, 60000)")
    done = run("snapshot", "-o", "-", "--after", "0.1", "--", find_runtime("node"), str(script))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["snapshot"]["node_count"] > 10_000
    assert {"out of it", "err of it"} <= set(done.stderr.splitlines())
