"""Reading the text of a .heapprofile file, and checking that it is one.

    {"head":{"callFrame":{"functionName":…,"scriptId":…,"url":…,"lineNumber":…,"columnNumber":…},
             "selfSize":N,"id":N,"children":[…]},
     "samples":[{"size":N,"nodeId":N,"ordinal":N},…]}

Lines and columns are counted from 0, and -1 stands for none. Chrome before version 58 wrote the fields of "callFrame"
into the node itself, counted from 1, and no samples; Node 12 to 26, Deno and DevTools write what is above.

Source: https://chromedevtools.github.io/devtools-protocol/v8/HeapProfiler/#type-SamplingHeapProfile
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any, NamedTuple

from ..errors import ProfileError

Source = str | os.PathLike[str] | bytes | bytearray | memoryview | IO[bytes] | Mapping[str, Any]
"""A path, the text of a profile as bytes or str, a binary file object, or a profile as the protocol returns it."""

_MOST = 2**53
"""The most bytes. Up to here JavaScript's numbers, and sums in floating point, are exact."""
_GZIP = b"\x1f\x8b"
_OTHERS = {
    "snapshot": "a heap snapshot: read it with cdpsync.heap.HeapSnapshot",
    "nodes": "a CPU profile: read it with cdpsync.cpu_profile.CPUProfile",
    "traceEvents": "a trace",
}


class Frame(NamedTuple):
    """A function as V8 calls it. Lines and columns are counted from 0; -1 stands for none."""

    name: str
    script_id: str
    url: str
    raw_line: int
    raw_column: int


class Sample(NamedTuple):
    """Bytes that were allocated at one moment. V8 numbers the samples in the order of time."""

    size: float
    node: int
    ordinal: int


class Read(NamedTuple):
    """A profile whose parts are of the right types. Node 0 is the root; a node's parent comes before it."""

    frames: list[Frame]
    parents: list[int]
    sizes: list[float]
    samples: list[Sample]
    """`Sample.node` is an index in the lists above."""


def text_of(source: str | os.PathLike[str] | bytes | bytearray | memoryview | IO[bytes]) -> tuple[bytes, str]:
    """The text of a profile, and the name of its file; "" if it is not a path."""
    if isinstance(source, str) and source[:1000].lstrip("\ufeff \n\r\t").startswith("{"):
        return source.encode("utf-8", "surrogatepass"), ""
    if isinstance(source, str | os.PathLike):
        return Path(source).read_bytes(), os.fspath(source)
    if isinstance(source, bytes | bytearray | memoryview):
        return bytes(source), ""
    if not hasattr(source, "read"):
        raise TypeError(f"a heap profile must be a path, bytes, a binary file or a dict, not {type(source).__name__}")
    data = source.read()
    if not isinstance(data, bytes):
        raise TypeError("a heap profile must be read from a binary file: open it with 'rb'")
    return data, ""


def parsed(text: bytes) -> dict[str, Any]:
    """The JSON object of the text. Raises ProfileError if it is not one."""
    if text.startswith(_GZIP):
        raise ProfileError("not a heap profile: it is compressed, so unpack it first")
    try:
        found = json.loads(text.decode("utf-8-sig", "surrogatepass"))
    except json.JSONDecodeError as error:
        raise ProfileError(f"not a whole heap profile: {error.msg} (at byte {error.pos:,} of {len(text):,})") from None
    except UnicodeDecodeError as error:
        raise ProfileError(f"not a heap profile: it is not UTF-8 (at byte {error.start:,})") from None
    except RecursionError:
        raise ProfileError("not a heap profile: it is nested too deeply") from None
    except ValueError as error:  # a number of more than 4300 digits
        raise ProfileError(f"not a heap profile: {error}") from None
    if not isinstance(found, dict):
        raise ProfileError(f"not a heap profile: it is {found!r:.60} instead of an object")
    return found


def read(profile: Mapping[str, Any]) -> Read:
    """The parts of a profile. Raises ProfileError if something is missing or of the wrong type."""
    head = profile.get("head")
    if not isinstance(head, Mapping):
        other = next((what for key, what in _OTHERS.items() if key in profile), None)
        raise ProfileError("not a heap profile: " + (f"this is {other}" if other else 'it has no "head"'))
    frames, parents, sizes, numbers = _nodes(head)
    total = sum(sizes)
    if not total < _MOST:
        raise _wrong(f"its functions have {total:,.0f} bytes together")
    samples = profile.get("samples")
    if samples is not None and not isinstance(samples, list):
        raise _wrong(f'{samples!r:.60} where the list "samples" should be')
    return Read(frames, parents, sizes, [_sample(one, numbers) for one in samples or ()])


def _nodes(head: Mapping[str, Any]) -> tuple[list[Frame], list[int], list[float], dict[int, int]]:
    frames, parents, sizes = list[Frame](), list[int](), list[float]()
    numbers: dict[int, int] = {}
    left: list[tuple[object, int]] = [(head, -1)]
    while left:
        node, parent = left.pop()
        if not isinstance(node, Mapping):
            raise _wrong(f"{node!r:.60} where a node should be")
        at = len(frames)
        frames.append(_frame(node))
        parents.append(parent)
        size = node.get("selfSize")
        if isinstance(size, bool) or not isinstance(size, int | float) or not 0 <= size < _MOST:
            raise _wrong(f'{size!r:.60} where the "selfSize" of {frames[at].name!r:.60} should be')
        sizes.append(size)
        number = node.get("id")
        if number is not None:
            if isinstance(number, bool) or not isinstance(number, int):
                raise _wrong(f'{number!r:.60} where the "id" of a node should be')
            if number in numbers:
                raise _wrong(f"two nodes have the id {number}")
            numbers[number] = at
        children = node.get("children", [])
        if not isinstance(children, list):
            raise _wrong(f'{children!r:.60} where the list "children" should be')
        left += [(child, at) for child in reversed(children)]
    return frames, parents, sizes, numbers


def _frame(node: Mapping[str, Any]) -> Frame:
    frame, first = node.get("callFrame"), 0
    if frame is None and "functionName" in node:
        frame, first = node, 1
    if not isinstance(frame, Mapping):
        raise _wrong(f'{frame!r:.60} where a "callFrame" should be')
    name, url = frame.get("functionName", ""), frame.get("url", "")
    if not isinstance(name, str) or not isinstance(url, str):
        raise _wrong(f"a function with the name {name!r:.60} and the url {url!r:.60}")
    script_id = frame.get("scriptId", "0")
    if isinstance(script_id, bool) or not isinstance(script_id, str | int):
        raise _wrong(f'{script_id!r:.60} where the "scriptId" of {name!r:.60} should be')
    return Frame(name, str(script_id), url, _at(frame, "lineNumber", first), _at(frame, "columnNumber", first))


def _at(frame: Mapping[str, Any], key: str, first: int) -> int:
    number = frame.get(key, first - 1)
    if isinstance(number, bool) or not isinstance(number, int) or not -1 <= number - first < 2**31:
        raise _wrong(f'{number!r:.60} where the "{key}" of a function should be')
    return number - first


def _sample(sample: object, numbers: dict[int, int]) -> Sample:
    if not isinstance(sample, Mapping):
        raise _wrong(f"{sample!r:.60} where a sample should be")
    size, node, ordinal = (sample.get(key) for key in ("size", "nodeId", "ordinal"))
    for value in (size, node, ordinal):
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < _MOST:
            raise _wrong(f"{value!r:.60} in a sample")
    if node not in numbers:
        raise _wrong(f"a sample refers to node {node!r}, which does not exist")
    assert isinstance(node, int | float) and isinstance(size, int | float) and isinstance(ordinal, int | float)
    return Sample(size, numbers[int(node)], int(ordinal))


def _wrong(what: str) -> ProfileError:
    return ProfileError(f"not a whole heap profile: {what}")
