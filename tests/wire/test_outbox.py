from __future__ import annotations

import contextlib
import re
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any, cast

import pytest

from cdpsync.threads.deadline import Deadline
from cdpsync.wire.outbox import _PATIENCE, Outbox, _Frame
from cdpsync.wire.stream import Stream

from ..hostile.interleave import Stop

FOREVER = Deadline(None)
FRAME = re.compile(rb"<\w+>")


class Interrupt(BaseException):
    """Like KeyboardInterrupt, which would end pytest."""


class ScriptedStream:
    """A stream of which `takes` says how many bytes each push takes: -1 is all, 0 is a peer that does not read, and
    Interrupt is Ctrl-C. Later pushes take all."""

    half_sent = False
    most_at_once = sys.maxsize

    def __init__(self, *takes: int | BaseException) -> None:
        self.takes = list(takes)
        self.got = b""
        self.released = False
        self.on_push: Callable[[], object] = lambda: None
        self.on_pushed: Callable[[], object] = lambda: None

    def push(self, view: memoryview, flags: int) -> int:
        self.on_push()
        takes = self.takes.pop(0) if self.takes else -1
        if isinstance(takes, BaseException):
            raise takes
        if takes == 0:
            raise BlockingIOError
        size = len(view) if takes < 0 else min(takes, len(view))
        self.got += view[:size]
        self.on_pushed()
        return size

    def release(self) -> None:
        self.released = True


def raising(error: BaseException) -> Callable[[Deadline], bool]:
    def answered(_: Deadline) -> bool:
        raise error

    return answered


def make(*takes: int | BaseException) -> tuple[Outbox, ScriptedStream]:
    stream = ScriptedStream(*takes)
    return Outbox(cast(Stream, stream)), stream


def test_a_frame_goes_out_in_as_many_parts_as_it_takes() -> None:
    outbox, stream = make(2, 0, 1)
    outbox.send(b"<one>", FOREVER)
    assert stream.got == b"<one>"


def test_a_frame_that_could_not_be_begun_is_dropped() -> None:
    outbox, stream = make(0)
    with pytest.raises(TimeoutError, match="does not read"):
        outbox.send(b"<one>", Deadline(0))
    outbox.send(b"<two>", FOREVER)
    assert stream.got == b"<two>"


def test_a_frame_that_was_begun_is_finished_before_the_next() -> None:
    outbox, stream = make(2)
    with pytest.raises(TimeoutError, match="does not read"):
        outbox.send(b"<one>", Deadline(0))
    outbox.send(b"<two>", FOREVER)
    assert stream.got == b"<one><two>"


def test_a_frame_that_is_encrypted_counts_as_begun() -> None:
    outbox, stream = make(0)
    stream.half_sent = True  # TLS has it, and must be given the same again
    with pytest.raises(TimeoutError):
        outbox.send(b"<one>", Deadline(0))
    outbox.send(b"<two>", FOREVER)
    assert stream.got == b"<one><two>"


def test_an_interrupted_send_can_be_followed_by_another() -> None:
    outbox, stream = make(2, Interrupt())
    with pytest.raises(Interrupt):
        outbox.send(b"<one>", FOREVER)
    outbox.send(b"<two>", FOREVER)
    assert stream.got == b"<one><two>"


def test_a_stream_that_fails_fails_every_send() -> None:
    outbox, stream = make(OSError("gone"), OSError("gone"))
    for frame in (b"<one>", b"<two>"):
        with pytest.raises(OSError, match="gone"):
            outbox.send(frame, FOREVER)
    outbox.send(b"<three>", FOREVER)
    assert stream.got == b"<three>"


@contextlib.contextmanager
def held_elsewhere(outbox: Outbox) -> Iterator[None]:
    """Hold the lock in another thread."""
    taken, done = threading.Event(), threading.Event()

    def hold() -> None:
        with outbox._lock:
            taken.set()
            done.wait(10)

    thread = threading.Thread(target=hold)
    thread.start()
    taken.wait(5)
    try:
        yield
    finally:
        done.set()
        thread.join(5)


def test_the_holder_of_the_lock_sends_the_frames_of_the_threads_that_wait_for_it() -> None:
    outbox, stream = make()
    outbox._lock.acquire()
    crew = [threading.Thread(target=outbox.send, args=(b"<%d>" % n, FOREVER)) for n in range(5)]
    for thread in crew:
        thread.start()
    while len(outbox._frames) < 5:
        pass  # they come at once
    assert outbox._flush(FOREVER)
    assert sorted(FRAME.findall(stream.got)) == [b"<%d>" % n for n in range(5)]
    outbox._lock.release()
    for thread in crew:
        thread.join(5)
    assert stream.got.count(b"<") == 5


def test_a_thread_that_stops_waiting_for_the_lock_takes_its_frame_back() -> None:
    outbox, stream = make()
    with held_elsewhere(outbox), pytest.raises(TimeoutError, match="others were still sending"):
        outbox.send(b"<late>", Deadline(0.01))
    outbox.send(b"<two>", FOREVER)
    assert stream.got == b"<two>"


def test_a_send_does_not_fail_because_of_the_frame_of_another_thread() -> None:
    outbox, stream = make(-1, OSError("gone"))
    others = [_Frame(b"<other>")]

    def put_in() -> None:  # while the first is sent
        outbox._frames.extend(others)
        others.clear()

    stream.on_push = put_in
    outbox.send(b"<one>", FOREVER)
    assert stream.got == b"<one><other>"  # a later push sends the other one


def test_only_the_latest_pong_is_kept_and_it_goes_last() -> None:
    outbox, stream = make(0, 0, 0)
    outbox.post(b"<close>")
    outbox.post(b"<pong1>", pong=True)
    outbox.post(b"<pong2>", pong=True)
    outbox.send(b"<one>", FOREVER)
    assert stream.got == b"<close><one><pong2>"


def test_the_descriptor_is_closed_even_if_the_lock_is_never_released() -> None:
    outbox, stream = make()
    with held_elsewhere(outbox):  # as by a thread that is not there after fork()
        outbox.release()
        assert stream.released


@pytest.mark.parametrize("takes", [(-1,), (-1, 0, 0, 0), (3, 0, 0), (-1, 2, 0, 0)])
def test_a_frame_that_a_signal_handler_sends_during_a_send_is_out_when_that_returns(takes: tuple[int, ...]) -> None:
    outbox, stream = make(*takes)
    nested = [b"<two>", b"<three>"]
    stream.on_push = lambda: outbox.send(nested.pop(0), FOREVER) if nested else None
    outbox.send(b"<one>", FOREVER)
    assert stream.got == b"<one><two><three>"


def test_a_frame_that_a_signal_handler_sends_during_a_reply_goes_out_after_it() -> None:
    outbox, stream = make()
    nested = [b"<two>"]
    stream.on_push = lambda: outbox.send(nested.pop(), FOREVER) if nested else None
    outbox.post(b"<one>")
    assert stream.got == b"<one><two>"


def test_a_signal_handler_can_send_before_the_holder_of_the_lock_is_noted() -> None:
    outbox, stream = make()
    with outbox._lock:
        outbox.send(b"<one>", Deadline(1))
    assert stream.got == b"<one>"


def test_a_pong_goes_out_even_if_the_send_before_it_failed() -> None:
    outbox, stream = make(0)
    stream.on_push = lambda: outbox._pong.append(_Frame(b"<pong>"))
    with pytest.raises(TimeoutError):
        outbox.send(b"<one>", Deadline(0))
    assert stream.got.startswith(b"<pong>")


def test_a_large_frame_waits_for_its_turn() -> None:
    outbox, _ = make()
    with held_elsewhere(outbox), pytest.raises(TimeoutError, match="others were still sending"):
        outbox.send(b"x" * 100_000, Deadline(0.01), lambda _: True)


def test_a_caller_that_waits_for_the_answer_does_not_wait_for_another_thread_to_send() -> None:
    outbox, stream = make()
    with held_elsewhere(outbox):
        outbox.send(b"<one>", FOREVER, lambda _: outbox._flush(FOREVER))  # the other sends it
        assert stream.got == b"<one>"
    outbox.send(b"<two>", FOREVER)
    assert stream.got == b"<one><two>"


def test_a_caller_whose_frame_the_other_thread_left_sends_it_itself() -> None:
    outbox, stream = make()
    with contextlib.ExitStack() as stack:
        stack.enter_context(held_elsewhere(outbox))

        def in_vain(_: Deadline) -> bool:  # the holder ends without a look at the queue, as after Ctrl-C
            stack.close()
            return False

        outbox.send(b"<one>", FOREVER, in_vain)
    assert stream.got == b"<one>"


@pytest.mark.parametrize(
    "end", [lambda _: False, lambda _: True, raising(Interrupt())], ids=["late", "ended", "Ctrl-C"]
)
def test_a_caller_that_stops_waiting_for_the_answer_takes_its_frame_back(end: Callable[[Deadline], bool]) -> None:
    outbox, stream = make()
    with held_elsewhere(outbox), contextlib.suppress(TimeoutError, Interrupt):
        outbox.send(b"<late>", Deadline(0.01), end)
    outbox.send(b"<two>", FOREVER)
    assert stream.got == b"<two>"


def test_the_wait_for_an_answer_ends_soon_where_nobody_may_be_sending() -> None:
    outbox, _ = make()
    given: list[float] = []
    with held_elsewhere(outbox):
        outbox.send(b"<one>", FOREVER, lambda deadline: not given.append(deadline.seconds))  # type: ignore[func-returns-value]
    assert given == [_PATIENCE]


# --- two at once, the first of them stopped before each of its lines ---

Operation = Callable[[Outbox, bytes], str]


def send(outbox: Outbox, frame: bytes) -> str:
    outbox.send(frame, FOREVER)
    return "sent"


def call(outbox: Outbox, frame: bytes) -> str:
    outbox.send(frame, FOREVER, lambda _: False)
    return "sent"


def try_to_send(outbox: Outbox, frame: bytes) -> str:
    try:
        outbox.send(frame, Deadline(0))
    except TimeoutError:
        return "perhaps"
    except Interrupt:
        return "perhaps"
    return "sent"


def reply(outbox: Outbox, frame: bytes) -> str:
    outbox.post(frame)
    return "sent"


def pong(outbox: Outbox, frame: bytes) -> str:
    outbox.post(frame, pong=True)
    return "perhaps"  # the second replaces the first


STREAMS: dict[str, tuple[int | BaseException, ...]] = {
    "all at once": (),
    "in parts": (1, 2, 1, 0, 3),
    "at first not": (0, 0),
    "begun, then not": (2, 0, 0),
    "interrupted": (2, Interrupt()),
}
OPERATIONS: dict[str, Operation] = {"send": send, "call": call, "try": try_to_send, "reply": reply, "pong": pong}


@pytest.mark.parametrize("takes", STREAMS.values(), ids=STREAMS)
@pytest.mark.parametrize("second", OPERATIONS.values(), ids=OPERATIONS)
@pytest.mark.parametrize("first", OPERATIONS.values(), ids=OPERATIONS)
def test_every_frame_goes_out_whole_and_once_in_every_order_of_two_threads(
    first: Operation, second: Operation, takes: tuple[int | BaseException, ...]
) -> None:
    at = 0
    while True:
        at += 1
        outbox, stream = make(*takes)
        became: dict[bytes, str] = {}
        stop = Stop(at)

        def run(operation: Operation, frame: bytes, trace: Any, outbox: Outbox = outbox) -> None:
            sys.settrace(trace)
            try:
                became[frame] = operation(outbox, frame)  # noqa: B023
            except Interrupt:
                became[frame] = "perhaps"  # noqa: B023
            finally:
                sys.settrace(None)
                stop.halted.set() if trace else None  # noqa: B023

        one = threading.Thread(target=run, args=(first, b"<one>", stop.trace))
        other = threading.Thread(target=run, args=(second, b"<two>", None))
        one.start()
        assert stop.halted.wait(5)
        other.start()
        other.join(0.002)  # it may need the lock, which the first holds
        stop.go.set()
        one.join(5)
        other.join(5)
        assert not one.is_alive(), stop.where
        assert not other.is_alive(), stop.where
        stream.takes.clear()
        outbox.send(b"<last>", FOREVER)
        frames = FRAME.findall(stream.got)
        assert b"".join(frames) == stream.got, stop.where
        for frame, what in became.items():
            assert frames.count(frame) <= 1, stop.where
            assert what == "perhaps" or frame in frames, stop.where
        assert b"<last>" in frames
        if stop.lines < at:
            return


@pytest.mark.parametrize("first", OPERATIONS.values(), ids=OPERATIONS)
def test_the_thread_that_sends_leaves_no_frame_behind(first: Operation) -> None:
    """It is stopped before each of its lines, and another leaves a frame there and never looks after it."""
    at = 0
    while True:
        at += 1
        outbox, stream = make()
        stop, sent = Stop(at), threading.Event()
        stream.on_pushed = lambda: sent.set() if b"<two>" in stream.got else None  # noqa: B023

        def run(operation: Operation, outbox: Outbox = outbox, stop: Stop = stop) -> None:
            sys.settrace(stop.trace)
            try:
                operation(outbox, b"<one>")
            finally:
                sys.settrace(None)
                stop.halted.set()

        def leave(outbox: Outbox = outbox, sent: threading.Event = sent) -> None:
            outbox.send(b"<two>", FOREVER, lambda _: sent.wait(5))

        one, other = threading.Thread(target=run, args=(first,)), threading.Thread(target=leave)
        one.start()
        assert stop.halted.wait(5)
        other.start()
        other.join(0.002)
        stop.go.set()
        one.join(5)
        assert sent.is_set() or sent.wait(1), stop.where
        other.join(5)
        if stop.lines < at:
            return


def test_without_a_deadline_a_send_does_not_wait_for_that_of_another_thread() -> None:
    """The receiver sends like this, if a __del__ runs there."""
    outbox, stream = make()
    with held_elsewhere(outbox):
        outbox.send(b"<one>", None)
        assert stream.got == b""
    outbox.send(b"<two>", FOREVER)
    assert stream.got == b"<one><two>"


def test_without_a_deadline_a_send_does_not_wait_for_the_target_to_read() -> None:
    outbox, stream = make(0)
    outbox.send(b"<one>", None)
    assert stream.got == b""
    cast(Any, stream).when_free()
    assert stream.got == b"<one>"
