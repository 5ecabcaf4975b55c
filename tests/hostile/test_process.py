"""fork(), the end of the interpreter, and Ctrl-C with a live client, at the worst moments."""

from __future__ import annotations

import os
import pickle
import signal
import socket
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from cdpsync import CDPClient, Event, connect, launch

from ..peers import LoopbackPeer, PeerConnection, event
from .waits import LATE

ROOT = str(Path(__file__).parent.parent.parent)
PEER = f"""
    import os, sys, threading, time
    sys.path.insert(0, {ROOT!r})
    import cdpsync
    from tests.peers import LoopbackPeer, event
    heard, snapshot_begun, handling, forever = (threading.Event() for _ in range(4))
    def serve(connection):
        while True:
            command = connection.recv()
            if command["method"] == "A.slow":
                heard.set()
            elif command["method"] == "HeapProfiler.takeHeapSnapshot":
                connection.send(event("HeapProfiler.addHeapSnapshotChunk", chunk="{{"))
                snapshot_begun.set()
            else:
                connection.send(event("A.b"))
                connection.send(dict(id=command["id"], result={{}}))
    threading.Thread.__init__.__kwdefaults__["daemon"] = True  # the peer's threads must not delay the exit either
    peer = LoopbackPeer(); peer.script = serve
    peer.__enter__()
    client = cdpsync.connect(peer.port)
    def start(call, *arguments):
        threading.Thread(target=call, args=arguments, daemon=True).start()
"""


def run(code: str, directory: Path) -> tuple[int, str, str, float]:
    """Run PEER and this code in a process. Returns exit code, stdout, stderr, and the seconds since its last line."""
    program = textwrap.dedent(PEER) + textwrap.dedent(code)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=40, check=False, cwd=directory
    )
    ended = time.time()
    output, _, last = done.stdout.rpartition("last line at ")
    return done.returncode, output, done.stderr, ended - float(last or ended)


# --- the end of the interpreter ---

LAST = "print('last line at', time.time(), flush=True)"
ENDINGS = {
    "an idle client": "",
    "a listener": "queue = client.events('A.b')",
    "a running handler": """
        client.on_event('A.b', lambda event: (handling.set(), forever.wait()))
        client.send_command('A.run')
        handling.wait()
    """,
    "a handler in a command": """
        client.on_event('A.b', lambda event: (handling.set(), client.send_command('A.slow')))
        client.submit('A.run')
        handling.wait()
    """,
    "a command in another thread": "start(client.send_command, 'A.slow'); heard.wait()",
    "a command that nobody waits for": "client.submit('A.slow')",
    "an iteration in another thread": "start(list, client.events('A.b'))",
    "a half-done snapshot": "start(client.heap.save, 'a.heapsnapshot'); snapshot_begun.wait()",
    "a send to a peer that does not read": """
        start(client.send_command, 'A.slow'); heard.wait()
        peer.script = lambda connection: forever.wait()
        other = cdpsync.connect(peer.port)
        start(other.send_command, 'A.run', {'x': 'y' * 30_000_000})
    """,
    "an event loop of handlers": """
        def again(event):
            handling.set()
            client.send_command('A.run')
        client.on_event('A.b', again)
        client.send_command('A.run')
        handling.wait()
    """,
}


@pytest.mark.parametrize("ending", ENDINGS.values(), ids=ENDINGS)
def test_the_interpreter_exits_at_once_prints_nothing_and_leaves_no_file(ending: str, tmp_path: Path) -> None:
    code, output, errors, seconds = run(f"{textwrap.dedent(ending)}\n{LAST}", tmp_path)
    assert (code, output, errors) == (0, "", "")
    assert seconds < 1 + LATE  # a machine may be busy
    assert list(tmp_path.iterdir()) == []


def test_the_exit_code_and_the_last_output_are_those_of_the_program(tmp_path: Path) -> None:
    begin = textwrap.dedent(ENDINGS["a half-done snapshot"] + "\n")
    assert run(f"{begin}{LAST}\nsys.exit(3)", tmp_path)[:3] == (3, "", "")
    code, _, errors, seconds = run(f"{begin}{LAST}\nraise KeyError('mine')", tmp_path)
    assert (code, errors.splitlines()[-1]) == (1, "KeyError: 'mine'")
    assert errors.count("Traceback") == 1
    assert seconds < 1 + LATE  # a machine may be busy
    assert list(tmp_path.iterdir()) == []


# --- fork() ---

fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork() here")


@fork
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork.*:DeprecationWarning")
def test_a_forked_child_cannot_use_the_client_and_the_parent_still_can(tmp_path: Path) -> None:
    """While another thread of the parent waits for half a snapshot."""
    code, output, errors, _ = run(
        f"""
        start(client.send_command, 'A.slow'); heard.wait()
        start(client.heap.save, 'a.heapsnapshot'); snapshot_begun.wait()
        queue = client.events('A.b')
        command = client.submit('A.slow')
        subscription = client.on_event('A.c', print)
        child = os.fork()
        if child == 0:
            refused = 0
            for use in (lambda: client.send_command('A.run'), lambda: client.submit('A.run'), command.result, queue.get,
                        lambda: next(iter(queue)), lambda: list(queue.events_before(command)), client.pending,
                        lambda: client.events('A.b'), lambda: client.on_event('A.b', print),
                        lambda: client.expect_event('A.b').__enter__(), client.take_heap_snapshot):
                try:
                    use()
                except RuntimeError as error:
                    refused += 'connect again after fork()' in str(error)
            subscription(), queue.close(), client.close()
            client.connect().close()  # as the error says
            with cdpsync.connect(peer.port) as own:  # of the parent's peer
                own.send_command('A.run')
            print(refused, client.closed, flush=True)
            sys.exit(7)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), client.send_command('A.run'), client.closed)
        print(os.listdir())
        client.close()
        {LAST}
        """,
        tmp_path,
    )
    lines = output.splitlines()
    assert (code, lines[:2]) == (0, ["11 True", "7 {} False"]), (output, errors)
    assert lines[2].endswith(".part']")
    assert "Error" not in errors.replace("DeprecationWarning", "")


# --- pickling ---


def test_no_object_of_a_connection_can_be_pickled(peer: LoopbackPeer) -> None:
    def script(connection: PeerConnection) -> None:
        connection.send(event("Target.attachedToTarget", sessionId="S1", targetInfo={"targetId": "T1"}))
        connection.serve()

    peer.script = script
    with connect(peer.port, timeout=5) as client:
        client.send_command("A.run")
        alive = [
            client,
            client.session("S1"),
            client.events("A.b"),
            client.submit("A.run"),
            client.on_event("A.b", print),
        ]
        for one in alive:
            with pytest.raises(TypeError, match="cannot be pickled: connect in the process that uses it"):
                pickle.dumps(one)
        assert pickle.loads(pickle.dumps(client.target)) == client.target


# --- Ctrl-C ---


def snapshots_beginning(connection: PeerConnection) -> None:
    """Answers only A.run, and sends the first chunk of a snapshot."""
    while True:
        command = connection.recv()
        if command["method"] == "HeapProfiler.takeHeapSnapshot":
            connection.send(event("HeapProfiler.addHeapSnapshotChunk", chunk="{"))
        elif command["method"] == "A.run":
            connection.send({"id": command["id"], "result": command.get("params", {})})


SNAPSHOT = [
    *(f"HeapProfiler.{name}" for name in ("takeHeapSnapshot", "startTrackingHeapObjects", "stopTrackingHeapObjects")),
    *("Runtime.getHeapUsage", "Browser.getVersion", "Schema.getDomains", "Runtime.evaluate"),  # why it takes so long
]
WAITS: dict[str, Callable[[CDPClient], object]] = {
    "a command": lambda client: client.send_command("A.slow", timeout=None),
    "a result": lambda client: client.submit("A.slow").result(None),
    "an event": lambda client: client.events("A.b").get(None),
    "an iteration": lambda client: list(client.events("A.b")),
    "until": lambda client: list(client.events("A.b").events_before(client.submit("A.slow"), timeout=None)),
    "a snapshot": lambda client: client.take_heap_snapshot(silence=None),
    "a saved snapshot": lambda client: client.heap.save("a.heapsnapshot", silence=None),
}


def _expected(client: CDPClient) -> None:
    with client.expect_event("A.b", timeout=None):
        pass


WAITS["an expected event"] = _expected


class Interrupter(threading.Thread):
    """Sends Ctrl-C to the main thread once it sleeps in a C call."""

    def __init__(self, *functions: str) -> None:
        super().__init__()
        self._functions = functions
        self._main = threading.get_ident()
        self._over = threading.Event()

    def run(self) -> None:
        seen, before = 0, ("", 0)
        while not self._over.wait(0.005):
            frame = sys._current_frames()[self._main]
            now = (frame.f_code.co_name, frame.f_lasti)
            seen = seen + 1 if now == before and now[0] in self._functions else 0
            before = now
            if seen == 5:
                signal.pthread_kill(self._main, signal.SIGINT)
                return

    def __enter__(self) -> Interrupter:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self.join()


posix = pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="signals cannot be sent to a thread here")


@posix
@pytest.mark.parametrize("wait", WAITS.values(), ids=WAITS)
def test_ctrl_c_ends_a_wait_and_leaves_the_client_usable(
    peer: LoopbackPeer, wait: Callable[[CDPClient], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    peer.script = snapshots_beginning
    with connect(peer.port) as client:
        for _ in range(3):
            with Interrupter("_sleep", "get_by", "_wait_until_done"), pytest.raises(KeyboardInterrupt):
                wait(client)
            assert client.send_command("A.run", {"x": 1}) == {"x": 1}
        assert list(tmp_path.iterdir()) == []
        # Commands that were not given up still wait, and pending() lists them.
        assert {one.method for one in client.pending()} <= {"A.slow", *SNAPSHOT}


@posix
def test_ctrl_c_ends_a_send_to_a_peer_that_does_not_read_and_cuts_no_frame(peer: LoopbackPeer) -> None:
    read, got = threading.Event(), list[int]()

    def script(connection: PeerConnection) -> None:
        read.wait(30)
        while True:
            command = connection.recv()
            got.append(len(command["params"]["x"]))
            connection.send({"id": command["id"], "result": {}})

    peer.script = script
    with connect(peer.port) as client:
        with Interrupter("_flush"), pytest.raises(KeyboardInterrupt):
            client.send_command("A.run", {"x": "y" * 20_000_000}, timeout=None)
        assert client.pending() == []
        read.set()
        client.send_command("A.run", {"x": "y"})
    assert got == [20_000_000, 1]


def say_nothing(sock: socket.socket, _: str) -> None:
    sock.recv(1)


@posix
def test_ctrl_c_ends_connecting_and_leaves_nothing() -> None:
    with LoopbackPeer() as peer:
        client = CDPClient(port=peer.port)
        for page in ("/one", "/json/list"):
            peer.pages = {page: say_nothing}
            with Interrupter("_fill"), pytest.raises(KeyboardInterrupt):
                client.connect()
            assert client.closed
        peer.pages = {}
        with client:
            assert client.send_command("A.run", {"x": 1}) == {"x": 1}


@posix
def test_ctrl_c_while_waiting_for_a_program_to_start_ends_the_program() -> None:
    code = "import time; print('I sleep', flush=True); time.sleep(60)"
    with Interrupter("_sleep", "get_by", "_wait_until_done"), pytest.raises(KeyboardInterrupt):
        launch([sys.executable, "-c", code])


@posix
def test_ctrl_c_while_closing_still_closes(peer: LoopbackPeer) -> None:
    """The peer does not answer the close frame."""
    leave = threading.Event()

    def script(connection: PeerConnection) -> None:
        leave.wait(30)

    peer.script = script
    client = connect(peer.port)
    with Interrupter("_wait_for_tstate_lock", "join"), pytest.raises(KeyboardInterrupt):
        client.close()
    assert client.closed
    start = time.monotonic()
    client.close()
    assert time.monotonic() - start < 2 + LATE
    leave.set()


@posix
def test_ctrl_c_during_the_wait_for_a_handler_still_closes(peer: LoopbackPeer) -> None:
    gate, running = threading.Event(), threading.Event()

    def script(connection: PeerConnection) -> None:
        connection.recv()
        connection.send(event("A.b"))
        connection.wait_until_closed()

    peer.script = script
    client = connect(peer.port)

    def handle(_: Event) -> None:
        running.set()
        gate.wait(30)

    client.on_event("A.b", handle)
    client.submit("A.run")
    assert running.wait(5)
    with Interrupter("_wait_for_tstate_lock", "join"), pytest.raises(KeyboardInterrupt):
        client.close()
    assert client.closed
    gate.set()
    client.close()
