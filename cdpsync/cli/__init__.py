"""The command line: a short function for each command. The library does the work.

commands/     one file for each command: HELP of its own options, `add_arguments`, `run`
reach         which program a command is about: ENDPOINT, --pid, --target, --worker, --wait, -- COMMAND
options       words that are numbers, durations, sizes; exit codes
output        the file that is written: -o, --force, default names
printing      what goes to stdout: tables, JSON with its schemas
streams       stdout and stderr themselves
signals       Ctrl-C and SIGTERM

This is the only room that prints or exits. `options` lists the exit codes.
"""

from __future__ import annotations

import argparse
import importlib
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol, cast

from .. import __version__
from ..errors import CDPError, CDPTimeoutError, ConnectError, RecordingError
from ..text import printable
from . import options, printing, reach, signals, streams
from .commands import GROUPS

__all__ = ["main"]


class Command(Protocol):
    """A module of `commands`. Its file says what it prints and which options it has."""

    MORE: str
    """What its help says below the options."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add its options."""

    def run(self, arguments: argparse.Namespace) -> int | None:
        """Do it. Returns the exit code; None is 0."""

    def advice(self, arguments: argparse.Namespace) -> Mapping[str, str]:
        """For each option of the library that an error's hint may name, what to say instead."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line. Returns the exit code, unless argparse or a signal raises SystemExit with it."""
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


def _command(name: str) -> Command:
    return cast(Command, importlib.import_module(f".commands.{name}", __package__))


def _run(words: list[str]) -> int:
    advice: Mapping[str, str] = {}
    try:
        arguments = _parse(words)
        command = _command(arguments.command)
        printing.prepare(arguments)
        advice = {**reach.advice(arguments), **command.advice(arguments)}
        return command.run(arguments) or 0
    except (CDPError, OSError, ValueError, MemoryError) as error:
        streams.say(_said(error, advice))
        return _exit_code(error)


def _parse(words: list[str]) -> argparse.Namespace:
    name = next((word for word in words if not word.startswith("-")), "")
    own, launched = words, None
    if "--" in words and reach.reaches(name):  # in other commands, "--" ends the options as usual
        at = words.index("--")
        own, launched = words[:at], words[at + 1 :]
    arguments, rest = _parser(name).parse_known_args(own, argparse.Namespace(launched=launched, words=words))
    if rest:
        mended = reach.with_dashes(arguments, rest)
        hint = f"; to start a program, put -- before it: {mended}" if mended else ""
        arguments.parser.error(f"unrecognized arguments: {' '.join(rest)}{hint}")
    return arguments


def _parser(chosen: str) -> argparse.ArgumentParser:
    """The parser of the command line. Only the command `chosen` has its options, because others would be loaded."""
    parser = options.Parser(prog="cdpsync")
    options.describe(parser, "the Chrome DevTools Protocol from the command line: Node, Deno, Chrome")
    parser.add_argument("--version", action="version", version=f"cdpsync {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, help in (item for group in GROUPS.values() for item in group.items()):
        one = commands.add_parser(name, help=help)
        one.set_defaults(parser=one)
        if name == chosen:
            command = _command(name)
            options.describe(one, help, command.MORE)
            command.add_arguments(one)
    return parser


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
        named = re.findall(r"\b(\w+)=", clause)
        yield from (advice[name] for name in named if name in advice)
        if not named and not re.search(r"\w\(|\b[A-Z]\w*\.\w", clause):
            yield clause


def _exit_code(error: Exception) -> int:
    codes = {ConnectError: 3, CDPTimeoutError: 4, RecordingError: 6}
    found = [code for kind, code in codes.items() if isinstance(error, kind)]
    usage = isinstance(error, ValueError) and not isinstance(error, CDPError)
    return found[0] if found else 2 if usage else 1
