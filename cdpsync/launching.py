"""launch(): start a runtime, connect to it, end it."""

from __future__ import annotations

import math
import os
import weakref
from collections.abc import Mapping, Sequence
from typing import IO, TYPE_CHECKING, Any

from .child import Child
from .client import CDPClient
from .discovery import Target, list_targets
from .errors import ConnectError
from .threads import Deadline, green

if TYPE_CHECKING:
    import subprocess

    from typing_extensions import Unpack

    from .client import ClientOptions

_LIST_TIMEOUT = 1.0  # seconds; for a socket that may not be an inspector's


def launch(
    command: Sequence[str | os.PathLike[str]],
    *,
    wait_for_debugger: bool = False,
    start_timeout: float | None = 30.0,
    cwd: str | os.PathLike[str] | None = None,
    env: Mapping[str, str] | None = None,
    stdin: int | IO[Any] | None = None,
    stdout: int | IO[Any] | None = None,
    stderr: int | IO[Any] | None = None,
    **options: Unpack[ClientOptions],
) -> LaunchedClient:
    """Start a program and connect to it. Returns a context manager that disconnects and ends the program.

    `command` is a list that starts deno, node or Chrome. If it has no inspector flag, one with a free port is added
    (and, for Chrome, a profile of its own). Any other program, such as npm or a shell, passes the flag on to the Node
    or Deno that it starts, in the variable NODE_OPTIONS. If several inspectors listen, a program that `command` names
    is preferred, and a launcher such as npm is chosen only if `target` names it.

    `wait_for_debugger` holds the program before its first line until `client.run_if_waiting()`. `start_timeout` is how
    long to wait for the inspector, in seconds; None waits for ever. `cwd` and `env` are those of subprocess.Popen.
    `options` are those of CDPClient.

    The program's output is read all the time, and its last lines are kept in `client.output`. With a file as `stdout`,
    its output goes there instead; with a file as `stderr`, its errors go there as well. Its input is empty unless
    `stdin` is a file or subprocess.PIPE; with PIPE, write bytes to `client.process.stdin`.

    The program ends when this process ends, even if SIGTERM, SIGHUP or SIGKILL ends it. Programs that it starts in a
    new session (setsid) may go on. On Windows, the program ends only if Python exits normally.

    Blocks until the client is connected. Raises ConnectError, with the program's last lines, if it ends or does not
    listen in time, ValueError if the command is known to open no inspector, and TypeError if it is not a list.
    """
    green.check_processes()
    deadline = Deadline(start_timeout)
    process = Child(command, wait_for_debugger, cwd, env, stdin, stdout, stderr)
    try:
        process.start()
        client = LaunchedClient(process, deadline, options)
        client.connect()
    except ConnectError:
        process.end()
        if process.ended_by_itself:
            raise process.failure("it ended before it could be connected to") from None
        raise
    except BaseException:
        process.end()
        raise
    return client


class LaunchedClient(CDPClient):
    """The client of a program that `launch()` started; `process` is its subprocess.Popen.

    `close()` disconnects and ends the program. `connect()` connects again, to where the program listens now: a
    watcher such as `node --watch` starts it again at another port.
    """

    def __init__(self, process: Child, deadline: Deadline, options: ClientOptions) -> None:
        remaining = deadline.remaining()
        options.setdefault("wait", math.inf if remaining is None else remaining)
        super().__init__(**options)
        self.process: subprocess.Popen[bytes] = process.popen
        self._process = process
        self._starting = deadline
        self._lifeline = _Lifeline()
        # Runs at the interpreter's exit too, and when nothing refers to the client, or to a queue or session of it.
        self._finalizer = weakref.finalize(self._lifeline, process.end)

    def _connect_once(self) -> None:
        # By host and port, not by the URL that was printed: Chrome prints the browser's, and the client is for a page.
        self._address = self._process.address(self._starting, self._wanted, self._list)
        super()._connect_once()
        self._open().lifeline = self._lifeline

    def _list(self, address: str) -> list[Target]:
        return list_targets(address, headers=self._headers, ssl_context=self._ssl_context, timeout=_LIST_TIMEOUT)

    def _hopeless(self) -> bool:
        return self._process.hopeless

    @property
    def ended(self) -> bool:
        """Whether the program has finished. Node and Deno keep it, with its heap, until the client disconnects."""
        return self._process.exited or super().ended

    @property
    def inspectors(self) -> list[str]:
        """HOST:PORT of each inspector that the program, or a program that it started, has opened; the oldest first."""
        return self._process.inspectors.addresses

    @property
    def output(self) -> str:
        """The last lines that the program wrote to stdout and stderr, and the beginning of the next one."""
        return self._process.output.text

    def close(self) -> None:
        """Disconnect, then ask the program to end, and kill it after three seconds. Its children end with it."""
        self._process.finished = self.ended
        super().close()  # first: a program that has finished stays as long as a debugger is connected
        self._finalizer()


class _Lifeline:
    """The program runs as long as something refers to this object."""
