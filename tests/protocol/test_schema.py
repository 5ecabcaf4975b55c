"""The protocol that a target describes, well or badly, and the bundled one."""

from __future__ import annotations

from typing import Any

import pytest

from cdpsync.protocol import Protocol, Shape, bundled

PROTOCOL: dict[str, Any] = {
    "domains": [
        {
            "domain": "Zoo",
            "description": "Animals. And more.",
            "types": [
                {"id": "AnimalId", "type": "string"},
                {"id": "Mood", "type": "string", "enum": ["calm", "cross"]},
                {
                    "id": "Animal",
                    "type": "object",
                    "properties": [
                        {"name": "id", "$ref": "AnimalId"},
                        {"name": "mood", "$ref": "Mood", "optional": True},
                        {"name": "young", "type": "array", "items": {"$ref": "Animal"}, "optional": True},
                    ],
                },
            ],
            "commands": [
                {
                    "name": "feed",
                    "description": "Feeds an animal. It takes a while.",
                    "parameters": [
                        {"name": "animalId", "$ref": "AnimalId", "description": "Whom."},
                        {"name": "grams", "type": "number", "optional": True},
                        {"name": "times", "type": "integer", "optional": True},
                        {"name": "gently", "type": "boolean", "optional": True, "deprecated": True},
                        {"name": "foods", "type": "array", "items": {"type": "string"}, "optional": True},
                        {"name": "mood", "type": "string", "enum": ["calm", "cross"], "optional": True},
                        {"name": "company", "type": "array", "items": {"$ref": "Animal"}, "optional": True},
                        {"name": "options", "type": "object", "optional": True},
                        {"name": "anything", "type": "any", "optional": True},
                    ],
                    "returns": [{"name": "animal", "$ref": "Animal"}],
                },
                {"name": "enable"},
                {"name": "close", "deprecated": True},
            ],
            "events": [
                {"name": "fed", "experimental": True, "parameters": [{"name": "animal", "$ref": "Animal"}]},
                {"name": "closed"},
            ],
        },
        {"domain": "Zebra", "experimental": True},
    ]
}


def make(**changes: Any) -> Protocol:
    return Protocol({"domains": [{**PROTOCOL["domains"][0], **changes}]}, "the target")


def test_a_member_is_found_by_its_full_name() -> None:
    protocol = Protocol(PROTOCOL, "the target")
    assert protocol["Zoo"] is protocol.domains["Zoo"]
    names = ("Zoo.feed", "Zoo.fed", "Zoo.Animal")
    found = [protocol[name] for name in names]
    assert [getattr(one, "kind", None) for one in found] == ["command", "event", "type"]
    for unknown in ("Zo", "Zoo.fee", "feed", "", "Zoo.", "Zoo.feed.", 7):
        assert unknown not in protocol
        with pytest.raises(KeyError):
            protocol[unknown]  # type: ignore[index]
    for unknown, meant in {"Zooo.feed": "Zoo", "Zoo.feeed": "Zoo.feed"}.items():
        with pytest.raises(KeyError, match=f"'{unknown}'; did you mean '{meant}'"):
            protocol[unknown]


def test_names_in_a_protocol_are_found() -> None:
    protocol = Protocol(PROTOCOL, "the target")
    assert "Zoo" in protocol
    assert "Zoo.feed" in protocol
    assert "Zoo.fee" not in protocol
    assert list(protocol) == [*protocol.keys()] == ["Zoo", "Zebra"]
    assert len(protocol) == len({protocol, Protocol(PROTOCOL, "the target")}) == 2
    assert {"Zoo", "Zebra", "Zoo.feed", "Zoo.fed", "Zoo.Animal"} <= {*protocol._ipython_key_completions_()}


def test_a_reference_is_to_its_own_domain_unless_it_names_another() -> None:
    fields = make(commands=[{"name": "feed", "parameters": [{"name": "a", "$ref": "B"}, {"name": "b", "$ref": "C.D"}]}])
    shapes = [field.shape for field in fields.domains["Zoo"].callable["feed"].fields.values()]
    assert shapes == [Shape("ref", "Zoo.B"), Shape("ref", "C.D")]


def test_a_type_that_refers_to_another_resolves_to_its_value() -> None:
    protocol = Protocol(PROTOCOL, "the target")
    assert protocol.resolve(Shape("ref", "Zoo.AnimalId"))[0] == Shape("string")
    assert protocol.resolve(Shape("ref", "Zoo.Nosuch")) == (Shape("ref", "Zoo.Nosuch"), None)
    steps = make(
        types=[*({"id": f"T{one}", "$ref": f"T{one + 1}"} for one in range(9)), {"id": "T9", "type": "string"}]
    )
    assert steps.resolve(Shape("ref", "Zoo.T0")) == (Shape("string"), steps["Zoo.T9"])
    circle = make(types=[{"id": "A", "$ref": "B"}, {"id": "B", "$ref": "A"}])
    assert circle.resolve(Shape("ref", "Zoo.A"))[0].type == "ref"


def test_a_command_comes_before_a_type_of_the_same_name() -> None:
    found = make(commands=[{"name": "Animal"}])["Zoo.Animal"]
    assert getattr(found, "kind", None) == "command"


def test_a_domain_in_lower_case_is_left_out_because_a_session_has_such_names() -> None:
    assert list(Protocol({"domains": [{"domain": "zoo"}, {"domain": "Zoo"}]}, "the target")) == ["Zoo"]
    with pytest.raises(ValueError, match="does not describe a protocol"):
        make(domain="zoo")


def test_search_finds_words_in_names_before_words_in_descriptions() -> None:
    protocol = Protocol(PROTOCOL, "the target")
    assert [one.full_name for one in protocol.search("ANIMAL")] == ["Zoo.AnimalId", "Zoo.Animal", "Zoo.feed"]
    assert [one.full_name for one in protocol.search("zoo while")] == ["Zoo.feed"]
    assert protocol.search("nosuch") == []
    assert repr(protocol.search("ANIMAL")[:1]).startswith("1 found")
    with pytest.raises(ValueError, match="search for a word"):
        protocol.search(" ")


NO_DOMAINS: list[Any] = [None, [], [7], [{"domain": 7}]]
NO_PROTOCOLS: list[Any] = [None, [], {}, "text", *({"domains": domains} for domains in NO_DOMAINS)]


@pytest.mark.parametrize("raw", NO_PROTOCOLS, ids=repr)
def test_json_that_does_not_describe_a_protocol_is_refused(raw: object) -> None:
    with pytest.raises(ValueError, match="the target: this does not describe"):
        Protocol(raw, "the target")


@pytest.mark.parametrize(
    "name", ["_repr_html_", "__class__", "a b", "", "x\x1b[2J", "7", None, ["a"], {"a": 1}], ids=repr
)
def test_what_cannot_be_a_name_is_left_out(name: object) -> None:
    entry = {"name": name, "id": name}
    domain = make(commands=[entry, {"name": "feed", "parameters": [entry]}], events=[entry], types=[entry]).domains[
        "Zoo"
    ]
    assert [member.full_name for member in domain.members] == ["Zoo.feed"]
    assert domain.callable["feed"].fields == {}


@pytest.mark.parametrize(
    "key", ["commands", "events", "types", "parameters", "returns", "description", "enum", "items"]
)
@pytest.mark.parametrize("value", [None, 7, "text", {}, [7], {"a": []}], ids=repr)
def test_a_description_of_the_wrong_shape_still_prints(key: str, value: Any) -> None:
    command = {"name": "feed", "parameters": [{"name": "a", "type": "array", key: value}], key: value}
    protocol = make(**{"commands": [command], key: value})
    assert "Zoo" in repr(protocol)
    assert repr(protocol["Zoo"])
    for member in protocol.domains["Zoo"].members:
        assert member.full_name in repr(member)


def test_nested_lists_are_read_ten_levels_deep_without_overflowing_the_stack() -> None:
    items: dict[str, Any] = {"type": "string"}
    for _ in range(5000):
        items = {"type": "array", "items": items}
    protocol = make(commands=[{"name": "feed", "parameters": [{"name": "a", **items}]}])
    shape, depth = protocol.domains["Zoo"].callable["feed"].fields["a"].shape, 0
    while shape.items is not None:
        shape, depth = shape.items, depth + 1
    assert depth == 10
    assert "list[" in repr(protocol["Zoo.feed"])


def test_control_characters_in_a_description_do_not_reach_the_terminal() -> None:
    parameters = [{"name": "a", "$ref": "X.\x1b[2J"}, {"name": "b", "type": "string", "enum": ["\x1b[2J"]}]
    feed = {"name": "feed", "description": "bell \x07\x9b2J\r", "parameters": parameters}
    protocol = make(description="red \x1b[31m", commands=[feed])
    shown = repr(protocol) + repr(protocol["Zoo"]) + repr(protocol["Zoo.feed"])
    assert not [character for character in shown if not character.isprintable() and character != "\n"]


def test_white_space_in_a_description_becomes_spaces_except_for_ends_of_lines() -> None:
    assert make(description="a\tb\xa0c\u2028d\r\ne\x07f").domains["Zoo"].description == "a b c d \nef"


def test_an_endless_description_does_not_slow_down_the_prompt() -> None:
    shown = repr(make(commands=[{"name": "feed", "description": "x" * 20_000_000}])["Zoo.feed"])
    assert len(shown) < 12_000


def test_all_values_of_a_target_s_enumeration_are_accepted() -> None:
    words = ["a" * 1000, "a b", ""]
    command = make(commands=[{"name": "feed", "parameters": [{"name": "how", "type": "string", "enum": words}]}])
    assert command.domains["Zoo"].callable["feed"].fields["how"].shape.enum == tuple(words)


def test_the_bundled_protocol_knows_chrome_node_and_deno() -> None:
    protocol = bundled()
    assert protocol.source.startswith("devtools-protocol 0.")
    assert {"Runtime", "Debugger", "HeapProfiler", "Page", "Network", "Target", "NodeWorker"} <= protocol.domains.keys()
    evaluate = protocol.domains["Runtime"].callable["evaluate"]
    assert [name for name, field in evaluate.fields.items() if not field.optional] == ["expression"]
    assert list(evaluate.returns) == ["result", "exceptionDetails"]


def test_the_bundled_protocol_has_no_descriptions() -> None:
    for domain in bundled().domains.values():
        assert not domain.description
        for member in domain.members:
            fields = [*member.fields.values(), *member.returns.values()]
            assert not any([member.description, *(field.description for field in fields)])
