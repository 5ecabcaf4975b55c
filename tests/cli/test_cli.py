from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from cdpsync import cli
from cdpsync.cli.commands import demo
from cdpsync.engine.connection import Connection
from cdpsync.errors import CDPTimeoutError, CommandError, ConnectError, SnapshotError

from ..conftest import find_runtime
from ..peers import LoopbackPeer, PeerConnection
from ..snapshots import cut, make_snapshot
from .programs import cdpsync
from .running import run, snapshotting


def test_a_snapshot_is_saved_and_its_name_and_size_are_printed(
    peer: LoopbackPeer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = make_snapshot(500)
    peer.script = snapshotting(cut(text, 5000))
    output = tmp_path / "a.heapsnapshot"
    assert cli.main(["snapshot", str(peer.port), "-o", str(output)]) == 0
    assert output.read_text() == text
    printed = capsys.readouterr()
    assert printed.out == f"{output}\n"
    assert re.fullmatch(rf"cdpsync: captured 0\.0 MB in {len(cut(text, 5000))} chunks, \d\.\d s\n", printed.err)


def test_a_snapshot_has_a_name_by_default(
    peer: LoopbackPeer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    peer.script = snapshotting([make_snapshot()])
    assert cli.main(["snapshot", str(peer.port)]) == 0
    (name,) = os.listdir(tmp_path)
    assert re.fullmatch(r"[\w.-]+-\d{8}-\d{6}\.heapsnapshot", name)
    assert capsys.readouterr().out == f"{name}\n"


@pytest.mark.parametrize(("count", "names"), [(2, ["1", "2"]), (10, [f"{at:02}" for at in range(1, 11)])])
def test_several_snapshots_are_numbered_and_taken_over_one_connection(
    count: int, names: list[str], peer: LoopbackPeer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = [make_snapshot(20 + at) for at in range(count)]

    def script(connection: PeerConnection) -> None:
        for text in texts:
            command = connection.recv()
            connection.send({"method": "HeapProfiler.addHeapSnapshotChunk", "params": {"chunk": text}})
            connection.send({"id": command["id"], "result": {}})
        connection.wait_until_closed()

    peer.script = script
    output = tmp_path / "a.heapsnapshot"
    assert cli.main(["snapshot", str(peer.port), "-o", str(output), "--count", str(count), "--every", "0"]) == 0
    assert [path.read_text() for path in sorted(tmp_path.iterdir())] == texts
    files = [str(tmp_path / f"a-{name}.heapsnapshot") for name in names]
    out, err = capsys.readouterr()
    assert out.splitlines() == files
    assert (f"cdpsync heap leaks {' '.join(files)}\n" in err) == (count > 2)  # two are too few to tell a leak


def test_an_incomplete_snapshot_is_exit_code_6_and_no_file(
    peer: LoopbackPeer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    peer.script = snapshotting(cut(make_snapshot(500), 5000)[:-1])
    assert cli.main(["snapshot", str(peer.port), "-o", str(tmp_path / "a")]) == 6
    assert capsys.readouterr().err.startswith("cdpsync: the heap snapshot is not complete: ")
    assert os.listdir(tmp_path) == []


def test_a_refused_connection_is_exit_code_3_and_one_line_that_says_what_to_do() -> None:
    done = run("snapshot", "127.0.0.1:1")
    assert done.returncode == 3
    assert done.stdout == ""
    assert re.fullmatch(r"cdpsync: 127\.0\.0\.1:1: nobody answers .*--inspect.*\n", done.stderr)


def test_silence_is_exit_code_4(peer: LoopbackPeer, tmp_path: Path) -> None:
    peer.script = PeerConnection.wait_until_closed
    assert cli.main(["snapshot", str(peer.port), "-o", str(tmp_path / "a"), "--silence", "0.05"]) == 4


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (CommandError("A.run", 1, "no"), 1),
        (ConnectError("no"), 3),
        (CDPTimeoutError("A.run", 1), 4),
        (SnapshotError("no"), 6),
        (PermissionError(13, "Permission denied"), 1),
        (ValueError("no"), 2),
        (MemoryError(), 1),
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
def test_the_demo_looks_into_a_program_that_leaks_and_is_slow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    find_runtime("deno")
    monkeypatch.chdir(tmp_path)
    done = cdpsync(capfd, "demo", "-o", "demo")
    assert done.code == 0, done.err
    assert sorted(os.listdir("demo")) == [
        "heap-1.heapsnapshot",
        "heap-2.heapsnapshot",
        "shop.cpuprofile",
        "shop.ts",
    ]
    for shown in (
        r"^\+ cdpsync eval \d+ receipts\.size\n\d+\n",
        r"^\d\d:\S+ demo/shop\.ts:26:3  id = \d+, sum = \d+\n",
        r"^  (total|sell) +\S*demo/shop\.ts:(14|23) ",  # V8 may have inlined total into sell
        r"^  Receipt +[\d,]+ .* shop\.ts:5:14\n",
        r"^ +\.receipts → Map\n",
    ):
        assert re.search(shown, done.out, re.MULTILINE), shown


def test_without_types_the_program_of_the_demo_is_javascript() -> None:
    source = demo._TYPES.sub("", demo._PROGRAM)
    assert not re.search(r"\b(number|string|void)\b", source)
    assert "constructor(id, prices) {" in source


@pytest.mark.parametrize(
    ("error", "arguments", "said"),
    [
        (ConnectError("nobody", "wait=SECONDS goes on"), [], "nobody; --wait S keeps trying"),
        (ConnectError("nobody", "wait=SECONDS goes on"), ["--wait", "1"], "nobody\n"),
        (ConnectError("several:\n  0  a", "target=INDEX chooses"), [], "several:\n  0  a\n--target INDEX, ID or"),
        (ConnectError("is it running?", "wait=SECONDS"), [], "is it running? --wait S"),
        (ConnectError("refused", "headers={'Host': 'localhost'} may help"), [], "refused\n"),
        (
            CDPTimeoutError("A.run", 1, "it is stopped; silence= is longer"),
            [],
            "A.run: nothing came within 1 s; it is stopped; --silence S",
        ),
        (CDPTimeoutError("A.run", 1, "run_if_waiting() helps; A.pause helps"), [], "A.run: nothing came within 1 s\n"),
        (CommandError("A.run", None, "no"), [], "A.run: no\n"),
        (FileNotFoundError(2, "No such file or directory", "a.txt"), [], "a.txt: No such file or directory\n"),
        (OSError(28, "No space left on device"), [], "No space left on device\n"),
        (MemoryError(), [], "there is not enough memory for this\n"),
    ],
)
def test_an_error_names_the_options_of_the_command_line(
    error: Exception,
    arguments: list[str],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("cdpsync.cli.reach.connect", fail)
    assert cli.main(["snapshot", "9229", "-o", "/dev/null", *arguments]) != 0
    told = capsys.readouterr().err
    assert f"cdpsync: {said}" in told
    assert "=" not in told


def test_a_hint_that_quotes_a_command_line_is_not_taken_for_advice() -> None:
    hint = "it has started process 7 (node --inspect-wait=0 app.js), process 8 (node b.js); wait=SECONDS keeps trying"
    told = list(cli._hints(hint, {"wait": "--wait S keeps trying"}))
    assert told == [hint.split("; ")[0], "--wait S keeps trying"]
