"""The paths in a report. Each link of a path is whole; a long path leaves out whole links."""

from __future__ import annotations

from ...text import visible
from ..analysis.analysis import Analysis
from ..analysis.distances import UNREACHABLE
from ..arrays import I32
from ..objects.labels import NOWHERE, edge_type_of, from_global, is_inner, label, path_stops
from ..objects.retainers import nearest, source_of

NAME = 120
"""The most characters of a name."""
_LONGEST = 600
"""The most characters of a path, unless its first and its last link are longer."""
_STEPS = 100_000
"""The most edges that are looked for: enough for the paths of all rows, but not for those into long lists."""


class Paths:
    """Writes the shortest paths to nodes. What it has found on the way to one node serves for the next one."""

    def __init__(self, of: Analysis) -> None:
        self._of = of
        self._edges: dict[int, int | None] = {}

    def text(self, node: int, *, indices: bool = True, end: str = "", most: int = _LONGEST) -> str:
        """The path to a node on one line, such as `Window.cache → Map.table[17] → Order`.

        Links that repeat are counted. Without `indices`, "[]" stands for any index. `end` is written in place of the
        node itself, such as the name of its class.
        """
        of = self._of
        edges, whole = self._to(node)
        links: list[tuple[str, int]] = []
        for way, name, stop in path_stops(of, node, from_global(of, edges), indices):
            name = end if end and stop == node else name
            link = f"{visible(way, NAME)} → {visible(name, NAME)}" if links else visible(name, NAME)
            if links and links[-1][0] == link and way:
                links[-1] = link, links[-1][1] + 1
            else:
                links.append((link, 1))
        first = source_of(of, edges[0]) if edges else node
        start = "… → " if not whole else f"{NOWHERE} → " if of.distance[first] == UNREACHABLE else ""
        return start + shortened([f"{link} (× {count:,})" if count > 1 else link for link, count in links], most)

    def called(self, node: int) -> str:
        """The name of the property or variable that leads to a node; "" if it is an index, or a part of an object."""
        of = self._of
        edges = self._to(node)[0]
        if not edges or is_inner(of, node) or edge_type_of(of, edges[-1]) not in ("property", "context"):
            return ""
        name = of.names.edge(edges[-1])
        return "" if name.isdecimal() else visible(name, NAME)

    def _to(self, node: int) -> tuple[list[int], bool]:
        """The edges of the shortest path, and whether it is the whole path."""
        edges: list[int] = []
        while True:
            if node not in self._edges:
                if len(self._edges) >= _STEPS:
                    return edges[::-1], False
                self._edges[node] = nearest(self._of, node)
            edge = self._edges[node]
            if edge is None:
                return edges[::-1], True
            edges.append(edge)
            node = source_of(self._of, edge)


def shortened(links: list[str], most: int) -> str:
    """The links as one text of about `most` characters. Those in the middle are left out as a whole."""
    if sum(map(len, links)) <= most:
        return "".join(links)
    head, tail, room = links[:1], links[-1:], most - len(links[0]) - len(links[-1])
    left = links[1:-1]
    while left:
        # Twice as much of the end as of the beginning: it tells one object from another.
        last = 2 * sum(map(len, head)) > sum(map(len, tail))
        room -= len(left[-1 if last else 0])
        if room < 0:
            break
        if last:
            tail.insert(0, left.pop())
        else:
            head.append(left.pop(0))
    middle = f" … {len(left):,} more … " if left else ""
    return "".join(head) + middle + "".join(tail)


def chain_text(of: Analysis, nodes: I32, most: int = _LONGEST) -> str:
    """Nodes of which each is the dominator of the next one, without the parts of objects: `Context → Map`."""
    names = [visible(label(of, node, 0), NAME) for node in nodes.tolist() if not is_inner(of, node)]
    return shortened([name if not at else f" → {name}" for at, name in enumerate(names)], most) if names else ""
