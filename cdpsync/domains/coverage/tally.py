"""Tally: what one recording has counted so far."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ...coverage import Range, ScriptFunction, merged, scripts_in
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


class Known:
    """The functions of the program that V8 has told of, each with a count of 0.

    V8 reports only functions that have run since the last take, and those inside of them. Without this, a recording
    would not have the others, which nobody has called.
    """

    def __init__(self) -> None:
        self._functions: dict[str, dict[tuple[int, int], ScriptFunction]] = {}
        self._urls: dict[str, str] = {}

    def add(self, scripts: Iterable[Counted]) -> None:
        """Remember functions."""
        for one in scripts:
            self._urls[one.script_id] = one.url
            functions = self._functions.setdefault(one.script_id, {})
            for name, ranges, _ in one.functions:
                start, end, _ = ranges[0]
                functions.setdefault((start, end), ScriptFunction(name, [Range(start, end, 0)], False))

    def scripts(self) -> list[Counted]:
        """Every script, and its functions."""
        return [
            Counted(script_id, self._urls[script_id], list(functions.values()))
            for script_id, functions in list(self._functions.items())
        ]


class _Counts:
    """The takes of one script: since the beginning, and since the last call that asked only for what is new."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.all: _Takes = []
        self.new: _Takes = []


class Tally:
    """What one recording has counted so far, script by script: the sum of the takes since it began.

    `known` is what the session knows of the program's functions. Scripts that are not the program's are left out: those
    of the runtime, of evaluate(), and of eval.
    """

    def __init__(self, known: Known) -> None:
        self._known = known
        self._scripts: dict[str, _Counts] = {}
        self.takes: int = 0
        """How often V8's counts have been added."""

    def add(self, scripts: Iterable[Counted]) -> None:
        """Add the counts of one take."""
        for one in scripts:
            counts = self._scripts.setdefault(one.script_id, _Counts(one.url))
            for takes in (counts.all, counts.new):
                takes.append(one.functions)
                if len(takes) >= _TAKES:
                    takes[:] = [_sum(takes)]
        self.takes += 1

    def scripts(self) -> list[tuple[str, str]]:
        """The ids and URLs of the scripts that are known."""
        return [one[:2] for one in self._known.scripts()]

    def know(self, scripts: Iterable[tuple[str, str]]) -> None:
        """Add scripts, by their ids and URLs, of which V8 has said nothing."""
        self._known.add(Counted(script_id, url, []) for script_id, url in scripts)

    def result(self, *, only_new: bool = False) -> list[Counted]:
        """The counts since the beginning, or since the last call with `only_new`."""
        found = []
        for script_id, url, functions in self._known.scripts():
            counts = self._scripts.get(script_id, _Counts(url))
            found.append(Counted(script_id, url, _sum([functions, *(counts.new if only_new else counts.all)])))
            if only_new:
                counts.new = []
        return found


def is_of_the_program(url: str) -> bool:
    """Whether a script is the program's: not code of the runtime, of evaluate(), or of eval."""
    return bool(url) and not url.startswith(_OWN)


def counted(result: object) -> list[Counted]:
    """The scripts of the program in what V8 has answered. Raises CoverageError if that is something else."""
    listed = result if isinstance(result, list) else [None]
    found = []
    for given, script in zip(listed, scripts_in(listed), strict=True):
        script_id = given.get("scriptId")
        if not isinstance(script_id, str):
            raise CoverageError(f"a script has the id {script_id!r:.100}, not a string")
        if is_of_the_program(script.url):
            found.append(Counted(script_id, script.url, script.takes[0]))
    return found


def _sum(takes: _Takes) -> list[ScriptFunction]:
    """The sum of some takes of one script. A function has blocks if it had them in one of the takes."""
    if len(takes) == 1:
        return takes[0]
    with_blocks = {one.ranges[0][:2] for take in takes for one in take if one.has_blocks}
    return [one._replace(has_blocks=one.ranges[0][:2] in with_blocks) for one in merged(takes)]
