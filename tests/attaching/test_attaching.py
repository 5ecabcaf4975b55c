"""attach() to real programs that were started without --inspect, and what is left when it leaves them."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import cdpsync
from cdpsync import CDPClient, ConnectError, attach, connect

from ..conftest import SERVERS, find_runtime, wait_for
from ..launching.programs import wait_until
from .programs import Program, command, free_port, running, script

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="attach() needs Linux's /proc"),
]


@pytest.fixture(scope="module", params=SERVERS)
def program(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """One program of each runtime, for tests that leave it as it was."""
    folder = tmp_path_factory.mktemp("attaching")
    with running(command(request.param, script(folder)), folder) as one:
        yield one


@pytest.fixture
def node(tmp_path: Path) -> Iterator[Program]:
    """A Node for a test that does not leave it as it was."""
    with running(command("node", script(tmp_path)), tmp_path) as one:
        yield one


def close_inspector(program: Program) -> None:
    """As the program itself would."""
    with connect(program.inspectors[0]) as client, pytest.raises(cdpsync.ConnectionClosed):
        client.evaluate("process.getBuiltinModule('inspector').close()")
    wait_until(lambda: not program.inspectors)


def test_the_inspector_is_opened_for_the_client_and_closed_again(program: Program) -> None:
    for _ in range(2):
        with attach(program.pid) as client:
            assert client.evaluate("process.pid") == client.pid == program.pid
            assert client.opened_inspector
            assert program.inspectors == [f"{client.host}:{client.port}"]
        assert program.inspectors == []
    assert program.runs


def test_the_programs_own_server_is_not_asked(program: Program) -> None:
    with attach(program.pid) as client:
        assert client.evaluate("requests") == []


def test_the_inspector_leaves_its_usual_port_to_others(program: Program) -> None:
    with attach(program.pid) as client:
        usual = "9229" if client.evaluate("typeof Deno") == "object" else "process.execArgv[0].split('=')[1]"
        assert client.port != client.evaluate(f"Number({usual})")


def test_the_inspector_is_closed_if_the_body_raises(program: Program) -> None:
    with pytest.raises(ZeroDivisionError), attach(program.pid):
        _ = 1 / 0
    assert program.inspectors == []


def test_a_program_that_is_paused_runs_on_when_the_client_leaves(program: Program) -> None:
    with attach(program.pid) as client:
        with client.enabling("Debugger"), client.expect_event("Debugger.paused"):
            client.evaluate("setTimeout(() => { debugger; globalThis.passed = true; }); 0")
    with attach(program.pid) as client:
        wait_for(client, "globalThis.passed")


def test_clients_of_one_process_share_its_inspector_until_the_last_of_them_leaves(program: Program) -> None:
    with attach(program.pid) as first:
        with attach(program.pid) as second:
            assert second.port == first.port
            first.close()
            assert second.evaluate("1 + 1") == 2
        assert program.inspectors == []


def test_threads_may_attach_to_one_process_at_the_same_time(program: Program) -> None:
    found: list[object] = []

    def use() -> None:
        with attach(program.pid) as client:
            found.append(client.evaluate("process.pid"))

    threads = [threading.Thread(target=use) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [program.pid] * 4
    assert program.inspectors == []


def test_the_inspector_stays_open_for_another_debugger(program: Program) -> None:
    with attach(program.pid) as client:
        other = connect(client.port)
    with other:
        assert other.evaluate("process.pid") == program.pid
    with attach(program.pid) as client:
        assert not client.opened_inspector
    close_inspector(program)


def test_a_client_that_is_dropped_closes_the_inspector(program: Program) -> None:
    clients = [attach(program.pid)]
    with pytest.warns(ResourceWarning):
        clients.clear()
    assert program.inspectors == []


def test_a_client_can_attach_again(program: Program) -> None:
    client = attach(program.pid)
    client.close()
    with client:
        assert client.evaluate("process.pid") == program.pid
    assert program.inspectors == []


def test_a_python_that_ends_without_close_closes_the_inspector(program: Program) -> None:
    code = f"import cdpsync; client = cdpsync.attach({program.pid}); print(client.port)"
    environment = {**os.environ, "PYTHONPATH": str(Path(cdpsync.__file__).parent.parent)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, timeout=30, check=False
    )
    assert int(done.stdout), done.stderr
    assert program.inspectors == []


def test_the_end_of_the_program_is_no_fault(node: Program) -> None:
    with attach(node.pid) as client:
        client.submit("Runtime.evaluate", {"expression": "setTimeout(() => process.exit(3))"})
        wait_until(lambda: client.ended or client.closed)
    assert node.popen.wait(10) == 3


def test_an_inspector_that_was_open_before_stays_open(tmp_path: Path) -> None:
    path = find_runtime("node")
    with running([path, "--inspect=127.0.0.1:0", str(script(tmp_path))], tmp_path) as program:
        program.own = {one for one in program.own if f"ws://{one.address}/" not in program.errors}
        before = program.inspectors
        with attach(program.pid) as client:
            assert not client.opened_inspector
            assert [f"{client.host}:{client.port}"] == before
            assert client.evaluate("requests") == []
        assert program.inspectors == before


def test_a_program_that_never_gets_to_its_event_loop_can_be_attached_to(tmp_path: Path) -> None:
    argv = command("node", script(tmp_path, "console.log('ready'); for (;;) {}"))
    with running(argv, tmp_path) as program:
        with attach(program.pid) as client:
            assert client.evaluate("process.pid") == program.pid
        assert program.inspectors == []


def test_ctrl_c_before_the_inspector_is_found_closes_it(node: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        monkeypatch.setattr("cdpsync.attaching.inspector.list_targets", cdpsync.list_targets)
        raise KeyboardInterrupt

    monkeypatch.setattr("cdpsync.attaching.inspector.list_targets", interrupted)
    with pytest.raises(KeyboardInterrupt):
        attach(node.pid)
    wait_until(lambda: "Debugger listening" in node.errors)
    assert node.inspectors == []


def test_programs_that_share_a_port_can_be_debugged_at_the_same_time(tmp_path: Path) -> None:
    path, port = find_runtime("node"), free_port()
    argv = [path, f"--inspect-port={port}", str(script(tmp_path))]
    with running(argv, tmp_path) as first, running(argv, tmp_path) as second:
        clients: dict[int, CDPClient] = {}
        threads = [
            threading.Thread(target=lambda pid=pid: clients.update({pid: attach(pid)}))
            for pid in (first.pid, second.pid)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert {pid: client.evaluate("process.pid") for pid, client in clients.items()} == {
            first.pid: first.pid,
            second.pid: second.pid,
        }
        for client in clients.values():
            client.close()
        assert first.inspectors == second.inspectors == []


def test_the_port_for_the_next_signal_is_what_it_was(node: Program) -> None:
    with attach(node.pid) as client:
        usual = client.evaluate("Number(process.execArgv[0].split('=')[1])")
    os.kill(node.pid, 10)
    wait_until(lambda: bool(node.inspectors))
    assert node.inspectors == [f"127.0.0.1:{usual}"]


def test_a_port_that_is_taken_is_an_error_that_names_who_has_it(tmp_path: Path) -> None:
    import socket

    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        argv = [find_runtime("node"), str(script(tmp_path))]
        with running(argv, tmp_path, {**os.environ, "NODE_OPTIONS": f"--inspect-port={port}"}) as program:
            with pytest.raises(ConnectError, match=f"port {port}, which is taken by process {os.getpid()} "):
                attach(program.pid)
            assert program.errors == ""
        with running(argv, tmp_path, {**os.environ, "NODE_OPTIONS": "--inspect-port=0"}) as program:
            with attach(program.pid) as client:
                assert client.evaluate("process.pid") == program.pid
