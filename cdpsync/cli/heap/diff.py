"""cdpsync heap diff: shows which objects are new and which are gone, by constructor."""

from __future__ import annotations

import argparse

from . import files, tables

MORE = tables.MORE


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `heap diff`."""
    files.add_files(parser, "OLDER", "NEWER")
    tables.add_printing(parser)


def run(arguments: argparse.Namespace) -> None:
    """Print the difference."""
    older = files.load(arguments.older).digest()  # the rest of it is freed before the newer one is read
    tables.print_table(files.load(arguments.newer).diff(older), arguments)
