"""cdpsync heap summary: shows what is in a heap, by constructor."""

from __future__ import annotations

import argparse

from . import files, tables

MORE = tables.MORE
_SORT = "retained_size"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `heap summary`."""
    files.add_files(parser, "FILE")
    parser.add_argument("--filter", metavar="WORD", help="only constructors whose names contain WORD")
    parser.add_argument(
        "--sort",
        metavar="COLUMN",
        help=f"sort by retained_size, shallow_size, count, distance or name; {_SORT} by default",
    )
    parser.add_argument(
        "--statistics", action="store_true", help="show the bytes of each kind instead: code, strings, arrays …"
    )
    tables.add_printing(parser)


def run(arguments: argparse.Namespace) -> None:
    """Print the summary."""
    if arguments.statistics:
        for option in ("filter", "sort"):
            if getattr(arguments, option) is not None:
                raise ValueError(f"--{option} selects constructors, but --statistics shows none: leave one of them out")
        tables.print_table(files.load(arguments.file).statistics().table(), arguments)
    else:
        tables.print_table(
            files.load(arguments.file).summary(arguments.filter, sort=arguments.sort or _SORT), arguments
        )
