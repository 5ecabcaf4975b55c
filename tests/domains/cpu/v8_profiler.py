"""A target in memory whose Profiler domain behaves as V8's."""

from __future__ import annotations

import threading
import time
from itertools import pairwise
from typing import Any

from ...peers import Message


class V8Profiler:
    """Answers commands as V8 does. `methods` are those of the Profiler domain that came, in order."""

    def __init__(self) -> None:
        self.enabled = False
        self.recording = False
        self.interval = 0
        self.methods: list[str] = []
        self.stops = 0
        self.silent = ""
        """A method that is not answered."""
        self.fetched = threading.Event()
        """Whether a part was fetched while the recording went on."""
        self._began = 0.0

    def __call__(self, command: Message) -> list[Message]:
        method = command["method"]
        if method.startswith("Profiler."):
            self.methods.append(method)
        if method == self.silent:
            return []
        reply = {"id": command["id"], **self._reply(method, command.get("params", {}))}
        return [reply]

    def _reply(self, method: str, params: dict[str, Any]) -> dict[str, Any]:
        if method in ("Profiler.enable", "Profiler.disable"):
            self.enabled = method == "Profiler.enable"
            self.recording = self.recording and self.enabled
        elif method == "Profiler.setSamplingInterval":
            if self.recording:
                return refusal("Cannot change sampling interval when profiling.")
            self.interval = params["interval"]
        elif method == "Profiler.start":
            if not self.enabled:
                return refusal("Profiler is not enabled")
            self.recording, self._began = True, time.monotonic()
            if self.stops:
                self.fetched.set()
        elif method == "Profiler.stop":
            if not self.recording:
                return refusal("No recording profiles found")
            self.recording = False
            self.stops += 1
            return {"result": {"profile": self._profile()}}
        elif method == "Debugger.getScriptSource":
            return refusal("Debugger agent is not enabled")
        return {"result": {}}

    def _profile(self) -> dict[str, Any]:
        start, end = (round(at * 1e6) for at in (self._began, time.monotonic()))
        return profile(start, end, [(start + 1, 2)])


def refusal(message: str) -> dict[str, Any]:
    return {"error": {"code": -32000, "message": message}}


def frame(name: str, line: int = -1) -> dict[str, Any]:
    """A function: one of V8's own, or the one at a line of app.js."""
    own = line < 0
    url = "" if own else "file:///nowhere/app.js"
    return {"functionName": name, "scriptId": "0" if own else "7", "url": url, "lineNumber": line, "columnNumber": line}


def profile(
    start: int, end: int, samples: list[tuple[int, int]], nodes: list[dict[str, Any]] | None = None
) -> dict[str, Any]:
    """A profile with samples at these times (in microseconds) of these nodes."""
    times = [start, *(at for at, _ in samples)]
    return {
        "nodes": nodes
        or [
            {"id": 1, "callFrame": frame("(root)"), "hitCount": 0, "children": [2]},
            {"id": 2, "callFrame": frame("work", 3), "hitCount": 1, "positionTicks": [{"line": 5, "ticks": 1}]},
        ],
        "startTime": start,
        "endTime": end,
        "samples": [node for _, node in samples],
        "timeDeltas": [after - before for before, after in pairwise(times)],
    }
