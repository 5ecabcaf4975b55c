"""Loops as machine code: they find the same as numpy and plain Python, and nothing depends on numba."""

from __future__ import annotations

import logging
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from cdpsync.heap import compiled
from cdpsync.heap.analysis import graph
from cdpsync.heap.analysis.analysis import Analysis
from cdpsync.heap.analysis.graph import Graph
from cdpsync.heap.analysis.tree import Tree
from cdpsync.heap.arrays import I32, spans_of
from cdpsync.heap.compiled import pays

from .conftest import NEEDS_NUMBA, RealHeap, machine_code
from .handmade import Handmade

# --- the same both ways ---


def test_a_walk_finds_the_depth_of_every_node(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph, "NARROW", 3)
    rng = random.Random(1)
    for count in (2, 5, 30, 200):
        sources = np.sort(np.array([rng.randrange(count) for _ in range(2 * count)]))
        targets = np.array([rng.randrange(count) for _ in sources], np.int32)
        depth = np.full(count + 1, -1, np.int32)
        depth[0] = depth[count] = 0
        parent = np.full(count + 1, -1, np.int32)
        one = Graph(spans_of(np.bincount(sources, minlength=count)), targets, count)
        one.walk(np.zeros(1, np.int32), depth, 0, parent)
        expected, level = {0: 0}, [0]
        while level:
            level = [int(b) for a, b in zip(sources, targets, strict=True) if a in level and int(b) not in expected]
            expected |= dict.fromkeys(level, max(expected.values()) + 1)
        assert {v: depth[v] for v in range(count) if depth[v] >= 0} == expected
        edges = {*zip(sources.tolist(), targets.tolist(), strict=True)}
        assert all((parent[v], v) in edges and depth[parent[v]] == depth[v] - 1 for v in expected if v)


def test_a_walk_asks_what_special_nodes_lead_to(way: str) -> None:
    """A list of ten nodes: 3 and 4 are special, and each leads to one more node, from which the walk goes on."""
    first = np.minimum(np.arange(16), 13).astype(np.int64)
    to = np.arange(1, 14, dtype=np.int32)
    to[9] = 14  # the list ends here
    depth = np.full(15, -1, np.int32)
    depth[0] = depth[14] = 0
    special = np.zeros(15, bool)
    special[[3, 4]] = True
    asked: list[list[int]] = []

    def meet(nodes: I32, depth: I32) -> I32:
        asked.append(nodes.tolist())
        return np.array([10], np.int32) if depth[10] < 0 else np.array([], np.int32)

    Graph(first, to, 14).walk(np.zeros(1, np.int32), depth, 0, None, special, meet)
    assert asked == [[3], [4]]
    assert depth.tolist() == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 4, 5, 6, 7, 0]


@pytest.mark.parametrize("near", [1, 4, 10**6], ids=["list", "deep", "any"])
def test_a_tree_is_ordered_numbered_and_summed(way: str, near: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cdpsync.heap.analysis.tree.NARROW", 3)
    rng = random.Random(near)
    for count in (1, 2, 9, 100):
        names = rng.sample(range(count), count)
        parent = np.zeros(count, np.int32)
        for at in range(1, count):
            parent[names[at]] = names[rng.randrange(max(0, at - near), at)]
        root = names[0]
        tree = Tree(parent, root)
        below: dict[int, set[int]] = {v: {v} for v in range(count)}
        for v in reversed(names[1:]):
            below[int(parent[v])] |= below[v]
        before, last = tree.number()
        sums, least = tree.order.astype(np.int64), tree.order.copy()
        tree.below(sums)
        tree.below(least, np.minimum)
        for at, v in enumerate(tree.order.tolist()):
            assert tree.position[v] == at
            inside = tree.order[(before[at] <= before) & (before <= last[at])]
            assert {*inside.tolist()} == below[v]
            assert (sums[at], least[at]) == (sum(below[v]), min(below[v]))
            children = tree.order[tree.child[at] : tree.child[at + 1]].tolist()
            assert children == [w for w in range(count) if w != root and parent[w] == v]


def test_a_parent_array_with_a_circle_is_not_a_tree(way: str) -> None:
    with pytest.raises(ValueError, match="not a tree"):
        Tree(np.array([0, 2, 1], np.int32), 0)


@pytest.mark.real
@NEEDS_NUMBA
def test_every_number_of_a_real_heap_is_the_same(heap: RealHeap) -> None:
    """What machine code does not find is compared with DevTools' in test_devtools.py."""

    def numbers() -> list[NDArray[Any]]:
        of = Analysis(heap.snapshot._of.columns)
        tree = of.dominated
        return [tree.parent, tree.before, tree.last, of.retained, of.distance, of.shallow]

    with machine_code(False):
        plain = numbers()
    with machine_code():
        fast = numbers()
    assert [np.array_equal(a, b) for a, b in zip(plain, fast, strict=True)] == [True] * 6


# --- numba ---


@compiled.compiled
def _total(values: Any) -> int:
    total = 0
    for value in values:
        total += _doubled(value)
    return total


@compiled.compiled
def _doubled(value: int) -> int:
    return value * 2


def test_a_loop_runs_either_way(way: str) -> None:
    assert pays(0) == (way == "fast")
    assert _total.run(way == "fast", np.arange(5, dtype=np.int32)) == 20
    assert _total([1, 2]) == 6


def test_numba_is_not_imported_for_a_small_heap(tmp_path: Path) -> None:
    path = tmp_path / "one.heapsnapshot"
    one = Handmade("window")
    one.node("window", 10, name="Window")
    path.write_text(one.text(), "utf-8")
    code = f"""
import sys
from cdpsync.heap import HeapSnapshot
assert len(HeapSnapshot.load({str(path)!r}).summary())
assert "numba" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


@pytest.fixture
def another_numba(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file of a module `numba` that hides the real one."""
    path = tmp_path / "numba" / "__init__.py"
    path.parent.mkdir()
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in [name for name in sys.modules if name.split(".")[0] == "numba"]:
        monkeypatch.delitem(sys.modules, name)
    compiled._compiler.cache_clear()
    monkeypatch.setattr(compiled, "_keeps", True)
    monkeypatch.setattr(compiled, "_loops", [])
    with machine_code():
        yield path
    compiled._compiler.cache_clear()
    sys.modules.pop("numba", None)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("raise ImportError('Numba needs NumPy 2.2 or less')", "ImportError: Numba needs NumPy 2.2 or less"),
        ("import llvmlite_that_is_not_there", "ModuleNotFoundError"),
        ("raise OSError('libLLVM.so: cannot open shared object file')", "OSError"),
        ("", "AttributeError"),
        ("class config: DISABLE_JIT = 0\ndef njit(f): return lambda number: 0", "computes 20 \\+ 1 wrongly"),
    ],
    ids=["too old", "incomplete", "broken", "empty", "wrong"],
)
def test_a_broken_numba_is_not_used_and_is_reported_once(
    another_numba: Path, source: str, reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    another_numba.write_text(source, "utf-8")
    caplog.set_level(logging.DEBUG, "cdpsync.heap")
    assert [pays(100), pays(100)] == [False, False]
    tree = Tree(np.array([0, 0, 1], np.int32), 0)
    assert tree.order.tolist() == [0, 1, 2]
    (record,) = caplog.records
    assert record.levelname == "DEBUG"
    assert re.search(reason, record.getMessage())


def test_numba_is_not_used_when_its_compiler_is_switched_off(another_numba: Path) -> None:
    """With NUMBA_DISABLE_JIT=1 it would run the loops in plain Python, on arrays."""
    another_numba.write_text("class config: DISABLE_JIT = 1", "utf-8")
    assert not pays(100)


FAILING = """
def failing(error):
    def call(*args):
        raise error
    return call
"""
CANNOT_KEEP = """
class config: DISABLE_JIT = 0

def njit(function=None, cache=False, **options):
    if function is None:
        return lambda function: njit(function, cache)
    if cache:
        {reason}
    return function
"""


@pytest.mark.parametrize(
    "reason",
    [
        "raise RuntimeError('cannot cache function: no locator available')",
        "return failing(OSError(28, 'No space left on device'))",
        "return failing(EOFError('Ran out of input'))",
    ],
    ids=["nowhere to write", "disk full", "file damaged"],
)
def test_numba_works_without_its_cache(another_numba: Path, reason: str) -> None:
    """It then compiles in every process. Also a loop that was compiled before, which this one may call."""
    another_numba.write_text(CANNOT_KEEP.format(reason=reason) + FAILING, "utf-8")
    assert pays(0)
    loops = [compiled.compiled(lambda number: number + 1) for _ in range(2)]
    assert [loop.fast(2) for loop in loops] == [3, 3]
    assert [loop._compiled is loop.plain for loop in loops] == [True, True]


def test_a_loop_that_numba_cannot_compile_is_run_in_plain_python(another_numba: Path) -> None:
    another_numba.write_text(
        f"""
class config: DISABLE_JIT = 0
{FAILING}
def njit(function=None, **options):
    if not options:
        return function
    return failing(TypeError('cannot unify')) if function else lambda function: failing(TypeError('cannot unify'))
""",
        "utf-8",
    )
    assert pays(0)
    assert _total.fast(np.arange(5, dtype=np.int32)) == 20
