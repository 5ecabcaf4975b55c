"""cdpsync heap packages: shows what the packages of a program hold, or its source files."""

from __future__ import annotations

import argparse

from . import files, tables

MORE = f"""\
To a package belong its functions, their contexts, the objects of its classes, its modules and
the text of its scripts. "Retained" is what they keep alive together, "own" is that without
what the packages that they keep alive account for: own sizes add up. Objects that no class
made, such as {{}} and [], count where something of a package alone keeps them alive. Files that
a source map on this machine knows are shown as their sources.

{tables.MORE}"""
_ROWS = 12
_SORT = "retained_size"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `heap packages`."""
    files.add_files(parser, "FILE")
    parser.add_argument("--files", action="store_true", help="a row for each source file instead")
    parser.add_argument("--filter", metavar="WORD", help="only packages or files whose names contain WORD")
    parser.add_argument(
        "--sort",
        metavar="COLUMN",
        default=_SORT,
        help=f"sort by retained_size, own_size, shallow_size, count, files or name; {_SORT} by default",
    )
    tables.add_printing(parser, _ROWS)


def run(arguments: argparse.Namespace) -> None:
    """Print the packages."""
    snapshot = files.load(arguments.file)
    found = snapshot.sources() if arguments.files else snapshot.packages()
    if arguments.filter is not None:
        found = found.filter(arguments.filter)
    tables.print_table(found.sorted(arguments.sort), arguments)
