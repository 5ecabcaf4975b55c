"""Damaged snapshots of all kinds are read or refused, and never end in another error. See mutations.py."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from cdpsync.files import SnapshotCheck
from cdpsync.heap import HeapSnapshot

from . import devtools
from .conftest import fetched
from .mutations import damaged, documents, essentials, everything, is_read
from .texts import read, small

FUTURE: list[Any] = [
    ["a ] text", {"x": "}"}],
    {"nodes": [1, 2], "strings": ["a"]},
    'text \\ " ] }',
    [[1, [2]], []],
    7,
    -1.5e3,
    None,
    True,
    [],
    {},
]
"""What a section of a future version may hold."""


@pytest.mark.parametrize("seed", range(10))
def test_a_damaged_snapshot_is_read_or_refused(seed: int) -> None:
    rng, made, was_read = random.Random(seed), documents(), 0
    for _ in range(30):
        was_read += is_read(damaged(rng.choice(made), rng), essentials)
    assert 1 < was_read < 29


def test_undamaged_snapshots_answer_all_questions() -> None:
    for document in documents():
        assert is_read(json.dumps(document).encode(), everything)


@pytest.mark.parametrize("value", FUTURE, ids=json.dumps)
@pytest.mark.parametrize("before", ["nodes", "edges", "strings"])
def test_a_future_section_is_passed_over_wherever_the_text_is_cut(before: str, value: Any) -> None:
    document = small().document()
    pairs = [*document.items()]
    at = [name for name, _ in pairs].index(before)
    pairs.insert(at, ("a future\\n section", value))
    text = json.dumps(dict(pairs), separators=(",", ":")).encode()
    for size in (None, 1, 7):
        assert [*read(text, size).strings] == document["strings"]
        check = SnapshotCheck()
        for start in range(0, len(text), size or len(text)):
            check.feed(text[start : start + (size or len(text))])
        check.finish(lambda offset, count: text[offset : offset + count])
        assert check.warning == ""


def test_a_type_that_is_listed_many_times_is_one_type() -> None:
    document = small().document()
    meta = document["snapshot"]["meta"]
    meta["node_types"][0] = ["object"] * 20
    meta["edge_types"][0] = ["property"] * 20
    essentials(HeapSnapshot.load(json.dumps(document)))


@pytest.mark.real
def test_devtools_passes_over_future_sections_too(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    package = fetched(devtools.package, request, "chrome-devtools")
    files = []
    for at, value in enumerate(FUTURE):
        pairs = [*documents()[1].items()]
        if isinstance(value, dict) and "nodes" in value:
            continue  # DevTools looks for the next "nodes", wherever it is
        pairs.insert(3, ("a future section", value))
        files.append(tmp_path / f"{at}.heapsnapshot")
        files[-1].write_text(json.dumps(dict(pairs), separators=(",", ":")))
    for file, theirs in zip(files, devtools.each(package, files), strict=True):
        assert HeapSnapshot.load(file).retained_sizes.tolist() == theirs.get("retained"), file.read_text()
