"""Joins the parts of a recording, each of which is a profile of V8, into one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...cpu_profile import CPUProfile

PROFILER = "(profiler)"
"""The name of a node of ours: the time between two parts, in which V8 stops and starts its profiler. The program stands
still then."""

_NOTICED = 5000
"""Shorter gaps between two parts, in microseconds, are not shown."""

_Frame = tuple[object, ...]


def joined(parts: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """One profile with the samples of all parts, which come one after the other. Raises ProfileError for damage.

    https://chromedevtools.github.io/devtools-protocol/v8/Profiler/#type-Profile
    """
    if len(parts) == 1:
        return dict(parts[0])
    for part in parts:
        CPUProfile(part)  # raises ProfileError if its nodes are not a tree, for example
    join = _Join(parts[0])
    for part in parts:
        join.add(part)
    return join.profile()


class _Join:
    def __init__(self, first: Mapping[str, Any]) -> None:
        self._nodes: list[dict[str, Any]] = []
        self._children: dict[tuple[int, _Frame], int] = {}  # by the parent's id and the function
        self._samples: list[int] = []
        self._deltas: list[int] = []
        self._start = self._time = int(first["startTime"])  # `_time` is that of the last sample
        self._end = self._start
        self._root = self._node(0, next(iter(first["nodes"])))

    def add(self, part: Mapping[str, Any]) -> None:
        ids = self._add_nodes(part["nodes"])
        deltas, samples = part.get("timeDeltas") or (), part.get("samples") or ()
        first = int(part["startTime"]) + (deltas[0] if deltas else 0)
        if self._samples and first - self._end > _NOTICED:  # two samples, because a single one may be a fault of V8's
            gap = self._node(self._root, {"callFrame": _PROFILER_FRAME})
            self._sample(gap, self._end)
            self._sample(gap, max(int(part["startTime"]), self._end))
            self._nodes[gap - 1]["hitCount"] += 2
        shift = int(part["startTime"]) - self._time
        self._samples += map(ids.__getitem__, samples)
        self._deltas += deltas
        if deltas:
            self._deltas[-len(deltas)] += shift
            self._time += shift + sum(deltas)
        self._end = max(int(part["endTime"]), self._time)

    def _sample(self, node: int, time: int) -> None:
        self._samples.append(node)
        self._deltas.append(time - self._time)
        self._time = time

    def _add_nodes(self, nodes: Sequence[Mapping[str, Any]]) -> dict[int, int]:
        """Add the nodes of a part; returns the new id of each."""
        parents = {child: node["id"] for node in nodes for child in node.get("children") or ()}
        by_id = {node["id"]: node for node in nodes}
        ids: dict[int, int] = {}
        for id in by_id:
            waiting = [id]
            while waiting[-1] in parents and parents[waiting[-1]] not in ids:  # V8 gives parents first, but need not
                waiting.append(parents[waiting[-1]])
            for one in reversed(waiting):
                if one not in ids:
                    parent = ids[parents[one]] if one in parents else 0
                    ids[one] = self._node(parent, by_id[one])
                    self._count(self._nodes[ids[one] - 1], by_id[one])
        return ids

    def _node(self, parent: int, node: Mapping[str, Any]) -> int:
        """The id of the node for this function, called by that parent."""
        frame = node["callFrame"]
        key = parent, tuple(frame.get(name) for name in _OF_A_FRAME)
        if key not in self._children:
            self._nodes.append({"id": len(self._nodes) + 1, "callFrame": dict(frame), "hitCount": 0})
            self._children[key] = len(self._nodes)
            if parent:
                self._nodes[parent - 1].setdefault("children", []).append(len(self._nodes))
        return self._children[key]

    def _count(self, mine: dict[str, Any], node: Mapping[str, Any]) -> None:
        hits = node.get("hitCount")
        mine["hitCount"] += hits if isinstance(hits, int) else 0
        if node.get("deoptReason"):
            mine["deoptReason"] = node["deoptReason"]
        if node.get("positionTicks"):
            ticks = {one["line"]: one["ticks"] for one in mine.get("positionTicks", ())}
            for one in node["positionTicks"]:
                ticks[one["line"]] = ticks.get(one["line"], 0) + one["ticks"]
            mine["positionTicks"] = [{"line": line, "ticks": count} for line, count in ticks.items()]

    def profile(self) -> dict[str, Any]:
        return {
            "nodes": self._nodes,
            "startTime": self._start,
            "endTime": self._end,
            "samples": self._samples,
            "timeDeltas": self._deltas,
        }


_OF_A_FRAME = ("functionName", "scriptId", "url", "lineNumber", "columnNumber")
_PROFILER_FRAME = {"functionName": PROFILER, "scriptId": "0", "url": "", "lineNumber": -1, "columnNumber": -1}
