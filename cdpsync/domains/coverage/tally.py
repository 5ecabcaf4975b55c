"""Tally: what one recording has counted so far."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ...coverage import ScriptFunction, merged, scripts_in
from ...errors import CoverageError

_OWN = ("node:", "ext:", "internal", "<evaluate>")
"""How the URLs begin of the code that the runtimes are made of, and of what evaluate() runs."""

_TAKES = 16
"""How many takes of a script are kept before they are added up."""

_Takes = list[list[ScriptFunction]]


class Counted(NamedTuple):
    """One script of the program, and the counts of its functions."""

    script_id: str
    url: str
    functions: list[ScriptFunction]


class _Counts:
    """The takes of one script: since the beginning, and since the last call that asked only for what is new."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.known: _Takes = []
        self.all: _Takes = []
        self.new: _Takes = []


class Tally:
    """What one recording has counted so far, script by script: the sum of the takes since it began.

    Scripts that are not the program's are left out: those of the runtime, of evaluate(), and of eval.
    """

    def __init__(self) -> None:
        self._scripts: dict[str, _Counts] = {}
        self.takes: int = 0
        """How often V8's counts have been added."""

    def know(self, result: object) -> None:
        """Remember the functions that V8 had when the recording began, each with a count of 0.

        V8 reports only functions that have run since the last take, and those inside of them. Without this, a function
        that never ran would be missing.
        """
        for one in counted(result):
            unrun = [ScriptFunction(each.name, [each.ranges[0]._replace(count=0)], False) for each in one.functions]
            self._counts(one).known = [unrun]

    def add(self, result: object) -> None:
        """Add the counts of one take."""
        for one in list(counted(result)):
            counts = self._counts(one)
            for takes in (counts.all, counts.new):
                takes.append(one.functions)
                if len(takes) >= _TAKES:
                    takes[:] = [_sum(takes)]
        self.takes += 1

    def scripts(self) -> list[tuple[str, str]]:
        """The ids and URLs of the scripts that are known."""
        return [(script_id, counts.url) for script_id, counts in self._scripts.items()]

    def result(self, *, only_new: bool = False) -> Iterator[Counted]:
        """The counts since the beginning, or since the last call with `only_new`."""
        for script_id, counts in list(self._scripts.items()):
            yield Counted(script_id, counts.url, _sum([*counts.known, *(counts.new if only_new else counts.all)]))
            if only_new:
                counts.new = []

    def _counts(self, one: Counted) -> _Counts:
        return self._scripts.setdefault(one.script_id, _Counts(one.url))


def counted(result: object) -> Iterator[Counted]:
    """The scripts of the program in what V8 has answered. Raises CoverageError if that is no coverage."""
    listed = result if isinstance(result, list) else [None]
    for given, script in zip(listed, scripts_in(listed), strict=True):
        script_id = given.get("scriptId")
        if not isinstance(script_id, str):
            raise CoverageError(f"a script has the id {script_id!r:.100}, not a string")
        if script.url and not script.url.startswith(_OWN):
            yield Counted(script_id, script.url, script.takes[0])


def _sum(takes: _Takes) -> list[ScriptFunction]:
    """The sum of some takes of one script. A function has blocks if it had them in one of the takes."""
    if len(takes) == 1:
        return takes[0]
    with_blocks = {one.ranges[0][:2] for take in takes for one in take if one.has_blocks}
    return [one._replace(has_blocks=one.ranges[0][:2] in with_blocks) for one in merged(takes)]
