"""What the sessions of one open connection share."""

from __future__ import annotations

import logging
import warnings
import weakref
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from ..threads import Deadline
from .connection import Connection
from .inquiry import PATIENCE, Informant, Inquiry
from .runtime import LARGEST_COMMAND, RuntimeKind, identity_by_trying, identity_in

if TYPE_CHECKING:
    from ..protocol import Protocol


class Link:
    """An open connection, what is known of the target behind it, and the thread of the handlers.

    `version` is its /json/version where that was asked for before connecting, else {}. Each call of `informant` gives
    an object that asks the target one question over HTTP.
    """

    def __init__(
        self, connection: Connection, version: Mapping[str, str], informant: Callable[[], Informant], name: str
    ) -> None:
        # What a user holds refers to this object; what the engine's threads hold does not.
        weakref.finalize(self, _dropped, weakref.ref(connection), name).atexit = False
        self.lifeline: object = None
        """What must live as long as the link."""
        self.connection = connection
        self.event_thread = connection.event_thread
        self._version = version
        self._identity = identity_in(version)
        self._asked_version = Inquiry(
            connection, informant, lambda one: one.version(), "the target did not say what it is", logging.DEBUG
        )
        self._asked_protocol = Inquiry(
            connection,
            informant,
            _describe,
            "the target did not say what it understands, the bundled names are used for now",
        )
        connection.largest_command = partial(_largest_command, weakref.ref(self))

    def watch_program(self) -> None:
        """Listen for the end of the program, without waiting. Chromium has pages, not a program."""
        kind = self._identity.kind if self._identity is not None else None
        if kind is not RuntimeKind.CHROMIUM:
            self.connection.programs.watch(kind)

    @property
    def known_browser(self) -> str:
        """Its name and version as far as they are known; nothing is asked."""
        return self._version.get("Browser", "") or (self._identity.browser if self._identity else "")

    def browser(self) -> str:
        """Its name and version; "" if its /json/version does not say it within a second."""
        if not self.known_browser:
            self._ask_version(PATIENCE)
        return self.known_browser

    def kind(self, seconds: float = PATIENCE, deadline: Deadline | None = None) -> RuntimeKind | None:
        """Which runtime it is, found out once: from its /json/version, else by trying; None if it says nothing.

        Each of the two may take so many seconds, and both together until the deadline.
        """
        deadline = deadline or Deadline(None)
        if self._identity is None:
            self._ask_version(deadline.at_most(seconds).remaining() or 0.0)
        if self._identity is None:
            self._identity = identity_by_trying(self.connection.call, deadline.at_most(seconds))
        return self._identity.kind if self._identity is not None else None

    def protocol(self, seconds: float = PATIENCE) -> Protocol:
        """What the target understands: its own description if that comes within so many seconds, else a bundled one.

        If it has no description, the bundled one stays.
        """
        from ..protocol import bundled

        return self._asked_protocol.answer(seconds) or bundled()

    def abort_inquiries(self) -> None:
        """End what is being asked; for the end of the connection."""
        self._asked_version.abort()
        self._asked_protocol.abort()

    def _ask_version(self, seconds: float) -> None:
        if not self._version:
            self._version = self._asked_version.answer(seconds) or {}
            self._identity = self._identity or identity_in(self._version)


def _largest_command(link: weakref.ref[Link], deadline: Deadline) -> int:
    """Characters of the longest command that the target takes; 0 if there is no limit, or none is known."""
    known = link()
    kind = known.kind(deadline=deadline) if known is not None else None
    return LARGEST_COMMAND.get(kind, 0) if kind is not None else 0


def _describe(informant: Informant) -> Protocol:
    from ..protocol import Protocol, bundled

    answer = informant.protocol()
    return Protocol(*answer) if answer is not None else bundled()


def _dropped(ref: weakref.ref[Connection], name: str) -> None:
    """Called when nothing refers to a client any more, nor to a session, queue, command or subscription of it."""
    connection = ref()  # its reader thread refers to it as long as it is open
    if connection is None:
        return
    if connection.error is None and connection.owner.is_here() and not connection.inbox:
        connection.abandon()
        warnings.warn(f"unclosed <{name}>: close() it, or use it in a with block", ResourceWarning, stacklevel=2)
