"""Compares a CPUProfile with what DevTools makes of the same file: see devtools.py."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from cdpsync.call_tree import CallTree, Run
from cdpsync.cpu_profile import CPUProfile

CLOSE = 1e-6
"""Times that differ by less are equal: DevTools computes in milliseconds, and both in floating point."""

Frame = tuple[int, str, int, float, float, float]
"""Depth, name, node, and start, duration and self time in seconds from the first sample."""


def differences(profile: CPUProfile, found: dict[str, Any], *, tree: bool = True) -> list[str]:
    """What differs; empty if nothing does. Without `tree`, the times of DevTools' Tree view are not compared."""
    wrong = [f"DevTools says {problem}" for problem in found.get("problems", [])]
    if not profile.sample_count:
        return wrong + list(tree_differences(profile.devtools_tree(), found["tree"]))
    ours = list(frames(profile))
    theirs = found["frames"]
    if len(ours) != len(theirs):
        wrong.append(f"{len(ours)} frames instead of {len(theirs)}")
    node_of: dict[str, int] = {}
    self_of: dict[int, float] = defaultdict(float)
    total_of: dict[int, float] = defaultdict(float)
    for mine, its in zip(ours, theirs, strict=False):
        depth, name, key, start, duration, itself = its
        start, duration, itself = (start - found["start"]) / 1e3, duration / 1e3, itself / 1e3
        if mine[:2] != (depth, named(name)) or node_of.setdefault(key, mine[2]) != mine[2]:
            wrong.append(f"frame {mine} instead of {its}")
            break
        if far(mine[3], start) or far(mine[4], duration) or far(mine[5], itself):
            wrong.append(f"frame {mine} instead of {start, duration, itself}")
            break
        self_of[mine[2]] += itself
        total_of[mine[2]] += duration
    ours_by_node = zip(profile.call_tree.values, profile.call_tree.totals, strict=True)
    for node, (itself, total) in enumerate(ours_by_node):
        if node and (far(itself, self_of[node]) or far(total, total_of[node])):
            wrong.append(f"node {node}: {itself, total} instead of {self_of[node], total_of[node]}")
    if len(set(node_of.values())) != len(node_of):
        wrong.append("two of its nodes are one of ours")
    return wrong + (list(tree_differences(profile.devtools_tree(), found["tree"])) if tree else [])


def far(one: float, other: float) -> bool:
    return abs(one - other) > CLOSE + 1e-9 * abs(other)


def tree_differences(tree: CallTree, root: list[Any]) -> Iterator[str]:
    """Compare the numbers of DevTools' Tree view. Both trees are gone through in the order of the file."""
    children, total = tree.children, tree.totals
    rest = [(0, root)]
    while rest:
        node, (name, itself, whole, below) = rest.pop()
        itself, whole = (itself or 0) / 1e3, (whole or 0) / 1e3  # null: infinite, or not a number
        if named(tree.functions[node].name) != named(name) or far(tree.values[node], itself) or far(total[node], whole):
            yield f"tree: {tree.functions[node]}, {tree.values[node]}, {total[node]} instead of {name, itself, whole}"
        if len(children[node]) != len(below):
            yield f"tree: {len(children[node])} children instead of {len(below)}"
        rest += zip(children[node], below, strict=False)


def frames(profile: CPUProfile) -> Iterator[Frame]:
    """The bars of a chart in time, in the order in which they end: what a flame graph draws from `runs`."""
    tree = profile.call_tree
    open: list[list[Any]] = []  # node, start, time in children
    now = 0.0

    def close(upto: int) -> Iterator[Frame]:
        while len(open) > upto:
            node, start, below = open.pop()
            if open:
                open[-1][2] += now - start
            yield len(open), named(tree.functions[node].name), node, start, now - start, now - start - below

    for run in with_idle(profile):
        stack = []
        node = run.node
        while node > 0:
            stack.append(node)
            node = tree.parents[node]
        stack.reverse()
        same = 0
        while same < min(len(stack), len(open)) and open[same][0] == stack[same]:
            same += 1
        now = run.start
        yield from close(same)
        open += [[node, now, 0.0] for node in stack[same:]]
        now = run.start + run.duration
    yield from close(0)


def with_idle(profile: CPUProfile) -> Iterator[Run]:
    """All runs, and those that were idle, which are the gaps between the others."""
    functions = profile.call_tree.functions
    idle = next((node for node, one in enumerate(functions) if one.category == "idle"), -1)
    now = 0.0
    for run in profile.runs:
        if run.start > now + 1e-9:
            yield Run(now, run.start - now, idle)
        yield run
        now = run.start + run.duration
    if profile.duration > now + 1e-9:
        yield Run(now, profile.duration - now, idle)


def named(name: str) -> str:
    """A name as it is compared: V8 gives functions without a name the name ""."""
    return name or "(anonymous)"
