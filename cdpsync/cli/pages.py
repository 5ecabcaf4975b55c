"""What `screenshot` and `pdf` share: a page of Chrome, perhaps loaded first, in a file."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from ..errors import CDPError
from ..files import SavedFile
from ..session import Session
from . import options, output, printing, reach
from .output import Output


def add_arguments(parser: argparse.ArgumentParser, suffix: str) -> None:
    """Add the options that both have."""
    reach.add_arguments(parser)
    parser.add_argument("--url", help="load this page first")
    parser.add_argument(
        "--until",
        choices=("commit", "domcontentloaded", "load", "networkidle"),
        help="with --url: what to wait for; load by default",
    )
    parser.add_argument(
        "--timeout",
        type=options.seconds(above_zero=True),
        default=30.0,
        metavar="TIME",
        help="how long each step may take; 30s by default",
    )
    output.add_arguments(parser, suffix)
    printing.add_json(parser)


def save(arguments: argparse.Namespace, suffix: str, save: Callable[[Session, Output], SavedFile]) -> int:
    """Load the page if that is asked for, and save it with `save`. Returns the exit code."""
    if arguments.output == "-" and arguments.json:
        raise ValueError("--json and -o - both want stdout: name a file with -o")
    if arguments.until is not None and arguments.url is None:
        raise ValueError("--until is about loading a page: say which with --url URL")
    file = Output.of(arguments, suffix)
    with reach.reached(arguments) as program:
        session = program.sessions[0]
        if len(program.sessions) > 1:
            raise ValueError("--worker all: name one page or iframe")
        if session.browser.startswith(("node.js/", "Deno/")):
            raise CDPError(
                f"{session.browser} has no pages: {arguments.command} is for a page of Chrome, as in "
                f"cdpsync {arguments.command} 9222, or cdpsync {arguments.command} --url URL -- chromium --headless"
            )
        loaded = None
        if arguments.url is not None:
            loaded = session.page.navigate(arguments.url, wait=arguments.until or "load", timeout=arguments.timeout)
        file = file.after(program.name)
        saved = save(session, file)
        if not arguments.json:
            file.announce()
    if arguments.json:
        name = None if file.is_stdout else file.name
        page = None if loaded is None else {"url": loaded.url, "status": loaded.status}
        printing.document(arguments.command, {"file": name, "size": saved.size, "loaded": page})
    return 0


def advice(arguments: argparse.Namespace) -> dict[str, str]:
    """For each option of the library that a hint may name, what to say instead."""
    return {"timeout": "--timeout TIME allows it more time"}
