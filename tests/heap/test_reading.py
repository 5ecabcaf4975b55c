from __future__ import annotations

import gzip
import io
import json
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cdpsync import SnapshotError
from cdpsync.heap import HeapSnapshot, Location
from cdpsync.heap import reading as module
from cdpsync.heap import snapshot as snapshot_module
from cdpsync.heap.columns import Columns
from cdpsync.heap.reading import Reader

from ..snapshots import cut, make_snapshot
from .handmade import EDGE_TYPES, NODE_TYPES, Handmade

STYLES = [
    {"rows": True},
    {"rows": False},
    {"rows": False, "extra": True},
]


def read(text: str | bytes, size: int | None = None) -> Columns:
    """In pieces of `size` bytes."""
    data = text if isinstance(text, bytes) else text.encode()
    reader = Reader()
    for start in range(0, len(data), size or len(data) or 1):
        reader.feed(data[start : start + (size or len(data))])
    return reader.finish()


def refused(text: str | bytes, match: str = ".") -> int:
    """The byte that is named."""
    with pytest.raises(SnapshotError, match=match) as caught:
        read(text)
    return place_of(caught.value)


def place_of(error: SnapshotError) -> int:
    found = re.search(r"\(at byte ([\d,]+)\)$", str(error))
    assert found, str(error)
    return int(found[1].replace(",", ""))


def as_json(text: str) -> dict[str, Any]:
    """The same columns, read by Python's parser: the slow way."""
    document = json.loads(text)
    meta = document["snapshot"]["meta"]
    found = {}
    for section in ("nodes", "edges", "locations"):
        fields = meta[f"{section[:-1]}_fields"]
        for place, name in enumerate(fields):
            found[f"{section}.{name}"] = document[section][place :: len(fields)]
    width = len(meta["node_fields"])
    return {
        "type": found["nodes.type"],
        "name": found["nodes.name"],
        "id": found["nodes.id"],
        "self_size": found["nodes.self_size"],
        "detachedness": found.get("nodes.detachedness"),
        "first": [0, *np.cumsum(found["nodes.edge_count"]).tolist()],
        "edge_type": found["edges.type"],
        "edge_name": found["edges.name_or_index"],
        "to": [index // width for index in found["edges.to_node"]],
        "locations": {
            "object_index": [index // width for index in found["locations.object_index"]],
            **{name: found[f"locations.{name}"] for name in ("script_id", "line", "column")},
        },
        "strings": document["strings"],
    }


def as_lists(columns: Columns) -> dict[str, Any]:
    arrays = ("type", "name", "id", "self_size", "first", "edge_type", "edge_name", "to")
    return {
        **{name: getattr(columns, name).tolist() for name in arrays},
        "detachedness": columns.detachedness.tolist() if columns.detachedness is not None else None,
        "locations": {name: column.tolist() for name, column in columns.locations.items()},
        "strings": [*columns.strings],
    }


def small() -> Handmade:
    """A dozen numbers of each kind, and few enough bytes to alter each of them."""
    heap = Handmade("window", ("shortcut", "again", "window"))
    edges = (("property", 'a \\ "', "left"), ("element", 7, "right"), ("weak", "1", "text"))
    heap.node("window", 100, *edges, name="Window / é", at=(3, 10, 12))
    heap.node("left", 20, ("hidden", 2, "text"), type="array")
    heap.node("right", 30, ("internal", "map", "root"), type="closure", at=(3, 1, 2))
    heap.node("text", 16, type="string", detached=1)
    return heap


# --- whatever the text looks like ---


@pytest.mark.parametrize("style", STYLES, ids=str)
@pytest.mark.parametrize("size", [1, 2, 3, 7, 64, 1000, 10**9])
def test_the_columns_are_those_that_json_has_however_the_text_is_cut(style: dict[str, bool], size: int) -> None:
    text = make_snapshot(60 if size < 7 else 300, **style)
    assert as_lists(read(text, size)) == as_json(text)


@pytest.mark.parametrize("piece", [1, 2, 5, 13, 100])
def test_what_is_parsed_at_once_is_no_matter(piece: int, monkeypatch: pytest.MonkeyPatch) -> None:
    text = make_snapshot(60)
    monkeypatch.setattr(module, "PIECE", max(piece, 20))
    assert as_lists(read(text)) == as_json(text)


def test_compact_and_indented_json_are_the_same() -> None:
    document = small().document()
    expected = as_json(json.dumps(document))
    styles: list[dict[str, Any]] = [{"separators": (",", ":")}, {}, {"indent": 1}, {"indent": "\t"}]
    for style in styles:
        text = json.dumps(document, **style)
        assert as_lists(read(text)) == expected
        assert as_lists(read(text.replace("\n", "\r\n"), 1000)) == expected


def test_white_space_before_the_text_and_behind_it_is_no_matter() -> None:
    text = small().text()
    assert as_lists(read(f"\n\t {text}\r\n ")) == as_json(text)


def test_text_that_is_utf_8_and_not_escaped_is_read() -> None:
    document = small().document()
    assert as_lists(read(json.dumps(document, ensure_ascii=False)))["strings"] == document["strings"]


def rearranged(document: dict[str, Any], section: str, order: list[str]) -> None:
    """In place: the fields of a section's rows in another order, those that are new filled with some number."""
    fields = document["snapshot"]["meta"][f"{section[:-1]}_fields"]
    rows = zip(*[iter(document[section])] * len(fields), strict=True)
    by_name = [dict(zip(fields, row, strict=True)) for row in rows]
    document[section] = [row.get(name, 77) for row in by_name for name in order]
    document["snapshot"]["meta"][f"{section[:-1]}_fields"] = order


def test_fields_may_stand_in_another_order_among_others() -> None:
    document = small().document()
    expected = as_lists(read(json.dumps(document)))
    nodes = ["new", "edge_count", "detachedness", "self_size", "trace_node_id", "id", "name", "type"]
    scale = len(nodes) // 2, len(document["snapshot"]["meta"]["node_fields"])
    rearranged(document, "nodes", nodes)
    document["edges"][2::3] = [at // scale[1] * len(nodes) for at in document["edges"][2::3]]
    document["locations"][::4] = [at // scale[1] * len(nodes) for at in document["locations"][::4]]
    rearranged(document, "edges", ["to_node", "weight", "name_or_index", "type"])
    rearranged(document, "locations", ["column", "line", "script_id", "object_index", "end"])
    for kind, fields in (("node", nodes), ("edge", ["to_node", "weight", "name_or_index", "type"])):
        types = document["snapshot"]["meta"][f"{kind}_types"]
        types[:] = ["number"] * (len(fields) - 1) + types[:1]
    assert as_lists(read(json.dumps(document))) == expected


def test_sections_that_are_not_known_are_skipped_however_deep_they_are() -> None:
    document = small().document()
    expected = as_lists(read(json.dumps(document)))
    strings = document.pop("strings")
    document["trace_tree"] = [1, 0, 0, 0, [2, 0, 1, 16, [3, 0, 0, 0, []], []], []]
    document["samples"] = []
    document["something_new"] = [[], [[[[]]]], -1, 2.5, None, True, {}]
    document["strings"] = strings
    for text in (json.dumps(document), json.dumps(document, indent=2), json.dumps(document, separators=(",", ":"))):
        assert as_lists(read(text)) == expected
        assert as_lists(read(text, 2000)) == expected
    assert as_lists(read(text, 1)) == expected


def test_a_tree_of_traces_may_be_a_hundred_thousand_deep() -> None:
    document = small().document()
    document["strings"] = document.pop("strings")
    text = json.dumps(document).replace('"strings"', f'"trace_tree": {"[" * 100_000}{"]" * 100_000}, "strings"')
    assert len(read(text).id) == len(document["nodes"]) // 6


def test_sections_that_are_not_needed_may_be_missing() -> None:
    document = small().document()
    del document["locations"]
    columns = read(json.dumps(document))
    assert not len(columns.locations["object_index"])
    assert HeapSnapshot.load(json.dumps(document).encode()).summary()


def test_a_snapshot_of_a_v8_that_knows_nothing_of_detachedness_has_none() -> None:
    assert read(Handmade(detachedness=False).text()).detachedness is None


def test_the_header_is_kept_as_it_is() -> None:
    document = small().document()
    document["snapshot"]["extra_native_bytes"] = 4711
    document["snapshot"]["meta"]["of"] = {"no": ["interest"]}
    text = json.dumps(document)
    assert read(text).header == document["snapshot"]
    assert HeapSnapshot.load(text.encode()).meta == document["snapshot"]


# --- numbers that are large, or negative ---


def test_ids_beyond_32_bits_are_kept() -> None:
    ids = [2**32 - 1, 2**32, 2**40 + 1, 9_007_199_254_740_991]
    heap = Handmade(*(f"n{one}" for one in ids))
    for one in ids:
        heap.node(f"n{one}", 8, id=one)
    loaded = heap.load()
    assert loaded.snapshot.ids.tolist() == [1, *ids]
    assert loaded.snapshot.node(2**40 + 1) == loaded[f"n{2**40 + 1}"]


def test_indices_from_2_to_the_31_on_are_read_as_v8_writes_them() -> None:
    """As a signed number of 32 bits."""
    heap = Handmade("array")
    heap.node("array", 8, ("element", 2**31 - 1, "one"), ("element", -(2**31), "one"), ("hidden", -2, "one"))
    heap.node("one", 8)
    assert [edge.name for edge in heap.load()["array"].edges()] == ["2147483647", "2147483648", "4294967294"]


def test_indices_that_need_more_than_32_bits_are_kept() -> None:
    heap = Handmade("array")
    heap.node("array", 8, ("element", 4_294_967_294, "one"), ("property", "p", "one"))
    heap.node("one", 8)
    assert [edge.name for edge in heap.load()["array"].edges()] == ["4294967294", "p"]


def test_sizes_beyond_32_bits_are_kept_and_added_up() -> None:
    heap = Handmade("one", "other")
    heap.node("one", 2**40)
    heap.node("other", 2**50 + 1)
    snapshot = heap.load().snapshot
    assert snapshot.total_size == snapshot.root.retained_size == 2**40 + 2**50 + 1


def test_a_script_id_may_be_negative() -> None:
    heap = Handmade("one")
    heap.node("one", 8, at=(-2, 3, 4))
    assert heap.load()["one"].location == Location(-2, 3, 4)


def test_types_beyond_those_that_are_declared_are_undefined() -> None:
    """Node 6 to 9 write nodes of such a type; DevTools puts one of its own behind those of the edges."""
    document = small().document()
    types = len(NODE_TYPES), len(EDGE_TYPES)
    document["nodes"][6:24:6] = [types[0], 256, 2**32 - 1]
    document["edges"][6:12:3] = [types[1], types[1] + 1]
    document["edges"][10] = document["edges"][7]
    snapshot = HeapSnapshot.load(json.dumps(document))
    assert [node.type for node in snapshot.nodes] == ["synthetic", "undefined", "undefined", "undefined", "string"]
    assert [row.count for row in snapshot.summary("(undefined)")] == [3]
    assert [edge.type for edge in snapshot.nodes[1].edges()] == ["invisible", "undefined", "weak"]
    assert [edge.name for edge in snapshot.nodes[1].edges()][:2] == ['a \\ "', 'a \\ "']


def test_a_size_that_no_double_holds_is_refused_and_the_node_named() -> None:
    for size in (2**53, 10**16, 12345678901234567, 2**63 - 1, 2**63, 10**20):
        document = small().document()
        document["nodes"][15] = size
        refused(json.dumps(document), "sizes that cannot be, such as that of node 2")


@pytest.mark.parametrize("section", ["nodes", "edges"])
def test_a_minus_one_of_64_bits_is_the_zero_that_devtools_makes_of_it(section: str) -> None:
    width = 6 if section == "nodes" else 3
    for place in range(width, 2 * width):
        document = small().document()
        document[section][place] = 0
        try:
            expected = as_lists(read(json.dumps(document)))
        except SnapshotError as error:
            expected = {"error": str(error).partition(" (at")[0]}
        document[section][place] = 2**64 - 1
        try:
            found = as_lists(read(json.dumps(document)))
        except SnapshotError as error:
            found = {"error": str(error).partition(" (at")[0]}
        assert found == expected


def test_a_number_of_many_digits_that_is_not_needed_is_no_matter() -> None:
    document = small().document()
    expected = as_lists(read(json.dumps(document)))
    rearranged(document, "edges", ["type", "name_or_index", "to_node", "weight"])
    document["edges"][3::4] = [2**64 - 1] * (len(document["edges"]) // 4)
    types = document["snapshot"]["meta"]["edge_types"]
    types.append("number")
    assert as_lists(read(json.dumps(document))) == expected


# --- what is not whole ---


@pytest.mark.parametrize("indent", [None, 1], ids=["compact", "indented"])
def test_a_text_that_is_cut_anywhere_is_refused_with_a_place_within_it(indent: int | None) -> None:
    text = json.dumps(small().document(), indent=indent).encode()
    for end in range(len(text)):
        assert refused(text[:end], "not a whole heap snapshot") <= end


@pytest.mark.parametrize("style", STYLES, ids=str)
def test_a_text_that_is_cut_in_the_style_of_any_v8_is_refused(style: dict[str, bool]) -> None:
    text = make_snapshot(40, closures=3, **style).encode()
    for end in range(0, len(text), 3):
        assert refused(text[:end], "not a whole heap snapshot") <= end


def test_a_text_without_a_part_of_it_is_refused() -> None:
    chunks = cut(make_snapshot(200, closures=3), 250)
    for lost in range(len(chunks)):
        refused("".join(chunks[:lost] + chunks[lost + 1 :]))


def test_any_byte_of_the_numbers_altered_is_read_or_refused() -> None:
    """And what is read can be asked."""
    text = small().text().encode()
    begin, end = text.index(b'"nodes"'), text.index(b'"strings"')
    loaded = 0
    for at in range(begin, end):
        for other in b'059-,]x "\\\xff':
            altered = text[:at] + bytes([other]) + text[at + 1 :]
            try:
                snapshot = HeapSnapshot.load(altered)
            except SnapshotError as error:
                place_of(error)
            else:
                loaded += 1
                assert snapshot.root.retained_size == snapshot.shallow_sizes.sum()
    assert loaded > 100


def test_bytes_altered_anywhere_in_a_larger_one_are_read_or_refused() -> None:
    rng = random.Random(7)
    text = make_snapshot(100).encode()
    for _ in range(1500):
        altered = bytearray(text)
        for _ in range(rng.choice([1, 1, 2, 5])):
            altered[rng.randrange(len(altered))] = rng.choice(b'0123456789-,][{}" \n\\x\xff')
        try:
            read(bytes(altered))
        except SnapshotError as error:
            place_of(error)


def test_an_empty_text_is_refused() -> None:
    assert refused("", "it ends before the first node") == 0
    assert refused(" \n", "it ends before the first node") == 2


@pytest.mark.parametrize(
    "text",
    [
        b"<!doctype html><title>404</title>",
        b"\x89PNG\r\n\x1a\n" + b"\0" * 100,
        gzip.compress(small().text().encode(), mtime=0),
        json.dumps({"nodes": [{"id": 1, "callFrame": {}}], "startTime": 1, "samples": [1]}).encode(),
        b"[]",
        b"null",
        b'"snapshot"',
        b'{"Snapshot":',
        b"\0" * 3_000_000,
        b"x" * 3_000_000,
    ],
    ids=["HTML", "PNG", "gzip", "cpuprofile", "list", "null", "string", "other case", "zeroes", "x"],
)
def test_what_is_no_snapshot_is_refused_at_its_first_byte(text: bytes) -> None:
    assert refused(text, "a heap snapshot begins with '{\"snapshot\":'") == 0


def test_a_beginning_without_nodes_is_given_up() -> None:
    assert refused('{"snapshot":{"meta":' + "[" * 3_000_000, "no nodes where they should begin") == 1 << 20


def test_a_snapshot_may_not_begin_twice() -> None:
    text = small().text()
    refused(text + text, "another heap snapshot follows it")
    refused(text[: text.index('"edges"')] + text)


# --- headers that lie ---


def change(section: str, value: Any) -> Callable[[dict[str, Any]], None]:
    return lambda document: document["snapshot"].update({section: value})


def change_meta(name: str, value: Any) -> Callable[[dict[str, Any]], None]:
    return lambda document: document["snapshot"]["meta"].update({name: value})


@pytest.mark.parametrize(
    ("alter", "message"),
    [
        (change("node_count", 4), "more than the 4 that the header says"),
        (change("node_count", 6), "5 rows where the header says 6"),
        (change("node_count", 10**12), "says it has 1000000000000 nodes"),
        (change("node_count", 2**31), "says it has 2147483648 nodes"),
        (change("edge_count", 6), "more than the 6 that the header says"),
        (change("edge_count", 8), "7 rows where the header says 8"),
        (change("edge_count", 10**12), "says it has 1000000000000 edges"),
        (change("meta", None), "makes no sense"),
        (change("meta", []), "makes no sense: \\[\\] where 'meta' should be"),
        (change_meta("edge_fields", 7), "says 7 where the fields of edges should be"),
        (change("meta", {}), "no 'type' among the fields of nodes"),
        (change_meta("node_fields", ["type", "name"]), "no 'id' among the fields of nodes"),
        (change_meta("edge_fields", ["type", "to_node", "name"]), "no 'name_or_index' among the fields of edges"),
        (change_meta("node_types", []), "says None where the types of nodes should be"),
        (change_meta("node_types", [[7]]), "says \\[7\\] where the types of nodes should be"),
        (change_meta("edge_types", [["element"] * 101]), "where the types of edges should be"),
        (change_meta("edge_types", None), "says None where the types of edges should be"),
    ],
)
def test_a_header_that_lies_is_refused(alter: Callable[[dict[str, Any]], None], message: str) -> None:
    document = small().document()
    alter(document)
    refused(json.dumps(document), message)


@pytest.mark.parametrize(
    "header", ["7", "[]", "null", '"text"', "{}", '{"meta":{}}', '{"meta":{},"node_count":1}', "{,}"]
)
def test_a_header_that_is_none_is_refused(header: str) -> None:
    text = small().text()
    refused(f'{{"snapshot":{header}' + ("}" if header[-1] != "}" else "") + text[text.index(',"nodes"') :])


@pytest.mark.parametrize(
    ("section", "place", "value", "message"),
    [
        ("nodes", 6, -1, "a type that is out of range"),
        ("nodes", 7, 100, "node 1 refers to a string"),
        ("nodes", 7, -1, "node 1 refers to a string"),
        ("nodes", 7, 2**31, "a name that is out of range"),
        ("nodes", 10, 4, "its nodes have 8 edges, its edges are 7"),
        ("nodes", 10, 2**31, "a edge_count that is out of range"),
        ("nodes", 11, 256, "a detachedness that is out of range"),
        ("edges", 7, 100, "edge 2 refers to a string"),
        ("edges", 7, -1, "edge 2 refers to a string"),
        ("edges", 2, 7, "edge 0 refers to a node"),
        ("edges", 2, 30, "edge 0 refers to a node"),
        ("edges", 2, -6, "edge 0 refers to a node"),
        ("edges", 2, 6 * 2**32, "edge 0 refers to a node"),
        ("locations", 0, 3, "location 0 refers to a node"),
        ("locations", 0, 30, "location 0 refers to a node"),
    ],
)
def test_a_number_that_refers_to_nothing_is_refused(section: str, place: int, value: int, message: str) -> None:
    document = small().document()
    document[section][place] = value
    refused(json.dumps(document), message)


def test_nodes_with_more_edges_in_all_than_a_number_of_32_bits_holds_are_refused() -> None:
    document = small().document()
    document["nodes"][4::6] = [2**31 - 1] * 5
    refused(json.dumps(document), "its nodes have 10,737,418,235 edges")


def test_a_row_that_is_not_whole_is_refused() -> None:
    document = small().document()
    for section, width in (("nodes", 6), ("edges", 3), ("locations", 4)):
        shorter = {**document, section: document[section][:-1]}
        refused(json.dumps(shorter), f"the last row has {width - 1} numbers of {width} in '{section}'")


def test_a_snapshot_without_nodes_is_refused() -> None:
    document = small().document()
    document["snapshot"].update(node_count=0, edge_count=0)
    refused(json.dumps({**document, "nodes": [], "edges": []}), "it has no nodes")


def test_a_section_that_is_missing_is_named() -> None:
    document = small().document()
    del document["edges"]
    refused(json.dumps(document), "it has no edges")
    document = small().document()
    del document["strings"]
    refused(json.dumps(document))


def test_a_section_that_comes_twice_is_refused() -> None:
    text = small().text()
    begin, end = text.index(',"edges"'), text.index(',"locations"')
    refused(text[:end] + text[begin:], "'edges' comes twice")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('],"edges":[', ',"edges":['),
        ('],"edges":[', ']"edges":['),
        ('],"edges":[', '],"edges":{'),
        ('],"edges":[', '],"edges"['),
        ('],"edges":[', '],edges:['),
        ('],"edges":[', '],"edges":7,"edges":['),
        ('],"edges":[', ']},"edges":['),
        ('],"strings":[', '],"more":["text"],"strings":['),
        ('],"strings":[', '],"strings":'),
        ('],"strings":[', '],"strings":{'),
        ('"nodes":[', '"nodes":['+ "1" * 1_000_000 + ","),
        ('"edges":[', '"edges":["text",'),
    ],
)  # fmt: skip
def test_what_does_not_belong_between_the_numbers_is_refused_where_it_is(old: str, new: str) -> None:
    text = small().text()
    assert text.count(old) == 1
    place = text.index(old)
    assert place <= refused(text.replace(old, new)) <= place + len(new) + 1


def test_an_error_says_in_which_section_and_near_which_row_it_is() -> None:
    text = make_snapshot(200)
    place = text.index("[", text.index('"edges":')) + 1001
    while text[place] != ",":
        place += 1
    at = refused(text[:place] + ";" + text[place + 1 :], r"b';' among the numbers in 'edges'")
    assert at == place


# --- where it comes from ---


def test_a_snapshot_is_read_from_anything_that_has_it(tmp_path: Path) -> None:
    text = small().text()
    data = text.encode()
    path = tmp_path / "one.heapsnapshot"
    path.write_bytes(data)
    expected = as_json(text)
    for source in (text, data, bytearray(data), memoryview(data), path, str(path), io.BytesIO(data)):
        assert as_lists(HeapSnapshot.load(source)._of.columns) == expected
    with path.open("rb") as file:
        assert as_lists(HeapSnapshot.load(file)._of.columns) == expected


def test_a_file_is_read_from_where_it_stands_and_stays_open() -> None:
    file = io.BytesIO(b"before" + small().text().encode())
    file.seek(6)
    assert HeapSnapshot.load(file).node_count == 5
    assert not file.closed


def test_a_file_that_gives_little_at_a_time_is_read() -> None:
    class Slow(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            return super().read(3)

    assert HeapSnapshot.load(Slow(small().text().encode())).node_count == 5


def test_a_text_with_lone_surrogates_is_read_from_a_str() -> None:
    document = small().document()
    document["strings"][1] = "lone \ud800"
    assert HeapSnapshot.load(json.dumps(document, separators=(",", ":"), ensure_ascii=False))._of.columns.strings[
        1
    ] == ("lone \ud800")


def test_what_has_no_text_is_a_type_error() -> None:
    for source in (None, 7, [b"{"], object()):
        with pytest.raises(TypeError, match="a heap snapshot is a path, bytes or a binary file"):
            HeapSnapshot.load(source)  # type: ignore[arg-type]


def test_a_file_that_is_open_for_text_is_a_type_error(tmp_path: Path) -> None:
    path = tmp_path / "one.heapsnapshot"
    path.write_text(small().text())
    with path.open() as file, pytest.raises(TypeError, match="open it with 'rb'"):
        HeapSnapshot.load(file)  # type: ignore[arg-type]


def test_a_file_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        HeapSnapshot.load(tmp_path / "nothing.heapsnapshot")


def test_progress_is_told_bytes_of_how_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot_module, "_STEP", 1000)
    data = make_snapshot().encode()
    path = tmp_path / "one.heapsnapshot"
    path.write_bytes(data)
    for source in (path, data):
        told: list[tuple[int, int]] = []
        HeapSnapshot.load(source, lambda done, total, told=told: told.append((done, total)))  # type: ignore[misc]
        assert len(told) > 2
        assert told == sorted(told)
        assert {total for _, total in told} == {len(data)}
        assert told[-1] == (len(data), len(data))


def test_progress_is_told_a_total_of_zero_where_it_is_not_known() -> None:
    told: list[tuple[int, int]] = []
    data = small().text().encode()
    HeapSnapshot.load(io.BytesIO(data), lambda done, total: told.append((done, total)))
    assert told == [(len(data), 0)]


def test_an_exception_of_progress_goes_to_the_caller() -> None:
    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        HeapSnapshot.load(small().text(), stop)


@pytest.mark.parametrize("size", [1, 3, 10])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_how_it_begins_may_be_indented_and_marked_and_come_in_small_pieces(size: int, mark: bytes) -> None:
    text = json.dumps(small().document(), indent=1)
    assert as_lists(read(mark + text.encode(), size)) == as_json(text)


@pytest.mark.parametrize("size", [None, 1])
def test_a_comma_behind_the_last_number_is_refused_wherever_the_text_is_cut(size: int | None) -> None:
    with pytest.raises(SnapshotError, match="comma"):
        read(small().text().replace('],"edges"', ',],"edges"'), size)


def test_a_node_with_less_than_no_edges_is_refused() -> None:
    document = small().document()
    document["nodes"][10] += 5
    document["nodes"][16] -= 5  # the sum is right
    refused(json.dumps(document), "node 2 has less than no edges")


def test_bytes_that_are_no_text_are_shown_as_such() -> None:
    data = small().text().encode().replace(b'"left"', b'"l\xffft"')
    assert "l\\xffft" in [*read(data).strings]
