"""What `eval` and `call` share, which ask a program once: --timeout, and --after for a COMMAND."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Iterator

from ..errors import CDPError, CDPTimeoutError, ClosedError, CommandError
from . import options, reach, signals
from .reach import Reached

_TIMEOUT = 30.0
_AFTER = 1.0

Timeout = float | None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--timeout",
        type=options.seconds(above_zero=True, endless=True),
        default=_TIMEOUT,
        metavar="S",
        help=f"how long to wait for the answer, such as 500ms; by default {_TIMEOUT:g}s, inf for no limit",
    )
    parser.add_argument(
        "--after",
        type=options.duration,
        metavar="S",
        help=f"with a COMMAND: let it run for this long first, or until it ends; by default {_AFTER:g}s",
    )


def advice(arguments: argparse.Namespace) -> dict[str, str]:
    return {"timeout": "--timeout S allows more time"}


@contextlib.contextmanager
def asked(arguments: argparse.Namespace) -> Iterator[tuple[Reached, Timeout]]:
    """The program, which has run for a while if it was started, and the timeout."""
    reach.check(arguments)
    if arguments.after is not None and arguments.launched is None:
        raise ValueError("--after is for a COMMAND after --; leave it out, since a running program is asked at once")
    with reach.reached(arguments, hold=True) as program:
        if program.launched:
            with program.may_end():
                program.client.run_if_waiting()
            signals.Stop().wait(program.client, _AFTER if arguments.after is None else arguments.after)
        try:
            yield program, None if arguments.timeout == float("inf") else arguments.timeout
        except CDPTimeoutError as error:
            error.hint = "; ".join(filter(None, [error.hint, "timeout=SECONDS allows more time"]))
            raise
        except (ClosedError, CommandError):
            if program.launched and program.has_ended:
                text = "the program had ended before it answered; --after S, such as 0s, asks earlier"
                raise CDPError(text) from None
            raise
