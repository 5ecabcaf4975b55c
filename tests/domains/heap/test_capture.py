"""How a heap snapshot is captured, over targets that stop, lose chunks or are busy."""

from __future__ import annotations

import gc
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cdpsync.domains.heap import capture
from cdpsync.errors import CDPTimeoutError, CommandError, ConnectionClosed, SnapshotError

from ...peers import Message, ScriptedSession, echo
from ...snapshots import cut, make_snapshot
from .heap_target import CHUNKS, TEXT, stream, taking


def test_two_snapshots_in_one_stream_are_an_error() -> None:
    with (
        ScriptedSession(taking(lambda command: stream(command, [*CHUNKS, *CHUNKS]))) as session,
        pytest.raises(SnapshotError, match="another heap snapshot follows it"),
    ):
        session.take_heap_snapshot()


def test_the_snapshot_goes_on_after_progress_is_finished() -> None:
    """Progress is finished before the first chunk; stopping there would give an empty file."""
    with ScriptedSession(taking()) as session, session.events("HeapProfiler.*") as queue:
        assert session.take_heap_snapshot() == TEXT
        finished = [queue.get(0).params.get("finished") for _ in range(3)]
        assert finished == [None, True, None]


@pytest.mark.parametrize("lost", range(len(CHUNKS)))
def test_a_lost_chunk_is_an_error_and_leaves_no_file(tmp_path: Path, lost: int) -> None:
    path = tmp_path / "a.heapsnapshot"
    path.write_text("old")
    chunks = CHUNKS[:lost] + CHUNKS[lost + 1 :]
    with ScriptedSession(taking(lambda command: stream(command, chunks))) as session:
        with pytest.raises(SnapshotError):
            session.heap.save(path)
        with pytest.raises(SnapshotError):
            session.take_heap_snapshot()
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["a.heapsnapshot"]


def test_a_reply_without_chunks_is_an_error() -> None:
    with ScriptedSession(echo) as session, pytest.raises(SnapshotError, match="before the first node"):
        session.take_heap_snapshot()


def test_an_error_reply_is_raised() -> None:
    def refuse(command: Message) -> list[Message]:
        return [{"id": command["id"], "error": {"code": -32000, "message": "no"}}]

    with ScriptedSession(refuse) as session, pytest.raises(CommandError, match="no"):
        session.take_heap_snapshot()


def test_the_reason_for_the_end_of_the_connection_is_raised(tmp_path: Path) -> None:
    with ScriptedSession(taking(lambda command: stream(command)[:5])) as session:
        session.transport.on_send = lambda command: threading.Timer(
            0.1, session.transport.fail, [ConnectionClosed("EOF")]
        ).start()
        with pytest.raises(ConnectionClosed, match="EOF"):
            session.heap.save(tmp_path / "a")
    assert os.listdir(tmp_path) == []


def test_silence_in_the_middle_is_a_timeout(monkeypatch: pytest.MonkeyPatch) -> None:
    with ScriptedSession(taking(lambda command: stream(command)[:5])) as session:
        with pytest.raises(CDPTimeoutError, match="stopped in the middle"):
            session.take_heap_snapshot(silence=0.05)


def test_the_timeout_of_a_target_that_answers_nothing_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(capture, "GRACE", 0.01)
    with ScriptedSession() as session, pytest.raises(CDPTimeoutError, match="it answers nothing"):
        session.take_heap_snapshot(silence=0.05)


def test_the_timeout_of_a_chrome_whose_stack_is_never_empty_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(capture, "GRACE", 0.01)
    with ScriptedSession(taking(lambda command: []), browser="Chrome/1") as session:
        with pytest.raises(CDPTimeoutError, match="its JavaScript stack is never empty"):
            session.take_heap_snapshot(silence=0.05)


class Stuck:
    """A target whose stack is never empty: it takes a snapshot only at the end of tracking."""

    def __init__(self) -> None:
        self.waiting: list[Message] = []
        self.taken = 0

    def __call__(self, command: Message) -> list[Message]:
        method = command["method"]
        if method == "HeapProfiler.takeHeapSnapshot":
            self.waiting.append(command)
            return []
        if method == "HeapProfiler.stopTrackingHeapObjects":
            self.taken += 1
            return stream(command, cut(make_snapshot(seed=self.taken), 500))
        return echo(command)


@pytest.mark.parametrize("silence", [-1, -0.5, 0, 0.3])
def test_a_silent_target_is_waited_for_no_longer_than_silence(silence: float) -> None:
    with ScriptedSession() as session:
        start = time.monotonic()
        with pytest.raises(CDPTimeoutError):
            session.take_heap_snapshot(silence=silence)
        assert time.monotonic() - start < max(0, silence) + 1


@pytest.mark.parametrize("silence", [-1, -0.5, 0, 0.3])
def test_another_snapshot_is_waited_for_no_longer_than_silence(silence: float) -> None:
    """Counted from its last sign of life."""
    with ScriptedSession() as session:
        with ThreadPoolExecutor() as pool:
            first = pool.submit(session.take_heap_snapshot, silence=None)
            while not session.transport.sent:
                threading.Event().wait(0.01)
            start = time.monotonic()
            with pytest.raises(CDPTimeoutError, match="another snapshot"):
                session.take_heap_snapshot(silence=silence)
            assert time.monotonic() - start < max(0, silence) + 1
            session.connection.close()
            with pytest.raises(ConnectionClosed):
                first.result()


def test_a_snapshot_within_another_of_the_same_thread_is_refused() -> None:
    """A signal handler or a __del__ may ask for one: it would wait for what it has interrupted."""
    refused: list[BaseException] = []

    def report(done: int, total: int) -> None:
        with pytest.raises(RuntimeError, match="this thread is already taking a snapshot") as caught:
            session.take_heap_snapshot(silence=None)
        refused.append(caught.value)

    with ScriptedSession(taking()) as session:
        assert session.take_heap_snapshot(report) == TEXT
        assert refused
        assert session.take_heap_snapshot() == TEXT


@pytest.mark.parametrize(
    "header",
    [
        '{"snapshot":{"a":' + "[" * 5_000 + "},",
        '{"snapshot":{"meta":{"node_fields":5},"node_count":1,"edge_count":0},',
        '{"snapshot":{"meta":{"node_fields":["a"],"edge_fields":["a"]},"node_count":"x","edge_count":0},',
        '{"snapshot":{"meta":{"node_fields":["a"],"edge_fields":{"a":1},"edge_types":[]},"node_count":1,"edge_count":1},',
    ],
    ids=["nested", "no list", "no number", "no types"],
)
def test_an_invalid_header_is_a_snapshot_error(header: str) -> None:
    # The garbage of earlier tests: a __del__ fails if it runs where the recursion for the nested header is deepest.
    gc.collect()
    text = header + '"nodes":[7],"edges":[x,1],"strings":["a"]}'
    with ScriptedSession(taking(lambda command: stream(command, [text]))) as session:
        with pytest.raises(SnapshotError):
            session.take_heap_snapshot()


def test_a_program_whose_stack_is_never_empty_is_captured_by_tracking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(capture, "GRACE", 0.01)
    target = Stuck()
    with ScriptedSession(target) as session:
        assert session.take_heap_snapshot(silence=5) == make_snapshot(seed=1)
        assert session.take_heap_snapshot(silence=5) == make_snapshot(seed=2)
        assert len(target.waiting) == 1


def test_the_chunks_of_a_snapshot_that_was_given_up_do_not_get_into_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """The target takes it as soon as it can, before the next one; its chunks carry no id."""
    monkeypatch.setattr(capture, "GRACE", 0.01)
    with ScriptedSession(taking(lambda command: []), browser="Chrome/1") as session:
        for _ in range(2):
            with pytest.raises(CDPTimeoutError):
                session.take_heap_snapshot(silence=0.02)
        first, second = (c for c in session.transport.sent if c["method"] == "HeapProfiler.takeHeapSnapshot")
        old = cut(make_snapshot(seed=7), 500)

        def late(command: Message) -> list[Message]:
            return stream(first, old)[-4:] + stream(second, old) + stream(command)

        session.transport.answer = taking(late)
        assert session.take_heap_snapshot(silence=5) == TEXT
        session.transport.answer = taking()
        assert session.take_heap_snapshot(silence=5) == TEXT


def test_an_interrupted_snapshot_leaves_the_session_usable(tmp_path: Path) -> None:
    commands: list[Message] = []

    def half(command: Message) -> list[Message]:
        commands.append(command)
        return stream(command)[:5]

    def interrupt(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with ScriptedSession(taking(half), browser="Chrome/1") as session:
        with pytest.raises(KeyboardInterrupt):
            session.heap.save(tmp_path / "a", interrupt)
        assert os.listdir(tmp_path) == []
        session.transport.answer = taking(lambda command: stream(commands[0])[5:] + stream(command))
        assert session.take_heap_snapshot() == TEXT


def test_snapshots_of_one_session_are_taken_one_after_the_other() -> None:
    """Otherwise each would gather the chunks of both."""
    with ScriptedSession(taking()) as session:
        texts: list[str] = []
        threads = [threading.Thread(target=lambda: texts.append(session.take_heap_snapshot())) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert texts == [TEXT] * 4


def test_a_snapshot_behind_one_that_is_stuck_times_out(monkeypatch: pytest.MonkeyPatch) -> None:
    with ScriptedSession(taking(lambda command: []), browser="Chrome/1") as session:
        ended: list[ConnectionClosed] = []

        def take() -> None:
            try:
                session.take_heap_snapshot(silence=None)
            except ConnectionClosed as error:
                ended.append(error)

        first = threading.Thread(target=take)
        first.start()
        while not session.transport.sent:
            threading.Event().wait(0.01)
        with pytest.raises(CDPTimeoutError, match="another snapshot"):
            session.take_heap_snapshot(silence=0.05)
        session.connection.close()
        first.join()
        assert len(ended) == 1


def test_snapshots_of_two_sessions_do_not_mix_their_chunks() -> None:
    other = make_snapshot(seed=9)
    with ScriptedSession() as session:
        for name in ("S1", "S2"):
            session.connection.attach(name, f"T{name}", None, 1)
        results: dict[str, str] = {}
        commands: list[Message] = []
        both = threading.Event()

        def collect(command: Message) -> None:
            commands.append(command)
            if len(commands) == 2:
                both.set()

        def take(name: str) -> None:
            results[name] = session.session(name).take_heap_snapshot()

        session.transport.on_send = collect
        threads = [threading.Thread(target=take, args=(name,)) for name in ("S1", "S2")]
        for thread in threads:
            thread.start()
        assert both.wait(5)
        streams = [stream(command, CHUNKS if command["sessionId"] == "S1" else cut(other, 500)) for command in commands]
        for one, two in zip(*streams, strict=False):
            session.transport.feed(one, two)
        for rest in (streams[0][len(streams[1]) :], streams[1][len(streams[0]) :]):
            session.transport.feed(*rest)
        for thread in threads:
            thread.join()
        assert results == {"S1": TEXT, "S2": other}


class BusyPage:
    """A page that runs JavaScript: it answers only commands that do not need its main thread."""

    def __call__(self, command: Message) -> list[Message]:
        if command["method"] == "Browser.getVersion":
            return [{"id": command["id"], "result": {"product": "Chrome/156.0"}}]
        return echo(command) if command["method"] == "Runtime.getHeapUsage" else []


@pytest.mark.parametrize("browser", ["", "HeadlessChrome/139.0", "Edg/120.0"])
def test_a_busy_page_is_not_asked_for_a_second_snapshot_whatever_its_browser_is_called(
    monkeypatch: pytest.MonkeyPatch, browser: str
) -> None:
    monkeypatch.setattr(capture, "GRACE", 0.01)
    with ScriptedSession(BusyPage(), browser=browser) as session:
        for _ in range(2):  # the second while the first is still to be taken
            with pytest.raises(CDPTimeoutError):
                session.take_heap_snapshot(silence=0.05)
        assert not [one for one in session.transport.sent if "TrackingHeapObjects" in one["method"]]


def test_a_target_that_says_nothing_is_not_asked_to_track(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(capture, "GRACE", 0.01)
    with ScriptedSession() as session:
        for _ in range(2):
            with pytest.raises(CDPTimeoutError):
                session.take_heap_snapshot(silence=0.05)
        assert not [one for one in session.transport.sent if "TrackingHeapObjects" in one["method"]]
