"""Processes that attach() refuses: each of them is named, and none of them is harmed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import cdpsync
from cdpsync import ConnectError, attach
from cdpsync.processes import Process

from ..conftest import find_runtime
from .programs import Program, command, running, script

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="attach() needs Linux's /proc")

_READY = "print('ready', flush=True)\n"


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


@pytest.fixture
def node(tmp_path: Path) -> Iterator[Program]:
    with running(command("node", script(tmp_path)), tmp_path) as one:
        yield one


@pytest.mark.parametrize("pid", [True, "1234", 1.0, None], ids=repr)
def test_only_a_number_names_a_process(pid: object) -> None:
    with pytest.raises(TypeError, match="number"):
        attach(pid)  # type: ignore[arg-type]


@pytest.mark.parametrize("pid", [0, -1])
def test_a_group_of_processes_is_not_signalled(pid: int) -> None:
    with pytest.raises(ValueError, match="above 0"):
        attach(pid)


def test_a_number_beyond_all_processes_is_not_there() -> None:
    with pytest.raises(ConnectError, match="there is no process"):
        attach(2**40)


def test_a_process_that_has_ended_is_gone() -> None:
    with subprocess.Popen(python("")) as popen:
        pass
    with pytest.raises(ConnectError, match=f"there is no process {popen.pid}"):
        attach(popen.pid)


def test_a_zombie_has_ended() -> None:
    with subprocess.Popen(python(_READY), stdout=subprocess.PIPE) as popen:
        assert popen.stdout is not None
        popen.stdout.read()
        os.waitid(os.P_PID, popen.pid, os.WEXITED | os.WNOWAIT)
        with pytest.raises(ConnectError, match=rf"process {popen.pid} has ended \(its parent has not wai"):
            attach(popen.pid)


def test_a_process_that_is_ending_has_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    as_it_is = Process._stat
    # What Linux says for a moment after a kill: it runs, has the flag PF_EXITING, and no executable any more.
    monkeypatch.setattr(Process, "_stat", lambda self: ["R", *as_it_is(self)[1:6], str(0x400004), *as_it_is(self)[7:]])
    with pytest.raises(ConnectError, match="has ended"):
        attach(os.getpid())


_PARENT = """
import subprocess, sys
children = [subprocess.Popen([sys.argv[1], "60"], stdout=subprocess.DEVNULL) for _ in range(7)]
print("ready", flush=True)
input()
for child in children:
    child.kill()
"""


def test_at_most_five_of_the_processes_that_it_has_started_are_listed(tmp_path: Path) -> None:
    fake = shutil.copy(shutil.which("sleep") or "/bin/sleep", tmp_path / "node")
    with running([*python(_PARENT), str(fake)], tmp_path, stdin=subprocess.PIPE) as program:
        with pytest.raises(ConnectError, match="neither Node nor Deno") as caught:
            attach(program.pid)
        assert program.end() == (0, b"")
    assert caught.value.hint.count("(node 60)") == 5
    assert caught.value.hint.endswith("; and 2 more")


@pytest.mark.parametrize(
    "handler", ["", "import signal; signal.signal(signal.SIGUSR1, lambda *_: print('caught'))\n"], ids=["none", "own"]
)
def test_another_kind_of_program_is_not_signalled(tmp_path: Path, handler: str) -> None:
    with running(python(f"{handler}{_READY}input()"), tmp_path, stdin=subprocess.PIPE) as program:
        with pytest.raises(ConnectError, match="neither Node nor Deno: it runs .*python"):
            attach(program.pid)
        assert program.end() == (0, b"")


def test_a_thread_is_named_with_its_process() -> None:
    with pytest.raises(ConnectError, match=rf"thread of process {os.getpid()}; attach\({os.getpid()}\)"):
        with thread() as number:
            attach(number)


@contextmanager
def thread() -> Iterator[int]:
    """The number of a thread other than the main one."""
    done = threading.Event()
    one = threading.Thread(target=done.wait)
    one.start()
    try:
        assert one.native_id is not None
        yield one.native_id
    finally:
        done.set()
        one.join()


@pytest.mark.real
def test_a_shell_is_refused_with_the_node_that_it_has_started(tmp_path: Path) -> None:
    with running(["sh", "-c", f"'{find_runtime('node')}' {script(tmp_path)}; :"], tmp_path) as shell:
        with pytest.raises(ConnectError) as caught:
            attach(shell.pid)
        child = int(caught.value.hint.split("process ")[1].split()[0])
        assert "program.cjs" in caught.value.hint
        with attach(child) as client:
            client.submit("Runtime.evaluate", {"expression": "setTimeout(() => process.exit())"})
        shell.popen.wait(10)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take a program that is a moment old for one that has started."""
    monkeypatch.setattr("cdpsync.attaching.runtime._STARTING", 0.2)


@pytest.mark.real
@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(
    ("option", "reason"),
    [("--disable-sigusr1", "--disable-sigusr1"), ("--permission --allow-fs-read=*", "permission model")],
)
def test_a_node_without_a_handler_is_not_signalled(tmp_path: Path, option: str, reason: str) -> None:
    with running([find_runtime("node"), *option.split(), str(script(tmp_path))], tmp_path) as program:
        with pytest.raises(ConnectError, match=reason):
            attach(program.pid)
        assert program.runs


@pytest.mark.real
@pytest.mark.usefixtures("impatient")
def test_a_node_that_has_removed_the_handler_is_not_signalled(tmp_path: Path) -> None:
    code = """
    process.on("SIGUSR1", () => {}).removeAllListeners("SIGUSR1");
    setInterval(console.log, 1e8, console.log("ready"));
    """
    with running([find_runtime("node"), str(script(tmp_path, code))], tmp_path) as program:
        with pytest.raises(ConnectError, match="removed Node's handler"):
            attach(program.pid)
        assert program.runs


@pytest.mark.real
def test_a_node_that_handles_the_signal_itself_opens_no_inspector(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cdpsync.attaching.inspector._OPENING", 0.5)
    code = """
    process.on("SIGUSR1", () => console.error("caught"));
    setInterval(console.log, 1e8, console.log("ready"));
    """
    with running([find_runtime("node"), str(script(tmp_path, code))], tmp_path) as program:
        with pytest.raises(ConnectError, match=r"handles the signal itself"):
            attach(program.pid, wait=60)  # it is not sent the signal a second time
        assert program.errors == "caught\n"


@pytest.mark.real
def test_a_program_that_is_stopped_is_not_waited_for(node: Program) -> None:
    node.popen.send_signal(signal.SIGSTOP)
    os.waitid(os.P_PID, node.pid, os.WSTOPPED | os.WNOWAIT)
    with pytest.raises(ConnectError, match=f"kill -CONT {node.pid}"):
        attach(node.pid)
    node.popen.send_signal(signal.SIGCONT)
    with attach(node.pid) as client:
        assert client.evaluate("process.pid") == node.pid


@pytest.mark.real
def test_a_node_in_another_network_is_not_signalled(tmp_path: Path) -> None:
    unshare = shutil.which("unshare")
    if unshare is None or subprocess.run([unshare, "--net", "true"], capture_output=True, check=False).returncode:
        pytest.skip("this user may not make a network namespace")
    with running([unshare, "--net", *command("node", script(tmp_path))], tmp_path) as program:
        with pytest.raises(ConnectError, match=rf"another network namespace.*nsenter .*{program.pid}"):
            attach(program.pid)
        assert program.errors == ""


@pytest.mark.real
def test_a_process_of_another_user_is_refused(node: Program) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can run a program as another user")
    code = f"""
import sys; sys.path.insert(0, {str(Path(cdpsync.__file__).parent.parent)!r})
import cdpsync, cdpsync.attaching
import os; os.setuid(65534)
try: cdpsync.attach({node.pid})
except cdpsync.ConnectError as error: print(error, type(error.__cause__).__name__)
"""
    done = subprocess.run(python(code), capture_output=True, text=True, timeout=30, check=False)
    assert "belongs to another user (id 0)" in done.stdout, done.stderr
    assert "PermissionError" in done.stdout
    assert node.errors == ""


@pytest.mark.real
def test_a_node_under_another_name_is_known_by_what_it_is(tmp_path: Path) -> None:
    renamed = tmp_path / "application"
    try:
        os.link(find_runtime("node"), renamed)
    except OSError:
        shutil.copy(find_runtime("node"), renamed)
    argv = [str(renamed), *command("node", script(tmp_path))[1:]]
    with running(argv, tmp_path) as program, attach(program.pid) as client:
        assert client.evaluate("process.pid") == program.pid


@pytest.mark.real
def test_a_server_in_a_worker_that_never_answers_does_not_hold_it_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cdpsync.attaching.inspector._ASKING", 0.2)
    code = """
    new (require("worker_threads").Worker)(`
        require("net").createServer(() => {}).listen(0, "127.0.0.1", () => console.log("ready"))
    `, {eval: true});
    """
    argv = command("node", script(tmp_path, code))
    with running(argv, tmp_path) as program, attach(program.pid) as client:
        assert client.evaluate("process.pid") == program.pid


def test_elsewhere_the_error_says_how_to_open_an_inspector(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(ConnectError, match=r"process\._debugProcess\(1234\)"):
        attach(1234)
    monkeypatch.setattr(sys, "platform", "darwin")
    with pytest.raises(ConnectError, match="kill -USR1 1234"):
        attach(1234)


@pytest.mark.real
def test_a_refusal_leaves_the_usual_error_for_a_program_that_ends_meanwhile(
    node: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def end(*_: object) -> None:
        node.popen.kill()
        node.popen.wait()

    monkeypatch.setattr("cdpsync.attaching.inspector.wait_for_handler", end)
    with pytest.raises(ConnectError, match=f"process {node.pid} has ended"):
        attach(node.pid)
