"""cdpsync snapshot [ENDPOINT] [-o FILE] [-- COMMAND …]: captures heap snapshots into files."""

from __future__ import annotations

import argparse
import contextlib
import time
from urllib.parse import urlsplit

from ...client import CDPClient
from ...errors import CDPTimeoutError, ClosedError
from .. import options, reach, streams
from ..output import Output

_EVERY = 60.0
_SILENCE = 60.0
_NEVER = "Inspector.targetCrashed"  # never arrives: Chrome sends it only after Inspector.enable, the others never do


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.usage = (
        "cdpsync snapshot [-h] [-o FILE] [--target TARGET] [--silence S] [--wait S]\n"
        "                        [--count N] [--every S] [ENDPOINT]\n"
        "       cdpsync snapshot [-h] [-o FILE] [--target TARGET] [--silence S] [--after S]\n"
        "                        [--count N] [--every S] -- COMMAND ..."
    )
    reach.add_arguments(parser)
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="the file to write, - for stdout; by default heap-DATE-TIME.heapsnapshot"
    )
    parser.add_argument(
        "--silence",
        type=options.seconds(above_zero=True, endless=True),
        default=_SILENCE,
        metavar="S",
        help=f"the longest silence of the target, in seconds; by default {_SILENCE:g}, inf for no limit",
    )
    parser.add_argument(
        "--after", type=options.seconds(), metavar="S", help="with a COMMAND: let it run for this many seconds first"
    )
    parser.add_argument(
        "--count",
        type=options.whole_number(1, "snapshots"),
        default=1,
        metavar="N",
        help="take several snapshots over one connection; FILE becomes FILE-1, FILE-2 and so on",
    )
    parser.add_argument(
        "--every",
        type=options.seconds(),
        metavar="S",
        help=f"with --count: seconds between two snapshots; by default {_EVERY:g}",
    )


MORE = """\
COMMAND starts a program (deno, node, chromium ...), which is ended after the snapshot.
Its output goes to stderr, because stdout is for the name of the file."""


def advice(arguments: argparse.Namespace) -> dict[str, str]:
    """For each option of the library that a hint may name, what to say instead."""
    found = {
        "silence": "--silence S allows a longer silence",
        "target": "--target INDEX, ID or a part of its title or URL chooses one",
    }
    if arguments.wait is None and arguments.launched is None:
        found["wait"] = "--wait S keeps trying, for a program that is still starting"
    return found


def run(arguments: argparse.Namespace) -> None:
    _check(arguments)
    outputs = Output(_default(arguments.output)).numbered(arguments.count)
    with reach.reached(arguments) as program:
        client = program.client
        if arguments.after:
            _pause(client, arguments.after, f"letting it run for {arguments.after:g} s")
        for at, output in enumerate(outputs):
            if at:
                every = _EVERY if arguments.every is None else arguments.every
                _pause(client, every, f"snapshot {at + 1} of {len(outputs)} in {every:g} s")
            saved = client.heap.save(output.destination, report_progress=True, silence=arguments.silence)
            streams.say(f"captured {saved.size / 1e6:.1f} MB in {saved.chunks} chunks, {saved.seconds:.1f} s")
            output.announce()


def _default(output: str | None) -> str:
    return time.strftime("heap-%Y%m%d-%H%M%S.heapsnapshot") if output is None else output


def _pause(client: CDPClient, seconds: float, what: str) -> None:
    """Wait, but not longer than the program runs."""
    if not seconds:
        return
    streams.say(what)
    # If the connection has been closed, capturing the snapshot says why.
    with contextlib.suppress(CDPTimeoutError, ClosedError), client.expect_event(_NEVER, timeout=seconds):
        pass


def _check(arguments: argparse.Namespace) -> None:
    """Raise ValueError if options contradict one another or would have no effect."""
    if arguments.launched is not None:
        if not arguments.launched:
            raise ValueError("there is no command after --; write it there, as in: cdpsync snapshot -- node app.js")
        if arguments.endpoint is not None:
            raise ValueError("give either an ENDPOINT or a COMMAND after --, not both")
        if arguments.wait is not None:
            raise ValueError("--wait is for an ENDPOINT; leave it out, because cdpsync waits for a COMMAND anyway")
    elif arguments.after is not None:
        raise ValueError("--after is for a COMMAND after --; leave it out, since a running program is captured at once")
    if arguments.every is not None and arguments.count == 1:
        raise ValueError("--every is for several snapshots; say how many with --count N, 2 or more")
    if arguments.target == "":
        raise ValueError("--target is empty: write an index, an id or a part of the title or URL")
    if arguments.target is not None and _names_target(arguments.endpoint):
        raise ValueError(f"{arguments.endpoint} already names a target; leave out --target")
    if arguments.endpoint is not None:
        mended = reach.with_dashes(arguments, [])
        if mended is not None:
            raise ValueError(
                f"{arguments.endpoint!r} is not an address; to start a program, put -- before it: {mended}"
            )


def _names_target(endpoint: str | None) -> bool:
    parts = urlsplit(endpoint or "")
    return parts.scheme in ("ws", "wss") and parts.path.strip("/") != ""
