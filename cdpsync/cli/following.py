"""What the sessions of a program tell, in one stream: for commands that go on, such as console and events."""

from __future__ import annotations

import argparse
import contextlib
import queue
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack
from typing import Generic, TypeVar

from ..errors import CDPError, ClosedError, ProgramEnded
from ..session import AttachedSession, Session
from ..threads import Deadline
from . import options, printing, reach, signals
from .reach import Reached

T = TypeVar("T")
Opened = Callable[[Session], AbstractContextManager[Iterable[T]]]
"""Begins to listen to a session, as `lambda session: session.console` does."""
_LAST_WORDS = 1.0
"""How long the workers of a program that has ended may take to tell the rest, in seconds."""


def add_limits(parser: argparse.ArgumentParser, of: str) -> None:
    """Add --json, and the options that say when it ends and where it goes. `of` is what is printed, such as "hits"."""
    printing.add_json(parser, "print one JSON object a line")
    parser.add_argument("--count", type=options.whole_number(1, of), metavar="N", help=f"end after N {of}")
    parser.add_argument("-d", "--duration", type=options.duration, metavar="S", help="end after this long, such as 30s")
    parser.add_argument(
        "-o",
        "--output",
        choices=["-"],
        metavar="-",
        help="with a COMMAND: print to stdout, and the program's output to stderr",
    )


def follow(arguments: argparse.Namespace, show: Callable[[Reached, int | None, Deadline], int | None]) -> int:
    """Follow a program until it ends, or as long as the arguments say; with --reconnect, again. Returns the exit code.

    `show` prints what the program tells. It is given how many are left to print, and returns how many still are.
    """
    left, deadline = arguments.count, Deadline(arguments.duration)
    with signals.recording() as stop:
        for program in reach.each(arguments, hold=True):
            with program.may_end(), stop.interrupts():
                left = show(program, left, deadline)
                if left == 0 or deadline.passed():
                    return 0
    return program.exit_code


@contextlib.contextmanager
def following(program: Reached, opened: Opened[T], *, all_workers: bool) -> Iterator[Followed[T]]:
    """What the sessions of a program tell; with `all_workers` also the workers that start later.

    A program that was started with `hold` runs once its sessions are listened to.
    """
    with ExitStack() as stack:
        followed = Followed(program, opened, stack)
        for session in list(program.sessions):
            with program.worker_may_end(session):
                followed.add(session)
        if all_workers:
            # Node 20 and 24 do not report what a worker logs before we have listened to it. A program that was not
            # started here is not held: if we were killed, its workers would wait for ever.
            followed.add_workers(stack.enter_context(program.client.workers.attach_all(hold=program.launched)))
        if program.launched:
            with program.may_end():
                program.client.run_if_waiting()
        yield followed


class Followed(Generic[T]):
    """Reads each session in a thread of its own, and puts what they tell into one queue.

    Threads: only the main thread calls this.
    """

    def __init__(self, program: Reached, opened: Opened[T], stack: ExitStack) -> None:
        self._program = program
        self._opened = opened
        self._stack = stack
        self._items: queue.SimpleQueue[tuple[Session, T | None, CDPError | None]] = queue.SimpleQueue()
        self._first = program.sessions[0]
        self._reading = 0  # how many threads read

    def add(self, session: Session) -> None:
        """Listen to a session."""
        items = self._stack.enter_context(self._opened(session))
        reader = threading.Thread(target=self._read, args=(session, items), name="cdpsync follower", daemon=True)
        reader.start()
        self._reading += 1

    def add_workers(self, workers: Iterable[AttachedSession]) -> None:
        """Have the main thread listen to each worker that starts."""
        thread = threading.Thread(target=self._await, args=(workers,), name="cdpsync workers", daemon=True)
        thread.start()

    def _await(self, workers: Iterable[AttachedSession]) -> None:
        with contextlib.suppress(CDPError):
            for worker in workers:
                self._items.put((worker, None, None))

    def _read(self, session: Session, items: Iterable[T]) -> None:
        error: CDPError = ClosedError("it has ended")
        try:
            for item in items:
                self._items.put((session, item, None))
        except CDPError as failure:
            error = failure
        finally:
            self._items.put((session, None, error))

    def until(self, deadline: Deadline) -> Iterator[tuple[str, T]]:
        """What the sessions tell, each item with the label of its session, until the deadline or the program's end.

        What the workers have told until then comes too. Raises what ended the first session, unless it is the end of
        the program.
        """
        ended: CDPError | None = None
        while self._reading or ended is None:
            if ended is None and deadline.passed():
                break  # also if they tell more than we can print
            try:
                session, item, error = self._items.get(timeout=deadline.remaining())
            except queue.Empty:
                break
            if item is not None:
                yield self._program.label(session), item
            elif error is None:
                self._join(session)
            else:
                self._reading -= 1
                if session is self._first:
                    ended, deadline = error, deadline.at_most(_LAST_WORDS)
        if ended is not None and not isinstance(ended, ProgramEnded) and type(ended) is not ClosedError:
            raise ended

    def _join(self, worker: Session) -> None:
        """Listen to a worker that has started, unless we do already, and let it run."""
        if worker.session_id in {one.session_id for one in self._program.sessions}:
            return
        self._program.join(worker)
        with contextlib.suppress(CDPError, RuntimeError):  # it has ended again
            self.add(worker)
            if self._program.launched:
                worker.run_if_waiting()
