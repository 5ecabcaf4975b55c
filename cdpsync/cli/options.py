"""Shared by all commands: options that are numbers, and parts of the help."""

from __future__ import annotations

import argparse
import math
import re
import textwrap
import threading
from collections.abc import Callable

from ..text import bytes_of

EXIT_CODES = """\
exit codes:
  0    success
  1    the target reported an error, or a file or stdout could not be written
  2    the command line is wrong, or names something that does not exist
  3    there is no connection, or the program could not be started
  4    there was no answer in time
  6    what the target sent, or a file, is not a complete recording
  7    heap check: the heap has grown
  130  ended by Ctrl-C; 143 by SIGTERM, 129 by SIGHUP
With -- COMMAND, a program that ends by itself gives its own exit code.

Results, and the names of new files, go to stdout. Messages go to stderr.
"""


def describe(parser: argparse.ArgumentParser, what: str, more: str = "") -> None:
    """Give a command its description, and the text below the options in its help."""
    parser.description = textwrap.fill(what[:1].upper() + what[1:] + ".", _WIDTH)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = f"{_fitted(more)}\n\n{EXIT_CODES}" if more else EXIT_CODES
    for option in {"--traceback", "--wire"} - parser._option_string_actions.keys():
        parser.add_argument(option, action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS)


_WIDTH = 79


def _fitted(text: str) -> str:
    """A text in lines that fit a terminal of 80 columns. Lines that begin with blanks, such as examples, stay lines."""
    found: list[str] = []
    for paragraph in re.split(r"\n(?=\n|\s)|(?<=\n)\n|(?<=:)\n", text):
        lines = paragraph.split("\n")
        if max(map(len, lines)) <= _WIDTH:
            found += lines
        elif paragraph.startswith(" "):
            for line in lines:
                found += _two_columns(line) if line.startswith(" ") else textwrap.wrap(line, _WIDTH)
        else:
            found += textwrap.wrap(" ".join(lines), _WIDTH) or [""]
    return "\n".join(found)


def _two_columns(line: str) -> list[str]:
    """A line such as "  command   what it does"; what it does goes below if the line is too long."""
    command, _, what = line.strip().partition("   ")
    if len(line) <= _WIDTH or not what:
        return [line]
    return [f"  {command}", *textwrap.wrap(what.strip(), _WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 6)]


_UNITS = {
    "": 1.0,
    "s": 1.0,
    "ms": 1e-3,
    "us": 1e-6,
    "µs": 1e-6,
    "μs": 1e-6,
    "ns": 1e-9,
    "m": 60.0,
    "min": 60.0,
    "h": 3600.0,
}
_NUMBER = r"([+-]?(?:\d[\d_]*\.?\d*|\.\d+)(?:e[+-]?\d+)?|inf)"


def seconds(*, above_zero: bool = False, endless: bool = False) -> Callable[[str], float]:
    """The type of an option for a duration: "3", "3s", "500ms", "100us", "2m", in seconds. `endless` allows inf."""

    def read(text: str) -> float:
        number = math.nan
        found = re.fullmatch(rf"{_NUMBER}\s*([a-zµμ]*)", text.strip())
        if found and found[2] in _UNITS:
            number = float(found[1]) * _UNITS[found[2]]
        fits = (number > 0 if above_zero else number >= 0) and (
            number <= threading.TIMEOUT_MAX or (endless and number == math.inf)
        )
        if not fits:
            least = "more than 0" if above_zero else "0 or more"
            rest = ", or inf for no limit" if endless else ""
            raise argparse.ArgumentTypeError(
                f"{text[:50]!r} is not a duration: write {least}, such as 3s, 500ms, 100us or 2m{rest}"
            )
        return number

    return read


def duration(text: str) -> float:
    """The type of an option for a duration of 0 or more, in seconds."""
    return seconds()(text)


def size(text: str) -> int:
    """The type of an option for a number of bytes: "1000", "1_000", "64 kB", "1MB" (a million), "1 MiB" (1,048,576)."""
    try:
        return bytes_of(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def whole_number(least: int, of: str) -> Callable[[str], int]:
    """The type of an option for a count of at least `least`. `of` says what is counted."""

    def read(text: str) -> int:
        # int() is slow for many digits, and refuses very many of them.
        if not (text.isdecimal() and len(text) < 10 and int(text) >= least):
            raise argparse.ArgumentTypeError(f"{text!r} is not a number of {of}: write {least} or more, such as 3")
        return int(text)

    return read
