"""client.heap, over a target in memory."""

from __future__ import annotations

import io
import json
import os
import re
import sys
from pathlib import Path

import pytest

from cdpsync.heap import HeapSnapshot

from ...peers import Message, ScriptedSession, echo, event
from ...snapshots import cut
from .heap_target import CHUNKS, TEXT, stream, taking


def test_a_snapshot_is_the_text_of_all_chunks() -> None:
    with ScriptedSession(taking()) as session:
        assert session.take_heap_snapshot() == TEXT
        assert len(session.connection._waiters.listeners) == 0


def test_a_snapshot_is_captured_and_read_in_one_call() -> None:
    with ScriptedSession(taking()) as session:
        snapshot = session.heap.snapshot()
        assert session.send_command("Runtime.enable") == {}
    assert snapshot.node_count == 500
    assert snapshot.summary() == HeapSnapshot.load(TEXT).summary()


def test_without_numpy_reading_a_snapshot_fails_before_anything_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cdpsync.heap", None)
    with ScriptedSession(taking()) as session:
        with pytest.raises(ImportError):
            session.heap.snapshot()
        assert session.transport.sent == []


def uncounted() -> str:
    """A snapshot whose header counts nothing, as Hermes wrote it."""
    found = re.sub(r'"(node|edge|trace_function)_count": ?\d+', r'"\1_count":0', TEXT)
    assert found.count('_count":0') == 3
    return found


def test_a_snapshot_whose_header_counts_nothing_is_returned_and_a_warning_is_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with ScriptedSession(taking(lambda command: stream(command, cut(uncounted(), 4096)))) as session:
        assert session.take_heap_snapshot() == uncounted()
    (record,) = caplog.records
    assert record.levelname == "WARNING"
    assert "it says 0 nodes, it says 0 edges, it says 0 trace_function_infos" in record.getMessage()


def test_a_saved_snapshot_has_the_warning(tmp_path: Path) -> None:
    with ScriptedSession(taking(lambda command: stream(command, cut(uncounted(), 4096)))) as session:
        saved = session.heap.save(tmp_path / "a")
    assert "cannot be trusted" in saved.warning
    assert HeapSnapshot.load(tmp_path / "a").node_count == 500


def test_a_snapshot_as_v8_writes_it_has_no_warning(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with ScriptedSession(taking()) as session:
        assert session.heap.save(tmp_path / "a").warning == ""
    assert not caplog.records


def test_progress_is_always_requested_and_options_are_passed_on() -> None:
    with ScriptedSession(taking()) as session:
        session.take_heap_snapshot(captureNumericValue=True)
        assert session.transport.sent[0]["params"] == {"captureNumericValue": True, "reportProgress": True}


def test_progress_is_reported_to_a_function() -> None:
    seen: list[tuple[int, int]] = []
    with ScriptedSession(taking()) as session:
        session.take_heap_snapshot(lambda done, total: seen.append((done, total)))
    assert seen == [(0, 500), (500, 500)]


def test_progress_that_is_not_a_number_is_not_reported() -> None:
    seen: list[tuple[int, int]] = []

    def odd(command: Message) -> list[Message]:
        return [event("HeapProfiler.reportHeapSnapshotProgress", done="7", total=[]), *stream(command)]

    with ScriptedSession(taking(odd)) as session:
        assert session.take_heap_snapshot(lambda done, total: seen.append((done, total))) == TEXT
    assert seen == [(0, 500), (500, 500)]


def test_a_snapshot_is_saved_to_a_private_file(tmp_path: Path) -> None:
    path = tmp_path / "a.heapsnapshot"
    with ScriptedSession(taking()) as session:
        session.heap.save(path)
        saved = session.heap.save(path)  # replaces it
    assert path.read_text() == TEXT
    assert (saved.path, saved.size, saved.chunks) == (path, len(TEXT), len(CHUNKS))
    assert os.name == "nt" or path.stat().st_mode & 0o777 == 0o600
    assert os.listdir(tmp_path) == ["a.heapsnapshot"]


def test_a_snapshot_is_saved_to_a_file_object() -> None:
    output = io.BytesIO()
    with ScriptedSession(taking()) as session:
        saved = session.heap.save(output)
    assert output.getvalue().decode() == TEXT
    assert saved.path is None
    with pytest.raises(TypeError, match="written to a file object, which has no path"):
        os.fspath(saved)


def test_a_saved_snapshot_is_a_path(tmp_path: Path) -> None:
    with ScriptedSession(taking()) as session:
        saved = session.heap.save(tmp_path / "a")
    assert os.fspath(saved) == str(tmp_path / "a")
    assert HeapSnapshot.load(saved).node_count == 500


def test_the_text_is_the_same_from_the_session_and_from_its_heap() -> None:
    with ScriptedSession(taking()) as session:
        assert session.heap.take() == session.take_heap_snapshot() == TEXT


def test_the_session_is_usable_after_the_disk_was_full(tmp_path: Path) -> None:
    class Full(io.BytesIO):
        def write(self, data: object) -> int:
            raise OSError(28, "No space left on device")

    with ScriptedSession(taking()) as session:
        with pytest.raises(OSError, match="No space left"):
            session.heap.save(Full())
        assert session.take_heap_snapshot() == TEXT


@pytest.mark.parametrize("path", [".", "no/such/directory/a"])
def test_a_path_that_cannot_be_written_is_refused_before_anything_is_sent(path: str) -> None:
    with ScriptedSession(taking()) as session:
        with pytest.raises(OSError, match=r"directory"):
            session.heap.save(path)
        assert session.transport.sent == []


def test_a_snapshot_that_is_not_ascii_is_not_changed() -> None:
    text = TEXT.replace("(object)", "(öbject €)")
    assert "ö" in text
    with ScriptedSession(taking(lambda command: stream(command, cut(text, 4096)))) as session:
        assert session.take_heap_snapshot() == text


def test_collecting_garbage_and_enabling_the_profiler_send_the_command_of_that_name() -> None:
    with ScriptedSession(echo) as session:
        session.enable_heap_profiler()
        session.heap.collect_garbage()
        assert [json.dumps(command["method"]) for command in session.transport.sent] == [
            '"HeapProfiler.enable"',
            '"HeapProfiler.collectGarbage"',
        ]
