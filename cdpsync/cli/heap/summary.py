"""cdpsync heap summary: shows what is in a heap, by constructor."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from . import answers, inputs

if TYPE_CHECKING:
    from ...heap import HeapSnapshot, Nodes

MORE = answers.MORE
_SORT = "retained_size"
_RETAINERS = ("detached-dom", "event-handlers", "contexts", "console")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `heap summary`."""
    inputs.add_files(parser, "FILE")
    parser.add_argument("--filter", metavar="WORD", help="only constructors whose names contain WORD")
    parser.add_argument(
        "--sort",
        metavar="COLUMN",
        help=f"sort by retained_size, shallow_size, count, distance or name; {_SORT} by default",
    )
    parser.add_argument(
        "--retained-by",
        choices=_RETAINERS,
        help="only what is alive because of detached DOM nodes, event handlers, contexts of functions, or DevTools' "
        "console",
    )
    parser.add_argument(
        "--frame",
        metavar="ID",
        help="only what belongs to this native context: an id from cdpsync heap frames, shared, or none",
    )
    parser.add_argument(
        "--statistics", action="store_true", help="show the bytes of each kind instead: code, strings, arrays …"
    )
    answers.add_printing(parser)


def run(arguments: argparse.Namespace) -> None:
    """Print the summary."""
    if arguments.retained_by and arguments.frame is not None:
        raise ValueError("--retained-by and --frame both select objects: leave one of them out")
    if arguments.statistics:
        for option in ("filter", "sort", "retained_by", "frame"):
            if getattr(arguments, option) is not None:
                name = option.replace("_", "-")
                raise ValueError(f"--{name} selects constructors, but --statistics shows none: leave one of them out")
        answers.print_table(inputs.load(arguments.file).statistics().table(), arguments)
        return
    snapshot = inputs.load(arguments.file)
    found = snapshot.summary(arguments.filter, sort=arguments.sort or _SORT, nodes=_nodes(snapshot, arguments))
    answers.print_table(found, arguments)


def _nodes(snapshot: HeapSnapshot, arguments: argparse.Namespace) -> Nodes | None:
    if arguments.retained_by:
        return snapshot.retained_by(arguments.retained_by)
    if arguments.frame is None:
        return None
    rows = snapshot.native_contexts()
    ids = {str(row.node.id) if row.node else row.name.strip("()"): row for row in rows}
    wanted = arguments.frame.removeprefix("@")
    if wanted not in ids:
        raise ValueError(f"this snapshot has no native context {arguments.frame!r}, only {', '.join(ids)}")
    return ids[wanted].nodes
