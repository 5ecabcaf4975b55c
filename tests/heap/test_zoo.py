"""A small part of the comparison of many kinds of heaps with DevTools (`python -m tests.heap.zoo` does all of it)."""

from __future__ import annotations

from pathlib import Path

import pytest

from cdpsync.heap import HeapSnapshot

from ..conftest import FIND
from . import devtools
from .conftest import fetched
from .handmade import Handmade
from .kinds import KINDS, PROGRAMS, Kind, capture, paths
from .zoo import ambiguous, differences

SAMPLE = {
    "proxies, generators, Intl, WeakMaps in circles": Kind("node", "oddities.js", ("0.05",), pair=True),
    "WebAssembly": Kind("deno", "wasm.js"),
}


@pytest.mark.real
@pytest.mark.timeout(180)  # as in test_devtools.py
@pytest.mark.parametrize("kind", SAMPLE.values(), ids=SAMPLE)
def test_every_number_is_devtools(kind: Kind, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    if FIND[kind.runtime]() is None:
        pytest.skip(f"there is no {kind.runtime}")
    files = [tmp_path / "a", tmp_path / "b"][: 2 if kind.pair else 1]
    capture(kind, tmp_path, files)
    package = fetched(devtools.package, request, "chrome-devtools")
    theirs = devtools.DevTools.run(package, tmp_path / "out", *files)
    snapshots = [HeapSnapshot.load(file) for file in files]
    assert list(differences(snapshots[0], theirs, *snapshots[1:])) == []
    theirs.result["classes"][3]["max_ret"] += 1  # and a difference is seen
    theirs.distance[7] += 1
    assert [one.partition(" ")[0] for one in differences(snapshots[0], theirs)] == ["distance", "the"]


def test_a_row_is_ambiguous_if_objects_have_the_name_of_a_type() -> None:
    heap = Handmade("read", "made", "map")
    heap.node("read", 40, type="closure")
    heap.node("made", 20, name="Function")
    heap.node("map", 20, name="Map")
    assert ambiguous(heap.load().snapshot) == {",Function"}


def test_every_kind_has_a_program_and_files_of_its_own() -> None:
    files = [path for name in KINDS for path in paths(name, Path())]
    assert len({*files}) == len(files)
    for kind in KINDS.values():
        assert (PROGRAMS / "zoo" / kind.program).exists() or (PROGRAMS / kind.program).exists()
