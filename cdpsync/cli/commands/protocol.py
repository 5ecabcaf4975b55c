"""cdpsync protocol [DOMAIN[.MEMBER]]: describes the commands, events and types of the protocol."""

from __future__ import annotations

import argparse

from ...protocol import Domain, Protocol, bundled
from .. import printing
from ..describing import described, domain_fields, member_fields, of_endpoint

MORE = """\
The protocol is the one that comes with cdpsync; it has no descriptions. --endpoint asks a program for its own, which
has (Deno has none of its own).

examples:
  cdpsync protocol
  cdpsync protocol Runtime
  cdpsync protocol Runtime.evaluate --endpoint 9229"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "name", nargs="?", metavar="DOMAIN[.MEMBER]", help="what to describe; by default, the list of domains"
    )
    parser.add_argument(
        "--endpoint", metavar="ENDPOINT", help="describe what this program understands: PORT, HOST:PORT"
    )
    printing.add_json(parser, "print it as JSON")


def advice(arguments: argparse.Namespace) -> dict[str, str]:
    return {}


def run(arguments: argparse.Namespace) -> None:
    protocol = bundled() if arguments.endpoint is None else of_endpoint(arguments.endpoint)
    if arguments.name is None:
        _print_domains(arguments, protocol)
        return
    try:
        found = protocol[arguments.name]
    except KeyError as error:
        same = protocol.search(arguments.name) if arguments.name.isalnum() else []
        hint = f"; cdpsync search {arguments.name} finds {len(same)}" if same else ""
        raise ValueError(f"the protocol has no {error.args[0]}{hint}") from None
    if arguments.json:
        fields = domain_fields(found) if isinstance(found, Domain) else member_fields(found)
        printing.document("protocol", {"source": protocol.source, **fields})
    else:
        printing.answer(described(found))


def _print_domains(arguments: argparse.Namespace, protocol: Protocol) -> None:
    if arguments.json:
        rows = [
            {key: value for key, value in domain_fields(one).items() if key not in ("commands", "events", "types")}
            for one in protocol.domains.values()
        ]
        printing.document("protocol", {"source": protocol.source, "rows": rows})
    else:
        printing.answer(f"{protocol!r}\ncdpsync protocol DOMAIN lists what is in one of them")
