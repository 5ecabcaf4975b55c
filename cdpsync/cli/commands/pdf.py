"""cdpsync pdf [ENDPOINT] [--url URL] [-o FILE] [-- COMMAND …]: a page as PDF."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from .. import pages
from ..output import Output

if TYPE_CHECKING:
    from ...files import SavedFile
    from ...session import Session

_INCHES = {
    "letter": (8.5, 11.0),
    "legal": (8.5, 14.0),
    "tabloid": (11.0, 17.0),
    "a3": (11.7, 16.54),
    "a4": (8.27, 11.7),
    "a5": (5.83, 8.27),
}
"""The sizes of paper, as Puppeteer has them."""

MORE = """\
For a page of Chrome or Chromium, started with --remote-debugging-port=9222, or after --.

examples:
  cdpsync pdf 9222                                         the page that is open
  cdpsync pdf 9222 --url http://localhost:8000/ --paper a4 --background -o page.pdf"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    pages.add_arguments(parser, ".pdf")
    parser.add_argument("--paper", choices=list(_INCHES), help="the size of the paper; letter by default")
    parser.add_argument("--landscape", action="store_true", help="turn the paper")
    parser.add_argument("--background", action="store_true", help="print colours and pictures behind the text")
    parser.add_argument("--pages", metavar="RANGES", help="only these pages, such as 1-3,5")


def run(arguments: argparse.Namespace) -> int:
    """Save a PDF."""
    chosen: dict[str, Any] = {"landscape": arguments.landscape, "printBackground": arguments.background}
    if arguments.paper is not None:
        chosen["paperWidth"], chosen["paperHeight"] = _INCHES[arguments.paper]
    if arguments.pages is not None:
        chosen["pageRanges"] = arguments.pages

    def save(session: Session, file: Output) -> SavedFile:
        return session.page.pdf(file.destination, timeout=arguments.timeout, **chosen)

    return pages.save(arguments, ".pdf", save)


def advice(arguments: argparse.Namespace) -> dict[str, str]:
    return pages.advice(arguments)
