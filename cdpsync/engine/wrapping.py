"""Messages that travel as text within messages of another session (rule 16).

Node's workers are reached in this way. Nothing else in the package knows it:

    Runtime.evaluate in session "1"  -->  NodeWorker.sendMessageToWorker {sessionId: "1", message: "{…}"}
                                     <--  its reply says only that Node has taken the text
    the reply, and the events        <--  NodeWorker.receivedMessageFromWorker {sessionId: "1", message: "{…}"}

https://github.com/nodejs/node/blob/main/src/inspector/node_protocol.pdl
"""

from __future__ import annotations

from typing import NamedTuple

from ..errors import CDPError, CommandError
from .command import Outcome, PendingCommand, Sender
from .message import Event
from .question import Question
from .sessions import Sessions

_SEND = "NodeWorker.sendMessageToWorker"
RECEIVED = "NodeWorker.receivedMessageFromWorker"


class Packed(NamedTuple):
    """A message that came within an event, and the session that it belongs to."""

    session_id: str
    text: str


def unpacked(event: Event, sessions: Sessions) -> Packed | None:
    """What a RECEIVED event carries; None unless it belongs to a wrapped session that is attached."""
    session_id, text = event.params.get("sessionId"), event.params.get("message")
    if not isinstance(session_id, str) or not isinstance(text, str):
        return None
    return Packed(session_id, text) if sessions.is_wrapped(session_id, event.session_id) else None


class Carrier(Question):
    """The command that carries another one to its wrapped session. If it fails, the other one has failed."""

    def __init__(self, sender: Sender, cargo: PendingCommand, parent: str | None) -> None:
        self._cargo = cargo
        super().__init__(sender, _SEND, parent, self._delivered)

    def params(self, text: str) -> dict[str, object]:
        """The params that carry this text."""
        return {"sessionId": self._cargo.session_id, "message": text}

    def _delivered(self, outcome: Outcome) -> None:
        if isinstance(outcome, CommandError):
            message = f"the worker did not get it; {_SEND}: {outcome.message}"
            self._sender.give_up(self._cargo, CommandError(self._cargo.method, outcome.code, message, outcome.data))
        elif isinstance(outcome, CDPError):
            self._sender.give_up(self._cargo, outcome)
