"""Where the events of a queue come from."""

from __future__ import annotations

from collections.abc import Callable

from ..errors import ProgramEnded
from .backlog import Backlog
from .program import Programs
from .waiters import Waiters


class Source:
    """What a queue asks its connection, and the program of its session. It refers to `keep`, and so keeps it alive."""

    __slots__ = ("_in_reader", "_keep", "_programs", "_session_id", "_waiters")

    def __init__(
        self,
        waiters: Waiters,
        programs: Programs,
        in_reader: Callable[[], bool],
        session_id: str | None,
        keep: object,
    ) -> None:
        self._waiters = waiters
        self._programs = programs
        self._in_reader = in_reader
        self._session_id = session_id
        self._keep = keep

    def forget(self, backlog: Backlog) -> None:
        """Deliver nothing more to this backlog."""
        self._waiters.forget(self._session_id, backlog, backlog.methods)

    def over(self) -> ProgramEnded | None:
        """The reason if no more events will come: the program has finished, and no command waits for its reply."""
        if self._in_reader():  # the caller is about to wait
            raise RuntimeError("a __del__ that runs in the reader thread cannot wait for an event: none would come")
        over = self._programs.over(self._session_id)
        return None if over is None or self._waiters.pending.waits(self._session_id) else over

    @property
    def pause(self) -> float | None:
        """Seconds to wait before each `look`; None if no look is needed."""
        return self._programs.pause

    def look(self) -> None:
        """Find out whether the program has finished, without waiting for the answer."""
        self._programs.look()
