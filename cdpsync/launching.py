"""launch(): start a runtime, read its URL, connect, end it."""

from __future__ import annotations

import atexit
import contextlib
import functools
import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import weakref
from collections import deque
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from .client import CDPClient
from .deadline import Deadline
from .errors import Closed, ConnectError
from .process import Process
from .timed_queue import TimedQueue

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .client import ClientOptions

_LISTENING = re.compile(rb"^(?:Debugger|DevTools) listening on (ws://\S+)", re.MULTILINE)
_FAILED = re.compile(rb"^Starting inspector on .* failed: .*", re.MULTILINE)
_ENDED = re.compile(rb"^Waiting for the debugger to disconnect", re.MULTILINE)
_DENO_COMMANDS = ("run", "eval", "serve", "test", "bench", "repl", "task")
_TAIL = 64  # lines kept of what the program writes


def launch(
    command: Sequence[str | os.PathLike[str]],
    *,
    wait_for_debugger: bool = False,
    start_timeout: float = 30.0,
    cwd: str | os.PathLike[str] | None = None,
    env: Mapping[str, str] | None = None,
    stdout: int | IO[Any] | None = None,
    stderr: int | IO[Any] | None = None,
    **options: Unpack[ClientOptions],
) -> LaunchedClient:
    """Start a program and connect to it; a context manager that disconnects and ends it.

    `command` is a list that starts deno, node or Chrome, or anything that prints where its debugger listens. Where it
    has no inspector flag it gets one, with a free port (and Chrome a profile of its own). `wait_for_debugger` holds
    the program before its first line until `client.run()`. What it writes is read all the time and the last lines are
    kept (`client.output`), unless `stdout` or `stderr` name a file for it. `options` are those of CDPClient. It ends
    with the interpreter, too, but not when that is killed.

    ConnectError, with the program's last lines, if it ends or does not listen within `start_timeout` seconds.
    """
    process = _Process(command, wait_for_debugger, cwd, env, stdout, stderr)
    try:
        deadline = Deadline(start_timeout)
        client = LaunchedClient(process, process.url(deadline, start_timeout), deadline, options)
        client.connect()
    except ConnectError as error:
        process.end()
        if process.ended_by_itself:
            raise process.failure("it ended before it could be connected to") from error
        raise
    except BaseException:
        process.end()
        raise
    return client


class LaunchedClient(CDPClient):
    """The client of a program that `launch()` started; `process` is its subprocess.Popen.

    `close()` disconnects and ends the program.
    """

    def __init__(self, process: _Process, url: str, deadline: Deadline, options: Mapping[str, Any]) -> None:
        # Not the URL itself: Chrome prints the browser's, and a client is for a page; and what there is has a title.
        authority = url.split("/")[2]
        super().__init__(**{"wait": deadline.remaining() or 0.0, **options})
        self._address = authority
        self.process = process.popen
        self._process = process
        # Also at the interpreter's exit, or when nobody refers to the client any more.
        self._finalizer = weakref.finalize(self, process.end)
        _end_quietly()

    def _hopeless(self) -> bool:
        return self._process.ended_by_itself

    @property
    def ended(self) -> bool:
        """Whether the program has finished. Node and Deno then stay until the client disconnects, with their heap."""
        return self._process.ended or super().ended

    @property
    def output(self) -> str:
        """The last lines that the program wrote."""
        return self._process.output

    def close(self) -> None:
        """Disconnect, then end the program: asked to, and after three seconds made to. Its children end with it."""
        super().close()  # first: a program that has finished stays for as long as a debugger is connected
        self._finalizer()


@functools.cache
def _end_quietly() -> None:
    """At the interpreter's exit, print nothing of daemon threads that waited for a program which ends with it.

    Called when there is a finalizer: what is registered later runs earlier.
    """

    def be_quiet() -> None:
        show = threading.excepthook
        threading.excepthook = lambda args: None if issubclass(args.exc_type, Closed) else show(args)

    atexit.register(be_quiet)


class _Process:
    """A program with an inspector, and what it writes."""

    def __init__(
        self,
        command: Sequence[str | os.PathLike[str]],
        wait_for_debugger: bool,
        cwd: str | os.PathLike[str] | None,
        env: Mapping[str, str] | None,
        stdout: int | IO[Any] | None,
        stderr: int | IO[Any] | None,
    ) -> None:
        if isinstance(command, (str, bytes)) or not command:
            raise TypeError(f"the command is a list, such as ['node', 'app.js'], not {command!r}")
        self._owner = Process()
        self._told_to_end = False
        self._over = False
        self._tail: deque[bytes] = deque(maxlen=_TAIL)
        self._signs: TimedQueue[bytes | None] = TimedQueue()  # URLs; None when nothing more is written
        self._seen_end = False
        self._profile: str | None = None
        if stdout == subprocess.PIPE:
            raise ValueError("what the program writes is read already: client.output has the last lines")
        if stdout is not None and not isinstance(stdout, int):
            stdout.fileno()  # what is no file raises here: in Python 3.10 Popen would leave /dev/null open
        argv = [os.fspath(part) for part in command]
        program = Path(argv[0]).stem.lower()
        copy = None
        try:
            if _is_chrome(program):
                argv = self._chrome(argv, wait_for_debugger)
            else:
                argv = _inspected(program, argv, wait_for_debugger)
            self.name = " ".join(argv)
            copy = _descriptor(stderr)
            self.popen = subprocess.Popen(
                argv,
                cwd=cwd,
                env=env,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE if stdout is None else stdout,
                stderr=subprocess.PIPE,  # always: the URL is written there
                start_new_session=True,  # Ctrl-C is for us; and what the program starts can be ended with it
            )
        except BaseException as error:
            self._remove_profile()
            if copy is not None:
                os.close(copy)
            if isinstance(error, FileNotFoundError | PermissionError):
                raise ConnectError(f"{argv[0]} could not be started: {error.strerror}") from error
            raise
        self._drains = [self._drain(self.popen.stderr, copy, "cdpsync-stderr", True)]
        if self.popen.stdout is not None:
            self._drains.append(self._drain(self.popen.stdout, None, "cdpsync-stdout", False))

    def _chrome(self, argv: list[str], wait_for_debugger: bool) -> list[str]:
        if wait_for_debugger:
            raise ValueError("Chrome cannot be held: open about:blank, and navigate when all is set up")
        if not any(part.startswith("--remote-debugging-port") for part in argv):
            argv.insert(1, "--remote-debugging-port=0")
        if not any(part.startswith("--user-data-dir") for part in argv):
            self._profile = tempfile.mkdtemp(prefix="cdpsync-chrome-")
            argv[1:1] = [f"--user-data-dir={self._profile}", "--no-first-run", "--no-default-browser-check"]
        return argv

    def url(self, deadline: Deadline, start_timeout: float) -> str:
        """Where its debugger listens. ConnectError if it ends, or does not say in time."""
        while not deadline.passed():
            remaining = deadline.remaining()
            try:
                # In slices: a program may end and leave its stderr to another.
                sign = self._signs.get_by(Deadline(0.1 if remaining is None else min(0.1, remaining)))
            except queue.Empty:
                if self.popen.poll() is None:
                    continue
                sign = None
            if sign is None:
                self._gone(1.0)
                raise self.failure("it ended before it could be connected to")
            if not sign.startswith(b"ws"):
                raise self.failure("it runs without an inspector")
            return sign.decode("ascii", "replace")
        raise self.failure(f"it did not say within {start_timeout:g} s where its debugger listens")

    def failure(self, what: str) -> ConnectError:
        """What to tell of it, with its exit code if it has one, and its last lines."""
        for thread in self._drains if self.popen.poll() is not None else []:
            thread.join(1.0)
        written = self.output.strip()
        if self.popen.returncode is not None and self.ended_by_itself:
            what = f"{what} (exit code {self.popen.returncode}; wait_for_debugger=True holds one that is quick)"
        return ConnectError(f"{self.name}: {what}" + (f"; it wrote:\n{written}" if written else " and wrote nothing"))

    @property
    def output(self) -> str:
        return b"".join(self._tail).decode("utf-8", "replace")

    @property
    def ended(self) -> bool:
        return self._seen_end or self.popen.poll() is not None

    @property
    def ended_by_itself(self) -> bool:
        return self.popen.poll() is not None and not self._told_to_end

    def _drain(self, pipe: IO[bytes] | None, copy: int | None, name: str, signs: bool) -> threading.Thread:
        assert pipe is not None
        thread = threading.Thread(target=self._read, args=(pipe, copy, signs), name=name, daemon=True)
        thread.start()
        return thread

    def _read(self, pipe: IO[bytes], copy: int | None, signs: bool) -> None:
        """A drain's thread: a program whose output nobody reads stops when the pipe is full."""
        with pipe:
            for line in pipe:
                self._tail.append(line[:10_000])
                if signs:
                    self._look_for_signs(line)
                if copy is not None:
                    with contextlib.suppress(OSError):  # a full disk, a reader that left: the program must go on
                        os.write(copy, line)
        if copy is not None:
            os.close(copy)
        if signs:
            self._signs.put(None)

    def _look_for_signs(self, line: bytes) -> None:
        found = _LISTENING.search(line)
        if found:
            self._signs.put(found[1])
        elif _FAILED.search(line):
            self._signs.put(line)
        elif _ENDED.search(line):
            self._seen_end = True

    def end(self) -> None:
        """End it, reap it, and what it has started; at once where it has ended. Any number of times."""
        if self._over or not self._owner.is_here():  # a fork's exit is not the owner's
            return
        try:
            # One that has finished and is no longer debugged goes by itself; its exit code is its own.
            if not self._gone(1.0 if self._seen_end else 0.0):
                self._told_to_end = True
                self.popen.terminate()
                self._gone(3.0)
        finally:  # a second Ctrl-C, too, must not leave it: it is in a session of its own
            if self.popen.poll() is None:
                self.popen.kill()
                self.popen.wait()
            if sys.platform != "win32":
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.killpg(self.popen.pid, signal.SIGKILL)
            for thread in self._drains:
                thread.join(1.0)
            self._remove_profile()
            self._over = True  # its number may be another's from now on

    def _gone(self, seconds: float) -> bool:
        try:
            self.popen.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def _remove_profile(self) -> None:
        if self._profile is not None:
            shutil.rmtree(self._profile, ignore_errors=True)


def _is_chrome(program: str) -> bool:
    return any(name in program for name in ("chrom", "msedge", "microsoft-edge", "brave"))


def _inspected(program: str, argv: list[str], wait_for_debugger: bool) -> list[str]:
    """The command with an inspector flag, where it is known how that is written and there is none."""
    flags = [part for part in argv[1:] if part.startswith("--inspect")]
    if flags:
        if wait_for_debugger and not any(flag.startswith(("--inspect-wait", "--inspect-brk")) for flag in flags):
            raise ValueError(f"wait_for_debugger needs --inspect-wait where the command has {flags[0]}")
        return argv
    flag = "--inspect-wait=127.0.0.1:0" if wait_for_debugger else "--inspect=127.0.0.1:0"
    if program in ("node", "nodejs"):
        argv.insert(1, flag)
    elif program == "deno":
        if wait_for_debugger:
            # Deno 2.9 with --inspect-wait: a debugger that connects at once lets the program run. This one breaks
            # at the first statement, but only where Debugger.enable was sent before.
            flag = "--inspect-brk=127.0.0.1:0"
        argv.insert(2 if argv[1:2] and argv[1] in _DENO_COMMANDS else 1, flag)
    elif wait_for_debugger:
        raise ValueError(f"it is not known how to hold {argv[0]}: put its flag into the command")
    return argv


def _descriptor(copy: int | IO[Any] | None) -> int | None:
    """Where to copy to: a descriptor of our own, for the caller may close his; or nowhere (None, DEVNULL)."""
    if copy is None or copy == subprocess.DEVNULL:
        return None
    if copy in (subprocess.PIPE, subprocess.STDOUT):
        raise ValueError("stderr goes to a file, or is kept in client.output")
    return os.dup(copy if isinstance(copy, int) else copy.fileno())
