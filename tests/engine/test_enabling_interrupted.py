"""with session.enabling(...), interrupted: by Ctrl-C, in a signal handler, after fork()."""

from __future__ import annotations

import contextlib
import itertools
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from types import FrameType

import pytest

from cdpsync.engine import enabling

from ..peers import Message, ScriptedSession, echo
from .test_enabling import sent

pytestmark = pytest.mark.usefixtures("both_ways")


@contextlib.contextmanager
def handling(handler: Callable[[int, FrameType | None], None]) -> Iterator[Callable[[], None]]:
    """Make the main thread run this when the function that is returned is called."""
    before = signal.signal(signal.SIGUSR1, handler)
    main = threading.get_ident()
    try:
        yield lambda: signal.pthread_kill(main, signal.SIGUSR1)
    finally:
        signal.signal(signal.SIGUSR1, before)


posix = pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="signals cannot be sent to a thread here")


@posix
def test_a_body_in_a_signal_handler_begins_when_the_domain_is_enabled() -> None:
    """While the main thread waits for the same."""
    on: list[bool] = []
    replied = threading.Event()

    def answer(command: Message) -> list[Message]:
        if command["method"] != "Runtime.enable":
            return echo(command)
        threading.Timer(0.02, interrupt).start()
        threading.Timer(0.05, reply, (command,)).start()
        return []

    def reply(command: Message) -> None:
        replied.set()
        session.transport.feed(*echo(command))

    def handler(*_: object) -> None:
        with session.enabling("Runtime"):
            on.append(replied.is_set())

    with handling(handler) as interrupt, ScriptedSession(answer) as session:
        with session.enabling("Runtime"):
            assert replied.is_set()
        assert sent(session) == ["Runtime.enable", "Runtime.disable"]
    assert on == [True]


class CtrlC:
    """Interrupts at the `at`-th moment at which Python looks for signals in enabling.py.

    Python does so at the beginning of a function and after a call; here, of a function that is written in C.
    """

    def __init__(self, at: int) -> None:
        self.where: tuple[str, str] | None = None
        self._left = at

    def profile(self, frame: FrameType, what: str, _: object) -> None:
        if frame.f_code.co_filename == enabling.__file__ and what in ("call", "c_return"):
            self._left -= 1
            if self._left == 0:
                self.where = frame.f_code.co_name, what
                raise KeyboardInterrupt


def test_after_ctrl_c_at_any_moment_no_lock_is_held_and_the_session_is_usable() -> None:
    """On entry, nothing is left enabled either."""
    places: set[tuple[str, str]] = set()
    before = sys.getprofile()
    for at in itertools.count(1):
        ctrl_c, entered = CtrlC(at), False
        with ScriptedSession(echo) as session:
            try:
                with session.enabling("Debugger"):
                    pass  # so that the last command is a "disable" if Ctrl-C comes before there is one
                sys.setprofile(ctrl_c.profile)
                with session.enabling("Runtime"):
                    entered = True
            except KeyboardInterrupt:
                assert ctrl_c.where is not None
            finally:
                sys.setprofile(before)
            if ctrl_c.where is None:
                break
            places.add(ctrl_c.where)
            assert entered or sent(session)[-1].endswith(".disable"), ctrl_c.where
            assert "count=0" in repr(session._kept(enabling._Users).lock), ctrl_c.where
            with session.enabling("Runtime"):
                assert session.send_command("Runtime.run", {"x": 1}) == {"x": 1}
    assert {"__enter__", "__exit__", "_enable", "_leave", "send"} <= {name for name, _ in places}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork() here")
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork.*:DeprecationWarning")
def test_a_forked_child_leaves_the_domains_to_its_parent() -> None:
    held, release = threading.Event(), threading.Event()

    def hold() -> None:
        with session.connection._waiters.lock:
            held.set()
            release.wait(5)

    with ScriptedSession(echo) as session, session.enabling("Runtime"):
        made_before, entered_before = session.enabling("Runtime"), session.enabling("Debugger")
        entered_before.__enter__()
        thread = threading.Thread(target=hold)
        thread.start()
        assert held.wait(5)
        child = os.fork()
        if child == 0:
            status = 1
            try:
                signal.alarm(5)  # no lock is waited for that a thread of the parent's holds
                with pytest.raises(RuntimeError, match=r"after fork\(\)"):
                    session.enabling("Runtime")
                with pytest.raises(RuntimeError, match=r"after fork\(\)"):
                    made_before.__enter__()
                entered_before.__exit__(None, None, None)
                status = 7
            finally:
                os._exit(status)
        release.set()
        thread.join()
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
        entered_before.__exit__(None, None, None)
        assert sent(session)[2:] == ["Debugger.disable"]
