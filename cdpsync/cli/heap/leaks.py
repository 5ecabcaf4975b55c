"""cdpsync heap leaks: names what is new in ACTION and still held in FINAL, and what holds it."""

from __future__ import annotations

import argparse

from .. import printing, streams
from . import answers, inputs

MORE = """\
Take BASELINE when the program has warmed up, ACTION after something that should leave nothing
behind, and FINAL after that has been undone. Each row is one chain: what was made, what holds it,
the path to one of the objects, and what to type next. With MORE, do the same work before each
snapshot but the first. Then only what is made in every step, and still held, is listed.
If you have only two snapshots, cdpsync heap diff shows what is new.

Take them over one connection: cdpsync snapshot 9229 --count 3 --every 30s -o app.heapsnapshot.
Sizes are in bytes."""
_ROWS = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `heap leaks`."""
    inputs.add_files(parser, "BASELINE", "ACTION", "FINAL")
    more = "more snapshots, one after each further step"
    parser.add_argument("more", metavar="MORE", nargs="*", default=[], help=more)  # the default makes it optional
    answers.add_printing(parser, _ROWS)
    parser.set_defaults(n=None)


def run(arguments: argparse.Namespace) -> None:
    """Print what leaks."""
    from ...heap import leaks

    names = [arguments.baseline, arguments.action, arguments.final, *arguments.more]
    if names.count("-") > 1:
        raise ValueError("- is stdin, which holds one snapshot: name files for the others")
    found = leaks(*(lambda name=name: inputs.load(name) for name in names))
    most = {None: _ROWS, 0: len(found)}.get(arguments.n, arguments.n)
    if arguments.form and found.warning:
        streams.say(found.warning)
    if arguments.form == "json":
        fields = found.to_dict()
        printing.document("heap-leaks", {**fields, "rows": fields["rows"][:most], "total": len(found)})
    elif arguments.form == "csv":
        streams.show(found.rows[:most].to_csv(), end="")
    else:
        printing.answer(found.text(None if arguments.n is None else most, width=None))  # by default, 2 kB
