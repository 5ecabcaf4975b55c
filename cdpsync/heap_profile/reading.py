"""Checks the parts of a .heapprofile file, and lists its nodes in one order.

    {"head":{"callFrame":{"functionName":…,"scriptId":…,"url":…,"lineNumber":…,"columnNumber":…},
             "selfSize":N,"id":N,"children":[…]},
     "samples":[{"size":N,"nodeId":N,"ordinal":N},…]}

Lines and columns are counted from 0, and -1 stands for none. Until 2016, the fields of "callFrame" were in the node
itself and counted from 1, and there were neither ids nor samples; DevTools still reads that.

Source: https://chromedevtools.github.io/devtools-protocol/v8/HeapProfiler/#type-SamplingHeapProfile
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ..errors import ProfileError
from ..profiles import CallFrame

_MOST = 2**53
"""The most bytes. Up to here JavaScript's numbers, and sums in floating point, are exact."""
_OTHERS = {
    "snapshot": "a heap snapshot: read it with cdpsync.heap.HeapSnapshot",
    "nodes": "a CPU profile: read it with cdpsync.cpu_profile.CPUProfile",
    "traceEvents": "a trace",
}


class Sample(NamedTuple):
    """Bytes that were allocated at one moment."""

    size: float
    """As many as V8 takes to be allocated between this sample and the one before; it has scaled them already."""
    node: int
    """An index in the lists of SampledNodes."""
    ordinal: int
    """V8 numbers the samples of one recording in the order of time."""


class SampledNodes(NamedTuple):
    """The nodes and samples of a profile. Node 0 is the root; a node's parent comes before it."""

    frames: list[CallFrame]
    parents: list[int]
    sizes: list[float]
    samples: list[Sample]


def parts_of(profile: Mapping[str, Any]) -> SampledNodes:
    """The parts of a profile. Raises ProfileError if something is missing or of the wrong type."""
    head = profile.get("head")
    if not isinstance(head, Mapping):
        other = next((what for key, what in _OTHERS.items() if key in profile), None)
        raise ProfileError("this is not a heap profile: " + (f"it is {other}" if other else 'it has no "head"'))
    frames, parents, sizes = list[CallFrame](), list[int](), list[float]()
    numbers: dict[int, int] = {}
    left: list[tuple[object, int]] = [(head, -1)]
    while left:
        node, parent = left.pop()
        if not isinstance(node, Mapping):
            raise _wrong(f"{node!r:.60} where a node should be")
        at = len(frames)
        frames.append(_frame(node))
        parents.append(parent)
        sizes.append(_number(node.get("selfSize"), f'the "selfSize" of {frames[at].name!r:.60}'))
        if (number := node.get("id")) is not None:
            number = _whole(number, "the id of a node")
            if numbers.setdefault(number, at) != at:
                raise _wrong(f"two nodes have the id {number}")
        children = node.get("children", [])
        if not isinstance(children, list):
            raise _wrong(f"{children!r:.60} where the children of a node should be")
        left += [(child, at) for child in reversed(children)]
    if not sum(sizes) < _MOST:
        raise _wrong(f"its functions have {sum(sizes):,.0f} bytes together")
    samples = profile.get("samples")
    if not isinstance(samples, list | None):
        raise _wrong(f"{samples!r:.60} where the samples should be")
    checked = [_sample(one, numbers) for one in samples or ()]
    return SampledNodes(frames, parents, sizes, [one for one in checked if one is not None])


def _frame(node: Mapping[str, Any]) -> CallFrame:
    frame, first = node.get("callFrame"), 0
    if frame is None and "functionName" in node:
        frame, first = node, 1
    if not isinstance(frame, Mapping):
        raise _wrong(f'{frame!r:.60} where the "callFrame" of a node should be')
    name, script_id, url = (frame.get(key, other) for key, other in _TEXTS.items())
    if not isinstance(name, str) or not isinstance(url, str):
        raise _wrong(f"a function with the name {name!r:.60} and the url {url!r:.60}")
    if isinstance(script_id, bool) or not isinstance(script_id, str | int):
        raise _wrong(f"{script_id!r:.60} where the script of {name!r:.60} should be")
    line, column = (
        _whole(frame.get(key, first - 1), f'the "{key}" of {name!r:.60}', first - 1) - first
        for key in ("lineNumber", "columnNumber")
    )
    return CallFrame(name, str(script_id), url, line, column)


_TEXTS = {"functionName": None, "scriptId": "0", "url": ""}


def _sample(sample: object, numbers: Mapping[int, int]) -> Sample | None:
    if not isinstance(sample, Mapping):
        raise _wrong(f"{sample!r:.60} where a sample should be")
    size = _number(sample.get("size"), "the size of a sample")
    node = _whole(sample.get("nodeId"), "the node of a sample")
    ordinal = _whole(sample.get("ordinal", 0), "the ordinal of a sample")
    # V8 15.0 lists the nodes first. To write them it allocates strings, which may be sampled in a node of their own.
    return Sample(size, numbers[node], ordinal) if node in numbers else None


def _number(value: object, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < _MOST:
        raise _wrong(f"{value!r:.60} where {where} should be")
    return value


def _whole(value: object, where: str, least: int = 0) -> int:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value < _MOST:
        raise _wrong(f"{value!r:.60} where {where} should be")
    return value


def _wrong(what: str) -> ProfileError:
    return ProfileError(f"this is not a whole heap profile: {what}")
