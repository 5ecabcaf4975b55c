"""launch(): start a runtime, connect to it, end it."""

from __future__ import annotations

import copy
import math
import os
import weakref
from collections.abc import Mapping, Sequence
from typing import IO, TYPE_CHECKING, Any, Literal

from .child import LAUNCHER, Child
from .children import ChildClient, Children, Family, Program, shown
from .client import CDPClient
from .discovery import Target, list_targets
from .engine import Link
from .errors import CDPTimeoutError, ClosedError, ConnectError, ConnectionClosed, ProgramEnded
from .threads import DEFAULT, Deadline, Timeout, green

if TYPE_CHECKING:
    import subprocess

    from typing_extensions import Unpack

    from .client import ClientOptions

_LIST_TIMEOUT = 1.0  # seconds; for a socket that may not be an inspector's
_LAST_WORDS = 1.0  # seconds between the end of a browser's pipe and that of its process


def launch(
    command: Sequence[str | os.PathLike[str]],
    *,
    wait_for_debugger: bool = False,
    pipe: bool = False,
    children: bool | Literal["hold"] = False,
    start_timeout: float | None = 30.0,
    cwd: str | os.PathLike[str] | None = None,
    env: Mapping[str, str] | None = None,
    stdin: int | IO[Any] | None = None,
    stdout: int | IO[Any] | None = None,
    stderr: int | IO[Any] | None = None,
    foreground: bool = False,
    **options: Unpack[ClientOptions],
) -> LaunchedClient:
    """Start a program and connect to it. Returns a context manager that disconnects and ends the program.

    `command` is a list that starts deno, node or Chrome. If it has no inspector flag, one with a free port is added
    (and, for Chrome, a profile of its own). Any other program, such as npm or a shell, passes the flag on to the Node
    or Deno that it starts, in the variable NODE_OPTIONS. If several inspectors listen, a program that `command` names
    is preferred, and a launcher such as npm is chosen only if `target` names it.

    With `pipe`, Chrome opens no port, to which others on the machine could connect: it is reached through a pipe that
    only this process has (--remote-debugging-pipe). The client is the first page, or the one that `target` names, as
    always; `client.browser_session()` is the browser, over the same connection. Not on Windows.

    `children=True` connects to each Node and Deno process that the program starts as well, see `client.children`;
    children="hold" holds each of them before its first line, until `child.run_if_waiting()`. The client is then the
    launched process itself, also if that is npm; its programs are the children. A shell, `node --test` and
    `node --watch` cannot be connected to: for them the client is the best of the programs that they start, which is
    one of the children as well, and so is held by children="hold" too. When it has ended, the others go on, until
    `client.close()`. `target` may name another program by a part of its path.

    `wait_for_debugger` holds the program before its first line until `client.run_if_waiting()`. `start_timeout` is how
    long to wait for the inspector, in seconds; None waits for ever. `cwd` and `env` are those of subprocess.Popen.
    `options` are those of CDPClient.

    The program's output is read all the time, and its last lines are kept in `client.output`. With a file as `stdout`,
    its output goes there instead; with a file as `stderr`, its errors go there as well. Its input is empty unless
    `stdin` is a file or subprocess.PIPE; with PIPE, write bytes to `client.process.stdin`.

    `foreground` is for a program that belongs to the user at the terminal: the lines that Node, Deno and Chrome write
    about their inspector are left out of `stderr`, and if that is a terminal, the program's is one as well. The program
    reads the terminal if `stdin` is one; Ctrl-C there comes to this process only.

    The program ends when this process ends, even if SIGTERM, SIGHUP or SIGKILL ends it. Programs that it starts in a
    new session (setsid) may go on. On Windows, the program ends only if Python exits normally.

    Blocks until the client is connected. Raises ConnectError, with the program's last lines, if it ends or does not
    listen in time, ValueError if the command is known to open no inspector, and TypeError if it is not a list.
    """
    green.check_processes()
    deadline = Deadline(start_timeout)
    if pipe and (options.get("headers") or options.get("ssl_context")):
        raise ValueError("with pipe=True there is no HTTP: leave out headers and ssl_context")
    family = Family.of(children, pipe, options)
    process: Child | None = None
    try:
        preload = family.preload if family is not None else None
        process = Child(command, wait_for_debugger, cwd, env, stdin, stdout, stderr, pipe, preload, foreground)
        process.start()
        client = LaunchedClient(process, deadline, options, family)
        try:
            client.connect()
        except BaseException:
            client.close()
            raise
    except ConnectError:
        _end(process, family)
        if process is not None and process.ended_by_itself and not process.announces:
            raise process.failure("it ended before it could be connected to") from None
        raise
    except BaseException:
        _end(process, family)
        raise
    return client


def _end(process: Child | None, family: Family | None) -> None:
    """End a program and everything that it has started."""
    try:
        if process is not None:
            process.end()
    finally:
        if family is not None:
            family.end()


class LaunchedClient(CDPClient):
    """The client of a program that `launch()` started; `process` is its subprocess.Popen.

    With `children=True`, the client may be that of a process which `process` has started: see `launch()`. npm and other
    launchers exit at their end, as the children do. Any other launched process stays at its end, with its heap, until
    `close()`.

    `close()` disconnects and ends the program. `connect()` connects again, to where the program listens now: a
    watcher such as `node --watch` starts it again at another port.

    With `pipe=True`, `session_id` is that of the page, because the connection is one to the whole browser. `host` is ""
    and `port` is 0. The browser ends with the connection. If only the page has gone, `closed` is True, `close_reason`
    says why, and `connect()` goes on with another page of the same browser.
    """

    def __init__(
        self, process: Child, deadline: Deadline, options: ClientOptions, family: Family | None = None
    ) -> None:
        remaining = deadline.remaining()
        options.setdefault("wait", math.inf if remaining is None else remaining)
        super().__init__(**options)
        self.process: subprocess.Popen[bytes] = process.popen
        self._process = process
        self._announced: ChildClient | None = None  # the client that this one has taken over
        self._name = ""  # of a process that has no port
        self._pipe: Link | None = None  # the connection to a whole browser, over its pipe
        self._starting = deadline
        self._lifeline = _Lifeline()
        # Runs at the interpreter's exit too, and when nothing refers to the client, or to a queue or session of it.
        self._finalizer = weakref.finalize(self._lifeline, _end, process, family)
        self._family = family

    def _connect_once(self) -> None:
        if self._process.pipe is not None:
            self._connect_over_pipe()
            return
        if self._process.announces:
            self._connect_to_announced()
            return
        if self._family is not None:
            self._family.choose(self.process.pid)
        # By host and port, not by the URL that was printed: Chrome prints the browser's, and the client is for a page.
        self._address = self._process.address(self._starting, self._wanted, self._list)
        super()._connect_once()
        self._open().lifeline = self._lifeline

    def _connect_to_announced(self) -> None:
        """Wait until the program, or the one that it starts, has announced itself, and take over its connection."""
        assert self._family is not None
        child = self._family.first(self._process, self._starting, self._wanted)
        is_program = child.pid == self.process.pid
        self.host: str = child.host
        self.port: int = child.port
        self.target: Target | None = child.target
        self.target_id: str | None = child.target_id
        # A link of its own: the family refers to that of a child, so this would never end the program.
        self._link = link = copy.copy(child._open())
        link.lifeline = self._lifeline
        if is_program and self._process.inspectors.rank([child.target] if child.target else [], None) != LAUNCHER:
            child.stay_at_end()
        self._name = f"process {child.pid}" if not child.port else ""
        self._announced = child
        if not self._process.held and (is_program or not self._family.holds):
            child._release()

    def _connect_over_pipe(self) -> None:
        """Attach to a page. The first time, open the connection too, and wait until the browser has started."""
        from .discovery import attach

        try:
            link = self._pipe = self._pipe or self._open_pipe()
            if not self._pipe_is_open:
                raise ConnectError(f"{self._where()} has ended with its connection", "launch() it again")
            target, session_id = attach(link.connection, self._wanted, Deadline(self._connect_timeout))
        except CDPTimeoutError as error:
            hint = "start_timeout=SECONDS allows it more time"
            raise self._process.failure(f"it did not answer over its pipe within {error.timeout:g} s", hint) from None
        except ClosedError as error:
            self._process.ends_within(_LAST_WORDS)
            hint = "a program before it in the command may not pass on descriptors 3 and 4, as sudo does not"
            raise self._process.failure(str(error), "" if self._process.exited else hint) from None
        self.host = ""
        self.port = 0
        self.target = target
        self.target_id = target.id
        self.session_id: str | None = session_id
        self._link = link

    def _open_pipe(self) -> Link:
        from .discovery import NoEndpoints, version_of
        from .wire import PipeTransport

        sock = self._process.pipe.take() if self._process.pipe is not None else None
        assert sock is not None
        connection = self._connection_over(PipeTransport(sock))
        try:
            link = self._linked(connection, version_of(connection, self._starting), NoEndpoints, self._where())
            link.lifeline = self._lifeline
        except BaseException as error:
            if not isinstance(error, ClosedError):
                self._process.is_told_to_end()
            connection.close()
            raise
        return link

    def _where(self) -> int | str:
        if self._process.pipe is not None:
            return f"the pipe of process {self.process.pid}"
        return self._name or super()._where()

    def _list(self, address: str) -> list[Target]:
        return list_targets(address, headers=self._headers, ssl_context=self._ssl_context, timeout=_LIST_TIMEOUT)

    def _hopeless(self) -> bool:
        return self._process.hopeless if self._process.pipe is None else not self._pipe_is_open

    @property
    def _pipe_is_open(self) -> bool:
        """Whether its pipe is open. It can be opened once, and in this process only."""
        link = self._pipe
        return link is not None and link.connection.error is None and link.connection.owner.is_here()

    def run_if_waiting(self, *, timeout: Timeout = DEFAULT) -> None:
        """Start the program if it was launched with wait_for_debugger=True, as Session.run_if_waiting does."""
        if self._announced is not None:
            self._announced.run_if_waiting(timeout=timeout)
        else:
            super().run_if_waiting(timeout=timeout)

    @property
    def exit_code(self) -> int | None:
        """The exit code of the launched process, negative for a signal; None if it runs, or `close()` has ended it."""
        return self.process.returncode if self._process.ended_by_itself else None

    @property
    def ended(self) -> bool:
        """Whether the program has finished. Node and Deno keep it, with its heap, until the client disconnects."""
        return self._process.exited or super().ended

    @property
    def children(self) -> Children:
        """The processes that the program starts, and those that they start. Needs launch(…, children=True).

        Raises RuntimeError without it.
        """
        if self._family is None:
            raise RuntimeError("the children are not known: launch(…, children=True) finds them")
        own = self._announced
        name = f"{own.pid} {shown(own.command_line)}" if own is not None else f"{self.process.pid} {self._process.name}"
        return Children(self._family, Program(self.process.pid, name, self._ending))

    def _ending(self) -> ClosedError | None:
        """The error for those who wait for a child, if the launched process has ended, or waits for us at its end."""
        if self._process.exited:
            return ConnectionClosed("the launched program has ended, and none of its processes runs")
        is_program = self._announced is None or self._announced.pid == self.process.pid
        return ProgramEnded() if is_program and self.ended else None

    @property
    def inspectors(self) -> list[str]:
        """HOST:PORT of each inspector that the program, or a program that it started, has opened; the oldest first."""
        return self._process.inspectors.addresses

    @property
    def output(self) -> str:
        """The last lines that the program wrote to stdout and stderr, and the beginning of the next one."""
        return self._process.output.text

    def close(self) -> None:
        """Disconnect, then ask the program to end, and kill it after three seconds. Its children end with it.

        Waits until the program has ended.
        """
        # One that has closed its connection is probably ending.
        self._process.finished = self.ended or (self._link is not None and self.closed)
        if self._pipe is not None:
            self._process.is_told_to_end()  # by the end of its pipe
        super().close()  # first: a program that has finished stays as long as a debugger is connected
        if self._pipe is not None:
            self._pipe.connection.close()  # no page may have been attached
        self._finalizer()


class _Lifeline:
    """The program runs as long as something refers to this object."""
