"""The command line: a short function for each command. The library does the work.

commands/     one file for each command: its options, its examples, `run`
heap/         one file for each question of `cdpsync heap`
reach         which program a command is about: ENDPOINT, --pid, --target, --worker, --wait, -- COMMAND
choosing      which program is meant if none is named
workers       the workers that --worker names
foreground    a program that was started belongs to the terminal
options       words that are numbers, durations, sizes; exit codes
usage         the help, and the messages about a wrong command line
output        the file that is written: -o, --force, default names
printing      what goes to stdout: answers, JSON with its schemas
progress      the line that shows how far something is
streams       stdin, stdout and stderr themselves
signals       Ctrl-C and SIGTERM
terminal      colours, if there is a terminal
completion    what the shell suggests when Tab is pressed

This is the only room that prints or exits. `options` lists the exit codes.
"""

from __future__ import annotations

import argparse
import importlib
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol, cast

from ..errors import CDPError, CDPTimeoutError, ConnectError, RecordingError
from ..text import printable
from . import printing, reach, signals, streams, usage

__all__ = ["main", "parser_of"]


class Command(Protocol):
    """A module of `commands`. Its file says what it prints and which options it has."""

    MORE: str
    """What its help says below the options."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add its options."""

    def run(self, arguments: argparse.Namespace) -> int | None:
        """Run the command. Returns the exit code; None is 0."""

    def advice(self, arguments: argparse.Namespace) -> Mapping[str, str]:
        """For each option of the library that an error's hint may name, what to say instead."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line. Returns the exit code, unless argparse or a signal raises SystemExit with it."""
    if "_ARGCOMPLETE" in os.environ and argv is None:
        _complete()
        return 0
    streams.prepare()
    words = sys.argv[1:] if argv is None else list(argv)
    signals.ended_by = 0
    try:
        with signals.orderly():
            code = _run(words)
        return signals.ended_by or code
    except KeyboardInterrupt:
        return 130
    except streams.Unread:
        return 1


def _complete() -> None:
    """Tell the shell what may follow the words before the cursor."""
    from . import completion

    text = completion.line()
    name, launches = completion.command_of(text, usage.COMMANDS)
    if launches and reach.reaches(name):
        completion.complete_program(text)
    else:
        completion.complete(parser_of(name))


def parser_of(name: str) -> argparse.ArgumentParser:
    """The parser of the command line, with the options of the command of this name; "" for none."""
    return usage.parser(name, _command)


def _command(name: str) -> Command:
    return cast(Command, importlib.import_module(f".commands.{name}", __package__))


def _run(words: list[str]) -> int:
    advice: Mapping[str, str] = {}
    traces = False
    try:
        arguments = _parse(words)
        traces = arguments.traceback
        command = _command(arguments.command)
        printing.prepare(arguments)
        advice = {**reach.advice(arguments), **command.advice(arguments)}
        with streams.wire(arguments.wire):
            return command.run(arguments) or 0
    except (CDPError, OSError, ValueError, MemoryError) as error:
        if traces:
            import traceback

            streams.tell("".join(traceback.format_exception(error)))
        streams.say(_said(error, advice))
        return _exit_code(error)


def _parse(words: list[str]) -> argparse.Namespace:
    own, launched = words, None
    name = usage.command_in(words)
    if "--" in words and reach.reaches(name):  # in other commands, "--" ends the options as usual
        at = words.index("--")
        own, launched = words[:at], words[at + 1 :]
    parser = parser_of(name)
    kept = argparse.Namespace(launched=launched, words=words, traceback=False, wire=False)
    arguments, rest = parser.parse_known_args(own, kept)
    if "own" in arguments and all(word == "-" or not word.startswith("-") for word in rest):
        arguments.own += rest  # argparse takes the words before the first option only
        rest = []
    if rest:
        mended = reach.with_dashes(arguments, rest)
        hint = f"; to start a program, put -- before it: {mended}" if mended else ""
        arguments.parser.refuse(rest, hint)
    return arguments


def _said(error: Exception, advice: Mapping[str, str]) -> str:
    """The message for an error: what happened, and the advice that can be followed on the command line."""
    if isinstance(error, CDPError):
        between = "\n" if "\n" in error.fact else " " if error.fact.endswith("?") else "; "
        return between.join([error.fact, *_hints(error.hint, advice)])
    if isinstance(error, MemoryError):
        return "there is not enough memory for this"
    if isinstance(error, OSError) and error.strerror:
        return printable(error.strerror if error.filename is None else f"{error.filename}: {error.strerror}")
    return printable(str(error))


def _hints(hint: str, advice: Mapping[str, str]) -> Iterator[str]:
    """The parts of a hint that can be followed on the command line. Those that name Python functions are left out."""
    for clause in filter(None, hint.split("; ")):
        named = re.findall(r"(?<![-\w])(\w+)=", clause)  # not --inspect-wait=, of a program that is named
        yield from (advice[name] for name in named if name in advice)
        if not named and not re.search(r"\w\(|\b[A-Z]\w*\.\w", clause):
            yield clause


def _exit_code(error: Exception) -> int:
    if isinstance(error, ConnectError) and error.exit_code:  # a program that was started, and has failed by itself
        return reach.shell_code(error.exit_code)
    codes = {ConnectError: 3, CDPTimeoutError: 4, RecordingError: 6}
    found = [code for kind, code in codes.items() if isinstance(error, kind)]
    usage = isinstance(error, ValueError) and not isinstance(error, CDPError)
    return found[0] if found else 2 if usage else 1
