"""What the sessions of one open connection share."""

from __future__ import annotations

import logging
import threading
import time
import warnings
import weakref
from collections.abc import Callable
from typing import TYPE_CHECKING

from .connection import Connection
from .errors import CDPError
from .handlers import EventThread

if TYPE_CHECKING:
    from .protocol.schema import Protocol

_log = logging.getLogger("cdpsync")

_ASK_AGAIN = 60.0
"""Seconds after which a target that could not be asked for its protocol is asked again: each time may take as long as
it takes to connect."""

AskProtocol = Callable[[], tuple[object, str] | None]
"""Asks the target for its /json/protocol: the JSON and the URL, None where it has none; ConnectError."""


class Link:
    """An open connection, what is known of the target behind it, and the thread of the handlers."""

    def __init__(self, connection: Connection, browser: str, ask_protocol: AskProtocol, name: str) -> None:
        # What a user holds refers to this object; what the engine's threads hold does not.
        weakref.finalize(self, _dropped, connection, name).atexit = False
        self.connection = connection
        self.browser = browser
        self.event_thread = EventThread(connection)
        self._ask_protocol = ask_protocol
        self._asking = threading.RLock()  # held while the target is asked, so that it is asked once; guards the next
        self._protocol: Protocol | None = None
        self._ask_at = 0.0  # not before

    def protocol(self) -> Protocol:
        """What the target understands: what it says itself, when it is asked for the first time, or what is bundled.

        The latter for good where it has no description, and for a minute where it could not be asked.
        """
        if self._protocol is not None:
            return self._protocol
        from .protocol.schema import bundled

        if self.connection.error is not None or not self.connection.process.is_here():
            return bundled()  # nobody to ask
        with self._asking:
            if self._protocol is None and time.monotonic() >= self._ask_at:
                self._protocol = self._ask()
                self._ask_at = time.monotonic() + _ASK_AGAIN
            return self._protocol or bundled()

    def _ask(self) -> Protocol | None:
        from .protocol.schema import Protocol, bundled

        try:
            answer = self._ask_protocol()
            return Protocol(*answer) if answer is not None else bundled()
        except (CDPError, ValueError) as error:
            _log.warning("the target did not say what it understands, names are the bundled ones for now: %s", error)
            return None


def _dropped(connection: Connection, name: str) -> None:
    """Nobody refers to a client any more, nor to a session, queue, command or subscription of it."""
    if connection.error is None and connection.process.is_here() and not connection.inbox:
        connection.abandon()
        warnings.warn(f"unclosed <{name}>: close() it, or use it in a with block", ResourceWarning, stacklevel=2)
