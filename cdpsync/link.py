"""What the sessions of one open connection share."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from .connection import Connection
from .errors import CDPError
from .handlers import EventThread

if TYPE_CHECKING:
    from .protocol.schema import Protocol

_log = logging.getLogger("cdpsync")

AskProtocol = Callable[[], tuple[object, str] | None]
"""Asks the target for its /json/protocol: the JSON and the URL, None where it has none; ConnectError."""


class Link:
    """An open connection, what is known of the target behind it, and the thread of the handlers."""

    def __init__(self, connection: Connection, browser: str, ask_protocol: AskProtocol) -> None:
        self.connection = connection
        self.browser = browser
        self.event_thread = EventThread(connection)
        self._ask_protocol = ask_protocol
        self._asking = threading.RLock()  # held while the target is asked, so that it is asked once; guards the next
        self._protocol: Protocol | None = None

    def protocol(self) -> Protocol:
        """What the target understands: what it says itself, when it is asked for the first time, or what is bundled."""
        if self._protocol is not None:
            return self._protocol
        from .protocol.schema import bundled

        if self.connection.error is not None or not self.connection.process.is_here():
            return bundled()  # nobody to ask
        with self._asking:
            if self._protocol is None:
                self._protocol = self._ask() or bundled()
            return self._protocol

    def _ask(self) -> Protocol | None:
        from .protocol.schema import Protocol

        try:
            answer = self._ask_protocol()
            return Protocol(*answer) if answer is not None else None
        except (CDPError, ValueError) as error:
            _log.warning("the target could not be asked for its protocol, names are the bundled ones: %s", error)
            return None
