"""Compares Session.inspect with Node's util.inspect on values of many kinds, at three widths.

    python -m tests.domains.values.inspect_contest [random values]

Ours is the text of Node 20. Node 24 differs in two notations: Symbol(k) as a key has no brackets there, and byteLength
has. Other known differences: a getter for Symbol.toStringTag is not run, `arguments` has no mark, and a DataView shows
its bytes and not its buffer.
"""

from __future__ import annotations

import random
import sys
from typing import Any

from cdpsync import CDPClient, launch

from ...conftest import find_runtime

VALUES = r"""
({a: 1, b: [1, , 3, undefined, null, -0, NaN, 1n], c: new Map([['a', {x: 1}]]), d: new Set([1, '2']), e: new Date(0)})
({f: /a\/b/gi, g() {}, h: class A extends Array {}, i: () => 1, [Symbol('k')]: 2, get z() { return 1 }, set y(v) {}})
(() => { class P { constructor() { this.x = 1; this.me = this } }; return new P })()
[Object(1n), Object('abc'), Object(1), Object(true), Object(Symbol('q')), Object.assign(new Number(3), {a: 1})]
[new Uint8Array([1, 2]), new ArrayBuffer(3), new Float64Array([1.5, -0, NaN, Infinity]), new BigInt64Array([1n])]
[Object.create(null), Object.assign(Object.create(null), {a: 1}), Math, JSON, new Array(5), [, 'a', , ]]
Array.from({length: 100}, (_, i) => i)
Array.from({length: 30}, (_, i) => 'abc' + i)
Array.from({length: 300}, (_, i) => i ** 3)
Array.from({length: 30}, (_, i) => ({i, name: 'a long name of ' + i, list: [1, 2, 3], m: new Map([[i, i]])}))
({a: {b: {c: {d: {e: {f: 1}}}}}, g: {h: {i: {}}}, j: [[[[[[]]]]], {}, [], new Map(), new Set()]})
["it's", 'a"b', `a"b'c`, 'a\nb', '\x00\x1f\x7f\x9f\\', '\ud83d', 'é😀', "a`b'c\"d", "a'b\"${x}"]
({'a-b': 1, $c: 2, _d: 3, '1': 4, ['__proto__']: 6, é: 7, '': 8, 'new\nline': 9})
[1e21, 1e-7, 1.5e-7, 1e20, 123456789012345680000, 0.000001, 0.1, 1 / 3, 5e-324, 1.7976931348623157e308, 2 ** 53, 1e16]
[new Date(8.64e15), new Date(-8.64e15), new Date(NaN), new Date(-62167219200001), new Date(253402300800000)]
[function() {}, function a() {}, async () => {}, function* g() {}, async function* ag() {}, class {}, Math.max]
(() => { const a = {}; const b = {a}; a.b = b; return {a, b, list: [a, b]} })()
(() => { class Foo extends Map {}; const f = new Foo([[1, 2]]); f.extra = 1; return f })()
(() => { class Foo extends Array {}; return [Foo.from([1, 2, 3]), Object.assign([1, 2], {k: 'v'})] })()
({text: 'line one\nline two\nline three that is longer than the width of a line 12345678901234567890 123456789'})
[Symbol(), Symbol('a b'), Symbol.iterator, new WeakMap(), new WeakSet(), {[Symbol.toStringTag]: 'Tag', a: 1}]
(() => { let l = null; for (let i = 0; i < 12; i++) l = {v: i, next: l}; return l })()
Array.from({length: 27}, (_, i) => i % 2 ? 'a' : i)
(() => { function Old() { this.a = 1 }; Old.prototype = {}; return [new Old, Object.create(class Q {}.prototype)] })()
(() => { const e = new RangeError('m'); e.stack = 'RangeError: m\n    at f (x.js:1:2)'; e.code = 'E'; return {e} })()
(() => { const e = new Error('m', {cause: {a: 1}}); e.stack = 'Error: m\n    at f (x.js:1:2)'; return [e] })()
(() => { class A { #p = 1; static s = 2; x = 1 }; return [A, new A, new Proxy({a: 1}, {}), new Proxy([1, 2], {})] })()
""".strip().split("\n")
WIDTHS = (60, 80, 128)
NODE_24 = ("Symbol('k')", "ArrayBuffer(", "toStringTag")
"""What values have that Node 24 writes in another way than Node 20."""
_THEIRS = (
    "(util => v => util.inspect(v, {{depth: null, maxArrayLength: null, maxStringLength: null, breakLength: {}}}))"
)


def differences(client: CDPClient, expression: str) -> list[tuple[int, str, str]]:
    """The widths at which the texts differ, with Node's text and ours."""
    found = []
    for width in WIDTHS:
        node = "(process.getBuiltinModule ?? process.mainModule.require)('util')"
        theirs = client.evaluate(f"{_THEIRS.format(width)}({node})({expression})")
        ours = client.inspect(expression).text(width)
        if ours != theirs:
            found.append((width, theirs, ours))
    return found


def made(random: random.Random, depth: int = 0) -> str:
    """The source of a random value."""
    leaves = [
        "null",
        "undefined",
        "true",
        "-0",
        "NaN",
        f"{random.randrange(10**6)}",
        f"{random.random()}",
        "1n",
        "'it'",
    ]
    leaves += [f"{'x' * random.randrange(40)!r}", "'a\\nb'", "new Date(0)", "/x/g", "() => 1", "Symbol('s')"]
    if depth > 4 or random.random() < 0.3:
        return random.choice(leaves)
    items = [made(random, depth + 1) for _ in range(random.choice([0, 1, 2, 3, 8, 30]) if depth < 3 else 2)]
    kind = random.randrange(5)
    if kind == 0:
        return f"[{', '.join(items)}]"
    if kind == 1:
        return f"new Set([{', '.join(items)}])"
    if kind == 2:
        return f"new Map([{', '.join(f'[{one}, {one}]' for one in items)}])"
    names = [
        random.choice(["a", "some_name", "'a-b'", "$x"]) + str(at) * ("'" not in "a") for at, _ in enumerate(items)
    ]
    names = [name if "'" not in name else f"'a-{at}'" for at, name in enumerate(names)]
    pairs = ", ".join(f"{name}: {one}" for name, one in zip(names, items, strict=True))
    return f"({{{pairs}}})" if kind == 3 else f"Object.assign(new (class Order {{}}), {{{pairs}}})"


def main(count: int) -> None:
    """Print what differs."""
    for name in ("system-node", "node"):
        with launch([find_runtime(name), "-e", "setInterval(() => {}, 60000)"]) as client:
            values: list[Any] = [*VALUES, *(f"[{made(random.Random(seed))}]" for seed in range(count))]
            wrong = 0
            for one in values:
                for width, theirs, ours in differences(client, one):
                    wrong += 1
                    if wrong < 4:
                        print(f"{one}\nwidth {width}, Node:\n{theirs}\nours:\n{ours}\n")
            print(f"{client.browser}: {len(WIDTHS) * len(values)} texts, {wrong} differ")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
