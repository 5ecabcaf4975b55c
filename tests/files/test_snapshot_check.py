from __future__ import annotations

import json
import re

import pytest

from cdpsync.errors import SnapshotError
from cdpsync.files.snapshot_check import SnapshotCheck

from ..snapshots import cut, make_snapshot

STYLES = [
    {"rows": True},
    {"rows": False},
    {"rows": False, "extra": True},
]


def check(chunks: list[str]) -> str:
    """The warning about a whole snapshot. Raises SnapshotError if the chunks are not a whole snapshot."""
    one = SnapshotCheck()
    for chunk in chunks:
        one.feed(chunk.encode())
    data = "".join(chunks).encode()
    one.finish(lambda offset, size: data[offset : offset + size])
    return one.warning


@pytest.mark.parametrize("style", STYLES, ids=str)
@pytest.mark.parametrize("size", [1, 2, 3, 7, 64, 1000, 10**9])
def test_a_whole_snapshot_passes_however_it_is_cut(style: dict[str, bool], size: int) -> None:
    text = make_snapshot(60 if size < 7 else 200, **style)
    json.loads(text)
    check(cut(text, size))


@pytest.mark.parametrize("style", STYLES, ids=str)
@pytest.mark.parametrize("size", [97, 250, 1000, 4096])
@pytest.mark.parametrize("lost", [1, 3])
def test_a_snapshot_without_some_of_its_chunks_does_not_pass_as_whole(
    style: dict[str, bool], size: int, lost: int
) -> None:
    """If a part of the header is lost, it may look like a header that says less, which only gives a warning."""
    chunks = cut(make_snapshot(400, closures=3, **style), size)
    for start in range(len(chunks) - lost + 1):
        try:
            assert check(chunks[:start] + chunks[start + lost :])
        except SnapshotError:
            continue


def test_missing_strings_are_found_even_if_the_text_is_valid_json() -> None:
    text = make_snapshot()
    begin = text.index('"property3"')
    end = text.index('"property9"')
    holed = text[:begin] + text[end:]
    json.loads(holed)
    with pytest.raises(SnapshotError, match="refers to more"):
        check([holed])


def test_text_missing_between_the_middles_of_two_strings_is_found() -> None:
    text = make_snapshot()
    begin = text.index('"property3"') + 5
    end = text.index('"property9"') + 5
    json.loads(text[:begin] + text[end:])
    with pytest.raises(SnapshotError, match="refers to more"):
        check([text[:begin] + text[end:]])


def test_a_missing_last_string_is_found_wherever_it_is_referred_to() -> None:
    for style in STYLES:
        text = make_snapshot(**style)
        assert check(cut(text, 100)) == ""
        shorter = re.sub(r',\n"[^"\n]*"\]\}$', "]}", text)
        assert len(json.loads(shorter)["strings"]) == len(json.loads(text)["strings"]) - 1
        with pytest.raises(SnapshotError, match="refers to more"):
            check(cut(shorter, 100))


@pytest.mark.parametrize("section", ["nodes", "edges", "trace_function_infos"])
def test_a_section_with_fewer_numbers_than_the_header_says_is_named(section: str) -> None:
    text = make_snapshot()
    begin = text.index("[", text.index(f'"{section}":')) + 1
    with pytest.raises(SnapshotError, match=f"'{section}' has .* where its header says"):
        check([text[:begin] + text[text.index(",", begin) + 1 :]])


def test_an_incomplete_row_is_found_even_without_a_count() -> None:
    text = make_snapshot()
    begin = text.index('"locations":[') + len('"locations":[')
    with pytest.raises(SnapshotError, match="'locations' has 79 numbers, which is not a multiple of 4"):
        check([text[:begin] + text[text.index(",", begin) + 1 :]])


def test_the_loss_that_is_documented_as_unnoticed_is_unnoticed() -> None:
    """It is the loss of whole rows of a section without a count."""
    text = make_snapshot()
    begin = text.index('"locations":[') + len('"locations":[')
    end = begin
    for _ in range(4):
        end = text.index(",", end) + 1
    check([text[:begin] + text[end:]])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "<html>",
        '{"snapshot":{}}',
        '{"snapshot":{"meta":{}},"nodes":[',
        '{"snapshot":7},"nodes":[1]',
        "x" * 2_000_000,
    ],
)
def test_anything_but_a_snapshot_does_not_pass(text: str) -> None:
    with pytest.raises(SnapshotError):
        check([text])


@pytest.mark.parametrize("end", ['"]', '"]}}', '"', '","]}', '"]}x'])
def test_a_wrong_end_does_not_pass(end: str) -> None:
    text = make_snapshot()
    assert text.endswith('"]}')
    with pytest.raises(SnapshotError):
        check([text[:-3] + end])


def test_text_after_the_end_of_a_section_does_not_pass() -> None:
    text = make_snapshot()
    with pytest.raises(SnapshotError):
        check([text.replace('"edges":[', '"what is this', 1)])


def test_a_snapshot_without_edges_does_not_pass() -> None:
    text = make_snapshot()
    begin, end = text.index('"edges":['), text.index('"trace_function_infos":[')
    with pytest.raises(SnapshotError, match="no edges"):
        check([text[:begin] + text[end:]])


def with_types_last(*edge: int) -> str:
    """A snapshot of two strings and one edge, whose last field is its type: element or property."""
    meta = {
        "node_fields": ["name", "id", "self_size", "edge_count", "type"],
        "node_types": ["string", "number", "number", "number", ["object"]],
        "edge_fields": ["name_or_index", "to_node", "type"],
        "edge_types": ["string_or_number", "node", ["element", "property"]],
    }
    header = {"meta": meta, "node_count": 1, "edge_count": 1}
    document = {"snapshot": header, "nodes": [0, 1, 8, 1, 0], "edges": edge, "strings": ["", "a"]}
    return json.dumps(document, indent=1)


def test_references_to_strings_are_found_in_any_order_of_the_fields() -> None:
    check([with_types_last(2, 0, 0)])  # an index
    check([with_types_last(1, 0, 1)])
    for kind in (1, 2, 300):  # DevTools reads the name of an edge of an unknown type as a string
        with pytest.raises(SnapshotError, match="it has 2 strings and refers to more"):
            check([with_types_last(2, 0, kind)])


@pytest.mark.parametrize("size", [1, 2, 3, 1000])
def test_strings_that_look_like_the_end_are_not_taken_for_it(size: int) -> None:
    text = with_types_last(1, 0, 1)
    for string in ("]}", '"]}', "\\", "\\\\", '\\"', '\\"]', "", " ", '"', "]} {", '"] } {"snapshot"'):
        assert check(cut(text.replace('"a"', json.dumps(string)), size)) == ""
