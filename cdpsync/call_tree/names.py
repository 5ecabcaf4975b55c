"""Functions by their names: what was spent in them, and which nodes they are."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from .call_tree import CallTree
from .function import Function
from .groups import function_name, name_of, spent

_NEAREST = 3
_COMPARED = 2000
"""The most names that are compared with an unknown one. Each takes some 10 µs."""

Wanted = str | re.Pattern[str]
"""A name, or a pattern that is searched for in names."""


def total(tree: CallTree, name: Wanted, by: str = "function", default: float | None = None) -> float:
    """What was spent in the functions of this name and in all that they called, in the unit of the tree.

    Each moment, or byte, is counted once, however often the functions are on the stack. `name` is the name of a
    function as tables show it, or "file.ts:name", or "file.ts:12" with the line where it begins. The end of the file's
    path is enough. A `re.Pattern` is searched for in the names of functions. If several functions match, they count
    together. With `by`, it is the name of a "file", "package" or "category".

    If nothing has this name, returns `default`: a fast function may never be seen. Without one, raises ValueError; the
    text has the names that are nearest.
    """
    found = find(tree, name, by, optional=default is not None)
    return _spent(tree, found)[1] if found or default is None else default


def self_value(tree: CallTree, name: Wanted, by: str = "function", default: float | None = None) -> float:
    """What was spent in the functions of this name, without what they called, in the unit of the tree.

    The parameters and errors are those of `total`.
    """
    found = find(tree, name, by, optional=default is not None)
    return _spent(tree, found)[0] if found or default is None else default


def share(tree: CallTree, name: Wanted, by: str = "function", default: float | None = None) -> float:
    """The part of the whole that was spent in the functions of this name and in all that they called, from 0 to 1.

    The whole is without the time in which the thread was idle. The parameters and errors are those of `total`. Raises
    ValueError also if only idle time has this name, which the whole does not include.
    """
    functions = tree.kinds[0]
    named = find(tree, name, by, optional=default is not None)
    if not named and default is not None:
        return default
    found = {kind for kind in named if functions[kind].category != "idle"}
    if not found:
        raise ValueError(f"{_text(name)} is idle time, which has no share of the active time: ask for its total")
    return min(1.0, _spent(tree, found)[1] / tree.active) if tree.active else 0.0


def _spent(tree: CallTree, found: set[int]) -> tuple[float, float]:
    selfs, totals = spent(tree, [0 if kind in found else -1 for kind in tree.kinds[1]], 1)
    return selfs[0], totals[0]


def find(tree: CallTree, name: Wanted, by: str = "function", *, optional: bool = False) -> set[int]:
    """The numbers of the functions of this name, as `CallTree.kinds` numbers them.

    Raises ValueError if no function has it, unless it is `optional`, and TypeError if `name` is neither a text nor a
    pattern of texts.
    """
    named = name_of(by)
    functions = tree.kinds[0]
    if isinstance(name, re.Pattern) and isinstance(name.pattern, str):
        found = {kind for kind, function in enumerate(functions) if name.search(named(function))}
    elif isinstance(name, str):
        found = {kind for kind, function in enumerate(functions) if named(function) == name}
        if not found and by == "function":
            found = {kind for kind, function in enumerate(functions) if _is_at(function, name)}
        elif not found and by == "file":
            found = {kind for kind, function in enumerate(functions) if _ends(function.file, name)}
    else:
        raise TypeError(f"a name is a str or a re.Pattern of str, not {name!r}")
    if not found and not optional:
        raise ValueError(_unknown(tree, name, by))
    return found


def _is_at(function: Function, text: str) -> bool:
    """Whether the text is the file of the function, or the end of its path, with its name or its line and column."""
    line = function.line
    return any(
        text.endswith(end) and _ends(function.file, text[: -len(end)])
        for end in (f":{function_name(function)}", *([f":{line}", f":{line}:{function.column}"] if line else []))
    )


def _ends(path: str, end: str) -> bool:
    return bool(end) and (path == end or path.endswith(("/" + end, "\\" + end)))


def _text(name: Wanted) -> str:
    return repr(name if isinstance(name, str) else name.pattern)


def _unknown(tree: CallTree, name: Wanted, by: str) -> str:
    near = list(_nearest(tree, name if isinstance(name, str) else name.pattern, by))
    hint = f"; the nearest are {', '.join(map(repr, near))}" if near else ""
    return f"no {by} in this recording {'has the name' if isinstance(name, str) else 'matches'} {_text(name)}{hint}"


def _nearest(tree: CallTree, text: str, by: str) -> Iterator[str]:
    """Known names like an unknown one. Of those in which most was spent, if there are too many to compare."""
    named = name_of(by)
    functions, kinds = tree.kinds
    _, totals = spent(tree, kinds, len(functions))
    heaviest = sorted(range(len(functions)), key=lambda kind: -totals[kind])[:_COMPARED]
    names: dict[str, str] = {}
    for kind in heaviest:
        function = functions[kind]
        names.setdefault(named(function).casefold(), named(function))
        if by == "function" and function.file:
            file = re.split(r"[/\\]", function.file)[-1]
            label = f"{file}:{function_name(function)}"
            names.setdefault(label.casefold(), label)
    wanted = text.casefold()
    near = difflib.get_close_matches(wanted, list(names), _NEAREST)
    near += [name for name in names if wanted and wanted in name and name not in near]
    return (names[name] for name in near[:_NEAREST])
