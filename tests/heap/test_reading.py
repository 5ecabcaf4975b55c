"""The columns are those of the JSON text, however it is written and cut."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cdpsync.heap import HeapSnapshot
from cdpsync.heap.format import reading as module

from ..snapshots import make_snapshot
from .handmade import Handmade
from .texts import STYLES, as_json, as_lists, read, rearranged, small


@pytest.mark.parametrize("style", STYLES, ids=str)
@pytest.mark.parametrize("size", [1, 2, 3, 7, 64, 1000, 10**9])
def test_the_columns_are_those_of_the_json_however_the_text_is_cut(style: dict[str, bool], size: int) -> None:
    text = make_snapshot(60 if size < 7 else 300, **style)
    assert as_lists(read(text, size)) == as_json(text)


@pytest.mark.parametrize("piece", [1, 2, 5, 13, 100])
def test_how_much_is_parsed_at_once_makes_no_difference(piece: int, monkeypatch: pytest.MonkeyPatch) -> None:
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


def test_white_space_around_the_text_makes_no_difference() -> None:
    text = small().text()
    assert as_lists(read(f"\n\t {text}\r\n ")) == as_json(text)


@pytest.mark.parametrize("size", [1, 3, 10])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_the_beginning_may_be_indented_have_a_byte_order_mark_and_come_in_small_pieces(size: int, mark: bytes) -> None:
    text = json.dumps(small().document(), indent=1)
    assert as_lists(read(mark + text.encode(), size)) == as_json(text)


def test_unescaped_utf_8_is_read() -> None:
    document = small().document()
    assert as_lists(read(json.dumps(document, ensure_ascii=False)))["strings"] == document["strings"]


def test_fields_may_be_in_another_order_and_among_unknown_ones() -> None:
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


def test_unknown_sections_are_skipped_however_deep_they_are() -> None:
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


def test_a_trace_tree_may_be_a_hundred_thousand_levels_deep() -> None:
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


def test_a_snapshot_without_detachedness_is_read() -> None:
    assert read(Handmade(detachedness=False).text()).detachedness is None


def test_the_header_is_kept_as_it_is() -> None:
    document = small().document()
    document["snapshot"]["extra_native_bytes"] = 4711
    document["snapshot"]["meta"]["of"] = {"no": ["interest"]}
    text = json.dumps(document)
    assert read(text).header.snapshot == document["snapshot"]
    assert HeapSnapshot.load(text.encode()).meta == document["snapshot"]


def test_bytes_that_are_not_utf_8_are_shown_as_escapes() -> None:
    data = small().text().encode().replace(b'"left"', b'"l\xffft"')
    assert "l\\xffft" in [*read(data).strings]
