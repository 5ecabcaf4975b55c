"""How a launched program ends: with close(), with the interpreter, with the last reference."""

from __future__ import annotations

import gc
import os
import re
import signal
import subprocess
import sys
import tempfile
import textwrap
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from cdpsync import ConnectError, launch
from cdpsync.threads.deadline import Deadline

from ..conftest import SERVERS, Start, find_runtime
from ..peers import LoopbackPeer, http_answer
from .programs import announcing, python, shell, wait_until


def test_a_program_that_ignores_sigterm_is_killed() -> None:
    start = time.monotonic()
    with pytest.raises(ConnectError, match="did not say"):
        launch(shell("trap '' TERM; while true; do sleep 1; done"), start_timeout=0.5)
    assert 3 < time.monotonic() - start < 15


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="there are no process groups here")
def test_what_a_program_has_started_ends_with_it() -> None:
    with pytest.raises(ConnectError) as caught:
        launch(shell("sleep 60 & echo child $!; wait"), start_timeout=0.5)
    child = int(str(caught.value).rpartition("child ")[2].split()[0])
    stat = Path(f"/proc/{child}/stat")

    def is_over() -> bool:
        return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] in "ZX"

    deadline = Deadline(10)  # it has been killed, but may die a little later: nobody waits for a grandchild
    while not (over := is_over()) and not deadline.passed():
        os.sched_yield()
    assert over


def test_a_program_that_has_been_closed_cannot_be_connected_to_again(peer: LoopbackPeer) -> None:
    client = launch(shell(f"{announcing(peer)}; exec sleep 60"))
    client.close()
    start = time.monotonic()
    with pytest.raises(ConnectError, match="it has ended"):
        client.connect()
    assert time.monotonic() - start < 5


def test_close_returns_after_all_output_has_been_read(peer: LoopbackPeer, tmp_path: Path) -> None:
    """Its stderr goes to a pipe that is full, and that is read only while close() waits."""
    reading, writing = os.pipe()
    script = f"{announcing(peer)}; head -c 90000 /dev/zero | tr '\\0' x >&2; echo the end >&2; touch written; sleep 60"
    others = set(threading.enumerate())
    client = launch(shell(script), stderr=writing, cwd=tmp_path)
    os.close(writing)
    wait_until((tmp_path / "written").exists)
    with open(reading, "rb") as pipe:
        reader = threading.Timer(0.3, pipe.read)
        reader.start()
        client.close()
        left = [thread.name for thread in threading.enumerate() if thread not in others]
        reader.join()
    assert "cdpsync-stderr" not in left
    assert client.output.endswith("the end\n")


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="there are no process groups here")
def test_a_process_group_is_killed_only_once(peer: LoopbackPeer, monkeypatch: pytest.MonkeyPatch) -> None:
    gc.collect()
    killed: list[int] = []
    killpg = os.killpg

    def counted(group: int, number: int) -> None:
        killed.append(group)
        killpg(group, number)

    monkeypatch.setattr(os, "killpg", counted)
    peer.pages["/json/list"] = http_answer([])
    with pytest.raises(ConnectError):
        launch(shell(f"{announcing(peer)}; exec sleep 60"), start_timeout=0.3)
    gc.collect()
    assert len(killed) == 1
    peer.pages.clear()
    client = launch(shell(f"{announcing(peer)}; exec sleep 60"))
    client.close()
    client.close()
    del client
    gc.collect()
    assert len(killed) == 2


def test_a_program_lives_as_long_as_a_queue_of_its_client_is_held(peer: LoopbackPeer) -> None:
    client = launch(shell(f"{announcing(peer)}; exec sleep 60"))
    process, queue = client.process, client.events("A.b")
    del client
    gc.collect()
    assert process.poll() is None
    with pytest.warns(ResourceWarning, match="unclosed"):
        del queue
    assert process.wait(5) is not None


@pytest.mark.real
@pytest.mark.parametrize("name", SERVERS)
def test_a_program_that_has_finished_exits_when_the_client_leaves(start: Start, name: str) -> None:
    client: Any = start(name, "setTimeout(() => {}, 50)", ready=False, wait_for_debugger=True)
    client.run_if_waiting()
    wait_until(lambda: client.ended)
    assert client.process.poll() is None
    client.close()
    assert client.process.returncode == 0


@pytest.mark.real
def test_chromium_gets_a_profile_of_its_own_that_is_removed_at_the_end(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    client: Any = start("chromium")
    (profile,) = tmp_path.glob("cdpsync-chrome-*")
    assert client.target.type == "page"
    client.close()
    assert not profile.exists()


@pytest.mark.real
@pytest.mark.skipif(sys.platform == "win32", reason="Chrome has no such socket there")
def test_chromium_leaves_no_temporary_files(monkeypatch: pytest.MonkeyPatch) -> None:
    with tempfile.TemporaryDirectory() as folder:  # its name is short, because a socket's name must be
        monkeypatch.setattr(tempfile, "tempdir", folder)
        monkeypatch.setenv("TMPDIR", folder)
        launch([find_runtime("chromium"), "--headless", "--no-sandbox", "--disable-gpu", "about:blank"]).close()
        assert os.listdir(folder) == []


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
        start(client.heap.save, 'a.heapsnapshot', lambda *progress: (begun.set(), forever.wait()))
        begun.wait()
    """,
}


@pytest.mark.real
@pytest.mark.parametrize("waiting", WAITING.values(), ids=WAITING)
def test_a_program_is_ended_when_the_interpreter_exits(waiting: str, tmp_path: Path) -> None:
    begin = """
        import os, sys, threading, cdpsync
        def start(*command, **options):
            threading.Thread(target=command[0], args=command[1:], kwargs=options, daemon=True).start()
        forever = {"expression": "globalThis.p = new Promise(() => {})", "awaitPromise": True}
        client = cdpsync.launch([sys.argv[1], "-e", "setInterval(() => {}, 1000)"])
        os.chdir(sys.argv[2])
    """
    end = "client.heap.collect_garbage()\nprint(client.process.pid)"
    code = f"{textwrap.dedent(begin)}\n{textwrap.dedent(waiting)}\n{end}"
    command = [*python(code), find_runtime("node"), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 0
    # A thread that still waits raises ConnectionClosed; nothing else is printed.
    assert set(re.findall(r"^\S+(?=: )", done.stderr, re.M)) <= {"cdpsync.errors.ConnectionClosed"}
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(ProcessLookupError):
        os.kill(int(done.stdout), 0)


@pytest.mark.real
@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="signals cannot be sent to a thread here")
def test_ctrl_c_during_close_does_not_leave_the_program_running(start: Start) -> None:
    client: Any = start("node", "process.on('SIGTERM', () => {}); setInterval(() => {}, 60000)")
    interrupter = threading.Timer(0.3, signal.pthread_kill, [threading.get_ident(), signal.SIGINT])
    interrupter.start()
    with pytest.raises(KeyboardInterrupt):
        client.close()
    interrupter.join()
    assert client.process.poll() is not None
