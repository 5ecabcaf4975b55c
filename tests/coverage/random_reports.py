"""Random reports of V8, and random globs, to compare with other programs."""

from __future__ import annotations

import random
from typing import Any

Report = dict[str, Any]


def _ranges(source: random.Random, start: int, end: int, depth: int) -> list[dict[str, int]]:
    found = [{"startOffset": start, "endOffset": end, "count": source.choice([0, 0, 1, 1, 2, 5])}]
    at = start
    while depth and end - start > 1 and at < end and source.random() < 0.8:
        first = source.randint(at, end - 1) if source.random() < 0.6 else at
        at = source.randint(first + 1, end)
        found += _ranges(source, first, at, depth - 1)
    return found


def reports(source: random.Random) -> list[Report]:
    """Several reports of a few scripts, some with blocks and some without."""
    size = source.choice([4, 8, 12, 40, 300])
    places = [(0, size)]
    for _ in range(source.randint(0, 4)):
        start = source.randint(0, size - 1)
        places.append((start, source.randint(start + 1, size)))
    urls = ["file:///a.js", "file:///b.js", "file:///c.js"]
    return [
        {"result": [_script(source, url, places) for url in source.sample(urls, source.randint(1, 3))]}
        for _ in range(source.choice([1, 2, 2, 3, 5]))
    ]


def _script(source: random.Random, url: str, places: list[tuple[int, int]]) -> dict[str, Any]:
    functions = []
    for start, end in places:
        if source.random() < 0.15:
            continue
        has_blocks = source.random() < 0.75
        functions.append(
            {
                "functionName": f"f{start}" if source.random() < 0.9 else "",
                "ranges": _ranges(source, start, end, source.randint(0, 4) if has_blocks else 0),
                "isBlockCoverage": has_blocks,
            }
        )
    return {"scriptId": "1", "url": url, "functions": functions}


_PARTS = (
    "** * a b *.js a* ? *.{js,ts} {a,b} [ab] [!a]* test{,s} .* *.d.ts {.,-}test.js @(a|b) +(a|b).js !(a).js ?(a)b.ts "
    "**b {1..3} .. *(a|b) a{b,c{d,e}} [a-c] *{.,-}test.{js,ts} !(*.d).ts [[:alpha:]] {01..03} a\\*b"
)
_NAMES = (
    "a b c a.js b.js ab.js a.ts b.ts test tests x.test.js x-test.ts .a .js a.d.ts ab abb 1 02 node_modules ad ac a*b"
)


def glob(source: random.Random) -> tuple[str, str]:
    """A path and a pattern."""
    path = "/".join(source.choice(_NAMES.split()) for _ in range(source.randint(1, 4)))
    return path, "/".join(source.choice(_PARTS.split()) for _ in range(source.randint(1, 4)))
