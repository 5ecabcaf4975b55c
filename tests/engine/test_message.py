from __future__ import annotations

import json
import types
from collections.abc import Mapping
from typing import Any

import pytest

from cdpsync.engine.message import MAX_DEPTH, Event, Reply, decode, encode_command, excerpt, matches
from cdpsync.errors import ProtocolError


def nested(levels: int) -> dict[str, Any]:
    value: dict[str, Any] = {}
    for _ in range(levels - 1):
        value = {"a": value}
    return value


def test_a_command_has_its_id_method_params_and_session() -> None:
    text = encode_command(7, "Runtime.evaluate", {"expression": "1"}, "S1")
    assert json.loads(text) == {
        "id": 7,
        "method": "Runtime.evaluate",
        "params": {"expression": "1"},
        "sessionId": "S1",
    }


def test_a_command_without_params_has_none() -> None:
    assert json.loads(encode_command(1, "Runtime.enable")) == {"id": 1, "method": "Runtime.enable"}


def test_params_may_be_any_mapping() -> None:
    text = encode_command(1, "A.b", types.MappingProxyType({"x": 1}))
    assert json.loads(text)["params"] == {"x": 1}


def test_a_command_is_ascii_even_if_it_has_lone_surrogates() -> None:
    text = encode_command(1, "A.b", {"x": "é\ud83d€"})
    assert text.isascii()
    assert json.loads(text)["params"]["x"] == "é\ud83d€"


@pytest.mark.parametrize("method", ["evaluate", "", None, 7])
def test_a_method_without_a_dot_is_refused(method: Any) -> None:
    with pytest.raises(ValueError, match="'Domain.method'"):
        encode_command(1, method)


@pytest.mark.parametrize(
    ("params", "error"),
    [([1], TypeError), ("x", TypeError), ({"x": {1}}, TypeError), ({"x": float("nan")}, ValueError)],
)
def test_params_that_are_not_a_json_object_raise_with_the_name_of_the_command(
    params: Mapping[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error, match=r"^A\.b: params"):
        encode_command(1, "A.b", params)


def test_params_that_contain_themselves_are_refused() -> None:
    loop: dict[str, Any] = {}
    loop["me"] = loop
    with pytest.raises(ValueError, match="Circular"):
        encode_command(1, "A.b", loop)


def test_nesting_up_to_the_limit_is_accepted() -> None:
    encode_command(1, "A.b", nested(MAX_DEPTH - 1))


@pytest.mark.parametrize("levels", [MAX_DEPTH, 5_000, 100_000])
def test_deeper_nesting_is_refused(levels: int) -> None:
    with pytest.raises(ValueError, match=f"the limit is {MAX_DEPTH}"):
        encode_command(1, "A.b", nested(levels))


def test_many_brackets_do_not_count_as_many_levels() -> None:
    encode_command(1, "A.b", {"x": [[] for _ in range(1000)], "text": "[" * 1000})


def test_an_event_is_decoded() -> None:
    assert decode('{"method":"A.b","params":{"x":1},"sessionId":"S"}', 9) == Event("A.b", {"x": 1}, "S", 9)


def test_an_event_without_params_has_empty_ones() -> None:
    assert decode('{"method":"A.b"}') == Event("A.b", {}, None, 0)


def test_a_reply_is_decoded() -> None:
    assert decode('{"id":3,"result":{"x":1}}', 4) == Reply(3, {"x": 1}, None, None, 4)


def test_a_reply_without_result_has_an_empty_one() -> None:
    assert decode('{"id":3}') == Reply(3, {}, None, None, 0)


def test_an_error_without_an_id_is_a_reply_without_an_id() -> None:
    reply = decode('{"error":{"code":-32700,"message":"bad"}}')
    assert reply == Reply(None, {}, {"code": -32700, "message": "bad"}, None, 0)


def test_an_error_that_is_only_text_becomes_its_message() -> None:
    reply = decode('{"id":1,"error":"boom"}')
    assert isinstance(reply, Reply)
    assert reply.error == {"message": "boom"}


def test_escaped_lone_surrogates_are_decoded() -> None:
    message = decode(r'{"method":"A.b","params":{"x":"\ud83d"}}')
    assert isinstance(message, Event)
    assert message.params["x"] == "\ud83d"


def test_white_space_around_a_message_is_ignored() -> None:
    assert decode(' \n{"id":3} \n') == Reply(3, {}, None, None, 0)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "[]",
        "7",
        "null",
        "{}",
        '{"id":"7"}',
        '{"id":true}',
        '{"id":1.5,"error":{}}',
        '{"id":1} {"id":2}',
        '{"method":7}',
        '{"id":1,"sessionId":7}',
        "\udcff",
        "[" * 1_000_000,
    ],
)
def test_a_message_that_is_not_cdp_raises_protocol_error(text: str) -> None:
    with pytest.raises(ProtocolError):
        decode(text)


@pytest.mark.parametrize(
    ("pattern", "method", "expected"),
    [
        ("*", "A.b", True),
        ("A.b", "A.b", True),
        ("A.b", "A.bc", False),
        ("A.*", "A.b", True),
        ("A.*", "AB.b", False),
    ],
)
def test_a_pattern_matches_one_event_a_domain_or_everything(pattern: str, method: str, expected: bool) -> None:
    assert matches(pattern, method) is expected


def test_an_excerpt_is_one_line_and_gives_the_full_length() -> None:
    assert excerpt("a\nb") == "a\\nb"
    assert excerpt("x" * 1000, 5) == "xxxxx… (1,000 characters)"
