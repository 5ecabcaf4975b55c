"""Dialogs: alert(), confirm(), prompt() and beforeunload. While one is open, its page does nothing.

Chromium 156 hands a dialog to those sessions that have Page enabled when it opens. Without one, nobody can
answer it: Page.enable itself gets no answer, and only a navigation ends the dialog. So Page is enabled while this room
waits for a page, and a dialog that nobody answers is dismissed before Page is disabled.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...errors import CDPError, CDPTimeoutError

if TYPE_CHECKING:
    from ...engine import Event, EventQueue, PendingCommand
    from ...session import Session
    from ...threads import Deadline

_OPENING = "Page.javascriptDialogOpening"
_CLOSED = "Page.javascriptDialogClosed"
DIALOG_EVENTS = (_OPENING, _CLOSED)

PATIENCE = 2.0
"""How long a dialog may be open, in seconds, before it is taken for one that nobody answers."""

HOW_TO_ANSWER = (
    'to answer such dialogs: client.on_event("Page.javascriptDialogOpening", lambda event: '
    'client.submit("Page.handleJavaScriptDialog", {"accept": True}))'
)

BLOCKED = (
    "the page is busy, or shows a dialog that opened when nobody listened, which only page.navigate() ends; "
    "timeout=SECONDS waits longer"
)


class UnansweredDialog(Exception):
    """A dialog was open for PATIENCE. Its text says which one. It has been dismissed."""


class Dialogs:
    """The open dialog of a page, as far as the events in a queue tell."""

    def __init__(self, session: Session, queue: EventQueue) -> None:
        self._session = session
        self._queue = queue
        self._open = ""
        self._since = 0.0

    def events(self, command: PendingCommand | None, deadline: Deadline) -> Iterator[Event]:
        """The events of the queue other than dialogs: those before the reply to the command, or all without one.

        Raises UnansweredDialog, CDPTimeoutError at the deadline, and what EventQueue raises.
        """
        while True:
            seconds = self._remaining(deadline)
            try:
                if command is None:
                    event = self._queue.get(seconds)
                else:
                    found = self._queue._first_before(command, timeout=seconds)
                    if found is None:
                        return
                    event = found
            except CDPTimeoutError:
                if self._open and time.monotonic() >= self._since + PATIENCE:
                    self._dismiss()
                if deadline.passed():
                    raise
                continue
            if event.method == _OPENING:
                self._open = f'{event.params.get("type")}("{event.params.get("message")}")'
                self._since = time.monotonic()
            elif event.method == _CLOSED:
                self._open = ""
            else:
                yield event

    def _remaining(self, deadline: Deadline) -> float | None:
        left = deadline.at_most(max(0.0, self._since + PATIENCE - time.monotonic())) if self._open else deadline
        return left.remaining()

    def _dismiss(self) -> None:
        with contextlib.suppress(CDPError):  # it may just have been answered, or the page may be gone
            self._session.submit("Page.handleJavaScriptDialog", {"accept": False}).result(PATIENCE)
        raise UnansweredDialog(self._open)
