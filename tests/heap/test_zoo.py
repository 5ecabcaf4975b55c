"""A small part of the comparison of many kinds of heaps with DevTools (`python -m tests.heap.zoo` does all of it)."""

from __future__ import annotations

from pathlib import Path

import pytest

from cdpsync.heap import HeapSnapshot

from ..conftest import FIND
from . import devtools
from .conftest import fetched
from .handmade import Handmade
from .heaps import PROGRAMS
from .kinds import KINDS, Kind, capture, paths
from .zoo import ambiguous, differences

SAMPLE = Kind("node", "oddities.js", ("0.05",), pair=True)


@pytest.mark.real
@pytest.mark.timeout(180)  # as in test_devtools.py
def test_every_number_is_devtools_for_proxies_generators_and_weakmaps_in_circles(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if FIND[SAMPLE.runtime]() is None:
        pytest.skip(f"there is no {SAMPLE.runtime}")
    files = capture(SAMPLE, tmp_path, [tmp_path / "a", tmp_path / "b"])
    package = fetched(devtools.package, request, "chrome-devtools")
    theirs = devtools.DevTools.run(package, tmp_path / "out", *files)
    older, newer = map(HeapSnapshot.load, files)
    assert list(differences(older, theirs, newer)) == []
    theirs.result["classes"][3]["max_ret"] += 1  # and a difference is seen
    theirs.distance[7] += 1
    assert [one.partition(" ")[0] for one in differences(older, theirs)] == ["distance", "the"]


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
