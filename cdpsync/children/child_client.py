"""ChildClient: the client of one process that a launched program has started."""

from __future__ import annotations

import contextlib
import re
import shlex
import socket
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..client import CDPClient
from ..discovery import NoEndpoints, Target
from ..engine import Link, PendingCommand
from ..errors import CDPError, ConnectError
from ..text import one_line
from ..threads import DEFAULT, Deadline, Timeout
from ..wire import PipeTransport
from .announcement import Announcement

if TYPE_CHECKING:
    from ..client import ClientOptions
    from ..wire import HTTPConnection

GO = "Runtime.runIfWaitingForDebugger"
_RECORDS = re.compile(r"(?:Heap)?Profiler\.(start|stop)")
_GRACE = 0.5  # seconds in which more may be asked for after a recording, such as sources
_GONE = "the process ended it (it has ended or was killed)"


class ChildClient(CDPClient):
    """The client of one process, connected. `pid` and `parent_pid` are its process ids, and those of its parent.

    `command_line` is the program with its options and arguments, as a list. `close()` disconnects, and the process runs
    on.

    A process that has come to its end is let go at once. If a recording runs in it (a profile, coverage, a trace), it
    stays until the recording has been stopped, or the client is closed. `stay_at_end()` keeps it too.
    """

    def __init__(self, said: Announcement, sock: socket.socket | None, options: ClientOptions) -> None:
        super().__init__(**options)
        self.pid: int = said.pid
        self.parent_pid: int = said.parent_pid
        self.command_line: list[str] = said.command_line
        self._held = said.held
        self._said = said
        self._sock = sock
        self._stays = False
        self._recordings = 0  # that run
        self._used = 0.0  # when it was last used, since a recording was started
        if said.address:
            self._address = said.address

    def _connect_once(self) -> None:
        if self._said.address:
            super()._connect_once()
            return
        sock, self._sock = self._sock, None
        if sock is None:
            raise ConnectError(f"{self._where()}: the connection has ended, and a process makes only one")
        self._adopt(link_over(sock, self._said, self, str(self._where())))

    def _connect_to(
        self, http: HTTPConnection, path: str, deadline: Deadline, target: Target | None, version: Mapping[str, str]
    ) -> None:
        super()._connect_to(http, path, deadline, target_of(self._said), version_of(self._said))

    def _adopt(self, link: Link) -> None:
        self.host: str = ""
        self.port: int = 0
        target = target_of(self._said)
        self.target: Target | None = target
        self.target_id: str | None = target.id
        self._link = link

    def run_if_waiting(self, *, timeout: Timeout = DEFAULT) -> None:
        """Let the process begin if it is held (children="hold"); else this does nothing.

        `timeout` is in seconds, by default the client's. Raises CDPTimeoutError if the process still waits after that.
        """
        if self._said.address:
            super().run_if_waiting(timeout=timeout)
        else:
            self.send_command(GO, timeout=timeout)
        self._held = False

    def _release(self) -> None:
        """Let the process begin if it is held. Waits for Deno only."""
        if not self._held:
            return
        with contextlib.suppress(CDPError):  # it has ended
            if self._said.address:
                self.run_if_waiting()
            else:
                self.submit(GO)
        self._held = False

    def stay_at_end(self) -> None:
        """Keep the process at its end, with its heap, until this client is closed. By default it is let go at once.

            child.stay_at_end()
            with child.events("*") as events:
                list(events)  # until the program has ended
            child.heap.save("end.heapsnapshot")

        Sends a request, and does not wait. Raises ClosedError if the process has ended.
        """
        self._stays = True
        if not self._said.address:
            self.submit("Cdpsync.stay")

    def _let_go(self) -> None:
        """Disconnect unless it is to stay, or a recording runs: the process has come to its end, and waits for us."""
        if not self._stays and not self._recordings and time.monotonic() - self._used > _GRACE:
            self.close()

    def send_command(
        self, method: str, params: Mapping[str, Any] | None = None, *, timeout: Timeout = DEFAULT
    ) -> dict[str, Any]:
        """Send a command, wait for its reply, and return the result, as in Session.send_command."""
        result = super().send_command(method, params, timeout=timeout)
        self._note(method)
        return result

    def submit(self, method: str, params: Mapping[str, Any] | None = None) -> PendingCommand:
        """Send a command and return a PendingCommand, as in Session.submit."""
        command = super().submit(method, params)
        self._note(method)
        return command

    def _note(self, method: str) -> None:
        """Count the recordings that run, for Deno. A Node counts them itself (see preload.cjs)."""
        found = _RECORDS.match(method)
        if found:
            self._recordings = max(0, self._recordings + (1 if found.group(1) == "start" else -1))
            self._used = time.monotonic()
        elif self._used > 0.0:
            self._used = time.monotonic()

    def __repr__(self) -> str:
        own = (self.command_line[0], self._said.title)
        words = [re.split(r"[/\\]", word)[-1] if word in own else word for word in self.command_line]
        reason = self.close_reason
        state = "not connected" if self._link is None else "connected" if reason is None else f"closed: {reason}"
        return f"<ChildClient {self.pid} {one_line(shlex.join(words), 160)}, {state}>"

    def _where(self) -> int | str:
        return f"process {self.pid}" if not self._said.address else super()._where()


def target_of(said: Announcement) -> Target:
    """The process as /json/list would show it."""
    title = said.title or " ".join(said.command_line[:1])
    return Target(id=str(said.pid), type="node", title=title, url=f"file://{said.title}", websocket_url="")


def version_of(said: Announcement) -> dict[str, str]:
    """What the process would say of itself in /json/version."""
    return {"Browser": said.version}


def link_over(sock: socket.socket, said: Announcement, client: CDPClient, name: str) -> Link:
    """The connection to a process over its socket, which it takes over."""
    connection = client._connection_over(PipeTransport(sock, _GONE))
    try:
        return client._linked(connection, version_of(said), NoEndpoints, name)
    except BaseException:
        connection.close()
        raise
