"""cdpsync events [ENDPOINT] PATTERN…: prints events as they arrive."""

from __future__ import annotations

import argparse
import json
from datetime import datetime, timezone

from ...text import printable
from ...threads import Deadline
from .. import printing, reach
from ..following import add_limits, follow, following
from ..reach import Reached

MORE = """\
PATTERN is an event, such as Network.requestWillBeSent, or a pattern: 'Network.*', 'Page.frame*', '*'. cdpsync search
finds events. Their domains are enabled meanwhile, and disabled at the end. The program is never held up: pauses are
skipped unless Debugger.paused itself is named. Each line has the time, the name of an event, and its params as JSON.

examples:
  cdpsync events 'Runtime.*'
  cdpsync events 9222 'Network.*' --json | jq -r .params.request.url
  cdpsync events 9222 Page.loadEventFired --count 1 -d 30s"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    reach.add_arguments(parser, own="PATTERN ...", reconnect=True)
    add_limits(parser, "events")


def advice(arguments: argparse.Namespace) -> dict[str, str]:
    return {}


def run(arguments: argparse.Namespace) -> int:
    reach.check(arguments)
    if not arguments.own:
        raise ValueError("name the events, as in: cdpsync events 'Network.*'; cdpsync search WORD finds some")
    return follow(arguments, lambda program, left, deadline: _print(arguments, program, left, deadline))


def _print(arguments: argparse.Namespace, program: Reached, left: int | None, deadline: Deadline) -> int | None:
    """Print the events of a program. Returns how many are left to print."""
    opened = following(program, lambda one: one.listening(*arguments.own), all_workers=arguments.worker == "all")
    with opened as followed:
        for label, event in followed.until(deadline):
            moment = datetime.now(timezone.utc)
            if arguments.json:
                fields = {"time": moment.isoformat(timespec="milliseconds"), "worker": label or None}
                printing.line("event", {**fields, "method": event.method, "params": event.params})
            else:
                params = json.dumps(event.params, ensure_ascii=False, separators=(",", ":"))
                text = " ".join([printing.clock(moment), *([f"{label}:"] if label else []), event.method, params])
                printing.answer(printing.fitted(arguments, printable(text)))
            left = None if left is None else left - 1
            if left == 0:
                break
    return left
