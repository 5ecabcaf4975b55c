from __future__ import annotations

import json
import re

import pytest

from cdpsync.errors import SnapshotError
from cdpsync.snapshot_check import SnapshotCheck

from .snapshots import cut, make_snapshot

STYLES = [
    {"rows": True},
    {"rows": False},
    {"rows": False, "extra": True},
]


def check(chunks: list[str]) -> None:
    """SnapshotError unless the chunks make a whole snapshot."""
    one = SnapshotCheck()
    for chunk in chunks:
        one.feed(chunk.encode())
    data = "".join(chunks).encode()
    one.finish(lambda offset, size: data[offset : offset + size])


@pytest.mark.parametrize("style", STYLES, ids=str)
@pytest.mark.parametrize("size", [1, 2, 3, 7, 64, 1000, 10**9])
def test_a_whole_snapshot_passes_however_it_is_cut(style: dict[str, bool], size: int) -> None:
    text = make_snapshot(60 if size < 7 else 200, **style)
    json.loads(text)
    check(cut(text, size))


@pytest.mark.parametrize("style", STYLES, ids=str)
@pytest.mark.parametrize("size", [97, 250, 1000, 4096])
@pytest.mark.parametrize("lost", [1, 3])
def test_a_snapshot_without_some_of_its_chunks_does_not_pass(style: dict[str, bool], size: int, lost: int) -> None:
    chunks = cut(make_snapshot(400, closures=3, **style), size)
    for start in range(len(chunks) - lost + 1):
        with pytest.raises(SnapshotError):
            check(chunks[:start] + chunks[start + lost :])


def test_a_hole_among_the_strings_is_found_though_the_text_still_parses() -> None:
    text = make_snapshot()
    begin = text.index('"property3"')
    end = text.index('"property9"')
    holed = text[:begin] + text[end:]
    json.loads(holed)
    with pytest.raises(SnapshotError, match="refers to more"):
        check([holed])


def test_a_hole_from_the_middle_of_one_string_to_the_middle_of_another_is_found() -> None:
    text = make_snapshot()
    begin = text.index('"property3"') + 5
    end = text.index('"property9"') + 5
    json.loads(text[:begin] + text[end:])
    with pytest.raises(SnapshotError, match="refers to more"):
        check([text[:begin] + text[end:]])


def test_the_last_string_missing_is_found_wherever_it_is_referred_to() -> None:
    for style in STYLES:
        text = make_snapshot(**style)
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


def test_a_row_that_is_not_whole_is_found_where_there_is_no_count() -> None:
    text = make_snapshot()
    begin = text.index('"locations":[') + len('"locations":[')
    with pytest.raises(SnapshotError, match="'locations' has 79 numbers, which is no multiple of 4"):
        check([text[:begin] + text[text.index(",", begin) + 1 :]])


def test_the_blind_spot_is_as_it_is_described() -> None:
    """Whole rows of a section without a count."""
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
def test_what_is_no_snapshot_does_not_pass(text: str) -> None:
    with pytest.raises(SnapshotError):
        check([text])


@pytest.mark.parametrize("end", ['"]', '"]}}', '"', '","]}', '"]}x'])
def test_another_end_does_not_pass(end: str) -> None:
    text = make_snapshot()
    assert text.endswith('"]}')
    with pytest.raises(SnapshotError):
        check([text[:-3] + end])


def test_more_after_the_end_of_a_section_does_not_pass() -> None:
    text = make_snapshot()
    with pytest.raises(SnapshotError):
        check([text.replace('"edges":[', '"what is this', 1)])


def test_a_snapshot_without_edges_does_not_pass() -> None:
    text = make_snapshot()
    begin, end = text.index('"edges":['), text.index('"trace_function_infos":[')
    with pytest.raises(SnapshotError, match="no edges"):
        check([text[:begin] + text[end:]])
