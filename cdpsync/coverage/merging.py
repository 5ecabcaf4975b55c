"""Merges reports of one script, as @bcoe/v8-coverage 1.0.2 does: the counts of every character are added.

The ranges of a function are a tree. A node holds the difference between its count and that of the node around it, so
that trees can be added:

    count 2 |---------------|        count 1 |---------------|        3 |---------------|
    count 0     |-----|          +   count 0        |-----|      =    1     |--|  |--|
                                                                      0        |-|
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..errors import CoverageError
from .ranges import Range, ScriptFunction


class _Node:
    """A range in a tree. `delta` is what it adds to the count of the range around it."""

    __slots__ = ("children", "delta", "end", "start")

    def __init__(self, start: int, end: int, delta: int, children: list[_Node]) -> None:
        self.start = start
        self.end = end
        self.delta = delta
        self.children = children


def merged(takes: Sequence[list[ScriptFunction]]) -> list[ScriptFunction]:
    """The functions of one script, from one report or from several, sorted by place.

    Where one report has counted blocks and another has not, the counts of the second are dropped, as c8 does.
    Raises CoverageError if the ranges are nested too deeply.
    """
    try:
        if len(takes) == 1:
            functions = [_normalized(one) for one in takes[0]]
        else:
            functions = [_merged_functions(alike) for alike in _alike(takes)]
    except RecursionError:
        raise CoverageError("the ranges of a function are nested too deeply") from None
    functions.sort(key=lambda one: (one.ranges[0].start, -one.ranges[0].end))
    return functions


def _alike(takes: Iterable[list[ScriptFunction]]) -> Iterable[list[ScriptFunction]]:
    """Those that are the same function, because their first ranges are at the same place."""
    found: dict[tuple[int, int], list[ScriptFunction]] = {}
    for take in takes:
        for one in take:
            place = one.ranges[0][:2]
            before = found.get(place)
            if before is None or (one.has_blocks and not before[0].has_blocks):
                found[place] = [one]
            elif one.has_blocks or not before[0].has_blocks:
                before.append(one)
    return found.values()


def _merged_functions(alike: list[ScriptFunction]) -> ScriptFunction:
    if len(alike) == 1:
        return _normalized(alike[0])
    if all(len(one.ranges) == 1 for one in alike):
        start, end, _ = alike[0].ranges[0]
        ranges = [Range(start, end, sum(one.ranges[0].count for one in alike))]
    else:
        tree = _merged_trees([_tree(one.ranges) for one in alike])
        _normalize(tree)
        ranges = _ranges(tree)
    return ScriptFunction(alike[0].name, ranges, len(ranges) > 1 or ranges[0].count != 0)


def _normalized(function: ScriptFunction) -> ScriptFunction:
    if len(function.ranges) == 1:
        return function
    tree = _tree(sorted(function.ranges, key=lambda one: (one.start, -one.end)))
    _normalize(tree)
    return function._replace(ranges=_ranges(tree))


def _tree(ranges: list[Range]) -> _Node:
    """The tree of ranges that are sorted, outer ones first."""
    start, end, count = ranges[0]
    root = _Node(start, end, count, [])
    around = [(root, count)]
    for start, end, count in ranges[1:]:
        parent, parent_count = around[-1]
        while start >= parent.end:
            around.pop()
            if not around:
                break
            parent, parent_count = around[-1]
        node = _Node(start, end, count - parent_count, [])
        parent.children.append(node)
        around.append((node, count))
    return root


def _ranges(root: _Node) -> list[Range]:
    found = []
    waiting = [(root, 0)]
    while waiting:
        node, count = waiting.pop()
        count += node.delta
        found.append(Range(node.start, node.end, count))
        waiting += [(child, count) for child in reversed(node.children)]
    return found


def _normalize(node: _Node) -> None:
    """Join neighbours that have the same count, and a node with its only child if they are the same range."""
    kept: list[_Node] = []
    end = -1
    for child in node.children:
        if kept and child.start == end and child.delta == kept[-1].delta:
            kept[-1].end = child.end
            kept[-1].children += child.children
        else:
            kept.append(child)
        end = child.end
    for child in kept:
        _normalize(child)
    if len(kept) == 1 and kept[0].start == node.start and kept[0].end == node.end:
        node.delta += kept[0].delta
        kept = kept[0].children
    node.children = kept


def _merged_trees(trees: list[_Node]) -> _Node:
    """The sum of trees that have the same range."""
    if len(trees) == 1:
        return trees[0]
    return _Node(trees[0].start, trees[0].end, sum(tree.delta for tree in trees), _merged_children(trees))


def _merged_children(parents: list[_Node]) -> list[_Node]:
    """The children of all parents. Those that overlap are cut, and put under a node that spans them."""
    starting: dict[int, list[tuple[int, _Node]]] = {}
    for number, parent in enumerate(parents):
        for child in parent.children:
            starting.setdefault(child.start, []).append((number, child))
    starts = sorted(starting, reverse=True)
    found: list[_Node] = []
    open_start = open_end = -1
    inside: dict[int, list[_Node]] = {}  # by the number of the parent
    cut: list[tuple[int, _Node]] = []  # what is left of children that reach beyond open_end; they begin there
    while starts or cut:
        if cut and (not starts or open_end <= starts[-1]):
            at, beginning = open_end, cut
            if starts and starts[-1] == at:
                beginning = starting[starts.pop()] + cut
            cut = []
        else:
            at = starts.pop()
            beginning = starting[at]
        if inside and at >= open_end:
            found.append(_child(open_start, open_end, inside))
            inside = {}
        if not inside:
            open_start, open_end = at, max(at + 1, *(child.end for _, child in beginning))
        for number, child in beginning:
            if child.end > open_end:
                cut.append((number, _split(child, open_end)))
            inside.setdefault(number, []).append(child)
    if inside:
        found.append(_child(open_start, open_end, inside))
    return found


def _child(start: int, end: int, inside: dict[int, list[_Node]]) -> _Node:
    trees = [
        nodes[0] if len(nodes) == 1 and nodes[0].start == start and nodes[0].end == end else _Node(start, end, 0, nodes)
        for nodes in inside.values()
    ]
    return _merged_trees(trees)


def _split(node: _Node, at: int) -> _Node:
    """Cut a node in two. It keeps the left part; the right one is returned."""
    first = next((number for number, child in enumerate(node.children) if child.end > at), len(node.children))
    right = node.children[first:]
    node.children = node.children[:first]
    if right and right[0].start < at:
        left = right[0]
        right[0] = _split(left, at)
        node.children.append(left)
    found = _Node(at, node.end, node.delta, right)
    node.end = at
    return found
