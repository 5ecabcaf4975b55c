"""Session.inspect: a value as text and as JSON."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from cdpsync import CDPClient, CDPTimeoutError, JavaScriptError, launch

from ...conftest import Start, find_runtime
from .inspect_contest import NODE_24, VALUES, differences, made

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def node() -> Iterator[CDPClient]:
    with launch([find_runtime("node"), "-e", "setInterval(() => {}, 60000)"]) as client:
        yield client


def test_the_text_is_that_of_node(node: CDPClient) -> None:
    """python -m tests.domains.values.inspect_contest compares more of them."""
    for value in [one for one in VALUES if not any(text in one for text in NODE_24)]:
        assert not differences(node, value)
    for seed in range(10):
        assert not differences(node, f"[{made(random.Random(seed))}]")


def test_a_value_of_any_kind_has_text_and_json(real: CDPClient) -> None:
    value = real.inspect("[new Map([[1, undefined]]), 1n, -0, new (class Point { x = 1 }), Symbol('s'), [, 1], null]")
    assert (
        value.text() == "[ Map(1) { 1 => undefined }, 1n, -0, Point { x: 1 }, Symbol(s), [ <1 empty item>, 1 ], null ]"
    )
    assert value.json() == [
        {"$map": [[1, {"$undefined": True}]]},
        {"$bigint": "1"},
        {"$number": "-0"},
        {"x": 1},
        {"$symbol": "s"},
        [{"$empty": 1}, 1],
        None,
    ]
    assert (value.type, value.class_name, value.complete) == ("object", "Array", True)


@pytest.mark.parametrize(
    ("expression", "text", "found", "kind"),
    [
        ("undefined", "undefined", {"$undefined": True}, "undefined"),
        ("null", "null", None, "null"),
        ("10n ** 30n", f"{10**30}n", {"$bigint": str(10**30)}, "bigint"),
        ("NaN", "NaN", {"$number": "NaN"}, "number"),
        ("'a\\nb'", "a\nb", "a\nb", "string"),
        ("() => 1", "[Function (anonymous)]", {"$function": ""}, "function"),
        ("(class A extends Map {})", "[class A extends Map]", {"$function": "A"}, "function"),
        ("Symbol.iterator", "Symbol(Symbol.iterator)", {"$symbol": "Symbol.iterator"}, "symbol"),
        ("({$date: 1})", "{ '$date': 1 }", {"$object": {"$date": 1}}, "object"),
        ("(a => a.self = a)({})", "<ref *1> { self: [Circular *1] }", {"self": {"$circular": "$"}}, "object"),
        ("new Date(NaN)", "Invalid Date", {"$date": None}, "object"),
        ("new WeakMap", "WeakMap { <items unknown> }", {"$unknown": "WeakMap"}, "object"),
        ("({get a() { throw 1 }})", "{ a: [Getter] }", {"a": {"$getter": True}}, "object"),
        ("new Proxy({}, {ownKeys() { throw 1 }})", "[Proxy]", {"$unknown": "Object"}, "object"),
    ],
)
def test_each_kind_of_value(node: CDPClient, expression: str, text: str, found: object, kind: str) -> None:
    value = node.inspect(expression)
    assert (value.text(), value.json(), value.type) == (text, found, kind)


def test_an_error_has_a_stack_in_the_source(node: CDPClient) -> None:
    value = node.inspect("Object.assign(new TypeError('bad'), {code: 'E'})")
    assert value.text() == "TypeError: bad\n    at <evaluate>:1:15 {\n  code: 'E'\n}"
    (error,) = value.json().values()
    assert error == {"name": "TypeError", "message": "bad", "stack": error["stack"], "properties": {"code": "E"}}


def test_limits_leave_out_what_is_far(node: CDPClient) -> None:
    value = node.inspect("({a: {b: {c: 1}}, list: [1, 2, 3], text: 'abcdef'})", depth=1, most=2, longest=3)
    assert not value.complete
    assert value.text() == "{ a: { b: [Object] }, list: [ 1, 2, ... 1 more item ], ... 1 more property }"
    assert node.inspect("'abcdef'", longest=3).text() == "abc… 3 more characters"
    assert node.inspect("['abcdef']", longest=3).text() == "[ 'abc'... 3 more characters ]"


def test_a_program_cannot_disturb_it(start: Start) -> None:
    """It shares a realm with the program, which may have changed every built-in object."""
    client = start(
        "node",
        """
        setInterval(() => {}, 60000);
        globalThis.value = { list: [1, new Map([['k', new Set([2])]])], text: 'say "x"', when: new Date(0), is: /x/g };
        Array.prototype.push = Array.prototype.join = String.prototype.slice = () => { throw new Error('no') };
        Object.prototype.toJSON = () => 'wrong';
        JSON.stringify = Map.prototype.entries = Set.prototype.values = () => 'wrong';
        Object.defineProperty(Object.prototype, 'get', { value: () => 1, configurable: true, enumerable: false });
        """,
    )
    assert client.inspect("value.list").text() == "[ 1, Map { <items unknown> } ]"
    assert client.inspect("value.text").text() == 'say "x"'
    assert client.inspect("value.when").text() == "1970-01-01T00:00:00.000Z"


def test_a_value_may_be_deeply_nested(node: CDPClient) -> None:
    deep = node.inspect("(() => { let l = null; for (let i = 0; i < 400; i++) l = {l}; return l })()")
    assert deep.text().count("l: ") == 400
    with pytest.raises(ValueError, match="nested more than 300 deep"):
        deep.json()


def test_a_value_that_is_too_large_is_not_complete(node: CDPClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cdpsync.domains.values.inspecting.LIMIT", 1000)
    value = node.inspect("({near: 1, list: Array.from({length: 500}, () => 'x'), far: {away: 1}})")
    assert not value.complete
    assert "near: 1" in value.text()


def test_an_object_in_many_places_is_written_in_each(node: CDPClient) -> None:
    assert node.inspect("(one => [one, one])({a: 1})").json() == [{"a": 1}, {"a": 1}]
    doubling = node.inspect("(() => { let o = {}; for (let i = 0; i < 40; i++) o = {a: o, b: o}; return o })()")
    for convert in (doubling.text, doubling.json):
        with pytest.raises(ValueError, match="evaluate a part of it"):
            convert()


def test_it_raises_what_evaluate_raises(node: CDPClient) -> None:
    with pytest.raises(JavaScriptError, match="x is not defined"):
        node.inspect("x")
    with pytest.raises(CDPTimeoutError):
        node.inspect("for (;;) {}", timeout=0.1, terminate_on_timeout=True)


def test_the_command_line_of_node_has_require(node: CDPClient) -> None:
    assert node.inspect("require('node:path').sep", command_line=True).text() == "/"
