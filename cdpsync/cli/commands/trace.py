"""cdpsync trace [ENDPOINT] [-d TIME] [--categories …] [-o FILE] [-- COMMAND …]: traces for DevTools and Perfetto."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from ...errors import CDPError
from .. import options, printing, reach, recording
from ..output import Output
from ..recording import Kept

if TYPE_CHECKING:
    from ...domains.tracing import TraceRecording
    from ...session import Session

MORE = """\
Records for -d TIME, or until Ctrl-C, or until the program ends. The file opens in the Performance
panel of DevTools and in https://ui.perfetto.dev. A name that ends in .gz makes a compressed file,
.pftrace one in Perfetto's own format (Chrome only). Deno records no traces: use cdpsync cpu.

examples:
  cdpsync trace 9222 -d 5                         what DevTools' Performance panel records
  cdpsync trace 9229 --categories node.fs.sync,v8 -o app.json.gz
  cdpsync trace 9229 --list                       which categories there are"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    reach.add_arguments(parser)
    recording.add_arguments(parser, ".json.gz")
    parser.add_argument(
        "--categories",
        metavar="A,B,…",
        type=_categories,
        help="what to record; by default what DevTools does, and Node's own events in Node",
    )
    parser.add_argument("--list", action="store_true", help="print the categories that the program knows, and end")
    parser.add_argument(
        "--mode",
        choices=("recordUntilFull", "recordContinuously", "recordAsMuchAsPossible"),
        help="what Chrome does when its buffer is full",
    )
    parser.add_argument(
        "--buffer", type=options.size, metavar="SIZE", help="the size of Chrome's buffer, such as 200MB"
    )
    parser.add_argument(
        "--silence",
        type=options.seconds(above_zero=True, endless=True),
        default=60.0,
        metavar="TIME",
        help="the longest silence of the target at the end; 60s by default, inf for no limit",
    )


def _categories(text: str) -> list[str]:
    names = [name.strip() for name in text.split(",")]
    if not all(names):
        raise argparse.ArgumentTypeError(
            f"{text!r} has an empty name: write names with commas, such as node.fs.sync,v8"
        )
    return names


def run(arguments: argparse.Namespace) -> int:
    """Record a trace, or list the categories."""
    if arguments.list:
        return _list(arguments)
    if arguments.worker is not None:
        raise ValueError("a trace has all threads of a program: leave out --worker")
    return recording.record(arguments, _Trace(arguments))


def advice(arguments: argparse.Namespace) -> dict[str, str]:
    return recording.advice(arguments) | {
        "silence": "--silence TIME allows a longer silence",
        "buffer_size": "--buffer SIZE gives it more room",
    }


def _list(arguments: argparse.Namespace) -> int:
    with reach.reached(arguments) as program:
        _check(program.client)
        names = program.client.tracing.categories()
    if arguments.json:
        printing.document("trace-categories", {"rows": [{"name": name} for name in names]})
    else:
        printing.answer("\n".join(names))
    return 0


def _check(session: Session) -> None:
    if session.browser.startswith("Deno/"):
        raise CDPError(f"{session.browser} records no traces: cdpsync cpu records where its time goes")


class _Trace:
    name = "trace"
    noun = "trace"
    suffix = ".json.gz"

    def __init__(self, arguments: argparse.Namespace) -> None:
        self._arguments = arguments

    def begin(self, session: Session, output: Output) -> TraceRecording:
        arguments = self._arguments
        _check(session)
        return session.tracing.record(
            output.destination,
            arguments.categories,
            mode=arguments.mode,
            buffer_size=arguments.buffer,
            silence=None if arguments.silence == float("inf") else arguments.silence,
        )

    def over(self, recording: TraceRecording) -> None:
        return None

    def keep(self, recording: TraceRecording, output: Output, error: CDPError | None) -> Kept:
        if error is None:
            saved = recording.saved
            size, events, warning = saved.size, saved.events, saved.warning
        elif recording.partial is not None:
            recording.partial.save(output.destination)
            size, events, warning = recording.partial.size, recording.partial.events, error.fact
        else:
            raise error
        text = f"{events:,} events, {size:,} bytes; open it in DevTools (Performance) or https://ui.perfetto.dev"
        return Kept(text, text, {"events": events, "size": size, "warning": warning}, warning)
