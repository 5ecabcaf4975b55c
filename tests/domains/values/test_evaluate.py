"""What evaluate() makes of JavaScript values, on every runtime."""

from __future__ import annotations

import copy
import math
import pickle
from array import array
from datetime import datetime, timezone
from typing import Any

import pytest

from cdpsync import CDPClient, CDPTimeoutError, JavaScriptError, RegExp, RemoteObject

from ...conftest import Start

pytestmark = pytest.mark.real

VALUES: dict[str, Any] = {
    "6 * 7": 42,
    "6 * 7; ": 42,
    "0.1 + 0.2": 0.1 + 0.2,
    "1e21": 1e21,
    "[1e20, 5e-324, 2 ** 53]": [10**20, 5e-324, 2**53],
    "-0": -0.0,
    "[-0, {z: -0}]": [-0.0, {"z": -0.0}],
    "[Infinity, -Infinity]": [math.inf, -math.inf],
    "2n ** 70n": 2**70,
    "[-(2n ** 20000n)]": [-(2**20000)],
    "undefined": None,
    "[undefined, null, , 1]": [None, None, None, 1],
    "'\\u{1F600} \\ud83d \\u2028 \\0 \" \\\\'": '\U0001f600 \ud83d \u2028 \0 " \\',
    "['\\ud83d', '\\ude00', '\"'.repeat(100)]": ["\ud83d", "\ude00", '"' * 100],
    "{a: 1}": {"a": 1},
    "({a: {b: [true, false]}})": {"a": {"b": [True, False]}},
    "Object.create(null)": {},
    "JSON.parse('{\"__proto__\": 5}')": {"__proto__": 5},
    "new Map([[1, 2], ['x', new Map()]])": {1: 2, "x": {}},
    "new Map([[1, 2], [true, 3], [1n, 4]])": [(1, 2), (True, 3), (1, 4)],
    "new Map([[{}, 2]])": [({}, 2)],
    "new Set([1, 'a'])": {1, "a"},
    "new Set([1, true])": [1, True],
    "new Set([[]])": [[]],
    "new Date(1.5e12)": datetime(2017, 7, 14, 2, 40, tzinfo=timezone.utc),
    "new Date(-1)": datetime(1969, 12, 31, 23, 59, 59, 999000, tzinfo=timezone.utc),
    "[new Uint8Array([1, 255]), new ArrayBuffer(2), new DataView(new ArrayBuffer(3), 1)]": [
        b"\1\xff",
        b"\0\0",
        b"\0\0",
    ],
    "new Uint8Array([1, 2, 3, 4]).subarray(1, 3)": b"\2\3",
    "new Float64Array([1.5, -0, NaN / 1 ? 1 : 2])": array("d", [1.5, -0.0, 2]),
    "new BigInt64Array([-5n])": array("q", [-5]),
    "[new Int8Array([-1]), new Uint16Array([65535]), new Float32Array([.5])]": [
        array("b", [-1]),
        array("H", [65535]),
        array("f", [0.5]),
    ],
    '/a"\\//gi': RegExp('a"\\/', "gi"),
    "Promise.resolve({a: [1]})": {"a": [1]},
    "await Promise.resolve(5)": 5,
    "const awaited = await 6; awaited + 1": 7,
    "/* of */ function declared() { return 9 }": None,
    "(() => { let a = []; for (let i = 0; i < 100; i++) a = [a, a]; return a.length })()": 2,
}


@pytest.mark.parametrize("expression", VALUES)
def test_an_expression_has_its_python_value(real: CDPClient, expression: str) -> None:
    value, expected = real.evaluate(expression), VALUES[expression]
    assert type(value) is type(expected)
    try:
        assert repr(value) == repr(expected)
    except ValueError:  # an integer of more digits than repr() writes
        assert value == expected


HANDLES = {
    "() => 1": "function",
    "Symbol('s')": "symbol",
    "new (class Point { x = 1 })": "Point {x: 1}",
    "new Date(NaN)": "Invalid Date",
    "new Date(8.64e15)": "275760",
    "({get x() { globalThis.looked = true; return 1 }})": "(getter)",
    "({[Symbol.iterator]: 1})": "Symbol(Symbol.iterator)",
    "Object.defineProperty({}, 'hidden', {value: 1})": "Object",
    "Object.assign([1], {extra: 2})": "extra: 2",
    "Object.assign(new Map(), {extra: 2})": "Map(0)",
    "new Proxy({}, {ownKeys() { throw 1 }})": "Proxy",
    "new (class Mine extends Map {})": "Mine(0)",
    "Object.create(Map.prototype)": "Map",
    "new Array(2 ** 31)": "Array(2147483648)",
    "(() => { const b = new ArrayBuffer(8); structuredClone(b, {transfer: [b]}); return b })()": "ArrayBuffer(0)",
    "globalThis": "",
}


@pytest.mark.parametrize("expression", HANDLES)
def test_an_object_without_a_python_value_becomes_a_handle(real: CDPClient, expression: str) -> None:
    value = real.evaluate(expression)
    assert isinstance(value, RemoteObject)
    assert HANDLES[expression] in f"{value.type_} {value!r}"
    nested = real.evaluate(f"[({expression})]")
    assert isinstance(nested, RemoteObject if "2147483648" in repr(value) else list)
    assert real.evaluate("globalThis.looked") is None


def test_data_of_more_than_32_million_characters_becomes_a_handle(start: Start) -> None:
    value = start("node").evaluate("'x'.repeat(2 ** 20).split('').map(() => 'x'.repeat(50))")
    assert isinstance(value, RemoteObject)
    assert "Array(1048576)" in repr(value)


def test_shared_objects_stay_shared_and_a_cycle_begins_with_a_handle(real: CDPClient) -> None:
    value = real.evaluate("(() => { const s = {k: 1}; const a = [s, s]; a.push(a); return a })()")
    assert value[0] is value[1]
    assert isinstance(value[2], RemoteObject)
    assert value[2][0].k == 1


def test_depth_does_not_matter(real: CDPClient) -> None:
    value = real.evaluate("(() => { let a = []; for (let i = 0; i < 100000; i++) a = [a]; return a })()")
    depth = 0
    while value:
        value, depth = value[0], depth + 1
    assert depth == 100_000


PATCHES = """(() => {
    const A = Array.prototype, M = Map.prototype, S = Set.prototype, F = Function.prototype;
    const put = Object.defineProperty;
    const all = [[A, 'map'], [A, 'push'], [A, 'join'], [A, Symbol.iterator], [A, 'toJSON'], [M, 'forEach'],
        [M, Symbol.iterator], [S, Symbol.iterator], [JSON, 'stringify'], [Object.prototype, 'get'], [Object, 'keys'],
        [F, 'call'], [F, 'apply'], [String.prototype, 'replace']];
    const before = [];
    for (let i = 0; i < all.length; i++) before[i] = Object.getOwnPropertyDescriptor(all[i][0], all[i][1]);
    const value = () => { throw new Error('patched') };
    globalThis.restore = () => {
        delete Object.prototype.get;
        for (let i = 0; i < all.length; i++)
            if (before[i]) put(all[i][0], all[i][1], before[i]); else delete all[i][0][all[i][1]];
        delete globalThis.restore;
    };
    globalThis.data = {a: [1, 'x"'], m: new Map([[1, {b: 2}]]), s: new Set([3]), d: new Date(0)};
    for (let i = 0; i < all.length; i++)
        put(all[i][0], all[i][1], {__proto__: null, value, configurable: true, writable: true});
})()"""


def test_a_program_that_replaced_built_in_functions_is_read_all_the_same(real: CDPClient) -> None:
    real.send_command("Runtime.evaluate", {"expression": PATCHES})
    try:
        value = real.evaluate("data")
    finally:
        real.send_command("Runtime.evaluate", {"expression": "restore()"})
    assert value == {"a": [1, 'x"'], "m": {1: {"b": 2}}, "s": {3}, "d": datetime(1970, 1, 1, tzinfo=timezone.utc)}


def test_an_exception_is_raised_with_its_name_message_stack_and_value(real: CDPClient) -> None:
    with pytest.raises(JavaScriptError) as caught:
        real.evaluate("(() => { throw Object.assign(new RangeError('x: y'), {code: 5}) })()")
    error = caught.value
    assert (error.name, error.message) == ("RangeError", "x: y")
    assert error.stack.startswith("RangeError: x: y\n    at <evaluate>:1:30\n    at <evaluate>:1:")
    assert error.value.code == 5
    assert error.frames[0].line == 1
    again = pickle.loads(pickle.dumps(error))
    assert isinstance(again.value, str)
    assert copy.copy(error).name == "RangeError"


def test_a_thrown_value_that_is_not_an_error_is_raised_too(real: CDPClient) -> None:
    with pytest.raises(JavaScriptError) as caught:
        real.evaluate("(() => { throw {code: 5} })()")
    assert caught.value.name == ""
    assert caught.value.value == {"code": 5}


def test_an_error_that_is_not_thrown_is_returned(real: CDPClient) -> None:
    error = real.evaluate("new TypeError('bad')")
    assert isinstance(error, JavaScriptError)
    assert error.message == "bad"
    assert isinstance(error.value, RemoteObject)


def test_a_rejected_promise_raises_and_does_not_end_the_program(real: CDPClient) -> None:
    for run in (real.evaluate, lambda text: real.call(f"() => {text}")):
        with pytest.raises(JavaScriptError, match="no"):
            run("Promise.reject(new Error('no'))")
    assert real.evaluate("1") == 1


def test_an_import_that_fails_raises_and_does_not_end_the_program(real: CDPClient) -> None:
    with pytest.raises(JavaScriptError):
        real.evaluate("import('data:text/javascript,throw new Error(1)')")
    assert real.evaluate("1") == 1


def test_what_is_thrown_and_no_error_is_shown_as_in_javascript(real: CDPClient) -> None:
    for thrown in ("null", "undefined", "5", "'a'"):
        with pytest.raises(JavaScriptError, match=f"^Uncaught {thrown}$"):
            real.evaluate(f"throw {thrown}")


def test_code_that_throws_a_syntax_error_runs_once(real: CDPClient) -> None:
    real.evaluate("globalThis.ran = 0")
    for text in ("ran++, JSON.parse('{')", "ran++; eval('await 1')", "ran++, eval('await 1')"):
        with pytest.raises(JavaScriptError, match="SyntaxError"):
            real.evaluate(text)
    assert real.evaluate("ran") == 3


def test_a_promise_that_stays_pending_times_out_and_says_why(real: CDPClient) -> None:
    with pytest.raises(CDPTimeoutError, match="still pending"):
        real.evaluate("new Promise(resolve => { globalThis.resolve = resolve })", timeout=0.1)
    assert real.evaluate("1") == 1


@pytest.mark.parametrize("by", ["evaluate", "call"])
def test_code_that_does_not_end_is_stopped(real: CDPClient, by: str) -> None:
    text = "for (;;);" if by == "evaluate" else "() => { for (;;); }"
    with pytest.raises(CDPTimeoutError, match="stopped"):
        getattr(real, by)(text, timeout=0.2, terminate_on_timeout=True)
    assert real.evaluate("answer") == 42
