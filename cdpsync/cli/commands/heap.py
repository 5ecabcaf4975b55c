"""cdpsync heap summary | diff | leaks | check | why | report: answers questions about .heapsnapshot files."""

from __future__ import annotations

import argparse
import difflib
import errno
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...errors import CDPError
from ...files import reporter
from .. import checking, options, printing, streams
from ..output import Output
from ..paths import group_lines, path_lines

if TYPE_CHECKING:
    from ...heap import HeapSnapshot, Node, Nodes, Table

_ROWS = 20
_SORT = "retained_size"
_MORE = """\
Texts in a table are cut to the width of the terminal, or to $COLUMNS characters. If stdout is
not a terminal and COLUMNS is not set, nothing is cut. Numbers, JSON, CSV and paths never are.
Sizes are in bytes."""


MORE = ""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    questions = parser.add_subparsers(dest="question", required=True, metavar="QUESTION")
    summary = _question(questions, "summary", _summary, "show what is in a heap, by constructor", "FILE")
    summary.add_argument("--filter", metavar="WORD", help="only constructors whose names contain WORD")
    summary.add_argument(
        "--sort",
        metavar="COLUMN",
        help=f"sort by retained_size, shallow_size, count, distance or name; {_SORT} by default",
    )
    summary.add_argument(
        "--statistics", action="store_true", help="show the bytes of each kind instead: code, strings, arrays …"
    )
    _printing(summary)
    diff = "show which objects are new and which are gone, by constructor"
    _printing(_question(questions, "diff", _diff, diff, "OLDER", "NEWER"))
    leaks = "show what is new in ACTION and still held in FINAL, and what holds it"
    _printing(_question(questions, "leaks", _leaks, leaks, "BASELINE", "ACTION", "FINAL"))
    check = _question(questions, "check", lambda arguments: checking.run(arguments, _load), checking.HELP)
    options.describe(check, checking.HELP, checking.MORE)
    checking.add_arguments(check)
    why = _question(questions, "why", _why, "show what keeps an object, or the objects of a class, alive", "FILE")
    why.add_argument("what", metavar="ID|CLASS", help="the id of an object, or the name of a constructor or function")
    _printing(why)
    report = _question(questions, "report", _report, "write a report as one HTML file, with a treemap", "FILE")
    report.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="the file to write, or - for stdout; by default SNAPSHOT.html",
    )
    report.add_argument("--force", action="store_true", help="replace a file that exists")
    report.add_argument("--older", metavar="FILE", help="an older snapshot of the same process to compare with")


def _question(
    questions: Any, name: str, run: Callable[[argparse.Namespace], int | None], help: str, *files: str
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = questions.add_parser(name, help=help)
    options.describe(parser, help, _MORE if name != "report" else "")
    for file in files:
        parser.add_argument(file.lower(), metavar=file, help="a .heapsnapshot file, or - for stdin")
    parser.set_defaults(ask=run, parser=parser)
    return parser


def _printing(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-n",
        type=options.whole_number(0, "rows"),
        default=_ROWS,
        metavar="ROWS",
        help=f"the most rows to print; {_ROWS} by default, 0 for all",
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", dest="form", action="store_const", const="json", help="print one JSON object")
    form.add_argument("--csv", dest="form", action="store_const", const="csv", help="print comma-separated values")


def run(arguments: argparse.Namespace) -> int | None:
    """Answer the question."""
    try:
        code: int | None = arguments.ask(arguments)
    except ImportError as error:  # it says how to install numpy
        raise CDPError(str(error)) from error
    return code


def _load(path: str) -> HeapSnapshot:
    from ...heap import HeapSnapshot

    with reporter(True) as report:
        return HeapSnapshot.load(_stdin() if path == "-" else path, report.read)


def _stdin() -> Any:
    if sys.stdin is None:
        raise OSError(errno.EBADF, "it is closed", "stdin")
    return sys.stdin.buffer


def _summary(arguments: argparse.Namespace) -> None:
    if arguments.statistics:
        for option in ("filter", "sort"):
            if getattr(arguments, option) is not None:
                raise ValueError(f"--{option} selects constructors, but --statistics shows none: leave one of them out")
        _print(_load(arguments.file).statistics().table(), arguments)
    else:
        _print(_load(arguments.file).summary(arguments.filter, sort=arguments.sort or _SORT), arguments)


def _diff(arguments: argparse.Namespace) -> None:
    older = _load(arguments.older).digest()  # the rest of it is freed before the newer one is read
    _print(_load(arguments.newer).diff(older), arguments)


def _leaks(arguments: argparse.Namespace) -> None:
    from ...heap import leaks

    baseline, action = (_load(file).digest() for file in (arguments.baseline, arguments.action))
    _print(leaks(baseline, action, _load(arguments.final)), arguments, group_lines)


def _why(arguments: argparse.Namespace) -> None:
    snapshot = _load(arguments.file)
    nodes = _wanted(snapshot, arguments.what)
    if len(nodes) > 1 or arguments.form:
        _print(nodes.held_by(), arguments, group_lines)
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
        names = sorted({row.name for row in snapshot.summary()})
        similar = (
            difflib.get_close_matches(what, names, 3) or [name for name in names if what.lower() in name.lower()][:3]
        )
        hint = f"; did you mean {' or '.join(map(repr, similar))}?" if similar else ""
        raise ValueError(f"this snapshot has no object of the class {what!r}, and no function of this name{hint}")
    return found


def _report(arguments: argparse.Namespace) -> None:
    if arguments.output is None:
        arguments.output = "heap.html" if arguments.file == "-" else f"{Path(arguments.file).stem}.html"
    output = Output(arguments.output, force=True)
    for file in filter(None, (arguments.file, arguments.older)):
        if Path(output.name).exists() and Path(file).exists() and Path(output.name).samefile(file):
            raise ValueError(f"{output.name} is the snapshot itself: name another file for the report")
    Output(arguments.output, force=arguments.force)
    older = _load(arguments.older).digest(holders=True) if arguments.older else None
    _load(arguments.file).save_report(output.destination, older=older)
    output.announce()


def _print(
    table: Table[Any], arguments: argparse.Namespace, path: Callable[[Any], Iterator[str]] | None = None
) -> None:
    """Print a table. `path` returns the lines to print below a row, in place of the column "path"."""
    from ...views import line_width

    most = arguments.n if arguments.n > 0 else len(table)
    if arguments.form and table.warning:
        streams.say(table.warning)  # CSV has no place for it if there are no rows
    if arguments.form == "json":
        rows = [_as_json(row) for row in table[:most].to_dict()]
        kind = "statistics" if getattr(arguments, "statistics", False) else arguments.question
        fields = {"rows": rows, "total": len(table), "warning": table.warning or None}
        printing.document(f"heap-{kind}", fields)
    elif arguments.form == "csv":
        streams.show(table[:most].to_csv(), end="")
    else:
        below = None if path is None else lambda row: list(path(row))
        table = table if path is None else table.without("path")
        streams.show(table.text(most, width=line_width() or sys.maxsize, below=below, mark=printing.mark()))


def _as_json(row: dict[str, Any]) -> dict[str, Any]:
    """A row of a table, with lines and columns from 1, without the warning, which stands beside the rows."""
    fields = {name: value for name, value in row.items() if name != "warning"}
    if place := fields.get("location"):
        fields["location"] = {**place, "line": place["line"] + 1, "column": place["column"] + 1}
    return fields


def advice(arguments: argparse.Namespace) -> dict[str, str]:
    return {}
