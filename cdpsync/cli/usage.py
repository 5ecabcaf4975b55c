"""The help of the command line and of each command, and the messages about a wrong command line."""

from __future__ import annotations

import argparse
import difflib
import re
import sys
import textwrap
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

from .. import __version__
from . import completion, options, streams
from .commands import GROUPS

if TYPE_CHECKING:
    from . import Command

COMMANDS = {name: help for group in GROUPS.values() for name, help in group.items()}
"""What each command does, by its name."""

_EXAMPLES = """\
examples:
  cdpsync list                                which programs can be reached
  cdpsync eval 9229 "process.memoryUsage()"   a value in the program at 9229
  cdpsync cpu --pid 1234 -d 5                 where the time of a process goes
  cdpsync why                                 what is wrong with a program
  cdpsync console -- deno run app.ts          start one, print what it logs"""
_REACH = """\
ENDPOINT is PORT, HOST:PORT, or an http:// or ws:// URL, and goes first. Without
it, the program that runs is meant. --pid N reaches a Node or Deno that was
started without --inspect. After --, a command line starts the program.

COMMAND --help shows all options. Every command takes --traceback, to see where
an error was raised in Python, and --wire, to see each message of the protocol."""


class Parser(argparse.ArgumentParser):
    """An ArgumentParser that says in two lines what is wrong, and raises an error if its help cannot be written."""

    def error(self, message: str) -> NoReturn:
        found = re.search(r"invalid choice: '(.*)' \(choose from (.*)\)$", message)
        near = difflib.get_close_matches(found[1], re.split(r"[', ]+", found[2]), 1) if found else []
        message += f"; did you mean {near[0]}?" if near else ""
        self.exit(2, f"cdpsync: {message}\n{self.prog} --help shows how it is used\n")

    def refuse(self, words: Sequence[str], hint: str = "") -> NoReturn:
        """Say that these words were not understood, and which option they are like."""
        known = [
            option for action in self._actions for option in action.option_strings if action.help != argparse.SUPPRESS
        ]
        option = next((word.partition("=")[0] for word in words if word.startswith("-") and word != "--"), "")
        near = difflib.get_close_matches(option, known, 1) if option else []
        if not hint and near:
            hint = f"; did you mean {near[0]}?"
        what = "there is no option" if option else "there is no place for"
        self.error(f"{what} {' '.join(words)}{hint}")

    def _print_message(self, message: str, file: Any = None) -> None:
        if file is not None and file is sys.stdout:
            streams.show(message, end="")
        else:
            streams.tell(message)


def command_in(words: Sequence[str]) -> str:
    """The name of the command in a command line; "" if it names no command."""
    before = words[: words.index("--")] if "--" in words else words
    if before[:1] == ["--completion"]:
        return ""  # the next word is a shell
    return next((word for word in before if not word.startswith("-")), "")


def parser(chosen: str, load: Callable[[str], Command]) -> Parser:
    """The parser of the command line. Only the command `chosen` has its options, because others would be loaded."""
    parser = Parser(prog="cdpsync", usage="cdpsync COMMAND [ENDPOINT] [options] [-- PROGRAM ...]")
    options.describe(parser, "the Chrome DevTools Protocol from the command line: Node, Deno, Chrome")
    parser.epilog = "\n\n".join([_listed(), _EXAMPLES, _REACH, options.EXIT_CODES])
    parser.add_argument("--version", action="version", version=f"cdpsync {__version__}")
    parser.add_argument(
        "--completion",
        metavar="SHELL",
        choices=("bash", "zsh", "fish"),
        action=completion.ShowCode,
        help="print what completes commands, options and values in bash, zsh or fish: see cdpsync guide command-line",
    )
    commands = parser.add_subparsers(
        dest="command", required=True, prog="cdpsync", metavar="COMMAND", help=argparse.SUPPRESS
    )
    if chosen and chosen not in COMMANDS:
        near = difflib.get_close_matches(chosen, COMMANDS, 1)
        parser.error(f"there is no command {chosen!r}" + (f"; did you mean {near[0]}?" if near else ""))
    for name, help in COMMANDS.items():
        one = commands.add_parser(name, help=help)
        one.set_defaults(parser=one)
        if name == chosen:
            command = load(name)
            options.describe(one, help, command.MORE)
            command.add_arguments(one)
    return parser


def _listed() -> str:
    lines = []
    for group, commands in GROUPS.items():
        lines.append(f"{group}:")
        for name, help in commands.items():
            lines += textwrap.wrap(help, 79, initial_indent=f"  {name:<11} ", subsequent_indent=" " * 14)
    return "\n".join(lines)
