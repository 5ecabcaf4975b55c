"""Children: the processes that a launched program starts, as a user sees them."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ..errors import CDPTimeoutError, ClosedError, ConnectionClosed
from ..text import one_line
from ..threads import DEFAULT, Deadline, Timeout
from .child_client import ChildClient
from .family import Family
from .starting import ChildHandler, StartSubscription

_LAST_WORDS = 0.5
"""Seconds after the end of the program in which a process may still announce itself that it had just started."""

_LOOK_AGAIN = 0.1  # seconds between two checks whether the program has ended


class Program(NamedTuple):
    """The launched program, and its client."""

    pid: int
    name: str
    """The process of the client."""
    ending: Callable[[], ClosedError | None]
    """What to raise if the program has ended."""


class Children:
    """The Node and Deno processes that a launched program starts, and those that they start: `client.children`.

        for child in client.children:
            print(child.pid, child.command_line)

    Iterate over it for those that run now, the oldest first. Each is a ChildClient, which is connected.

    The process of the launched client is one of them only if `launch()` could not connect to the launched process
    itself, which is then a shell, `node --test` or `node --watch`. The children are there until the launched client is
    closed with `close()`, also when its own process has ended.

    The first worker_thread of a Node has the `threadId` 2 instead of 1, and so on: cdpsync has a thread of its own,
    which is not among `child.workers`.

    Threads: any thread may call any method.
    """

    def __init__(self, family: Family, program: Program) -> None:
        self._family = family
        self._program = program

    def __iter__(self) -> Iterator[ChildClient]:
        return iter(self._family.clients())

    def __len__(self) -> int:
        """How many run now."""
        return len(self._family.clients())

    def wait(
        self, command: str | re.Pattern[str] | None = None, *, pid: int | None = None, timeout: Timeout = DEFAULT
    ) -> ChildClient:
        """A process that runs already, or else the next one that starts.

        `command` is a part of its command line, or a pattern that is found in it. `pid` is its process id. By default
        any process is taken. `timeout` is in seconds, by default the client's.

        Raises CDPTimeoutError, which lists those that run, if there is no such process by then. Raises ClosedError if
        none can come any more: ProgramEnded if the launched program has finished and waits for the client to leave,
        and no child runs, ConnectionClosed if it has ended. Raises TypeError if `command` is not text or a pattern.
        """
        if command is not None and not isinstance(command, (str, re.Pattern)):
            raise TypeError(f"a command is text or a pattern, not {command!r}")
        if pid is not None and (not isinstance(pid, int) or isinstance(pid, bool)):
            raise TypeError(f"a pid is an int, not {pid!r}")
        deadline = Deadline(timeout, self._family.timeout)
        last_words: Deadline | None = None
        while True:
            wakes = self._family.news.wakes
            for child in self:
                if _matches(child, command, pid):
                    return child
            if self._family.closed:
                raise ConnectionClosed("the launched program was ended")
            ending = None if self._family.others_run(self._program.pid) else self._program.ending()
            if ending is None:
                last_words = None
            elif last_words is None:
                last_words = Deadline(_LAST_WORDS)
            elif last_words.passed():
                raise ending
            if deadline.passed():
                hint = f"{self._those()}; the client itself is {self._program.name}"
                raise CDPTimeoutError(_sought(command, pid), deadline.seconds, hint)
            self._family.wait(deadline.at_most(_LOOK_AGAIN), wakes)

    def on_start(self, handler: ChildHandler) -> StartSubscription:
        """Call `handler(child)` for each process that starts from now on; returns what removes the handler.

        The process is connected by then. All handlers run on one thread, in the order in which the processes were
        connected. A handler may send commands, wait, and close the child. If it raises, the logger "cdpsync" logs the
        error. If the process of the launched client is one of the children and still runs, the handler gets it first.
        Raises TypeError if `handler` cannot be called, and ConnectionClosed if the launched program was ended.
        """
        return self._family.on_start(handler)

    def __repr__(self) -> str:
        return f"<Children: {self._those()}>"

    def _those(self) -> str:
        running = [f"{child.pid} {shown(child.command_line)}" for child in self]
        return f"these run: {'; '.join(running)}" if running else "none runs"


def shown(command_line: list[str]) -> str:
    """A command line, for people."""
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
