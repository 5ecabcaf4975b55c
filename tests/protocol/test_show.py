"""How a command, an event or a type prints at a prompt."""

from __future__ import annotations

from typing import Any

import pytest

from cdpsync.protocol import Member, Shape
from cdpsync.protocol.show import shape_text, signature_text

from .test_schema import PROTOCOL, make


def feed(**raw: Any) -> Member:
    """The command Zoo.feed with this description."""
    return make(commands=[{"name": "feed", **raw}]).domains["Zoo"].callable["feed"]


# --- a value ---

SHAPES: list[tuple[dict[str, Any], str]] = [
    ({"type": "binary"}, "str"),
    ({"type": "any"}, "Any"),
    ({"type": "array"}, "list"),
    ({"$ref": "Animal"}, "Zoo.Animal"),
    ({"type": "array", "items": {"type": "string", "enum": ["hay", "oats"]}}, "list['hay' | 'oats']"),
    ({"$ref": "Nosuch"}, "Zoo.Nosuch"),
    ({"type": "array", "items": {"$ref": "Far.Away"}}, "list[Far.Away]"),
]


@pytest.mark.parametrize(("raw", "text"), SHAPES, ids=repr)
def test_a_type_is_written_as_in_python(raw: dict[str, Any], text: str) -> None:
    command = feed(parameters=[{"name": "what", **raw}])
    assert shape_text(command.fields["what"].shape, command.domain.protocol.resolve) == text


def test_the_values_of_a_very_long_enumeration_are_not_all_shown() -> None:
    words = tuple(f"w{number}" for number in range(201))
    assert shape_text(Shape("string", enum=words[:200]), make().resolve).endswith(" | 'w198' | 'w199'")
    assert shape_text(Shape("string", enum=words), make().resolve).endswith(" | 'w198' | 'w199' | …")


def test_a_recursive_list_is_shown_ten_levels_deep() -> None:
    types = [{"id": "A", "type": "array", "items": {"$ref": "A"}}]
    protocol = make(types=types, commands=[{"name": "feed", "parameters": [{"name": "a", "$ref": "A"}]}])
    shown = "list[" * 10 + "list" + "]" * 10
    assert f"  a: {shown} (Zoo.A)" in repr(protocol["Zoo.feed"])
    assert f"It is {shown}." in repr(protocol["Zoo.A"])


# --- a signature ---


@pytest.mark.parametrize(
    ("width", "text"),
    [
        (26, "Zoo.feed(hay, oats, roots)"),
        (25, "Zoo.feed(hay, oats, …)"),
        (22, "Zoo.feed(hay, oats, …)"),
        (21, "Zoo.feed(hay, …)"),  # the oats would fit, but not the dots after them
        (16, "Zoo.feed(hay, …)"),
        (15, "Zoo.feed(…)"),
        (5, "Zoo.feed(…)"),
    ],
)
def test_a_signature_has_as_many_parameters_as_fit(width: int, text: str) -> None:
    assert signature_text(feed(parameters=[{"name": name} for name in ("hay", "oats", "roots")]), width) == text


def test_showing_thousands_of_parameters_takes_linear_time() -> None:
    parameters = [{"name": f"p{number}", "type": "string"} for number in range(100_000)]
    assert "feed(p0, p1, p2" in repr(feed(parameters=parameters).domain)  # in quadratic time this would take minutes


# --- the documentation ---


@pytest.mark.parametrize(
    ("member", "domain", "marks"),
    [
        ([], [], ""),
        ([], ["experimental"], "Experimental.\n\n"),
        (["experimental", "deprecated"], [], "Deprecated, experimental.\n\n"),
    ],
)
def test_marks_follow_the_signature(member: list[str], domain: list[str], marks: str) -> None:
    protocol = make(commands=[{"name": "feed", **dict.fromkeys(member, True)}], **dict.fromkeys(domain, True))
    assert repr(protocol["Zoo.feed"]).startswith(f"command Zoo.feed()\n\n{marks}Parameters")


def test_a_command_without_results_returns_an_empty_dict() -> None:
    assert "\n\nReturns an empty dict.\n\n" in repr(feed())
    assert "Returns a dict:\n  fed: bool\n\n" in repr(feed(returns=[{"name": "fed", "type": "boolean"}]))


def test_the_types_of_results_and_parameters_are_named_once_each() -> None:
    visit = {"id": "Visit", "type": "object", "properties": [{"name": "at", "type": "number"}]}
    whom, others = {"name": "whom", "$ref": "Animal"}, {"name": "all", "type": "array", "items": {"$ref": "Animal"}}
    command = {"name": "feed", "parameters": [whom, others], "returns": [others, {"name": "visit", "$ref": "Visit"}]}
    shown = repr(make(types=[*PROTOCOL["domains"][0]["types"], visit], commands=[command])["Zoo.feed"])
    assert [line for line in shown.splitlines() if line.startswith("client.protocol")] == [
        "client.protocol['Zoo.Animal'] describes that type.",
        "client.protocol['Zoo.Visit'] describes that type.",
    ]


def test_a_type_without_properties_is_described_in_place() -> None:
    ids = {"type": "array", "items": {"$ref": "AnimalId"}}
    assert "describes" not in repr(feed(parameters=[{"name": "a", "$ref": "Mood"}, {"name": "b", **ids}]))


def test_the_members_of_node_s_own_domains_have_no_documentation_page() -> None:
    assert repr(make(domain="NodeZoo")["NodeZoo.enable"]).endswith("Returns an empty dict.\n\nFrom the target")


@pytest.mark.parametrize(("length", "between"), [(93, " "), (94, "\n      ")], ids=["it fits", "one too many"])
def test_the_description_of_a_parameter_is_as_wide_as_the_rest(length: int, between: str) -> None:
    shown = repr(feed(parameters=[{"name": "whom", "description": f"{'x' * 50} {'y' * (length - 50)}"}]))
    assert f"\n      {'x' * 50}{between}{'y' * (length - 50)}\n" in shown
