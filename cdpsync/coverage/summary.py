"""The summary of a Coverage, as text."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from ..text import count_text, visible
from .file_coverage import FileCoverage
from .totals import Totals

_FILES = 10
_LONGEST_NAME = 60
_LONGEST_LINES = 60


def summary(total: Totals, files: Sequence[FileCoverage]) -> str:
    """How much has run, and which files have the most lines that have not."""
    first = (
        f"{count_text(len(files), 'file')}: {_share(total.lines)} of {count_text(total.line_count, 'line')} have run, "
        f"{_share(total.functions)} of {count_text(total.function_count, 'function')}, "
        f"{_share(total.blocks)} of {count_text(total.block_count, 'block')}"
    )
    lines = [first]
    missed = sorted(files, key=lambda one: one.total.covered_line_count - one.total.line_count)
    missed = [one for one in missed if one.total.covered_line_count < one.total.line_count]
    if missed:
        lines.append("Most lines that have not run:")
    lines += [_line(one) for one in missed[:_FILES]]
    if len(missed) > _FILES:
        rest = sum(one.total.line_count - one.total.covered_line_count for one in missed[_FILES:])
        lines.append(f"  … {count_text(rest, 'line')} in {count_text(len(missed) - _FILES, 'more file')}")
    unloaded = sum(not one.loaded for one in files)
    if unloaded:
        lines.append(f"Never loaded: {count_text(unloaded, 'file')}")
    doubtful = [one for one in files if one.warning]
    if doubtful:
        lines.append(f"Doubtful: {_name(doubtful[0])}: {visible(doubtful[0].warning, 150)}")
        if len(doubtful) > 1:
            lines.append(f"  … and {count_text(len(doubtful) - 1, 'more file')}")
    return "\n".join(lines)


def _line(one: FileCoverage) -> str:
    total = one.total
    missed = total.line_count - total.covered_line_count
    where = one.uncovered_lines
    if len(where) > _LONGEST_LINES:
        where = where[: where.rfind(",", 0, _LONGEST_LINES) + 1] + "…"
    return f"  {missed:>7,}  {_share(total.lines):>6}  {_name(one)}  {where}"


def _name(one: FileCoverage) -> str:
    below = f"{Path.cwd()}{os.sep}"
    name = visible(one.file.removeprefix(below))
    return name if len(name) <= _LONGEST_NAME else f"…{name[1 - _LONGEST_NAME :]}"


def _share(share: float) -> str:
    """A percentage that is 0 or 100 only if it is exactly that."""
    return f"{share:.1%}" if share in (0, 1) else f"{min(max(share, 0.001), 0.999):.1%}"
