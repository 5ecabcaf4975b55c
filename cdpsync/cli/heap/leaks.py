"""cdpsync heap leaks: shows what is new in ACTION and still held in FINAL, and what holds it."""

from __future__ import annotations

import argparse

from ..paths import group_lines
from . import files, tables

MORE = tables.MORE


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `heap leaks`."""
    files.add_files(parser, "BASELINE", "ACTION", "FINAL")
    tables.add_printing(parser)


def run(arguments: argparse.Namespace) -> None:
    """Print what leaks."""
    from ...heap import leaks

    baseline, action = (files.load(file).digest() for file in (arguments.baseline, arguments.action))
    tables.print_table(leaks(baseline, action, files.load(arguments.final)), arguments, group_lines)
