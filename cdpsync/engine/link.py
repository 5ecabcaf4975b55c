"""An open connection with what belongs to it, ended when its user drops it."""

from __future__ import annotations

import warnings
import weakref
from collections.abc import Callable, Mapping

from ..threads import Deadline
from .connection import Connection
from .description import TargetDescription
from .handlers import EventThread
from .inquiry import Informant
from .runtime import RuntimeKind


class Link:
    """What the sessions of a connection share: the connection, the handlers' thread, what is known of the target.

    Everything that a user holds refers to this object, and nothing that the engine's threads hold does. So when nothing
    refers to it any more, nobody can use the connection, and it is closed.

    `version` and `informant` are those of TargetDescription. `name` is for the warning that the client was not closed.
    """

    def __init__(
        self, connection: Connection, version: Mapping[str, str], informant: Callable[[], Informant], name: str
    ) -> None:
        weakref.finalize(self, _dropped, weakref.ref(connection), name).atexit = False
        self.lifeline: object = None
        """What must live as long as the link."""
        self.connection: Connection = connection
        self.event_thread: EventThread = connection.event_thread
        self.description: TargetDescription = TargetDescription(connection, version, informant)
        description = weakref.ref(self.description)

        def largest_command(deadline: Deadline) -> int:
            described = description()
            return described.largest_command(deadline) if described is not None else 0

        connection.largest_command = largest_command

    def watch_program(self) -> None:
        """Listen for the end of the program, without waiting. Chromium has pages, not a program."""
        kind = self.description.known_kind
        if kind is not RuntimeKind.CHROMIUM:
            self.connection.programs.watch(kind)


def _dropped(ref: weakref.ref[Connection], name: str) -> None:
    """Called when nothing refers to a client any more, nor to a session, queue, command or subscription of it."""
    connection = ref()  # its reader thread refers to it as long as it is open
    if connection is None:
        return
    if connection.error is None and connection.owner.is_here() and not connection.inbox:
        connection.abandon()
        warnings.warn(f"unclosed <{name}>: close() it, or use it in a with block", ResourceWarning, stacklevel=2)
