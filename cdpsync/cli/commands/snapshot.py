"""cdpsync snapshot [ENDPOINT] [-o FILE] [-- COMMAND …]: captures heap snapshots into files."""

from __future__ import annotations

import argparse

from ...errors import ProgramEnded
from .. import options, output, reach, signals, streams
from ..reach import Reached

_EVERY = 60.0
_SILENCE = 60.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    reach.add_arguments(parser)
    output.add_arguments(parser, ".heapsnapshot")
    parser.add_argument(
        "--silence",
        type=options.seconds(above_zero=True, endless=True),
        default=_SILENCE,
        metavar="S",
        help=f"the longest silence of the target; by default {_SILENCE:g}s, inf for no limit",
    )
    parser.add_argument(
        "--after", type=options.duration, metavar="S", help="with a COMMAND: let it run for this long first, such as 5s"
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
        type=options.duration,
        metavar="S",
        help=f"with --count: the time between two snapshots; by default {_EVERY:g}s",
    )


MORE = """\
COMMAND starts a program (deno, node, chromium ...), which is ended after the snapshot.

examples:
  cdpsync snapshot 9229 -o app.heapsnapshot
  cdpsync snapshot --count 3 --every 30s -- node app.js"""


def advice(arguments: argparse.Namespace) -> dict[str, str]:
    """For each option of the library that a hint may name, what to say instead."""
    return {"silence": "--silence S allows a longer silence"}


def run(arguments: argparse.Namespace) -> None:
    _check(arguments)
    wanted = output.Output.of(arguments, ".heapsnapshot")
    wanted.numbered(arguments.count)
    with reach.reached(arguments) as program:
        files = wanted.after(program.name).numbered(arguments.count)
        if arguments.after:
            _pause(program, arguments.after, f"letting it run for {arguments.after:g} s")
        if program.launched and program.client.ended:
            raise ProgramEnded
        for at, file in enumerate(files):
            if at:
                every = _EVERY if arguments.every is None else arguments.every
                _pause(program, every, f"snapshot {at + 1} of {len(files)} in {every:g} s")
            for session in program.sessions:
                one = file.labelled(program.label(session))
                saved = session.heap.save(one.destination, report_progress=True, silence=arguments.silence)
                streams.say(f"captured {saved.size / 1e6:.1f} MB in {saved.chunks} chunks, {saved.seconds:.1f} s")
                one.announce()


def _pause(program: Reached, seconds: float, what: str) -> None:
    """Wait, but not longer than the program runs."""
    if seconds:
        streams.say(what)
        signals.Stop().wait(program.client, seconds)


def _check(arguments: argparse.Namespace) -> None:
    """Raise ValueError if options contradict one another or would have no effect."""
    reach.check(arguments)
    if arguments.launched is None and arguments.after is not None:
        raise ValueError("--after is for a COMMAND after --; leave it out, since a running program is captured at once")
    if arguments.every is not None and arguments.count == 1:
        raise ValueError("--every is for several snapshots; say how many with --count N, 2 or more")
