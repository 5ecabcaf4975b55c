"""Texts that are cut, altered, or not heap snapshots at all."""

from __future__ import annotations

import gzip
import json
import random

import pytest

from cdpsync import SnapshotError
from cdpsync.heap import HeapSnapshot

from ..snapshots import cut, make_snapshot
from .texts import STYLES, place_of, read, refused, small


@pytest.mark.parametrize("indent", [None, 1], ids=["compact", "indented"])
def test_a_text_that_is_cut_anywhere_is_refused_at_a_place_within_it(indent: int | None) -> None:
    text = json.dumps(small().document(), indent=indent).encode()
    for end in range(len(text)):
        assert refused(text[:end], "not a whole heap snapshot") <= end


@pytest.mark.parametrize("style", STYLES, ids=str)
def test_a_cut_text_is_refused_in_the_style_of_every_v8(style: dict[str, bool]) -> None:
    text = make_snapshot(40, closures=3, **style).encode()
    for end in range(0, len(text), 3):
        assert refused(text[:end], "not a whole heap snapshot") <= end


def test_a_text_with_a_part_missing_is_refused() -> None:
    chunks = cut(make_snapshot(200, closures=3), 250)
    for lost in range(len(chunks)):
        refused("".join(chunks[:lost] + chunks[lost + 1 :]))


def test_a_text_with_an_altered_byte_among_its_numbers_is_read_or_refused() -> None:
    """Its sizes can be computed if it is read."""
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


def test_a_larger_text_with_altered_bytes_anywhere_is_read_or_refused() -> None:
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
def test_anything_but_a_snapshot_is_refused_at_its_first_byte(text: bytes) -> None:
    assert refused(text, "a heap snapshot begins with '{\"snapshot\":', but this begins with") == 0


def test_a_header_that_never_ends_is_refused_after_a_megabyte() -> None:
    assert refused('{"snapshot":{"meta":"' + "[" * 3_000_000, "its header does not end") == 1 << 20
    assert refused('{"snapshot":{"meta":' + "[" * 3_000_000, "more than 1,000 brackets are open") == 1019


def test_two_snapshots_in_one_text_are_refused() -> None:
    text = small().text()
    refused(text + text, "another heap snapshot follows it")
    refused(text[: text.index('"edges"')] + text)


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
        ('],"strings":[', '],"more":["text"},"strings":['),
        ('],"strings":[', '],"strings":'),
        ('],"strings":[', '],"strings":{'),
        ('"nodes":[', '"nodes":['+ "1" * 1_000_000 + ","),
        ('"edges":[', '"edges":["text",'),
    ],
)  # fmt: skip
def test_anything_but_numbers_is_refused_with_its_place(old: str, new: str) -> None:
    text = small().text()
    assert text.count(old) == 1
    place = text.index(old)
    assert place <= refused(text.replace(old, new)) <= place + len(new) + 1


@pytest.mark.parametrize("size", [None, 1])
def test_a_comma_after_the_last_number_is_refused_wherever_the_text_is_cut(size: int | None) -> None:
    with pytest.raises(SnapshotError, match="comma"):
        read(small().text().replace('],"edges"', ',],"edges"'), size)


def test_an_error_names_the_section_and_the_row_nearby() -> None:
    text = make_snapshot(200)
    place = text.index("[", text.index('"edges":')) + 1001
    while text[place] != ",":
        place += 1
    at = refused(text[:place] + ";" + text[place + 1 :], r"b';' among the numbers in 'edges'")
    assert at == place
