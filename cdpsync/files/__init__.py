"""Files that appear whole or not at all, progress reports, and checks of a heap snapshot as it arrives."""

from .progress import Line, Progress, Reporter, reporter
from .saved_file import SavedFile
from .skipping import Skip
from .snapshot_check import SnapshotCheck
from .snapshot_header import KEY, KEY_LIMIT, Header, find_header, key_name, what_follows
from .whole_file import Destination, whole_file

__all__ = [
    "KEY",
    "KEY_LIMIT",
    "Destination",
    "Header",
    "Line",
    "Progress",
    "Reporter",
    "SavedFile",
    "Skip",
    "SnapshotCheck",
    "find_header",
    "key_name",
    "reporter",
    "what_follows",
    "whole_file",
]
