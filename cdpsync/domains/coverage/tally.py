"""Tally: what one recording has counted so far."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

Functions = list[dict[str, Any]]
"""Profiler.FunctionCoverage of one script."""

Merge = Callable[[list[Functions]], Functions]

_OWN = ("node:", "ext:", "internal", "<evaluate>")
"""How the URLs begin of the code that the runtimes are made of, and of what evaluate() runs."""

_TAKES = 16
"""How many takes of a script are kept before they are added up."""


def is_of_the_program(url: str) -> bool:
    """Whether a script is the program's: not code of the runtime, of evaluate(), or of eval."""
    return bool(url) and not url.startswith(_OWN)


class _Script:
    """One script and its takes: since the beginning, and since the last call that asked only for what is new."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.known: list[Functions] = []
        self.all: list[Functions] = []
        self.new: list[Functions] = []


class Tally:
    """What one recording has counted so far, script by script: the sum of the takes since it began."""

    def __init__(self, merge: Merge) -> None:
        self._merge = merge
        self._scripts: dict[str, _Script] = {}
        self.takes: int = 0
        """How often V8's counts have been added."""

    def know(self, result: Iterable[dict[str, Any]]) -> None:
        """Remember the functions that V8 had when the recording began, each with a count of 0.

        V8 reports only functions that have run since the last take, and those inside of them. Without this, a function
        that never ran would be missing.
        """
        for script in result:
            if is_of_the_program(script["url"]):
                self._script(script).known = [[_unrun(one) for one in script["functions"]]]

    def add(self, result: Iterable[dict[str, Any]]) -> None:
        """Add the counts of one take."""
        self.takes += 1
        for script in result:
            kept = self._script(script)
            for takes in (kept.all, kept.new):
                takes.append(script["functions"])
                if len(takes) >= _TAKES:
                    takes[:] = [self._merged(takes)]

    def result(self, *, only_new: bool = False) -> list[dict[str, Any]]:
        """The counts since the beginning, or since the last call with `only_new`, as V8 reports them."""
        found = []
        for script_id, kept in self._scripts.items():
            takes = [*kept.known, *(kept.new if only_new else kept.all)]
            if takes:
                found.append({"scriptId": script_id, "url": kept.url, "functions": self._merged(takes)})
            if only_new:
                kept.new = []
        return found

    def _merged(self, takes: list[Functions]) -> Functions:
        """The sum of some takes of one script. A function has blocks if it had them in one of the takes."""
        if len(takes) == 1:
            return takes[0]
        with_blocks = {_place(one) for take in takes for one in take if one["isBlockCoverage"]}
        return [{**one, "isBlockCoverage": _place(one) in with_blocks} for one in self._merge(takes)]

    def _script(self, script: dict[str, Any]) -> _Script:
        return self._scripts.setdefault(script["scriptId"], _Script(script["url"]))


def _unrun(function: dict[str, Any]) -> dict[str, Any]:
    whole = function["ranges"][0]
    return {**function, "ranges": [{**whole, "count": 0}], "isBlockCoverage": False}


def _place(function: dict[str, Any]) -> tuple[int, int]:
    whole = function["ranges"][0]
    return whole["startOffset"], whole["endOffset"]
