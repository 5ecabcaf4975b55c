"""cdpsync heap summary | diff | leaks | why | report: questions to .heapsnapshot files."""

from __future__ import annotations

import argparse
import difflib
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..progress import reporter

if TYPE_CHECKING:
    from ..heap import HeapSnapshot, Nodes, Table

_ROWS = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    questions = parser.add_subparsers(dest="question", required=True, metavar="QUESTION")
    summary = _question(questions, "summary", _summary, "what is in it, by constructor", "FILE")
    summary.add_argument("--filter", metavar="WORD", help="only constructors whose name contains it")
    summary.add_argument(
        "--sort", metavar="COLUMN", default="retained_size", help="retained_size by default; or count …"
    )
    summary.add_argument("--statistics", action="store_true", help="by what it is instead: code, strings, arrays …")
    _printing(summary)
    _printing(_question(questions, "diff", _diff, "what came and what went, by constructor", "OLDER", "NEWER"))
    leaks = "what ACTION made and FINAL still holds, and by whom"
    _printing(_question(questions, "leaks", _leaks, leaks, "BASELINE", "ACTION", "FINAL"))
    why = _question(questions, "why", _why, "who keeps an object, or the objects of a class, alive", "FILE")
    why.add_argument("what", metavar="ID|CLASS", help="an object's id, or a constructor's name")
    _printing(why)
    report = _question(questions, "report", _report, "all of it as one HTML file with a treemap", "FILE")
    report.add_argument("-o", "--output", metavar="FILE", required=True, help="where to")
    report.add_argument("--older", metavar="FILE", help="an older snapshot of the same process, to compare with")


def _question(
    questions: Any, name: str, run: Callable[[argparse.Namespace], None], help: str, *files: str
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = questions.add_parser(name, help=help, description=help.capitalize() + ".")
    for file in files:
        parser.add_argument(file.lower(), metavar=file, help="a .heapsnapshot file")
    parser.set_defaults(ask=run)
    return parser


def _printing(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-n", type=_rows, default=_ROWS, metavar="ROWS", help=f"how many rows; {_ROWS} by default, 0 for all"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", dest="form", action="store_const", const="json", help="as a list of objects")
    form.add_argument("--csv", dest="form", action="store_const", const="csv", help="as comma-separated values")


def _rows(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is no number of rows")
    return int(text)


def run(arguments: argparse.Namespace) -> None:
    arguments.ask(arguments)


def _load(path: str) -> HeapSnapshot:
    try:
        from ..heap import HeapSnapshot
    except ImportError as error:  # it says how to get numpy
        raise ValueError(str(error)) from error
    with reporter(True) as report:
        return HeapSnapshot.load(path, report.read)


def _summary(arguments: argparse.Namespace) -> None:
    snapshot = _load(arguments.file)
    if arguments.statistics:
        _print(snapshot.statistics().table(), arguments)
    else:
        _print(snapshot.summary(arguments.filter, sort=arguments.sort), arguments)


def _diff(arguments: argparse.Namespace) -> None:
    older = _load(arguments.older).digest()  # the rest of it makes room for the newer one
    _print(_load(arguments.newer).diff(older), arguments)


def _leaks(arguments: argparse.Namespace) -> None:
    from ..heap import three_way

    baseline, action = (_load(file).digest() for file in (arguments.baseline, arguments.action))
    _print(three_way(baseline, action, _load(arguments.final)), arguments)


def _why(arguments: argparse.Namespace) -> None:
    snapshot = _load(arguments.file)
    nodes = _wanted(snapshot, arguments.what)
    if len(nodes) > 1 or arguments.form:
        _print(nodes.held_by(), arguments)
        return
    node = nodes[0]
    print(repr(node)[1:-1])
    print(f"  {node.path_to_root()}")
    if node.dominator is not None:
        print(f"  goes with {node.dominator!r}")
    for edge in node.retainers()[: arguments.n or None]:
        print(f"  held by {edge.source!r} as {edge}")


def _wanted(snapshot: HeapSnapshot, what: str) -> Nodes:
    number = what.removeprefix("@")
    if number.isdecimal():
        try:
            return snapshot.nodes[(at := snapshot.node(int(number)).ordinal) : at + 1]
        except LookupError as error:
            raise ValueError(str(error)) from None
    found = snapshot.find(what)
    if not len(found):
        found = snapshot.find("Function", name=what)
    if not len(found):
        names = sorted({row.name for row in snapshot.summary()})
        similar = (
            difflib.get_close_matches(what, names, 3) or [name for name in names if what.lower() in name.lower()][:3]
        )
        hint = f"; did you mean {' or '.join(map(repr, similar))}?" if similar else ""
        raise ValueError(f"no object of this snapshot is of the class {what!r}, and no function has this name{hint}")
    return found


def _report(arguments: argparse.Namespace) -> None:
    for file in filter(None, (arguments.file, arguments.older)):
        if Path(arguments.output).exists() and Path(file).exists() and Path(arguments.output).samefile(file):
            raise ValueError(f"{arguments.output} is a snapshot to be read: name another file for the report")
    older = _load(arguments.older).digest() if arguments.older else None
    _load(arguments.file).save_report(arguments.output, older=older)
    print(arguments.output)


def _print(table: Table[Any], arguments: argparse.Namespace) -> None:
    most = arguments.n if arguments.n > 0 else len(table)
    if arguments.form == "json":
        print(json.dumps(table[:most].to_dict(), indent=2))
    elif arguments.form == "csv":
        print(table[:most].to_csv(), end="")
    else:
        print(table.text(most))
