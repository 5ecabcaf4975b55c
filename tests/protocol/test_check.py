"""The parameters that a command accepts, and the errors about others."""

from __future__ import annotations

from typing import Any

import pytest

from cdpsync.protocol import OMITTED, Member, Protocol, check_params, did_you_mean

from .test_schema import PROTOCOL


def feed() -> Member:
    return Protocol(PROTOCOL, "the target").domains["Zoo"].callable["feed"]


GOOD: list[dict[str, Any]] = [
    {"animalId": "a"},
    {"animalId": "a", "grams": 1, "times": 2},
    {"animalId": "a", "grams": 1.5, "gently": True},
    {"animalId": "a", "foods": []},
    {"animalId": "a", "foods": ("hay", "oats"), "mood": "calm"},
    {"animalId": "a", "company": [{"id": "b", "young": [{"id": "c", "mood": "cross"}]}]},
    {"animalId": "a", "options": {"what": ["ever"]}, "anything": None},
    {"animalId": "a", "anything": {"a": [1]}},
    {"animalId": "a", "times": 2.0},
    {"animalId": "a", "company": [{"id": "b", "size": 7}]},  # the result of another command, with more in it
]


@pytest.mark.parametrize("params", GOOD, ids=repr)
def test_valid_parameters_are_sent_unchanged(params: dict[str, Any]) -> None:
    assert check_params(feed(), params) == params


def test_a_parameter_with_its_default_value_is_not_sent() -> None:
    assert check_params(feed(), {"animalId": "a", "grams": OMITTED}) == {"animalId": "a"}


BAD: list[tuple[dict[str, Any], str]] = [
    ({}, "Zoo.feed needs animalId (str)"),
    ({"animalID": "a"}, "Zoo.feed has no parameter 'animalID'; did you mean 'animalId'? It takes animalId, grams="),
    ({"animalId": "a", "_timout": 1}, "Zoo.feed has no parameter '_timout'; did you mean '_timeout'? It takes"),
    ({"animalId": "a", "colour": 1}, "Zoo.feed has no parameter 'colour'. It takes animalId, grams=, times="),
    ({"animalId": 7}, "Zoo.feed: animalId is str, not 7"),
    ({"animalId": b"a"}, "Zoo.feed: animalId is str, not b'a'"),
    ({"animalId": None}, "Zoo.feed: animalId is str, not None$"),
    ({"animalId": "a", "grams": None}, "Zoo.feed: grams is float, not None; leave it out instead$"),
    ({"animalId": "a", "times": 1.5}, "Zoo.feed: times is int, not 1.5"),
    ({"animalId": "a", "times": True}, "Zoo.feed: times is int, not True"),
    ({"animalId": "a", "grams": "1"}, "Zoo.feed: grams is float, not '1'"),
    ({"animalId": "a", "grams": False}, "Zoo.feed: grams is float, not False"),
    ({"animalId": "a", "gently": 1}, "Zoo.feed: gently is bool, not 1"),
    ({"animalId": "a", "foods": "hay"}, "Zoo.feed: foods is list[str], not 'hay'"),
    ({"animalId": "a", "foods": ["hay", 7]}, "Zoo.feed: foods[1] is str, not 7"),
    ({"animalId": "a", "options": []}, "Zoo.feed: options is dict, not []"),
    ({"animalId": "a", "company": [{}]}, "Zoo.feed: company[0] needs id (str)$"),
    ({"animalId": "a", "company": [{"idd": "b"}]}, "Zoo.feed: company[0] needs id (str); is it 'idd'?"),
    (
        {"animalId": "a", "company": [{"id": "b", "Mood": "calm"}]},
        "Zoo.feed: company[0] has no 'Mood'; did you mean 'mood'?",
    ),
    ({"animalId": "a", "company": ["b"]}, "Zoo.feed: company[0] is Zoo.Animal, not 'b'"),
    (
        {"animalId": "a", "company": [{"id": "b", "young": [{"id": 7}]}]},
        "Zoo.feed: company[0].young[0].id is str, not 7",
    ),
]


@pytest.mark.parametrize(("params", "text"), BAD, ids=lambda value: repr(value)[:60])
def test_an_unknown_parameter_is_named_with_those_that_exist(params: dict[str, Any], text: str) -> None:
    with pytest.raises(TypeError) as caught:
        check_params(feed(), params)
    assert f"{caught.value}$".startswith(text)


def test_a_string_that_is_not_allowed_is_a_value_error() -> None:
    with pytest.raises(ValueError, match=r"mood is 'calm' \| 'cross', not 'cros'; did you mean 'cross'"):
        check_params(feed(), {"animalId": "a", "mood": "cros"})


def test_a_command_without_parameters_takes_none() -> None:
    with pytest.raises(TypeError, match=r"^Zoo.close has no parameter 'colour'\. It takes none$"):
        check_params(Protocol(PROTOCOL, "the target").domains["Zoo"].callable["close"], {"colour": 1})


@pytest.mark.parametrize(
    ("name", "meant"),
    [("evaluat", "evaluate"), ("EVALUATE", "evaluate"), ("evaluateAl", "evaluateAll"), ("eval", "evaluate")]
    + [(far, None) for far in ("eva", "xyz", "", 7)],
)
def test_only_similar_names_are_suggested(name: object, meant: str | None) -> None:
    hint = f"; did you mean {meant!r}?" if meant else ""
    assert did_you_mean(name, ["evaluateAll", "evaluate", "enable"]) == hint


def test_a_value_that_contains_itself_is_an_error() -> None:
    young: list[Any] = []
    young.append({"id": "b", "young": young})
    with pytest.raises(ValueError, match="nested too deeply"):
        check_params(feed(), {"animalId": "a", "company": young})


def test_a_long_value_is_cut_in_an_error() -> None:
    with pytest.raises(TypeError) as caught:
        check_params(feed(), {"animalId": "a", "times": "x" * 10_000})
    assert len(str(caught.value)) < 200
