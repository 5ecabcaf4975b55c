"""Which program a command reaches, on each runtime."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cdpsync import CDPClient, ClosedError, list_targets
from cdpsync.cli import workers
from cdpsync.session import Session

from .programs import KINDS, Program, cdpsync, running

pytestmark = pytest.mark.real


@pytest.fixture(scope="module", params=KINDS)
def program(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    with running(request.param, tmp_path_factory.mktemp("program")) as one:
        yield one


def test_a_port_is_the_program_that_listens_there(
    program: Program, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    done = cdpsync(capfd, "snapshot", program.port, "-o", tmp_path / "a.heapsnapshot")
    assert (done.code, done.out) == (0, f"{tmp_path}/a.heapsnapshot\n"), done.err


def test_all_workers_have_files_of_their_own(
    program: Program, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    done = cdpsync(capfd, "snapshot", program.fresh().port, "-o", tmp_path / "a.heapsnapshot", "--worker", "all")
    assert done.code == 0, done.err
    assert sorted(Path(line).name for line in done.out.splitlines()) == [
        "a-hash.heapsnapshot",
        "a-main.heapsnapshot",
    ]


def test_a_worker_is_named_by_its_name_or_a_part_of_its_url(
    program: Program, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in ("hash", f"/hash.{'ts' if program.kind == 'deno' else 'js'}"):
        done = cdpsync(capfd, "eval", program.fresh().port, "--worker", name, "--wait", "10s", "kept.length >= 0")
        assert (done.code, done.out) == (0, "true\n"), done.err


def test_a_misspelt_worker_lists_those_that_run(program: Program, capfd: pytest.CaptureFixture[str]) -> None:
    done = cdpsync(capfd, "eval", program.fresh().port, "--worker", "hsah", "1")
    assert (done.code, done.out) == (2, "")
    assert "there is no worker 'hsah'; did you mean hash? these run: hash (" in done.err


def test_a_process_that_listens_already_is_connected_to(program: Program, capfd: pytest.CaptureFixture[str]) -> None:
    done = cdpsync(capfd, "eval", "--pid", program.pid, "answer")
    assert (done.code, done.out) == (0, "42\n"), done.err


def test_a_websocket_url_is_a_target(program: Program, capfd: pytest.CaptureFixture[str]) -> None:
    url = next(target.websocket_url for target in list_targets(program.port) if target.type in ("node", "page"))
    done = cdpsync(capfd, "eval", url, "answer")
    assert (done.code, done.out) == (0, "42\n"), done.err
    assert cdpsync(capfd, "eval", f"http://127.0.0.1:{program.port}", "answer").out == "42\n"


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    with running("node", tmp_path_factory.mktemp("node")) as one:
        yield one


@pytest.mark.parametrize(
    "command",
    [
        ["eval", "1"],
        ["call", "Runtime.getHeapUsage"],
        ["console", "-d", "0.1"],
        ["top", "--count", "1"],
        ["cpu", "-d", "0.1"],
        ["snapshot"],
    ],
    ids=lambda command: str(command[0]),
)
def test_a_worker_that_has_just_ended_is_left_out(
    command: list[str], capfd: pytest.CaptureFixture[str], node: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Programs with many workers always have one that ends between the list of workers and the first command."""

    def listed(client: CDPClient, *more: Any) -> list[Session]:
        client.evaluate("void make('idle.js', 'gone')")
        gone = client.workers.wait(name="gone")
        client.evaluate("void stop('gone')")
        with pytest.raises(ClosedError), gone.expect_event("NodeWorker.never", timeout=20):
            pass
        return [client, gone]

    monkeypatch.chdir(node.script.parent)
    monkeypatch.setattr(workers, "sessions", listed)
    done = cdpsync(capfd, command[0], node.port, *command[1:], "--worker", "all")
    assert done.code == 0, done.err
