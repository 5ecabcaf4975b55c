from __future__ import annotations

import json
import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdpsync.heap.format import escapes
from cdpsync.heap.format import strings as module
from cdpsync.heap.format.escapes import spellings
from cdpsync.heap.format.strings import Strings

from . import texts

ODD = [
    "",
    '"',
    "\\",
    '\\"',
    '"\\',
    "\\\\",
    '","',
    '"]}',
    "]}",
    "[",
    "tab\t, line\n, nul\0, return\r, escape\x1b",
    "/ and \\/",
    "\\u0041 is no A",
    "\u00e9\u4f60\u2028",
    "\U0001f600",
    "\ud83d",
    "\ude00",
    "\ude00\ud83d",
    "ends \ud83d",
]
"""Each of these is a text that a parser might take for something else."""

CHARACTERS = st.one_of(st.sampled_from('"\\,]}[\n u0a'), st.characters())
TEXTS = st.lists(st.one_of(st.text(CHARACTERS), st.sampled_from(ODD)), max_size=20)


def written(texts: list[str], between: str = ",", *, ascii: bool = True) -> bytes:
    """The text after the opening bracket of the strings, up to the end of the file."""
    parts = between.join(json.dumps(text, ensure_ascii=ascii) for text in texts)
    return f"{parts}]}}".encode("utf-8", "surrogatepass")


def read(texts: list[str]) -> Strings:
    return Strings(written(texts))


def refused(text: bytes) -> tuple[str, int]:
    """What the error says is wrong, and at which byte."""
    with pytest.raises(ValueError) as caught:
        Strings(text)
    what, at = caught.value.args
    return what, at


# --- texts ---


@settings(max_examples=200, deadline=None, derandomize=True)
@given(TEXTS, st.sampled_from([",", ",\n", ", ", " ,\r\n\t"]), st.booleans())
def test_any_texts_are_read_as_they_were_written(texts: list[str], between: str, ascii: bool) -> None:
    strings = Strings(written(texts, between, ascii=ascii))
    assert len(strings) == len(texts)
    assert [*strings] == [strings[number] for number in range(len(texts))] == texts


@pytest.mark.parametrize("text", ODD, ids=ascii)
def test_an_unusual_text_and_its_neighbours_are_read(text: str) -> None:
    assert [*read(["before", text, "behind"])] == ["before", text, "behind"]


@pytest.mark.parametrize("length", [1, 2, 3, 7, 8, 1023, 1024, 2048])
def test_backslashes_in_a_row_do_not_hide_the_end_of_a_string(length: int) -> None:
    texts = ["\\" * length, '"' * length, "\\" * length + '"', '"' + "\\" * length, "end"]
    assert [*read(texts)] == texts


def test_quotes_at_the_boundaries_of_blocks_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["", '"', "\\", '\\"', "ab", "\\\\", 'a"b', "c"] * 4
    for size in range(1, 20):
        monkeypatch.setattr(module, "_BLOCK", size)
        assert [*read(texts)] == texts


def test_utf_8_is_read_like_escapes() -> None:
    assert [*Strings('"é","\U0001f600","a\\n你"]}'.encode())] == ["é", "\U0001f600", "a\n你"]


def test_characters_that_should_be_escaped_are_read_without_escapes() -> None:
    """V8 11 wrote some characters without escapes."""
    assert [*Strings(b'"a\x01b","c\td\\\\e"]}')] == ["a\x01b", "c\td\\e"]


@pytest.mark.parametrize("escape", ["\\q", "\\u12", "\\u12g4", "\\U0041", "\\x41", "\\ ", "\\u00\\u0"])
def test_an_escape_that_json_does_not_have_is_refused_with_its_place(escape: str) -> None:
    with pytest.raises(ValueError, match="does not begin with an escape of JSON") as caught:
        Strings(f'"a\\\\b","c{escape}"]}}'.encode())
    assert caught.value.args[1] == 9
    texts.refused(texts.small().text().replace("again", f"a{escape}"), "does not begin with an escape of JSON")


def test_an_empty_list_of_strings_is_read() -> None:
    assert [*Strings(b"]}")] == []
    assert [*Strings(b" \n]\n}\n")] == []
    assert Strings(b"]}").numbers_of("text").tolist() == []


def test_more_texts_can_be_read_than_are_cached(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"text {number}" for number in range(100_010)]
    strings = read(texts)
    assert [strings[number] for number in range(len(texts))] == texts
    assert strings[100_009] == "text 100009"


# --- the end, and what is between ---


@pytest.mark.parametrize("end", [b"]}", b"]}\n", b" ] } ", b"\n]\r\n}\t"])
def test_white_space_at_the_end_makes_no_difference(end: bytes) -> None:
    assert [*Strings(b'"one","two"' + end)] == ["one", "two"]


@pytest.mark.parametrize("end", [b"", b"]", b"}", b"]}}", b"]}x", b",]}", b"],}", b'],"more":[]}'])
def test_a_wrong_end_is_refused_at_its_place(end: bytes) -> None:
    _, at = refused(b'"one"' + end)
    assert at == len(b'"one"')


def test_an_end_within_a_string_is_refused_at_its_place() -> None:
    text = b'"one","two'
    assert refused(text) == ("it ends in the middle of a string", len(text))
    assert refused(b'"one\\"]}') == ("it ends in the middle of a string", 8)


@pytest.mark.parametrize("between", [b"", b" ", b",,", b";", b"x", b",x", b"x,", b":", b",\0", b"\n"])
def test_anything_but_a_comma_between_two_strings_is_refused_at_its_place(between: bytes) -> None:
    what, at = refused(b'"one","two"' + between + b'"three"]}')
    assert what.endswith("between two strings")
    assert at == len(b'"one","two"')


def test_anything_before_the_first_string_is_refused() -> None:
    assert refused(b'x"one"]}') == ("b'x' where the first string should be", 0)


# --- where a text is ---


@settings(max_examples=200, deadline=None, derandomize=True)
@given(TEXTS.filter(bool), st.data())
def test_a_text_is_found_wherever_it_is(texts: list[str], data: st.DataObject) -> None:
    strings = read(texts)
    text = data.draw(st.sampled_from(texts))
    start = text[: data.draw(st.integers(0, len(text)))]
    assert strings.numbers_of(text).tolist() == [at for at, one in enumerate(texts) if one == text]
    assert strings.starting(start).tolist() == [at for at, one in enumerate(texts) if one.startswith(start)]


@st.composite
def spelled(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> bytes:
    """A text between quotes, written in one of the many ways that JSON allows, perhaps with rubbish at its end."""
    parts = []
    for character in draw(texts):
        ways = spellings(character)
        ways += [way[:2] + way[2:].upper().replace(b"\\U", b"\\u") for way in ways if way.startswith(b"\\u")]
        parts.append(draw(st.sampled_from(ways)))
    parts += draw(st.lists(st.sampled_from([b"\xff", b"\xed\xa0\xbd"]), max_size=1))
    return b'"%s"' % b"".join(parts)


FEW = st.text(st.sampled_from('ab/"\\\né\U0001f600\ude00\x7f'), max_size=4)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(spelled(FEW), min_size=1, max_size=12), st.data(), st.sampled_from([0, 1, 64]), st.integers(1, 30))
def test_a_text_is_found_in_whatever_way_it_is_written(
    texts: list[bytes], data: st.DataObject, few: int, block: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_FEW", few)
        patch.setattr(module, "_BLOCK", block)
        patch.setattr(escapes, "_BLOCK", block)
        strings = Strings(b",".join(texts) + b"]}")
        decoded = [strings[number] for number in range(len(texts))]
        assert [*strings] == [*strings.texts(np.arange(len(texts), dtype=np.int32))] == decoded
        whole = data.draw(st.sampled_from(decoded) | FEW)
        start = data.draw(st.integers(0, len(whole)))
        part = whole[start : data.draw(st.integers(start, len(whole)))]
        assert strings.numbers_of(whole).tolist() == [at for at, one in enumerate(decoded) if one == whole]
        assert strings.numbers_of(part).tolist() == [at for at, one in enumerate(decoded) if one == part]
        assert strings.starting(part).tolist() == [at for at, one in enumerate(decoded) if one.startswith(part)]
        assert strings.containing(part).tolist() == [at for at, one in enumerate(decoded) if part in one]


@pytest.mark.parametrize("written", ["a/b", "a\\/b", "\\u0061/b", "a\\u002Fb", "a\\u002fb", "\\u0061\\u002F\\u0062"])
def test_a_slash_may_be_written_in_any_way(written: str) -> None:
    strings = Strings(f'"x","{written}","a\\\\/b"]}}'.encode())
    assert strings.numbers_of("a/b").tolist() == [1]
    assert strings.starting("a/").tolist() == [1]
    assert strings.containing("/b").tolist() == [1, 2]


def test_a_text_with_two_numbers_is_found_twice() -> None:
    assert read(["Map", "map", "Map", "Map ", " Map", "", "Map"]).numbers_of("Map").tolist() == [0, 2, 6]


def test_several_texts_are_found_at_once_in_the_order_of_the_strings() -> None:
    assert read(["c", "b", "a", "b"]).numbers_of("a", "b", "a").tolist() == [1, 2, 3]


def test_the_empty_text_is_found() -> None:
    strings = read(["", "x", "", '"'])
    assert strings.numbers_of("").tolist() == [0, 2]
    assert strings.starting("").tolist() == [0, 1, 2, 3]


def test_a_quoted_text_within_another_string_is_not_found() -> None:
    """There, too, the text is between quotes."""
    strings = read(['say "Map" twice', 'ends "Map', "Map"])
    assert strings.numbers_of("Map").tolist() == [2]
    assert strings.starting("Map").tolist() == [2]


@pytest.mark.parametrize("text", ODD, ids=ascii)
def test_an_unusual_text_is_found(text: str) -> None:
    texts = ["other", text, text + "x", text]
    assert read(texts).numbers_of(text).tolist() == [at for at, one in enumerate(texts) if one == text]
    assert read(texts).starting(text).tolist() == [at for at, one in enumerate(texts) if one.startswith(text)]


def test_a_search_that_finds_every_string_takes_linear_time() -> None:
    """In quadratic time this would take minutes."""
    texts = ["pair in WeakMap"] * 50_000
    assert len(read(texts).numbers_of("pair in WeakMap")) == 50_000


def test_a_text_that_looks_like_a_pattern_is_found_literally() -> None:
    assert read(["a.c", "abc", re.escape("a.c")]).numbers_of("a.c").tolist() == [0]
