"""Where a snapshot is read from, and how progress is reported."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from cdpsync.heap import HeapSnapshot
from cdpsync.heap.format import source as source_module

from ..snapshots import make_snapshot
from .texts import as_json, as_lists, small


def test_a_snapshot_is_read_from_a_path_a_text_or_a_file(tmp_path: Path) -> None:
    text = small().text()
    data = text.encode()
    path = tmp_path / "one.heapsnapshot"
    path.write_bytes(data)
    expected = as_json(text)
    for source in (text, data, bytearray(data), memoryview(data), path, str(path), io.BytesIO(data)):
        assert as_lists(HeapSnapshot.load(source)._of.columns) == expected
    with path.open("rb") as file:
        assert as_lists(HeapSnapshot.load(file)._of.columns) == expected


def test_a_file_is_read_from_its_position_on_and_stays_open() -> None:
    file = io.BytesIO(b"before" + small().text().encode())
    file.seek(6)
    assert HeapSnapshot.load(file).node_count == 5
    assert not file.closed


def test_a_file_that_returns_little_at_a_time_is_read() -> None:
    class Slow(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            return super().read(3)

    assert HeapSnapshot.load(Slow(small().text().encode())).node_count == 5


def test_a_text_with_lone_surrogates_is_read_from_a_str() -> None:
    document = small().document()
    document["strings"][1] = "lone \ud800"
    assert HeapSnapshot.load(json.dumps(document, separators=(",", ":"), ensure_ascii=False))._of.columns.strings[
        1
    ] == ("lone \ud800")


def test_anything_else_is_a_type_error() -> None:
    for source in (None, 7, [b"{"], object()):
        with pytest.raises(TypeError, match="a heap snapshot must be a path, bytes or a binary file"):
            HeapSnapshot.load(source)  # type: ignore[arg-type]


def test_a_file_opened_in_text_mode_is_a_type_error(tmp_path: Path) -> None:
    path = tmp_path / "one.heapsnapshot"
    path.write_text(small().text())
    with path.open() as file, pytest.raises(TypeError, match="open it with 'rb'"):
        HeapSnapshot.load(file)  # type: ignore[arg-type]


def test_a_missing_file_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        HeapSnapshot.load(tmp_path / "nothing.heapsnapshot")


def test_progress_is_called_with_the_bytes_read_and_the_total(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_module, "_STEP", 1000)
    data = make_snapshot().encode()
    path = tmp_path / "one.heapsnapshot"
    path.write_bytes(data)
    for source in (path, data):
        told: list[tuple[int, int]] = []
        HeapSnapshot.load(source, lambda done, total, told=told: told.append((done, total)))  # type: ignore[misc]
        assert len(told) > 2
        assert told == sorted(told)
        assert {total for _, total in told} == {len(data)}
        assert told[-1] == (len(data), len(data))


def test_progress_is_called_with_a_total_of_zero_if_it_is_not_known() -> None:
    told: list[tuple[int, int]] = []
    data = small().text().encode()
    HeapSnapshot.load(io.BytesIO(data), lambda done, total: told.append((done, total)))
    assert told == [(len(data), 0)]


def test_an_exception_of_progress_is_raised_to_the_caller() -> None:
    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        HeapSnapshot.load(small().text(), stop)
