"""cdpsync heap report: writes a report as one HTML file, with a treemap."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..output import Output
from . import files

MORE = ""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `heap report`."""
    files.add_files(parser, "FILE")
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="the file to write, or - for stdout; by default SNAPSHOT.html",
    )
    parser.add_argument("--force", action="store_true", help="replace a file that exists")
    parser.add_argument("--older", metavar="FILE", help="an older snapshot of the same process to compare with")


def run(arguments: argparse.Namespace) -> None:
    """Write the report."""
    if arguments.output is None:
        arguments.output = "heap.html" if arguments.file == "-" else f"{Path(arguments.file).stem}.html"
    files.is_other(arguments.output, "report", {"snapshot": arguments.file, "older snapshot": arguments.older})
    output = Output(arguments.output, force=arguments.force)
    older = files.load(arguments.older).digest() if arguments.older else None
    files.load(arguments.file).save_report(output.destination, older=older)
    output.announce()
