"""cdpsync heap why: shows what keeps an object, or the objects of a class, alive."""

from __future__ import annotations

import argparse
import difflib
import shlex
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .. import streams
from ..paths import group_lines, path_lines
from . import answers, inputs

if TYPE_CHECKING:
    from ...heap import HeapSnapshot, Node, Nodes

MORE = answers.MORE


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `heap why`."""
    inputs.add_files(parser, "FILE")
    parser.add_argument(
        "what", metavar="ID|CLASS", help="the id of an object, or the name of a constructor or function"
    )
    answers.add_printing(parser)


def run(arguments: argparse.Namespace) -> None:
    """Print the paths."""
    snapshot = inputs.load(arguments.file)
    nodes = _wanted(snapshot, arguments.what)
    if len(nodes) > 1 or arguments.form:
        answers.print_table(nodes.held_by(), arguments, group_lines)
    else:
        streams.show("\n".join(_kept_by(nodes[0], arguments.n)))


def _kept_by(node: Node, most: int) -> Iterator[str]:
    yield repr(node)[1:-1]
    yield from path_lines(node.path_to_root())
    if node.dominator is not None:
        yield f"freed with {node.dominator!r}"
    for edge in node.retainers()[: most or None]:
        yield f"held by {edge.source!r} as {edge}"


def _wanted(snapshot: HeapSnapshot, what: str) -> Nodes:
    if not what:
        raise ValueError("ID|CLASS is empty: write the id of an object, or the name of a constructor")
    number = what.removeprefix("@")
    if number.isdecimal() and len(number) < 100:  # int() refuses thousands of digits
        try:
            return snapshot.nodes[(at := snapshot.node(int(number)).ordinal) : at + 1]
        except LookupError as error:
            raise ValueError(str(error)) from None
    found = snapshot.find(what)
    if not len(found):
        found = snapshot.find("Function", name=what)
    if not len(found):
        having = snapshot.find(property=what)
        hint = f"; cdpsync heap find FILE --property {shlex.quote(what)} lists objects with a property of this name"
        raise unknown(snapshot, what, ", and no function of this name", hint if len(having) else "")
    return found


def unknown(snapshot: HeapSnapshot, what: str, more: str = "", hint: str = "") -> ValueError:
    """The error for the name of a class that the snapshot does not have, with `hint` or else with similar ones."""
    names = sorted({row.name for row in snapshot.summary()})
    similar = difflib.get_close_matches(what, names, 3) or [name for name in names if what.lower() in name.lower()][:3]
    if similar and not hint:
        hint = f"; did you mean {' or '.join(map(repr, similar))}?"
    return ValueError(f"this snapshot has no object of the class {what!r}{more}{hint}")
