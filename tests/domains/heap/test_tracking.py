"""client.heap.track, over a target in memory."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from cdpsync import CDPTimeoutError, CommandError, ConnectionClosed, SnapshotError

from ...peers import Message, ScriptedSession, echo, event
from .heap_target import CHUNKS, TEXT, stream

STOP = "HeapProfiler.stopTrackingHeapObjects"
TAKE = "HeapProfiler.takeHeapSnapshot"


class Target:
    """Tracks allocations. `chunks` is what it sends of a snapshot; with None, it does not answer."""

    def __init__(self) -> None:
        self.chunks: list[str] | None = CHUNKS

    def __call__(self, command: Message) -> list[Message]:
        if command["method"] == "HeapProfiler.startTrackingHeapObjects":
            look = [
                event("HeapProfiler.heapStatsUpdate", statsUpdate=[0, 10, 1000]),
                event("HeapProfiler.lastSeenObjectId", lastSeenObjectId=7, timestamp=1000.0),
                event("HeapProfiler.heapStatsUpdate", statsUpdate=[0, 9, 900, 1, 5, 50]),
                event("HeapProfiler.lastSeenObjectId", lastSeenObjectId=9, timestamp=1050.0),
            ]
            return [*look, *echo(command)]
        if command["method"] in (STOP, TAKE):
            return [] if self.chunks is None else stream(command, self.chunks)
        return echo(command)


def test_the_snapshot_is_saved(tmp_path: Path) -> None:
    path = tmp_path / "a.heaptimeline"
    with ScriptedSession(Target()) as session:
        with session.heap.track(path) as tracking:
            with pytest.raises(RuntimeError, match="not ended"):
                _ = tracking.saved
            assert not path.exists()
        assert path.read_text() == TEXT
        assert (tracking.saved.path, tracking.saved.size) == (path, len(TEXT))
        assert tracking.snapshot.node_count == 500
        assert session.transport.sent[0]["params"] == {"trackAllocations": True}


def test_live_bytes_are_those_of_all_fragments() -> None:
    with ScriptedSession(Target()) as session, session.heap.track() as tracking:
        assert [tuple(row) for row in tracking.timeline()] == [(0.0, 10, 1000, 10, 1000), (0.05, 14, 950, 5, 50)]


def test_a_directory_that_cannot_be_written_is_noticed_before_anything_is_sent(tmp_path: Path) -> None:
    with ScriptedSession(Target()) as session:
        with pytest.raises(FileNotFoundError):
            session.heap.track(tmp_path / "none" / "a").start()
        assert session.transport.sent == []


def test_without_numpy_tracking_into_memory_fails_before_anything_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cdpsync.heap", None)
    with ScriptedSession(Target()) as session:
        with pytest.raises(ImportError):
            session.heap.track().start()
        assert session.transport.sent == []


def test_a_snapshot_that_is_not_whole_leaves_no_file_and_no_tracking(tmp_path: Path) -> None:
    target = Target()
    with ScriptedSession(target) as session:
        target.chunks = CHUNKS[:-1]
        with pytest.raises(SnapshotError), session.heap.track(tmp_path / "a"):
            pass
        assert os.listdir(tmp_path) == []
        target.chunks = CHUNKS
        with session.heap.track(tmp_path / "a"):
            pass


def test_a_target_that_falls_silent_leaves_no_file_and_its_late_snapshot_is_dropped(tmp_path: Path) -> None:
    target = Target()
    with ScriptedSession(target) as session:
        target.chunks = None
        with pytest.raises(CDPTimeoutError, match="stopTracking"), session.heap.track(tmp_path / "a", silence=0.05):
            pass
        assert os.listdir(tmp_path) == []
        (late,) = [command for command in session.transport.sent if command["method"] == STOP]
        target.chunks = CHUNKS
        session.transport.feed(*stream(late, CHUNKS[:3]))
        assert session.heap.take() == TEXT


def test_a_refused_start_leaves_no_file_and_no_tracking(tmp_path: Path) -> None:
    def refuse(command: Message) -> list[Message]:
        return [{"id": command["id"], "error": {"code": -32601, "message": "wasn't found"}}]

    with ScriptedSession(refuse) as session:
        for _ in range(2):
            with pytest.raises(CommandError):
                session.heap.track(tmp_path / "a").start()
        assert os.listdir(tmp_path) == []
        assert STOP not in [command["method"] for command in session.transport.sent]


def test_a_snapshot_that_is_stuck_does_not_end_the_tracking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise a stuck snapshot is taken by starting and stopping a tracking."""
    target = Target()
    with ScriptedSession(target, browser="node.js/v24") as session, session.heap.track():
        target.chunks = None
        with pytest.raises(CDPTimeoutError):
            session.heap.take(silence=0.05)
        assert STOP not in [command["method"] for command in session.transport.sent]
        target.chunks = CHUNKS


def test_the_end_of_the_connection_is_raised_and_the_live_bytes_stay() -> None:
    with ScriptedSession(Target()) as session:
        with pytest.raises(ConnectionClosed, match="EOF"), session.heap.track() as tracking:
            session.transport.fail(ConnectionClosed("EOF"))
            assert tracking.wait(5)
        assert len(tracking.timeline()) == 2
        assert "EOF" in tracking.warning
