"""Lets the program go on and waits for its next pause; what it logs appears meanwhile."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from ...errors import CDPTimeoutError, ClosedError
from .desk import INSIDE, Desk
from .values import brief

if TYPE_CHECKING:
    from ...domains.debugger import Paused

_NEWS = (
    "Debugger.paused",
    "Debugger.resumed",
    "Runtime.consoleAPICalled",
    "Runtime.exceptionThrown",
    "Log.entryAdded",
)
_LOOK = 0.2
"""Seconds between two looks, for a pause that is shown later than its event."""

_IDLE = 1.0
"""Seconds after which we say that a program cannot be stopped because it runs nothing."""

_DEEP = 3000
"""How many steps are made to come out of the code of the runtime."""

_REASONS = {"step": "stopped", "start": "start", "pause": "paused"}


def go(desk: Desk, move: Callable[[], object] | None, *, quiet: bool = False, stop: bool = False) -> bool:
    """Let the program go on with `move`, and wait for the next pause; returns whether there is one.

    Ctrl-C stops the program, as `stop` does at once. Another Ctrl-C leaves it running, and returns to the prompt. With
    `quiet`, the pause is not shown.
    """
    asked, told, inside = 0.0, False, 0
    desk.release()
    try:
        with desk.here.events(*_NEWS) as news:
            if move is not None:
                desk.arrive(None)
                move()
            while True:
                try:
                    if stop and not asked:
                        asked = _ask_to_stop(desk)
                    paused = desk.debugger.paused  # before the logs, so that what came before it is shown first
                    show_logs(desk)
                    if paused is not None and inside < _DEEP and _is_inside(paused):
                        inside += 1
                        _step_out(desk, paused)
                        continue
                    if paused is not None:
                        desk.arrive(paused) if quiet else show(desk, paused, "paused" if asked else "")
                        return True
                    if desk.here.ended or desk.here.closed:
                        break
                    if asked and not told and time.monotonic() - asked > _IDLE:
                        told = True
                        desk.say("it runs no JavaScript now, and will stop when it does; Ctrl-C again for the prompt")
                    with contextlib.suppress(CDPTimeoutError):
                        news.get(_LOOK)
                        news.drain()
                except KeyboardInterrupt:
                    if asked:
                        desk.say("the program is running; c waits until it stops, q leaves")
                        return False
                    stop = True
    except ClosedError:
        show_logs(desk)
    desk.arrive(None)
    desk.leaving = "ended"
    return False


def _is_inside(paused: Paused) -> bool:
    """Whether a step has led into the code of the runtime itself.

    Debugger.setBlackboxPatterns has no effect on what is in the snapshot of Node 20 and 24 and of Deno 2.9.
    """
    return paused.reason in ("step", "pause") and bool(paused.frames) and paused.frame.file.startswith(INSIDE)


def _step_out(desk: Desk, paused: Paused) -> None:
    """Step back to the user's code, or forward to it if the runtime was not called by any."""
    if any(not frame.file.startswith(INSIDE) for frame in paused.frames):
        desk.debugger.step_out(timeout=0)
    else:
        desk.debugger.step_in(timeout=0)


def _ask_to_stop(desk: Desk) -> float:
    """Ask V8 to stop the program at what it runs next; returns when that was."""
    with contextlib.suppress(CDPTimeoutError):
        desk.debugger.pause(timeout=0)
    return time.monotonic()


def look(desk: Desk, *, pauses: bool) -> None:
    """Notice what has happened while we were at the prompt: logs, the end, and with `pauses` a pause.

    Commands of a pipe do not notice a pause by themselves: `b tick` and `c` must do the same however soon tick is run.
    """
    before, now = desk.paused, desk.debugger.paused
    show_logs(desk)
    if desk.here.ended or desk.here.closed:
        desk.arrive(None)
        desk.leaving = "ended"
    elif now is not None and now is not before and pauses:
        show(desk, now)
    elif now is None and before is not None:
        desk.arrive(None)
        desk.say("the program goes on: another debugger let it, or its runtime has ended the pause")


def show_logs(desk: Desk) -> None:
    """Show what the program has logged since the last look."""
    for entry in desk.console.entries() if desk.console is not None else ():
        if not entry.replayed and entry.kind != "exit":
            desk.say(str(entry))


def show(desk: Desk, paused: Paused, heading: str = "") -> None:
    """Take a pause, and show where the program has stopped and why. `heading` replaces "stopped", after steps."""
    desk.arrive(paused)
    if not paused.frames:
        desk.say(f"{paused.reason}: V8 gives no place for this pause")
        return
    desk.show_place((paused.reason == "step" and heading) or _heading(desk, paused))
    returned = paused.frame.params.get("returnValue")
    if returned is not None:
        desk.say(f"returns {brief(desk.here, returned)}", cut=True)
    desk.show_displays()


def _heading(desk: Desk, paused: Paused) -> str:
    if paused.reason == "exception":
        data = paused.params.get("data") or {}
        said = str(data.get("description") or data.get("value") or "").partition("\n")[0]
        return f"{'uncaught' if paused.uncaught else 'caught'} exception {said}"
    if paused.reason == "breakpoint":
        hit = [mark.number for mark in desk.hit(paused)]
        return f"breakpoint {', '.join(map(str, hit))}" if hit else "breakpoint"
    return _REASONS.get(paused.reason, paused.reason)
