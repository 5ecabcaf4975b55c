"""Call trees for tests: one written by hand, random ones, and the plain way to count."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hypothesis import strategies as st

from cdpsync.call_tree import CallTree, Function


def javascript(name: str, file: str = "/app/main.ts", line: int = 1, package: str = "") -> Function:
    return Function(name, file, line, 1, f"file://{file}", package, "javascript")


ROOT = Function("(root)")
MAIN = javascript("main", line=3)
PARSE = javascript("parse", line=10)
GET = javascript("get", "/app/node_modules/lodash/get.js", 7, "lodash")
TOP = javascript("")
IDLE = Function("(idle)", category="idle")
COLLECTOR = Function("(garbage collector)", category="gc")


def tree(*nodes: tuple[Function, int, float], unit: str = "seconds", warning: str = "") -> CallTree:
    """A tree of (function, parent, value), below a root."""
    functions, parents, values = zip((ROOT, -1, 0), *nodes, strict=True)
    return CallTree(functions, parents, values, unit, warning=warning)


def sample() -> CallTree:
    """parse calls itself twice, once by way of another file and package."""
    return tree(
        (TOP, 0, 0),  # 1
        (MAIN, 1, 0.1),  # 2
        (PARSE, 2, 0.2),  # 3
        (PARSE, 3, 0.3),  # 4
        (GET, 3, 0.004),  # 5
        (PARSE, 5, 0.05),  # 6
        (IDLE, 0, 0.9),  # 7
        (COLLECTOR, 6, 0.006),  # 8
    )


FUNCTIONS = [
    MAIN,
    PARSE,
    GET,
    TOP,
    IDLE,
    COLLECTOR,
    javascript("parse", "/app/other.ts", 10),
    javascript("parse", "/app/main.ts", 20),
    javascript("a;b\n12", "/app/dir;x/é.ts", 5),
    Function("fill 12", category="native"),
    Function(" ", category="native"),
    javascript("\ud800 eval", ""),
]


@st.composite
def trees(draw: st.DrawFn, unit: str = "seconds", most: int = 25) -> CallTree:
    count = draw(st.integers(0, most))
    parents = [draw(st.integers(0, number)) for number in range(count)]
    functions = draw(st.lists(st.sampled_from(FUNCTIONS), min_size=count, max_size=count))
    parents = [0 if one == IDLE else parent for one, parent in zip(functions, parents, strict=True)]
    values = draw(st.lists(st.integers(0, 1000), min_size=count + 1, max_size=count + 1))
    scale = 1e-6 if unit == "seconds" else 1
    return CallTree([ROOT, *functions], [-1, *parents], [value * scale for value in values], unit)


def stack(of: CallTree, node: int) -> Sequence[int]:
    """The nodes from the node itself up, without the root, unless it is the root. Nothing is called by idle nodes."""
    nodes = [node]
    while (node := of.parents[node]) > 0:
        if of.functions[node] != IDLE:
            nodes.append(node)
    return nodes


def total(of: CallTree, wanted: Callable[[Function], bool]) -> float:
    """What was spent in all nodes with a wanted function on their stack."""
    return sum(
        value for node, value in enumerate(of.values) if any(wanted(of.functions[one]) for one in stack(of, node))
    )


def self_value(of: CallTree, wanted: Callable[[Function], bool]) -> float:
    return sum(value for function, value in zip(of.functions, of.values, strict=True) if wanted(function))
