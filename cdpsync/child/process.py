"""Child: a launched program, from its start to its end."""

from __future__ import annotations

import contextlib
import os
import queue
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from ..errors import ConnectError
from ..text import one_line
from ..threads import Deadline, Owner
from .browser_pipe import BrowserPipe, check_pipe
from .guard import Guard
from .inspect_flag import FLAG, Command, has_option, with_inspector, with_pipe
from .inspectors import Ask, Inspectors
from .pipes import ChildOutput
from .terminal import terminal_like

_PATIENCE = 3.0  # seconds to wait after asking it to end, before it is killed
_POLL = 0.1  # seconds between two checks whether the process has ended
_SOON = (0, -signal.SIGABRT, -signal.SIGSEGV)
"""The exit codes of a program that just ends: Node 24 may crash at its end while a client connects."""


Preload = Callable[[Mapping[str, str], str], Mapping[str, str]]
"""Adds to the environment of a program of this kind what makes its processes announce themselves."""


class Child:
    """A program with an inspector.

    Threads: one thread starts it and connects to it; any thread may call `end`.
    """

    def __init__(
        self,
        command: Sequence[str | os.PathLike[str]],
        wait_for_debugger: bool,
        cwd: str | os.PathLike[str] | None,
        env: Mapping[str, str] | None,
        stdin: int | IO[Any] | None,
        stdout: int | IO[Any] | None,
        stderr: int | IO[Any] | None,
        pipe: bool = False,
        preload: Preload | None = None,
        foreground: bool = False,
    ) -> None:
        if isinstance(command, (str, bytes)) or not command:
            raise TypeError(f"the command is a list, such as ['node', 'app.js'], not {command!r}")
        _check_streams(stdin, stdout, stderr)
        if pipe:
            check_pipe(stdin)
        argv = [os.fspath(part) for part in command]
        self.held: bool = wait_for_debugger
        """Whether it is held at its start."""
        self.finished: bool = False
        """Whether the program has announced its end. It then exits by itself when the debugger disconnects."""
        self._without_inspector = False
        self.output: ChildOutput = ChildOutput()
        self._owner = Owner()
        # Held while the program is started or ended. Reentrant, because a signal handler may call end().
        self._lock = threading.RLock()
        self._failure: BaseException | None = None
        self._given_up = False
        self._told_to_end = False
        self._over = False
        if pipe:
            self._command = with_pipe(argv, wait_for_debugger)
        else:
            self._command = with_inspector(argv, wait_for_debugger, cwd, preloaded=preload is not None)
        self._preload = preload
        self._foreground = foreground
        self.pipe: BrowserPipe | None = BrowserPipe() if pipe else None
        self._cwd, self._env = cwd, env
        self._stdin, self._stdout, self._stderr = stdin, stdout, stderr
        self._profile: str | None = None
        self._guard: Guard | None = None

    def start(self) -> None:
        """Start the program. Raises ConnectError if that fails; call `end()` after that, and after Ctrl-C.

        This happens in another thread, which Ctrl-C cannot interrupt: between the fork and the return of Popen, the
        program would be lost.
        """
        thread = threading.Thread(target=self._start_in_peace, name="cdpsync-start", daemon=True)
        thread.start()
        thread.join()
        failure, self._failure = self._failure, None
        if failure is not None:
            try:
                raise failure
            finally:
                del failure  # it refers to this frame

    def _start_in_peace(self) -> None:
        with self._lock:
            if self._given_up:
                return
            try:
                self._start()
            except BaseException as error:  # whatever it is, the thread that waits for the start raises it
                self._failure = error
        if self._given_up:  # a second Ctrl-C may have interrupted the caller's end()
            self.end()

    def _start(self) -> None:
        command = self._command
        program = command.argv[0]
        copy = _descriptor(self._stderr)
        terminal = terminal_like(copy) if copy is not None and self._foreground else None
        try:
            if command.kind == "chrome" and not has_option(command.argv, "--user-data-dir"):
                self._profile = tempfile.mkdtemp(prefix="cdpsync-chrome-")
                own = [f"--user-data-dir={self._profile}", "--no-first-run", "--no-default-browser-check"]
                command.argv[command.place : command.place] = own
            self.name: str = one_line(shlex.join(command.argv), 200)
            self._guard = Guard()
            argv, stdin = command.argv, subprocess.DEVNULL if self._stdin is None else self._stdin
            if self.pipe is not None:
                argv, stdin = self.pipe.starting(argv, self._cwd, self._env)
            self.popen: subprocess.Popen[bytes] = subprocess.Popen(
                argv,
                cwd=self._cwd,
                env=_environment(self._env, command, self._preload),
                stdin=stdin,
                stdout=subprocess.PIPE if self._stdout is None else self._stdout,
                # Never the user's: the inspector's address is written there.
                stderr=subprocess.PIPE if terminal is None else terminal[0],
                start_new_session=True,  # Ctrl-C does not reach the program, and its children can be ended with it
            )
            if self.pipe is not None:
                self.pipe.started()
            self._guard.watch(self.popen.pid, self._profile)
            self.inspectors: Inspectors = Inspectors(command, self.popen.pid, self.output)
            stderr = self.popen.stderr if terminal is None else terminal[1]
            assert stderr is not None
            self.output.read(stderr, copy, "cdpsync-stderr", quiet=self._foreground)
            copy = None  # its reader closes it
            if self.popen.stdout is not None:
                self.output.read(self.popen.stdout, None, "cdpsync-stdout")
        except OSError as error:
            raise ConnectError(_not_started(program, self._cwd, error)) from None
        finally:
            if terminal is not None:
                os.close(terminal[0])
            if copy is not None:  # it was not started
                os.close(copy)
                if terminal is not None:
                    terminal[1].close()

    @property
    def announces(self) -> bool:
        """Whether it has no inspector of its own, and its processes announce themselves."""
        return self._preload is not None and (not self._command.kind or not self._command.flagged)

    @property
    def kind(self) -> str:
        """ "node", "deno", "chrome"; "" for a program that starts one of them."""
        return self._command.kind

    # --- where it listens ---

    def address(self, deadline: Deadline, wanted: object, ask: Ask) -> str:
        """Wait for its inspector; returns HOST:PORT. Raises ConnectError if the program ends, or opens none in time."""
        while True:
            if self.exited:
                raise self.failure(
                    "it ended before it could be connected to" if self.ended_by_itself else "it has ended"
                )
            address = self.inspectors.choose(wanted, ask)
            if address is not None:
                return address
            if self.output.failed:
                self._without_inspector = True
                raise self.failure("it runs without an inspector")
            if deadline.passed():
                raise self._silent(deadline, ask)
            remaining = deadline.remaining()
            with contextlib.suppress(queue.Empty):
                self.output.news.get_by(Deadline(_POLL if remaining is None else min(_POLL, remaining)))

    def _silent(self, deadline: Deadline, ask: Ask) -> ConnectError:
        """The error for a program that runs but cannot be connected to."""
        if self.output.untold:
            hint = "put a port into the command: --inspect=127.0.0.1:9229"
            return self.failure("its inspector does not say at which port it listens (Deno before 2.6)", hint)
        listed = self.inspectors.launchers(ask)
        if listed:
            what = f"only a program that starts others has an inspector: {', '.join(listed)}"
            return self.failure(what, "put --inspect into the command that it runs, or choose it by target=TITLE")
        if not self._command.kind:
            hint = f"put --inspect into the command of the program that {self._command.argv[0]} starts"
        else:
            hint = "start_timeout=SECONDS allows it more time"
        return self.failure(f"it did not say within {deadline.seconds:g} s where its debugger listens", hint)

    def failure(self, what: str, hint: str = "") -> ConnectError:
        """An error that says `what`, with the exit code if there is one, and the last lines of the program's output."""
        if self.exited:
            self.output.join(1.0)
        written = self.output.text.strip()
        told = f"; it wrote:\n{written}" if written and not self._foreground else ""  # there, all have seen it
        if self.ended_by_itself:
            what = f"{what} (exit code {self.popen.returncode})"
            if "bad option: --inspect-wait" in written:
                hint = "this Node is older than --inspect-wait: put --inspect-brk into the command"
            elif (
                self.popen.returncode in _SOON
                and self.inspectors.addresses
                and not self.held
                and self._command.kind in ("node", "deno")
            ):
                hint = "wait_for_debugger=True holds a program that would end too soon"
        code = self.popen.returncode if self.ended_by_itself else None
        return ConnectError(f"{self.name}: {what}{told}", hint, exit_code=code)

    # --- its end ---

    def ends_within(self, seconds: float) -> bool:
        """Wait up to `seconds` for the end of the process; returns whether it has ended."""
        return self._started and self._gone(seconds)

    @property
    def exited(self) -> bool:
        """Whether the process has ended."""
        return self._started and self.popen.poll() is not None

    @property
    def _started(self) -> bool:
        return "popen" in vars(self)

    @property
    def hopeless(self) -> bool:
        """Whether it can no longer be connected to."""
        return self._without_inspector or self.exited

    @property
    def ended_by_itself(self) -> bool:
        """Whether the process has ended before `end()` told it to."""
        return self.exited and not self._told_to_end

    def is_told_to_end(self) -> None:
        """Note that its pipe is about to be closed, which ends it."""
        if not self.exited:
            self._told_to_end = True
            self.finished = True

    def end(self) -> None:
        """End the program and its children, and wait until they have ended. May be called any number of times."""
        if not self._owner.is_here():  # a forked child that exits must not end its parent's program
            return
        self._given_up = True
        with self._lock:
            if not self._over and self._started:
                self._end()
            elif not self._over:
                self._over = True
                self._clear()

    def _end(self) -> None:
        try:
            # A program that has finished exits by itself, with its own exit code, when it is no longer debugged.
            if not self._gone(1.0 if self.finished else 0.0):
                self._told_to_end = True
                self.popen.terminate()
                self._gone(_PATIENCE)
        finally:  # after a second Ctrl-C too: nothing else would end the program, since Ctrl-C does not reach it
            if not self.exited:
                self.popen.kill()
                self._gone(_PATIENCE)  # with a timeout: Ctrl-C inside Popen may have left its lock held
            if sys.platform != "win32":
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.killpg(self.popen.pid, signal.SIGKILL)
            self._over = True  # from now on another process may get its number
            self._clear()
            if self.popen.stdin is not None:
                with contextlib.suppress(OSError):  # there is unwritten data that nobody can read
                    self.popen.stdin.close()
            self.output.join(1.0)

    def _gone(self, seconds: float) -> bool:
        try:
            self.popen.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def _clear(self) -> None:
        if self.pipe is not None:
            self.pipe.close()
        if self._guard is not None:
            self._guard.dismiss()
        if self._profile is not None:
            shutil.rmtree(self._profile, ignore_errors=True)


def _check_streams(stdin: int | IO[Any] | None, stdout: int | IO[Any] | None, stderr: int | IO[Any] | None) -> None:
    if stdout in (subprocess.PIPE, subprocess.STDOUT):
        raise ValueError("stdout takes a file; the last lines that the program writes are in client.output")
    if stderr in (subprocess.PIPE, subprocess.STDOUT):
        raise ValueError("stderr takes a file; the last lines that the program writes are in client.output")
    if stdin == subprocess.STDOUT:
        raise ValueError("stdin takes a file, PIPE or DEVNULL")
    for stream in (stdin, stdout):
        if stream is not None and not isinstance(stream, int):
            stream.fileno()  # raises OSError if this is not a file; Popen of Python 3.10 would leave /dev/null open


def _descriptor(copy: int | IO[Any] | None) -> int | None:
    """A new descriptor to copy the output to, because the caller may close theirs; None for nowhere."""
    if copy is None or copy == subprocess.DEVNULL:
        return None
    return os.dup(copy if isinstance(copy, int) else copy.fileno())


def _environment(env: Mapping[str, str] | None, command: Command, preload: Preload | None) -> Mapping[str, str] | None:
    """The environment, with the flag for the programs that the command starts: Node and, since 2.8, Deno read it."""
    variables = dict(os.environ if env is None else env)
    if preload is not None:
        return preload(variables, command.kind)
    options = variables.get("NODE_OPTIONS", "")
    # A flag with a port does not help here: the first process takes that port, and it may be npm.
    if command.kind or (command.flagged and "--inspect" not in options):
        return env
    return {**variables, "NODE_OPTIONS": f"{options} {FLAG}".strip()}


def _not_started(program: str, cwd: str | os.PathLike[str] | None, error: OSError) -> str:
    why = error.strerror or str(error)
    if cwd is not None and (error.filename == cwd or not Path(cwd).is_dir()):
        why = f"its working directory {os.fspath(cwd)!r}: {why}"
    elif isinstance(error, FileNotFoundError) and shutil.which(program, os.F_OK):
        why = "the interpreter that its first line names is missing"
    return f"{program} could not be started: {why}"
