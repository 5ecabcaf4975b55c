"""Children: the processes that a launched program starts, as a user sees them."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

from ..errors import CDPTimeoutError, ConnectionClosed
from ..text import one_line
from ..threads import DEFAULT, Deadline, Timeout
from .child_client import ChildClient
from .family import Family
from .starting import ChildHandler, StartSubscription


class Children:
    """The Node and Deno processes that a launched program starts, and those that they start: `client.children`.

    Iterate over it for those that run now, the oldest first. Each is a ChildClient, which is connected.

    Threads: any thread may call any method.
    """

    def __init__(self, family: Family) -> None:
        self._family = family

    def __iter__(self) -> Iterator[ChildClient]:
        return iter(self._family.clients())

    def wait(
        self, command: str | re.Pattern[str] | None = None, *, pid: int | None = None, timeout: Timeout = DEFAULT
    ) -> ChildClient:
        """A process that runs already, or else the next one that starts.

        `command` is a part of its command line, or a pattern that is found in it. `pid` is its process id. By default
        any process is taken. `timeout` is in seconds, by default the client's.

        Raises CDPTimeoutError, which lists those that run, if there is no such process by then, ConnectionClosed if the
        launched program was ended, and TypeError if `command` is not text or a pattern.
        """
        if command is not None and not isinstance(command, (str, re.Pattern)):
            raise TypeError(f"a command is text or a pattern, not {command!r}")
        if pid is not None and (not isinstance(pid, int) or isinstance(pid, bool)):
            raise TypeError(f"a pid is an int, not {pid!r}")
        deadline = Deadline(timeout, self._family.timeout)
        while True:
            wakes = self._family.news.wakes
            for child in self:
                if _matches(child, command, pid):
                    return child
            if self._family.closed:
                raise ConnectionClosed("the launched program was ended")
            if deadline.passed():
                raise CDPTimeoutError(_sought(command, pid), deadline.seconds, self._those())
            self._family.wait(deadline, wakes)

    def on_start(self, handler: ChildHandler) -> StartSubscription:
        """Call `handler(child)` for each process that starts from now on; returns what removes the handler.

        The process is connected by then. All handlers run on one thread, in the order in which the processes were
        connected. A handler may send commands, wait, and close the child. If it raises, the logger "cdpsync" logs the
        error. Raises TypeError if `handler` cannot be called, and ConnectionClosed if the launched program was ended.
        """
        return self._family.on_start(handler)

    def __repr__(self) -> str:
        return f"<Children: {self._those()}>"

    def _those(self) -> str:
        running = [f"{child.pid} {_shown(child.command_line)}" for child in self]
        return f"these run: {'; '.join(running)}" if running else "none runs"


def _shown(command_line: list[str]) -> str:
    program, *rest = command_line
    return one_line(shlex.join([re.split(r"[/\\]", program)[-1], *rest]), 160)


def _matches(child: ChildClient, command: str | re.Pattern[str] | None, pid: int | None) -> bool:
    if pid is not None and child.pid != pid:
        return False
    line = " ".join(child.command_line)
    if isinstance(command, str):
        return command in line or command in shlex.join(child.command_line)
    return command is None or command.search(line) is not None


def _sought(command: str | re.Pattern[str] | None, pid: int | None) -> str:
    parts = [] if command is None else [f"command={command!r}"]
    parts += [] if pid is None else [f"pid={pid}"]
    return f"a child with {' and '.join(parts)}" if parts else "a child"
