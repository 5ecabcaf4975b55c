"""Frames on their way out: each whole and none twice, whatever interrupts whoever sends them."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections import deque
from itertools import starmap

from ..threads import Deadline
from .stream import DONT_WAIT, Stream

_log = logging.getLogger("cdpsync")

_ONCE = ((),)


class Outbox:
    """The frames that are to be sent over one stream.

    A frame is put in before the lock is waited for, and whoever has the lock sends what is there: of several threads
    that send at once most find their frame gone when the lock comes to them. With sixteen that saves a third.

    Threads: any. `send` waits until the frame is out, `post` does not wait.
    """

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        stream.when_free = self._flush_replies
        self._frames: deque[_Frame] = deque()  # not begun: who put one in may take it back
        # What answers a ping goes behind them; the latest only (RFC 6455, section 5.5.3), for a peer that pings without
        # end may not read.
        self._pong: deque[_Frame] = deque(maxlen=1)
        # Held by whoever writes to the stream, for as long as its deadline lets it; guards what is below.
        # Reentrant for the moment between taking it and the note of its holder, into which a signal handler may fall.
        self._lock = threading.RLock()
        self._holder: int | None = None  # a __del__ or a signal handler may send in the middle of a send
        self._nested: _Frame | None = None  # the last frame of such a one, for its holder to send
        # The frame that is being sent, if any. None may be cut: what an interrupted send (timeout, Ctrl-C) has left of
        # one stays here, and goes out before the others.
        self._head: list[_Frame] = []

    def send(self, data: bytes | bytearray, deadline: Deadline | None) -> None:
        """Send a frame; returns when it is out. TimeoutError or OSError; a frame that was not begun is then dropped.

        Without a deadline, or in the middle of another send of the same thread, it does not wait: the frame goes out
        when it can.
        """
        mine = _Frame(data)
        if self._holder == threading.get_ident():
            self._frames.append(mine)
            self._nested = mine
            return
        if deadline is None:
            self.post(data)
            return
        held: list[bool] = []
        try:
            self._frames.append(mine)
            remaining = deadline.remaining()
            # One C call from taking the lock to the note that it is held, for the same reason as in _flush.
            held.extend(map(self._lock.acquire, (True,), (-1 if remaining is None else remaining,)))
            if held[0]:
                self._holder = threading.get_ident()
                self._flush(deadline, mine)
                if mine.out() and (self._frames or self._nested):
                    self._flush_others(deadline)
            if not mine.out():
                raise TimeoutError("the target does not read" if held[0] else "others were still sending")
        except BaseException:
            self._take_back(mine, held == [True])
            raise
        finally:
            if held == [True]:
                self._holder = None
                self._lock.release()
            if self._head or self._frames or self._pong:
                self._flush_replies()

    def post(self, data: bytes | bytearray, *, pong: bool = False) -> None:
        """Send a frame now or after what is being sent; does not wait, so the receiver may call it."""
        (self._pong if pong else self._frames).append(_Frame(data))
        self._flush_replies()

    def release(self) -> None:
        """Give the stream's descriptor back, which must be shut down."""
        # The lock's holder wakes at that; closing under its system call could hit another's descriptor. In a process
        # that fork() has made it may be held by a thread that is not there.
        held = self._lock.acquire(timeout=1)
        self._stream.release()
        if held:
            self._lock.release()

    def _flush(self, deadline: Deadline, until: _Frame | None = None, flags: int = 0) -> bool:
        """Send what is there, or as far as one frame, under the lock; False when the deadline came first."""
        while until is None or not until.out():
            if not self._head:
                try:
                    # One C call: an interrupt between its two halves would lose the frame.
                    self._head.extend(starmap(self._frames.popleft, _ONCE))
                except IndexError:
                    return True
            frame = self._head[0]
            while not frame.out():
                try:
                    # One C call from the system call to the note of its result: an interrupt between the two
                    # would leave us not knowing where in the frame the target is.
                    frame.sent.extend(map(self._stream.push, (frame.rest(),), (flags,)))
                except BlockingIOError:
                    _log.debug("the target does not read")
                # Also where something was sent: a target that reads a little now and then is not waited for either.
                if deadline.passed() and not frame.out():
                    return False
            self._head.clear()
        return True

    def _flush_others(self, deadline: Deadline) -> None:
        """Send what came behind one's own frame: what the same thread put in meanwhile, and what can go at once."""
        try:
            while (nested := self._nested) is not None:
                self._nested = None
                self._flush(deadline, nested)
            self._flush(Deadline(0), flags=DONT_WAIT)
        except OSError as error:
            _log.debug("another's frame could not be sent: %s", error)  # who waits for the lock, and meets it too

    def _take_back(self, mine: _Frame, held: bool) -> None:
        try:  # no context manager, which would be Python code before it, for another Ctrl-C
            self._frames.remove(mine)
        except ValueError:
            _log.debug("not taken back")  # it is being sent, or Ctrl-C came before it was put in
        if held and self._head and self._head[0] is mine and not (mine.sent or self._stream.half_sent):
            self._head.clear()

    def _flush_replies(self) -> None:
        # Whoever holds the lock looks again after giving it back, so nothing stays behind. Not for ever: where pings
        # come that fast, the next one sees to what is left.
        for _ in range(3):
            if not (self._head or self._frames or self._pong):
                return
            held: list[bool] = []
            try:
                held.extend(map(self._lock.acquire, (False,)))  # one C call, as in send
                if not held[0]:
                    return
                self._holder = threading.get_ident()
                if not self._flush(Deadline(0), flags=DONT_WAIT):
                    return
                with contextlib.suppress(IndexError):
                    self._frames.append(self._pong.popleft())
                if not self._flush(Deadline(0), flags=DONT_WAIT):
                    return
            except OSError as error:
                _log.debug("a reply frame could not be sent: %s", error)
                return
            finally:
                if held == [True]:
                    self._holder = None
                    self._lock.release()


class _Frame:
    """The bytes of one frame, and how many of them each send took."""

    __slots__ = ("data", "sent")

    def __init__(self, data: bytes | bytearray) -> None:
        self.data = data
        self.sent: list[int] = []

    def rest(self) -> memoryview:
        return memoryview(self.data)[sum(self.sent) :]

    def out(self) -> bool:
        return sum(self.sent) == len(self.data)
