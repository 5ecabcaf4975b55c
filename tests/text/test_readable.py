from __future__ import annotations

import ast
import json
import pickle
from typing import Any

import pytest

from cdpsync import Event
from cdpsync.text.readable import Result, readable

from ..peers import ScriptedSession, echo


def test_a_short_result_prints_as_a_dict() -> None:
    assert repr(Result({"result": {"type": "number", "value": 42}})) == "{'result': {'type': 'number', 'value': 42}}"
    assert repr(Result()) == "{}"


def test_a_long_text_is_cut_and_says_how_long_it_is() -> None:
    shown = repr(Result({"data": "iVBOR" * 1_000_000, "eof": True}))
    assert shown.startswith("{'data': 'iVBORiVBOR")
    assert shown.endswith("'… 5,000,000 characters,\n 'eof': True}")
    assert len(shown) < 300


def test_a_long_list_or_object_is_cut_and_says_how_many_there_are() -> None:
    assert readable(list(range(1000))).replace("\n", "").endswith("19, … 1,000 in all]")
    assert "…: 1,000 in all}" in readable({str(number): number for number in range(1000)})


def test_deep_nesting_is_cut() -> None:
    value: object = 1
    for _ in range(5000):
        value = {"parent": [value]}
    assert len(readable(value)) < 200
    assert "[…]" in readable(value) or "{…}" in readable(value)


def test_a_large_value_is_shown_with_fewer_levels() -> None:
    value: object = 1
    for _ in range(6):
        value = {str(number): value for number in range(15)}
    lines = readable(value).splitlines()
    assert len(lines) < 100
    assert "'14': {…}" in lines[-1]


class Counted(list[object]):
    """A list that counts how often lists of this class are read."""

    reads = 0

    def __getitem__(self, index: Any) -> Any:
        Counted.reads += 1
        return super().__getitem__(index)


def test_a_large_value_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Counted, "reads", 0)
    value: object = 1
    for _ in range(4):
        value = Counted([value] * 20)  # 8,421 lists
    readable(value)
    assert 0 < Counted.reads < 1000


def test_an_empty_value_is_shown_at_any_depth() -> None:
    for inner, shown in [([], "[]"), ({}, "{}"), ([1], "[…]"), ({"a": 1}, "{…}"), (1, "1")]:
        value: object = inner
        for _ in range(8):
            value = [value]
        assert readable(value) == "[" * 8 + shown + "]" * 8


def test_an_indented_value_is_narrower() -> None:
    value = {"a": "x" * 60, "b": "y" * 20}
    assert len(repr(value)) == 98
    assert readable(value, 2) == repr(value)
    for indent, spaces in [(3, 3), (20, 20), (1000, 40)]:
        assert readable(value, indent) == f"{{'a': '{'x' * 60}',\n {' ' * spaces}'b': '{'y' * 20}'}}"


def test_a_long_key_is_cut_like_a_text() -> None:
    assert len(readable({"x" * 1_000_000: 1})) < 300


def test_a_huge_integer_and_a_text_of_many_lines_are_short() -> None:
    assert readable({"n": 10**4000}) == "{'n': an integer of 13,288 bits}"
    assert readable({"text": "\n" * 199}) == "{'text': " + repr("\n" * 199) + "}"


def test_an_event_of_any_name_prints() -> None:
    for size in (80, 90, 100, 1_000_000):
        assert len(repr(Event("A." + "b" * size, {"x": ["y" * 150] * 20}))) < 6000


@pytest.mark.parametrize(
    ("most", "more", "cut"),
    [
        ("x" * 200, "x" * 201, "… 201 characters"),
        ([0] * 20, [0] * 21, "… 21 in all"),
        ({str(n): 0 for n in range(20)}, {str(n): 0 for n in range(21)}, "…: 21 in all"),
        (2**800 - 1, 2**800, "an integer of 801 bits"),
        ([*[[0] * 20] * 9, *[0] * 10], [*[[0] * 20] * 9, *[0] * 11], "[…]"),
    ],
    ids=["text", "list", "object", "integer", "levels"],
)
def test_a_value_within_the_limits_is_shown_whole_and_one_item_more_is_cut(
    most: object, more: object, cut: str
) -> None:
    assert ast.literal_eval(readable(most)) == most
    assert cut in readable(more)


def test_several_numbers_share_a_line() -> None:
    assert len(readable({"timeDeltas": list(range(1000, 1100))}).splitlines()) < 5


def test_a_wide_result_prints_in_several_lines() -> None:
    lines = readable({"nodes": [{"id": number, "functionName": "f" * 30} for number in range(5)]}).splitlines()
    assert len(lines) >= 5
    assert all(len(line) <= 100 for line in lines)


def test_an_event_prints_its_params_readably() -> None:
    assert repr(Event("A.b", {"x": 1}, None, 3)) == "Event('A.b', {'x': 1}, session_id=None, number=3)"
    assert len(repr(Event("A.b", {"data": "x" * 1_000_000}))) < 400


def test_a_result_is_a_dict_in_every_other_way() -> None:
    with ScriptedSession(echo) as session:
        result = session.send_command("A.run", {"x": [1]})
    assert isinstance(result, dict)
    assert result == {"x": [1]}
    assert json.dumps(result) == '{"x": [1]}'
    assert pickle.loads(pickle.dumps(result)) == {"x": [1]}
    assert {**result} == {"x": [1]}
