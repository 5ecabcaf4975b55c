"""--reconnect: a command goes on when the program is there again."""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cdpsync.cli import reach, signals

from .programs import SERVERS, command

pytestmark = pytest.mark.real


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[str], int]]:
    """Start a program of which the global `run` counts its starts; always at the same port, which is returned."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    processes: list[subprocess.Popen[bytes]] = []

    def again(kind: str) -> int:
        script = tmp_path / "app.js"
        script.write_text(f"globalThis.run = {len(processes) + 1}; setInterval(() => {{}}, 60000)")
        argv = command(kind, script)
        argv.insert(2 if kind == "deno" else 1, f"--inspect=127.0.0.1:{port}")
        processes.append(subprocess.Popen(argv, stderr=subprocess.DEVNULL))
        return port

    def end() -> None:
        processes[-1].kill()
        processes[-1].wait()

    again.end = end  # type: ignore[attr-defined]
    yield again
    for process in processes:
        process.kill()
        process.wait()


def arguments(port: int) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    reach.add_arguments(parser, reconnect=True)
    given = argparse.Namespace(launched=None, words=[], command="console")
    return parser.parse_args([str(port), "--reconnect", "--wait", "20"], given)


@pytest.mark.parametrize("kind", SERVERS)
def test_a_program_that_was_started_again_is_connected_to(
    kind: str, start: Callable[[str], int], capsys: pytest.CaptureFixture[str]
) -> None:
    seen = []
    with signals.recording() as stop:
        for program in reach.each(arguments(start(kind))):
            with program.may_end():
                seen.append(program.client.evaluate("run"))
                if len(seen) == 1:
                    start.end()  # type: ignore[attr-defined]
                    start(kind)
                    stop.wait(program.client)
    assert seen == [1, 2]
    told = capsys.readouterr().err.splitlines()
    assert told[1:] == [
        "cdpsync: the program has ended; waiting until it is there again, Ctrl-C ends this",
        "cdpsync: the program is there again",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
def test_ctrl_c_ends_the_wait(start: Callable[[str], int], capsys: pytest.CaptureFixture[str]) -> None:
    interrupt = threading.Timer(0.2, lambda: os.kill(os.getpid(), signal.SIGINT))
    with signals.recording() as stop:
        for program in reach.each(arguments(start(SERVERS[-1]))):
            start.end()  # type: ignore[attr-defined]
            stop.wait(program.client)
            interrupt.start()
    interrupt.join()
    assert stop.exit_code == 130
