from __future__ import annotations

import io
import os
import re
import signal
import subprocess
import sys
import tempfile
import textwrap
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from cdpsync import ConnectError, launch
from cdpsync.deadline import Deadline
from cdpsync.launching import _descriptor, _inspected, _Process

from .conftest import SERVERS, Start, find_runtime


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        (["node", "a.js"], ["node", "--inspect=127.0.0.1:0", "a.js"]),
        (["/usr/bin/node", "a.js"], ["/usr/bin/node", "--inspect=127.0.0.1:0", "a.js"]),
        (["deno", "run", "-A", "a.ts"], ["deno", "run", "--inspect=127.0.0.1:0", "-A", "a.ts"]),
        (["deno", "a.ts"], ["deno", "--inspect=127.0.0.1:0", "a.ts"]),
        (["node", "--inspect-brk=0", "a.js"], ["node", "--inspect-brk=0", "a.js"]),
        (["npm", "start"], ["npm", "start"]),
    ],
)
def test_a_command_gets_an_inspector_flag_where_it_has_none(argv: list[str], expected: list[str]) -> None:
    program = Path(argv[0]).stem
    assert _inspected(program, list(argv), False) == expected


def test_a_held_command_gets_the_flag_that_holds() -> None:
    assert _inspected("node", ["node", "a.js"], True) == ["node", "--inspect-wait=127.0.0.1:0", "a.js"]
    assert _inspected("node", ["node", "--inspect-brk", "a.js"], True) == ["node", "--inspect-brk", "a.js"]
    assert _inspected("deno", ["deno", "run", "a.js"], True) == ["deno", "run", "--inspect-brk=127.0.0.1:0", "a.js"]


@pytest.mark.parametrize("argv", [["node", "--inspect", "a.js"], ["npm", "start"], ["chromium"]])
def test_a_command_that_cannot_be_held_is_refused(argv: list[str]) -> None:
    with pytest.raises(ValueError, match=r"--inspect-wait|hold|held"):
        launch(argv, wait_for_debugger=True)


@pytest.mark.parametrize("command", ["node a.js", [], b"node"])
def test_a_command_is_a_list(command: Any) -> None:
    with pytest.raises(TypeError, match="the command is a list"):
        launch(command)


def test_a_program_that_does_not_exist_is_a_connect_error() -> None:
    with pytest.raises(ConnectError, match="no-such-program could not be started: No such file"):
        launch(["no-such-program"])


def python(code: str) -> Sequence[str]:
    return [sys.executable, "-u", "-c", textwrap.dedent(code)]


def test_a_program_that_ends_gives_its_last_lines() -> None:
    with pytest.raises(
        ConnectError, match=r"(?s)ended before it could be connected to \(exit code 3; .*it wrote:\n.*oops"
    ):
        launch(python("import sys; print('out'); print('oops', file=sys.stderr); sys.exit(3)"))


def test_a_program_that_does_not_listen_in_time_is_ended() -> None:
    start = time.monotonic()
    with pytest.raises(ConnectError, match=r"did not say within 0\.5 s .*it wrote:\nhello"):
        launch(python("import time; print('hello'); time.sleep(60)"), start_timeout=0.5)
    assert time.monotonic() - start < 10


def test_a_program_whose_port_is_taken_is_a_connect_error() -> None:
    code = (
        "import sys, time; print('Starting inspector on 127.0.0.1:1 failed: address already in use', file=sys.stderr)"
    )
    with pytest.raises(ConnectError, match=r"(?s)runs without an inspector.*address already in use"):
        launch(python(f"{code}; time.sleep(60)"))


def test_a_program_that_does_not_want_to_end_is_made_to(monkeypatch: pytest.MonkeyPatch) -> None:
    code = """
        import signal, time
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        print("ready")
        time.sleep(60)
    """
    start = time.monotonic()
    with pytest.raises(ConnectError, match="did not say"):
        launch(python(code), start_timeout=1)
    assert 3 < time.monotonic() - start < 15


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="there are no process groups here")
def test_what_a_program_has_started_ends_with_it() -> None:
    code = """
        import subprocess, sys, time
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
        print("child", child.pid)
        time.sleep(60)
    """
    with pytest.raises(ConnectError) as caught:
        launch(python(code), start_timeout=1)
    child = int(str(caught.value).rpartition("child ")[2].split()[0])
    stat = Path(f"/proc/{child}/stat")

    def is_over() -> bool:
        return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] in "ZX"

    deadline = Deadline(10)  # it is killed, but nobody waits for a grandchild: on a busy machine it dies a little later
    while not (over := is_over()) and not deadline.passed():
        os.sched_yield()
    assert over


def test_output_for_a_file_goes_there_even_when_its_owner_has_closed_it(tmp_path: Path) -> None:
    """A descriptor's number may by then be another file's."""
    with (tmp_path / "log").open("wb") as log:
        copy = _descriptor(log)
    assert copy is not None
    with (tmp_path / "other").open("wb") as other:
        os.write(copy, b"output")
        os.close(copy)
        assert other.tell() == 0
    assert (tmp_path / "log").read_bytes() == b"output"


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"stderr": subprocess.STDOUT}, ValueError),
        ({"stderr": subprocess.PIPE}, ValueError),
        ({"stdout": subprocess.PIPE}, ValueError),
        ({"stderr": io.StringIO()}, OSError),
        ({"stdout": io.StringIO()}, OSError),
        ({"env": {"A": 1}}, TypeError),
    ],
)
def test_options_that_cannot_be_leave_no_process_and_no_profile(
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


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="signals cannot be sent to a thread here")
def test_a_second_ctrl_c_while_a_program_is_ended_does_not_leave_it() -> None:
    code = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('ready'); time.sleep(60)"
    process = _Process(python(code), False, None, None, None, None)
    pause = threading.Event()
    while "ready" not in process.output:
        pause.wait(0.01)
    interrupter = threading.Timer(0.3, signal.pthread_kill, [threading.get_ident(), signal.SIGINT])
    interrupter.start()
    with pytest.raises(KeyboardInterrupt):
        process.end()
    interrupter.join()
    assert process.popen.poll() is not None


# --- real ---


@pytest.mark.real
def test_a_short_program_that_is_over_before_it_is_connected_to_says_so_at_once() -> None:
    node = find_runtime("node")
    start = time.monotonic()
    for _ in range(3):
        try:
            launch([node, "-e", "console.error('boom'); process.exit(3)"]).close()
        except ConnectError as error:
            assert re.search(r"(?s)exit code 3.*boom", str(error))  # noqa: PT017
    assert time.monotonic() - start < 10


@pytest.mark.real
@pytest.mark.parametrize("name", SERVERS)
def test_a_program_runs_is_connected_to_and_ended(start: Start, name: str) -> None:
    client: Any = start(name, "console.log('hello'); setInterval(() => {}, 60000)")
    assert client.process.poll() is None
    assert not client.ended
    assert client.send_command("Runtime.evaluate", {"expression": "6 * 7"})["result"]["value"] == 42
    assert "hello" in client.output
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
        client.run()


@pytest.mark.real
@pytest.mark.parametrize("debugger", [False, True], ids=["free", "paused at its start"])
def test_a_held_deno_that_is_let_go_at_once_does_run(start: Start, debugger: bool) -> None:
    """Deno loses the command that comes too early, about one in ten; run() notices."""
    for _ in range(10):
        client: Any = start("deno", "setTimeout(() => {}, 1)", ready=False, wait_for_debugger=True)
        if debugger:
            client.send_command("Debugger.enable")
        with client.expect_event("Runtime.executionContextDestroyed", timeout=10):
            client.send_command("Runtime.enable")
            client.run()
            if debugger:
                with client.expect_event("Debugger.resumed"):
                    client.send_command("Debugger.resume")
        client.close()


@pytest.mark.real
@pytest.mark.parametrize("name", SERVERS)
def test_a_program_that_has_ended_waits_and_goes_when_it_is_left(start: Start, name: str) -> None:
    client: Any = start(name, "setTimeout(() => {}, 50)", ready=False, wait_for_debugger=True)
    with client.expect_event("Runtime.executionContextDestroyed"):
        client.send_command("Runtime.enable")
        client.run()
    while not client.ended:
        client.send_command("Runtime.getHeapUsage")
    assert client.process.poll() is None
    client.close()
    assert client.process.returncode == 0


@pytest.mark.real
def test_chromium_gets_a_profile_of_its_own_that_is_gone_in_the_end(start: Start) -> None:
    before = set(Path(tempfile.gettempdir()).glob("cdpsync-chrome-*"))
    client: Any = start("chromium")
    (profile,) = set(Path(tempfile.gettempdir()).glob("cdpsync-chrome-*")) - before
    assert client.target.type == "page"
    client.close()
    assert not profile.exists()


@pytest.mark.real
def test_output_goes_where_the_caller_wants_it(tmp_path: Path) -> None:
    node = find_runtime("node")
    with (tmp_path / "out").open("wb") as out, (tmp_path / "err").open("wb") as err:
        with launch(
            [node, "-e", "console.log('to out'); console.error('to err'); setInterval(() => {}, 1000)"],
            stdout=out,
            stderr=err,
            wait_for_debugger=True,
        ) as client:
            client.send_command("Runtime.enable")
            with client.events("Runtime.consoleAPICalled") as queue:
                client.run()
                queue.get()
                queue.get()
            while "to err" not in client.output:
                client.send_command("Runtime.getHeapUsage")
    assert (tmp_path / "out").read_text() == "to out\n"
    assert "to err\n" in (tmp_path / "err").read_text()


@pytest.mark.real
def test_a_program_that_writes_a_lot_is_not_stopped_by_it(start: Start) -> None:
    client: Any = start(
        "node", "for (let i = 0; i < 20000; i++) console.log('x'.repeat(100) + i); setInterval(() => {}, 1000)"
    )
    while "x19999" not in client.output:
        client.send_command("Runtime.getHeapUsage")
    assert len(client.output) < 20_000


WAITING = {
    "nobody waits": "",
    "a command": "start(client.send_command, 'Runtime.evaluate', forever, timeout=None)",
    "an iteration": "start(list, client.events('*'))",
    "a get": "start(client.events('*').get, None)",
    "an iteration of another client's": "start(list, cdpsync.connect(client.port).events('*'))",
    "a handler in a command": """
        wait = lambda event: client.send_command('Runtime.evaluate', forever)
        client.on_event('Runtime.executionContextCreated', wait)
        client.send_command('Runtime.enable')
    """,
    "a snapshot": """
        begun, forever = threading.Event(), threading.Event()
        start(client.save_heap_snapshot, 'a.heapsnapshot', lambda *progress: (begun.set(), forever.wait()))
        begun.wait()
    """,
}


@pytest.mark.real
@pytest.mark.parametrize("waiting", WAITING.values(), ids=WAITING)
def test_a_program_is_ended_when_the_interpreter_exits_and_nothing_is_printed(waiting: str, tmp_path: Path) -> None:
    begin = """
        import os, sys, threading, cdpsync
        def start(*command, **options):
            threading.Thread(target=command[0], args=command[1:], kwargs=options, daemon=True).start()
        forever = {"expression": "globalThis.p = new Promise(() => {})", "awaitPromise": True}
        client = cdpsync.launch([sys.argv[1], "-e", "setInterval(() => {}, 1000)"])
        os.chdir(sys.argv[2])
    """
    code = f"{textwrap.dedent(begin)}\n{textwrap.dedent(waiting)}\nclient.collect_garbage()\nprint(client.process.pid)"
    command = [*python(code), find_runtime("node"), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(ProcessLookupError):
        os.kill(int(done.stdout), 0)


@pytest.mark.real
@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
def test_ctrl_c_while_it_starts_leaves_nothing(tmp_path: Path) -> None:
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
