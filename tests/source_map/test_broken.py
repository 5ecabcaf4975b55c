"""A broken map is a SourceMapError that says where it is broken, and nothing else."""

from __future__ import annotations

import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdpsync.errors import SourceMapError
from cdpsync.source_map import SourceMap, vlq, vlq_numpy

from .maps import a_map, encoded

AGREE = [vlq.decode, vlq_numpy.decode]


@pytest.mark.parametrize(
    ("mappings", "said"),
    [
        ("AAAA;;AAAA,A!AA", "line 3, segment 2 ('A!AA'): '!' is no base64 digit"),
        ("AAAA,é", "line 1, segment 2 ('é'): 'é' is no base64 digit"),
        ("AAAA,", "line 1, segment 2 (''): a segment has 1, 4 or 5 fields, but this one has none"),
        (",AAAA", "line 1, segment 1 (''): a segment has 1, 4 or 5 fields"),
        ("A;,;A", "line 2, segment 1 (''): a segment has 1, 4 or 5 fields"),
        ("AA", "a segment has 1, 4 or 5 fields, but this one has 2"),
        ("AAAAAA", "a segment has 1, 4 or 5 fields, but this one has 6"),
        ("AAAg", "the number of field 4 has no end"),
        ("Ag,AAA", "the number of field 2 has no end"),
        ("ggggggI", "the number of field 1 has more than 32 bits"),
        ("g" * 1_000_000 + "B", "the number of field 1 has more than 32 bits"),
        ("A,D", "line 1, segment 2 ('D'): field 1, the generated column, is -1, which is negative"),
        ("B", "is -2147483648, which is negative"),
        ("+/////D,C", "the generated column, is 2147483648, which is larger than 2147483647"),
        ("AAAA,AEAA", "field 2, the source index, is 2, but the map has 2 sources"),
        ("AADA", "field 3, the source line, is -1"),
        ("AAAD", "field 4, the source column, is -1"),
        ("AAAA,AAAAE", "field 5, the name index, is 2, but the map has 2 names"),
    ],
)
def test_broken_mappings_say_the_line_the_segment_and_the_field(mappings: str, said: str) -> None:
    with pytest.raises(SourceMapError) as plain:
        vlq.decode(mappings, 2, 2)
    assert said in str(plain.value)
    with pytest.raises(SourceMapError) as fast:
        vlq_numpy.decode(mappings, 2, 2)
    assert str(fast.value) == str(plain.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not JSON"),
        ("{", "not JSON: Expecting property name enclosed in double quotes at line 1, column 2"),
        (")]}'\n{,", "at line 2, column 2"),
        ("[]", "a source map is a JSON object, not an array"),
        ("app.js.map", "a file is given as pathlib.Path"),
        ('{"version": 3, "sources": [], "mappings": "", "file": 1}', "file must be a string, but it is a number"),
        (a_map(ignoreList=[2]), "ignoreList[0] is no index into sources, which has 2 items: 2"),
        (a_map(ignoreList=[True]), "ignoreList[0] must be a number, but it is true"),
        (a_map(version=True), "version must be the number 3, but it is true"),
        (a_map(version=float("nan")), "version must be 3, but it is nan"),
        (a_map(names=[1]), "names[0] must be a string, but it is a number"),
        ('{"version": 3, "sections": [1]}', "sections[0] must be an object, but it is a number"),
        (
            '{"version": 3, "sections": [{"offset": {"line": 1e400, "column": 0}, "map": {}}]}',
            "sections[0].offset.line must be a whole number, but it is inf",
        ),
        (
            '{"version": 3, "sections": [{"offset": {"line": 0, "column": 0}, "url": "x"}]}',
            "sections[0] names its map by a URL",
        ),
        ("data:application/json;base64", "no comma"),
        ("data:application/json;base64,!", "base64"),
        ("data:application/json;charset=klingon,{}", "charset of this data: URL is unknown: 'klingon'"),
        ("data:application/json;charset=base64,{}", "charset of this data: URL is unknown: 'base64'"),
        ("[" * 1_000_000, "nested too deeply"),
        ('{"version": ' + "9" * 5_000 + "}", "not usable JSON"),
    ],
)
def test_a_broken_map_says_what_is_broken(text: str, said: str) -> None:
    with pytest.raises(SourceMapError) as error:
        SourceMap.load(text)
    assert said in str(error.value)
    assert str(pickle.loads(pickle.dumps(error.value))) == str(error.value)


def test_bytes_that_are_not_utf_8_say_where() -> None:
    with pytest.raises(SourceMapError, match="not utf-8 text: UnicodeDecodeError at byte 2"):
        SourceMap.load(b'{"\xff')


def nested(depth: int) -> str:
    opening = '{"version": 3, "sections": [{"offset": {"line": 0, "column": 1}, "map": '
    return opening * depth + a_map([[(0, 0, 0, 0)]]) + "}]}" * depth


def test_sections_may_be_nested_but_not_without_end() -> None:
    assert SourceMap.load(nested(50)).raw_original(0, 50) == (0, 0, 0, -1)
    with pytest.raises(SourceMapError, match="nested too deeply"):
        SourceMap.load(nested(50_000))


def test_megabytes_of_semicolons_are_lines_without_code() -> None:
    text = a_map(mappings=";" * 5_000_000 + "AAAA")
    loaded = SourceMap.load(text)
    assert loaded.original(5_000_001) is not None
    assert loaded.original(5_000_000) is None


_numbers = st.integers(0, 40) | st.integers(0, 2**31 - 1)
_segments = st.one_of(
    st.tuples(_numbers),
    st.tuples(_numbers, st.integers(0, 2), _numbers, _numbers),
    st.tuples(_numbers, st.integers(0, 2), _numbers, _numbers, st.integers(0, 2)),
)
_good = st.lists(st.lists(_segments, max_size=5), max_size=6).map(encoded)
_any = st.text("ABCDgh/+fe,;=é", max_size=30)


@given(_good | _any, st.sampled_from([1, 8, 1 << 18]))
def test_numpy_decodes_what_plain_python_decodes(mappings: str, block: int) -> None:
    """Where blocks end makes no difference."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vlq_numpy, "BLOCK", block)
        results = _results(mappings)
    assert results[0] == results[1]


def _results(mappings: str) -> list[str]:
    results = []
    for decode in AGREE:
        try:
            results.append(repr(decode(mappings, 3, 3)))
        except SourceMapError as error:
            results.append(str(error))
    return results


_json = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 5) | st.floats() | st.sampled_from(["", "AAAA", "a.ts", "A,C;E"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["line", "column"]), inner),
    max_leaves=4,
)
_keys = ("mappings", "sources", "sourcesContent", "names", "sourceRoot", "file", "ignoreList", "sections", "version")


@given(st.dictionaries(st.sampled_from(_keys), _json, max_size=2))
def test_a_value_of_any_type_is_a_map_or_an_error(changes: dict[str, object]) -> None:
    text = json.dumps({**json.loads(a_map()), **changes})
    try:
        loaded = SourceMap.load(text)
    except SourceMapError:
        return
    assert loaded.original(1, 1, bound="upper") is None or loaded.sources
