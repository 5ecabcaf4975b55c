"""Marks: breakpoints as people think of them: with a number, a condition that changes, on and off, over restarts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ...domains.debugger import Breakpoint, Debugger

_PLACE = re.compile(r"(?s)(.+?):(\d+)(?::(\d+))?")
_LINE = re.compile(r"(\d+)(?::(\d+))?")
_FUNCTION = re.compile(r"(#?[A-Za-z_$][\w$]*(?:\.#?[A-Za-z_$][\w$]*)*)(?:\(\))?")


@dataclass
class Mark:
    """One breakpoint of the person at the prompt."""

    number: int
    where: dict[str, Any]
    """What break_at is given: a place, or a function."""
    condition: str | None = None
    skip: int = 0
    """How many more times it is not to stop."""
    once: bool = False
    breakpoint: Breakpoint | None = None
    """The breakpoint of the library; None while this is off."""

    @property
    def name(self) -> str:
        """What was asked for."""
        return str(self.where.get("place") or self.where.get("function"))

    def set(self, debugger: Debugger) -> None:
        """Set it in the program. Raises ValueError if it cannot be set."""
        self.unset()
        self.breakpoint = debugger.break_at(
            **self.where, condition=self.condition, after=self.skip or None, once=self.once
        )

    def unset(self) -> None:
        """Remove it from the program."""
        one, self.breakpoint = self.breakpoint, None
        if one is not None:
            one.remove()

    def __str__(self) -> str:
        """Where it is, or why it is nowhere."""
        extras = [f"if {self.condition}"] if self.condition else []
        extras += ["once"] if self.once else []
        extras += [f"after {self.skip} times"] if self.skip else []
        one = self.breakpoint
        if one is None:
            return ", ".join([f"{self.number}: {self.name}", *extras, "off"])
        places = one.places
        names = dict.fromkeys(
            place.bound.short + (f" in {place.function}" if place.function else "") for place in places
        )
        where = " and ".join(list(names)[:3]) or f"{self.name}, pending"
        extras += [f"hit {one.hits} time{'s' if one.hits != 1 else ''}"] if one.hits else []
        problem = one.problem
        return ", ".join([f"{self.number}: {where}", *extras]) + (f" ({problem})" if problem else "")


class Marks:
    """All marks, by their numbers, which are never given again."""

    def __init__(self) -> None:
        self._marks: dict[int, Mark] = {}
        self._last = 0

    def __iter__(self) -> Any:
        return iter(list(self._marks.values()))

    def __len__(self) -> int:
        return len(self._marks)

    def add(self, debugger: Debugger, where: dict[str, Any], condition: str | None, *, once: bool) -> Mark:
        """Set a new one. Raises ValueError, and leaves nothing, if that fails."""
        mark = Mark(self._last + 1, where, condition, once=once)
        mark.set(debugger)
        self._last += 1
        self._marks[mark.number] = mark
        return mark

    def remove(self, mark: Mark) -> None:
        """Remove it for good."""
        self._marks.pop(mark.number, None)
        mark.unset()

    def numbered(self, text: str) -> Mark:
        """The one with this number. Raises ValueError, which lists the numbers."""
        found = self._marks.get(int(text)) if text.isdecimal() and len(text) < 10 else None
        if found is None:
            there = f"there are {', '.join(map(str, self._marks))}" if self._marks else "none is set"
            raise ValueError(f"there is no breakpoint {text}: {there}")
        return found

    def at(self, file: str, line: int) -> list[Mark]:
        """The marks that are at a line, or were asked for there. `file` may be the end of a path."""

        def is_there(name: str) -> bool:
            return name == file or name.endswith("/" + file.removeprefix("./"))

        found = list[Mark]()
        for mark in self:
            asked = _PLACE.fullmatch(mark.name)
            places = mark.breakpoint.places if mark.breakpoint is not None else []
            if (asked is not None and is_there(asked[1]) and int(asked[2]) == line) or any(
                is_there(one.file) and one.line == line for one in places
            ):
                found.append(mark)
        return found

    def lines(self, file: str) -> set[int]:
        """The lines of a file that have a mark."""
        places = [place for one in self if one.breakpoint is not None for place in one.breakpoint.places]
        return {place.line for place in places if place.file == file}

    def spend(self) -> None:
        """Forget the marks that were to stop once, and have done so."""
        for mark in self:
            if mark.once and mark.breakpoint is not None and not mark.breakpoint.enabled:
                self._marks.pop(mark.number)

    def set_again(self, debugger: Debugger) -> list[str]:
        """Set the marks in a program that was started again; returns what went wrong."""
        problems = list[str]()
        for mark in self:
            if mark.breakpoint is None:
                continue
            mark.breakpoint = None
            try:
                mark.set(debugger)
            except ValueError as error:
                problems.append(f"breakpoint {mark.number} is off: {error}")
        return problems


def place_of(text: str, file: str, line: int) -> dict[str, Any]:
    """What break_at is to be given for what a person writes: a line, FILE:LINE, a function, or nothing for here.

    `file` and `line` are where the program has stopped, or "" and 0. Raises ValueError.
    """
    if not text or _LINE.fullmatch(text):
        if not file:
            raise ValueError("the program has not stopped in a file: write FILE:LINE, or the name of a function")
        return {"place": f"{file}:{text or line}"}
    if _PLACE.fullmatch(text):
        return {"place": text}
    function = _FUNCTION.fullmatch(text)
    if function is None:
        raise ValueError(
            f"{text!r} is not a place: write a line, FILE:LINE, FILE:LINE:COLUMN or the name of a function"
        )
    return {"function": function[1]}


def parted(text: str) -> tuple[str, str | None]:
    """A place and its condition: `app.ts:7 if total > 3`, or as in pdb, `app.ts:7, total > 3`."""
    for pattern in (r"(.*?)\s+if\s+(.+)", r"(.*?),\s*(?:if\s+)?(.+)", r"()if\s+(.+)"):
        found = re.fullmatch(pattern, text, re.DOTALL)
        if found is not None:
            return found[1].strip(), found[2].strip()
    return text.strip(), None
