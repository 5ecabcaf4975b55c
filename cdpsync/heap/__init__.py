"""Read .heapsnapshot files: see what is in a heap, what has grown, and what keeps it alive. Needs numpy."""

try:
    import numpy as _numpy  # noqa: F401
except ImportError as _error:
    raise ImportError("cdpsync.heap needs numpy: pip install 'cdpsync[heap]'") from _error

from ..views import Column, Table
from .analysis.allocations import AllocatedRow, AllocationRow
from .analysis.classes import ClassKey
from .analysis.places import Location
from .format.source import SnapshotSource
from .objects.branches import Branch
from .objects.declared import SourceLine
from .objects.edge_array import EdgeRow
from .objects.folding import Part, path_parts
from .objects.labels import NOWHERE
from .objects.node import Edge, Edges, HeldRow, Node, Nodes, Path, Stop
from .origin import Origin
from .rounds.comparing import Growing, growth
from .rounds.growth import Growth, GrowthRow, Inside, NoiseRow
from .rounds.leak_search import leaks
from .rounds.leaks import LeakRow, Leaks
from .snapshot import HeapSnapshot
from .snapshot_reader import SnapshotReader
from .tables.diff import Diff, DiffRow, Digest
from .tables.insight import ClosureRow, CollectionRow, DuplicateRow
from .tables.native_contexts import NativeContextRow
from .tables.packages import PackageRow
from .tables.summary import ClassRow, Statistics, StatisticsRow
from .tables.unused_variables import UnusedRow

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
    "EdgeRow",
    "Edges",
    "Growing",
    "Growth",
    "GrowthRow",
    "HeapSnapshot",
    "HeldRow",
    "Inside",
    "LeakRow",
    "Leaks",
    "Location",
    "NativeContextRow",
    "Node",
    "Nodes",
    "NoiseRow",
    "Origin",
    "PackageRow",
    "Part",
    "Path",
    "SnapshotReader",
    "SnapshotSource",
    "SourceLine",
    "Statistics",
    "StatisticsRow",
    "Stop",
    "Table",
    "UnusedRow",
    "growth",
    "leaks",
    "path_parts",
]
