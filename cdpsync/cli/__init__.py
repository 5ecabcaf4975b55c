"""The command line: one short function for each command, all work in the library.

The only place that prints or exits. Exit codes: 0; 1 the target's error, or a file that cannot be written; 2 usage;
3 cannot connect; 4 timeout; 6 incomplete snapshot; 130 Ctrl-C.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from typing import NamedTuple

from .. import __version__
from ..errors import CDPError, CDPTimeoutError, ConnectError, SnapshotError
from . import demo, heap, snapshot


class _Command(NamedTuple):
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], None]
    help: str


_COMMANDS = {
    "snapshot": _Command(snapshot.add_arguments, snapshot.run, "capture a heap snapshot into a file"),
    "heap": _Command(heap.add_arguments, heap.run, "ask a .heapsnapshot file what is in it, what grew, and why"),
    "demo": _Command(demo.add_arguments, demo.run, "start a leaking program and capture it before and after"),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line; returns the exit code."""
    own, command = _split(sys.argv[1:] if argv is None else list(argv))
    arguments = _parser().parse_args(own, argparse.Namespace(launched=command))
    if command and arguments.command == "demo":
        _parser().error("demo starts a program of its own; nothing may follow --")
    try:
        _COMMANDS[arguments.command].run(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of our output has left. Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (CDPError, OSError, ValueError) as error:
        print(f"cdpsync: {error}", file=sys.stderr)
        return _exit_code(error)
    return 0


def _exit_code(error: Exception) -> int:
    codes = {ConnectError: 3, CDPTimeoutError: 4, SnapshotError: 6}
    found = [code for kind, code in codes.items() if isinstance(error, kind)]
    usage = isinstance(error, ValueError) and not isinstance(error, CDPError)
    return found[0] if found else 2 if usage else 1


def _split(argv: list[str]) -> tuple[list[str], list[str]]:
    """What is ours, and what follows "--": a command to launch."""
    if "--" not in argv:
        return argv, []
    at = argv.index("--")
    return argv[:at], argv[at + 1 :]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="cdpsync", description="The Chrome DevTools Protocol from the command line: Node, Deno, Chrome."
    )
    parser.add_argument("--version", action="version", version=f"cdpsync {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, command in _COMMANDS.items():
        command.add_arguments(commands.add_parser(name, help=command.help, description=command.help.capitalize() + "."))
    return parser
