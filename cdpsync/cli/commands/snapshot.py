"""cdpsync snapshot [ENDPOINT] [-o FILE] [-- COMMAND …]: captures heap snapshots into files."""

from __future__ import annotations

import argparse
import contextlib
import shlex

from ...errors import CDPTimeoutError, ClosedError, ProgramEnded
from ...session import Session
from .. import options, output, reach, signals, streams
from ..output import Output
from ..reach import Reached

_AFTER = 1.0
_EVERY = 60.0
_SILENCE = 60.0
_FOR_LEAKS = 3
"""The fewest snapshots in which a leak can be found."""


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
        "--after",
        type=options.duration,
        metavar="S",
        help=f"with a COMMAND: let it run for this long first; by default {_AFTER:g}s",
    )
    parser.add_argument(
        "--count",
        type=options.whole_number(1, "snapshots"),
        default=1,
        metavar="N",
        help="take several snapshots over one connection; FILE becomes FILE-1, FILE-2 and so on, or FILE-01",
    )
    parser.add_argument(
        "--every",
        type=options.duration,
        metavar="S",
        help=f"with --count: the time between two snapshots; by default {_EVERY:g}s",
    )


MORE = """\
A COMMAND after -- starts a program (deno, node, chromium ...). It is ended after the last snapshot.

examples:
  cdpsync snapshot 9229 -o app.heapsnapshot
  cdpsync snapshot --count 3 --every 30s -- node app.js

After --count 3, cdpsync heap leaks FILE-1 FILE-2 FILE-3 says what leaks."""


def advice(arguments: argparse.Namespace) -> dict[str, str]:
    """For each option of the library that a hint may name, what to say instead."""
    return {"silence": "--silence S allows a longer silence"}


def run(arguments: argparse.Namespace) -> int:
    _check(arguments)
    wanted = Output.of(arguments, ".heapsnapshot", arguments.count)
    wanted.numbered(arguments.count)
    complete = False
    with reach.reached(arguments, hold=True) as program:
        files = wanted.after(program.name).numbered(arguments.count)
        # That a started program ends too early is said at the end of the block, when its exit code is known.
        with program.may_end() if program.launched else contextlib.nullcontext():
            if program.launched:
                program.client.run_if_waiting()
                after = _AFTER if arguments.after is None else arguments.after
                _pause(program, after, f"letting it run for {after:g} s" if arguments.after else "")
            _capture_all(arguments, program, files)
            complete = True
            if len(files) >= _FOR_LEAKS and len(program.sessions) == 1:
                names = shlex.join(file.name for file in files)
                streams.say(f"to see what leaks: cdpsync heap leaks {names}")
    if not complete:
        streams.say(f"the program has ended, with exit code {program.exit_code}, before its heap could be captured")
        return program.exit_code or 1
    return 0


def _capture_all(arguments: argparse.Namespace, program: Reached, files: list[Output]) -> None:
    """Capture one snapshot after the other. Raises ProgramEnded if a program that was started has ended."""
    for at, file in enumerate(files):
        if at:
            every = _EVERY if arguments.every is None else arguments.every
            _pause(program, every, f"snapshot {at + 1} of {len(files)} in {every:g} s")
        if program.launched and program.has_ended:
            raise ProgramEnded
        for session in program.sessions:
            with program.worker_may_end(session):
                _capture(session, file.labelled(program.label(session)), arguments.silence)


def _capture(session: Session, file: Output, silence: float) -> None:
    saved = session.heap.save(file.destination, report_progress=True, silence=silence)
    streams.say(f"captured {saved.size / 1e6:.1f} MB in {saved.chunks} chunks, {saved.seconds:.1f} s")
    file.announce()


def _pause(program: Reached, seconds: float, what: str) -> None:
    """Wait, but not longer than the program runs."""
    if not seconds:
        return
    if what:
        streams.say(what)
    # In a worker too, the end of the program ends the wait. Ctrl-C ends the command, as there is nothing to keep.
    with contextlib.suppress(CDPTimeoutError, ClosedError), program.client.expect_event(signals.NEVER, timeout=seconds):
        pass


def _check(arguments: argparse.Namespace) -> None:
    """Raise ValueError if options contradict one another or would have no effect."""
    reach.check(arguments)
    if arguments.launched is None and arguments.after is not None:
        raise ValueError("--after is for a COMMAND after --; leave it out, since a running program is captured at once")
    if arguments.every is not None and arguments.count == 1:
        raise ValueError("--every is for several snapshots; say how many with --count N, 2 or more")
