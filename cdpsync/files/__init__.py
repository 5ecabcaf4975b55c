"""Files that appear whole or not at all, progress reports, and checks of a heap snapshot as it arrives."""

from .progress import Line, Progress, Reporter, reporter
from .saved_file import SavedFile
from .snapshot_check import SnapshotCheck
from .snapshot_header import Header, find_header, what_follows
from .whole_file import Destination, whole_file

__all__ = [
    "Destination",
    "Header",
    "Line",
    "Progress",
    "Reporter",
    "SavedFile",
    "SnapshotCheck",
    "find_header",
    "reporter",
    "what_follows",
    "whole_file",
]
