"""A Coverage as one HTML document: a table of the files, and their sources with the counts.

Names and sources of a program are not trusted: they enter the document only as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files
from itertools import groupby
from typing import Any

from ..text import visible
from ..views import fact_list, json_in_page, page
from .file_coverage import FileCoverage
from .text import utf16_length
from .totals import Totals

_LONGEST_TITLE = 200

_DATA = "\0"
"""Where the data is to be. No text of a document has this character: `visible` escapes it."""


def report(covered: Sequence[FileCoverage], title: str | None) -> Iterator[bytes]:
    """The document, in several parts."""
    body, style, script = (
        files(__package__).joinpath("page").joinpath(f"report.{kind}").read_text("utf-8")
        for kind in ("html", "css", "js")
    )
    title = escape(visible(title or "Coverage", _LONGEST_TITLE))
    parts = {"title": title, "facts": fact_list(_facts(covered)), "data": _DATA}
    before, after = page(body, style, script, parts).split(_DATA)
    yield before.encode()
    base = _base([one.file for one in covered])
    yield f'{{"base":{json_in_page(base)},"files":['.encode()
    for number, one in enumerate(covered):
        yield f"{',' if number else ''}\n{json_in_page(_file(one, base))}".encode()
    yield b"]}"
    yield after.encode()


def _facts(covered: Sequence[FileCoverage]) -> Iterator[tuple[str, str]]:
    total = Totals.of(one.total for one in covered)
    shares = [
        ("Lines", total.covered_line_count, total.line_count),
        ("Functions", total.covered_function_count, total.function_count),
        ("Blocks", total.covered_block_count, total.block_count),
    ]
    yield "Files", f"{len(covered):,}"
    for name, part, whole in shares:
        share = f"{percent(part, whole)} <small>{part:,} of {whole:,}</small>" if whole else "–"
        yield f"{name} that ran", share


def percent(part: int, whole: int) -> str:
    """A share as text. It is 0 % only if it is nothing, and 100 % only if it is all."""
    share = part / whole if whole else 1.0
    return f"{share if share in (0, 1) else min(max(share, 0.001), 0.999):.1%}"


def _base(names: list[str]) -> str:
    """The directory that contains all files, with a slash at its end; "" if they have none in common."""
    first, last = min(names, default=""), max(names, default="")
    same = next((at for at, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last)))
    return first[: first.rfind("/", 0, same) + 1]


def _file(one: FileCoverage, base: str) -> dict[str, Any]:
    total = one.total
    return {
        "name": one.file[len(base) :],
        "source": one.source,
        "warning": one.warning,
        "loaded": one.loaded,
        "totals": [
            [total.covered_line_count, total.line_count],
            [total.covered_function_count, total.function_count],
            [total.covered_block_count, total.block_count],
        ],
        "counts": _runs(one.lines),
        "gaps": _gaps(one),
        "ignored": sorted(one.ignored_lines),
    }


def _runs(lines: dict[int, int]) -> list[list[int]]:
    """The counts of the lines as runs: [first line, number of lines, count]."""
    found: list[list[int]] = []
    for line, count in sorted(lines.items()):
        if found and found[-1][0] + found[-1][1] == line and found[-1][2] == count:
            found[-1][1] += 1
        else:
            found.append([line, 1, count])
    return found


def _gaps(one: FileCoverage) -> list[list[int]]:
    """What has not run in lines that have: [line, first column, last column + 1], from 0. Nothing overlaps."""
    texts = one.source.split("\n")
    pieces = sorted(piece for gap in one.gaps for piece in _pieces(gap, one.lines, texts))
    found: list[list[int]] = []
    for line, some in groupby(pieces, key=lambda piece: piece[0]):
        for _, start, end in some:
            if found and found[-1][0] == line and start <= found[-1][2]:
                found[-1][2] = max(found[-1][2], end)
            else:
                found.append([line, start, end])
    return found


def _pieces(gap: Any, lines: dict[int, int], texts: list[str]) -> Iterable[tuple[int, int, int]]:
    for line in range(gap.line, min(gap.end_line, len(texts)) + 1):
        if not lines.get(line):
            continue  # the whole line is marked
        text = texts[line - 1].rstrip("\r")
        length = utf16_length(text)
        start = gap.column - 1 if line == gap.line else length - len(text.lstrip())
        end = min(gap.end_column - 1, length) if line == gap.end_line else length
        if start < end:
            yield line, start, end
