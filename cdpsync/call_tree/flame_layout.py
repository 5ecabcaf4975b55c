"""What all flame graphs draw: a call tree whose equal calls are one, the widest first, and a colour for each function."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import NamedTuple

from ..text import visible
from .call_tree import CallTree
from .function import Function

_LONGEST = 300
"""The most characters of a name, and of a path."""
_RUNTIMES = ("node:", "ext:", "deno:", "internal/", "native ", "chrome://", "extensions::")
_SHADES = 4


class Colour(NamedTuple):
    """A colour, for light pages and for dark ones."""

    light: str
    dark: str


class Group(NamedTuple):
    """Functions of one kind: the program's own, those of one package, those of the runtime."""

    name: str
    kind: str


OWN, PACKAGE = "own", "package"
_GREY = {
    "runtime": ((210, 24, 83), (212, 16, 31)),
    "native": ((210, 10, 76), (212, 8, 38)),
    "gc": ((0, 0, 62), (0, 0, 48)),
    "program": ((0, 0, 83), (0, 0, 28)),
    "idle": ((0, 0, 92), (0, 0, 20)),
}
"""Hue, saturation and lightness."""
_NAMES = {
    "runtime": "runtime's own code",
    "native": "native code",
    "gc": "garbage collector",
    "program": "program",
    "idle": "idle",
}


def group(function: Function) -> Group:
    """What a function is coloured by."""
    if function.category != "javascript":
        kind = function.category if function.category in _GREY else "program"
        return Group(_NAMES[kind], kind)
    if function.package:
        return Group(clean(function.package), PACKAGE)
    if (function.file or function.url).startswith(_RUNTIMES):
        return Group(_NAMES["runtime"], "runtime")
    return Group("own code", OWN)


def colour(function: Function) -> Colour:
    """A colour that depends on nothing but the function: it is the same in each flame graph.

    The program's own code is warm and bright, packages are cold and pale, and V8 and the runtime are grey.
    """
    name, kind = group(function)
    shade = _number(function.name) % _SHADES
    if kind == OWN:
        hue = 8 + 44 * _part(function.file)
        return Colour(_hsl(hue, 96, 65 + 3 * shade), _hsl(hue, 62, 30 + 3 * shade))
    if kind == PACKAGE:
        hue = 85 + 200 * _part(name)
        return Colour(_hsl(hue, 44, 77 + 2 * shade), _hsl(hue, 30, 27 + 2 * shade))
    light, dark = _GREY[kind]
    return Colour(_hsl(*light), _hsl(*dark))


def _number(text: str) -> int:
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def _part(text: str) -> float:
    """A number from 0 to 1, in 24 steps: colours that differ less could not be told apart."""
    return _number(text) % 24 / 23


def _hsl(hue: float, saturation: int, lightness: int) -> str:
    """The colour as #rrggbb, which every reader of SVG knows."""
    most = saturation / 100 * min(lightness / 100, 1 - lightness / 100)

    def channel(number: int) -> int:
        at = (number + hue / 30) % 12
        return round(255 * (lightness / 100 - most * max(-1, min(at - 3, 9 - at, 1))))

    return f"#{channel(0):02x}{channel(8):02x}{channel(4):02x}"


# --- texts ---


def clean(text: str) -> str:
    """A text of the program's as it is shown: on one line, with escapes for what does not print, and not too long."""
    short = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return short if short.isprintable() else visible(short)


def label(function: Function) -> str:
    """The name that is shown for a function."""
    if function.name:
        return clean(function.name)
    file = clean(PurePosixPath(function.file or function.url).name)
    return f"(top level of {file})" if file else "(anonymous)"


def place(function: Function) -> str:
    """Its file and line; "" if it has none."""
    file = clean(function.file or function.url)
    return f"{file}:{function.line}" if file and function.line else file


def amount(value: float, unit: str) -> str:
    """A number of seconds or bytes, in a unit that suits it."""
    if unit == "seconds":
        for factor, name in ((1, "s"), (1e3, "ms")):
            if abs(value) * factor >= 0.9995:
                return f"{_three(value * factor)} {name}"
        return f"{_three(value * 1e6)} µs"
    if unit == "bytes":
        step = 0
        while abs(value) >= 999.5 and step < 4:
            value, step = value / 1000, step + 1
        return f"{value:.0f} B" if not step else f"{_three(value)} {('B', 'kB', 'MB', 'GB', 'TB')[step]}"
    return f"{value:,.0f} {unit}"


def _three(value: float) -> str:
    """Three digits, or more if there are more before the point."""
    size = abs(value)
    return f"{value:,.{2 if size < 9.995 else 1 if size < 99.95 else 0}f}"


def share(value: float, total: float) -> str:
    """A part of the whole, in per cent."""
    return f"{value / total:.1%}" if total > 0 else "–"


# --- the tree ---


@dataclass(frozen=True)
class Layout:
    """A call tree in the order in which it is drawn: each node before what it called, the one that took most first.

    (idle) comes last, so that it can be left out at the right end. Calls of one function by one node are one node.
    """

    functions: list[Function]
    """The functions, each of them once."""
    function: list[int]
    """The function of each node."""
    depth: list[int]
    """How many nodes are above it. Node 0 is the root."""
    end: list[int]
    """The first node after it that is not below it."""
    own: list[float]
    total: list[float]
    node: list[int]
    """For each node of the call tree, its node here."""
    unit: str
    idle: float
    """How much of the root's total is idle."""

    @property
    def active(self) -> float:
        """The root's total without idle."""
        return max(0.0, self.total[0] - self.idle)

    def sums(self) -> tuple[list[float], list[float]]:
        """For each function, what it took itself, and with what it called. Recursion counts once."""
        own, total = [0.0] * len(self.functions), [0.0] * len(self.functions)
        until = [0] * len(self.functions)  # the end of the outermost call that is on the stack
        for at, function in enumerate(self.function):
            own[function] += self.own[at]
            if at >= until[function]:
                total[function] += self.total[at]
                until[function] = self.end[at]
        return own, total


def layout(tree: CallTree) -> Layout:
    """The call tree as it is drawn."""
    functions, merged, above, of, own = _merged(tree)
    total = list(own)
    for node in range(len(above) - 1, 0, -1):
        total[above[node]] += total[node]
    idle = [functions[one].category == "idle" for one in of]
    below: list[list[int]] = [[] for _ in above]
    # Sorted once for all parents; the order of nodes that took the same is that of the call tree.
    for node in sorted(range(1, len(above)), key=lambda one: (idle[one], -total[one])):
        below[above[node]].append(node)
    order, depth, at = [], [], [0] * len(above)
    todo = [(0, 0)]
    while todo:
        node, level = todo.pop()
        at[node] = len(order)
        order.append(node)
        depth.append(level)
        todo += [(one, level + 1) for one in reversed(below[node])]
    end = list(range(1, len(order) + 1))
    for place_ in range(len(order) - 1, 0, -1):
        caller = at[above[order[place_]]]
        end[caller] = max(end[caller], end[place_])
    return Layout(
        functions=functions,
        function=[of[node] for node in order],
        depth=depth,
        end=end,
        own=[own[node] for node in order],
        total=[total[node] for node in order],
        node=[at[node] for node in merged],
        unit=tree.unit,
        idle=sum(total[node] for node in below[0] if idle[node]),
    )


def _merged(tree: CallTree) -> tuple[list[Function], list[int], list[int], list[int], list[float]]:
    """The functions; for each node of the tree its merged node; and the merged nodes' callers, functions and values."""
    numbers: dict[Function, int] = {}
    known: dict[tuple[int, int], int] = {}
    nodes: list[int] = []
    above: list[int] = []
    of: list[int] = []
    own: list[float] = []
    for node, (function, parent, value) in enumerate(zip(tree.functions, tree.parents, tree.values, strict=True)):
        number = numbers.setdefault(function, len(numbers))
        caller = nodes[parent] if node else -1
        merged = known.setdefault((caller, number), len(above))
        if merged == len(above):
            above.append(caller)
            of.append(number)
            own.append(0.0)
        own[merged] += value
        nodes.append(merged)
    return list(numbers), nodes, above, of, own


def lefts(of: Layout) -> list[float]:
    """Where each node begins, from the root's left edge."""
    found = [0.0] * len(of.depth)
    right = [0.0] * (max(of.depth) + 2)  # for each level, where its next node begins
    for node, level in enumerate(of.depth):
        found[node] = right[level]
        right[level + 1] = right[level]
        right[level] += of.total[node]
    return found
