from __future__ import annotations

import gc
import io
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import textwrap
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from cdpsync import ConnectError, LaunchedClient, launch
from cdpsync.child.pipes import ChildOutput
from cdpsync.threads.deadline import Deadline

from .conftest import SERVERS, Start, find_runtime, wait_for
from .peers import LoopbackPeer, http_answer


@pytest.mark.parametrize("command", ["node a.js", [], b"node"])
def test_a_command_is_a_list(command: Any) -> None:
    with pytest.raises(TypeError, match="the command is a list"):
        launch(command)


def test_a_program_that_does_not_exist_is_a_connect_error() -> None:
    with pytest.raises(ConnectError, match="no-such-program could not be started: No such file"):
        launch(["no-such-program"])


def python(code: str) -> Sequence[str]:
    return [sys.executable, "-u", "-c", textwrap.dedent(code)]


def shell(script: str) -> list[str]:
    return ["sh", "-c", textwrap.dedent(script)]


def test_a_program_that_ends_gives_its_last_lines() -> None:
    with pytest.raises(
        ConnectError, match=r"(?s)ended before it could be connected to \(exit code 3\); it wrote:\n.*oops"
    ):
        launch(python("import sys; print('out'); print('oops', file=sys.stderr); sys.exit(3)"))


def test_a_program_that_does_not_listen_in_time_is_ended() -> None:
    start = time.monotonic()
    with pytest.raises(ConnectError, match=r"did not say within 0\.5 s .*it wrote:\nhello"):
        launch(shell("echo hello; exec sleep 60"), start_timeout=0.5)
    assert time.monotonic() - start < 10


def test_a_program_whose_port_is_taken_is_a_connect_error() -> None:
    code = (
        "import sys, time; print('Starting inspector on 127.0.0.1:1 failed: address already in use', file=sys.stderr)"
    )
    start = time.monotonic()
    with pytest.raises(ConnectError, match=r"(?s)runs without an inspector.*address already in use"):
        launch(python(f"{code}; time.sleep(60)"))
    assert time.monotonic() - start < 10


def test_a_program_that_does_not_want_to_end_is_made_to() -> None:
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

    deadline = Deadline(10)  # it is killed, but nobody waits for a grandchild: on a busy machine it dies a little later
    while not (over := is_over()) and not deadline.passed():
        os.sched_yield()
    assert over


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


def announcing(*peers: LoopbackPeer) -> str:
    """The shell command that says, at once, that these are the inspectors."""
    lines = (f"Debugger listening on ws://127.0.0.1:{peer.port}/x\\n" for peer in peers)
    return f"printf '{''.join(lines)}' >&2"


@pytest.fixture
def other() -> Iterator[LoopbackPeer]:
    with LoopbackPeer() as one:
        yield one


def wait_until(condition: Callable[[], bool]) -> None:
    pause = threading.Event()
    for _ in range(1000):
        if condition():
            return
        pause.wait(0.01)
    pytest.fail("it did not come true within ten seconds")


# --- errors ---


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


def test_what_is_no_program_says_so(tmp_path: Path) -> None:
    (tmp_path / "script").write_text("echo")
    (tmp_path / "script").chmod(0o755)
    with pytest.raises(ConnectError, match="could not be started: Exec format error"):
        launch([tmp_path / "script"])


def test_an_error_has_one_traceback_and_its_advice_apart() -> None:
    with pytest.raises(ConnectError) as caught:
        launch(shell("echo on its way; exec sleep 60"), start_timeout=0.5)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__ or caught.value.__context__ is None
    assert caught.value.fact.endswith("where its debugger listens; it wrote:\non its way")
    assert caught.value.hint == "put --inspect into the command of the program that sh starts"


def test_a_program_that_fails_is_not_told_to_be_held() -> None:
    with pytest.raises(ConnectError) as caught:
        launch(shell("exit 9"))
    assert caught.value.fact.endswith("it ended before it could be connected to (exit code 9)")
    assert caught.value.hint == ""


def test_a_program_whose_output_has_ended_has_not_ended() -> None:
    with pytest.raises(ConnectError, match=r"it did not say within 0\.5 s"):
        launch(shell("exec sleep 60 >/dev/null 2>&1"), start_timeout=0.5)


# --- where the inspector listens ---


@pytest.mark.parametrize(
    "line",
    [
        "[app] Debugger listening on {url}",
        "\x1b[32m12:00\x1b[0m \x1b[1mDebugger listening on \x1b[4m{url}\x1b[0m",
        '{{"level": "info", "msg": "Debugger listening on {url}"}}',
        "x" * 100_000 + " Debugger listening on {url}",
        "DevTools listening on {url}",
    ],
    ids=["prefix", "colours", "JSON", "long line", "Chrome's"],
)
@pytest.mark.parametrize("stream", [1, 2], ids=["stdout", "stderr"])
def test_an_announcement_is_recognized_whatever_stands_around_it(
    line: str, stream: int, peer: LoopbackPeer, tmp_path: Path
) -> None:
    (tmp_path / "line").write_text(line.format(url=f"ws://127.0.0.1:{peer.port}/x") + "\n")
    with launch(shell(f"cat line >&{stream}; exec sleep 60"), cwd=tmp_path) as client:
        assert client.browser == "Peer/1.0"


def test_npms_own_inspector_is_passed_over(peer: LoopbackPeer, other: LoopbackPeer) -> None:
    peer.targets = [peer.target("a", title="/usr/bin/npm", url="file:///usr/lib/node_modules/npm/bin/npm-cli.js")]
    other.targets = [other.target("b", title="app.js")]
    # The second is announced when the first has been looked at.
    script = f"{announcing(peer)}; read go; {announcing(other)}; exec sleep 60"
    reading, writing = os.pipe()
    peer.pages["/json/list"] = listing(peer, lambda: os.write(writing, b"go\n"))
    with open(reading) as stdin, open(writing, "w"):
        with launch(shell(script), stdin=stdin) as client:
            assert client.port == other.port
            assert client.inspectors == [f"127.0.0.1:{peer.port}", f"127.0.0.1:{other.port}"]


def test_an_inspector_without_a_program_is_passed_over(peer: LoopbackPeer, other: LoopbackPeer) -> None:
    """The one of "deno run TASK", say."""
    peer.targets = []
    with launch(shell(f"{announcing(peer, other)}; exec sleep 60")) as client:
        assert client.port == other.port


def test_an_inspector_that_has_no_program_for_long_is_named(peer: LoopbackPeer) -> None:
    peer.targets = []
    with pytest.raises(ConnectError, match=f"has an inspector: nothing yet at 127.0.0.1:{peer.port}"):
        launch(shell(f"{announcing(peer)}; exec sleep 60"), start_timeout=0.5)


def listing(peer: LoopbackPeer, do: Callable[[], object]) -> Callable[[socket.socket, str], None]:
    """A /json/list that does something when it is asked for the first time."""

    def page(sock: socket.socket, request: str) -> None:
        del peer.pages["/json/list"]
        sock.sendall(http_answer(peer.targets))
        do()

    return page


def test_the_program_that_the_command_names_is_preferred(
    peer: LoopbackPeer, other: LoopbackPeer, caplog: pytest.LogCaptureFixture
) -> None:
    other.targets = [other.target("b", title="/app/server.js")]
    with caplog.at_level("INFO", "cdpsync"):
        with launch(shell(f"{announcing(peer, other)}; exec sleep 60 # node server.js")) as client:
            assert client.port == other.port
    assert f"one.js at 127.0.0.1:{peer.port}; /app/server.js at 127.0.0.1:{other.port}" in caplog.text


def test_another_inspector_is_taken_when_the_target_is_one_of_its(peer: LoopbackPeer, other: LoopbackPeer) -> None:
    other.targets = [other.target("b", title="nodemon")]
    with launch(shell(f"{announcing(peer, other)}; exec sleep 60"), target="nodemon") as client:
        assert client.port == other.port


def test_a_program_that_starts_others_is_named_when_they_have_no_inspector(peer: LoopbackPeer) -> None:
    peer.targets = [peer.target("a", title="/usr/bin/npx")]
    with pytest.raises(ConnectError) as caught:
        launch(shell(f"{announcing(peer)}; exec sleep 60"), start_timeout=0.5)
    assert f"only a program that starts others has an inspector: /usr/bin/npx at 127.0.0.1:{peer.port}" in str(
        caught.value
    )


def test_connecting_again_goes_to_where_the_program_listens_by_now(peer: LoopbackPeer, other: LoopbackPeer) -> None:
    """A watcher starts it anew."""
    script = f"{announcing(peer)}; read again; {announcing(other)}; exec sleep 60"
    with launch(shell(script), stdin=subprocess.PIPE) as client:
        assert client.port == peer.port
        assert client.process.stdin is not None
        peer.__exit__()
        wait_until(lambda: client.closed)
        client.process.stdin.write(b"again\n")
        client.process.stdin.flush()
        client.connect()
        assert client.port == other.port


# --- what it writes and reads ---


def test_output_that_has_no_line_end_is_there(peer: LoopbackPeer) -> None:
    with launch(shell(f"{announcing(peer)}; printf 'a prompt> '; exec sleep 60")) as client:
        wait_until(lambda: client.output.endswith("a prompt> "))


def test_output_without_a_line_end_does_not_fill_the_memory(peer: LoopbackPeer) -> None:
    script = f"{announcing(peer)}; read go; head -c 50000000 /dev/zero | tr '\\0' x; printf done; exec sleep 60"
    with launch(shell(script), stdin=subprocess.PIPE) as client:
        tracemalloc.start()
        try:
            assert client.process.stdin is not None
            client.process.stdin.write(b"go\n")
            client.process.stdin.flush()
            wait_until(lambda: client.output.endswith("xdone"))
            assert tracemalloc.get_traced_memory()[1] < 2_000_000
        finally:
            tracemalloc.stop()
        assert len(client.output) < 200_000


def test_long_lines_are_kept_within_bounds(peer: LoopbackPeer) -> None:
    script = """
        for i in $(seq 60); do head -c 60000 /dev/zero | tr '\\0' x; echo; done
        echo the end; exec sleep 60
    """
    with launch(shell(announcing(peer) + "\n" + textwrap.dedent(script))) as client:
        wait_until(lambda: client.output.endswith("the end\n"))
        assert len(client.output) <= 100_000


def test_a_program_reads_nothing_unless_it_is_told_to(peer: LoopbackPeer, tmp_path: Path) -> None:
    script = f"{announcing(peer)}; read line; echo it read: $line; exec sleep 60"
    with launch(shell(script)) as client:
        wait_until(lambda: "it read:\n" in client.output)
    (tmp_path / "in").write_text("from a file\n")
    with open(tmp_path / "in") as file, launch(shell(script), stdin=file) as client:
        wait_until(lambda: "it read: from a file\n" in client.output)
    with launch(shell(script), stdin=subprocess.PIPE) as client:
        assert client.process.stdin is not None
        client.process.stdin.write(b"from us\n")
        client.process.stdin.flush()
        wait_until(lambda: "it read: from us\n" in client.output)


def test_what_a_program_did_not_read_does_not_hinder_its_end(peer: LoopbackPeer) -> None:
    with launch(shell(f"{announcing(peer)}; exec sleep 60"), stdin=subprocess.PIPE) as client:
        assert client.process.stdin is not None
        client.process.stdin.write(b"not flushed")
        client.process.kill()
        client.process.wait()


# --- the end ---


def test_a_program_that_was_ended_is_not_connected_to_again(peer: LoopbackPeer) -> None:
    client = launch(shell(f"{announcing(peer)}; exec sleep 60"))
    client.close()
    start = time.monotonic()
    with pytest.raises(ConnectError, match="it has ended"):
        client.connect()
    assert time.monotonic() - start < 5


def test_close_returns_when_all_that_the_program_wrote_has_been_read(peer: LoopbackPeer, tmp_path: Path) -> None:
    """Its stderr goes to a pipe that is full, and is read only while close() waits."""
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
def test_a_group_is_killed_once_for_its_number_may_be_anothers_later(
    peer: LoopbackPeer, monkeypatch: pytest.MonkeyPatch
) -> None:
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


def test_a_program_lives_for_as_long_as_a_queue_of_its_client_is_held(peer: LoopbackPeer) -> None:
    client = launch(shell(f"{announcing(peer)}; exec sleep 60"))
    process, queue = client.process, client.events("A.b")
    del client
    gc.collect()
    assert process.poll() is None
    with pytest.warns(ResourceWarning, match="unclosed"):
        del queue
    assert process.wait(5) is not None


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
def test_a_held_deno_that_is_let_go_at_once_does_run(start: Start, debugger: bool) -> None:
    """Deno loses the command that comes too early, about one in ten; run() notices."""
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
@pytest.mark.parametrize("name", SERVERS)
def test_a_program_that_has_ended_waits_and_goes_when_it_is_left(start: Start, name: str) -> None:
    client: Any = start(name, "setTimeout(() => {}, 50)", ready=False, wait_for_debugger=True)
    client.run_if_waiting()
    wait_until(lambda: client.ended)
    assert client.process.poll() is None
    client.close()
    assert client.process.returncode == 0


@pytest.mark.real
def test_chromium_gets_a_profile_of_its_own_that_is_gone_in_the_end(
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
def test_chromium_leaves_nothing_where_temporary_files_are(monkeypatch: pytest.MonkeyPatch) -> None:
    with tempfile.TemporaryDirectory() as folder:  # its name is short, as the name of a socket must be
        monkeypatch.setattr(tempfile, "tempdir", folder)
        monkeypatch.setenv("TMPDIR", folder)
        launch([find_runtime("chromium"), "--headless", "--no-sandbox", "--disable-gpu", "about:blank"]).close()
        assert os.listdir(folder) == []


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
            err.close()  # its number may be another file's now
            client.send_command("Runtime.enable")
            with client.events("Runtime.consoleAPICalled") as queue:
                client.run_if_waiting()
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
        start(client.heap.save, 'a.heapsnapshot', lambda *progress: (begun.set(), forever.wait()))
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
    after = "client.heap.collect_garbage()\nprint(client.process.pid)"
    code = f"{textwrap.dedent(begin)}\n{textwrap.dedent(waiting)}\n{after}"
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

    def interrupted(self: ChildOutput, pipe: Any, copy: int | None, name: str) -> None:
        if name == "cdpsync-stderr":  # the first
            signal.pthread_kill(main, signal.SIGINT)
        read(self, pipe, copy, name)

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


@pytest.mark.real
@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="signals cannot be sent to a thread here")
def test_a_second_ctrl_c_while_a_program_is_ended_does_not_leave_it(start: Start) -> None:
    client: Any = start("node", "process.on('SIGTERM', () => {}); setInterval(() => {}, 60000)")
    interrupter = threading.Timer(0.3, signal.pthread_kill, [threading.get_ident(), signal.SIGINT])
    interrupter.start()
    with pytest.raises(KeyboardInterrupt):
        client.close()
    interrupter.join()
    assert client.process.poll() is not None


@pytest.mark.real
def test_a_quick_program_is_told_how_to_be_held() -> None:
    node = find_runtime("node")
    hints = set()
    for _ in range(10):
        try:
            launch([node, "-e", "process.exit(0)"]).close()  # may be fast enough to be connected to
        except ConnectError as error:
            hints.add(error.hint)
    assert hints <= {"wait_for_debugger=True holds a program that is quick"}


@pytest.mark.real
@pytest.mark.skipif(sys.platform != "linux", reason="sockets are looked for in /proc")
@pytest.mark.parametrize(
    "script",
    [
        "exec {node} --inspect=127.0.0.1:0 -e 'setInterval(() => {{}}, 60000)' >/dev/null 2>&1",
        """
            echo Debugger listening on ws://127.0.0.1:0/ws/x
            exec {node} --inspect-publish-uid=http --inspect=127.0.0.1:0 -e 'setInterval(() => {{}}, 60000)'
        """,
    ],
    ids=["its words go elsewhere", "the port is told as 0"],
)
def test_an_inspector_that_does_not_tell_its_port_is_found(script: str) -> None:
    with launch(shell(script.format(node=find_runtime("node")))) as client:
        assert client.browser.startswith("node.js/")


@pytest.mark.real
def test_a_program_under_a_watcher_is_connected_to_again(tmp_path: Path) -> None:
    script = tmp_path / "app.js"
    script.write_text("globalThis.version = 1; setInterval(() => {}, 60000)")
    with launch([find_runtime("node"), "--watch", script], cwd=tmp_path) as client:
        wait_for(client, "globalThis.version === 1")
        pause = threading.Event()
        while not client.closed:  # the watcher may not look at the file yet
            script.write_text("globalThis.version = 2; setInterval(() => {}, 60000)")
            pause.wait(0.5)
        client.connect()
        wait_for(client, "globalThis.version === 2")


@pytest.mark.real
def test_a_prompt_reads_what_is_written_to_it() -> None:
    with launch([find_runtime("node"), "-i"], stdin=subprocess.PIPE) as client:
        assert client.process.stdin is not None
        client.process.stdin.write(b"globalThis.answer = 6 * 7\n")
        client.process.stdin.flush()
        wait_for(client, "globalThis.answer === 42")
