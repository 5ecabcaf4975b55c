"""cdpsync heap closures: shows variables that no function uses any more, and what closures hold."""

from __future__ import annotations

import argparse
import sys

from .. import printing, streams
from . import answers, inputs

MORE = f"""\
A context keeps the variables of a scope for all functions inside it. As long as one of these
functions lives, all of the variables live, even those that only the others used. "Would free"
counts the bytes that only these contexts keep alive through the variable. Only Chrome 156 and
later record which variables are used. For other runtimes, only the closures are shown.

{answers.MORE}"""
_ROWS = 8


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `heap closures`."""
    inputs.add_files(parser, "FILE")
    parser.add_argument("--unused", action="store_true", help="only the variables, not the closures")
    answers.add_printing(parser, _ROWS)


def run(arguments: argparse.Namespace) -> None:
    """Print the variables and the closures."""
    from ...views import line_width

    snapshot = inputs.load(arguments.file)
    why_not = ""
    unused = None
    try:
        unused = snapshot.unused_variables()
    except ValueError as error:
        if arguments.unused:
            raise
        why_not = str(error)
    most = arguments.n or None
    closures = None if arguments.unused else snapshot.closures()
    if arguments.form == "json":
        fields = {
            "unused": None if unused is None else [answers.as_json(row) for row in unused[:most].to_dict()],
            "unused_total": None if unused is None else len(unused),
            "rows": None if closures is None else [answers.as_json(row) for row in closures[:most].to_dict()],
            "total": None if closures is None else len(closures),
            "warning": why_not or (unused.warning if unused is not None else "") or None,
        }
        printing.document("heap-closures", fields)
    elif arguments.form == "csv":
        table = closures if closures is not None else unused
        assert table is not None
        streams.show(table[:most].to_csv(), end="")
    else:
        width = line_width() or sys.maxsize
        if why_not:
            streams.say(why_not)
        shown = [
            table.text(arguments.n or len(table), width=width, mark=printing.mark())
            for table in (unused, closures)
            if table is not None
        ]
        streams.show("\n\n".join(shown))
