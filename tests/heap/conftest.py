"""Heaps of real programs, each captured once, and what Chrome DevTools makes of them."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

import pytest

from cdpsync.heap import HeapSnapshot, compiled

from ..conftest import FIND
from ..npm import or_skip
from . import devtools, heaps
from .reports import report

_WANTED = ("shapes-node20", "shapes-node24", "shapes-deno", "shapes-chromium", "page-chromium")
_LARGE = ("tsc",) if os.environ.get("LARGE_HEAPS") else ()  # DevTools takes half a minute for it
REAL = [name for name in (*_WANTED, *_LARGE) if heaps.COLLECTION[name][0] in FIND]
PAIRS = [name for name in REAL if heaps.COLLECTION[name][3]]
"""The heaps that are captured again after leak()."""


NEEDS_NUMBA = pytest.mark.skipif(not find_spec("numba"), reason="pip install numba")
WAYS = ["plain", pytest.param("fast", marks=NEEDS_NUMBA)]
"""How loops run: in numpy and plain Python, or as machine code."""


@pytest.fixture(autouse=True)
def numba_has_not_started(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start each test without numba. Otherwise earlier tests would decide which way is taken."""
    monkeypatch.setattr(compiled, "_started", False)


@contextlib.contextmanager
def machine_code(wanted: bool = True) -> Iterator[None]:
    """Within the block, numba is used for everything, however small, or for nothing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled, "_STARTING", -1.0 if wanted else float("inf"))
        patch.setattr(compiled, "_started", False)
        yield


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest) -> Iterator[str]:
    """The test runs twice: without and with machine code. It is skipped the second time if numba is not installed."""
    with machine_code(request.param == "fast"):
        yield request.param


@contextlib.contextmanager
def _alone(directory: Path) -> Iterator[bool]:
    """Wait until no other worker is making this directory; yields whether it still has to be made.

    The body has made all of it if it ends without an exception.
    """
    done = directory.with_suffix(".done")
    with directory.with_suffix(".lock").open("w") as lock:
        if sys.platform != "win32":  # elsewhere each worker has directories of its own
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield not done.exists()
        done.touch()


class RealHeap:
    """The heap of a program, and what DevTools makes of it. One worker makes each of them, when it is first needed."""

    def __init__(self, name: str, directory: Path, downloads: Path) -> None:
        self.name = name
        self._directory = directory
        self._downloads = downloads

    @cached_property
    def paths(self) -> list[Path]:
        """One file, or two: before and after leak()."""
        runtime, program, arguments, pair = heaps.COLLECTION[self.name]
        first, second = (self._directory / f"{self.name}-{letter}.heapsnapshot" for letter in "ab")
        with _alone(self._directory / self.name) as needed:
            if needed and pair:
                heaps.capture_pair(runtime, program, first, second, *arguments)
            elif needed:
                script = or_skip(heaps.typescript, self._downloads / "typescript")
                heaps.capture(runtime, program, first, str(script))
        return [first, second] if pair else [first]

    @cached_property
    def snapshot(self) -> HeapSnapshot:
        return HeapSnapshot.load(self.paths[0])

    @cached_property
    def newer(self) -> HeapSnapshot:
        return HeapSnapshot.load(self.paths[1])

    @cached_property
    def devtools(self) -> devtools.DevTools:
        paths, directory = self.paths, self._directory / f"{self.name}-devtools"
        with _alone(directory) as needed:
            if needed:
                return devtools.DevTools.run(
                    or_skip(devtools.package, self._downloads / "chrome-devtools"), directory, *paths
                )
        return devtools.DevTools.read(directory)


def fetched(fetch: Callable[[Path], Path], request: pytest.FixtureRequest, name: str) -> Path:
    """A package from npm, which stays in pytest's cache."""
    cache = getattr(request.config, "cache", None)  # there is none with -p no:cacheprovider
    directory = cache.mkdir("heaps") if cache else request.getfixturevalue("tmp_path_factory").mktemp("npm")
    return or_skip(fetch, directory / name)


Heaps = Callable[[str], RealHeap]


@pytest.fixture(scope="session")
def heap_of(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Heaps:
    """A real heap by its name in heaps.COLLECTION. Packages from npm stay in pytest's cache."""
    if "PYTEST_XDIST_WORKER" in os.environ and sys.platform != "win32":
        directory = tmp_path_factory.getbasetemp().parent / "heaps"  # the same for all workers
        directory.mkdir(exist_ok=True)
    else:
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


@pytest.fixture(scope="session")
def page_report(heap_of: Heaps) -> str:
    """The report of a page in Chromium, with what is new since before leak()."""
    page = heap_of("page-chromium")
    return report(page.newer, older=page.snapshot)
