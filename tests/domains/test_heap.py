from __future__ import annotations

import io
import json
import os
import re
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cdpsync.domains import heap as heap_profiler
from cdpsync.errors import CDPTimeoutError, CommandError, ConnectionClosed, SnapshotError
from cdpsync.heap import HeapSnapshot

from ..peers import Message, ScriptedSession, echo, event
from ..snapshots import cut, make_snapshot

TEXT = make_snapshot(500)
CHUNKS = cut(TEXT, 4096)


def stream(command: Message, chunks: list[str] = CHUNKS) -> list[Message]:
    """What a target sends for a snapshot: progress, chunks, reply."""
    session = {"sessionId": command["sessionId"]} if "sessionId" in command else {}
    progress = [
        event("HeapProfiler.reportHeapSnapshotProgress", done=0, total=500),
        event("HeapProfiler.reportHeapSnapshotProgress", done=500, total=500, finished=True),
    ]
    parts = [event("HeapProfiler.addHeapSnapshotChunk", chunk=chunk) for chunk in chunks]
    return [{**message, **session} for message in [*progress, *parts, {"id": command["id"], "result": {}}]]


def taking(
    answer: Callable[[Message], list[Message]] = stream, name: str = "HeapProfiler.takeHeapSnapshot"
) -> Callable[[Message], list[Message]]:
    return lambda command: answer(command) if command["method"] == name else echo(command)


def test_a_snapshot_is_the_text_of_all_chunks() -> None:
    with ScriptedSession(taking()) as session:
        assert session.take_heap_snapshot() == TEXT
        assert len(session.connection._waiters.listeners) == 0


def test_a_snapshot_is_captured_and_read_in_one_go() -> None:
    with ScriptedSession(taking()) as session:
        snapshot = session.heap_snapshot()
        assert session.send_command("Runtime.enable") == {}
    assert snapshot.node_count == 500
    assert snapshot.summary() == HeapSnapshot.load(TEXT).summary()


def test_without_numpy_nothing_is_asked_of_the_target(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cdpsync.heap", None)
    with ScriptedSession(taking()) as session:
        with pytest.raises(ImportError):
            session.heap_snapshot()
        assert session.transport.sent == []


def uncounted() -> str:
    """As Hermes has written them: the header counts nothing."""
    found = re.sub(r'"(node|edge|trace_function)_count": ?\d+', r'"\1_count":0', TEXT)
    assert found.count('_count":0') == 3
    return found


def test_a_snapshot_whose_header_counts_nothing_is_kept_and_the_log_says_what_is_doubtful(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with ScriptedSession(taking(lambda command: stream(command, cut(uncounted(), 4096)))) as session:
        assert session.take_heap_snapshot() == uncounted()
    (record,) = caplog.records
    assert record.levelname == "WARNING"
    assert "it says 0 nodes, it says 0 edges, it says 0 trace_function_infos" in record.getMessage()


def test_a_saved_snapshot_says_what_is_doubtful_of_it(tmp_path: Path) -> None:
    with ScriptedSession(taking(lambda command: stream(command, cut(uncounted(), 4096)))) as session:
        saved = heap_profiler.save_heap_snapshot(session, tmp_path / "a")
    assert "cannot be trusted" in saved.warning
    assert HeapSnapshot.load(tmp_path / "a").node_count == 500


def test_there_is_nothing_doubtful_of_a_snapshot_as_v8_writes_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with ScriptedSession(taking()) as session:
        assert heap_profiler.save_heap_snapshot(session, tmp_path / "a").warning == ""
    assert not caplog.records


def test_two_snapshots_in_one_stream_are_not_one() -> None:
    with (
        ScriptedSession(taking(lambda command: stream(command, [*CHUNKS, *CHUNKS]))) as session,
        pytest.raises(SnapshotError, match="another heap snapshot follows it"),
    ):
        session.take_heap_snapshot()


def test_progress_is_always_asked_for_and_options_are_the_protocols() -> None:
    with ScriptedSession(taking()) as session:
        session.take_heap_snapshot(captureNumericValue=True)
        assert session.transport.sent[0]["params"] == {"captureNumericValue": True, "reportProgress": True}


def test_progress_is_reported_to_a_function() -> None:
    seen: list[tuple[int, int]] = []
    with ScriptedSession(taking()) as session:
        session.take_heap_snapshot(lambda done, total: seen.append((done, total)))
    assert seen == [(0, 500), (500, 500)]


def test_progress_that_is_no_number_is_not_reported() -> None:
    seen: list[tuple[int, int]] = []

    def odd(command: Message) -> list[Message]:
        return [event("HeapProfiler.reportHeapSnapshotProgress", done="7", total=[]), *stream(command)]

    with ScriptedSession(taking(odd)) as session:
        assert session.take_heap_snapshot(lambda done, total: seen.append((done, total))) == TEXT
    assert seen == [(0, 500), (500, 500)]


def test_it_does_not_end_when_progress_is_finished() -> None:
    """That comes before the first chunk; stopping there gives an empty file."""
    with ScriptedSession(taking()) as session, session.events("HeapProfiler.*") as queue:
        assert session.take_heap_snapshot() == TEXT
        finished = [queue.get(0).params.get("finished") for _ in range(3)]
        assert finished == [None, True, None]


def test_a_snapshot_is_saved_to_a_private_file(tmp_path: Path) -> None:
    path = tmp_path / "a.heapsnapshot"
    with ScriptedSession(taking()) as session:
        assert session.save_heap_snapshot(path) == path
        saved = heap_profiler.save_heap_snapshot(session, path)
    assert path.read_text() == TEXT
    assert (saved.size, saved.chunks) == (len(TEXT), len(CHUNKS))
    assert os.name == "nt" or path.stat().st_mode & 0o777 == 0o600
    assert os.listdir(tmp_path) == ["a.heapsnapshot"]


def test_a_snapshot_is_saved_to_a_file_object() -> None:
    output = io.BytesIO()
    with ScriptedSession(taking()) as session:
        assert session.save_heap_snapshot(output) is None
    assert output.getvalue().decode() == TEXT


@pytest.mark.parametrize("lost", range(len(CHUNKS)))
def test_any_lost_chunk_is_an_error_and_no_file(tmp_path: Path, lost: int) -> None:
    path = tmp_path / "a.heapsnapshot"
    path.write_text("old")
    chunks = CHUNKS[:lost] + CHUNKS[lost + 1 :]
    with ScriptedSession(taking(lambda command: stream(command, chunks))) as session:
        with pytest.raises(SnapshotError):
            session.save_heap_snapshot(path)
        with pytest.raises(SnapshotError):
            session.take_heap_snapshot()
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["a.heapsnapshot"]


def test_no_chunk_at_all_is_an_error() -> None:
    with ScriptedSession(echo) as session, pytest.raises(SnapshotError, match="before the first node"):
        session.take_heap_snapshot()


def test_an_error_reply_is_the_error() -> None:
    def refuse(command: Message) -> list[Message]:
        return [{"id": command["id"], "error": {"code": -32000, "message": "no"}}]

    with ScriptedSession(refuse) as session, pytest.raises(CommandError, match="no"):
        session.take_heap_snapshot()


def test_the_end_of_the_connection_is_the_error(tmp_path: Path) -> None:
    with ScriptedSession(taking(lambda command: stream(command)[:5])) as session:
        session.transport.on_send = lambda command: threading.Timer(
            0.1, session.transport.fail, [ConnectionClosed("EOF")]
        ).start()
        with pytest.raises(ConnectionClosed, match="EOF"):
            session.save_heap_snapshot(tmp_path / "a")
    assert os.listdir(tmp_path) == []


def test_silence_in_the_middle_times_out(monkeypatch: pytest.MonkeyPatch) -> None:
    with ScriptedSession(taking(lambda command: stream(command)[:5])) as session:
        with pytest.raises(CDPTimeoutError, match="stopped in the middle"):
            session.take_heap_snapshot(timeout=0.05)


def test_a_target_that_answers_nothing_times_out_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heap_profiler, "GRACE", 0.01)
    with ScriptedSession() as session, pytest.raises(CDPTimeoutError, match="it answers nothing"):
        session.take_heap_snapshot(timeout=0.05)


def test_chrome_with_a_stack_that_is_never_empty_times_out_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heap_profiler, "GRACE", 0.01)
    with ScriptedSession(taking(lambda command: []), browser="Chrome/1") as session:
        with pytest.raises(CDPTimeoutError, match="its JavaScript stack is never empty"):
            session.take_heap_snapshot(timeout=0.05)


class Stuck:
    """A target whose stack is not empty: takes a snapshot at the end of tracking, and the others when it is freed."""

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


@pytest.mark.parametrize("timeout", [-1, -0.5, 0, 0.3])
def test_a_silent_target_is_waited_for_no_longer_than_the_timeout(timeout: float) -> None:
    with ScriptedSession() as session:
        start = time.monotonic()
        with pytest.raises(CDPTimeoutError):
            session.take_heap_snapshot(timeout=timeout)
        assert time.monotonic() - start < max(0, timeout) + 1


@pytest.mark.parametrize("timeout", [-1, -0.5, 0, 0.3])
def test_another_snapshot_is_waited_for_no_longer_than_the_timeout(timeout: float) -> None:
    """As long as nothing is heard of it."""
    with ScriptedSession() as session:
        with ThreadPoolExecutor() as pool:
            first = pool.submit(session.take_heap_snapshot, timeout=None)
            while not session.transport.sent:
                threading.Event().wait(0.01)
            start = time.monotonic()
            with pytest.raises(CDPTimeoutError, match="another snapshot"):
                session.take_heap_snapshot(timeout=timeout)
            assert time.monotonic() - start < max(0, timeout) + 1
            session.connection.close()
            with pytest.raises(ConnectionClosed):
                first.result()


def test_a_snapshot_in_the_middle_of_one_of_the_same_thread_is_refused() -> None:
    """As a signal handler may ask for, or a __del__: it would wait for what it has interrupted."""
    refused: list[BaseException] = []

    def report(done: int, total: int) -> None:
        with pytest.raises(RuntimeError, match="this thread is already taking one of this target") as caught:
            session.take_heap_snapshot(timeout=None)
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
def test_a_header_that_is_made_up_is_a_snapshot_error(header: str) -> None:
    text = header + '"nodes":[7],"edges":[x,1],"strings":["a"]}'
    with ScriptedSession(taking(lambda command: stream(command, [text]))) as session:
        with pytest.raises(SnapshotError):
            session.take_heap_snapshot()


def test_a_stack_that_is_not_empty_is_gone_around(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heap_profiler, "GRACE", 0.01)
    target = Stuck()
    with ScriptedSession(target) as session:
        assert session.take_heap_snapshot(timeout=5) == make_snapshot(seed=1)
        assert session.take_heap_snapshot(timeout=5) == make_snapshot(seed=2)
        assert len(target.waiting) == 1


def test_a_snapshot_that_was_given_up_is_not_mistaken_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """The target takes it when it can, before the next; its chunks carry no id."""
    monkeypatch.setattr(heap_profiler, "GRACE", 0.01)
    with ScriptedSession(taking(lambda command: []), browser="Chrome/1") as session:
        for _ in range(2):
            with pytest.raises(CDPTimeoutError):
                session.take_heap_snapshot(timeout=0.02)
        first, second = (c for c in session.transport.sent if c["method"] == "HeapProfiler.takeHeapSnapshot")
        old = cut(make_snapshot(seed=7), 500)

        def late(command: Message) -> list[Message]:
            return stream(first, old)[-4:] + stream(second, old) + stream(command)

        session.transport.answer = taking(late)
        assert session.take_heap_snapshot(timeout=5) == TEXT
        session.transport.answer = taking()
        assert session.take_heap_snapshot(timeout=5) == TEXT


def test_an_interrupted_snapshot_leaves_the_session_usable(tmp_path: Path) -> None:
    commands: list[Message] = []

    def half(command: Message) -> list[Message]:
        commands.append(command)
        return stream(command)[:5]

    def interrupt(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with ScriptedSession(taking(half), browser="Chrome/1") as session:
        with pytest.raises(KeyboardInterrupt):
            session.save_heap_snapshot(tmp_path / "a", interrupt)
        assert os.listdir(tmp_path) == []
        session.transport.answer = taking(lambda command: stream(commands[0])[5:] + stream(command))
        assert session.take_heap_snapshot() == TEXT


def test_a_disk_that_is_full_leaves_the_old_file_and_the_session_usable(tmp_path: Path) -> None:
    class Full(io.BytesIO):
        def write(self, data: object) -> int:
            raise OSError(28, "No space left on device")

    with ScriptedSession(taking()) as session:
        with pytest.raises(OSError, match="No space left"):
            session.save_heap_snapshot(Full())
        assert session.take_heap_snapshot() == TEXT


@pytest.mark.parametrize("path", [".", "no/such/directory/a"])
def test_a_path_that_cannot_be_written_is_refused_before_anything_is_sent(path: str) -> None:
    with ScriptedSession(taking()) as session:
        with pytest.raises(OSError, match=r"directory"):
            session.save_heap_snapshot(path)
        assert session.transport.sent == []


def test_two_snapshots_of_one_session_queue_up() -> None:
    """If they did not, each would gather the chunks of both."""
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
                session.take_heap_snapshot(timeout=None)
            except ConnectionClosed as error:
                ended.append(error)

        first = threading.Thread(target=take)
        first.start()
        while not session.transport.sent:
            threading.Event().wait(0.01)
        with pytest.raises(CDPTimeoutError, match="another snapshot"):
            session.take_heap_snapshot(timeout=0.05)
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


def test_a_snapshot_that_is_not_ascii_is_kept_as_it_is() -> None:
    text = TEXT.replace("(object)", "(öbject €)")
    assert "ö" in text
    with ScriptedSession(taking(lambda command: stream(command, cut(text, 4096)))) as session:
        assert session.take_heap_snapshot() == text


def test_garbage_is_collected_and_the_domain_enabled_by_the_protocols_commands() -> None:
    with ScriptedSession(echo) as session:
        session.enable_heap_profiler()
        session.collect_garbage()
        assert [json.dumps(command["method"]) for command in session.transport.sent] == [
            '"HeapProfiler.enable"',
            '"HeapProfiler.collectGarbage"',
        ]


class BusyPage:
    """A page that takes snapshots when it is free, and answers what does not need it."""

    def __call__(self, command: Message) -> list[Message]:
        if command["method"] == "Browser.getVersion":
            return [{"id": command["id"], "result": {"product": "Chrome/156.0"}}]
        return echo(command) if command["method"] == "Runtime.getHeapUsage" else []


@pytest.mark.parametrize("browser", ["", "HeadlessChrome/139.0", "Edg/120.0"])
def test_a_busy_page_is_not_asked_for_a_second_snapshot_whatever_it_calls_itself(
    monkeypatch: pytest.MonkeyPatch, browser: str
) -> None:
    monkeypatch.setattr(heap_profiler, "GRACE", 0.01)
    with ScriptedSession(BusyPage(), browser=browser) as session:
        for _ in range(2):  # the second while the first is still to be taken
            with pytest.raises(CDPTimeoutError):
                session.take_heap_snapshot(timeout=0.05)
        assert not [one for one in session.transport.sent if "TrackingHeapObjects" in one["method"]]


def test_a_target_that_says_nothing_is_not_asked_to_track(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heap_profiler, "GRACE", 0.01)
    with ScriptedSession() as session:
        for _ in range(2):
            with pytest.raises(CDPTimeoutError):
                session.take_heap_snapshot(timeout=0.05)
        assert not [one for one in session.transport.sent if "TrackingHeapObjects" in one["method"]]
