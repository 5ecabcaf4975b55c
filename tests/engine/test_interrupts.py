"""Ctrl-C, signal handlers and __del__ in the middle of things."""

from __future__ import annotations

import contextlib
import gc
import logging
import queue
import signal
import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from cdpsync import connect
from cdpsync.engine.command import PendingCommand
from cdpsync.errors import (
    ClosedError,
)

from ..peers import LoopbackPeer, ScriptedSession, echo, event
from .scripted import attach

pytestmark = pytest.mark.usefixtures("both_ways")

INTERRUPTED = """
    import contextlib, signal, sys
    sys.path.insert(0, {root!r})
    import cdpsync
    from tests.peers import LoopbackPeer, ScriptedSession, echo
    sys.unraisablehook = lambda _: None  # Python ignores one that comes in a __del__
    signal.signal(signal.SIGALRM, signal.default_int_handler)
    rounds, interrupted = 0, 0
    with contextlib.ExitStack() as stack:
        {session}
        while rounds < 1500:
            rounds += 1
            try:
                signal.setitimer(signal.ITIMER_REAL, 0.00002 + 0.000004 * (rounds % 60))
                session.send_command("A.run", dict(x=rounds))
                signal.setitimer(signal.ITIMER_REAL, 0)
            except KeyboardInterrupt:
                interrupted += 1
        signal.signal(signal.SIGALRM, signal.SIG_IGN)
        assert session.send_command("A.run", dict(x=1)) == dict(x=1)
        connection = session._link.connection
        assert connection.pending() == [], connection.pending()
        print(interrupted > 100)
"""


IN_MEMORY = "session = stack.enter_context(ScriptedSession(echo, timeout=3))"


LOOPBACK = "session = stack.enter_context(cdpsync.connect(stack.enter_context(LoopbackPeer()).port, timeout=3))"


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="there are no interval timers here")
@pytest.mark.parametrize("session", [IN_MEMORY, LOOPBACK], ids=["in memory", "loopback"])
def test_rule_5_ctrl_c_leaves_no_lock_held(session: str) -> None:
    """Hundreds of commands are interrupted, each a little later than the one before."""
    code = textwrap.dedent(INTERRUPTED).format(root=str(Path(__file__).parent.parent.parent), session=session)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=50, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "True\n", "")


def test_a_command_does_not_take_the_lock_of_the_logging_module() -> None:
    """Ctrl-C there could leave it locked, and the reader needs it."""
    with ScriptedSession(echo) as session:
        free = threading.Event()

        def hold() -> None:
            with logging._lock:  # type: ignore[attr-defined]
                held.set()
                free.wait(10)

        held = threading.Event()
        holder = threading.Thread(target=hold)
        holder.start()
        held.wait(5)
        try:
            assert session.send_command("A.run", {"x": 1}, timeout=5) == {"x": 1}
        finally:
            free.set()
            holder.join()


class InterruptAt:
    """Raises KeyboardInterrupt before the `place`-th line of the engine that the thread reaches; `hit` if it did."""

    def __init__(self, place: int) -> None:
        self.hit = False
        self._left = place

    def trace(self, frame: Any, what: str, _: object) -> Any:
        if Path(frame.f_code.co_filename).name not in (
            "connection.py",
            "session.py",
            "sessions.py",
            "waiters.py",
            "pending.py",
            "command.py",
        ):
            return None
        if what == "line":
            self._left -= 1
            if self._left == 0:
                self.hit = True
                sys.settrace(None)
                raise KeyboardInterrupt
        return self.trace


@pytest.fixture
def no_collection() -> Iterator[None]:
    """The collector does not run what earlier tests left behind: the tracer would interrupt that too."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("no_collection")
@pytest.mark.parametrize("end", ["detach", "close"])
def test_after_ctrl_c_in_the_middle_of_an_end_close_wakes_everybody(end: str) -> None:
    """Ctrl-C comes between any two lines. The close() that follows wakes the threads that still wait."""
    for place in range(1, 1000):
        interrupt = InterruptAt(place)
        with ScriptedSession(timeout=None) as session:
            attach(session)
            child = session.session("S1")
            commands, queue = [session.submit("A.run"), child.submit("A.run")], child.events("A.b")
            session.transport.answer = lambda command: [{"id": command["id"]}]

            def interrupted(session: ScriptedSession, end: Callable[[], None], interrupt: InterruptAt) -> None:
                sys.settrace(interrupt.trace)
                try:
                    end()
                except KeyboardInterrupt:
                    pass
                finally:
                    sys.settrace(None)
                # The tracer can raise between the body of a `with` and the release of its lock; a signal cannot.
                with contextlib.suppress(RuntimeError):
                    while True:
                        session.connection._waiters.lock.release()

            # A tracer that raises in an except block can leave its exception behind in the thread (CPython 3.11).
            leave = child.detach if end == "detach" else session.connection.close
            thread = threading.Thread(target=interrupted, args=(session, leave, interrupt))
            thread.start()
            thread.join()
            session.connection.close()
            for command in commands:
                with pytest.raises(ClosedError):
                    command.result(timeout=1)
            with pytest.raises(ClosedError):
                queue.get(timeout=1)
        if not interrupt.hit:
            break
    assert 20 < place < 999


def test_a_signal_handler_may_send_in_the_middle_of_a_send(peer: LoopbackPeer) -> None:
    with connect(peer.port, timeout=5) as client:
        outbox = client._open().connection._transport._outbox  # type: ignore[attr-defined]
        flush, inner = outbox._flush, list[PendingCommand]()

        def interrupted(*arguments: object, **options: object) -> bool:
            if not inner:
                inner.append(client.submit("A.inner", {"x": 2}))
            return bool(flush(*arguments, **options))

        outbox._flush = interrupted
        assert client.send_command("A.outer", {"x": 1}) == {"x": 1}
        assert inner[0].result() == {"x": 2}


def test_a_del_may_close_a_queue_while_the_lock_is_held() -> None:
    with ScriptedSession(echo) as session:
        queue = session.events("A.b")
        done = threading.Event()

        def collect() -> None:
            with session.connection._waiters.lock:
                queue.close()
            done.set()

        threading.Thread(target=collect, daemon=True).start()
        assert done.wait(5)


def test_a_del_that_waits_for_a_reply_on_the_reader_thread_raises_at_once() -> None:
    """The garbage collector may run it there, and no reply can come while the reader waits."""
    told: queue.SimpleQueue[BaseException] = queue.SimpleQueue()

    def finalizer() -> None:
        with pytest.raises(RuntimeError, match=r"a __del__ that runs in the reader thread .* submit\(\)") as caught:
            session.send_command("A.run")
        told.put(caught.value)

    with ScriptedSession(echo) as session:
        session.transport.call(finalizer)
        assert told.get(timeout=5)
        assert session.send_command("A.run", {"x": 1}) == {"x": 1}
        assert session.connection.pending() == []


def test_a_del_that_waits_for_an_event_on_the_reader_thread_raises_at_once() -> None:
    told: queue.SimpleQueue[BaseException] = queue.SimpleQueue()

    with ScriptedSession(echo) as session, session.events("A.b") as events:

        def finalizer() -> None:
            with pytest.raises(RuntimeError, match="a __del__ that runs in the reader thread cannot wait") as caught:
                events.get(None)
            told.put(caught.value)

        session.transport.call(finalizer)
        assert told.get(timeout=5)
        session.transport.feed(event("A.b", n=1))
        assert events.get(5).params == {"n": 1}
