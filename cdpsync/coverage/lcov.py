"""Writes coverage as an LCOV tracefile, which genhtml, Codecov and editors read.

https://github.com/linux-test-project/lcov, `man geninfo`
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .file_coverage import FileCoverage, FunctionCoverage

_CONTROL = re.compile(r"[\0-\x1f\x7f\ud800-\udfff]")


def lcov(files: Iterable[FileCoverage], blocks: bool) -> Iterator[bytes]:
    """The tracefile, in one part for each file. With `blocks`, every block of V8 is a branch, as in c8's report."""
    for one in files:
        yield "".join(f"{line}\n" for line in _record(one, blocks)).encode("utf-8", "surrogateescape")


def _record(file: FileCoverage, blocks: bool) -> Iterator[str]:
    yield "TN:"
    yield f"SF:{_text(file.file)}"
    functions = list(_named(file.functions))
    for name, one in functions:
        yield f"FN:{one.line},{name}"
    for name, one in functions:
        yield f"FNDA:{one.count},{name}"
    yield f"FNF:{file.total.function_count}"
    yield f"FNH:{file.total.covered_function_count}"
    if blocks:
        for number, block in enumerate(file.blocks):
            yield f"BRDA:{block.line},{number},0,{block.count}"
        yield f"BRF:{file.total.block_count}"
        yield f"BRH:{file.total.covered_block_count}"
    for line, count in sorted(file.lines.items()):
        yield f"DA:{line},{count}"
    yield f"LF:{file.total.line_count}"
    yield f"LH:{file.total.covered_line_count}"
    yield "end_of_record"


def _named(functions: Iterable[FunctionCoverage]) -> Iterator[tuple[str, FunctionCoverage]]:
    """The functions with names that differ: LCOV knows a function by its name alone."""
    used = set[str]()
    for one in functions:
        name = plain = _text(one.name)
        if name in used:
            name = f"{plain}:{one.line}"
        if name in used:
            name = f"{plain}:{one.line}:{one.column}"
        while name in used:
            name += "+"
        used.add(name)
        yield name, one


def _text(text: str) -> str:
    """A text for one line of the tracefile. Bytes of a path that are not UTF-8 stay as they are."""
    return _CONTROL.sub(lambda found: found[0] if "\udc80" <= found[0] <= "\udcff" else "\ufffd", text)
