"""Maps made by hand: what encodes their mappings."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def vlq(number: int) -> str:
    """A number in base64 VLQ."""
    rest, text = (number << 1) if number >= 0 else (-number << 1) | 1, ""
    while rest >= 32:
        text += _DIGITS[rest & 31 | 32]
        rest >>= 5
    return text + _DIGITS[rest]


def encoded(lines: Iterable[Iterable[Sequence[int]]]) -> str:
    """Mappings, from the absolute numbers of each segment of each line."""
    state = [0, 0, 0, 0, 0]
    texts = []
    for line in lines:
        state[0] = 0
        segments = []
        for segment in line:
            segments.append("".join(vlq(number - state[at]) for at, number in enumerate(segment)))
            state[: len(segment)] = segment
        texts.append(",".join(segments))
    return ";".join(texts)


def a_map(lines: Iterable[Iterable[Sequence[int]]] = (), **other: object) -> str:
    """The JSON of a map of a.ts and b.ts, with the names x and y."""
    values = {"version": 3, "sources": ["a.ts", "b.ts"], "names": ["x", "y"], "mappings": encoded(lines)}
    return json.dumps({**values, **other})
