"""Family: finds the processes of a launched program, connects to them, and ends them."""

from __future__ import annotations

import contextlib
import logging
import queue
import shlex
import socket
import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..child import LAUNCHER, WANTED, Child
from ..client import CDPClient
from ..errors import CDPError, ConnectionClosed
from ..text import one_line
from ..threads import Deadline, Owner, TimedQueue
from .announcement import Announcement
from .channel import Channel
from .child_client import ChildClient, target_of
from .deno_ends import DenoEnds
from .environment import with_preload
from .processes import Processes
from .starting import ChildHandler, Starts, StartSubscription

if TYPE_CHECKING:
    from ..client import ClientOptions

_log = logging.getLogger("cdpsync")

_LOOK_AGAIN = 0.1  # seconds between two checks whether the program has ended


class Family:
    """The processes of one launched program: the program itself, and its children.

    Threads: any thread may call any method. The thread of the channel connects to the processes that start.
    """

    def __init__(self, options: ClientOptions, hold: bool) -> None:
        shared = ("timeout", "connect_timeout", "log_values", "keepalive")
        chosen: Any = {name: value for name, value in options.items() if name in shared}
        self._options: ClientOptions = chosen
        self.timeout: float | None = CDPClient(**self._options).timeout
        self.closed: bool = False
        self.news: TimedQueue[None] = TimedQueue()
        """It never has an item, and is woken when a process has been connected, or all have been ended."""
        self.holds: bool = hold
        """Whether the children are held."""
        self._chosen = False  # whether the process of the client is known
        self._program: int | None = None  # its process id, unless it is one of the children
        self._listed: ChildClient | None = None  # its client, if it is one of the children
        self._owner = Owner()
        self._clients: list[ChildClient] = []  # those that have ended are removed
        self._starts = Starts()
        self._ends = DenoEnds()
        self._processes = Processes()
        self._lock = threading.RLock()  # guards the list of clients; reentrant for a signal handler
        self._channel = Channel(self._announced, self._connected)

    @classmethod
    def of(cls, children: object, pipe: bool, options: ClientOptions) -> Family | None:
        """What `launch(…, children=children)` needs; None if that is False. Raises ValueError if it is not possible."""
        if children not in (True, False, "hold"):
            raise ValueError(f"children is True, False or 'hold', not {children!r}")
        if not children:
            return None
        if pipe:
            raise ValueError("children=True is for Node and Deno, and pipe=True for Chrome: leave one of them out")
        return cls(options, children == "hold")

    # --- its children ---

    def clients(self) -> list[ChildClient]:
        """The clients of the processes that run, the oldest first."""
        with self._lock:
            self._clients = [child for child in self._clients if not child.closed]
            return list(self._clients)

    def wait(self, deadline: Deadline, wakes: object) -> None:
        """Wait for news since `wakes` was read, until the deadline."""
        with contextlib.suppress(queue.Empty):
            self.news.get_by(deadline, wakes)

    def on_start(self, handler: ChildHandler) -> StartSubscription:
        """Call the handler for each process that is connected from now on."""
        if self.closed:
            raise ConnectionClosed("the launched program was ended")
        added = self._starts.add(handler)
        if self._listed is not None and not self._listed.closed:
            self._starts.tell(self._listed, added)
        return added

    def others_run(self, pid: int) -> bool:
        """Whether a process runs that has announced itself and is not this one."""
        return any(one.pid != pid for one in self._processes.running())

    # --- the program itself ---

    def preload(self, env: Mapping[str, str], kind: str) -> dict[str, str]:
        """The environment for a program of this kind, with which its processes announce themselves."""
        if kind == "chrome":
            raise ValueError("children=True is for Node and Deno; Chrome's pages and workers are in client.workers")
        # A Deno that is launched with --inspect must print where it listens.
        return with_preload(env, self._channel.description, quiet_deno=kind != "deno")

    def first(self, process: Child, deadline: Deadline, wanted: object) -> ChildClient:
        """The client of the launched process if that announces itself, else that of the best that it has started.

        Only the latter is one of the children. Waits until it is connected. Raises ConnectError if the program ends, or
        if no process has announced itself by the deadline.
        """
        while True:
            wakes = self.news.wakes
            running = [one for one in self._processes.running() if one.reachable]
            chosen = _first(running, process, wanted)
            for child in self.clients():
                if chosen is not None and child.pid == chosen.pid:
                    self.choose(child.pid, None if child.pid == process.popen.pid else child)
                    return child
                if chosen is None and isinstance(wanted, str):
                    child._release()  # it may be what starts the one that is wanted
            if process.exited and not running:
                named = f"a process with target={wanted!r}" if isinstance(wanted, str) else "it"
                raise process.failure(f"it ended before {named} could be connected to")
            if deadline.passed():
                raise process.failure(*_missing(self.clients(), wanted, deadline))
            self.wait(deadline.at_most(_LOOK_AGAIN), wakes)

    def choose(self, pid: int, listed: ChildClient | None = None) -> None:
        """Say which process is that of the client, and its own client if it is one of the children.

        Until then all are held, and from now on only if they are to be.
        """
        with self._lock:
            self._chosen, self._listed = True, listed
            self._program = pid if listed is None else None
            others = [child for child in self.clients() if child.pid != pid]
            if listed is None:
                self._clients = others
            if not self.holds:
                self._channel.hold(False)
                for child in others:
                    child._release()

    # --- the end ---

    def end(self) -> None:
        """End all of them, also those that have left the program's process group, and wait until they have ended.

        May be called any number of times.
        """
        if not self._owner.is_here():  # a forked child that exits must not end its parent's programs
            return
        self.closed = True
        self.news.wake()
        try:
            self._processes.ask_to_end()
            self._close_clients()  # a process that is held, or stays at its end, goes on
            self._processes.kill()
        finally:
            self._channel.close()
            self._close_clients()
            self._starts.close()
            self._ends.join()

    def _close_clients(self) -> None:
        with self._lock:
            clients, self._clients = self._clients, []
        for child in clients:
            child.close()

    # --- the channel's thread ---

    def _announced(self, said: Announcement) -> None:
        if said.lost:
            what = one_line(shlex.join(said.lost), 200)
            _log.warning("process %d gives %s a new environment, so it is not found", said.pid, what)
            return
        self._processes.add(said)
        if said.address:  # this takes a while: the process answers over HTTP
            threading.Thread(target=self._connect, args=(said,), name="cdpsync-child", daemon=True).start()

    def _connected(self, said: Announcement, sock: socket.socket) -> None:
        self._processes.add(said)
        self._add(ChildClient(said, sock, self._options))

    def _connect(self, said: Announcement) -> None:
        try:
            self._add(ChildClient(said, None, self._options))
        except CDPError as error:
            _log.info("the process %d has started, but cannot be connected to: %s", said.pid, error)

    def _add(self, child: ChildClient) -> None:
        child.connect()
        with self._lock:
            wanted = not self.closed and child.pid != self._program
            release = self._chosen and not self.holds
            if wanted:
                self._clients = [*self.clients(), child]
                self._ends.watch(child)
        if release or not wanted:
            child._release()
        if not wanted:
            child.close()
            return
        self._starts.tell(child)
        self.news.wake()


def _first(running: list[Announcement], process: Child, wanted: object) -> Announcement | None:
    """The process of the client: the one that `target` names, or the launched process, or the best that it started."""
    ranks = [process.inspectors.rank([target_of(one)], wanted) for one in running]
    best = min(ranks, default=LAUNCHER)
    if isinstance(wanted, str):
        return running[ranks.index(best)] if best == WANTED else None
    for one in running:
        if one.pid == process.popen.pid:
            return one
    return running[ranks.index(best)] if best != LAUNCHER else None


def _missing(clients: list[ChildClient], wanted: object, deadline: Deadline) -> tuple[str, str]:
    """What to say if there is no process for the client in time, and a hint."""
    if clients and isinstance(wanted, str):
        what = f"no process with target={wanted!r} has announced itself within {deadline.seconds:g} s"
        return what, "target=TEXT is a part of the path of a script; these run: " + ", ".join(map(repr, clients))
    what = f"none of its processes has announced itself within {deadline.seconds:g} s"
    return what, "children=True needs Node 12.11 or later, without --permission, or Deno"
