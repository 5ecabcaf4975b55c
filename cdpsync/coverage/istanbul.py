"""Writes coverage as Istanbul's coverage-final.json, which nyc, istanbul-reports and Jest's tools read.

https://github.com/istanbuljs/istanbuljs/blob/main/docs/raw-output.md
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from .file_coverage import Block, FileCoverage, FunctionCoverage
from .text import utf16_length


def istanbul(files: Iterable[FileCoverage], blocks: bool) -> Iterator[bytes]:
    """The JSON, in one part for each file. Every line is a statement, because V8 knows no statements.

    With `blocks`, every block of V8 is a branch, as in c8's report.
    """
    before = "{\n"
    for one in files:
        # Escaped, as a name may hold lone surrogates.
        yield f"{before}{json.dumps(one.file)}: {json.dumps(_file(one, blocks), separators=(',', ':'))}".encode()
        before = ",\n"
    yield b"{}\n" if before == "{\n" else b"\n}\n"


def _file(file: FileCoverage, blocks: bool) -> dict[str, Any]:
    texts = file.source.split("\n")
    lines = sorted(file.lines.items())
    lengths = [utf16_length(texts[line - 1].rstrip("\r")) if line <= len(texts) else 0 for line, _ in lines]
    branches = file.blocks if blocks else []
    return {
        "path": file.file,
        "all": not file.loaded,
        "statementMap": {
            str(number): _span(line, 0, line, length)
            for number, ((line, _), length) in enumerate(zip(lines, lengths, strict=True))
        },
        "s": {str(number): count for number, (_, count) in enumerate(lines)},
        "fnMap": {str(number): _function(one) for number, one in enumerate(file.functions)},
        "f": {str(number): one.count for number, one in enumerate(file.functions)},
        "branchMap": {str(number): _branch(one) for number, one in enumerate(branches)},
        "b": {str(number): [one.count] for number, one in enumerate(branches)},
    }


def _function(one: FunctionCoverage) -> dict[str, Any]:
    place = _place(one)
    return {"name": one.name, "line": one.line, "decl": place, "loc": place}


def _branch(one: Block) -> dict[str, Any]:
    place = _place(one)
    return {"type": "branch", "line": one.line, "loc": place, "locations": [place]}


def _place(one: Block | FunctionCoverage) -> dict[str, Any]:
    """A place as Istanbul counts: lines from 1, columns from 0."""
    return _span(one.line, one.column - 1, one.end_line, one.end_column - 1)


def _span(line: int, column: int, end_line: int, end_column: int) -> dict[str, Any]:
    return {"start": {"line": line, "column": column}, "end": {"line": end_line, "column": end_column}}
