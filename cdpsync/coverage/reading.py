"""Reads the coverage that Node, Deno, Puppeteer, Playwright, the protocol, and we ourselves write."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from ..errors import CoverageError
from .ranges import Range, ScriptFunction
from .script import ScriptCoverage

CoverageSource = str | os.PathLike[str] | bytes | Mapping[str, Any] | Sequence[Any] | IO[bytes] | IO[str]
"""A file, a directory of them, JSON as str or bytes, what it says, or a file opened for reading."""


def read(source: CoverageSource) -> Iterator[ScriptCoverage]:
    """The scripts in a source, one report each. Raises CoverageError, or OSError if a file cannot be read."""
    if isinstance(source, str) and source[:1000].lstrip("\ufeff \n\r\t").startswith(("{", "[")):
        yield from scripts_in(_parsed(source))
    elif isinstance(source, (str, os.PathLike)):
        path = Path(source)
        if path.is_dir():
            yield from _directory(path)
        else:
            yield from _file(path)
    elif isinstance(source, (bytes, bytearray, memoryview)):
        yield from scripts_in(_parsed(bytes(source)))
    elif isinstance(source, (Mapping, Sequence)):
        yield from scripts_in(source)
    elif hasattr(source, "read"):
        yield from scripts_in(_parsed(source.read()))
    else:
        raise TypeError(f"coverage must be a path, JSON, a file, a dict or a list, not {type(source).__name__}")


def _directory(path: Path) -> Iterator[ScriptCoverage]:
    files = sorted(path.glob("*.json"))
    if not files:
        raise CoverageError(f"{path} has no .json file", "NODE_V8_COVERAGE=DIRECTORY and deno --coverage write some")
    for file in files:
        yield from _file(file)


def _file(path: Path) -> Iterator[ScriptCoverage]:
    try:
        yield from scripts_in(_parsed(path.read_bytes()))
    except CoverageError as error:
        raise CoverageError(f"{path}: {error.fact}", error.hint) from None


def _parsed(text: str | bytes) -> Any:
    if not text.strip():
        raise CoverageError("this coverage report is empty", "was the program killed while it wrote the file?")
    try:
        return json.loads(text.removeprefix("\ufeff") if isinstance(text, str) else text)
    except UnicodeDecodeError as error:
        raise CoverageError(f"this coverage report is not UTF-8 text, at byte {error.start}") from None
    except json.JSONDecodeError as error:
        what = "it is cut off" if error.pos >= len(error.doc.rstrip()) else "it is damaged"
        raise CoverageError(
            f"this coverage report is not JSON: {error.msg} at line {error.lineno}, column {error.colno}",
            f"{what}; was the program killed while it wrote the file?",
        ) from None
    except RecursionError:
        raise CoverageError("this is not a coverage report: its JSON is nested too deeply") from None
    except ValueError as error:  # a number with more than 4300 digits
        raise CoverageError(f"this is not a coverage report: {error}") from None


def scripts_in(found: Any) -> Iterator[ScriptCoverage]:
    """The scripts in what was read from JSON. Raises CoverageError if it is not coverage of V8."""
    if isinstance(found, Mapping) and isinstance(found.get("result"), Mapping):  # a reply of the protocol
        found = found["result"]
    if isinstance(found, Mapping) and "result" in found:
        cache = found.get("source-map-cache") or {}
        if not isinstance(cache, Mapping):
            raise CoverageError("source-map-cache is not an object")
        for number, one in enumerate(_list(found["result"], "result")):
            yield _script(one, f"result[{number}]", cache)
    elif isinstance(found, Mapping) and "functions" in found and "url" in found:
        yield _script(found, "", {})
    elif isinstance(found, Sequence) and not isinstance(found, (str, bytes)):
        for number, one in enumerate(found):
            yield _script(one, f"[{number}]", {})
    else:
        raise CoverageError(
            "this is not a coverage report of V8", 'it would have the key "result", or "url" and "functions"'
        )


def _list(value: Any, where: str) -> list[Any]:
    if not isinstance(value, (list, tuple)):
        raise CoverageError(f"{where} is not a list")
    return list(value)


def _script(value: Any, where: str, cache: Mapping[str, Any]) -> ScriptCoverage:
    if not isinstance(value, Mapping):
        raise CoverageError(f"{where} is not an object")
    dot = where and f"{where}."
    url = _text(value.get("url"), f"{dot}url")
    raw = value.get("rawScriptCoverage")
    source = value.get("source", value.get("text"))
    if source is not None:
        _text(source, f"{dot}source")
    if isinstance(raw, Mapping):  # Puppeteer, with includeRawScriptCoverage
        value, dot = raw, f"{dot}rawScriptCoverage."
    if "functions" in value:
        listed = _list(value["functions"], f"{dot}functions")
        functions = [_function(one, f"{dot}functions[{number}]") for number, one in enumerate(listed)]
    elif "ranges" in value and source is not None:
        functions = [_used(_list(value["ranges"], f"{dot}ranges"), source, f"{dot}ranges")]
    else:
        raise CoverageError(f"{dot}functions is missing")
    cached = cache.get(url)
    if cached is None:
        return ScriptCoverage(url, [functions], source)
    if not isinstance(cached, Mapping):
        raise CoverageError(f"source-map-cache[{url!r}] is not an object")
    return ScriptCoverage(url, [functions], source, *_cached(cached, url))


def _cached(value: Mapping[str, Any], url: str) -> tuple[Mapping[str, Any] | None, str, list[int] | None]:
    """The map, its URL and the lengths of the lines that Node keeps (https://nodejs.org/api/cli.html)."""
    data, lengths = value.get("data"), value.get("lineLengths")
    if data is not None and not isinstance(data, Mapping):
        raise CoverageError(f"source-map-cache[{url!r}].data is not an object")
    if lengths is not None:
        lengths = _list(lengths, f"source-map-cache[{url!r}].lineLengths")
        if not all(_is_whole(one) for one in lengths):
            raise CoverageError(f"source-map-cache[{url!r}].lineLengths has something else than lengths")
    return data, "", lengths


def _used(listed: list[Any], source: str, where: str) -> ScriptFunction:
    """Puppeteer's ranges of code that ran: it has thrown the counts away."""
    ranges = [Range(0, len(source), 0)]
    for number, one in enumerate(listed):
        if not (isinstance(one, Mapping) and _is_whole(one.get("start")) and _is_whole(one.get("end"))):
            raise CoverageError(f"{where}[{number}] has no start and end")
        ranges.append(Range(one["start"], one["end"], 1))
    return ScriptFunction("", ranges, True)


def _function(value: Any, where: str) -> ScriptFunction:
    try:
        ranges = [Range(one["startOffset"], one["endOffset"], one["count"]) for one in value["ranges"]]
        for start, end, count in ranges:
            if type(start) is not int or type(end) is not int or type(count) is not int:
                raise TypeError
            if not 0 <= start <= end or count < 0:
                raise ValueError
        name = value["functionName"]
        has_blocks = value["isBlockCoverage"]
        if ranges and type(name) is str and type(has_blocks) is bool:
            return ScriptFunction(name, ranges, has_blocks)
    except (TypeError, KeyError, ValueError, AttributeError):
        pass
    raise _wrong_function(value, where)


def _wrong_function(value: Any, where: str) -> CoverageError:
    """What is wrong with a function, in words."""
    if not isinstance(value, Mapping):
        return CoverageError(f"{where} is not an object")
    if not isinstance(value.get("functionName"), str):
        return CoverageError(f"{where}.functionName is not a string")
    if not isinstance(value.get("isBlockCoverage"), bool):
        return CoverageError(f"{where}.isBlockCoverage is not true or false")
    ranges = value.get("ranges")
    if not isinstance(ranges, (list, tuple)) or not ranges:
        return CoverageError(f"{where}.ranges is not a list of ranges")
    for number, one in enumerate(ranges):
        inner = f"{where}.ranges[{number}]"
        if not isinstance(one, Mapping):
            return CoverageError(f"{inner} is not an object")
        for key in ("startOffset", "endOffset", "count"):
            if not _is_whole(one.get(key)):
                return CoverageError(f"{inner}.{key} is not a whole number from 0")
        if one["startOffset"] > one["endOffset"]:
            return CoverageError(f"{inner} ends before it begins")
    return CoverageError(f"{where} is not a function")


def _is_whole(value: Any) -> bool:
    return type(value) is int and value >= 0


def _text(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise CoverageError(f"{where} is not a string")
    return value
