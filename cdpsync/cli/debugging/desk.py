"""Desk: what all verbs share: the program, where it has stopped, the selected frame, what is displayed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ...domains.scripts import scripts_of
from ...domains.values import error_of
from ...errors import CDPError, ClosedError, CommandError, JavaScriptError
from ...sources import lines_of
from ...text import printable
from ...threads import Deadline
from . import values
from .listing import listed
from .marks import Mark, Marks

if TYPE_CHECKING:
    from ...client import CDPClient
    from ...domains.console import Console
    from ...domains.debugger import Debugger, Frame, Paused
    from ...session import Session

AROUND = 2
"""How many lines of source are shown before and after the line where the program has stopped."""

INSIDE = ("node:", "ext:")
"""The beginnings of the names of the runtime's own files."""

_PATIENCE = 3.0
"""How long an expression may run, in seconds. Node 20 takes no other command meanwhile, so nothing else can stop it."""

_STOPPED = ("Execution was terminated", "Internal error")
"""The errors with which V8 answers then; the latter to Runtime.evaluate with replMode, in Node 24 and Deno 2.9."""

_GROUP = "cdpsync debug"


class Trouble(Exception):
    """A command that cannot be done; the text says why, for people."""


class Desk:
    """What all verbs share. It outlives the program, which may be started again."""

    def __init__(self, write: Callable[[str], None], read: Callable[[str], str | None], width: int | None) -> None:
        self._write = write
        self.read = read
        """Reads a line, after a prompt; None at the end of the input."""
        self._width = width
        self.marks: Marks = Marks()
        self.displays: dict[str, str | None] = {}
        """The expressions to show at each stop, and the text that each had last."""
        self.exceptions: str = "none"
        self.skipped: list[str] = []
        self.client: CDPClient | None = None
        self.session: Session | None = None
        self.console: Console | None = None
        """What the program logs, if that does not appear by itself."""
        self.paused: Paused | None = None
        self.index: int = 0
        """The number of the selected frame."""
        self.listed: int = 0
        """The last line that was listed; 0 before any was."""
        self._hit: list[Mark] = []
        self.leaving = ""
        """Why the prompt is to end: "quit", "restart", "kill", "ended"."""
        self.launched = False
        """Whether the program was started after --, and so can be started again."""
        self._lines: dict[tuple[str, str], list[str]] = {}

    # --- output ---

    @property
    def width(self) -> int:
        """How many characters fit on a line; very many if there is no terminal."""
        return self._width if self._width is not None else 100_000

    def say(self, text: str, *, cut: bool = False) -> None:
        """Write lines. Control characters are escaped. With `cut`, lines are made to fit the terminal."""
        for line in printable(text).expandtabs(4).split("\n"):
            fits = not cut or len(line) <= self.width
            self._write(line if fits else line[: self.width - 1] + "…")

    # --- the program ---

    @property
    def here(self) -> Session:
        """The session. Raises Trouble if no program runs."""
        if self.session is None:
            raise Trouble("no program runs; restart starts it again, q leaves")
        return self.session

    @property
    def debugger(self) -> Debugger:
        """The debugger of the program."""
        return self.here.debugger

    @property
    def frame(self) -> Frame:
        """The selected frame. Raises Trouble if the program is running."""
        _ = self.here
        if self.paused is None or not self.paused.frames:
            raise Trouble("the program is running; c waits until it stops, pause stops it")
        return self.paused.frames[self.index]

    @property
    def file(self) -> str:
        """The file of the selected frame; "" while the program is running."""
        return self.frame.file if self.paused is not None and self.paused.frames else ""

    @property
    def line(self) -> int:
        """The line of the selected frame; 0 while the program is running."""
        return self.frame.line if self.paused is not None and self.paused.frames else 0

    # --- the source ---

    def lines(self, frame: Frame) -> list[str]:
        """The lines of the file of a frame; [] if its text is not known."""
        place = frame.place
        key = place.script_id, place.file
        if key not in self._lines:
            table = scripts_of(self.here)
            script = table.get(self.here, place.script_id)
            text = table.source(self.here, script, place.file) if script is not None else None
            self._lines[key] = lines_of(text) if text is not None else []
        return self._lines[key]

    def forget_sources(self) -> None:
        """Read all sources again: they belong to another program, or have been replaced."""
        self._lines.clear()

    def show_lines(self, first: int, last: int, frame: Frame | None = None) -> None:
        """Show lines of the file of a frame, by default of the selected one."""
        frame = frame or self.frame
        lines = self.lines(frame)
        if not lines:
            raise Trouble(f"the text of {frame.file or 'this code'} is not known")
        if first > len(lines):
            raise Trouble(f"{frame.place.short.rsplit(':', 2)[0]} has {len(lines)} lines")
        self.listed = min(last, len(lines))
        for line in listed(lines, first, last, here=frame.line, marked=self.marks.lines(frame.file)):
            self.say(line, cut=True)

    def function_lines(self) -> tuple[int, int]:
        """The first and last line of the function of the selected frame; at the top level, those of its file."""
        frame, last = self.frame, len(self.lines(self.frame))
        table = scripts_of(self.here)
        for scope in frame.params.get("scopeChain") or ():
            ends = scope.get("startLocation"), scope.get("endLocation")
            if scope.get("type") == "local" and all(ends):
                places = [
                    table.place(self.here, one["scriptId"], one["lineNumber"], one.get("columnNumber", 0))
                    for one in ends
                ]
                if all(place.file == frame.file for place in places) and places[0].line <= frame.line <= last:
                    return places[0].line, max(places[1].line, frame.line)
        return 1, last

    def files(self) -> list[str]:
        """The source files of the program, without those of the runtime."""
        scripts = [one for one in self.debugger.scripts if not one.url.startswith(INSIDE)]
        return list(dict.fromkeys(file for script in scripts for file in script.files if file))

    # --- values ---

    def evaluate(self, expression: str, *, preview: bool = True) -> dict[str, Any]:
        """The Runtime.RemoteObject of an expression: in the selected frame, or globally while the program runs.

        Raises JavaScriptError if it throws.
        """
        session = self.here
        params: dict[str, Any] = {"expression": expression, "silent": True, "objectGroup": _GROUP}
        params["timeout"] = round(1000 * _PATIENCE)
        params["generatePreview"] = preview
        if self.paused is not None and self.paused.frames:
            params["callFrameId"] = self.frame.params["callFrameId"]
            command = session.submit("Debugger.evaluateOnCallFrame", params)
        else:
            command = session.submit("Runtime.evaluate", {**params, "replMode": True, "includeCommandLineAPI": True})
        try:
            reply = command.result(None)
        except CommandError as error:
            if error.message not in _STOPPED:
                raise
            raise Trouble(f"it ran for {_PATIENCE:g} s, and was stopped") from None
        finally:
            command.give_up()
        if "exceptionDetails" in reply:
            raise error_of(session, reply["exceptionDetails"], Deadline(session._timeout))
        found: dict[str, Any] = reply["result"]
        return found

    def text(self, expression: str) -> str:
        """The value of an expression on one line."""
        return values.brief(self.here, self.evaluate(expression_of(expression)))

    def show_displays(self, expressions: list[str] | None = None) -> None:
        """Show what is displayed at each stop, or these of it, and what it was before if it has changed."""
        for expression in self.displays if expressions is None else expressions:
            before = self.displays[expression]
            try:
                now = self.text(expression)
            except CDPError as error:
                now = f"*** {first_line(error)}"
            self.displays[expression] = now
            was = f"    (was {before})" if before is not None and before != now else ""
            self.say(f"{expression} = {now}{was}", cut=True)

    def release(self) -> None:
        """Let the program forget the values that were shown."""
        if self.session is not None and not self.session.closed and not self.session.ended:
            self.session.submit("Runtime.releaseObjectGroup", {"objectGroup": _GROUP}).give_up()

    def attempt(self, what: Callable[[], object]) -> None:
        """Do something; say what went wrong, if something does."""
        try:
            what()
        except JavaScriptError as error:
            self.say(f"*** {first_line(error)}")
        except ClosedError as error:
            self.say(f"*** {error.fact}")
        except CDPError as error:
            self.say(f"*** {error}")
        except (Trouble, ValueError, RuntimeError, OSError) as error:
            self.say(f"*** {error}")

    # --- the stop ---

    def arrive(self, paused: Paused | None) -> None:
        """Take the pause that the program is in now; None if it is running."""
        self.paused, self.index, self.listed = paused, 0, 0
        self._hit = [mark for mark in self.marks if paused is not None and mark.breakpoint in paused.breakpoints]
        self.marks.spend()

    def hit(self, paused: Paused) -> list[Mark]:
        """The breakpoints that made the pause that has arrived."""
        return self._hit if paused is self.paused else []

    def show_place(self, heading: str) -> None:
        """Show the selected frame: a heading, and the source around it."""
        frame = self.frame
        function = f" in {frame.function}" if frame.function else ""
        self.say(f"{heading} at {frame.place.short}{function}", cut=True)
        lines = self.lines(frame)
        for line in listed(
            lines, frame.line - AROUND, frame.line + AROUND, here=frame.line, marked=self.marks.lines(frame.file)
        ):
            self.say(line, cut=True)


def first_line(error: Exception) -> str:
    """The first line of an error's text."""
    return str(error).partition("\n")[0]


def expression_of(text: str) -> str:
    """The text of an expression as V8 is to evaluate it: one in braces is an object, not a block."""
    return f"({text}\n)" if text.lstrip().startswith("{") else text


def terminal_width() -> int:
    """The columns of the terminal."""
    return max(20, shutil.get_terminal_size().columns)
