"""Heaps of real programs, each captured once, and what Chrome DevTools makes of them."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

import pytest

from cdpsync.heap import HeapSnapshot

from ..conftest import FIND
from . import devtools, heaps

_WANTED = ("shapes-node20", "shapes-node24", "shapes-deno", "shapes-chromium", "page-chromium", "tsc")
REAL = [name for name in _WANTED if heaps.COLLECTION[name][0] in FIND]
PAIRS = [name for name in REAL if heaps.COLLECTION[name][3]]
"""Those that were captured again after leak()."""


class RealHeap:
    """The heap of a program, and what DevTools makes of it: all of it is made when it is first asked for."""

    def __init__(self, name: str, directory: Path, downloads: Path) -> None:
        self.name = name
        self._directory = directory
        self._downloads = downloads

    @cached_property
    def paths(self) -> list[Path]:
        """One file, or two: before and after leak()."""
        runtime, program, arguments, pair = heaps.COLLECTION[self.name]
        first, second = (self._directory / f"{self.name}-{letter}.heapsnapshot" for letter in "ab")
        if pair:
            return [*heaps.capture_pair(runtime, program, first, second, *arguments)]
        script = _fetched(heaps.typescript, self._downloads / "typescript")
        return [heaps.capture(runtime, program, first, str(script))]

    @cached_property
    def snapshot(self) -> HeapSnapshot:
        return HeapSnapshot.load(self.paths[0])

    @cached_property
    def newer(self) -> HeapSnapshot:
        return HeapSnapshot.load(self.paths[1])

    @cached_property
    def devtools(self) -> devtools.DevTools:
        package = _fetched(devtools.package, self._downloads / "devtools")
        return devtools.DevTools.run(package, self._directory / f"{self.name}-devtools", *self.paths)


def fetched(fetch: Callable[[Path], Path], request: pytest.FixtureRequest, name: str) -> Path:
    """What npm has, in pytest's cache."""
    cache = getattr(request.config, "cache", None)  # there is none with -p no:cacheprovider
    directory = cache.mkdir("heaps") if cache else Path(request.getfixturevalue("tmp_path"))
    return _fetched(fetch, directory / name)


def _fetched(fetch: Callable[[Path], Path], directory: Path) -> Path:
    """What npm has; where there is no network the test fails in CI and is skipped elsewhere, like a missing runtime."""
    try:
        return fetch(directory)
    except (OSError, subprocess.CalledProcessError) as error:
        missing = f"npm did not fetch the {directory.name}: {error}"
    if os.environ.get("CI"):
        pytest.fail(missing)
    pytest.skip(missing)


Heaps = Callable[[str], RealHeap]


@pytest.fixture(scope="session")
def heap_of(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Heaps:
    """A real heap by its name in heaps.COLLECTION. What npm has fetched stays in pytest's cache."""
    directory = tmp_path_factory.mktemp("heaps")
    cache = getattr(request.config, "cache", None)  # there is none with -p no:cacheprovider
    downloads = cache.mkdir("heaps") if cache else directory
    made: dict[str, RealHeap] = {}
    return lambda name: made.setdefault(name, RealHeap(name, directory, downloads))


@pytest.fixture(params=REAL)
def heap(request: pytest.FixtureRequest, heap_of: Heaps) -> RealHeap:
    return heap_of(request.param)


@pytest.fixture(params=PAIRS)
def pair(request: pytest.FixtureRequest, heap_of: Heaps) -> RealHeap:
    return heap_of(request.param)
