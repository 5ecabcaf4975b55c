"""cdpsync heap redact: writes a copy without the program's data, which you can show to others."""

from __future__ import annotations

import argparse
from pathlib import Path

from .. import output
from . import inputs

MORE = """\
The copy has the same objects, references, sizes, ids and constructors, and DevTools shows the same
numbers. Strings, numbers, regular expressions, source code, the names of properties and of scripts,
URLs and the attributes of elements are replaced by letters of the same length. Equal texts stay equal.
The names of functions and variables stay: look through them if your program makes names from data.

To compare copies, or to find leaks in them, make all of them with one --key-file: any file will do
that nobody can guess. Without it, each copy has letters of its own.

examples:
  cdpsync heap redact app.heapsnapshot                          writes app.redacted.heapsnapshot
  cdpsync heap redact app.heapsnapshot --only variables         without the names of functions"""
_KEPT = ("functions", "variables")
_ALL = (*_KEPT, "properties", "scripts")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `heap redact`."""
    inputs.add_files(parser, "FILE")
    output.add_arguments(parser)
    kept = parser.add_mutually_exclusive_group()
    kept.add_argument(
        "--keep",
        action="append",
        choices=_ALL,
        default=[],
        metavar="NAMES",
        help="also keep the names of properties, or of scripts; may be repeated",
    )
    kept.add_argument(
        "--only",
        action="append",
        choices=("constructors", *_ALL),
        default=[],
        metavar="NAMES",
        help="keep constructors and only these names: functions, variables, properties, scripts; may be repeated",
    )
    parser.add_argument(
        "--key-file",
        metavar="KEY",
        help="a file with a secret: copies made with the same secret have the same letters for the same text",
    )


def run(arguments: argparse.Namespace) -> None:
    """Write the copy."""
    if arguments.output is None:
        name = "heap" if arguments.file == "-" else Path(arguments.file).stem
        arguments.output = f"{name}.redacted.heapsnapshot"
    inputs.check_output(arguments.output, "copy", {"snapshot": arguments.file, "key": arguments.key_file})
    written = output.Output(arguments.output, force=arguments.force)
    key = Path(arguments.key_file).read_bytes() if arguments.key_file else None
    if key == b"":
        raise ValueError(f"{arguments.key_file} is empty: --key-file takes a file with a secret")
    keep = arguments.only or (*_KEPT, *arguments.keep)
    inputs.load(arguments.file).redact(written.destination, key=key, keep={*keep} - {"constructors"})
    written.announce()
