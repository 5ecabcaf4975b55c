from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from cdpsync import cli
from cdpsync.connection import Connection
from cdpsync.errors import CDPTimeoutError, CommandError, ConnectError, SnapshotError

from ..conftest import find_runtime
from ..peers import LoopbackPeer, PeerConnection
from ..snapshots import cut, make_snapshot


def snapshotting(chunks: list[str]) -> object:
    def script(connection: PeerConnection) -> None:
        command = connection.recv()
        for chunk in chunks:
            connection.send({"method": "HeapProfiler.addHeapSnapshotChunk", "params": {"chunk": chunk}})
        connection.send({"id": command["id"], "result": {}})
        connection.wait_until_closed()

    return script


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cdpsync", *arguments], capture_output=True, text=True, timeout=60, check=False
    )


def test_a_snapshot_is_saved_and_its_file_size_chunks_and_seconds_are_printed(
    peer: LoopbackPeer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = make_snapshot(500)
    peer.script = snapshotting(cut(text, 5000))  # type: ignore[assignment]
    output = tmp_path / "a.heapsnapshot"
    assert cli.main(["snapshot", str(peer.port), "-o", str(output)]) == 0
    assert output.read_text() == text
    printed = capsys.readouterr()
    assert re.fullmatch(rf"{re.escape(str(output))}  0\.0 MB  {len(cut(text, 5000))} chunks  \d\.\d s\n", printed.out)
    assert printed.err == ""


def test_a_snapshot_has_a_name_by_default(
    peer: LoopbackPeer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    peer.script = snapshotting([make_snapshot()])  # type: ignore[assignment]
    assert cli.main(["snapshot", str(peer.port)]) == 0
    (name,) = os.listdir(tmp_path)
    assert re.fullmatch(r"heap-\d{8}-\d{6}\.heapsnapshot", name)
    assert name in capsys.readouterr().out


def test_several_snapshots_come_over_one_connection_with_numbers(
    peer: LoopbackPeer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = [make_snapshot(nodes) for nodes in (20, 30)]

    def script(connection: PeerConnection) -> None:
        for text in texts:
            command = connection.recv()
            connection.send({"method": "HeapProfiler.addHeapSnapshotChunk", "params": {"chunk": text}})
            connection.send({"id": command["id"], "result": {}})
        connection.wait_until_closed()

    peer.script = script
    output = tmp_path / "a.heapsnapshot"
    assert cli.main(["snapshot", str(peer.port), "-o", str(output), "--count", "2", "--every", "0"]) == 0
    assert [path.read_text() for path in sorted(tmp_path.iterdir())] == texts
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [
        str(tmp_path / f"a-{number}.heapsnapshot") for number in (1, 2)
    ]


def test_an_incomplete_snapshot_is_exit_code_6_and_no_file(
    peer: LoopbackPeer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    peer.script = snapshotting(cut(make_snapshot(500), 5000)[:-1])  # type: ignore[assignment]
    assert cli.main(["snapshot", str(peer.port), "-o", str(tmp_path / "a")]) == 6
    assert capsys.readouterr().err.startswith("cdpsync: the heap snapshot is not complete: ")
    assert os.listdir(tmp_path) == []


def test_nobody_there_is_exit_code_3_in_one_line_that_says_what_to_do() -> None:
    done = run("snapshot", "127.0.0.1:1")
    assert done.returncode == 3
    assert done.stdout == ""
    assert re.fullmatch(r"cdpsync: 127\.0\.0\.1:1: nobody answers .*--inspect.*\n", done.stderr)


def test_silence_is_exit_code_4(peer: LoopbackPeer, tmp_path: Path) -> None:
    peer.script = PeerConnection.wait_until_closed
    assert cli.main(["snapshot", str(peer.port), "-o", str(tmp_path / "a"), "--timeout", "0.05"]) == 4


@pytest.mark.parametrize(
    "arguments", [[], ["nosuch"], ["snapshot", "--nosuch"], ["snapshot", "a", "b"], ["demo", "--", "node"]]
)
def test_wrong_usage_is_exit_code_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)
    assert caught.value.code == 2
    assert "usage: cdpsync" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["snapshot", "host"], ["snapshot", "9229", "--", "node", "x.js"]])
def test_a_wrong_argument_is_exit_code_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(arguments) == 2
    assert capsys.readouterr().err.startswith("cdpsync: ")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (CommandError("A.run", 1, "no"), 1),
        (ConnectError("no"), 3),
        (CDPTimeoutError("A.run", 1), 4),
        (SnapshotError("no"), 6),
        (PermissionError(13, "Permission denied"), 1),
        (ValueError("no"), 2),
    ],
)
def test_every_error_has_its_exit_code(error: Exception, code: int) -> None:
    assert cli._exit_code(error) == code


def test_ctrl_c_is_exit_code_130(peer: LoopbackPeer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Connection, "submit", interrupt)
    assert cli.main(["snapshot", str(peer.port), "-o", str(tmp_path / "a")]) == 130
    assert os.listdir(tmp_path) == []


def test_the_version_is_printed() -> None:
    done = run("--version")
    assert done.returncode == 0
    assert re.fullmatch(r"cdpsync \d+\.\d+\.\d+\n", done.stdout)


def test_the_output_may_be_cut_short() -> None:
    """As by `| head`: no traceback."""
    read, write = os.pipe()
    os.close(read)
    code = """
        import sys
        from cdpsync import cli
        cli._COMMANDS["snapshot"] = cli._COMMANDS["snapshot"]._replace(run=lambda arguments: print("x"))
        sys.exit(cli.main(["snapshot"]))
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], stdout=write, stderr=subprocess.PIPE, timeout=30, check=False
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.real
@pytest.mark.parametrize("name", ["node", "deno"])
def test_a_command_after_two_dashes_is_launched_and_captured(name: str, tmp_path: Path) -> None:
    script = tmp_path / "a.js"
    script.write_text("globalThis.x = 1; setInterval(() => {}, 1000)")
    command = [find_runtime(name), *(["run"] if name == "deno" else []), str(script)]
    output = tmp_path / "a.heapsnapshot"
    done = run("snapshot", "-o", str(output), "--after", "0.1", "--", *command)
    assert done.returncode == 0, done.stderr
    assert json.loads(output.read_text())["snapshot"]["node_count"] > 10_000


@pytest.mark.real
def test_the_demo_captures_a_leak_before_and_after(tmp_path: Path) -> None:
    find_runtime("deno")
    done = run("demo", "-o", str(tmp_path / "demo"))
    assert done.returncode == 0, done.stderr
    assert sorted(os.listdir(tmp_path / "demo")) == ["after.heapsnapshot", "before.heapsnapshot"]
    grown = re.search(r"grew by +(\d+\.\d) MB of snapshot, ([\d,]+) objects", done.stdout)
    assert grown
    assert int(grown[2].replace(",", "")) > 100_000
