"""A redacted copy has the numbers of its snapshot, and nothing of the program's data."""

from __future__ import annotations

import io
import itertools
import json
import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cdpsync import launch
from cdpsync.heap import HeapSnapshot
from cdpsync.heap.analysis.names import units
from cdpsync.heap.redaction.left_over import find_left

from ..conftest import FIND, command, wait_for
from . import devtools, heaps
from .conftest import REAL, Heaps, RealHeap, fetched
from .copies import assert_same_in_devtools, assert_same_numbers
from .handmade import Edge, Handmade, Loaded, properties
from .texts import read

SECRET = "hunter2, the password"
ENTRY = "{} / part of key ({} @{}) -> value ({} @{}) pair in WeakMap (table @{})"


def redacted(snapshot: HeapSnapshot, **options: Any) -> bytes:
    file = io.BytesIO()
    snapshot.redact(file, **options)
    return file.getvalue()


def copy_of(heap: Handmade, **options: Any) -> Loaded:
    loaded = heap.load()
    return Loaded(HeapSnapshot.load(redacted(loaded.snapshot, **options)), loaded.keys)


def heap_with(type: str, name: str, *edges: Edge, size: int = 8) -> Handmade:
    """A heap with a node, under the key "it"."""
    heap = Handmade("window")
    heap.node("window", 8, *properties(it="it"), name="Window")
    heap.node("it", size, *edges, type=type, name=name)
    return heap


# --- what goes, and what stays ---


@pytest.mark.parametrize(
    ("type", "name"),
    [
        ("string", SECRET),
        ("string", "Window"),
        ("sliced string", SECRET),
        ("regexp", SECRET),
        ("symbol", SECRET),
        ("number", "3.14159265"),
        ("bigint", "123456789012"),
        ("native", '<div id="hunter2" class="password">'),
        ("native", "Detached <div hunter2>"),
        ("object", "Window / https://example.org/?password=hunter2"),
        ("native", "blink::Resource https://example.org/?password=hunter2"),
        ("code", "system / Script / file:///home/hunter2/a.js"),
        ("object", "system / NativeContext / https://example.org/hunter2"),
    ],
)
def test_data_in_the_name_of_a_node_is_replaced_by_as_many_characters(type: str, name: str) -> None:
    copy = copy_of(heap_with(type, name))["it"]
    found = copy._of.names.raw(copy.ordinal)
    assert found != name
    assert len(found) == len(name)
    assert "hunter2" not in found


@pytest.mark.parametrize(
    ("type", "name", "left"),
    [
        ("native", '<div id="hunter2">', "<div "),
        ("native", "Detached <my-list class=a>", "Detached <my-list "),
        ("object", "Window / https://example.org/", "Window / "),
        ("code", "system / Script / file:///home/a.js", "system / Script / "),
    ],
)
def test_the_constructor_and_the_tag_stay(type: str, name: str, left: str) -> None:
    node = copy_of(heap_with(type, name))["it"]
    assert node._of.names.raw(node.ordinal).startswith(left)


@pytest.mark.parametrize(
    ("type", "name"),
    [
        ("object", "Customer"),
        ("closure", "onClick"),
        ("code", "onClick"),
        ("hidden", "system / Map"),
        ("array", "(object elements)"),
        ("native", "Node / AsyncHooks"),
        ("native", "<div>"),
        ("object", "system / Context / scope @117"),
        ("code", "system / SharedFunctionInfo / onClick"),
        ("number", "heap number"),
        ("symbol", "private symbol"),
        ("concatenated string", "(concatenated string)"),
        ("string", ""),
    ],
)
def test_names_of_constructors_functions_and_of_v8_stay(type: str, name: str) -> None:
    node = copy_of(heap_with(type, name))["it"]
    assert node._of.names.raw(node.ordinal) == name


def test_the_names_of_references_are_replaced_if_the_program_chose_them() -> None:
    heap = Handmade("window")
    edges: list[Edge] = [("property", "anna@example.org", "it"), ("property", "__proto__", "it")]
    edges += [("context", "counter", "it"), ("internal", "elements", "it"), ("element", 7, "it"), ("weak", "map", "it")]
    heap.node("window", 8, *edges, name="Window")
    heap.node("it", 8)
    before, after = heap.load()["window"].edges(), copy_of(heap)["window"].edges()
    assert [edge.name for edge in after[1:]] == [edge.name for edge in before[1:]]
    assert len(after[0].name) == len("anna@example.org")
    assert after[0].name.isalnum()


def test_keep_says_which_names_stay() -> None:
    heap = Handmade("window")
    heap.node("window", 8, ("property", "list", "code"), ("context", "counter", "run"), name="Window")
    heap.node("run", 8, type="closure", name="onClick")
    heap.node("code", 8, ("internal", "source", "text"), type="code", name="file:///app.js")
    heap.node("text", 8, type="string", name="let secret")
    names = ("list", "counter", "onClick", "file:///app.js")
    for kept, left in {
        (): (),
        ("functions",): ("onClick",),
        ("variables",): ("counter",),
        ("properties",): ("list",),
        ("scripts",): ("file:///app.js",),
    }.items():
        strings = json.loads(redacted(heap.load().snapshot, keep=kept))["strings"]
        assert tuple(name for name in names if name in strings) == left
        assert "let secret" not in strings


def test_a_name_that_cannot_be_kept_is_refused() -> None:
    with pytest.raises(ValueError, match="keep takes any of functions, variables, properties, scripts"):
        redacted(heap_with("string", "a").load().snapshot, keep=("strings",))


def test_the_text_of_a_string_is_replaced_even_if_a_class_has_the_name() -> None:
    heap = Handmade("window")
    heap.node("window", 8, *properties(a="a", b="b"), name="Window")
    heap.node("a", 8, name="Customer")
    heap.node("b", 8, type="string", name="Customer")
    copy = copy_of(heap)
    assert copy["a"].name == "Customer"
    assert copy["b"].name != "Customer"


def test_entries_of_weak_maps_name_their_members_as_they_are_written() -> None:
    heap = Handmade("window")
    heap.node("window", 8, *properties(map="table", key="key"), name="Window")
    entry = ENTRY.format(2, "Customer", 7, SECRET, 9, 5)
    heap.node("table", 100, ("internal", entry, "value"), type="array", id=5)
    heap.node("key", 10, ("internal", ENTRY.format(3, "Customer", 7, SECRET, 9, 5), "value"), name="Customer", id=7)
    heap.node("value", 1000, type="string", name=SECRET, id=9)
    copy = copy_of(heap)
    written = copy["value"].name
    assert copy["table"].edges()[0].name == ENTRY.format(2, "Customer", 7, written, 9, 5)
    assert copy.retained() == heap.load().retained()
    assert copy["key"].retained_size == 1010


def test_an_entry_that_v8_has_cut_keeps_nothing_of_its_members() -> None:
    heap = heap_with("array", "", ("internal", "3 / part of key (Customer @7) -> value (hunter2, the pa", "window"))
    name = copy_of(heap)["it"].edges()[0].name
    assert name.startswith("3 / part of key (")
    assert "hunter2" not in name
    assert len(name) == len("3 / part of key (Customer @7) -> value (hunter2, the pa")


def test_numbers_that_v8_notes_about_a_string_stay_but_for_its_hash() -> None:
    heap = Handmade("window")
    heap.node("window", 8, *properties(it="it"), name="Window")
    edges: list[Edge] = [("internal", name, name) for name in ("truncated", "length", "hash")]
    heap.node("it", 8, *edges, type="string", name=SECRET)
    for name, kind, value in (("truncated", "bool", "true"), ("length", "int", "2000"), ("hash", "int", "123456789")):
        heap.node(name, 0, ("internal", "value", f"{name} value"), type="number", name=kind)
        heap.node(f"{name} value", 0, type="string", name=value)
    copy = copy_of(heap)
    assert (copy["truncated value"].name, copy["length value"].name) == ("true", "2000")
    assert copy["hash value"].name != "123456789"
    assert copy["hash value"].name.isdecimal()
    assert len(copy["hash value"].name) == 9


def test_sections_and_keys_that_are_not_known_are_left_out() -> None:
    document = heap_with("object", "Customer").document()
    document["snapshot"]["title"] = SECRET
    document["snapshot"]["meta"]["notes"] = SECRET
    document = {**{key: value for key, value in document.items() if key != "strings"}, "numbers": [1, 2, 3],
                "strings": document["strings"]}  # fmt: skip
    copy = json.loads(redacted(HeapSnapshot.load(json.dumps(document))))
    assert "numbers" not in copy
    assert SECRET not in json.dumps(copy)


# --- equal texts ---


def test_equal_texts_stay_equal_and_different_ones_different() -> None:
    heap = Handmade("window")
    texts = ["a", "b", "a", "ab", "ba", "ab", "é", "😀", "\ud800", "x" * 1024, "x" * 1023 + "y", '"\\', "", ""]
    heap.node("window", 8, *[("element", at, str(at)) for at in range(len(texts))], name="Window")
    for at, text in enumerate(texts):
        heap.node(str(at), 16, type="string", name=text)
    found = [copy_of(heap, key="k")[str(at)].name for at in range(len(texts))]
    for at, text in enumerate(texts):
        assert [one == found[at] for one in found] == [one == text for one in texts]
        assert units(found[at]) == units(text)


def test_a_joined_string_stays_equal_to_the_same_text_in_one_piece() -> None:
    heap = Handmade("window")
    names = ["one", "other", "whole", "user", "name", "us", "ername"]
    heap.node("window", 8, *[("element", at, name) for at, name in enumerate(names)], name="Window")
    for name, first, second in (("one", "user", "name"), ("other", "us", "ername")):
        halves: list[Edge] = [("internal", "first", first), ("internal", "second", second)]
        heap.node(name, 32, *halves, type="concatenated string", name="(concatenated string)")
    for name in names[2:]:
        heap.node(name, 16, type="string", name={"whole": "username"}.get(name, name))
    copy = copy_of(heap)
    assert copy["one"].name == copy["other"].name == copy["whole"].name == copy["user"].name + copy["name"].name
    assert copy["whole"].name != "username"
    assert_same_numbers(heap.load().snapshot, copy.snapshot)


def test_hundreds_of_characters_that_are_also_joined_stay_different() -> None:
    heap = Handmade("window")
    letters = [chr(0x900 + at) for at in range(300)]
    pairs = [f"{one}{other}" for one, other in itertools.pairwise(letters)]
    edges = [("element", at, key) for at, key in enumerate([*letters, *pairs, *(f"+{pair}" for pair in pairs)])]
    heap.node("window", 8, *edges, name="Window")
    for text in (*letters, *pairs):
        heap.node(text, 16, type="string", name=text)
    for pair in pairs:
        halves: list[Edge] = [("internal", "first", pair[0]), ("internal", "second", pair[1])]
        heap.node(f"+{pair}", 32, *halves, type="concatenated string", name="(concatenated string)")
    assert_same_numbers(heap.load().snapshot, copy_of(heap).snapshot)


def test_joined_strings_of_all_kinds_keep_their_numbers() -> None:
    rng = random.Random(19)
    for _ in range(30):
        heap = Handmade("window")
        count = rng.randrange(3, 25)
        heap.node("window", 8, *[("element", at, f"s{at}") for at in range(count)], name="Window")
        for at in range(count):
            text = "".join(rng.choice(["a", "b", "😀"]) for _ in range(rng.randrange(4)))
            if at < 3 or rng.random() < 0.4:
                heap.node(f"s{at}", 16, type="string", name=text)
            else:
                halves = [("internal", half, f"s{rng.randrange(at)}") for half in ("first", "second")]
                heap.node(f"s{at}", 32, *halves, type="concatenated string", name="(concatenated string)")
        loaded = heap.load()
        assert_same_numbers(loaded.snapshot, HeapSnapshot.load(redacted(loaded.snapshot, key=b"k")))


def test_names_of_properties_that_devtools_quotes_are_shown_in_the_same_length() -> None:
    heap = Handmade("window")
    names = ["plain", "a,b", '"', "{}", "it's", "back\\slash", 'line\n"', '\ud800"', '😀{"a":1}', ",", "'"]
    heap.node("window", 8, *[("element", at, str(at)) for at in range(40)], name="Window")
    rng = random.Random(3)
    for at in range(40):
        chosen = rng.sample(names, rng.randrange(1, len(names)))
        heap.node(str(at), 16, *[("property", name, "window") for name in chosen], name="Object")
    copy = copy_of(heap)
    assert_same_numbers(heap.load().snapshot, copy.snapshot)
    lengths = [[units(loaded[str(at)].name) for at in range(40)] for loaded in (heap.load(), copy)]
    assert lengths[0] == lengths[1]


def test_with_a_key_the_same_text_has_the_same_letters_in_all_copies() -> None:
    one = copy_of(heap_with("string", SECRET), key="key")["it"].name
    assert one == copy_of(heap_with("regexp", SECRET), key=b"key")["it"].name
    assert one != copy_of(heap_with("string", SECRET), key="another")["it"].name
    assert copy_of(heap_with("string", SECRET))["it"].name != copy_of(heap_with("string", SECRET))["it"].name


# --- real heaps ---


@pytest.fixture
def real(heap_of: Heaps) -> RealHeap:
    """One of them: `python -m tests.heap.redaction_contest` goes through the others."""
    return heap_of("page-chromium" if "page-chromium" in REAL else REAL[0])


@pytest.mark.real
@pytest.mark.parametrize("runtime", [name for name in ("node", "chromium") if name in FIND])
def test_no_text_of_a_program_is_left_anywhere(runtime: str, tmp_path: Path) -> None:
    """The texts are strings, keys, symbols, source code, attributes and so on, and the script's path."""
    script = tmp_path / "Zebra.js"
    script.write_text((heaps.PROGRAMS / "secrets.js").read_text("utf-8"), "utf-8")
    file = tmp_path / "a.heapsnapshot"
    with launch(command(runtime, script), timeout=60.0) as client:
        wait_for(client, "globalThis.ready")
        client.heap.save(file, captureNumericValue=True)
    planted = file.read_bytes()
    assert planted.count(b"Zebra") > 2000
    assert b"98765.4321987" in planted
    copy = redacted(HeapSnapshot.load(file))
    for word in (b"Zebra", b"98765.4321987", b"example.org", bytes(tmp_path.name, "ascii")):
        assert word not in copy
    assert b'"Customer"' in copy


@pytest.mark.real
def test_a_copy_of_a_real_heap_has_the_same_numbers_and_none_of_its_strings(real: RealHeap) -> None:
    data = redacted(real.snapshot)
    copy = HeapSnapshot.load(data)
    assert_same_numbers(real.snapshot, copy)
    columns, kinds = real.snapshot._of.columns, real.snapshot._of.kinds
    strings, names = (
        {columns.strings[number] for number in np.unique(columns.name[kinds.nodes(*types)])}
        for types in (("string",), ("closure", "code", "object", "native"))
    )
    names |= {name.rpartition(" / ")[2] for name in names}
    kept = {*copy._of.columns.strings}
    phrases = [text for text in strings - names if len(text) > 12 and " " in text]
    assert len(phrases) > 100
    assert not [text for text in phrases if text in kept]
    assert b"said more than once" not in data


def test_a_text_that_is_left_is_found_wherever_it_is() -> None:
    texts = ["something else", "short", "left over", "......", "left over, and more"]
    for before in (0, 3, (1 << 20) - 5, 1 << 20):
        file = io.BytesIO(b"x" * before + b'"left over","and more')
        assert find_left(file, 0, lambda: texts) == "left over"
        assert find_left(file, before + 3, lambda: texts) is None


@pytest.mark.real
@pytest.mark.timeout(180)
def test_devtools_shows_the_same_numbers_for_a_copy_of_a_page(
    real: RealHeap, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    path = tmp_path / "copy.heapsnapshot"
    real.snapshot.redact(path)
    package = fetched(devtools.package, request, "chrome-devtools")
    assert_same_in_devtools(real.devtools, devtools.DevTools.run(package, tmp_path / "out", path))


def test_numbers_are_read_as_they_were_written() -> None:
    heap = heap_with("object", "Customer", ("element", 4_000_000_000, "window"), size=2**40)
    text = redacted(heap.load().snapshot)
    assert np.array_equal(read(text).self_size, heap.load().snapshot._of.columns.self_size)
    assert HeapSnapshot.load(text).nodes[2].edges()[0].name == "4000000000"
