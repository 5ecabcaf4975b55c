"""A command of the engine's own, for which no thread waits."""

from __future__ import annotations

from collections.abc import Callable

from ..threads import Deadline
from .command import Outcome, PendingCommand, Sender


class Question(PendingCommand):
    """A command whose outcome is passed to a function, on the thread that sets it: usually the reader."""

    _hidden = True

    def __init__(self, sender: Sender, method: str, session_id: str | None, then: Callable[[Outcome], None]) -> None:
        super().__init__(sender, method, session_id)
        self._then = then

    def done_within(self, seconds: float) -> bool:
        """Wait for the outcome; returns whether there is one."""
        return self.done() or self._wait_until_done(Deadline(seconds))

    def _resolve(self, outcome: Outcome, number: int | None = None) -> bool:
        first = super()._resolve(outcome, number)
        if first:
            self._then(outcome)
        return first
