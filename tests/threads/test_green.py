"""cdpsync under gevent and eventlet, each in a process of its own."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

import cdpsync

from ..conftest import find_runtime
from ..launching.programs import fake_browser

ROOT = str(Path(cdpsync.__file__).parent.parent)
PATCH_ALL = {
    "gevent": "import gevent.monkey; gevent.monkey.patch_all({})",
    "eventlet": "import warnings; warnings.simplefilter('ignore'); import eventlet; eventlet.monkey_patch({})",
}


def run(body: str, *arguments: str) -> str:
    """What a program prints."""
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(body), *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=50,
    )
    return done.stdout


def needs(package: str) -> None:
    """Skip the test if this is not installed. It is not imported: eventlet would hook into forks of this process."""
    if importlib.util.find_spec(package) is None:
        pytest.skip("pip install '.[test]'")


USES = """
    {patch}
    import signal, sys, threading, time
    from cdpsync import CDPTimeoutError, launch

    def console(client):
        client.Runtime.evaluate(expression="console.log(7)")

    client = launch([sys.argv[1], "-e", "setInterval(() => {{}}, 60000)"], wait_for_debugger=True)
    client.run_if_waiting()
    assert client.Runtime.evaluate(expression="6 * 7")["result"]["value"] == 42
    handled = []
    with client.enabling("Runtime"), client.Runtime.consoleAPICalled.events() as queue:
        console(client)
        assert queue.get(5).params["args"][0]["value"] == 7
        reader = threading.Thread(target=lambda: handled.append(next(iter(queue))))
        reader.start()
        with client.Runtime.consoleAPICalled.on(lambda event: handled.append(client.Runtime.evaluate(expression="1"))):
            console(client)
            reader.join(5)
            while len(handled) < 2:
                time.sleep(0.01)
    for wait in (lambda: queue.get(0.05), lambda: client.Runtime.evaluate(
        expression="new Promise(() => {{}})", awaitPromise=True, _timeout=0.05
    )):
        try:
            wait()
        except (CDPTimeoutError, Exception) as error:
            print(type(error).__name__)
    later = "new Promise(resolve => setTimeout(() => resolve(1), 200))"
    start, threads = time.monotonic(), []
    for _ in range(5):
        call = lambda: client.Runtime.evaluate(expression=later, awaitPromise=True)
        threads.append(threading.Thread(target=call))
        threads[-1].start()
    for thread in threads:
        thread.join()
    assert time.monotonic() - start < 0.9
    assert client.take_heap_snapshot().endswith("}}")
    client.process.send_signal(signal.SIGSTOP)
    try:
        client.send_command("Runtime.evaluate", dict(expression="'" + "x" * 20_000_000 + "'"), timeout=0.3)
    except CDPTimeoutError as error:
        print("a target that does not read:", "could not be sent" in str(error))
    client.process.send_signal(signal.SIGCONT)
    client.close()
    print("closed", [thread.name for thread in threading.enumerate() if thread.name.startswith("cdpsync")])
"""


@pytest.mark.real
@pytest.mark.parametrize("name", PATCH_ALL)
def test_everything_works_if_threads_are_greenlets(name: str) -> None:
    needs(name)
    said = run(USES.format(patch=PATCH_ALL[name].format("")), find_runtime("node"))
    assert said == "ClosedError\nCDPTimeoutError\na target that does not read: True\nclosed []\n"


PIPED = """
    {patch}
    import signal, sys, threading, time
    from cdpsync import CDPTimeoutError, launch

    ticks, stop = [], threading.Event()

    def tick():
        while not stop.is_set():
            ticks.append(1)
            time.sleep(0.01)

    ticking = threading.Thread(target=tick)
    ticking.start()
    client = launch([sys.argv[1], "one"], pipe=True)
    assert client.send_command("A.run", dict(x="y" * 3_000_000)) == dict(x="y" * 3_000_000)
    client.process.send_signal(signal.SIGSTOP)
    before = len(ticks)
    try:
        client.send_command("A.run", dict(x="y" * 3_000_000), timeout=0.5)
    except CDPTimeoutError as error:
        print("a browser that does not read:", "could not be sent" in str(error), len(ticks) > before + 5)
    before = len(ticks)
    try:
        client.events("A.*").get(0.3)
    except CDPTimeoutError:
        print("nothing comes:", len(ticks) > before + 5)
    client.process.send_signal(signal.SIGCONT)
    assert client.send_command("A.run") == dict()
    client.close()
    stop.set()
    ticking.join()
    print("closed", client.process.returncode, [one.name for one in threading.enumerate() if one.name != "MainThread"])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes to a browser")
@pytest.mark.parametrize("name", PATCH_ALL)
def test_a_pipe_holds_up_no_other_greenlet(name: str, tmp_path: Path) -> None:
    needs(name)
    said = run(PIPED.format(patch=PATCH_ALL[name].format("")), fake_browser(tmp_path))
    assert said == "a browser that does not read: True True\nnothing comes: True\nclosed 0 []\n"


@pytest.mark.parametrize("name", PATCH_ALL)
@pytest.mark.parametrize(
    ("patched", "spared", "option"), [("sockets", "threads", "thread"), ("threads", "sockets", "socket")]
)
def test_a_partial_patch_is_refused_at_once(name: str, patched: str, spared: str, option: str) -> None:
    needs(name)
    body = f"""
        {PATCH_ALL[name].format(f"{option}=False")}
        import cdpsync
        try:
            cdpsync.connect(9)
        except RuntimeError as error:
            print(error)
    """
    said = run(body)
    assert said.startswith(f"{name} has patched the {patched}, but not the {spared}, and a connection needs both")


@pytest.mark.parametrize(
    ("patch", "call", "says"),
    [
        ("gevent.monkey.patch_queue()", "connect(9)", "gevent has patched the queues, but not the threads"),
        ("gevent.monkey.patch_all(thread=False)", "launch(['x'])", "gevent has patched the subprocess, but not the"),
        ("gevent.monkey.patch_all(subprocess=False)", "launch(['x'])", "gevent has patched the threads, but not the s"),
        ("gevent.monkey.patch_thread()", "launch(['x'])", "gevent has patched the threads, but not the subprocess"),
    ],
)
def test_a_call_that_would_block_all_greenlets_is_refused_before_anything_is_started(
    patch: str, call: str, says: str
) -> None:
    needs("gevent")
    body = f"""
        import gevent.monkey; {patch}
        from cdpsync import connect, launch
        try:
            {call}
        except RuntimeError as error:
            print(error)
    """
    assert run(body).startswith(says)


def test_handlers_run_in_greenlets_even_if_queues_are_not_patched() -> None:
    needs("gevent")
    body = """
        import gevent.monkey; gevent.monkey.patch_all(queue=False)
        import threading
        from cdpsync import connect
        from tests.peers import LoopbackPeer, PeerConnection, event

        def script(connection: PeerConnection) -> None:
            connection.recv()
            connection.send(event("A.b"))
            connection.wait_until_closed()

        with LoopbackPeer() as peer:
            peer.script = script
            with connect(peer.port) as client:
                handled = threading.Event()
                client.on_event("A.b", lambda event: handled.set())
                client.submit("A.run")
                print(handled.wait(10))
    """
    assert run(body) == "True\n"


def test_unpatched_threads_and_sockets_are_recognized() -> None:
    program = "from cdpsync.threads import green; print([green.threads_patched_by(), green.sockets_patched_by()])"
    assert run(program) == "['', '']\n"
