"""Workers: what client.workers offers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NoReturn

from ...engine import Notice, RuntimeKind, Subscription
from ...errors import METHOD_NOT_FOUND, CDPError, CDPTimeoutError, CommandError
from ...session import AttachedSession
from ...threads import DEFAULT, Deadline, Timeout
from ..waiting import is_held
from .announcements import CHANGED
from .browsers import note_titles
from .following import STARTED, Branch, branch_of
from .start import Arrival, Following, Start
from .starting import StartingWorkers
from .wanted import Text, Wanted, described, listed
from .ways import DENO, NODE, choose

if TYPE_CHECKING:
    from ...engine import Link
    from ...session import Session

_BELOW = 1.0
"""How long the workers of a session may take to say which workers they have themselves, in seconds."""

_OF_DENO = (
    ". Deno knows no names of node:worker_threads; it announces workers only while its main thread is not paused or in "
    "a loop, and only to the debugger that connected first"
)

_BUSY = "Deno announces workers only while its main thread is not paused or in a loop"
_PAUSED = "the program is paused in the debugger, and Deno announces its workers only while it runs"

_NAMED = 1.0
"""How long a worker may take to say its name, in seconds. One that sleeps in Atomics.wait() does not say it."""

_LOOK_AGAIN = 0.25
"""How often Chromium is asked for the titles of pages, and a Deno that does not answer is looked at, in seconds."""


class Workers:
    """The workers of one program, page or browser: all that run JavaScript under it, those of workers too.

        for worker in client.workers:
            print(worker.kind, worker.name, worker.url, worker.evaluate("1 + 1"))

    Each is an AttachedSession, on which everything works that works on the client. `url`, `name` and `kind` say what it
    is, and it is `closed` when it has ended. A page of Chromium also has iframes of other sites (kind "iframe").

    The first use makes the target announce its workers, which goes on until the session ends: NodeWorker.enable in
    Node, Target.setAutoAttach in Deno and Chromium, also for each worker in Chromium. Do not send these commands
    for the same session yourself afterwards: the last one counts.

    Node and Deno know only one list, that of the whole program; `worker.workers` raises RuntimeError there.

    Threads: any thread may call any method.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def __iter__(self) -> Iterator[AttachedSession]:
        """Iterate over the workers that run now, in the order in which they were announced.

        Waits until the target has announced them all, up to the client's timeout. Deno announces them only while its
        main thread is neither paused nor in a loop. Raises CDPTimeoutError, ClosedError, and RuntimeError if the
        target cannot announce workers, or is a Deno that is paused in the debugger.
        """
        return iter(self._all(Deadline(self._session._timeout)))

    def __len__(self) -> int:
        """How many run now. Waits and raises as a loop over them does."""
        return sum(1 for _ in self)

    def wait(
        self,
        *texts: NoReturn,
        url: Text | None = None,
        name: Text | None = None,
        kind: Text | None = None,
        timeout: Timeout = DEFAULT,
    ) -> AttachedSession:
        """A worker that runs already, else the next one that starts.

        `url` is a part of its URL, `name` its whole name, `kind` its whole kind, such as "worker" or "iframe"; or give
        a pattern of re.compile(), which is searched for. Waits up to `timeout` seconds, by default the client's.

        Raises CDPTimeoutError if no such worker comes in time, and says which there are. Raises ClosedError if none can
        come any more, RuntimeError if the target cannot announce workers, and ValueError for a kind that is not known.
        """
        if texts:
            raise TypeError(f"say what is meant by {texts[0]!r:.200}: name=… or url=…")
        wanted = Wanted(url, name, kind)
        wanted.check()
        link = self._session._open()
        deadline = Deadline(timeout, link.connection.timeout)
        branch = self._follow(deadline)
        with link.connection.listen(self._session.session_id, (STARTED, CHANGED), None, link) as events:
            looks = name is not None and branch.following.whole  # for the titles of pages, which are told of to nobody
            candidates = branch.arrivals()
            while True:
                for arrival in candidates:
                    worker = worker_of(link, arrival)
                    if wanted.accepts(worker) and not worker.closed:
                        return worker
                try:
                    event = events.get((deadline.at_most(_LOOK_AGAIN) if looks else deadline).remaining())
                except CDPTimeoutError:
                    if looks and not deadline.passed():
                        self._learn_titles(branch, deadline)
                        candidates = branch.arrivals()
                        continue
                    hint = described([worker_of(link, one, 0) for one in branch.arrivals()])
                    if branch.following.way is DENO:
                        hint += _OF_DENO
                    raise CDPTimeoutError(str(wanted), deadline.seconds, hint) from None
                candidates = branch.arrivals() if event.method == CHANGED else [event.params["worker"]]

    def on_start(self, handler: Callable[[AttachedSession], object]) -> Subscription:
        """Call `handler(worker)` for each worker that starts from now on; returns what removes the handler.

        The handler is called on the handlers' thread, in the order in which they were announced. The worker may have
        ended by then: then it is `closed`. If the handler raises, the logger "cdpsync" logs the error.

        Waits until the target has announced those that run already. Raises TypeError if `handler` cannot be called,
        and what a loop over the workers raises.
        """
        if not callable(handler):
            raise TypeError(f"a handler is a function of one argument; {handler!r} cannot be called")
        link = self._session._open()
        self._complete(Deadline(link.connection.timeout))
        return self._session.on_event(STARTED, _Started(link, handler))

    def attach_all(self, *, hold: bool = False) -> StartingWorkers:
        """A context manager that yields each worker: first those that run already, then each that starts.

            with client.workers.attach_all(hold=True) as starting:
                worker = starting.get()
                worker.debugger.break_at("hash.js:3")
                worker.run_if_waiting()

        With `hold`, each new worker waits before its first line until `worker.run_if_waiting()`, or until the end of
        the block, which lets all go that still wait. If several blocks hold at the same time, a worker waits until the
        last of them ends. Raises RuntimeError if the target cannot hold workers.
        """
        return StartingWorkers(self._session, self._follow, hold, worker_of)

    # --- inside ---

    def _all(self, deadline: Deadline) -> list[AttachedSession]:
        branch, link = self._complete(deadline), self._session._open()
        self._learn_titles(branch, deadline)
        return [worker_of(link, one) for one in branch.arrivals()]

    def _follow(self, deadline: Deadline) -> Branch:
        """Have the target announce its workers from now on."""
        session, connection = self._session, self._session._open().connection
        life, following = connection.sessions.get(session.session_id), connection.keep(None, Following)
        branch: Branch | None = life.kept.get(Branch)
        if branch is None:
            if session.session_id is not None and _knows_one_list(session):
                raise RuntimeError(
                    f"{session.browser or 'this runtime'} announces all workers, those of workers too, to the main "
                    "program: use client.workers"
                )
            following.way = choose(session, deadline)
            if following.way.nested:
                following.whole = session._open().description.is_browser(deadline)
            branch = branch_of(connection, session.session_id, life)
        if following.way.nested:
            branch.discover()
        branch.follow()
        try:
            branch.settle(deadline)
        except CommandError as error:
            if error.code != METHOD_NOT_FOUND:
                raise
            if session._runtime_kind() is not None or following.way is NODE:
                raise RuntimeError(f"{session.browser or 'this runtime'} does not announce workers: {error}") from None
            following.way = NODE  # it does not say what it is
            return self._follow(deadline)
        return branch

    def _complete(self, deadline: Deadline) -> Branch:
        """Like `_follow`, and wait until those that run already have been announced."""
        branch = self._follow(deadline)
        if branch.following.way.late and not branch.complete:
            self._wait_for_deno(deadline)
        branch.complete = True
        patience, seen = deadline.at_most(_BELOW), set[Branch]()
        while below := [one for one in branch.branches() if one not in seen]:
            for one in below:
                seen.add(one)
                try:
                    one.settle(patience)
                except CDPError:
                    continue  # it has ended, has no workers, or is too busy to say it
        return branch

    def _wait_for_deno(self, deadline: Deadline) -> None:
        """Wait until Deno has announced the workers that run. It does not while its main thread is paused.

        Raises RuntimeError if it is paused. Returns if it waits for the debugger at its start.
        """
        session, asks = self._session, True
        gate = session._open().connection.gate
        command = session.submit("Target.getTargets", {})  # it answers this afterwards
        try:
            while True:
                try:
                    command.result(deadline.at_most(_LOOK_AGAIN).remaining())
                    return
                except CDPTimeoutError:
                    if gate.is_paused(session.session_id):
                        raise RuntimeError(f"{_PAUSED}: resume it, or step on, and ask again") from None
                    if deadline.passed():
                        raise CDPTimeoutError("the list of workers", deadline.seconds, _BUSY) from None
                if asks and is_held(session, deadline.at_most(_LOOK_AGAIN)):
                    return  # it has not begun, so it has no workers
                asks = False
        finally:
            command.give_up()

    def _learn_titles(self, branch: Branch, deadline: Deadline) -> None:
        """Have the titles of pages up to date: Chromium does not tell that one has changed."""
        if branch.following.whole:
            connection = self._session._open().connection
            note_titles(connection.sessions, connection.call("Target.getTargets", {}, None, deadline))

    def __repr__(self) -> str:
        """What is known so far. Asks and waits for nothing."""
        if self._session.closed:
            return f"<Workers of {self._session!r}>"
        link = self._session._open()
        life = link.connection.sessions.life(self._session.session_id)
        branch: Branch | None = life.kept.get(Branch) if life is not None else None
        if branch is None:
            return "<Workers: not asked yet>"
        return f"<Workers: {listed([worker_of(link, one, 0) for one in branch.arrivals()], short=True)}>"


class _Started:
    """Calls a handler with the worker of a notice."""

    def __init__(self, link: Link, handler: Callable[[AttachedSession], object]) -> None:
        self._link = link
        self._handler = handler

    def __call__(self, notice: Notice) -> None:
        self._handler(worker_of(self._link, notice.params["worker"]))

    def __repr__(self) -> str:
        return repr(self._handler)


def worker_of(link: Link, arrival: Arrival, patience: float = _NAMED) -> AttachedSession:
    """The session of a worker. Waits until it has said its name, where the runtime does not tell it."""
    start = arrival.life.kept.get(Start)
    if start is not None and start.named is not None:
        start.named.done_within(patience)
    return AttachedSession(link, arrival.session_id, arrival.life)


def _knows_one_list(session: Session) -> bool:
    return session._runtime_kind() in (RuntimeKind.NODE, RuntimeKind.DENO)
