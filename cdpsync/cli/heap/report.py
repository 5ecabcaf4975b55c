"""cdpsync heap report: writes a report as one HTML file, with a treemap."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ..output import Output
from . import inputs

if TYPE_CHECKING:
    from ...files import Destination
    from ...heap import HeapSnapshot

MORE = ""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `heap report`."""
    inputs.add_files(parser, "FILE")
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="the file to write, or - for stdout; by default SNAPSHOT.html",
    )
    parser.add_argument("--force", action="store_true", help="replace a file that exists")
    parser.add_argument(
        "--older",
        metavar="FILE",
        action="append",
        default=[],
        help="an older snapshot of the same process, to show what is new; give two or more, the oldest first, to show "
        "what leaked, as cdpsync heap leaks does",
    )


def run(arguments: argparse.Namespace) -> None:
    """Write the report."""
    if arguments.output is None:
        arguments.output = "heap.html" if arguments.file == "-" else f"{Path(arguments.file).stem}.html"
    older = {f"older snapshot {at}": one for at, one in enumerate(arguments.older, 1)}
    inputs.check_output(arguments.output, "report", {"snapshot": arguments.file, **older})
    if [arguments.file, *arguments.older].count("-") > 1:
        raise ValueError("- is stdin, which holds one snapshot: name files for the others")
    output = Output(arguments.output, force=arguments.force)
    _save(arguments.file, arguments.older, output.destination)
    output.announce()


def _save(file: str, older: list[str], destination: Destination) -> None:
    if len(older) < 2:
        digest = inputs.load(older[0]).digest(holders=True) if older else None
        inputs.load(file).save_report(destination, older=digest)
        return
    from ...heap import leaks

    kept = {}

    def first() -> HeapSnapshot:
        snapshot = inputs.load(older[0])
        kept["older"] = snapshot.digest()
        return snapshot

    newest: list[HeapSnapshot] = []

    def last() -> HeapSnapshot:
        newest.append(inputs.load(file))
        return newest[0]

    found = leaks(first, *(partial(inputs.load, one) for one in older[1:]), last)
    newest[0].save_report(destination, older=kept["older"], leaks=found)
