"""Shared by all commands: options that are numbers, and parts of the help."""

from __future__ import annotations

import argparse
import contextlib
import math
import sys
import threading
from collections.abc import Callable
from typing import Any

from . import streams

EXIT_CODES = """\
exit codes:
  0    success
  1    the target reported an error, or a file or stdout could not be read or written
  2    the command line is wrong, or an argument names something that does not exist
  3    there is no connection, or the program could not be started
  4    there was no answer in time
  6    what the target sent, or a file, is not a complete heap snapshot
  130  ended by Ctrl-C; 143 by SIGTERM, 129 by SIGHUP

Results, and the names of new files, go to stdout. Messages go to stderr.
"""


class Parser(argparse.ArgumentParser):
    """An ArgumentParser that raises an error if its help cannot be written."""

    def _print_message(self, message: str, file: Any = None) -> None:
        if file is not None and file is sys.stdout:
            streams.show(message, end="")
        else:
            streams.tell(message)


def describe(parser: argparse.ArgumentParser, what: str, more: str = "") -> None:
    """Give a command its description, and the text below the options in its help."""
    parser.description = what[:1].upper() + what[1:] + "."
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = f"{more}\n\n{EXIT_CODES}" if more else EXIT_CODES


def seconds(*, above_zero: bool = False, endless: bool = False) -> Callable[[str], float]:
    """The type of an option for a number of seconds. `endless` allows "inf"."""

    def read(text: str) -> float:
        number = math.nan
        with contextlib.suppress(ValueError):
            number = float(text)
        fits = (number > 0 if above_zero else number >= 0) and (
            number <= threading.TIMEOUT_MAX or (endless and number == math.inf)
        )
        if not fits:
            least = "more than 0" if above_zero else "0 or more"
            rest = ", or inf for no limit" if endless else ""
            raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds: write {least}, such as 2.5{rest}")
        return number

    return read


def whole_number(least: int, of: str) -> Callable[[str], int]:
    """The type of an option for a count of at least `least`. `of` says what is counted."""

    def read(text: str) -> int:
        # int() is slow for many digits, and refuses very many of them.
        if not (text.isdecimal() and len(text) < 10 and int(text) >= least):
            raise argparse.ArgumentTypeError(f"{text!r} is not a number of {of}: write {least} or more, such as 3")
        return int(text)

    return read
