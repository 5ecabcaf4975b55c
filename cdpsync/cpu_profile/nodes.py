"""The nodes of a .cpuprofile: checked, in one order, whichever of its formats they are in.

    now        {"nodes": [{"id": 1, "callFrame": {…}, "hitCount": 0, "children": [2, 3]}, …]}
    in traces  {"nodes": [{"id": 2, "parent": 1, "callFrame": {…}}, …]}
    until 2016 {"head": {"id": 1, "functionName": "(root)", "lineNumber": 1, "children": [{…}, …]}}

`Profiler.ProfileNode` of https://chromedevtools.github.io/devtools-protocol/v8/Profiler/ describes the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from ..errors import ProfileError
from ..profiles import CallFrame

LARGEST = 2**53
"""The numbers of JavaScript are whole below it."""


class CallNodes(NamedTuple):
    """The nodes of a profile, each after its parent. The root is the first; its parent is -1."""

    ids: list[int]
    parents: list[int]
    frames: list[CallFrame]
    hits: list[int]
    """How many samples had this node on top; empty if the file does not say."""
    ticks: list[Sequence[tuple[int, int]]]
    """The lines, from 1, that those samples were in, each with its number of samples."""


def read_nodes(raw: dict[str, Any]) -> CallNodes:
    """The nodes of a profile. Raises ProfileError if they do not make a tree."""
    given = raw.get("nodes")
    if given is None and "head" in raw:
        given = _from_head(raw["head"])
    if not isinstance(given, list):
        raise ProfileError("this is not a CPU profile: it has no list of nodes")
    if not given:
        raise ProfileError("the profile has no nodes, not even a root")
    at: dict[int, int] = {}
    for place, node in enumerate(given):
        if not isinstance(node, dict):
            raise ProfileError(f"node {place} of the profile is {_kind(node)}, not an object")
        id = node.get("id")
        if type(id) is not int:
            raise ProfileError(f"node {place} of the profile has no id that is a whole number, but {_kind(id)}")
        if at.setdefault(id, place) != place:
            raise ProfileError(f"two nodes of the profile have the id {id}")
    children = _children(given, at)
    order, parents = _in_order(given, children)
    nodes = [given[place] for place in order]
    counted = type(given[0].get("hitCount")) in (int, float)
    return CallNodes(
        [node["id"] for node in nodes],
        parents,
        [_frame(node) for node in nodes],
        [_count(node, "hitCount") for node in nodes] if counted else [],
        [_ticks(node) for node in nodes],
    )


def _from_head(head: object) -> list[Any]:
    """The nodes of the old format, in which each holds its children."""
    nodes: list[Any] = []
    seen = set[int]()
    rest = [head]
    while rest:
        node = rest.pop()
        if not isinstance(node, dict):
            raise ProfileError(f"a node of the profile is {_kind(node)}, not an object")
        if id(node) in seen:  # no JSON has this, but a dict may
            raise ProfileError("a node of the profile is below itself, or below two others; it is not a tree")
        seen.add(id(node))
        children = node.get("children") or []
        if not isinstance(children, list):
            raise ProfileError(f"the children of a node of the profile are {_kind(children)}, not a list")
        ids = [child.get("id") if isinstance(child, dict) else None for child in children]
        nodes.append({**node, "children": ids})
        rest += reversed(children)
    return nodes


def _children(given: list[dict[str, Any]], at: dict[int, int]) -> list[list[int]]:
    """The places of each node's children. As DevTools does, trust "parent" only if the root has no "children"."""
    found: list[list[int]] = [[] for _ in given]
    if given[0].get("children"):
        for place, node in enumerate(given):
            children = node.get("children") or ()
            if not isinstance(children, (list, tuple)):
                raise ProfileError(f"the children of node {node['id']} are {_kind(children)}, not a list")
            for id in children:
                if type(id) is not int or id not in at:
                    raise ProfileError(
                        f"node {node['id']} of the profile has a child {id!r:.50}, which is not the id of a node"
                    )
                found[place].append(at[id])
        return found
    for place, node in enumerate(given[1:], 1):
        parent = node.get("parent")
        if parent is None:
            continue
        if type(parent) is not int or parent not in at:
            raise ProfileError(
                f"node {node['id']} of the profile has the parent {parent!r:.50}, which is not the id of a node"
            )
        found[at[parent]].append(place)
    return found


def _in_order(given: list[dict[str, Any]], children: list[list[int]]) -> tuple[list[int], list[int]]:
    """The places of the nodes below the first one, each after its parent, and the parents' positions in this order."""
    order: list[int] = []
    parents: list[int] = []
    seen = [False] * len(given)
    rest = [(0, -1)]
    while rest:
        place, parent = rest.pop()
        if seen[place]:
            raise ProfileError(
                f"node {given[place]['id']} of the profile is a child of two nodes, or of itself; it is not a tree"
            )
        seen[place] = True
        number = len(order)
        order.append(place)
        parents.append(parent)
        if children[place]:
            rest += [(child, number) for child in reversed(children[place])]
    return order, parents


def _frame(node: dict[str, Any]) -> CallFrame:
    frame = node.get("callFrame")
    first = 0
    if frame is None:
        frame, first = node, 1  # the old format counts lines from 1
    if not isinstance(frame, dict):
        raise ProfileError(f"the callFrame of node {node['id']} is {_kind(frame)}, not an object")
    name, url, script = frame.get("functionName"), frame.get("url"), frame.get("scriptId")
    if not isinstance(name, str):
        raise ProfileError(f"the function name of node {node['id']} is {_kind(name)}, not a text")
    if not isinstance(url, str | None):
        raise ProfileError(f"the URL of node {node['id']} is {_kind(url)}, not a text")
    if not isinstance(script, str | int | None):
        raise ProfileError(f"the script of node {node['id']} is {_kind(script)}, not a text")
    line, column = (
        _count(frame, key, id=node["id"], least=-1, default=first - 1) - first for key in ("lineNumber", "columnNumber")
    )
    return CallFrame(name, "0" if script is None else str(script), url or "", max(line, -1), max(column, -1))


def _ticks(node: dict[str, Any]) -> Sequence[tuple[int, int]]:
    ticks = node.get("positionTicks")
    if not ticks:
        return ()
    try:
        found = [(tick["line"], tick["ticks"]) for tick in ticks]
        if all(type(one) is int and 0 <= one < LARGEST for pair in found for one in pair):
            return found
    except (KeyError, TypeError):
        pass
    raise ProfileError(f"the positionTicks of node {node['id']} are not a list of lines with their numbers of samples")


def _count(of: dict[str, Any], key: str, *, id: object = None, least: int = 0, default: int = 0) -> int:
    """A whole number; `default` if it is missing."""
    value = of.get(key)
    if value is None:
        return default
    if type(value) is float and value.is_integer():
        value = int(value)
    if type(value) is not int or not least <= value < LARGEST:
        raise ProfileError(f"{key!r} of node {of.get('id', id)} is {value!r:.50}, not a whole number from {least} on")
    return value


def _kind(value: object) -> str:
    """What a JSON value is, for messages."""
    if value is None:
        return "missing"
    names = {dict: "an object", list: "a list", str: "a text", bool: "a truth value"}
    return names.get(type(value), f"the number {value!r:.50}")
