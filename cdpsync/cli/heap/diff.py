"""cdpsync heap diff: shows which objects are new and which are gone, by constructor."""

from __future__ import annotations

import argparse

from . import answers, inputs

MORE = answers.MORE


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `heap diff`."""
    inputs.add_files(parser, "OLDER", "NEWER")
    answers.add_printing(parser)


def run(arguments: argparse.Namespace) -> None:
    """Print the difference."""
    older = inputs.load(arguments.older).digest()  # the rest of it is freed before the newer one is read
    answers.print_table(inputs.load(arguments.newer).diff(older), arguments)
