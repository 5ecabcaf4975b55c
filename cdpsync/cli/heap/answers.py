"""How the answer to a question of `cdpsync heap` is printed: as a table, as JSON, as CSV."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from .. import options, printing, streams

if TYPE_CHECKING:
    from ...heap import Table

ROWS = 20
"""The most rows that are printed by default."""
MORE = """\
Texts in a table are cut to the width of the terminal, or to $COLUMNS characters. If stdout is
not a terminal and COLUMNS is not set, nothing is cut. Numbers, JSON, CSV and paths never are.
Sizes are in bytes."""
"""The help that all questions with a table have in common."""


def add_printing(parser: argparse.ArgumentParser, rows: int = ROWS) -> None:
    """Add the options that say how the answer is printed. `rows` is how many are printed by default."""
    parser.add_argument(
        "-n",
        type=options.whole_number(0, "rows"),
        default=rows,
        metavar="ROWS",
        help=f"the most rows to print; {rows} by default, 0 for all",
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", dest="form", action="store_const", const="json", help="print one JSON object")
    form.add_argument("--csv", dest="form", action="store_const", const="csv", help="print comma-separated values")


def print_table(
    table: Table[Any],
    arguments: argparse.Namespace,
    path: Callable[[Any], Iterator[str]] | None = None,
    *,
    total: int | None = None,
) -> None:
    """Print a table. `path` returns the lines to print below a row, in place of the column "path".

    `total` is the number of all rows, if the table does not have all of them.
    """
    from ...views import line_width

    most = arguments.n if arguments.n > 0 else len(table)
    if arguments.form and table.warning:
        streams.say(table.warning)  # CSV without rows does not have it
    if arguments.form == "json":
        rows = [as_json(row) for row in table[:most].to_dict()]
        kind = "statistics" if getattr(arguments, "statistics", False) else arguments.question
        fields = {"rows": rows, "total": len(table) if total is None else total, "warning": table.warning or None}
        printing.document(f"heap-{kind}", fields)
    elif arguments.form == "csv":
        streams.show(table[:most].to_csv(), end="")
    else:
        below = None if path is None else lambda row: list(path(row))
        table = table if path is None else table.without("path")
        streams.show(table.text(most, width=line_width() or sys.maxsize, below=below, mark=printing.mark()))
        if total is not None and total > len(table):
            streams.show(f"… {total - len(table):,} more")


def as_json(row: dict[str, Any]) -> dict[str, Any]:
    """A row of a table, with lines and columns from 1, without the warning, which stands beside the rows."""
    fields = {name: value for name, value in row.items() if name != "warning"}
    if place := fields.get("location"):
        fields["location"] = {**place, "line": place["line"] + 1, "column": place["column"] + 1}
    return fields
