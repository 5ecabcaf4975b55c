"""Sends commands: encodes them, wraps those of wrapped sessions, and passes them through the gate."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from ..threads import Deadline
from .command import PendingCommand, Sender
from .message import encode_command
from .runtime import ANY_TAKES
from .sessions import Life
from .waiters import Waiters
from .wrapping import Carrier

if TYPE_CHECKING:
    from ..wire import Transport

_wire = logging.getLogger("cdpsync.wire")

Answered = Callable[[Deadline], bool]
"""Waits for the answer until a deadline, and returns whether it has come."""


class Outgoing:
    """What a connection sends.

    Threads: any thread may call any method.
    """

    def __init__(
        self, transport: Transport, waiters: Waiters, sender: Sender, trace: Callable[[str, str, str | None, str], None]
    ) -> None:
        self.largest_command: Callable[[Deadline], int] = lambda deadline: 0
        """Finds out how many characters a command to this target may have; 0 if there is no known limit."""
        self._transport = transport
        self._waiters = waiters
        self._sender = sender
        self._trace = trace

    def encode(
        self, command: PendingCommand, life: Life, params: Mapping[str, Any] | None, deadline: Deadline | None = None
    ) -> str:
        """The text to send for a command that is registered in the session of this Life.

        Raises TypeError or ValueError if it is malformed, and the reason if the session's parent has ended. With a
        deadline, also raises ValueError if the target does not take a command that long.
        """
        session_id = command.session_id
        text = whole = encode_command(command.id, command.method, params, None if life.wrapped else session_id)
        if life.wrapped:
            carrier = command._carrier = Carrier(self._sender, command, life.parent)
            whole = self.encode(carrier, self._waiters.register(carrier), carrier.params(text))  # Rule 1
        if (
            deadline is not None
            and len(whole) > ANY_TAKES
            and 0 < (most := self.largest_command(deadline)) < len(whole)
        ):
            raise ValueError(
                f"{command.method}: the command has {len(whole):,} characters; this target drops the connection at "
                f"more than {most:,}"
            )
        if _wire.isEnabledFor(logging.DEBUG) and not isinstance(command, Carrier):
            self._trace("=>", f"#{command.id} {command.method}", session_id, text)
        return whole

    def send(
        self, command: PendingCommand, text: str, deadline: Deadline | None, answered: Answered | None = None
    ) -> None:
        """Send a command now, or when the gate lets it through (rule 15)."""
        if not self._waiters.gate.on:
            self._transport.send(text, deadline, answered)
        else:
            self._waiters.gate.pass_through(command, lambda: self._transport.send(text, deadline, answered), deadline)
