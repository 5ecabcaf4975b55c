"""The same sizes as speedscope shows for a .heapprofile, and for what we export for it."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from cdpsync.heap_profile import HeapProfile

from ..call_tree import speedscope
from ..conftest import find_runtime
from ..heap.conftest import fetched
from .profiles import random_profile

SEEDS = range(20)


def sizes_of(read: list[dict[str, Any]]) -> Counter[tuple[int, int]]:
    """The self and total sizes of the functions that speedscope shows, without those of the root."""
    frames = [one for one in read[0]["frames"] if one["name"] != "(root)" and one["total"]]
    return Counter((round(one["self"]), round(one["total"])) for one in frames)


@pytest.mark.real
def test_every_function_has_the_same_sizes_as_in_speedscope(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    package = fetched(speedscope.package, request, "speedscope")
    profiles = [HeapProfile(random_profile(seed), {}) for seed in SEEDS]
    files = [tmp_path / f"{seed}.heapprofile" for seed in SEEDS] + [tmp_path / f"{seed}.json" for seed in SEEDS]
    for seed, profile in enumerate(profiles):
        files[seed].write_text(json.dumps(profile.raw))
        profile.save_speedscope(files[len(profiles) + seed])
    read = speedscope.read(package, find_runtime("node"), *files)
    for seed, profile in enumerate(profiles):
        ours = Counter((row.self_size, row.total_size) for row in profile.top(None))
        assert ours == sizes_of(read[seed])
        assert ours == sizes_of(read[len(profiles) + seed])
