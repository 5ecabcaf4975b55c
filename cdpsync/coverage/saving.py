"""Writes what V8 reported, in the format of NODE_V8_COVERAGE."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from ..source_map import SourceMap
from ..sources import line_starts
from .script import ScriptCoverage
from .text import utf16_length


def saved(scripts: Iterable[ScriptCoverage]) -> Iterator[bytes]:
    """The JSON, in parts. c8 reads "result" and "source-map-cache"; "source", the text that V8 ran, is our own."""
    cache = {}
    yield b'{"result":['
    comma = ""
    for number, script in enumerate(scripts):
        for take in script.takes:
            yield (comma + _text(_script(script, take, number))).encode()
            comma = ",\n"
        map = _map(script)
        if map is not None:
            cache[script.url] = map
    yield b"]"
    if cache:
        yield f',"source-map-cache":{_text(cache)}'.encode()
    yield b"}\n"


def _text(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))  # escaped, as a text may hold lone surrogates


def _script(script: ScriptCoverage, take: Iterable[Any], number: int) -> dict[str, Any]:
    functions = [
        {
            "functionName": name,
            "ranges": [{"startOffset": start, "endOffset": end, "count": count} for start, end, count in ranges],
            "isBlockCoverage": has_blocks,
        }
        for name, ranges, has_blocks in take
    ]
    found = {"scriptId": str(number), "url": script.url, "functions": functions}
    if script.source is not None:
        found["source"] = script.source
    return found


def _map(script: ScriptCoverage) -> dict[str, Any] | None:
    """What Node keeps of a map: the lengths of the lines that V8 ran, and the map."""
    given = script.source_map
    if given is None and script.source is not None:
        given = script.map  # its text leads to it
    if given is None:
        return None
    if isinstance(given, SourceMap):
        data: Any = given.to_dict()
    elif isinstance(given, Mapping):
        data = dict(given)
    else:
        try:
            data = json.loads(given)
        except ValueError:
            return None
    lengths = script.line_lengths
    if lengths is None and script.source is not None:
        starts = [*line_starts(script.source), len(script.source) + 1]
        lengths = [utf16_length(script.source[start:end]) - 1 for start, end in pairwise(starts)]
    return {"data": data, "url": script.source_map_url, **({} if lengths is None else {"lineLengths": lengths})}
