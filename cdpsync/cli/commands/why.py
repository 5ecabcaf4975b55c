"""cdpsync why [ENDPOINT] [-d TIME] [-- COMMAND …]: watches a program, and says what is wrong with it."""

from __future__ import annotations

import argparse
import shlex

from .. import options, printing, progress, reach, signals

_SECONDS = 20.0

MORE = """\
The findings come in order of weight, each with its place in the source, its numbers, the file that
was saved, and the command that looks closer. If nothing is wrong, it says what it checked. Heap snapshots,
which stop the program for a while, are only taken if memory seems to grow. Ctrl-C ends the watch
early. A COMMAND after -- is watched from its first line to its end, for a minute at most.

examples:
  cdpsync why 9229
  cdpsync why --pid 4711 -d 60
  cdpsync why -- node app.js"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    reach.add_arguments(parser)
    parser.add_argument(
        "-d",
        "--duration",
        type=options.duration,
        metavar="TIME",
        help=f"how long to watch, such as 30s, at most a minute; by default {_SECONDS:g}s",
    )
    parser.add_argument(
        "--save", metavar="DIRECTORY", default=".", help="where to save profiles and snapshots; by default here"
    )
    printing.add_json(parser)


def advice(arguments: argparse.Namespace) -> dict[str, str]:
    """For each option of the library that a hint may name, what to say instead."""
    return {}


def run(arguments: argparse.Namespace) -> int:
    """Watch, and say what was found."""
    from ...diagnosis import LONGEST, diagnose

    seconds = arguments.duration
    if seconds is None:
        seconds = _SECONDS if arguments.launched is None else LONGEST
    if not 1 <= seconds <= LONGEST:
        raise ValueError(f"-d {seconds:g}s is not from 1s to {LONGEST:g}s")
    if arguments.worker is not None:
        raise ValueError("--worker: cdpsync why watches a program and all its workers; leave it out")
    with reach.reached(arguments, hold=True) as program, signals.recording() as stop:
        with progress.running("watching", seconds):
            diagnosis = diagnose(
                program.client,
                seconds,
                run=program.launched,
                save=arguments.save,
                name=program.name,
                stop=lambda: bool(stop),
                address=_address(arguments),
            )
        if arguments.json:
            printing.document("why", diagnosis.to_dict())
        else:
            printing.answer(diagnosis.text())
    return program.exit_code


def _address(arguments: argparse.Namespace) -> str:
    """The words of the command line that say which program."""
    if arguments.launched is not None:
        return f"-- {shlex.join(arguments.launched)}"
    words = [str(arguments.endpoint)] if arguments.endpoint is not None else []
    for name in ("pid", "target"):
        value = getattr(arguments, name)
        words += [f"--{name}", shlex.quote(str(value))] if value is not None else []
    return " ".join(words)
