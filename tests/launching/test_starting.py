"""What launch() takes, and what it says about a program that cannot be started, held or connected to."""

from __future__ import annotations

import io
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from cdpsync import ConnectError, LaunchedClient, launch
from cdpsync.child.pipes import ChildOutput

from ..conftest import SERVERS, Start, find_runtime
from .programs import python, shell, wait_until


@pytest.mark.parametrize("command", ["node a.js", [], b"node"])
def test_a_command_is_a_list(command: Any) -> None:
    with pytest.raises(TypeError, match="the command is a list"):
        launch(command)


def test_a_program_that_does_not_exist_is_a_connect_error() -> None:
    with pytest.raises(ConnectError, match="no-such-program could not be started: No such file"):
        launch(["no-such-program"])


def test_a_working_directory_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConnectError, match=r"its working directory '.*/nowhere': No such file"):
        launch([sys.executable], cwd=tmp_path / "nowhere")
    (tmp_path / "file").touch()
    with pytest.raises(ConnectError, match=r"its working directory '.*/file': Not a directory"):
        launch([sys.executable], cwd=tmp_path / "file")


def test_a_script_whose_interpreter_is_missing_says_so(tmp_path: Path) -> None:
    script = tmp_path / "script"
    script.write_text("#!/no/such/interpreter\n")
    script.chmod(0o755)
    with pytest.raises(ConnectError, match="could not be started: the interpreter that its first line names"):
        launch([script])


def test_a_file_that_is_not_a_program_says_so(tmp_path: Path) -> None:
    (tmp_path / "script").write_text("echo")
    (tmp_path / "script").chmod(0o755)
    with pytest.raises(ConnectError, match="could not be started: Exec format error"):
        launch([tmp_path / "script"])


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"stderr": subprocess.STDOUT}, ValueError),
        ({"stderr": subprocess.PIPE}, ValueError),
        ({"stdout": subprocess.PIPE}, ValueError),
        ({"stdout": subprocess.STDOUT}, ValueError),
        ({"stdin": subprocess.STDOUT}, ValueError),
        ({"stdin": io.StringIO()}, OSError),
        ({"stderr": io.StringIO()}, OSError),
        ({"stdout": io.StringIO()}, OSError),
        ({"env": {"A": 1}}, TypeError),
    ],
)
def test_options_that_are_refused_leave_no_process_and_no_profile(
    options: dict[str, Any], error: type[Exception], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(error):
        launch(["chromium", "--headless"], **options)
    assert os.listdir(tmp_path) == []


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="descriptors are counted in /proc")
@pytest.mark.parametrize("command", [["npm", "start"], ["chromium"], ["node", 7]])
def test_a_command_that_is_refused_leaves_no_descriptor(command: list[Any], tmp_path: Path) -> None:
    with (tmp_path / "err").open("wb") as err:
        before = len(os.listdir("/proc/self/fd"))
        with pytest.raises((ValueError, TypeError)):
            launch(command, wait_for_debugger=True, stderr=err)
        assert len(os.listdir("/proc/self/fd")) == before


def test_the_error_for_a_program_that_ends_has_its_last_lines() -> None:
    with pytest.raises(
        ConnectError, match=r"(?s)ended before it could be connected to \(exit code 3\); it wrote:\n.*oops"
    ):
        launch(python("import sys; print('out'); print('oops', file=sys.stderr); sys.exit(3)"))


def test_the_error_for_a_program_that_fails_does_not_advise_to_hold_it() -> None:
    with pytest.raises(ConnectError) as caught:
        launch(shell("exit 9"))
    assert caught.value.fact.endswith("it ended before it could be connected to (exit code 9)")
    assert caught.value.hint == ""


@pytest.mark.real
def test_the_error_for_a_quick_program_says_how_to_hold_it() -> None:
    node = find_runtime("node")
    told = {}
    for _ in range(10):
        try:
            launch([node, "-e", "process.exit(0)"]).close()  # sometimes it can be connected to
        except ConnectError as error:
            told[error.hint] = str(error)
    assert set(told) <= {"wait_for_debugger=True holds a program that would end too soon"}, told


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
@pytest.mark.parametrize(
    ("end", "is_told"), [("exit 0", True), ("kill -ABRT $$", True), ("kill -SEGV $$", True), ("kill -KILL $$", False)]
)
def test_a_node_that_crashes_at_its_end_gets_the_hint_of_a_quick_program(
    tmp_path: Path, end: str, is_told: bool
) -> None:
    node = tmp_path / "node"
    node.write_text(f"#!/bin/sh\nulimit -c 0\necho Debugger listening on ws://127.0.0.1:1/x >&2\n{end}\n")
    node.chmod(0o755)
    with pytest.raises(ConnectError, match="ended before it could be connected to") as caught:
        launch([node, "x.js"])
    assert ("holds a program" in caught.value.hint) is is_told


@pytest.mark.real
def test_a_program_that_ends_before_it_can_be_connected_to_is_an_error_at_once() -> None:
    node = find_runtime("node")
    start = time.monotonic()
    for _ in range(3):
        try:
            launch([node, "-e", "console.error('boom'); process.exit(3)"]).close()
        except ConnectError as error:
            # Node 24 may crash at its end while a client connects.
            assert re.search(r"(?s)exit code (3|-6|-11)\b.*boom", str(error))  # noqa: PT017
    assert time.monotonic() - start < 10


def test_a_program_that_does_not_listen_in_time_is_ended() -> None:
    start = time.monotonic()
    with pytest.raises(ConnectError, match=r"did not say within 0\.5 s .*it wrote:\nhello"):
        launch(shell("echo hello; exec sleep 60"), start_timeout=0.5)
    assert time.monotonic() - start < 10


def test_a_program_that_closes_its_output_has_not_ended() -> None:
    with pytest.raises(ConnectError, match=r"it did not say within 0\.5 s"):
        launch(shell("exec sleep 60 >/dev/null 2>&1"), start_timeout=0.5)


def test_an_error_has_one_traceback_and_a_hint() -> None:
    with pytest.raises(ConnectError) as caught:
        launch(shell("echo on its way; exec sleep 60"), start_timeout=0.5)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__ or caught.value.__context__ is None
    assert caught.value.fact.endswith("where its debugger listens; it wrote:\non its way")
    assert caught.value.hint == "put --inspect into the command of the program that sh starts"


def test_a_program_whose_port_is_taken_is_a_connect_error() -> None:
    code = (
        "import sys, time; print('Starting inspector on 127.0.0.1:1 failed: address already in use', file=sys.stderr)"
    )
    start = time.monotonic()
    with pytest.raises(ConnectError, match=r"(?s)runs without an inspector.*address already in use"):
        launch(python(f"{code}; time.sleep(60)"))
    assert time.monotonic() - start < 10


@pytest.mark.real
@pytest.mark.parametrize("name", SERVERS)
def test_a_program_is_started_connected_to_and_ended(start: Start, name: str) -> None:
    client: Any = start(name, "console.log('hello'); setInterval(() => {}, 60000)")
    assert client.process.poll() is None
    assert not client.ended
    assert isinstance(client, LaunchedClient)
    assert client.send_command("Runtime.evaluate", {"expression": "6 * 7"})["result"]["value"] == 42
    wait_until(lambda: "hello" in client.output)
    client.close()
    client.close()
    assert client.process.poll() is not None
    assert client.ended


@pytest.mark.real
@pytest.mark.parametrize("name", SERVERS)
def test_a_held_program_runs_when_it_is_told_to(start: Start, name: str) -> None:
    client: Any = start(
        name, "console.log('it ran'); setInterval(() => {}, 60000)", ready=False, wait_for_debugger=True
    )
    assert "it ran" not in client.output
    client.send_command("Runtime.enable")
    with client.expect_event("Runtime.consoleAPICalled"):
        client.run_if_waiting()


@pytest.mark.real
@pytest.mark.parametrize("debugger", [False, True], ids=["free", "paused at its start"])
def test_a_held_deno_runs_even_if_it_is_told_to_at_once(start: Start, debugger: bool) -> None:
    """Deno loses one in ten of the commands that come too early; run_if_waiting() notices."""
    for _ in range(10):
        client: Any = start("deno", "setTimeout(() => {}, 1)", ready=False, wait_for_debugger=True)
        if debugger:
            client.send_command("Debugger.enable")
        with client.expect_event("Runtime.executionContextDestroyed", timeout=10):
            client.send_command("Runtime.enable")
            client.run_if_waiting()
            if debugger:
                with client.expect_event("Debugger.resumed"):
                    client.send_command("Debugger.resume")
        client.close()


@pytest.mark.real
@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
def test_ctrl_c_while_a_program_starts_leaves_nothing(tmp_path: Path) -> None:
    code = """
        import cdpsync, sys
        cdpsync.launch([sys.executable, "-u", "-c", "import time; print('started'); time.sleep(60)"], stdout=sys.stdout)
    """
    with subprocess.Popen(python(code), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert isinstance(process.stdout, io.BufferedReader)
        assert process.stdout.readline() == b"started\n"
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=15)
    assert b"KeyboardInterrupt" in err
    assert out == b""


@pytest.mark.real
@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="signals cannot be sent to a thread here")
@pytest.mark.parametrize("place", ["fork", "reader"])
def test_ctrl_c_between_the_fork_and_the_first_reader_leaves_nothing(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[subprocess.Popen[bytes]] = []
    main, others = threading.get_ident(), set(threading.enumerate())

    class Interrupted(subprocess.Popen):  # type: ignore[type-arg]
        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            started.append(self)
            if place == "fork" and len(started) == 2:  # the first is the guard
                signal.pthread_kill(main, signal.SIGINT)

    read = ChildOutput.read

    def interrupted(self: ChildOutput, pipe: Any, copy: int | None, name: str, **options: bool) -> None:
        if name == "cdpsync-stderr":  # the first
            signal.pthread_kill(main, signal.SIGINT)
        read(self, pipe, copy, name, **options)

    monkeypatch.setattr(subprocess, "Popen", Interrupted)
    if place == "reader":
        monkeypatch.setattr(ChildOutput, "read", interrupted)
    with pytest.raises(KeyboardInterrupt):
        launch(shell("exec sleep 60"))
    for process in started:
        try:
            assert process.returncode is not None
        finally:
            process.kill()
            process.wait()
    wait_until(lambda: set(threading.enumerate()) <= others)
