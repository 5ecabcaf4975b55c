"""The same sizes as in Chrome DevTools, for each call."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cdpsync.heap_profile import HeapProfile

from ..heap.conftest import fetched
from ..heap.devtools import package as unpacked
from . import contest
from .profiles import random_profile


@pytest.mark.real
def test_every_call_has_the_same_sizes_as_in_devtools(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    package = fetched(unpacked, request, "chrome-devtools")
    files = [tmp_path / f"{seed}.heapprofile" for seed in range(30)]
    for seed, file in enumerate(files):
        file.write_text(json.dumps(random_profile(seed)))
    for file, theirs in zip(files, contest.devtools(package, files), strict=True):
        assert not list(contest.differences(HeapProfile.load(file).with_places({}), theirs))
