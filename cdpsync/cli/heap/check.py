"""cdpsync heap check: fails if snapshots taken between equal rounds of work have grown in every round."""

from __future__ import annotations

import argparse

from ...text import size_text
from .. import options, printing, streams
from . import inputs

MORE = """\
BASELINE is a snapshot of the program when it has warmed up, ACTION one after a round of work, and
FINAL one after the same work again; each of MORE is one after another round. Only what came in
every round and stays counts, so caches that fill do not. Take them over one connection:
cdpsync snapshot --count 4, or from DevTools or v8.writeHeapSnapshot, without reloading.

--fail-over limits what one round may add, on average. Without it the exit code is always 0."""
_GREW = 7


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `heap check`."""
    for name in ("BASELINE", "ACTION", "FINAL"):
        parser.add_argument(name.lower(), metavar=name, nargs="?", help="a .heapsnapshot file, or - for stdin")
    parser.add_argument(
        "more", metavar="MORE", nargs="*", default=[], help="more snapshots, one after each further round"
    )
    parser.add_argument(
        "--fail-over", type=options.size, metavar="SIZE", help="exit code 7 if a round added more, such as 1MB"
    )
    parser.add_argument(
        "--allow",
        action="append",
        default=[],
        metavar="CLASS",
        help='what may grow: a class, a function, or a holder such as "Map cache"; * is any text; may be repeated',
    )
    printing.add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print what has grown. Returns the exit code."""
    from ...heap import Growing

    names = [one for one in (arguments.baseline, arguments.action, arguments.final) if one is not None]
    names += arguments.more
    if len(names) < 3:
        raise ValueError(
            "heap check compares three snapshots or more, one before and one after each round of work: "
            "cdpsync snapshot 9229 --count 3 --every 10s -o heap.heapsnapshot captures them"
        )
    if names.count("-") > 1:
        raise ValueError("- is stdin, which holds one snapshot: name files for the others")
    growing = Growing()
    for name in names:
        growing.add(lambda name=name: inputs.load(name))  # type: ignore[misc]
    growth = growing.result().allow(*arguments.allow)
    limit = arguments.fail_over
    over = limit is not None and growth.exceeds(limit)
    if arguments.json:
        printing.document("heap-check", {**growth.to_dict(), "limit": limit, "exceeded": over})
    else:
        printing.answer(growth.text(width=None))
    if over:
        streams.say(f"the heap grew by {size_text(growth.grew_by)} a round; --fail-over is {size_text(limit)}")
    return _GREW if over else 0
