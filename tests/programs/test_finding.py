"""find_programs() on real programs, and on fakes that are called node and do as they are told."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from cdpsync import ConnectError, Program, find_programs
from cdpsync.processes import Process
from cdpsync.programs import program_at

from ..attaching import programs as attaching
from ..attaching.programs import free_port
from ..conftest import SERVERS, Start

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are found in Linux's /proc")


def found(pid: int, **options: bool) -> Program | None:
    return next((program for program in find_programs(**options) if program.pid == pid), None)


@pytest.mark.real
def test_a_program_whose_inspector_is_open_is_found_with_its_targets(shared: tuple[str, int]) -> None:
    name, port = shared
    (program,) = [one for one in find_programs() if one.port == port]
    assert program.runtime == {"deno": "Deno", "chromium": "Chrome"}.get(name, "Node")
    assert program.version[0].isdecimal()
    assert any("idle" in target.url for target in program.targets)
    assert program.endpoint == str(port)
    assert program.user == os.geteuid()
    assert program.workers == (None if name == "chromium" else 0)
    with program.connect(target="idle") as client:
        assert client.evaluate("answer") == 42


_WORKERS = """
const {Worker} = require("worker_threads");
for (let i = 0; i < 2; i++) new Worker("require('net').createServer().listen(0)", {eval: true});
"""


@pytest.mark.real
@pytest.mark.parametrize("name", SERVERS)
def test_a_program_without_an_inspector_is_found_and_not_spoken_to(name: str, tmp_path: Path) -> None:
    code = attaching.IDLE if name != "deno" else _DENO
    with attaching.running(attaching.command(name, attaching.script(tmp_path, code)), tmp_path) as running:
        program = found(running.pid)
        assert program is not None
        assert (program.address, program.endpoint) == ("", f"--pid {running.pid}")
        assert running.errors == ""
        with program.connect() as client:
            assert client.evaluate("globalThis.requests") == []


_DENO = """
globalThis.requests = [];
Deno.serve({port: 0, onListen: () => console.log("ready")}, (request) => {
    requests.push(request.url); return new Response(""); });
"""


@pytest.mark.real
@pytest.mark.parametrize("name", SERVERS)
def test_workers_are_counted(name: str, start: Start) -> None:
    deno = "for (let i = 0; i < 2; i++) new Worker('data:text/javascript,setInterval(()=>{},1e6)', {type: 'module'});"
    with start(name, deno if name == "deno" else _WORKERS) as client:
        pause = threading.Event()
        while len(list(client.workers)) < 2:
            pause.wait(0.02)
        pid = client.evaluate("globalThis.Deno?.pid ?? process.pid")
        program = found(pid)
        assert program is not None
        assert program.workers == 2


# --- fakes ---

_FAKE = """
import signal, socket, sys
port, handles = int(sys.argv[1]), sys.argv[2] == "handles"
if handles: signal.signal(signal.SIGUSR1, lambda *_: print("signalled", flush=True))
sock = socket.create_server(("127.0.0.1", port))
print("ready", flush=True)
input()
"""


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A Python that is called node."""
    real = Path(sys.executable).resolve()
    folder = tmp_path_factory.mktemp("fake")
    return str(shutil.copy(real, folder / "node"))


@pytest.fixture
def silent(node: str) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """A process with an inspector flag, whose port accepts connections and never answers."""
    port = free_port()
    argv = [node, "-c", _FAKE, str(port), "handles", f"--inspect={port}"]
    environment = {**os.environ, "PYTHONHOME": sys.base_prefix}
    with subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as popen:
        assert popen.stdout is not None
        assert popen.stdout.readline() == b"ready\n"
        yield popen, port
        output, _ = popen.communicate(b"\n")
        assert output == b""  # it was sent no signal


def test_a_port_that_hangs_is_named_as_the_reason(silent: tuple[subprocess.Popen[bytes], int]) -> None:
    popen, port = silent
    assert found(popen.pid) is None
    program = found(popen.pid, unreachable=True)
    assert program is not None
    assert program.problem == f"its inspector at 127.0.0.1:{port} does not answer"
    with pytest.raises(ConnectError, match=f"process {popen.pid} .*does not answer"):
        program.connect()


def test_a_stopped_process_is_out_of_reach(silent: tuple[subprocess.Popen[bytes], int]) -> None:
    popen, _ = silent
    popen.send_signal(signal.SIGSTOP)
    try:
        os.waitid(os.P_PID, popen.pid, os.WSTOPPED | os.WNOWAIT)
        program = found(popen.pid, unreachable=True)
    finally:
        popen.send_signal(signal.SIGCONT)
    assert program is not None
    assert "it is stopped (by Ctrl-Z or SIGSTOP)" in program.problem
    assert program.hint == f"let it go on first: kill -CONT {popen.pid}"


def test_a_process_that_ends_meanwhile_is_left_out(monkeypatch: pytest.MonkeyPatch, node: str) -> None:
    with subprocess.Popen([node, "-c", ""], env={**os.environ, "PYTHONHOME": sys.base_prefix}) as popen:
        os.waitid(os.P_PID, popen.pid, os.WEXITED | os.WNOWAIT)
        assert found(popen.pid, unreachable=True) is None
    monkeypatch.setattr("cdpsync.programs.finding._numbers", lambda: [popen.pid])
    assert find_programs(unreachable=True) == []


def test_a_process_that_is_no_runtime_is_not_asked() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        find_programs(unreachable=True)
        with pytest.raises(BlockingIOError):
            server.accept()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may start programs of other users")
def test_the_programs_of_another_user_are_found_by_their_options(
    silent: tuple[subprocess.Popen[bytes], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    popen, port = silent
    monkeypatch.setattr(Process, "is_open", False)
    program = found(popen.pid, unreachable=True)
    assert program is not None
    assert program.problem.startswith("has more rights than this user")
    assert program.endpoint == ""
    assert port not in [one.port for one in find_programs()]


@pytest.mark.real
def test_without_proc_the_usual_ports_are_asked(shared: tuple[str, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cdpsync.programs.finding._has_processes", lambda: False)
    monkeypatch.setattr("cdpsync.programs.finding._USUAL", (f"127.0.0.1:{shared[1]}", f"127.0.0.1:{free_port()}"))
    (program,) = find_programs()
    assert (program.pid, program.port) == (None, shared[1])


def test_the_program_at_an_address_is_named_by_its_inspector(shared: tuple[str, int]) -> None:
    program = program_at(shared[1])
    assert program.port == shared[1]
    assert program.pid is None


def test_a_time_limit_that_is_no_number_is_refused() -> None:
    with pytest.raises(TypeError, match="number of seconds"):
        find_programs(timeout="1")  # type: ignore[arg-type]
