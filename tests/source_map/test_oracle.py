"""SourceMap gives the same answers as npm's trace-mapping, in both directions."""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cdpsync.source_map import Bound, SourceMap

from ..heap.conftest import fetched
from . import oracle
from .maps import encoded
from .oracle import Query

BOUNDS: tuple[Bound, Bound] = ("lower", "upper")


def ours(loaded: SourceMap, query: Query) -> list[tuple[int, ...]]:
    bound = BOUNDS[query.upper]
    if query.reverse:
        return [*loaded.raw_generated(loaded.sources[query.source], query.line, query.column, bound=bound)]
    found = loaded.raw_original(query.line, query.column, bound=bound)
    return [] if found is None else [found]


def around(places: list[tuple[int, int, int, int]], chance: random.Random) -> Iterator[Query]:
    """Queries at these places (1 if it is in a source, source index, line, column) and beside them."""
    for (reverse, source, line, column), upper in itertools.product(places, (0, 1)):
        yield Query(reverse, source, line, column, upper)
        yield Query(reverse, source, line, max(0, column + chance.choice((-2, -1, 1, 2, 9))), upper)


def places_of(loaded: SourceMap, generated: list[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    places = [(0, 0, line, column) for line, column in generated]
    originals = (loaded.raw_original(line, column) for line, column in generated)
    return places + [(1, *found[:3]) for found in originals if found is not None]


@pytest.fixture(scope="module")
def packages(request: pytest.FixtureRequest) -> Path:
    return fetched(oracle.packages, request, "trace-mapping")


def test_the_map_of_typescript_has_the_same_places_both_ways(
    request: pytest.FixtureRequest, packages: Path, tmp_path: Path
) -> None:
    file = fetched(oracle.large_map, request, "typescript")
    loaded = SourceMap.load(file, url="")
    assert len(loaded) == 696_663
    chance = random.Random(15)
    lines = [chance.randrange(4_500) for _ in range(100)]
    generated = [(line, column) for line in lines for column in range(0, 4_000, 61)]
    queries = list(around(places_of(loaded, generated), chance))
    theirs = oracle.answers(packages, file, queries, tmp_path)
    different = [query for query, answer in zip(queries, theirs, strict=True) if ours(loaded, query) != answer]
    assert len(queries) > 25_000
    assert different == []


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("sections", [False, True], ids=["one map", "an index map"])
def test_a_random_map_has_the_same_places_both_ways(seed: int, sections: bool, packages: Path, tmp_path: Path) -> None:
    """It has equal places, places out of order, segments without a source, and empty lines."""
    chance = random.Random(seed)
    pick = chance.randrange

    def lines(count: int) -> list[list[tuple[int, ...]]]:
        shapes: list[Callable[[], tuple[int, ...]]] = [
            lambda: (pick(30),),
            lambda: (pick(30), pick(4), pick(12), pick(20)),
            lambda: (pick(30), pick(4), pick(12), pick(20), pick(3)),
        ]
        return [[chance.choice(shapes)() for _ in range(pick(9))] for _ in range(count)]

    def a_map(number: int) -> dict[str, object]:
        sources = [f"{name}{number}.ts" for name in "abcd"]
        names = [f"{name}{number}" for name in "xyz"]
        return {"version": 3, "sources": sources, "names": names, "mappings": encoded(lines(40))}

    whole = a_map(0)
    if sections:
        parts = [{"offset": {"line": 50 * one, "column": 7 * one}, "map": a_map(one)} for one in range(4)]
        whole = {"version": 3, "sections": parts}
    file = tmp_path / "chance.map"
    file.write_text(json.dumps(whole))
    loaded = SourceMap.load(file, url="")
    forward = [(0, 0, line, column) for line in range(210) for column in range(35)]
    back = [(1, *place) for place in itertools.product(range(len(loaded.sources)), range(13), range(22))]
    queries = list(around(forward + back, chance))
    theirs = oracle.answers(packages, file, queries, tmp_path)
    assert [query for query, answer in zip(queries, theirs, strict=True) if ours(loaded, query) != answer] == []
