"""CPU profiles in traces of Chrome and Node: one for each thread, in pieces.

    {"name": "Profile", "pid": 7, "tid": 7, "id": "0x1", "ts": 350, "args": {"data": {"startTime": 349}}}
    {"name": "ProfileChunk", "pid": 7, "tid": 9, "id": "0x1", "args": {"data": {
        "cpuProfile": {"nodes": [{"id": 2, "parent": 1, "callFrame": {…}}], "samples": [2, 2]},
        "timeDeltas": [100, 120], "lines": [3, 4], "columns": [1, 9]}}}

The nodes and samples of a profile are those of its chunks in order. DevTools reads them in SamplesHandler.ts.
"""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from ..errors import ProfileError
from ..text import count_text, visible
from .nodes import LARGEST

_BY_SOURCE = ("Internal", "Inspector")
"""Which profile to take if a thread has several: that of the recording comes before one of console.profile()."""


class ThreadProfile(NamedTuple):
    """The profile of one thread of a trace."""

    pid: int
    tid: int
    name: str
    """The name of the thread; "" if the trace does not say."""
    raw: dict[str, Any]
    """The profile, as Profiler.stop would return it."""

    def __str__(self) -> str:
        most = ""
        with contextlib.suppress(AttributeError, KeyError, TypeError):  # this profile is damaged; another may be chosen
            of_url = {node["id"]: node["callFrame"].get("url", "") for node in self.raw["nodes"]}
            urls = Counter(of_url.get(id, "") for id in self.raw["samples"])
            del urls[""]
            most = f", mostly of {visible(str(urls.most_common(1)[0][0]), 80)}" if urls else ""
        samples = count_text(len(self.raw["samples"]), "sample")
        return f"{self.tid} ({visible(self.name, 80) or 'unnamed'}: {samples}{most})"


def choose(events: Iterable[Any], thread: int | str | None) -> dict[str, Any]:
    """The profile of a thread, given by its number or name; of the only thread that has one if it is None.

    Raises ProfileError if the trace has no such profile or is damaged, and ValueError if several threads fit.
    """
    found = profiles_in(events)
    if not found:
        raise ProfileError(
            "the trace has no CPU profile: record the category disabled-by-default-v8.cpu_profiler as well"
        )
    fits = [one for one in found if thread is None or thread in (one.tid, one.name)]
    if len(fits) == 1:
        return fits[0].raw
    listed = "; ".join(map(str, fits or found))
    if not fits:
        raise ProfileError(f"no thread {thread!r} of the trace has a CPU profile; these have: {listed}")
    raise ValueError(f"{len(fits)} threads of the trace have a CPU profile: choose one with thread=NUMBER: {listed}")


def profiles_in(events: Iterable[Any]) -> list[ThreadProfile]:
    """The profiles of a trace, those with most samples first. Raises ProfileError if one is damaged."""
    names: dict[tuple[Any, Any], str] = {}
    pieces: dict[tuple[Any, Any], _Pieces] = {}
    for event in events:
        if not isinstance(event, dict):
            raise ProfileError(f"an event of the trace is {str(event)!r:.50}, not an object")
        try:
            if event.get("name") in ("Profile", "ProfileChunk", "CpuProfile"):
                pieces.setdefault((event.get("pid"), event.get("id")), _Pieces()).add(event)
            elif event.get("name") == "thread_name":
                names[event.get("pid"), event.get("tid")] = str(event["args"]["name"])
        except (AttributeError, KeyError, TypeError) as error:
            raise ProfileError(
                f"an event of the trace, {event.get('name')!r:.50}, is damaged: {error!r:.100}"
            ) from None
    threads: dict[tuple[Any, Any], _Pieces] = {}
    for (pid, _), one in pieces.items():
        if one.nodes or one.whole:
            rival = threads.setdefault((pid, one.tid), one)
            if one.rank < rival.rank:
                threads[pid, one.tid] = one
    found = [ThreadProfile(pid, tid, names.get((pid, tid), ""), one.profile()) for (pid, tid), one in threads.items()]
    return sorted(found, key=lambda one: -len(one.raw["samples"]))


class _Pieces:
    """What the events say of one profile."""

    def __init__(self) -> None:
        self.tid: Any = None
        self.start: Any = None
        self.source = ""
        self.whole: dict[str, Any] | None = None
        self.nodes: list[Any] = []
        self.lists: dict[str, list[Any]] = {"samples": [], "timeDeltas": [], "lines": [], "columns": []}

    @property
    def rank(self) -> int:
        return _BY_SOURCE.index(self.source) if self.source in _BY_SOURCE else len(_BY_SOURCE)

    def add(self, event: dict[str, Any]) -> None:
        data = event["args"]["data"]
        self.source = data.get("source") or self.source
        if event["name"] == "ProfileChunk":
            profile = data.get("cpuProfile") or {}
            self.nodes += map(_node, profile.get("nodes") or ())
            samples = profile.get("samples") or []
            self.lists["samples"] += samples
            self.lists["timeDeltas"] += data.get("timeDeltas") or []
            self.lists["lines"] += data.get("lines") or [0] * len(samples)
            self.lists["columns"] += data.get("columns") or [0] * len(samples)
            return
        self.tid = _hashable(event["tid"])
        if event["name"] == "CpuProfile":  # DevTools saves the profile of a Node program as such a trace
            whole = data["cpuProfile"]
            if not isinstance(whole, dict) or not isinstance(whole.setdefault("samples", []), list):
                raise TypeError("its cpuProfile is not a profile")
            self.whole = whole
        else:
            self.start = _number(event["ts"])  # startTime is on another clock than the rest of the trace

    def profile(self) -> dict[str, Any]:
        if self.whole is not None:
            return self.whole
        if self.start is None:
            raise ProfileError("the trace has lost the beginning of a CPU profile: record it with a larger buffer")
        counted: Counter[Any] = Counter(filter(_is_number, self.lists["samples"]))
        children: dict[Any, list[Any]] = {}
        for node in self.nodes:
            children.setdefault(node.pop("parent", None), []).append(node["id"])
        ids = {node["id"] for node in self.nodes}
        if lost := children.keys() - ids - {None}:
            raise ProfileError(f"the trace has lost a part of a CPU profile: node {min(lost, key=str)} is missing")
        for node in self.nodes:
            node["hitCount"] = counted[node["id"]]
            if node["id"] in children:
                node["children"] = children[node["id"]]
        end = self.start + sum(filter(_is_number, self.lists["timeDeltas"]))
        return {"nodes": self.nodes, "startTime": self.start, "endTime": end, **self.lists}


def _node(node: dict[str, Any]) -> dict[str, Any]:
    """A node as the protocol has it: with a text for the id of the script, and -1 for a line that is not known."""
    given = node["callFrame"]
    frame = {
        "functionName": given.get("functionName", ""),
        "scriptId": str(given.get("scriptId", 0)),
        "url": given.get("url", ""),
        "lineNumber": given.get("lineNumber", -1),
        "columnNumber": given.get("columnNumber", -1),
    }
    return {**node, "id": _hashable(node["id"]), "parent": _hashable(node.get("parent")), "callFrame": frame}


def _hashable(key: Any) -> Any:
    """The same. Raises TypeError if it cannot be a key."""
    hash(key)
    return key


def _number(value: Any) -> Any:
    """The same. Raises TypeError if it cannot be a time."""
    if not _is_number(value):
        raise TypeError(f"{value!r:.50} is not a time")
    return value


def _is_number(value: Any) -> bool:
    return type(value) in (int, float) and abs(value) < LARGEST
