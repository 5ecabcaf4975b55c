"""cdpsync probe [ENDPOINT] FILE:LINE EXPR…: prints values whenever the program reaches a place, and never stops it."""

from __future__ import annotations

import argparse
import contextlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any

from ...domains.debugger import Hit, Probe
from ...errors import CDPError
from ...session import Session
from ...text import printable
from ...threads import Deadline
from .. import printing, reach, signals, streams
from ..following import add_limits, following
from ..reach import Reached
from ..readable import jsonable, notation

_SOON = 2.0
"""Seconds after which a message says that a place is not in the program so far."""

MORE = """\
Each hit is a line: the time, the place, and the values before the statement
there. EXPR is JavaScript that may use the variables there; what it changes
stays changed. The program runs on, a little slower. --if and -p may be given
several times; --if belongs to the place before it.
With a COMMAND, the probes are set before its first line, and the hits go to
stderr; --json or -o - sends them to stdout.

examples:
  cdpsync probe app.ts:42 total user.id
  cdpsync probe 9229 src/app.ts:42:5 total --if 'total > 100' --count 10
  cdpsync probe --json -p app.ts:7 sum -p db.ts:12 query.length | jq .values
  cdpsync probe app.ts:42 sum -- deno run app.ts"""


@dataclass
class _Spot:
    place: str
    expressions: list[str]
    condition: str | None = None


class _AddSpot(argparse.Action):
    """-p FILE:LINE EXPR…"""

    def __call__(self, parser: Any, namespace: Any, values: Any, option_string: str | None = None) -> None:
        namespace.spots = [*namespace.spots, _Spot(values[0], values[1:])]


class _AddCondition(argparse.Action):
    """--if COND, of the place before it."""

    def __call__(self, parser: Any, namespace: Any, values: Any, option_string: str | None = None) -> None:
        if namespace.spots:
            before, namespace.spots[-1].condition = namespace.spots[-1].condition, str(values)
        else:
            before, namespace.condition = namespace.condition, str(values)
        if before is not None:
            parser.error("two --if for one place: write one condition, such as 'a > 1 && b'")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    reach.add_arguments(parser, own="FILE:LINE EXPR ...", reconnect=True)
    parser.set_defaults(spots=[], condition=None)
    parser.add_argument(
        "-p",
        "--place",
        action=_AddSpot,
        nargs="+",
        metavar=("FILE:LINE", "EXPR"),
        help="another place, with what to print",
    )
    parser.add_argument(
        "--if", action=_AddCondition, dest="given", metavar="COND", help="only hits for which this JavaScript is true"
    )
    add_limits(parser, "hits")
    parser.add_argument("--stack", action="store_true", help="print the calls that led to each hit")
    parser.add_argument(
        "--later", action="store_true", help="wait for a file that is not loaded yet, instead of an error"
    )


def advice(arguments: argparse.Namespace) -> dict[str, str]:
    """For each option of the library that a hint may name, what to say instead."""
    return {}


@dataclass
class _Run:
    """What one command line has done so far."""

    arguments: argparse.Namespace
    spots: list[_Spot]
    deadline: Deadline
    left: int | None
    hits: int = 0
    began: bool = False
    """Whether the program was reached before: one that has just started again may load the file a moment later."""
    probes: list[Probe] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)
    """Why places were not found in the program until it ended."""


def run(arguments: argparse.Namespace) -> int:
    spots = _spots(arguments)
    one = _Run(arguments, spots, Deadline(arguments.duration), arguments.count)
    with signals.recording() as stop:
        for program in reach.each(arguments, hold=True):
            with program.may_end(), stop.interrupts():
                _follow(one, program)
            if one.left == 0 or one.deadline.passed():
                break
            if arguments.reconnect and program.has_ended and not stop:
                streams.say("hits before cdpsync is connected again are not seen")
    if one.unplaced:
        raise ValueError("; ".join(one.unplaced))
    if not one.hits and not stop:
        streams.say("no hit: the program did not come by")
    return 0 if one.left == 0 or one.deadline.passed() else program.exit_code


def _spots(arguments: argparse.Namespace) -> list[_Spot]:
    """The places of the command line. Raises ValueError if there is something wrong with them."""
    from ...domains.debugger.address import address_of

    reach.check(arguments)
    spots = list(arguments.spots)
    if arguments.own:
        spots.insert(0, _Spot(arguments.own[0], arguments.own[1:], arguments.condition))
    elif arguments.condition is not None and arguments.spots:
        raise ValueError("write --if after the place that it belongs to")
    if not spots:
        raise ValueError("name a place and what to print there, as in: cdpsync probe app.ts:42 total user.id")
    for spot in spots:
        if not re.fullmatch(r"(?s).+?:\d+(:\d+)?", spot.place):
            raise ValueError(
                f"{spot.place!r} is not a place: write FILE:LINE or FILE:LINE:COLUMN, as in: "
                "cdpsync probe app.ts:42 total"
            )
        address_of(spot.place, None, None, None, None, None)
    return spots


def _follow(one: _Run, program: Reached) -> None:
    """Print the hits in a program, until it ends or there are enough."""
    arguments = one.arguments
    one.probes, one.unplaced = [], []

    @contextlib.contextmanager
    def opened(session: Session) -> Iterator[Probe]:
        with session.debugger, _probe(one, session) as probe:
            one.probes.append(probe)
            if program.launched and session is program.client and (session.browser or "").startswith("Deno"):
                # Deno 2.9 is held by --inspect-brk, and pauses at the first statement because Debugger is enabled.
                with program.may_end():
                    session.debugger.start()
                    session.debugger.resume(timeout=0)
            yield probe

    with following(program, opened, all_workers=arguments.worker == "all") as followed:
        first, one.began = not one.began, True
        if first and not (program.launched or arguments.later or any(probe.bound for probe in one.probes)):
            raise ValueError(_nowhere(one.probes[0].problem, program))
        try:
            if not _print(one, program, followed.until(one.deadline.at_most(_SOON))):
                if not program.has_ended and not any(probe.bound for probe in one.probes):
                    streams.say(f"not in the program so far: {one.probes[0].problem}")
                elif not program.has_ended and not one.hits:
                    places = ", ".join(place.bound.short for probe in one.probes for place in probe.places[:5])
                    streams.say(
                        f"the program has not come by {places} so far; Ctrl-C ends this. FILE:LINE is the first "
                        "statement of the line: FILE:LINE:COLUMN is another, such as one in a function there"
                    )
                _print(one, program, followed.until(one.deadline))
        finally:
            if program.launched and not any(probe.places for probe in one.probes):
                one.unplaced = [one.probes[0].problem]


def _nowhere(problem: str, program: Reached) -> str:
    """Why a place is nowhere in the program, and what to do about it."""
    if not problem.startswith("no script"):
        return problem
    ways = []
    if program.sessions == [program.client] and (names := _workers(program)):
        ways.append(f"--worker all looks into its workers too ({', '.join(names[:5])})")
    ways.append("--later waits for a file that is loaded later")
    return f"{problem}{' ' if problem.endswith('?') else '; '}{'; '.join(ways)}"


def _workers(program: Reached) -> list[str]:
    with contextlib.suppress(CDPError):  # some targets have none
        return [worker.name or worker.url for worker in program.client.workers]
    return []


def _print(
    one: _Run,
    program: Reached,
    hits: Iterator[tuple[str, Hit]],
) -> bool:
    """Print hits; returns whether there were enough of them, or the program has ended."""
    for label, hit in hits:
        one.hits += 1
        if one.arguments.json:
            printing.line("probe", _fields(label, hit))
        else:
            for line in _lines(label, hit):
                printing.answer(printing.fitted(one.arguments, printable(line)))
        one.left = None if one.left is None else one.left - 1
        if one.left == 0:
            return True
    return program.has_ended


def _probe(one: _Run, session: Session) -> Probe:
    first, *others = one.spots
    stack = one.arguments.stack
    probe = session.debugger.probe(first.place, *first.expressions, condition=first.condition, stack=stack)
    try:
        for spot in others:
            probe.add(spot.place, *spot.expressions, condition=spot.condition, stack=stack)
    except BaseException:  # Ctrl-C too: nothing may be left in the program
        probe.remove()
        raise
    return probe


def _lines(label: str, hit: Hit) -> Sequence[str]:
    moment = printing.clock(datetime.fromtimestamp(hit.time, timezone.utc))
    values = [f"{name} = {notation(value)}" for name, value in hit.values.items()]
    values += [f"{name} threw {error.name or 'an error'}: {error.message}" for name, error in hit.errors.items()]
    head = f"{moment} {f'{label}: ' if label else ''}{hit.place.short}"
    line = f"{head}  {', '.join(values)}" if values else head
    return [line, *[f"    at {place.function or '(anonymous)'} {place.short}" for place in hit.stack]]


def _fields(label: str, hit: Hit) -> dict[str, Any]:
    place = hit.place
    return {
        "time": datetime.fromtimestamp(hit.time, timezone.utc).astimezone().isoformat(timespec="microseconds"),
        "worker": label or None,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "hit": hit.number,
        "values": {name: jsonable(value) for name, value in hit.values.items()},
        "errors": {name: str(error) for name, error in hit.errors.items()},
        "stack": [
            {"function": one.function or None, "file": one.file, "line": one.line, "column": one.column}
            for one in hit.stack
        ],
    }
