"""A .heapsnapshot file, offline: what is in it, what grew, and who keeps it alive. It needs numpy."""

try:
    import numpy as _numpy  # noqa: F401
except ImportError as error:
    raise ImportError("cdpsync.heap needs numpy: pip install 'cdpsync[heap]'") from error

from .branches import Branch
from .diff import Diff, DiffRow, Digest
from .insight import ClosureRow, CollectionRow, DuplicateRow
from .leaks import LeakRow
from .node import Edge, Location, Node, Path
from .nodes import Nodes
from .snapshot import HeapSnapshot, three_way
from .summary import ClassRow, Statistics
from .table import Table

__all__ = [
    "Branch",
    "ClassRow",
    "ClosureRow",
    "CollectionRow",
    "Diff",
    "DiffRow",
    "Digest",
    "DuplicateRow",
    "Edge",
    "HeapSnapshot",
    "LeakRow",
    "Location",
    "Node",
    "Nodes",
    "Path",
    "Statistics",
    "Table",
    "three_way",
]
