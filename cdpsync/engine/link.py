"""An open connection and what belongs to it. It is closed when its user drops it."""

from __future__ import annotations

import _thread
import contextlib
import threading
import warnings
import weakref
from collections.abc import Callable, Mapping

from ..errors import CDPError
from ..threads import Deadline
from .connection import Connection
from .description import TargetDescription
from .handlers import EventThread
from .inquiry import Informant
from .runtime import RuntimeKind


class Link:
    """What the sessions of a connection share: the connection, its handlers' thread, and the target's description.

    Every object that a user holds refers to the Link, and nothing that the engine's threads hold does. So when the last
    reference to it is gone, nobody can use the connection any more, and it is closed.

    `version` and `informant` are those of TargetDescription. `name` is for the warning that the client was not closed.
    """

    def __init__(
        self, connection: Connection, version: Mapping[str, str], informant: Callable[[], Informant], name: str
    ) -> None:
        weakref.finalize(self, _dropped, weakref.ref(connection), name).atexit = False
        self.lifeline: object = None
        """An object that must live as long as the link, such as the lifeline of a launched program."""
        self.connection: Connection = connection
        self.event_thread: EventThread = connection.event_thread
        self.description: TargetDescription = TargetDescription(connection, version, informant)
        description = weakref.ref(self.description)

        def largest_command(deadline: Deadline) -> int:
            described = description()
            return described.largest_command(deadline) if described is not None else 0

        connection.outgoing.largest_command = largest_command

    def watch_program(self) -> None:
        """Listen for the end of the program, without waiting. Chromium has pages, not a program.

        From now on, commands to anything but Node wait while a pause ends.
        """
        kind = self.description.known_kind
        self.connection.gate.on = kind is not RuntimeKind.NODE
        if kind is not RuntimeKind.CHROMIUM:
            self.connection.programs.watch(kind)


def _dropped(ref: weakref.ref[Connection], name: str) -> None:
    """Close the connection: nothing refers to its client any more, nor to a session, queue, command or subscription."""
    connection = ref()  # its reader thread refers to it as long as it is open
    if connection is None:
        return
    if connection.error is None and connection.owner.is_here() and not connection.inbox:
        if not connection.partings or not _closes_elsewhere(connection):
            connection.abandon()
        warnings.warn(f"unclosed <{name}>: close() it, or use it in a with block", ResourceWarning, stacklevel=2)


def _closes_elsewhere(connection: Connection) -> bool:
    """Close a connection that has something to say at its end, such as that held workers may go.

    On another thread, because the collector may have stopped this one anywhere, under any lock. To start a Thread takes
    a lock too, so a bare thread does that. Returns whether there could be one.
    """
    thread = threading.Thread(target=_close, args=(connection,), name="cdpsync-close", daemon=True)
    try:
        _thread.start_new_thread(thread.start, ())
    except RuntimeError:  # no more threads can be started
        return False
    return True


def _close(connection: Connection) -> None:
    with contextlib.suppress(CDPError):  # it has ended meanwhile
        connection.close()
    connection.abandon()
