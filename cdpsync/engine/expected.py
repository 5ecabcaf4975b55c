"""with session.expect_event("Page.loadEventFired"): the wait for one event."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType

from ..errors import CDPTimeoutError
from ..threads import Deadline
from .events import UNHEARD, EventQueue
from .message import Event

_OTHERS = "none of the events that came was the expected one"


class ExpectedEvent:
    """The context manager that `Session.expect_event` returns. It waits at the end of the `with` block.

    Threads: one thread at a time may use it.
    """

    def __init__(
        self,
        listen: Callable[[], EventQueue],
        predicate: Callable[[Event], object] | None,
        timeout: float | None,
    ) -> None:
        self._listen = listen
        self._predicate = predicate
        self._timeout = timeout
        self._value: Event | None = None
        self._over = False
        Deadline(timeout)  # raises TypeError or ValueError here, not after the body

    @property
    def value(self) -> Event:
        """The event. Raises AttributeError before the end of the `with` block, and if no event came."""
        if self._value is None:
            raise AttributeError(f"there is no value: {self._missing()}")
        return self._value

    def _missing(self) -> str:
        return "it did not come" if self._over else "it is waited for at the end of the with block"

    def __repr__(self) -> str:
        return f"<ExpectedEvent: {self._value or self._missing()}>"

    def __enter__(self) -> ExpectedEvent:
        self._queue = self._listen()
        self._value, self._over = None, False
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        with self._queue:
            self._over = True
            if kind is not None:
                return
            deadline = Deadline(self._timeout)
            while True:
                try:
                    event = self._queue.get(deadline.remaining())
                except CDPTimeoutError as late:
                    hint = UNHEARD if self._predicate is None else f"{_OTHERS}; {UNHEARD}"
                    raise CDPTimeoutError(late.waited_for, deadline.seconds, hint) from None
                if self._predicate is None or self._predicate(event):
                    self._value = event
                    return
                if deadline.passed():  # other events keep coming
                    raise CDPTimeoutError(event.method, deadline.seconds, _OTHERS)
