"""cdpsync screenshot [ENDPOINT] [--url URL] [--full] [-o FILE] [-- COMMAND …]: a picture of a page."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from .. import options, pages
from ..output import Output

if TYPE_CHECKING:
    from ...files import SavedFile
    from ...session import Session

MORE = """\
For a page of Chrome or Chromium, started with --remote-debugging-port=9222, or after --.

examples:
  cdpsync screenshot 9222                                  what is in the window
  cdpsync screenshot 9222 --url http://localhost:8000/ --full -o page.webp
  cdpsync screenshot --url http://localhost:8000/ -- chromium --headless"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    pages.add_arguments(parser, ".png")
    parser.add_argument("--full", action="store_true", help="the whole page, not only what is in the window")
    parser.add_argument(
        "--format", choices=("png", "jpeg", "webp"), help="by default what FILE ends in: .png, .jpg, .jpeg or .webp"
    )
    parser.add_argument(
        "--quality", type=options.whole_number(0, "percent"), metavar="N", help="of JPEG and WebP, from 0 to 100"
    )


def run(arguments: argparse.Namespace) -> int:
    """Save a picture."""
    if arguments.quality is not None and arguments.quality > 100:
        raise ValueError(f"--quality {arguments.quality}: write a number from 0 to 100")

    def save(session: Session, file: Output) -> SavedFile:
        return session.page.screenshot(
            file.destination,
            full=arguments.full,
            format=arguments.format,
            quality=arguments.quality,
            timeout=arguments.timeout,
        )

    suffix = {"jpeg": ".jpg", "webp": ".webp"}.get(arguments.format, ".png")
    return pages.save(arguments, suffix, save)


def advice(arguments: argparse.Namespace) -> dict[str, str]:
    return pages.advice(arguments)
