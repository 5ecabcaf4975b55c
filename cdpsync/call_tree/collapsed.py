"""Collapsed stacks, the input of flame graph tools: lines such as `main (app.js:1);parse (app.js:7) 1200`.

Brendan Gregg describes them at https://github.com/brendangregg/FlameGraph#2-fold-stacks. His flamegraph.pl, inferno
and speedscope read a line up to its last space as names between semicolons, and what follows as a whole number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..files import Destination, whole_file
from ..text import visible
from .call_tree import CallTree
from .function import Function
from .groups import function_name, place

_SCALES = {"seconds": 1e6, "bytes": 1}
_COUNT = re.compile(r" (?=\d+(\.\d*)?$)")
"""flamegraph.pl takes two numbers at the end of a line as two counts, to compare."""


def save_collapsed(path: Destination, tree: CallTree) -> Path | None:
    """Write what was spent as collapsed stacks, in whole microseconds or bytes. Returns the path, as whole_file does.

    A function is named with its file and line, since readers take two functions of one name for the same. In names, a
    semicolon becomes a colon, spaces become one space, and what does not print an escape. Idle time is left out, and so
    is what rounds to 0.

    Raises OSError if the file cannot be written.
    """
    with whole_file(path) as (file, keep):
        file.writelines(line.encode() for line in _lines(tree))
        return keep()


def _lines(tree: CallTree) -> Iterator[str]:
    functions, kinds = tree.kinds
    labels = [_label(function) for function in functions]
    for stack, value in stacks(tree):
        count = round(value * _SCALES[tree.unit])
        if count:
            yield f"{';'.join([labels[kinds[node]] for node in stack])} {count}\n"


def stacks(tree: CallTree) -> Iterator[tuple[list[int], float]]:
    """Each node in which something was spent, as the nodes from below the root down to it, and how much that was.

    Idle time is left out. The list is the same one each time.
    """
    tree = tree.calls
    stack: list[int] = []
    functions, values, parents = tree.functions, tree.values, tree.parents
    for node in tree.order[0]:
        parent = parents[node]
        while stack and stack[-1] != parent:
            stack.pop()
        if node:
            stack.append(node)
        if values[node] and functions[node].category != "idle":
            yield stack or [0], values[node]


def _label(function: Function) -> str:
    """The name of a function as a part of a line."""
    name = visible(" ".join(function_name(function).replace(";", ":").split())) or "(blank)"
    where = visible(" ".join(place(function).replace(";", ":").split()))
    return f"{name} ({where})" if where else _COUNT.sub("_", name)
