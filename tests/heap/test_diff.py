from __future__ import annotations

import csv
import io
import random
from pathlib import Path

import pytest

from cdpsync.heap import Diff, HeapSnapshot, leaks
from cdpsync.heap.analysis.classes import ClassKey

from .conftest import PAIRS, Heaps, RealHeap
from .handmade import Handmade, properties
from .heaps import CHANGES, POINTS, REPEATED


def snapshot(*objects: tuple[int, str, int], at: dict[int, tuple[int, int, int]] | None = None) -> HeapSnapshot:
    """A snapshot of objects with these ids, classes and sizes."""
    heap = Handmade(*(str(id) for id, _, _ in objects))
    for id, name, size in objects:
        heap.node(str(id), size, name=name, id=id, at=(at or {}).get(id))
    return heap.load().snapshot


def rows(diff: Diff) -> dict[str, tuple[int, int, int, int, int, int]]:
    return {row.name: (row.new, row.deleted, row.delta, row.alloc_size, row.freed_size, row.size_delta) for row in diff}


OLDER = snapshot((3, "Map", 10), (5, "Map", 20), (7, "Customer", 40), (9, "Order", 80))
NEWER = snapshot((3, "Map", 10), (7, "Customer", 40), (11, "Map", 100), (13, "Map", 200), (15, "Set", 400))


def test_objects_are_new_or_gone_by_their_ids() -> None:
    assert rows(NEWER.diff(OLDER)) == {
        "Set": (1, 0, 1, 400, 0, 400),
        "Map": (2, 1, 1, 300, 20, 280),
        "Order": (0, 1, -1, 0, 80, -80),
    }


def test_everything_is_new_the_other_way_round() -> None:
    forth, back = rows(NEWER.diff(OLDER)), rows(OLDER.diff(NEWER))
    assert back == {name: (b, a, -c, e, d, -f) for name, (a, b, c, d, e, f) in forth.items()}


def test_classes_that_grew_most_come_first() -> None:
    assert [row.name for row in NEWER.diff(OLDER)] == ["Set", "Map", "Order"]


def test_a_snapshot_has_no_difference_from_itself() -> None:
    assert not NEWER.diff(NEWER)
    assert str(NEWER.diff(NEWER)).startswith("0 new, 0 deleted, +0 bytes")


def test_a_diff_has_the_ids_of_new_and_deleted_objects() -> None:
    diff = NEWER.diff(OLDER)
    assert sorted(diff.new_ids()) == [11, 13, 15]
    assert sorted(diff.deleted_ids()) == [5, 9]
    assert sorted(diff.new_ids("Map")) == [11, 13]
    assert diff.deleted_ids("Map") == [5]
    assert diff.new_ids("nothing") == []
    assert {row.name: len(diff.new_ids(row)) for row in diff} == {row.name: row.new for row in diff}
    assert NEWER.node(diff.new_ids("Set")[0]).name == "Set"


def test_a_slice_of_a_diff_has_ids_too() -> None:
    diff = NEWER.diff(OLDER)
    for part in (diff[:1], diff.filter("set"), diff.sorted("name", reverse=True)[:1]):
        assert isinstance(part, Diff)
        assert part.new_ids(part[0]) == [15]


def test_an_object_that_changed_its_class_is_gone_and_new() -> None:
    assert rows(snapshot((3, "A", 10)).diff(snapshot((3, "B", 20)))) == {
        "A": (1, 0, 1, 10, 0, 10),
        "B": (0, 1, -1, 0, 20, -20),
    }


def test_an_object_that_changed_its_size_is_the_same() -> None:
    assert not snapshot((3, "A", 10)).diff(snapshot((3, "A", 20)))


def test_an_object_without_a_size_is_not_compared() -> None:
    assert rows(snapshot((3, "A", 10)).diff(snapshot((3, "A", 0)))) == {"A": (1, 0, 1, 10, 0, 10)}


def test_classes_of_one_name_from_two_places_are_two_rows() -> None:
    older = snapshot((3, "A", 1), at={3: (7, 1, 1)})
    newer = snapshot((3, "A", 1), (5, "A", 2), (7, "A", 4), at={3: (7, 1, 1), 5: (7, 1, 1), 7: (7, 9, 9)})
    diff = newer.diff(older)
    assert {row.key: row.new for row in diff} == {ClassKey("A", 7, 1, 1): 1, ClassKey("A", 7, 9, 9): 1}
    assert sorted(diff.new_ids("A")) == [5, 7]
    assert [diff.new_ids(row) for row in diff] == [[7], [5]]


def test_ids_beyond_32_bits_are_compared() -> None:
    older = snapshot((3, "A", 1), (2**32 + 3, "A", 2))
    newer = snapshot((3, "A", 1), (2**40 + 3, "A", 4))
    assert rows(newer.diff(older)) == {"A": (1, 1, 0, 4, 2, 2)}
    assert newer.diff(older).new_ids() == [2**40 + 3]
    assert rows(newer.diff(snapshot((3, "A", 1)))) == {"A": (1, 0, 1, 4, 0, 4)}


def test_plain_objects_are_compared_by_the_interfaces_of_the_newer_snapshot() -> None:
    """There are three {a}, one of which was there before {a} was an interface."""

    def with_objects(*ids: int) -> HeapSnapshot:
        heap = Handmade(*map(str, ids))
        for id in ids:
            heap.node(str(id), 16, *properties(a=str(id)), name="Object", id=id)
        return heap.load().snapshot

    older, newer = with_objects(3), with_objects(3, 5, 7)
    assert [row.name for row in older.summary()] == ["Object"]
    assert rows(newer.diff(older)) == {"{a}": (2, 0, 2, 32, 0, 32)}
    assert rows(older.diff(newer)) == {"Object": (0, 2, -2, 0, 32, -32)}


def test_a_diff_equals_a_count_one_by_one() -> None:
    rng = random.Random(5)
    for _ in range(30):
        pool = [(2 * at + 3, rng.choice("ABCD"), rng.randint(0, 3) * 8) for at in range(60)]
        older, newer = rng.sample(pool, 40), rng.sample(pool, 30)
        expected = {}
        for name in "ABCD":
            came = [size for id, other, size in newer if other == name and size and (id, name, size) not in older]
            went = [size for id, other, size in older if other == name and size and (id, name, size) not in newer]
            if came or went:
                counts = len(came), len(went), len(came) - len(went)
                expected[name] = (*counts, sum(came), sum(went), sum(came) - sum(went))
        assert rows(snapshot(*newer).diff(snapshot(*older))) == expected


def test_a_digest_gives_the_same_diff_as_its_snapshot() -> None:
    digest = OLDER.digest()
    assert NEWER.diff(digest) == NEWER.diff(OLDER)
    assert NEWER.diff(digest).deleted_ids() == NEWER.diff(OLDER).deleted_ids()
    assert OLDER.diff(NEWER.digest()) == OLDER.diff(NEWER)


def test_a_diff_prints_with_signs() -> None:
    assert str(NEWER.diff(OLDER)).splitlines() == [
        "3 new, 2 deleted, +600 bytes",
        "  constructor  # new  # deleted  # delta  alloc. size  freed size  size delta",
        "  Set              1          0       +1          400           0        +400",
        "  Map              2          1       +1          300          20        +280",
        "  Order            0          1       -1            0          80         -80",
    ]


def test_a_diff_is_exported_as_plain_values() -> None:
    assert NEWER.diff(OLDER).to_dict()[2] == {
        "name": "Order",
        "new": 0,
        "deleted": 1,
        "delta": -1,
        "alloc_size": 0,
        "freed_size": 80,
        "size_delta": -80,
        "location": None,
    }
    assert NEWER.diff(OLDER).to_csv().splitlines()[1] == "Set,1,0,1,400,0,400,"


# --- real heaps ---


@pytest.mark.real
def test_the_leaked_objects_of_a_real_program_are_counted(pair: RealHeap) -> None:
    diff = pair.newer.diff(pair.snapshot)
    deltas = {row.name: row.delta for row in diff}
    assert {name: deltas.get(name, 0) for name in CHANGES} == CHANGES
    names, before, after = POINTS
    assert deltas[f"{{{', '.join(names)}}}"] == after - before
    text, before, after = REPEATED
    assert len(pair.newer.find(name=text)) - len(pair.snapshot.find(name=text)) == after - before


@pytest.mark.real
def test_the_new_objects_of_a_real_program_are_only_in_the_newer_snapshot(pair: RealHeap) -> None:
    diff = pair.newer.diff(pair.snapshot)
    for name in ("Order", "(string)", "Function"):
        new = diff.new_ids(name)
        (row,) = [row for row in diff if row.name == name]
        assert len({*new}) == row.new > 0
        assert not {*new} & {*pair.snapshot.find(name).ids.tolist()}
        assert {*new} <= {*pair.newer.find(name).ids.tolist()}


@pytest.mark.real
def test_a_digest_of_a_real_heap_gives_the_same_diff_as_the_snapshot(pair: RealHeap) -> None:
    assert pair.newer.diff(pair.snapshot.digest()) == pair.newer.diff(pair.snapshot)


def test_ids_that_now_belong_to_other_objects_give_a_warning() -> None:
    """V8 has begun to count again, with one more object before the others: each has an id that was another's."""
    classes = ["Map", "Set", "Order"]
    older = snapshot(*((2 * at + 3, classes[at % 3], 8) for at in range(100)))
    newer = snapshot((3, "Customer", 8), *((2 * at + 5, classes[at % 3], 8) for at in range(100)))
    diff = newer.diff(older)
    assert diff.warning.startswith(
        "Doubtful: the ids of these snapshots do not match. Of the ids in both, 100 now belong to another "
        "class, and 0 to the same."
    )
    assert "snapshot --count 2" in diff.warning
    assert "one client in Python" in diff.warning
    assert leaks(older, newer, newer).warning.startswith(diff.warning[:40])
    assert newer.diff(newer).warning == ""


def strings(*texts: tuple[int, str]) -> HeapSnapshot:
    """A snapshot of strings with these ids and texts."""
    heap = Handmade(*(str(id) for id, _ in texts))
    for id, text in texts:
        heap.node(str(id), 16, type="string", name=text, id=id)
    return heap.load().snapshot


def test_ids_that_now_belong_to_other_texts_give_a_warning() -> None:
    """All objects are of one class, so that only their texts tell that the ids are others'."""
    older = strings(*((2 * at + 3, f"text {at}") for at in range(300)))
    newer = strings(*((2 * at + 3, f"text {at - 7}") for at in range(400)))
    assert "Of 300 objects that were looked at, 300 now have another name." in newer.diff(older).warning
    assert leaks(older, newer, newer).warning == newer.diff(older).warning
    longer = strings(*((2 * at + 3, f"text {at}") for at in range(900)))
    assert longer.diff(older).warning == older.diff(longer).warning == ""


def test_a_sample_is_enough_to_tell_that_the_ids_are_others() -> None:
    older = strings(*((2 * at + 3, f"text {at}") for at in range(9000)))
    newer = strings(*((2 * at + 3, f"text {at + 1}") for at in range(9000)))
    assert "Of 4,096 objects that were looked at, 4,096 now have another name." in newer.diff(older).warning
    assert older.diff(older).warning == ""


def test_redacted_copies_can_be_compared_if_they_have_one_key_and_else_the_warning_says_so(tmp_path: Path) -> None:
    whole = strings(*((2 * at + 3, f"text {at}") for at in range(900)))

    def copy(name: str, key: str | None) -> HeapSnapshot:
        whole.redact(tmp_path / name, key=key)
        return HeapSnapshot.load(tmp_path / name)

    assert copy("a", "secret").diff(copy("b", "secret")).warning == ""
    assert "Copies that are redacted need one key for all" in copy("c", None).diff(copy("d", None)).warning


def test_objects_that_all_have_new_ids_give_a_warning() -> None:
    """As in Bun, which numbers all objects anew in each snapshot."""
    older = snapshot(*((at + 2, "Order", 8) for at in range(300)))
    newer = snapshot(*((at + 302, "Order", 8) for at in range(300)))
    assert "Of the 200 objects with the lowest ids, which should live on, 0 are in both." in newer.diff(older).warning
    assert "Bun gives all objects new ids" in newer.diff(older).warning


def test_a_heap_in_which_most_has_been_replaced_gives_no_warning() -> None:
    lasting = [(2 * at + 3, "Builtin", 8) for at in range(200)]
    older = snapshot(*lasting, *((2 * at + 1003, "Order", 8) for at in range(2000)))
    newer = snapshot(*lasting, *((2 * at + 9003, "Order", 8) for at in range(2000)))
    assert newer.diff(older).warning == older.diff(newer).warning == ""


@pytest.mark.real
def test_two_snapshots_of_a_real_program_give_no_warning(pair: RealHeap) -> None:
    assert pair.newer.diff(pair.snapshot).warning == ""
    assert pair.snapshot.diff(pair.newer).warning == ""


@pytest.mark.real
def test_snapshots_of_two_programs_give_a_warning(pair: RealHeap, heap_of: Heaps) -> None:
    others = [name for name in PAIRS if name != pair.name]
    assert heap_of(others[0]).newer.diff(pair.snapshot).warning.startswith("Doubtful: ")


def doubtful() -> Diff:
    older = snapshot(*((2 * at + 3, "Order", 8) for at in range(100)))
    return snapshot(*((2 * at + 3, "Customer", 8) for at in range(100))).diff(older)


def test_every_form_of_a_comparison_has_its_warning() -> None:
    diff = doubtful()
    for form in (str(diff), diff.html(), diff._repr_html_(), diff.text(0)):
        assert form.count("the ids of these snapshots do not match") == 1
    assert [row["warning"] for row in diff.to_dict()] == [diff.warning] * 2
    assert [row["warning"] for row in csv.DictReader(io.StringIO(diff.to_csv()))] == [diff.warning] * 2


def test_parts_of_a_comparison_have_its_warning_too() -> None:
    diff = doubtful()
    assert diff[:1].warning == diff.sorted("name").warning == diff.filter("order").warning == diff.warning
    assert "fit" not in diff.filter("order").title


def test_a_comparison_without_a_warning_has_no_column_for_it() -> None:
    diff = NEWER.diff(OLDER)
    assert "warning" not in diff.to_dict()[0]
    assert "warning" not in diff.to_csv()


def test_a_snapshot_is_only_compared_with_a_snapshot_or_a_digest() -> None:
    with pytest.raises(TypeError, match="HeapSnapshot or its digest"):
        NEWER.diff("older.heapsnapshot")  # type: ignore[arg-type]
