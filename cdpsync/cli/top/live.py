"""The live view: repaints the terminal every second, and has single keys."""

from __future__ import annotations

import sys
import time

from ...call_tree import seconds_text
from ...errors import ClosedError
from .. import terminal
from ..held import HeldOutput
from ..screen import Screen
from ..signals import Stop
from .threads import Threads
from .view import SORTS, View, head

_LOOKS = 0.25
"""Seconds after which a signal, or the end of the program, is noticed at the latest."""

_KEYS = "q quit  1-4 sort  p pause  r reset  / filter  ? help"

_HELP = """\
  q, Ctrl-C   quit; what took the time since the beginning is printed then
  1           sort by self now: the part of the last interval in the function itself
  2           sort by total now: the same with all that it called
  3, 4        sort by self and total: the time since the beginning
  p, space    pause: the table stands still; the program and its recording go on
  r           reset: start counting again
  /           show only functions whose name or place has a word; Esc shows all
  Ctrl-L      repaint
  Ctrl-Z      stop cdpsync, and its recording, until fg

  active, idle   parts of the time of the JavaScript thread; gc is a part of the active one
  longest busy   the longest time without an idle moment: an event may have waited that long
  heap           the used part of V8's heap
  cpu            CPU time of the whole process; 200% is two cores

  any key goes back"""


class _Live:
    def __init__(self, threads: Threads, screen: Screen, view: View, every: float, held: HeldOutput | None) -> None:
        self._threads = threads
        self._screen = screen
        self._view = view
        self._every = every
        self._held = held
        self._began = self._ending = time.monotonic()
        self._paused = False
        self._help = False
        self._typing = False
        self._taken = False
        self._mark = terminal.mark(sys.stdout)

    def run(self, stop: Stop, seconds: float | None) -> None:
        """Repaint until a key, a signal, or so many seconds end it, or the program ends."""
        threads, screen = self._threads, self._screen
        due = time.monotonic() + min(self._every, 0.3)  # the first picture comes soon
        last = self._began + seconds if seconds is not None else float("inf")
        while not stop and time.monotonic() < last:
            self._paint()
            key = screen.key(min(_LOOKS, max(0.0, due - time.monotonic()), max(0.0, last - time.monotonic())))
            if key == "suspend":
                threads.pause()
                screen.suspend()
                threads.resume()
                due = time.monotonic() + self._every
            elif key and not self._press(key):
                return
            if (time.monotonic() >= due and not self._paused) or threads.ended:
                try:
                    threads.take(max(self._every, 1.0))
                except ClosedError:
                    return
                self._taken = True
                due = max(due + self._every, time.monotonic() + self._every / 2)

    def _press(self, key: str) -> bool:
        """Do what a key says; returns whether to go on."""
        if key == "end":
            return False
        if self._help:
            self._help = False
        elif self._typing:
            self._type(key)
        elif key == "q":
            return False
        elif key in ("1", "2", "3", "4"):
            self._view.sort = list(SORTS)[int(key) - 1]
        elif key in ("p", " "):
            self._paused = not self._paused
        elif key == "r":
            self._threads.reset()
            self._began = time.monotonic()
        elif key == "/":
            self._typing, self._view.word = True, ""
        elif key == "escape":
            self._view.word = ""
        elif key in ("?", "h"):
            self._help = True
        elif key == "redraw":
            self._screen.redraw()
        return True

    def _type(self, key: str) -> None:
        if key in ("enter", "escape"):
            self._typing = False
            self._view.word = "" if key == "escape" else self._view.word
        elif key == "backspace":
            self._view.word = self._view.word[:-1]
        elif len(key) == 1 and key.isprintable():
            self._view.word += key

    def _paint(self) -> None:
        width, height = self._screen.size
        self._screen.paint(self._lines(width, height))

    def _lines(self, width: int, height: int) -> list[str]:
        mark = self._mark
        title = f"cdpsync top: {head(self._threads)}"
        since = seconds_text(time.monotonic() - self._began) if not self._paused else "paused"
        top = [mark("title", title[: width - len(since) - 1].ljust(width - len(since)) + since)]
        output = [mark("more", f"> {self._held.last_line}"[:width])] if self._held and self._held.last_line else []
        room = max(1, height - len(top) - len(output) - 1)
        if self._help:
            body = _HELP.split("\n")
        elif not self._taken:
            body = ["  recording …"]
        else:
            body = self._view.screen(self._threads, mark, width, room)
        body = (body + [""] * room)[:room]
        return [*top, *body, *output, mark("bar", self._status()[:width].ljust(width))]

    def _status(self) -> str:
        if self._typing:
            return f"filter: {self._view.word}_   Enter keeps it, Esc shows all"
        word = f", only {self._view.word!r}" if self._view.word else ""
        return f"by {self._view.sort}{word}  {_KEYS}"


def watch(
    threads: Threads,
    screen: Screen,
    view: View,
    every: float,
    held: HeldOutput | None,
    stop: Stop,
    seconds: float | None,
) -> None:
    """Show the threads until a key or a signal ends it, `seconds` have passed, or the program ends."""
    _Live(threads, screen, view, every, held).run(stop, seconds)
