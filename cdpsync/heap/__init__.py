"""Read .heapsnapshot files: see what is in a heap, what has grown, and what keeps it alive. Needs numpy."""

try:
    import numpy as _numpy  # noqa: F401
except ImportError as _error:
    raise ImportError("cdpsync.heap needs numpy: pip install 'cdpsync[heap]'") from _error

from ..views import Column, Table
from .allocations import AllocatedRow, AllocationRow
from .branches import Branch
from .classes import ClassKey
from .declared import SourceLine
from .diff import Diff, DiffRow, Digest
from .growing import Growing, growth
from .growth import Growth, GrowthRow, Inside, NoiseRow
from .insight import ClosureRow, CollectionRow, DuplicateRow
from .labels import NOWHERE
from .leaking import leaks
from .node import Edge, HeldRow, Node, Nodes, Path, Stop
from .origin import Origin
from .places import Location
from .snapshot import HeapSnapshot
from .source import SnapshotSource
from .summary import ClassRow, Statistics, StatisticsRow

__all__ = [
    "NOWHERE",
    "AllocatedRow",
    "AllocationRow",
    "Branch",
    "ClassKey",
    "ClassRow",
    "ClosureRow",
    "CollectionRow",
    "Column",
    "Diff",
    "DiffRow",
    "Digest",
    "DuplicateRow",
    "Edge",
    "Growing",
    "Growth",
    "GrowthRow",
    "HeapSnapshot",
    "HeldRow",
    "Inside",
    "Location",
    "Node",
    "Nodes",
    "NoiseRow",
    "Origin",
    "Path",
    "SnapshotSource",
    "SourceLine",
    "Statistics",
    "StatisticsRow",
    "Stop",
    "Table",
    "growth",
    "leaks",
]
