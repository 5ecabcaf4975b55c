"""cdpsync heap find: lists objects by size, class, property and so on."""

from __future__ import annotations

import argparse
import re
import shlex
from collections.abc import Callable
from typing import Any

from ...text import size_condition, whole_condition
from . import answers, inputs
from .why import unknown

_SORTS = ("retained_size", "shallow_size", "distance", "id")
MORE = f"""\
Write a size as ">1 MB", "<=64 kB" or "=24", with the quotation marks. An object is listed only
if it meets all conditions.

examples:
  cdpsync heap find app.heapsnapshot --retained ">1 MB" --type closure
  cdpsync heap find app.heapsnapshot Session --property user=ann --distance "<9"
  cdpsync heap why app.heapsnapshot @1234     what keeps one of them alive

{answers.MORE}"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `heap find`."""
    inputs.add_files(parser, "FILE")
    parser.add_argument("class_name", metavar="CLASS", nargs="?", help="the name of a constructor")
    names = parser.add_mutually_exclusive_group()
    names.add_argument(
        "--name", metavar="NAME", help="only nodes of this name: the text of a string, a function's name"
    )
    names.add_argument(
        "--pattern", metavar="REGEX", help="only nodes with a match of this regular expression in their names"
    )
    parser.add_argument(
        "--type", metavar="TYPE", help="only nodes of V8's type, such as object, closure, string or array"
    )
    parser.add_argument(
        "--shallow", type=_size, metavar="SIZE", help='only nodes of this shallow size, such as ">1 kB"'
    )
    parser.add_argument(
        "--retained", type=_size, metavar="SIZE", help='only nodes of this retained size, such as ">1 MB"'
    )
    parser.add_argument(
        "--distance", type=_whole, metavar="NUMBER", help='only nodes at this distance from the roots, such as "<5"'
    )
    parser.add_argument(
        "--property",
        metavar="NAME[=TEXT]",
        help="only objects with a property of this name; with TEXT, its value must be this string, or have this name",
    )
    parser.add_argument("--detached", action="store_true", default=None, help="only DOM nodes that are in no document")
    parser.add_argument(
        "--sort", choices=_SORTS, default=_SORTS[0], metavar="COLUMN", help=f"sort by {', '.join(_SORTS)}"
    )
    answers.add_printing(parser)


def run(arguments: argparse.Namespace) -> None:
    """Print the objects."""
    conditions = _conditions(arguments)
    snapshot = inputs.load(arguments.file)
    found = snapshot.find(arguments.class_name, **conditions)
    if arguments.class_name is not None and not len(found) and not len(snapshot.find(arguments.class_name)):
        name = arguments.class_name
        hint = f"; --name {shlex.quote(name)} finds nodes with this name" if len(snapshot.find(name=name)) else ""
        raise unknown(snapshot, name, hint=hint)
    found = found.sorted(arguments.sort, reverse=arguments.sort.endswith("size"))
    table = found.table(arguments.n or len(found))
    answers.print_table(table, arguments, total=len(found))


def _conditions(arguments: argparse.Namespace) -> dict[str, Any]:
    given = vars(arguments)
    conditions = {name: given[name] for name in ("name", "type", "shallow", "retained", "distance", "detached")}
    if arguments.pattern is not None:
        try:
            conditions["name"] = re.compile(arguments.pattern)
        except re.error as error:
            raise ValueError(f"--pattern {arguments.pattern!r} is not a regular expression: {error}") from None
    if arguments.property is not None:
        name, equals, text = arguments.property.partition("=")
        conditions["property"] = (name, text) if equals else name
    return conditions


def _size(text: str) -> str | int:
    return _checked(text, size_condition)


def _whole(text: str) -> str | int:
    return _checked(text, whole_condition)


def _checked(text: str, condition: Callable[[str | int, str], object]) -> str | int:
    """A condition as the library takes it: digits alone mean exactly that."""
    wanted = int(text) if text.isdecimal() and len(text) < 19 else text
    try:
        condition(wanted, "condition")
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error).partition("condition=")[2]) from None
    return wanted
