"""cdpsync search WORD …: finds commands, events and types of the protocol."""

from __future__ import annotations

import argparse

from ...protocol import bundled
from .. import printing
from ..describing import member_row, of_endpoint

_SHOWN = 20

MORE = """\
The names are searched, and with --endpoint the descriptions too: the protocol that comes with cdpsync has none.

examples:
  cdpsync search heap
  cdpsync search cookie --endpoint 9222"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("wanted", nargs="+", metavar="WORD", help="what the name or the description must have")
    parser.add_argument("--endpoint", metavar="ENDPOINT", help="search what this program understands: PORT, HOST:PORT")
    printing.add_json(parser, "print JSON, with all that was found")


def advice(arguments: argparse.Namespace) -> dict[str, str]:
    return {}


def run(arguments: argparse.Namespace) -> int:
    protocol = bundled() if arguments.endpoint is None else of_endpoint(arguments.endpoint)
    found = protocol.search(" ".join(arguments.wanted))
    if arguments.json:
        rows = [member_row(one) for one in found]
        printing.document("search", {"source": protocol.source, "words": arguments.wanted, "rows": rows})
        return 0
    shown = found if printing.width(arguments) is None else found[:_SHOWN]
    lines = [repr(shown)]
    if len(shown) < len(found):
        lines += [f"… {len(found) - len(shown)} more: {printing.again(arguments)} | less"]
    if found:
        lines += [f"cdpsync protocol {found[0].full_name} describes the first"]
    printing.answer("\n".join(lines))
    return 0
