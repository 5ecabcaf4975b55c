"""Where an address is in a script, and why it is nowhere."""

from __future__ import annotations

import difflib
from bisect import bisect_right
from collections.abc import Collection
from dataclasses import replace
from enum import IntEnum
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ...errors import CDPError
from ...sources import line_starts, lines_of
from ..scripts import Place, Script, scripts_of
from .address import Address
from .searching import functions_in, statements_in

if TYPE_CHECKING:
    from ...session import Session


class Miss(IntEnum):
    """How far V8 has moved a breakpoint in the source: not at all, to the next line with code, and so on."""

    NOT = 0
    NEXT = 1
    AFTER = 2
    BEFORE = 3
    ELSEWHERE = 4
    """To code that is not made of this source: what a compiler has added."""


class Spot(NamedTuple):
    """A place in a script as V8 counts, from 0."""

    script: Script
    line: int
    column: int | None

    def params(self, condition: str) -> dict[str, Any]:
        """The parameters of Debugger.setBreakpoint."""
        location: dict[str, Any] = {"scriptId": self.script.script_id, "lineNumber": self.line}
        if self.column is not None:
            location["columnNumber"] = self.column
        return {"location": location, "condition": condition}

    def misses(self, locations: list[dict[str, Any]]) -> Miss:
        """How far V8 has moved a breakpoint of this place, in lines of the source."""
        asked, loaded = self._origin(self.line, self.column or 0), self.script.map
        if asked is None or loaded is None or not locations:
            return Miss.NOT
        found = self._origin(locations[0]["lineNumber"], locations[0].get("columnNumber", 0))
        if found is None or found[0] != asked[0]:
            return Miss.ELSEWHERE
        if found[1] <= asked[1]:
            return Miss.NOT if found[1] == asked[1] else Miss.BEFORE
        return Miss.NEXT if loaded.next_line(loaded.sources[asked[0]], asked[1] + 2) == found[1] + 1 else Miss.AFTER

    def _origin(self, line: int, column: int) -> tuple[int, int] | None:
        loaded = self.script.map
        found = loaded.raw_original(*self.script.in_map(line, column)) if loaded is not None else None
        return None if found is None else (found[0], found[1])


def spots_in(session: Session, script: Script, address: Address, *, by_url: bool, strict: bool) -> list[Spot]:
    """The places of an address in a script. With `by_url`, V8 sees to the script itself, and only its sources count.

    With `strict`, raises ValueError if a function or a statement is more than once in a file.
    """
    spots: list[Spot] = []
    for source in script.sources:
        name = script.file if source == script.url else source
        if address.matches(source) or address.matches(name):
            for line, column in _wanted(session, script, source, address, strict):
                spots += _generated(script, source, line, column)
    if not script.sources and address.matches(script.url) and _begins_behind(script, address):
        # Chrome 156: V8 binds no breakpoint before the beginning of a script that stands within a line of HTML.
        return [Spot(script, *_start(script))]
    if script.sources or by_url or not address.matches(script.url):
        return list(dict.fromkeys(spots))
    if address.line:
        return [Spot(script, address.line - 1, address.column - 1 if address.column else None)]
    wanted = _wanted(session, script, script.file, address, strict)
    return [Spot(script, *script.in_v8(line - 1, column - 1)) for line, column in wanted]


def _begins_behind(script: Script, address: Address) -> bool:
    """Whether a script begins in the line of an address, behind its column."""
    line, column = _start(script)
    return address.line == line + 1 and (address.column or 1) <= column


def _start(script: Script) -> tuple[int, int]:
    """Where a script begins in its file, as V8 counts."""
    return int(script.params.get("startLine", 0)), int(script.params.get("startColumn", 0))


def _wanted(session: Session, script: Script, file: str, address: Address, strict: bool) -> list[tuple[int, int]]:
    """The lines and columns, from 1, of an address in the text of a file."""
    if address.line:
        return [(address.line, address.column or 1)]
    word = address.function.split(".")[-1].lstrip("#") if address.function else address.statement or ""
    text = scripts_of(session).source(session, script, file)
    if text is None or word not in text:
        return []
    offsets = functions_in(text, address.function) if address.function else statements_in(text, address.statement or "")
    starts = line_starts(text)
    rows = [bisect_right(starts, offset) - 1 for offset in offsets]
    if strict and len(offsets) > 1:
        places = ", ".join(f"{script.file if file == script.url else file}:{row + 1}" for row in rows[:10])
        raise ValueError(f"{address} is ambiguous: it is at {places}; give the file and line of one of them")
    return [
        (row + 1, len(text[starts[row] : offset].encode("utf-16-le", "surrogatepass")) // 2 + 1)
        for row, offset in zip(rows, offsets, strict=True)
    ]


def wanted(misses: list[Miss]) -> list[int]:
    """The indexes of those breakpoints of a line that are worth having; [] if none are.

    One line may be made into several pieces of code. `export function f() {` becomes a function, and `exports.f = f`
    elsewhere: V8 moves a breakpoint of the former to the next line, into the function, which is what people want.
    """
    best = min(misses, default=Miss.ELSEWHERE)
    if best is Miss.ELSEWHERE:
        return []
    kept = (Miss.NOT, Miss.NEXT) if best is Miss.NOT else (best,)
    return [index for index, miss in enumerate(misses) if miss in kept]


def following_spots(session: Session, address: Address, spots: list[Spot]) -> tuple[Address, list[Spot]] | None:
    """The places of the next line that has code after the one that these were made of; None at the end."""
    if not address.line or not spots:
        return None
    origin = spots[0]._origin(spots[0].line, spots[0].column or 0)
    if origin is None:
        return None
    following = replace(address, line=origin[1] + 2, column=None)
    found = spots_in(session, spots[0].script, following, by_url=True, strict=False)
    return (following, found) if found else None


def _generated(script: Script, source: str, line: int, column: int) -> list[Spot]:
    """All places that were made from one of a source, or else those of the next line that has code."""
    loaded = script.map
    if loaded is None:
        return []
    places = loaded.raw_generated(source, line - 1, column - 1)
    if not places:
        following = loaded.next_line(source, line + 1)
        places = loaded.raw_generated(source, following - 1, 0) if following is not None else []
    spots = list[Spot]()
    for row, offset in places:
        # One column of the source may be the beginning of several pieces that follow each other.
        before = loaded.raw_original(row, offset - 1) if offset else None
        if before is not None and spots and spots[-1].line == script.in_v8(row, offset)[0] and before[1] == line - 1:
            continue
        spots.append(Spot(script, *script.in_v8(row, offset)))
    return spots


def alike(address: Address, scripts: list[Script]) -> list[tuple[Script, Address]]:
    """The scripts for an absolute path that none has: one of a symbolic link, or of the path in a container.

    That is the same file on this disk or, if they cannot both be here, one with the longest common end of the path,
    two names or more.
    """
    if not isinstance(address.file, str) or not address.is_absolute:
        return []
    ours, best = address.parts, 2
    found = list[tuple[Script, Address]]()
    for script in scripts:
        for source in script.sources or [script.url]:
            other = replace(address, file=source)
            if not source or other.parts[-1] != ours[-1]:
                continue
            pairs = zip(reversed(ours), reversed(other.parts), strict=False)
            length = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
            here = [Path("/".join(one)) for one in (ours, other.parts)]
            if all(one.exists() for one in here):
                length = 1000 if here[0].samefile(here[1]) else 0
            if length > best:
                found, best = [], length
            if length == best:
                found.append((script, other))
    return found


def problem_of(session: Session, address: Address, bound: list[Place], taken: Collection[str]) -> str:
    """Why an address is nowhere, or what differs from what was asked for; "" if nothing does."""
    scripts = scripts_of(session).all()
    if not bound:
        return _pending(session, address, scripts)
    said = list[str]()
    files = list(dict.fromkeys(place.file for place in bound))
    if taken:
        said.append(f"no script is {address.name}, but the path of {', '.join(files[:5])} ends alike")
    elif not address.line and len(bound) > 1:
        said.append(f"it is at {len(bound)} places: {', '.join(place.short for place in bound[:5])}")
    elif len(files) > 1 and isinstance(address.file, str):
        said.append(f"{len(files)} files end in {address.name}: {', '.join(files[:5])}")
    lines = sorted({place.line for place in bound})
    if address.line and lines != [address.line]:
        said.append(f"line {address.line} has no code; bound to {', '.join(map(str, lines[:5]))}")
    said += _map_problems(address, scripts)
    return "; ".join(said)


def _map_problems(address: Address, scripts: list[Script]) -> list[str]:
    found = [one for one in scripts if address.file is not None and address.matches(one.url) and one.source_map_url]
    return [f"{one.file}: {one.map_problem}" for one in found if one.map_problem]


def _pending(session: Session, address: Address, scripts: list[Script]) -> str:
    if address.file is None:
        return f"no function {address.function} is in a script that has been loaded"
    for script in scripts:
        for source in script.sources or [script.url]:
            if source and address.matches(source):
                return _not_there(session, address, script, source)
    problems = _map_problems(address, scripts)
    if problems:
        return "; ".join(problems)
    names = {
        file.replace("\\", "/").rpartition("/")[2]: file
        for one in scripts
        if not one.url.startswith(("node:", "ext:"))
        for file in one.files
        if file
    }
    wanted = address.name.replace("\\", "/").rpartition("/")[2]
    near = [names[one] if one == wanted else one for one in difflib.get_close_matches(wanted, names, 3, 0.6)]
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    return f"no script named {address.name} has been loaded{hint}"


def _not_there(session: Session, address: Address, script: Script, source: str) -> str:
    name = (script.file if source == script.url else source).replace("\\", "/").rpartition("/")[2]
    if not address.line:
        what = f"function {address.function}" if address.function else f"statement {address.statement!r}"
        return f"{name} has no {what}"
    try:
        text = scripts_of(session).source(session, script, script.file if source == script.url else source)
    except CDPError as error:
        return f"{name} cannot be read: {error}"
    if text is None:
        return f"{name} has no code at line {address.line} or after it"
    count = len(lines_of(text))
    if address.line > count:
        return f"{name} has {count} lines"
    return f"{name} has no code at line {address.line} or after it"
