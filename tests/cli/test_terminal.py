"""On a terminal, tables fit, paths are whole, and a message says what the command waits for."""

from __future__ import annotations

import re
import threading
from pathlib import Path
from typing import Any

import pytest

from cdpsync import cli

from ..heap.handmade import Handmade, properties
from ..peers import LoopbackPeer, PeerConnection
from ..snapshots import make_snapshot
from .running import CDPSYNC, PLAIN, orders, run

pexpect = pytest.importorskip("pexpect", reason="pip install '.[test]'")

LONG = "Long" * 40


def on_terminal(columns: int, *arguments: str) -> list[str]:
    """The lines on a terminal of this width."""
    child: Any = pexpect.spawn(
        CDPSYNC[0], [*CDPSYNC[1:], *arguments], dimensions=(24, columns), env=PLAIN, timeout=60, encoding="utf-8"
    )
    text: str = child.read()
    child.close()
    # The progress line is rewritten, so only what follows the last "\r" stays on the screen.
    return [line.rpartition("\r")[2] for line in text.split("\r\n")]


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_a_table_is_as_wide_as_the_terminal(columns: int, tmp_path: Path) -> None:
    file = orders(tmp_path / "a.heapsnapshot", LONG)
    lines = [re.sub(r"\x1b\[[\d;]*m", "", line) for line in on_terminal(columns, "heap", "summary", file)]
    (line,) = [line for line in lines if "LongLong" in line]
    assert len(line) == columns
    assert max(map(len, lines)) <= columns


def test_nothing_is_cut_without_a_terminal(tmp_path: Path) -> None:
    file = orders(tmp_path / "a.heapsnapshot", LONG)
    assert LONG in run("heap", "summary", file).stdout
    lines = run("heap", "summary", file, env={**PLAIN, "COLUMNS": "70"}).stdout.splitlines()
    assert max(map(len, lines)) == 70


def test_a_path_is_printed_one_step_to_a_line_and_never_cut(tmp_path: Path) -> None:
    heap = Handmade("window")
    heap.node("window", 8, *properties(n0="n0"), name="Window")
    for at in range(100):
        heap.node(f"n{at}", 8, ("property", f"key {at} of {LONG}", f"n{at + 1}"), name=LONG)
    heap.node("n100", 8, ("element", 1, "one"), ("element", 2, "another"), name="Orders")
    heap.node("one", 8, name="Order")
    heap.node("another", 16, name="Order")
    file = tmp_path / "a.heapsnapshot"
    file.write_text(heap.text())
    steps = [f'["key {at} of {LONG}"] → {LONG}' for at in range(99)]
    for columns in (40, 80):
        text = "".join(on_terminal(columns, "heap", "why", str(file), "@207"))
        assert all(f"{step} @" in text for step in steps)
        assert f'["key 99 of {LONG}"] → Orders @205' in text
    lines = [line.strip() for line in run("heap", "why", str(file), "Order").stdout.splitlines()]
    assert lines[3:6] == ["Window", f".n0 → {LONG}", steps[0]]
    assert lines[-2:] == [f'["key 99 of {LONG}"] → Orders', "[] → Order @209, one of 2"]
    assert len(lines) == 3 + 103


def test_why_shows_that_no_root_reaches_any_of_several_objects(tmp_path: Path) -> None:
    heap = Handmade("window")
    heap.node("window", 8, name="Window")
    heap.node("lost", 8)
    file = tmp_path / "a.heapsnapshot"
    file.write_text(heap.text())
    assert run("heap", "why", str(file), "lost").stdout.splitlines()[1:3] == ["  (no root reaches it)", "  lost @5"]


# --- waits ---


def test_a_message_says_what_the_command_waits_for(
    peer: LoopbackPeer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def script(connection: PeerConnection) -> None:
        for _ in range(2):
            command = connection.recv()
            connection.send({"method": "HeapProfiler.addHeapSnapshotChunk", "params": {"chunk": make_snapshot()}})
            connection.send({"id": command["id"], "result": {}})
        connection.wait_until_closed()

    peer.script = script
    output = str(tmp_path / "a")
    assert cli.main(["snapshot", str(peer.port), "-o", output, "--wait", "9", "--count", "2", "--every", "0.01"]) == 0
    told = capsys.readouterr().err.splitlines()
    assert told[0] == f"cdpsync: waiting for {peer.port}, 9 s at most"
    assert told[2] == "cdpsync: snapshot 2 of 2 in 0.01 s"


def test_an_invalid_address_is_refused_without_waiting(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["snapshot", "host", "--wait", "600"]) == 2
    assert "waiting" not in capsys.readouterr().err


@pytest.mark.timeout(30)
def test_a_wait_ends_with_the_connection(
    peer: LoopbackPeer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def script(connection: PeerConnection) -> None:
        command = connection.recv()
        connection.send({"method": "HeapProfiler.addHeapSnapshotChunk", "params": {"chunk": make_snapshot()}})
        connection.send({"id": command["id"], "result": {}})
        captured.wait(20)
        connection.close(1001, "it has gone")

    captured = threading.Event()
    peer.script = script
    announce = cli.streams.show_name

    def announced(path: str) -> None:
        announce(path)
        captured.set()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cli.streams, "show_name", announced)
        assert cli.main(["snapshot", str(peer.port), "-o", str(tmp_path / "a"), "--count", "2", "--every", "600"]) == 1
    assert "it has gone" in capsys.readouterr().err
