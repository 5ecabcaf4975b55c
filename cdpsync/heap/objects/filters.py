"""The conditions of a search, such as `retained=">1 MB"` and `property="cache"`, for many nodes at once."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Protocol

import numpy as np

from ...text import size_condition, whole_condition
from ..analysis.analysis import Analysis
from ..analysis.classes import ClassKey
from ..analysis.detached import DETACHED
from ..analysis.distances import SYSTEM
from ..arrays import I32, Mask, unique
from ..format.columns import INDEX
from .retainers import sources_of
from .same_names import same_names

Name = str | re.Pattern[str]
"""A whole name, or a compiled pattern that is searched for in it."""


class HasKey(Protocol):
    """A row of a summary or of a diff."""

    @property
    def key(self) -> ClassKey:
        """The class."""


Property = str | int | tuple[str | int, Any]
"""The name of a property or the index of an element; or a pair of that and its value: a name, a pattern or a Node."""


_INDEX = re.compile("0|[1-9][0-9]{0,9}")
"""An index as JavaScript writes it: "01" is the name of a property."""


def matching(of: Analysis, nodes: I32, conditions: dict[str, Any]) -> I32:
    """The nodes that meet all of these conditions, which are checked in this order. None stands for any value."""
    for name, wanted in conditions.items():
        if wanted is not None:
            nodes = nodes[_CHECKS[name](of, nodes, wanted)]
    return nodes


def _of_class(of: Analysis, nodes: I32, wanted: object) -> Mask:
    """Which nodes are of a class, given by its name, its key or a row that has its key."""
    key = getattr(wanted, "key", wanted)
    if not isinstance(key, str | ClassKey):
        raise TypeError(f"class_name must be the name of a class, or a row of a summary or a diff, not {wanted!r}")
    keys, of_node = of.classes
    found: Mask = np.array([key in (one, one.name) for one in keys], bool)[of_node[nodes]]
    return found


def _of_type(of: Analysis, nodes: I32, wanted: object) -> Mask:
    """Which nodes are of V8's type of this name."""
    if not isinstance(wanted, str):
        raise TypeError(f"type must be a str, not {wanted!r}")
    if wanted not in of.columns.node_types:
        raise ValueError(f"type={wanted!r}: the types of this snapshot are {', '.join(of.columns.node_types)}")
    found: Mask = of.columns.type[nodes] == of.kinds.node(wanted)
    return found


def _named(of: Analysis, nodes: I32, name: Name) -> Mask:
    """Which nodes have this name."""
    fits, strings = _test(name), of.columns.strings
    numbers = of.columns.name[nodes]
    hit = np.zeros(len(strings), bool)
    if isinstance(name, str):
        hit[strings.numbers_of(name)] = True
    else:
        used = unique(numbers)
        hit[used] = np.fromiter((bool(fits(text)) for text in strings.texts(used)), bool, len(used))
    found = hit[numbers]
    # The names of joined strings, plain objects and detached nodes are not those in the file.
    other = of.kinds.nodes("concatenated string") | (of.state == DETACHED)
    other |= of.kinds.nodes("object") & of.kinds.named("Object")
    rows = np.flatnonzero(other[nodes])
    group, examples = same_names(of, nodes[rows])
    found[rows] = np.array([bool(fits(of.names.node(node))) for node in examples.tolist()], bool)[group]
    return found


def _with_property(of: Analysis, nodes: I32, wanted: Property) -> Mask:
    """Which nodes have a property of their own with this name, and with this value if one is given."""
    name, *value = wanted if isinstance(wanted, tuple) and wanted else (wanted,)
    if len(value) > 1 or isinstance(name, bool) or not isinstance(name, str | int):
        raise TypeError(f"property must be a name, or a name and a value, not {wanted!r}")
    columns, kinds = of.columns, of.kinds
    edges = np.flatnonzero((columns.edge_type == kinds.edge("property")) & kinds.edges_named(str(name)))
    if _INDEX.fullmatch(str(name)):  # an array's
        indexed = np.flatnonzero(columns.edge_type == kinds.edge("element"))
        index = columns.edge_name[indexed].astype(np.int64) & INDEX
        edges = np.concatenate((edges, indexed[index == int(name)]))
    if value:
        edges = edges[_leads_to(of, columns.to[edges], value[0])]
    having = np.zeros(len(columns.id), bool)
    having[sources_of(of, edges.astype(np.int32))] = True
    return having[nodes]


def _leads_to(of: Analysis, targets: I32, value: Any) -> Mask:
    if isinstance(value, str | re.Pattern):
        return _named(of, targets, value)
    ordinal = getattr(value, "ordinal", None)
    if not isinstance(ordinal, int):
        raise TypeError(f"the value of a property must be a name, a compiled pattern or a Node, not {value!r}")
    if value._of is not of:
        raise ValueError(f"{value!r} is of another snapshot")
    found: Mask = targets == ordinal
    return found


def _detached(of: Analysis, nodes: I32, wanted: object) -> Mask:
    if not isinstance(wanted, bool):
        raise TypeError(f"detached must be True or False, not {wanted!r}")
    found: Mask = of.detached[nodes] == wanted
    return found


def _of_shallow_size(of: Analysis, nodes: I32, wanted: str | float) -> Mask:
    compare, size = size_condition(wanted, "shallow")
    found: Mask = compare(of.shallow[nodes], size)
    return found


def _of_retained_size(of: Analysis, nodes: I32, wanted: str | float) -> Mask:
    compare, size = size_condition(wanted, "retained")
    found: Mask = compare(of.retained[nodes], size)
    return found


def _at_distance(of: Analysis, nodes: I32, wanted: str | float) -> Mask:
    compare, number = whole_condition(wanted, "distance")
    distance = of.distance[nodes]
    found: Mask = compare(distance, number) & (distance >= 0) & (distance < SYSTEM)
    return found


def _test(name: object) -> Callable[[str], object]:
    if isinstance(name, str):
        return name.__eq__
    if isinstance(name, re.Pattern) and isinstance(name.pattern, str):
        return name.search
    raise TypeError(f"a name must be a str or a compiled pattern, not {name!r}")


_CHECKS: dict[str, Callable[[Analysis, I32, Any], Mask]] = {
    "class_name": _of_class,
    "type": _of_type,
    "detached": _detached,
    "shallow": _of_shallow_size,
    "distance": _at_distance,
    "property": _with_property,
    "name": _named,
    "retained": _of_retained_size,
}
