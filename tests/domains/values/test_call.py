"""Arguments of call(), and handles."""

from __future__ import annotations

import math
from array import array
from datetime import datetime, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cdpsync import CDPClient, JavaScriptError, RegExp

pytestmark = pytest.mark.real

KEYS = st.one_of(st.integers(), st.text(st.characters(exclude_categories=())), st.none())
LEAVES = st.one_of(
    KEYS,
    st.booleans(),
    st.floats().filter(lambda x: not x.is_integer() or x == 0),  # 1.0 comes back as 1
    st.binary(),
    st.datetimes(timezones=st.just(timezone.utc)).map(
        lambda t: t.replace(microsecond=t.microsecond // 1000 * 1000, fold=0)
    ),
    st.lists(st.floats(width=64)).map(lambda xs: array("d", xs)),
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(KEYS, inner), st.dictionaries(st.text(), inner)),
    max_leaves=20,
)


def same(one: Any, other: Any) -> bool:
    return repr(normal(one)) == repr(normal(other))


def normal(value: Any) -> Any:
    """An integer key comes first in a JavaScript object, so the order of keys is no matter; -0.0 == 0 as a number."""
    if isinstance(value, dict):
        return sorted(((repr(key), normal(item)) for key, item in value.items()), key=lambda pair: pair[0])
    if isinstance(value, list):
        return [normal(item) for item in value]
    return 0 if isinstance(value, float) and value == 0 and math.copysign(1, value) > 0 else value


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(VALUES)
def test_a_value_comes_back_as_it_was_sent(real: CDPClient, value: Any) -> None:
    assert same(real.call("x => x", value), value)


def test_arguments_are_sent_as_what_they_are(real: CDPClient) -> None:
    kinds = real.call(
        "(...all) => all.map(x => Object.prototype.toString.call(x).slice(8, -1))",
        *(1, 2**60, "x", None, b"x", {1: 2}, {"a": 1}, {1}, (1,), RegExp("a"), array("q", [1])),
        datetime(2020, 1, 1, tzinfo=timezone.utc),
    )
    assert kinds == [
        "Number",
        "BigInt",
        "String",
        "Null",
        "Uint8Array",
        "Map",
        "Object",
        "Set",
        "Array",
        "RegExp",
        "BigInt64Array",
        "Date",
    ]


def test_handles_can_be_arguments_also_within_containers(real: CDPClient) -> None:
    handle = real.evaluate("globalThis.held = {x: 1}", by_value=False)
    assert real.call("(a, b) => a === held && b.list[0] === held", handle, {"list": [handle]}) is True


def test_an_argument_that_cannot_be_sent_is_named_before_anything_is_sent(real: CDPClient) -> None:
    with pytest.raises(TypeError, match="argument 2 cannot be sent"):
        real.call("() => { globalThis.called = true }", 1, [object()])
    with pytest.raises(ValueError, match="time zone"):
        real.call("x => x", datetime(2020, 1, 1))
    loop: list[Any] = []
    loop.append(loop)
    with pytest.raises(ValueError, match="contains itself"):
        real.call("x => x", loop)
    assert real.evaluate("globalThis.called") is None


def test_a_handle_behaves_as_the_object_does(real: CDPClient) -> None:
    user = real.evaluate(
        "({name: 'Ann', items: [1, 2], u: undefined, sum() { return this.items.length }})", by_value=False
    )
    assert (user.name, user["name"], user.u, user.sum(), len(user.items), list(user.items)) == (
        *("Ann", "Ann", None, 2, 2),
        [1, 2],
    )
    user.items.push(3)
    user.name = "Bob"
    del user.u
    assert (user.items.value_(), user.name, "u" in user, 3 in user.items) == ([1, 2, 3], "Bob", False, True)
    assert user.items == user.items
    assert user.items != user
    with pytest.raises(AttributeError, match="did you mean 'name'"):
        user.nam  # noqa: B018
    with pytest.raises(KeyError):
        user["nam"]
    assert "items" in dir(user)


def test_an_iterator_is_read_in_batches_and_closed(real: CDPClient) -> None:
    made = real.evaluate("(function* () { try { for (let i = 0; ; i++) yield i } finally { globalThis.ended = 1 } })()")
    got = []
    for one in made:
        got.append(one)
        if one == 300:
            break
    del made, one
    assert got == list(range(301))
    assert real.evaluate("globalThis.ended") == 1


def test_a_function_that_throws_raises(real: CDPClient) -> None:
    with pytest.raises(JavaScriptError) as caught:
        real.call("async () => { throw new TypeError('t') }")
    assert caught.value.message == "t"
    assert "cdpsync" not in caught.value.stack
