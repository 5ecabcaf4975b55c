"""Shell: reads commands from a terminal or a pipe, and runs them."""

from __future__ import annotations

import cmd
import contextlib
import difflib
import re
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ...errors import CDPError, ClosedError, JavaScriptError
from . import looking, moving, others, showing, stopping
from .completion import completions
from .desk import Desk, Trouble, terminal_width
from .running import look, show, show_logs
from .verbs import TABLE, Verb

if TYPE_CHECKING:
    from ..reach import Reached

_CALLED = re.compile(r"([A-Za-z]\w*)\((.*)\)\s*;?", re.DOTALL)
"""A verb as `node inspect` writes it: sb('app.js', 7)."""

_OPERATOR = re.compile(r"[-+*/%&|^?<>!]*=")
"""What follows a variable that has the name of a verb: n = 3, n += 1, n === 3."""

_KEYWORDS = frozenset(
    ("async", "await", "class", "const", "delete", "do", "export", "for", "function", "if", "import", "let", "new",
     "return", "switch", "throw", "try", "typeof", "var", "void", "while", "with", "yield")
)  # fmt: skip
"""What a statement of JavaScript begins with, before another word."""

_LITERAL = re.compile(r"""\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^,'"]+)\s*(?:,|$)""")
_AS_CALLS = ("sb", "setBreakpoint", "cb", "clearBreakpoint", "watch", "unwatch", "exec", "list")
_MODULES = (looking, moving, showing, stopping, others)  # which fill the table


class Shell(cmd.Cmd):
    """The prompt of the debugger. It outlives the program, which may be started again.

    At a terminal, readline edits lines and Tab completes them. Otherwise each command is written after the prompt, so
    that the output can be read like a session at a terminal.
    """

    def __init__(self, write: Callable[[str], None], prompt: Callable[[str], None], *, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal
        self._write_prompt = prompt
        self._last: tuple[Verb, str] | None = None
        self._interrupted = False
        self.desk: Desk = Desk(write, self._read, terminal_width() if terminal else None)
        self.commands: list[str] = []
        """Commands to run before the first that is read."""

    # --- the program ---

    @contextlib.contextmanager
    def attached(self, program: Reached, *, logs: bool) -> Iterator[None]:
        """A block in which this debugs a program, with all that was set before. With `logs`, what it logs is shown."""
        desk = self.desk
        session = program.sessions[0]
        with contextlib.ExitStack() as stack:
            stack.enter_context(session.debugger)
            desk.client, desk.session, desk.launched = program.client, session, program.launched
            if logs:
                desk.console = stack.enter_context(session.console)
                desk.console.entries()
            stack.callback(self._leave)
            desk.forget_sources()
            if desk.skipped:
                session.debugger.ignore(*desk.skipped)
            if desk.exceptions != "none":
                session.debugger.pause_on_exceptions(desk.exceptions)
            for problem in desk.marks.set_again(session.debugger):
                desk.say(problem)
            yield

    def _leave(self) -> None:
        desk = self.desk
        with contextlib.suppress(CDPError):
            if desk.console is not None:
                show_logs(desk)
        desk.arrive(None)
        desk.console, desk.session, desk.client = None, None, None

    def start(self) -> None:
        """Start a program that is held, up to its first statement."""
        desk = self.desk
        try:
            show(desk, desk.debugger.start())
        except ClosedError:
            desk.leaving = "ended"

    # --- the loop ---

    def run(self) -> str:
        """Read and run commands until one of them, or the end of the program, ends this; returns why."""
        desk = self.desk
        while not desk.leaving:
            try:
                if desk.session is not None:
                    desk.attempt(lambda: look(desk, pauses=self._terminal))
                    if desk.leaving:
                        break
                line = self.commands.pop(0) if self.commands else None
                if line is not None:
                    self._echo(line)
                else:
                    line = self._read(self._prompt())
            except KeyboardInterrupt:
                desk.say("")
                if self._interrupted:
                    desk.leaving = "interrupted"
                    break
                self._interrupted = True
                desk.say("Ctrl-C again, Ctrl-D or q leaves")
                continue
            if line is None:
                if self._terminal:
                    desk.say("")
                desk.leaving = "quit"
                break
            self._interrupted = False
            self.onecmd(line)
        why, desk.leaving = desk.leaving, ""
        return why

    def _prompt(self) -> str:
        desk = self.desk
        return "(debug) " if desk.paused is not None else "(running) " if desk.session is not None else "(ended) "

    def _echo(self, line: str) -> None:
        self.desk.say(f"{self._prompt()}{line}")

    def _read(self, prompt: str) -> str | None:
        """The next line; None at the end of the input."""
        if self._terminal:
            try:
                return input(prompt)
            except EOFError:
                return None
        line = sys.stdin.readline() if sys.stdin is not None else ""
        if not line:
            return None
        self._write_prompt(f"{prompt}{line.rstrip()}\n")
        return line.rstrip("\r\n")

    # --- one command ---

    def onecmd(self, line: str) -> bool:
        """Run one line. Says what goes wrong, and never raises for it."""
        verb, words = self._parsed(line)
        desk = self.desk
        try:
            if verb is None and not words:
                if self._last is not None:
                    verb, words = self._last
                else:
                    return False
            self._last = (verb, words) if verb is not None and verb.repeats else None
            if verb is not None and verb.names[0] == "list":
                self._last = (verb, "")
            if verb is not None:
                found = verb
                desk.attempt(lambda: found.run(desk, words))
            else:
                desk.attempt(lambda: _run_javascript(desk, words))
        except KeyboardInterrupt:
            desk.say("\ninterrupted" if self._terminal else "interrupted")
        return False

    def _parsed(self, line: str) -> tuple[Verb | None, str]:
        """The verb of a line and the words after it; None and the line, if it is JavaScript."""
        text = line.strip()
        if not text or text.startswith("#"):
            return None, ""
        if text.startswith(("!", "?", "/")):
            return TABLE[text[0]], text[1:].strip()
        called = _CALLED.fullmatch(text)
        if called is not None and called[1] in _AS_CALLS:
            return _call(called[1], called[2].strip())
        name, _, words = text.partition(" ")
        words = words.strip()
        if name in TABLE and not _OPERATOR.match(words):
            return TABLE[name], words
        return None, text

    # --- Tab ---

    def completed(self, text: str, state: int) -> str | None:
        """For readline: the completion number `state` of a word."""
        import readline

        if state == 0:
            line = readline.get_line_buffer()[: readline.get_endidx()]
            self.completion_matches: list[str] | None = completions(self.desk, line, text)
        matches = self.completion_matches or []
        return matches[state] if state < len(matches) else None


def _run_javascript(desk: Desk, text: str) -> None:
    """Run a line that begins with no verb. If it is not JavaScript either, the verbs are pointed to."""
    try:
        showing.execute(desk, text)
    except JavaScriptError as error:
        first = re.match(r"([A-Za-z]+)(?=$|\s+\w)", text)
        if first is None or first[1] in _KEYWORDS or error.name not in ("SyntaxError", "ReferenceError"):
            raise
        if error.name == "ReferenceError" and error.message != f"{first[1]} is not defined":
            raise
        near = difflib.get_close_matches(first[1], TABLE, 1, 0.7)
        hint = f"did you mean {near[0]}?" if near else "help lists the verbs"
        raise Trouble(f"{error.name}: {error.message}; there is no verb {first[1]} either, {hint}") from None


def _call(name: str, text: str) -> tuple[Verb, str]:
    """A verb of `node inspect` and its words: sb('app.js', 7, 'n > 2') is `sb app.js:7 if n > 2`."""
    if name in ("exec", "watch", "unwatch", "list"):
        return TABLE[name], f"({text})" if text else ""
    words = [_unquoted(one) for one in _LITERAL.findall(text)]
    if not words:
        return TABLE["sb()" if name in ("sb", "setBreakpoint") else name], ""
    place = words[0].removesuffix("()")
    if len(words) > 1 and words[1].isdecimal():
        place = f"{place}:{words[1]}"
        del words[1]
    condition = words[1] if len(words) > 1 and words[1] != "null" else ""
    return TABLE[name], f"{place} if {condition}" if condition else place


def _unquoted(text: str) -> str:
    text = text.strip()
    return re.sub(r"\\(.)", r"\1", text[1:-1]) if text[:1] in ("'", '"') else text
