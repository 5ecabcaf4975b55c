"""The command line: a short function for each command. The library does the work.

This is the only room that prints or exits. `options` lists the exit codes.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from .. import __version__
from ..errors import CDPError, CDPTimeoutError, ConnectError, SnapshotError
from ..text import printable
from . import demo, guide, heap, options, signals, snapshot, streams

__all__ = ["main"]


class _Command(NamedTuple):
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], None]
    help: str
    more: str = ""
    advice: Callable[[argparse.Namespace], Mapping[str, str]] = lambda arguments: {}


_COMMANDS = {
    "snapshot": _Command(
        snapshot.add_arguments, snapshot.run, "capture a heap snapshot into a file", snapshot.MORE, snapshot.advice
    ),
    "heap": _Command(heap.add_arguments, heap.run, "find out what is in a .heapsnapshot file, what has grown, and why"),
    "guide": _Command(guide.add_arguments, guide.run, "print a guide, or the list of guides"),
    "demo": _Command(demo.add_arguments, demo.run, "start a leaking program and capture it before and after"),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line. Returns the exit code, unless argparse or a signal raises SystemExit with it."""
    streams.prepare()
    words = sys.argv[1:] if argv is None else list(argv)
    try:
        with signals.orderly():
            return _run(words)
    except KeyboardInterrupt:
        return 130
    except streams.Unread:
        return 1


def _run(words: list[str]) -> int:
    advice: Mapping[str, str] = {}
    try:
        arguments = _parse(words)
        command = _COMMANDS[arguments.command]
        advice = command.advice(arguments)
        command.run(arguments)
    except (CDPError, OSError, ValueError, MemoryError) as error:
        streams.say(_said(error, advice))
        return _exit_code(error)
    return 0


def _parse(words: list[str]) -> argparse.Namespace:
    own, launched = words, None
    if words[:1] == ["snapshot"] and "--" in words:  # in other commands, "--" ends the options as usual
        at = words.index("--")
        own, launched = words[:at], words[at + 1 :]
    arguments, rest = _parser().parse_known_args(own, argparse.Namespace(launched=launched, words=words))
    if rest:
        mended = snapshot.with_dashes(arguments, rest) if arguments.command == "snapshot" else None
        hint = f"; to start a program, put -- before it: {mended}" if mended else ""
        arguments.parser.error(f"unrecognized arguments: {' '.join(rest)}{hint}")
    return arguments


def _parser() -> argparse.ArgumentParser:
    parser = options.Parser(prog="cdpsync")
    options.describe(parser, "the Chrome DevTools Protocol from the command line: Node, Deno, Chrome")
    parser.add_argument("--version", action="version", version=f"cdpsync {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, command in _COMMANDS.items():
        one = commands.add_parser(name, help=command.help)
        options.describe(one, command.help, command.more)
        one.set_defaults(parser=one)
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
    codes = {ConnectError: 3, CDPTimeoutError: 4, SnapshotError: 6}
    found = [code for kind, code in codes.items() if isinstance(error, kind)]
    usage = isinstance(error, ValueError) and not isinstance(error, CDPError)
    return found[0] if found else 2 if usage else 1
