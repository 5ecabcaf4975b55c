"""cdpsync heap packages: shows what each package or source file keeps in memory."""

from __future__ import annotations

import argparse

from . import answers, inputs

MORE = f"""\
A package has its functions, their contexts, the objects of its classes, its modules and the
text of its scripts. "Retained" is what they keep alive together. "Own" leaves out what belongs
to other packages, so own sizes add up. Objects without a class of their own, such as {{}} and [],
count if only one package keeps them alive. If a file has a source map on this machine, its
sources are shown instead.

{answers.MORE}"""
_ROWS = 12
_SORT = "retained_size"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `heap packages`."""
    inputs.add_files(parser, "FILE")
    parser.add_argument("--files", action="store_true", help="a row for each source file instead")
    parser.add_argument("--filter", metavar="WORD", help="only packages or files whose names contain WORD")
    parser.add_argument(
        "--sort",
        metavar="COLUMN",
        default=_SORT,
        help=f"sort by retained_size, own_size, shallow_size, count, files or name; {_SORT} by default",
    )
    answers.add_printing(parser, _ROWS)


def run(arguments: argparse.Namespace) -> None:
    """Print the packages."""
    snapshot = inputs.load(arguments.file)
    found = snapshot.sources() if arguments.files else snapshot.packages()
    if arguments.filter is not None:
        found = found.filter(arguments.filter)
    answers.print_table(found.sorted(arguments.sort), arguments)
