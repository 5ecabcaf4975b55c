"""Which program is meant if the command line names none."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

import cdpsync as package
from cdpsync import Program, cli
from cdpsync.cli import choosing

from ..peers import LoopbackPeer
from ..snapshots import make_snapshot
from .programs import cdpsync
from .running import snapshotting


def program(port: int | None, pid: int) -> Program:
    address = f"127.0.0.1:{port}" if port else ""
    return Program(pid, ("node", f"app{pid}.js"), "Node", "24.1.0", address)


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[Program]:
    """What find_programs() finds."""
    programs: list[Program] = []
    monkeypatch.setattr(package, "find_programs", lambda **_: programs)
    return programs


def test_the_only_program_is_meant(
    found: list[Program], peer: LoopbackPeer, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    found += [program(peer.port, 7), program(None, 8)]
    peer.script = snapshotting([make_snapshot()])
    done = cdpsync(capfd, "snapshot", "-o", tmp_path / "a")
    assert (done.code, done.out) == (0, f"{tmp_path / 'a'}\n")
    assert done.err.startswith(f"cdpsync: 127.0.0.1:{peer.port} is Node 24.1.0, process 7: node app7.js\n")


def test_several_programs_are_listed_with_an_example(
    found: list[Program], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    found += [program(9229, 7), program(9230, 8)]
    done = cdpsync(capfd, "snapshot", "-o", tmp_path / "a")
    assert (done.code, done.out) == (2, "")
    assert done.err.splitlines() == [
        "cdpsync: say which program, as in cdpsync snapshot 9229; these run:",
        "  127.0.0.1:9229         Node 24.1.0, process 7: node app7.js",
        "  127.0.0.1:9230         Node 24.1.0, process 8: node app8.js",
    ]


@pytest.mark.parametrize(("typed", "port"), [("2\n", 9230), ("x\n9\n1\n", 9229)])
def test_at_a_terminal_one_of_several_is_chosen(
    typed: str, port: int, found: list[Program], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    found += [program(9229, 7), program(9230, 8)]
    monkeypatch.setattr(choosing, "_at_terminal", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert choosing.find("snapshot", 0) == f"127.0.0.1:{port}"
    assert "  2  127.0.0.1:9230         Node 24.1.0, process 8: node app8.js" in capfd.readouterr().err


def test_nothing_that_is_chosen_is_an_error(found: list[Program], monkeypatch: pytest.MonkeyPatch) -> None:
    found += [program(9229, 7), program(9230, 8)]
    monkeypatch.setattr(choosing, "_at_terminal", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    with pytest.raises(ValueError, match="no program was chosen"):
        choosing.find("snapshot", 0)


def test_without_an_inspector_the_error_names_what_can_be_attached_to(
    found: list[Program], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    found.append(program(None, 8))
    done = cdpsync(capfd, "snapshot", "-o", tmp_path / "a")
    assert (done.code, done.out) == (3, "")
    assert "  --pid 8        Node 24.1.0, process 8: node app8.js" in done.err.splitlines()


def test_without_any_program_the_error_says_how_to_start_one(
    found: list[Program], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    done = cdpsync(capfd, "snapshot", "-o", tmp_path / "a", "--wait", "0.01")
    assert done.code == 3
    assert done.err.splitlines()[0] == "cdpsync: waiting for a program, 0.01 s at most"
    assert done.err.endswith("; cdpsync snapshot -- node app.js starts a program\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["9229", "--pid", "7"], "give either an ENDPOINT or --pid"),
        (["--pid", "7", "--wait", "3"], "--wait is for an ENDPOINT"),
        (["--pid", "7", "--", "node"], "give either --pid or a COMMAND"),
        (["--worker", ""], "--worker is empty"),
        (["--reconnect", "--", "node"], "--reconnect is for an ENDPOINT"),
        (["--reconnect", "--pid", "7"], "--reconnect is for an ENDPOINT"),
    ],
)
def test_contradictions_are_refused(arguments: list[str], said: str, capfd: pytest.CaptureFixture[str]) -> None:
    done = cdpsync(capfd, "console" if "--reconnect" in arguments else "snapshot", *arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_an_error_shows_its_python_traceback_if_asked(capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["snapshot", "127.0.0.1:1", "-o", "/dev/null", "--traceback"]) == 3
    told = capfd.readouterr().err
    assert told.startswith("Traceback (most recent call last):\n")
    assert told.splitlines()[-1].startswith("cdpsync: 127.0.0.1:1: nobody answers")


def test_the_wire_is_shown_if_asked(peer: LoopbackPeer, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    peer.script = snapshotting([make_snapshot()])
    done = cdpsync(capfd, "snapshot", peer.port, "-o", tmp_path / "a", "--wire")
    assert done.code == 0
    assert "HeapProfiler.takeHeapSnapshot" in done.err
    assert "HeapProfiler.addHeapSnapshotChunk" in done.err
