"""Objects of two snapshots are matched by class and id, whether ids are close together or far apart."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from cdpsync.heap import HeapSnapshot

from .handmade import Handmade


def made(objects: list[tuple[int, str]]) -> HeapSnapshot:
    heap = Handmade(*(str(at) for at in range(len(objects))))
    for at, (id, name) in enumerate(objects):
        heap.node(str(at), 8, name=name, id=id)
    return heap.load().snapshot


@pytest.mark.parametrize("step", [1, 2, 1001, 40_000_000], ids="every {}".format)
def test_objects_are_matched_by_class_and_id(step: int) -> None:
    """The last step needs ids of more than 32 bits."""
    chance = random.Random(step)
    older, newer = (
        {step * id: chance.choice("AB") for id in chance.sample(range(1, 400), 250)} for _ in ("older", "newer")
    )
    diff = made([*newer.items()]).diff(made([*older.items()]))
    new = {id for id, name in newer.items() if older.get(id) != name}
    gone = {id for id, name in older.items() if newer.get(id) != name}
    assert ({*diff.new_ids()}, {*diff.deleted_ids()}) == (new, gone)
    assert {row.name: row.new for row in diff} == Counter(newer[id] for id in new)
    assert {row.name: row.deleted for row in diff} == Counter(older[id] for id in gone)


def test_two_objects_of_one_id_are_both_matched_by_their_classes() -> None:
    older, newer = made([(3, "A"), (3, "B"), (5, "A")]), made([(3, "A"), (5, "A"), (5, "B")])
    diff = newer.diff(older)
    assert (diff.new_ids(), diff.deleted_ids()) == ([5], [3])
    assert {row.name: (row.new, row.deleted) for row in diff} == {"B": (1, 1)}
