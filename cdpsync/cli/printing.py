"""What a command prints: its answer for people, and its JSON for programs.

With "-- COMMAND", stdout is that of the program, as with strace and perf. So the answer goes to stderr, unless it is
asked for on stdout, by --json or "-o -": then the output of the program goes to stderr.
"""

from __future__ import annotations

import argparse
import codecs
import json
import shlex
import shutil
import sys
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ..text import escaped
from . import streams, terminal

if TYPE_CHECKING:
    from ..views import Mark

_VERSION = 1
"""Of the JSON of all types. It grows when a field changes its meaning or is left out."""

_SHORT, _LINES = 1_800, 40
"""How many characters and lines an answer has at a terminal."""

_to_stderr = False
_is_shared = False


def prepare(arguments: argparse.Namespace) -> None:
    """Learn from the command line where answers go."""
    global _to_stderr, _is_shared
    _is_shared = getattr(arguments, "launched", None) is not None
    _to_stderr = _is_shared and not takes_stdout(arguments)


def is_shared() -> bool:
    """Whether the terminal belongs to a program that the command line has started."""
    return _is_shared


def takes_stdout(arguments: argparse.Namespace) -> bool:
    """Whether the answer goes to stdout, even if the command starts a program."""
    return bool(getattr(arguments, "json", False)) or getattr(arguments, "output", None) == "-"


def add_json(parser: argparse.ArgumentParser, help: str = "print JSON") -> None:
    """Add the option --json."""
    parser.add_argument("--json", action="store_true", help=help)


def answer(text: str, end: str = "\n") -> None:
    """Print what a person asked for."""
    if _to_stderr:
        streams.tell(text + end)
    else:
        streams.show(text, end)


def document(type: str, fields: dict[str, Any]) -> None:
    """Print one JSON object, with its type and version. Its schema is schemas/TYPE.json."""
    streams.show(_dumped({"type": type, "version": _VERSION, **fields}, indent=2))


def line(type: str, fields: dict[str, Any]) -> None:
    """Print a JSON object on a line of its own, with its type and version. Its schema is schemas/TYPE.json."""
    streams.show(_dumped({"type": type, "version": _VERSION, **fields}, indent=None))


def mark() -> Mark:
    """The function that colours the parts of an answer, if it goes to a terminal: for `Table.text`."""
    return terminal.mark(sys.stderr if _to_stderr else sys.stdout)


def width(arguments: argparse.Namespace) -> int | None:
    """The width of the terminal that the answer goes to; None if it goes elsewhere, where nothing is cut."""
    stream = sys.stderr if _to_stderr else sys.stdout
    if getattr(arguments, "json", False) or stream is None or not stream.isatty():
        return None
    return shutil.get_terminal_size().columns


def again(arguments: argparse.Namespace) -> str:
    """The command line, to be typed again."""
    return shlex.join(["cdpsync", *arguments.words])


def shortened(arguments: argparse.Namespace, text: str, *, complete: bool = True) -> str:
    """The beginning of a text at a terminal, with the command that shows all of it; elsewhere all of it.

    `complete` says whether the text is all that there is.
    """
    if width(arguments) is None or (complete and len(text) <= _SHORT and text.count("\n") < _LINES):
        return text
    begin = text[:_SHORT]
    if len(text) > _SHORT and "\n" in begin:
        begin = begin[: begin.rindex("\n")]
    lines = begin.split("\n")[:_LINES]
    return "\n".join([*lines, f"… this is the beginning; all of it: {again(arguments)} | less"])


def clock(moment: datetime) -> str:
    """A time of day here, to the millisecond."""
    here = moment.astimezone()
    return f"{here:%H:%M:%S}.{here.microsecond // 1000:03d}"


def fitted(arguments: argparse.Namespace, line: str) -> str:
    """A line, cut to the terminal; elsewhere all of it."""
    columns = width(arguments)
    return line if columns is None or len(line) <= columns else line[: columns - 1] + "…"


def dumped(value: Any) -> str:
    """A value as JSON on several lines, for people and for jq."""
    return _dumped(value, indent=2)


def name(path: str) -> None:
    """Print the name of a new file."""
    if _to_stderr:
        streams.tell(f"{path}\n")
    else:
        streams.show_name(path)


def _dumped(fields: Any, indent: int | None) -> str:
    # Other encodings would need escapes of Python's, such as \U0001f600, which JSON does not know.
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    plain = codecs.lookup(encoding).name == "utf-8"
    text = json.dumps(fields, ensure_ascii=not plain, indent=indent, allow_nan=False)
    return escaped(text, "\\u{:04x}")  # json.dumps leaves C1 controls, which terminals obey; JSON knows this escape
