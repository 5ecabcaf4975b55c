"""A .heapsnapshot file, offline: what is in it, what grew, and who keeps it alive. It needs numpy."""

try:
    import numpy as _numpy  # noqa: F401
except ImportError as error:
    raise ImportError("cdpsync.heap needs numpy: pip install 'cdpsync[heap]'") from error

from ..views import Table
from .branches import Branch
from .classes import ClassKey
from .diff import Diff, DiffRow, Digest
from .holders import HeldRow
from .insight import ClosureRow, CollectionRow, DuplicateRow
from .node import NOWHERE, Edge, Node, Path, Stop
from .nodes import Nodes
from .places import Location
from .snapshot import HeapSnapshot, leaks
from .summary import ClassRow, Statistics

__all__ = [
    "NOWHERE",
    "Branch",
    "ClassKey",
    "ClassRow",
    "ClosureRow",
    "CollectionRow",
    "Diff",
    "DiffRow",
    "Digest",
    "DuplicateRow",
    "Edge",
    "HeapSnapshot",
    "HeldRow",
    "Location",
    "Node",
    "Nodes",
    "Path",
    "Statistics",
    "Stop",
    "Table",
    "leaks",
]
