"""Which program a command is about: ENDPOINT, --pid, --target, --worker, --wait, or -- COMMAND; the same everywhere.

    def add_arguments(parser):
        reach.add_arguments(parser)                    # the command takes no other words
        reach.add_arguments(parser, own="EXPR")        # it does: arguments.own has them, without the ENDPOINT before

    def run(arguments):
        with reach.reached(arguments) as program:      # connects, or starts the program
            for session in program.sessions: ...       # the client, or the workers that --worker names
        return program.exit_code                       # that of a program that was started, when it has ended

An ENDPOINT goes first: cdpsync eval 9229 EXPR. It is told from a command's own words by its form (see `is_endpoint`).
"""

from __future__ import annotations

import argparse
import contextlib
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

from .. import attach, launch
from ..client import CDPClient, connect
from ..session import Session
from ..wire import parse_address
from . import options, streams

_PORT = 9229


class Reached:
    """A program that a command has reached."""

    def __init__(self, client: CDPClient, sessions: list[Session], launched: bool) -> None:
        self.client = client
        self.sessions = sessions
        """The client, or the workers that --worker names."""
        self.launched = launched
        self.exit_code = 0


def reaches(name: str) -> bool:
    """Whether a command is about a program, and so may start one after "--"."""
    return name not in ("heap", "guide", "demo", "protocol", "search", "doctor", "list", "")


def add_arguments(parser: argparse.ArgumentParser, own: str = "", *, reconnect: bool = False) -> None:
    """Add the options that say which program. `own` names the command's own words in its usage, such as "EXPR"."""
    if own:
        parser.add_argument("own", nargs="*", metavar=f"[ENDPOINT] {own}", help="")
    else:
        parser.add_argument(
            "endpoint", nargs="?", metavar="ENDPOINT", help=f"PORT, HOST:PORT, http:// or ws:// URL; by default {_PORT}"
        )
    parser.add_argument("--pid", type=options.whole_number(1, "processes"), help="a process, by its number")
    parser.add_argument("--target", help="which of several targets: its index, its id, or a part of its title or URL")
    parser.add_argument("--worker", metavar="NAME", help="a worker of it, by its name or a part of its URL, or all")
    parser.add_argument(
        "--wait", type=options.seconds(endless=True), metavar="S", help="keep trying to connect for this many seconds"
    )
    if reconnect:
        parser.add_argument("--reconnect", action="store_true", help="connect again when the program is started again")


def is_endpoint(word: str) -> bool:
    """Whether a word is an ENDPOINT by its form."""
    return bool(re.fullmatch(r"\d{1,5}|(?:wss?|https?)://.*|(?:localhost|[\d.]+|\[[\da-fA-F:]+\]):\d{1,5}", word))


@contextlib.contextmanager
def reached(arguments: argparse.Namespace, *, hold: bool = False) -> Iterator[Reached]:
    """Connect to the program that the arguments name, or start it.

    With `hold`, one that is started waits before its first line for `run_if_waiting`.
    """
    with _client(arguments, hold) as client:
        yield Reached(client, [client], arguments.launched is not None)


def _client(arguments: argparse.Namespace, hold: bool) -> CDPClient:
    target = int(arguments.target) if (arguments.target or "").isdecimal() else arguments.target
    if arguments.launched is not None:
        return launch(
            arguments.launched, wait_for_debugger=hold, target=target, stdout=streams.STDERR, stderr=streams.STDERR
        )
    if arguments.pid is not None:
        return attach(arguments.pid, target=target)
    if "own" in arguments and arguments.own and is_endpoint(arguments.own[0]):
        arguments.endpoint = arguments.own.pop(0)
    endpoint = getattr(arguments, "endpoint", None) or _PORT
    parse_address(endpoint)  # an address that makes no sense is refused before we say that we wait for it
    if arguments.wait:
        streams.say(f"waiting for {endpoint}, {arguments.wait:g} s at most")
    return connect(endpoint, target=target, wait=arguments.wait or 0.0)


def with_dashes(arguments: argparse.Namespace, rest: list[str]) -> str | None:
    """The command line with its missing "--"; None if that is not what is missing. `rest` holds unknown arguments."""
    if getattr(arguments, "endpoint", None) is None or arguments.launched is not None:
        return None
    try:
        parse_address(arguments.endpoint)
    except ValueError:
        program = arguments.endpoint and (shutil.which(arguments.endpoint) or Path(arguments.endpoint).exists())
        if not rest and not program:
            return None
    else:
        return None
    at = arguments.words.index(arguments.endpoint)
    return shlex.join(["cdpsync", *arguments.words[:at], "--", *arguments.words[at:]])
