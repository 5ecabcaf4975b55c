from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest

from cdpsync.child.guard import Guard

from ..conftest import find_runtime
from ..peers import LoopbackPeer

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked for in /proc")

# Launches a program whose inspector is the test's peer, prints its pid, and does something.
CODE = """
import os, signal, sys, threading, cdpsync
shell = 'trap "" HUP; echo Debugger listening on ws://127.0.0.1:{port}/x; sleep 60 & wait'
client = cdpsync.launch(["sh", "-c", shell])
print(client.process.pid, flush=True)
{then}
"""


def is_over(group: int) -> bool:
    """Whether no process of a group is running. Zombies do not count."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == group and fields[0] not in "ZX":
            return False
    return True


def wait_until_over(group: int) -> None:
    pause = threading.Event()
    for _ in range(500):
        if is_over(group):
            return
        pause.wait(0.02)
    os.killpg(group, signal.SIGKILL)
    pytest.fail("the program runs on")


def start(port: int, then: str) -> tuple[subprocess.Popen[str], int]:
    code = CODE.format(port=port, then=textwrap.dedent(then))
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert process.stdout is not None
    return process, int(process.stdout.readline())


def finish(process: subprocess.Popen[str]) -> str:
    """What the process writes until it ends. Not by communicate(), which would lose what readline() has read ahead."""
    assert process.stdout is not None
    with process, process.stdout as stdout:
        return stdout.read()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL, signal.SIGABRT])
def test_a_program_ends_with_us_if_a_signal_ends_us(number: signal.Signals, peer: LoopbackPeer) -> None:
    process, program = start(peer.port, "signal.pause()")
    assert not is_over(program)
    process.send_signal(number)
    finish(process)
    assert process.returncode == -number
    wait_until_over(program)


def test_a_program_ends_with_us_if_we_exit_without_cleaning_up(peer: LoopbackPeer) -> None:
    process, program = start(peer.port, "os._exit(3)")
    finish(process)
    assert process.returncode == 3
    wait_until_over(program)


def test_a_program_ends_with_us_even_if_a_fork_of_us_lives_on(peer: LoopbackPeer) -> None:
    then = """
        import warnings
        warnings.simplefilter("ignore")
        fork = os.fork()
        if not fork:
            signal.pause()
        print(fork, flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
    """
    process, program = start(peer.port, then)
    assert process.stdout is not None
    fork = int(process.stdout.readline())
    try:
        wait_until_over(program)
    finally:
        os.kill(fork, signal.SIGKILL)
        finish(process)


def test_the_users_own_signal_handler_is_left_alone(peer: LoopbackPeer) -> None:
    then = """
        done = threading.Event()
        signal.signal(signal.SIGTERM, lambda *_: (print(client.process.poll(), flush=True), done.set()))
        print("ready", flush=True)
        done.wait()
        client.close()
        print(signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL)
    """
    process, program = start(peer.port, then)
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGTERM)
    assert finish(process) == "None\nTrue\n"
    assert process.returncode == 0
    assert is_over(program)


def test_a_program_whose_guard_was_killed_can_be_used_and_closed(peer: LoopbackPeer) -> None:
    then = """
        own = open(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read().split()
        for child in map(int, own):
            if child != client.process.pid:
                os.kill(child, signal.SIGKILL)
        print(len(own))
        client.close()
    """
    process, program = start(peer.port, then)
    assert finish(process) == "2\n"
    assert is_over(program)


def test_the_guard_removes_a_profile_and_the_directory_of_its_socket(tmp_path: Path) -> None:
    profile, sockets = tmp_path / "profile", tmp_path / "org.chromium"
    (profile / "Default").mkdir(parents=True)
    sockets.mkdir()
    (sockets / "SingletonSocket").touch()
    (sockets / "SingletonCookie").symlink_to("1")
    (profile / "SingletonSocket").symlink_to(sockets / "SingletonSocket")
    guard = Guard()
    guard.watch(99_999_999, str(profile))
    guard.dismiss()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.real
def test_the_profile_of_chromium_is_removed_if_we_are_killed(tmp_path: Path) -> None:
    code = """
        import cdpsync, os, sys, tempfile
        tempfile.tempdir = sys.argv[2]
        client = cdpsync.launch([sys.argv[1], "--headless", "--no-sandbox", "--disable-gpu", "about:blank"])
        print(client.process.pid, flush=True)
        os.kill(os.getpid(), 9)
    """
    command = [sys.executable, "-c", textwrap.dedent(code), find_runtime("chromium"), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=40, check=False)
    wait_until_over(int(done.stdout))
    pause = threading.Event()
    for _ in range(500):
        if not list(tmp_path.iterdir()):
            return
        pause.wait(0.02)
    pytest.fail("the profile is still there")
