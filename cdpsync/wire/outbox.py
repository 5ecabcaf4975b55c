"""Frames on their way out: each is sent whole and once, even if its sender is interrupted.

send(), post()  -->  _frames  -->  _head  -->  stream
                     waiting       being sent: whoever holds the lock goes on with it
"""

from __future__ import annotations

import contextlib
import logging
import threading
from collections import deque
from collections.abc import Callable
from functools import partial
from itertools import starmap

from ..threads import Deadline, call_with_lock
from .stream import DONT_WAIT, Stream

_log = logging.getLogger("cdpsync")

_ONCE = ((),)
_AT_ONCE = Deadline(0)
_PATIENCE = 0.01  # seconds in which another thread is expected to send a frame that it finds
_SMALL = 65_536  # bytes that a target takes at once, as a rule


class Outbox:
    """The frames that are to be sent over one stream.

    A time-out or Ctrl-C in the middle of a frame does not end the connection: the rest of the frame stays, and goes out
    before the next one.

    A sender adds its frame before it takes the lock, and whoever holds the lock sends all the frames that are there. A
    thread that finds the lock taken need not wait for it: it waits for the answer to its frame instead. With sixteen
    threads on Node 24, this halves the slowest hundredth of the round trips.

    Threads: any. `send` waits until the frame is out, `post` does not wait.
    """

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        stream.when_free = self._flush_at_once
        self._frames: deque[_Frame] = deque()  # none of them begun, so its sender may take it back
        # Pongs go behind the other frames, and only the latest is kept (RFC 6455, section 5.5.3): a peer that sends
        # pings without end may not read.
        self._pong: deque[_Frame] = deque(maxlen=1)
        # Guards the stream and what is below; held for as long as the holder's deadline allows. Reentrant, because a
        # signal handler may send between the taking of the lock and the note of its holder.
        self._lock = threading.RLock()
        self._holder: int | None = None
        self._nested: _Frame | None = None  # the last one that a __del__ or a signal handler sent during the holder's
        self._head: list[_Frame] = []  # the frame that is being sent, if any

    def send(
        self,
        data: bytes | bytearray,
        deadline: Deadline | None,
        answered: Callable[[Deadline], bool] | None = None,
    ) -> None:
        """Send a frame, and return when it is out. Raises TimeoutError or OSError.

        After an error, a frame that was not begun is never sent. Without a deadline, or in the middle of another send
        of the same thread, this does not wait: the frame goes out when it can.

        A caller that waits for the answer next gives `answered`, which waits until a deadline and returns whether there
        is one. It is called if another thread is sending. If it returns True, `send` returns too, even if the frame is
        not out: the answer may be that the connection has ended.
        """
        frame = _Frame(data)
        if self._holder == threading.get_ident():
            self._frames.append(frame)
            self._nested = frame
            return
        if deadline is None:
            self.post(data)
            return
        if len(data) > _SMALL:
            answered = None  # the target has to read meanwhile, and the holder does not wait for that
        send = partial(self._send, frame, deadline)
        try:
            self._frames.append(frame)
            held = call_with_lock(self._lock, deadline if answered is None else _AT_ONCE, send)
            if answered is not None and not held:
                # The holder looks for frames until it finds none, and once more after it has released the lock, so it
                # finds this one: it was there before we tried the lock. But it does not wait for the target to read
                # them, and Ctrl-C may end it at any line. So we do not rely on it for longer than a moment.
                if answered(deadline.at_most(_PATIENCE)):
                    return
                held = frame.out() or call_with_lock(self._lock, deadline, send)
            if not frame.out():
                raise TimeoutError("the target does not read" if held else "others were still sending")
        finally:
            if not frame.out():
                with contextlib.suppress(ValueError):  # it has been begun
                    self._frames.remove(frame)
            if self._head or self._frames or self._pong:
                self._flush_at_once()

    def post(self, data: bytes | bytearray, *, pong: bool = False) -> None:
        """Send a frame now, or after those that are being sent. Does not wait, so the receiver may call it."""
        (self._pong if pong else self._frames).append(_Frame(data))
        self._flush_at_once()

    def release(self) -> None:
        """Close the stream's descriptor; the stream must have been shut down."""
        # The lock's holder wakes when the stream is shut down. Closing the descriptor during its system call could hit
        # a file that has got the same number. After fork() the holder may be a thread that is only in the parent.
        call_with_lock(self._lock, Deadline(1), lambda held: self._stream.release())

    # --- under the lock, if `held` ---

    def _send(self, frame: _Frame, deadline: Deadline, held: bool) -> bool:
        """Send the frames up to this one, then those of others as far as that needs no waiting. Returns `held`."""
        if not held:
            return False
        try:
            self._holder = threading.get_ident()
            try:
                self._flush(deadline, frame)
                if frame.out() and (self._frames or self._nested):
                    self._flush_others(deadline)
            finally:
                if self._head == [frame] and not (frame.sent or self._stream.half_sent):
                    self._head.clear()  # not begun
        finally:
            self._holder = None  # whatever happened: a thread that is noted here only queues its frames
        return True

    def _flush_others(self, deadline: Deadline) -> None:
        try:
            while (nested := self._nested) is not None:
                self._nested = None
                self._flush(deadline, nested)
            self._flush(_AT_ONCE, flags=DONT_WAIT)
        except OSError as error:  # the threads that wait for the lock will meet it too
            _log.debug("another sender's frame could not be sent: %s", error)

    def _flush_at_once(self) -> None:
        """Send what can go out without waiting, unless another thread is sending."""
        # That thread looks again after it has released the lock, so nothing is left behind. It does not look for ever:
        # if pings come that fast, the next one takes care of the rest.
        for _ in range(3):
            if not (self._head or self._frames or self._pong):
                return
            if not call_with_lock(self._lock, _AT_ONCE, self._flush_held):
                return

    def _flush_held(self, held: bool) -> bool:
        """Send what can go out without waiting; returns whether that was all."""
        if not held:
            return False
        try:
            self._holder = threading.get_ident()
            if not self._flush(_AT_ONCE, flags=DONT_WAIT):
                return False
            with contextlib.suppress(IndexError):
                self._frames.append(self._pong.popleft())
            return self._flush(_AT_ONCE, flags=DONT_WAIT)
        except OSError as error:
            _log.debug("a frame could not be sent: %s", error)
            return False
        finally:
            self._holder = None

    def _flush(self, deadline: Deadline, until: _Frame | None = None, flags: int = 0) -> bool:
        """Send all frames, or those up to `until`; returns False if the deadline came first."""
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
                    # One C call from the system call to the note of its result: an interrupt between the two would
                    # leave us not knowing how much of the frame the target has.
                    frame.sent.extend(map(self._stream.push, (frame.rest(self._stream.most_at_once),), (flags,)))
                except BlockingIOError:
                    _log.debug("the target does not read")
                # Checked after a partial send too, for a target that reads a little now and then.
                if deadline.passed() and not frame.out():
                    return False
            self._head.clear()
        return True


class _Frame:
    """The bytes of one frame, and how many of them each push took."""

    __slots__ = ("data", "sent")

    def __init__(self, data: bytes | bytearray) -> None:
        self.data = data
        self.sent: list[int] = []

    def rest(self, most: int) -> memoryview:
        """The next bytes to send, at most so many."""
        start = sum(self.sent)
        return memoryview(self.data)[start : start + most]

    def out(self) -> bool:
        return sum(self.sent) == len(self.data)
