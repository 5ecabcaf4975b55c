"""The inspector of a process: finds it, opens it with a signal, and closes it again.

    SIGUSR1 --->                          the inspector opens at the port 9229, or at that of --inspect-port
    inspector.close(), .open(0)  --->     it moves to a free port, so that others can have 9229
    ...
    inspector.close()  --->               it is closed, when the last client has left

Every Node and Deno opens its inspector at the same port, so without the second step only one process at a time could be
debugged. https://nodejs.org/en/learn/getting-started/debugging
"""

from __future__ import annotations

import errno
import logging
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from ..discovery import list_targets
from ..errors import ConnectError, ConnectionClosed
from ..processes import Listener, Process, connected, listeners, listeners_at, owners
from ..threads import Deadline
from .runtime import Runtime, check_alive, check_network, port_taken, runtime_of, wait_for_handler, wanted_port
from .sockets import split_sockets
from .talk import Talk

_log = logging.getLogger("cdpsync")

_OPENING = 5.0
"""How long to wait for the inspector after the signal, in seconds. Node and Deno took 0.02 to 0.1 s."""
_SOON = 1.0
"""After which time to look whether another program has taken the port, in seconds."""
_QUEUE = 60.0
"""How long to wait for one's turn, in seconds. Each takes 0.1 s, or some seconds if the program does not answer."""
_TAKEN = 1.0
"""How long one socket must be at the port before it counts as taken, in seconds. Whoever attaches moves on sooner."""
_ASKING = 1.0
"""How long a socket that may be an inspector's has time to answer, in seconds."""
_CLOSING = 3.0
"""How long the closing of an inspector may take, in seconds."""
_POLL = 0.01
"""Seconds between two looks: there is no way to wait for another process to listen."""

# The last works in a module too, but only if a debugger evaluates it. Node before 20.16 needs it there.
_MODULE = (
    "const inspector = process.getBuiltinModule?.('inspector')"
    " ?? process.mainModule?.require('inspector') ?? require('inspector');"
)
_MOVE = """(() => {{ {module}
    inspector.close();
    try {{ inspector.open(0, "{host}"); }} catch {{ inspector.open({port}, "{host}"); }}
}})()"""
_CLOSE = "(() => {{ {module} {restore} inspector.close(); }})()"
# Deno 2.9 needs a permission to open an inspector, and would ask for it at the terminal.
_FACTS = """({
    port: process.debugPort,
    may_move: typeof Deno === "undefined"
        || Deno.permissions.querySync({name: "sys", kind: "inspector"}).state === "granted",
})"""


@contextmanager
def _turn(port: int) -> Iterator[None]:
    """Keep other threads, and other Pythons, from having an inspector opened at this port.

    The name of an abstract socket (man 7 unix) belongs to one socket in the network namespace, as a port does, and is
    free again when its process ends.
    """
    patience = Deadline(_QUEUE)
    with socket.socket(socket.AF_UNIX) as sock:
        while port:
            try:
                sock.bind(f"\0cdpsync-attach-{port}")
                break
            except OSError as error:
                if error.errno != errno.EADDRINUSE or patience.passed():
                    break  # then the port itself must do
            time.sleep(_POLL)
        yield


class ProcessInspector:
    """The inspector of one process.

    Threads: one at a time may call its methods.
    """

    def __init__(self) -> None:
        self.opened: bool = False
        """Whether it was opened here, and is to be closed again."""
        self.signalled: bool = False
        """Whether the process was sent the signal. A second one may only be sent if the port was taken."""
        self._address = ""  # until it is known
        self._moving: bool = False
        self._port: int | None = None  # at which another SIGUSR1 would open it

    def find(self, process: Process, seconds: float | None) -> str:
        """HOST:PORT of the inspector, which is opened if it is not open. Raises ConnectError if that fails.

        Takes at most `seconds`, and the time that others need which were there before.
        """
        deadline = Deadline(seconds)
        runtime = runtime_of(process)
        check_network(process)
        found = self._find_open(process, runtime, deadline)
        if found is None:
            wait_for_handler(process, runtime, deadline)
            port = wanted_port(process, runtime)
            with _turn(port):
                deadline = Deadline(seconds)
                found = self._find_open(process, runtime, deadline)  # another Python may have opened it
                if found is None:
                    found = self._open(process, runtime, deadline)
                    if found.port == port:
                        return self._moved(process, runtime, found, deadline)
        self._address = found.address
        return found.address

    def _find_open(self, process: Process, runtime: Runtime, deadline: Deadline) -> Listener | None:
        """The inspector if it is open; None if it is not."""
        found = _first_inspector(_candidates(process, runtime, set())[0], deadline)
        if found is not None and found.address != self._address:
            self.opened = False
        return found

    def _open(self, process: Process, runtime: Runtime, deadline: Deadline) -> Listener:
        """Send the signal, and wait for the inspector. Raises ConnectError if it does not open."""
        self._address, self._port = "", None
        before = {one.inode for one in listeners(process.pid)}
        try:
            while True:
                _wait_for_port(process, runtime, deadline)
                self.opened = True  # before it is: whatever interrupts this must close it
                if not process.send_if_caught(signal.SIGUSR1):
                    check_alive(process)
                    raise ConnectError(f"{process} no longer handles SIGUSR1, so the signal was not sent")
                self.signalled = True
                limit = deadline.at_most(_OPENING)
                found = _wait_for_inspector(process, runtime, before, limit.at_most(_SOON))
                # If another program was faster, this one has given up, and needs another signal.
                if found is not None or not _holders(process, runtime):
                    break
            found = found or _wait_for_inspector(process, runtime, before, limit)
            if found is None:  # among the sockets of the main loop, after all
                found = _first_inspector(_candidates(process, runtime, set())[1], deadline)
                self.opened = found is not None and found.inode not in before
        except ConnectError:
            self.opened = False
            raise
        if found is None:
            raise _not_opened(process, runtime)
        return found

    def _moved(self, process: Process, runtime: Runtime, found: Listener, deadline: Deadline) -> str:
        """Move an inspector that was just opened to a free port, unless another client is connected to it."""
        self._address = found.address
        before = {one.inode for one in listeners(process.pid)}
        limit = deadline.at_most(_CLOSING)
        try:
            with Talk(found.address, limit) as talk:
                facts = talk.evaluate(_FACTS)
                if facts is None or not facts["may_move"] or connected(process.pid, found.port) > 1:
                    return found.address
                self._port = facts["port"]
                host = found.address.rpartition(":")[0].strip("[]")
                self._address, self._moving = "", True
                talk.evaluate(_MOVE.format(module=_MODULE, host=host, port=found.port))
        except ConnectionClosed:
            if limit.passed():  # its main thread is busy
                return found.address
            # The reply does not come, because the inspector closes all connections.
        moved = _wait_for_inspector(process, runtime, before, limit)
        if moved is None:
            raise ConnectError(f"{process}: its inspector did not open again when it was moved from {found.address}")
        self._address, self._moving = moved.address, False
        return moved.address

    def close(self, process: Process) -> None:
        """Close the inspector if it was opened here, unless another client is connected to it."""
        limit = Deadline(_CLOSING)
        while self.opened:
            if not self._address:  # Ctrl-C came while it was being opened or moved
                found = _wait_for_inspector(process, runtime_of(process), set(), limit.at_most(_SOON))
                self._address = found.address if found is not None else ""
            if self._address and not self._closed(process, limit):
                break
            self.opened = self._moving  # then it opens again
            self._address, self._moving = "", False
        self.opened = False

    def _closed(self, process: Process, limit: Deadline) -> bool:
        """Close the inspector at its address. Returns False, and says why in the log, if it stays open."""
        port = int(self._address.rpartition(":")[2])
        if connected(process.pid, port):
            _log.info("%s: its inspector at %s stays open, for others are connected to it", process, self._address)
            return False
        restore = "" if self._port is None else f"process.debugPort = {self._port};"
        with suppress(ConnectError, ConnectionClosed), Talk(self._address, limit) as talk:
            talk.evaluate(_CLOSE.format(module=_MODULE, restore=restore))
        while any(one.port == port for one in listeners(process.pid)):
            if limit.passed():
                _log.warning("%s: its inspector at %s could not be closed", process, self._address)
                return False
            time.sleep(_POLL)
        return True


def _candidates(process: Process, runtime: Runtime, known: set[str]) -> tuple[list[Listener], list[Listener]]:
    """The sockets that may be the inspector's, and those that probably are the program's. Without those `known`."""
    return split_sockets(process, runtime, listeners(process.pid, known))


def _first_inspector(sockets: list[Listener], deadline: Deadline, refused: set[str] | None = None) -> Listener | None:
    """The first of these sockets that has the target of a program. Those that have no targets are added to `refused`.

    An inspector that has just opened may have none yet.
    """
    for one in sockets:
        try:
            targets = list_targets(one.address, timeout=deadline.at_most(_ASKING).remaining())
        except ConnectError:
            if refused is not None:
                refused.add(one.inode)
            continue
        if any(target.type == "node" for target in targets):
            return one
    return None


def _wait_for_inspector(process: Process, runtime: Runtime, before: set[str], deadline: Deadline) -> Listener | None:
    """Wait for an inspector at a socket that is not one of those `before`; None if none opens in time."""
    refused = set(before)
    while True:
        found = _first_inspector(_candidates(process, runtime, refused)[0], deadline, refused)
        if found is not None or deadline.passed():
            return found
        check_alive(process)
        time.sleep(_POLL)


def _holders(process: Process, runtime: Runtime) -> list[Listener]:
    """The sockets of other processes at the port that the inspector of a process would open."""
    port = wanted_port(process, runtime)
    own = {one.inode for one in listeners(process.pid)}
    return [one for one in listeners_at(port, process.pid) if one.inode not in own] if port else []


def _wait_for_port(process: Process, runtime: Runtime, deadline: Deadline) -> None:
    """Wait until nobody is at the port. Raises ConnectError if somebody stays there."""
    seen, patience = set[str](), Deadline(_TAKEN)
    while holders := {one.inode for one in _holders(process, runtime)}:
        if not holders & seen:
            seen, patience = holders, Deadline(_TAKEN)
        if patience.passed() or deadline.passed():
            raise _taken(process, runtime)
        time.sleep(_POLL)


def _taken(process: Process, runtime: Runtime) -> ConnectError:
    return port_taken(process, runtime, owners({one.inode for one in _holders(process, runtime)}))


def _not_opened(process: Process, runtime: Runtime) -> ConnectError:
    if _holders(process, runtime):
        return _taken(process, runtime)
    return ConnectError(
        f"{process}: it got SIGUSR1, but opened no inspector within {_OPENING:g} s; either it handles the signal "
        "itself (process.on('SIGUSR1') replaces the handler that opens the inspector), or its main thread is in a call "
        "that nothing interrupts, such as execSync(), and opens the inspector after it",
        "start it with --inspect=127.0.0.1:0",
    )
