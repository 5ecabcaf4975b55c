"""cdpsync why [ENDPOINT] [-d S] [-- COMMAND …]: watches a program, and says what is wrong with it."""

from __future__ import annotations

import argparse

from .. import options, reach, streams

MORE = """\
It takes a minute at most. What was found comes in order of weight, each with its place in the source, its numbers,
the file that was saved, and the command that looks closer."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    reach.add_arguments(parser)
    parser.add_argument(
        "-d", "--duration", type=options.seconds(), default=20.0, metavar="S", help="how long to watch; by default 20"
    )


def advice(arguments: argparse.Namespace) -> dict[str, str]:
    """For each option of the library that a hint may name, what to say instead."""
    return {}


def run(arguments: argparse.Namespace) -> None:
    from ...diagnosis import diagnose

    with reach.reached(arguments) as program:
        diagnosis = diagnose(program.client, arguments.duration)
    streams.show(diagnosis.text())
