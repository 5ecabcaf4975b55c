"""StartingWorkers: the workers of a session as they start, held before their first line if wanted."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import TYPE_CHECKING

from ...engine import EventQueue, Notice
from ...errors import CDPError, CDPTimeoutError, ClosedError
from ...threads import DEFAULT, Deadline, Timeout
from .following import STARTED, Branch
from .start import Arrival, Hold, Start

if TYPE_CHECKING:
    from ...engine import Link
    from ...session import AttachedSession, Session

_OVER = ClosedError("the block of client.workers.attach_all() has ended, so no more workers are delivered")


class StartingWorkers:
    """The workers of one session, each once: those that ran at the beginning of the block first.

    Threads: several threads may read, and each worker goes to one of them.
    """

    def __init__(
        self,
        session: Session,
        follow: Callable[[Deadline], Branch],
        hold: bool,
        worker_of: Callable[[Link, Arrival], AttachedSession],
    ) -> None:
        self.hold: bool = hold
        """Whether new workers wait before their first line."""
        self._session = session
        self._follow = follow
        self._worker_of = worker_of
        self._branch: Branch | None = None
        self._queue: EventQueue | None = None
        self._hold: Hold | None = None
        self._free: list[Arrival] = []

    # --- the block ---

    def __enter__(self) -> StartingWorkers:
        if self._queue is not None:
            raise RuntimeError("this was entered before: call client.workers.attach_all() again")
        link = self._session._open()
        deadline = Deadline(link.connection.timeout)
        branch = self._branch = self._follow(deadline)
        if self.hold and not branch.following.way.holds:
            raise RuntimeError(
                f"{self._session.browser} does not hold workers that are followed by Target.setAutoAttach: do not send "
                "that command, and client.workers uses NodeWorker.enable, which holds them"
            )
        try:
            with branch.following.lock:  # nothing is told meanwhile
                self._queue = link.connection.listen(self._session.session_id, (STARTED,), None, link)
                for arrival in branch.arrivals():
                    start = arrival.life.kept.get(Start)
                    if start is None or start.told:
                        self._queue._backlog.put(Notice(STARTED, {"worker": arrival}, branch.session_id, 0))
                if self.hold:
                    self._hold = Hold(branch.life)
                    branch.hold(self._hold)
            self._adjust()
            branch.settle(deadline)
        except BaseException:
            self._leave()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._leave()
        if kind is None and self._branch is not None and self._hold is not None:
            with contextlib.suppress(CDPError):  # the session has ended, and its workers with it
                self._branch.settle(Deadline(self._session._timeout))

    def _adjust(self) -> None:
        for one in self._branch.branches() if self._branch is not None else ():
            one.adjust()

    def _leave(self) -> None:
        try:
            self._let_go()
        except BaseException:
            self._let_go()  # Ctrl-C: the rest is done first
            raise

    def _let_go(self) -> None:
        """Stop holding, and let all workers go that nobody else holds. A second call does what is left."""
        branch, hold = self._branch, self._hold
        if self._queue is not None:
            self._queue._backlog.end(_OVER, orderly=True)
            self._queue.close()
        if branch is None or hold is None:
            return
        free = branch.release(hold)
        self._adjust()
        for arrival in free:
            branch.let_go(arrival)

    # --- reading ---

    def get(self, timeout: Timeout = DEFAULT) -> AttachedSession:
        """The next worker. Waits up to `timeout` seconds, by default the client's.

        It may have ended already: then it is `closed`. Raises CDPTimeoutError if none comes in time, and ClosedError if
        none can come any more, because the block, the program or the session has ended.
        """
        link = self._session._open()
        deadline = Deadline(timeout, link.connection.timeout)
        try:
            event = self._events().get(deadline.remaining())
        except CDPTimeoutError:
            raise CDPTimeoutError("a worker", deadline.seconds, "no other has started") from None
        return self._worker_of(link, event.params["worker"])

    def __iter__(self) -> Iterator[AttachedSession]:
        """Iterate over the workers, also those to come. Waits for each without a time limit; ends with the program."""
        link = self._session._open()
        for event in self._events():
            yield self._worker_of(link, event.params["worker"])

    def _events(self) -> EventQueue:
        if self._queue is None:
            raise RuntimeError("this was not entered: write `with client.workers.attach_all() as starting:`")
        return self._queue

    def __repr__(self) -> str:
        if self._queue is None:
            state = f"hold={self.hold}, not entered"
        elif self._queue._backlog.ended is not None:
            state = "ended"
        else:
            state = "new ones are held" if self.hold else "new ones run"
        return f"<StartingWorkers of {self._session!r}, {state}>"
