"""A heap snapshot that is read while it arrives, over a target in memory."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from cdpsync import Session
from cdpsync.errors import CDPTimeoutError, SnapshotError
from cdpsync.heap import HeapSnapshot, SnapshotReader

from ...peers import Message, ScriptedSession
from ...snapshots import cut, make_snapshot
from .heap_target import CHUNKS, TEXT, stream, taking


def error_of(chunks: list[str], take: Callable[[Session], object]) -> str:
    with ScriptedSession(taking(lambda command: stream(command, chunks))) as session:
        with pytest.raises(SnapshotError) as caught:
            take(session)
    return str(caught.value)


def saved_and_loaded(session: Session) -> object:
    with tempfile.TemporaryFile() as file:
        session.heap.save(file)
        file.seek(0)
        return HeapSnapshot.load(file)


def without_a_string(text: str) -> str:
    return text[: text.rindex(',"')] + "]}"


FAULTS = {
    **{f"chunk {lost} is lost": "".join(CHUNKS[:lost] + CHUNKS[lost + 1 :]) for lost in range(len(CHUNKS))},
    "two snapshots": TEXT + TEXT,
    "a string is lost": without_a_string(TEXT),
    "ten strings are lost": TEXT[: TEXT.rindex(TEXT.split(',"')[-10])] + '"]}',
    "a letter among the numbers": TEXT.replace('"nodes":[', '"nodes":[x', 1),
    "a node of no edge": re.sub(r'"edges":\[(\d+),(\d+),\d+', r'"edges":[\1,\2,3', TEXT, count=1),
    "no fields": TEXT.replace("self_size", "size", 1),
    "the name of a variable is lost": without_a_string(make_snapshot(extra=True)),
    "nothing": "",
    "the second half": TEXT[len(TEXT) // 2 :],
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_wrong_snapshot_raises_the_same_error_as_when_it_is_saved_and_loaded(fault: str) -> None:
    chunks = cut(FAULTS[fault], 4096)
    assert error_of(chunks, lambda session: session.heap.snapshot()) == error_of(chunks, saved_and_loaded)


def test_a_snapshot_that_is_read_while_it_arrives_can_be_saved_too(tmp_path: Path) -> None:
    path = tmp_path / "a.heapsnapshot"
    with ScriptedSession(taking()) as session:
        snapshot = session.heap.snapshot(path=path)
    assert path.read_text() == TEXT
    assert snapshot.origin.file == str(path)
    assert snapshot.summary() == HeapSnapshot.load(path).summary()


def test_a_snapshot_that_is_not_whole_leaves_no_file(tmp_path: Path) -> None:
    with ScriptedSession(taking(lambda command: stream(command, CHUNKS[:-1]))) as session:
        with pytest.raises(SnapshotError, match="not complete"):
            session.heap.snapshot(path=tmp_path / "a")
    assert os.listdir(tmp_path) == []


def test_a_snapshot_is_read_without_a_temporary_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/no/such/directory")
    with ScriptedSession(taking()) as session:
        assert session.heap.snapshot().node_count == 500


def test_the_chunks_of_a_snapshot_that_was_given_up_are_not_read() -> None:
    with ScriptedSession(taking(lambda command: []), browser="Chrome/1") as session:
        with pytest.raises(CDPTimeoutError):
            session.heap.snapshot(silence=0.02)
        (first,) = (one for one in session.transport.sent if one["method"] == "HeapProfiler.takeHeapSnapshot")

        def late(command: Message) -> list[Message]:
            return stream(first, cut(make_snapshot(seed=7), 500)) + stream(command)

        session.transport.answer = taking(late)
        assert session.heap.snapshot(silence=5).summary() == HeapSnapshot.load(TEXT).summary()


def test_an_interrupted_snapshot_leaves_the_session_usable() -> None:
    def interrupt(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with ScriptedSession(taking()) as session:
        with pytest.raises(KeyboardInterrupt):
            session.heap.snapshot(interrupt)
        assert session.heap.snapshot().node_count == 500


@pytest.mark.parametrize("size", [1, 7, 4096, 1 << 20])
def test_a_reader_reads_pieces_of_any_size(size: int) -> None:
    reader = SnapshotReader()
    data = TEXT.encode()
    for start in range(0, len(data), size):
        reader.feed(data[start : start + size])
    assert reader.finish().summary() == HeapSnapshot.load(TEXT).summary()
