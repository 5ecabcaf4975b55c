"""Verbs that let the program go on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from .desk import Desk, Trouble
from .marks import parted, place_of
from .running import go, show
from .verbs import verb

if TYPE_CHECKING:
    from ...domains.debugger import Paused

_GROUP = "go on"


def _count(words: str) -> int:
    """How many times; once if nothing is said."""
    if not words:
        return 1
    if not words.isdecimal() or not 0 < int(words[:9]) <= 100_000 or len(words) > 9:
        raise Trouble(f"{words} is not a number of times, such as 3")
    return int(words)


def _move(desk: Desk, words: str, step: Callable[[], Paused | None]) -> None:
    count = _count(words)
    _ = desk.frame
    for number in range(count):
        last = number == count - 1
        if not go(desk, step, quiet=not last):
            return
        if not last and desk.paused is not None and desk.paused.reason not in ("step", "start"):
            show(desk, desk.paused)  # a breakpoint, say
            return


@verb("next", "n", group=_GROUP, repeats=True)
def step_over(desk: Desk, words: str) -> None:
    """next | n [COUNT]

    Run to the next line of this function, over the calls in this one.
    """
    _move(desk, words, lambda: desk.debugger.step(timeout=0))


@verb("step", "s", group=_GROUP, repeats=True)
def step_in(desk: Desk, words: str) -> None:
    """step | s [COUNT]

    Run into the next call, or to the next line.
    """
    _move(desk, words, lambda: desk.debugger.step_in(timeout=0))


@verb("return", "r", "out", "o", "finish", group=_GROUP, repeats=True)
def step_out(desk: Desk, words: str) -> None:
    """return | r | out | o

    Run to the end of this function.
    """
    _move(desk, words, lambda: desk.debugger.step_out(timeout=0))


@verb("continue", "cont", "c", group=_GROUP, repeats=True)
def go_on(desk: Desk, words: str) -> None:
    """continue | cont | c

    Run until the next breakpoint. If the program is running, wait until it stops. Ctrl-C stops it.
    """
    debugger = desk.debugger
    # A pause that was not shown yet is what is waited for.
    go(desk, (lambda: debugger.resume(timeout=0)) if desk.paused is not None else None)


@verb("until", "unt", "advance", group=_GROUP, completes="place")
def until(desk: Desk, words: str) -> None:
    """until | unt [LINE | PLACE]

    Run to a line below this one, such as the end of a loop, or to a place.

    Without a LINE, it ends at the first line below the current one, or where the function returns.
    """
    frame, debugger = desk.frame, desk.debugger
    if words:
        text, condition = parted(words)
        there = debugger.break_at(**place_of(text, frame.file, frame.line), condition=condition, once=True)
        try:
            if not there.bound:
                raise Trouble(f"the program cannot be run to {words}: {there.problem}")
            go(desk, lambda: debugger.resume(timeout=0))
        finally:
            if not (desk.here.closed or desk.here.ended):
                there.remove()
        return
    line, depth = frame.line, len(desk.paused.frames) if desk.paused is not None else 0
    while go(desk, lambda: debugger.step(timeout=0), quiet=True):
        paused = desk.paused
        if paused is None or not paused.frames:
            return
        elsewhere = len(paused.frames) < depth or (len(paused.frames) == depth and paused.line > line)
        if elsewhere or paused.reason != "step":
            show(desk, paused)
            return


@verb("pause", group=_GROUP)
def pause(desk: Desk, words: str) -> None:
    """pause

    Stop the program where it is. A program that runs nothing stops when it does.
    """
    if desk.paused is not None:
        raise Trouble("the program has stopped already")
    go(desk, None, stop=True)


@verb("restart", "run", group=_GROUP, words=("frame",))
def restart(desk: Desk, words: str) -> None:
    """restart | run
    restart frame

    Start the program again, with the same breakpoints; or run the selected call again from its beginning.

    Only a program that was started after -- can be started again. What a call has changed stays changed.
    """
    if words == "frame":
        frame = desk.frame
        go(desk, lambda: frame.restart(timeout=0))
    elif words:
        raise Trouble("write restart, or restart frame")
    elif not desk.launched:
        raise Trouble("only a program that was started after -- can be started again; restart frame runs a call again")
    else:
        desk.leaving = "restart"


@verb("jump", "j", group=_GROUP)
def jump(desk: Desk, words: str) -> None:
    """jump | j

    V8 cannot continue at another line. `restart frame` runs a call again.
    """
    raise Trouble("V8 cannot continue at another line; restart frame runs the call again from its beginning")
