"""Verbs about where to stop: breakpoints, exceptions, files that are stepped over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from .desk import Desk, Trouble
from .marks import Mark, parted, place_of
from .verbs import verb

_GROUP = "where to stop"
_EXCEPTIONS = ("uncaught", "caught", "all", "none")


@verb("break", "b", "sb", "setBreakpoint", group=_GROUP, completes="place")
def set_breakpoint(desk: Desk, words: str) -> None:
    """break | b | sb [PLACE [if CONDITION]]

    Set a breakpoint, or list them all.

    PLACE is a line of the current file, FILE:LINE, FILE:LINE:COLUMN, or the name of a function or Class.method. The
    beginning of a path may be left out. `b PLACE, CONDITION` and sb('file.js', 7, 'condition') mean the same.
    """
    if not words:
        _list(desk)
    else:
        _set(desk, words, once=False)


@verb("sb()", group=_GROUP)
def set_here(desk: Desk, words: str) -> None:
    """sb()

    Set a breakpoint at the current line.
    """
    _set(desk, "", once=False)


@verb("tbreak", "tb", group=_GROUP, completes="place")
def set_temporary(desk: Desk, words: str) -> None:
    """tbreak | tb [PLACE [if CONDITION]]

    Set a breakpoint that is removed when it is hit.
    """
    _set(desk, words, once=True)


def _set(desk: Desk, words: str, *, once: bool) -> None:
    text, condition = parted(words)
    where = place_of(text, desk.file, desk.line)
    desk.say(str(desk.marks.add(desk.debugger, where, condition, once=once)))


@verb("breakpoints", group=_GROUP)
def list_breakpoints(desk: Desk, words: str) -> None:
    """breakpoints

    List the breakpoints.
    """
    _list(desk)


def _list(desk: Desk) -> None:
    if not len(desk.marks):
        desk.say("no breakpoint is set")
    for mark in desk.marks:
        desk.say(str(mark))


@verb("clear", "cl", "cb", "delete", "clearBreakpoint", group=_GROUP, completes="place")
def clear(desk: Desk, words: str) -> None:
    """clear | cl | cb [NUMBER ... | PLACE]

    Remove breakpoints by their numbers, or those at a place. Without either, remove all.
    """
    marks = list(desk.marks) if not words else list(_meant(desk, words))
    for mark in marks:
        desk.marks.remove(mark)
    numbers = ", ".join(str(mark.number) for mark in marks)
    desk.say(f"removed breakpoint{'s' if len(marks) != 1 else ''} {numbers}" if marks else "no breakpoint is set")


def _meant(desk: Desk, words: str) -> Iterator[Mark]:
    """The breakpoints that words name: numbers, or one place."""
    if re.fullmatch(r"\d+([\s,]+\d+)*", words):
        yield from [desk.marks.numbered(one) for one in re.split(r"[\s,]+", words)]
        return
    where = place_of(words, desk.file, desk.line)
    file, _, line = str(where.get("place", "")).rpartition(":")
    found = desk.marks.at(file, int(line)) if file and line.isdecimal() else []
    found += [mark for mark in desk.marks if mark.where == where and mark not in found]
    if not found:
        raise Trouble(f"there is no breakpoint at {words}")
    yield from found


@verb("enable", group=_GROUP)
def enable(desk: Desk, words: str) -> None:
    """enable NUMBER ...

    Turn breakpoints on again.
    """
    for mark in _numbered(desk, words):
        if mark.breakpoint is None:
            mark.set(desk.debugger)
        desk.say(str(mark))


@verb("disable", group=_GROUP)
def disable(desk: Desk, words: str) -> None:
    """disable NUMBER ...

    Turn breakpoints off, and keep them.
    """
    for mark in _numbered(desk, words):
        mark.unset()
        desk.say(str(mark))


def _numbered(desk: Desk, words: str) -> list[Mark]:
    if not words:
        raise Trouble("say which: the number of a breakpoint")
    return [desk.marks.numbered(one) for one in re.split(r"[\s,]+", words)]


@verb("condition", "cond", group=_GROUP, completes="expression")
def set_condition(desk: Desk, words: str) -> None:
    """condition NUMBER [CONDITION]

    Stop at a breakpoint only if a JavaScript expression is true there. Without one, stop always.
    """
    number, _, condition = words.partition(" ")
    mark = desk.marks.numbered(number)
    before, mark.condition = mark.condition, condition.strip() or None
    try:
        mark.set(desk.debugger)
    except ValueError:
        mark.condition = before
        mark.set(desk.debugger)
        raise
    desk.say(str(mark))


@verb("ignore", group=_GROUP)
def ignore(desk: Desk, words: str) -> None:
    """ignore NUMBER COUNT

    Do not stop at a breakpoint the next COUNT times.
    """
    number, _, count = words.partition(" ")
    mark = desk.marks.numbered(number)
    if not count.strip().isdecimal() or len(count.strip()) > 9:
        raise Trouble("say how many times, such as: ignore 1 10")
    mark.skip = int(count)
    mark.set(desk.debugger)
    desk.say(str(mark))


@verb("catch", "exceptions", group=_GROUP, words=_EXCEPTIONS)
def catch(desk: Desk, words: str) -> None:
    """catch [uncaught | caught | all | none | CLASS]

    Stop where an exception is thrown: one that nothing catches, any, or one of a class such as TypeError.
    """
    if words:
        desk.debugger.pause_on_exceptions(words)
        desk.exceptions = words
    desk.say(f"stops at exceptions: {desk.exceptions}")


@verb("breakOnException", group=_GROUP)
def catch_all(desk: Desk, words: str) -> None:
    """breakOnException

    Stop at all exceptions: catch all.
    """
    catch(desk, "all")


@verb("breakOnUncaught", group=_GROUP)
def catch_uncaught(desk: Desk, words: str) -> None:
    """breakOnUncaught

    Stop at exceptions that nothing catches: catch uncaught.
    """
    catch(desk, "uncaught")


@verb("breakOnNone", group=_GROUP)
def catch_none(desk: Desk, words: str) -> None:
    """breakOnNone

    Stop at no exception: catch none.
    """
    catch(desk, "none")


@verb("skip", group=_GROUP)
def skip(desk: Desk, words: str) -> None:
    """skip [PATTERN ...]

    Step over files, and never stop in them: node_modules, "vendor/*.js". The runtime's own files are always skipped.
    """
    patterns = [one for one in words.split() if one not in desk.skipped]
    if patterns:
        desk.debugger.ignore(*patterns)
        desk.skipped += patterns
    desk.say(f"steps over: {', '.join(['the runtime itself', *desk.skipped])}")


def file_name(file: str) -> str:
    """The last part of a path or URL."""
    return PurePath(file.replace("\\", "/")).name
