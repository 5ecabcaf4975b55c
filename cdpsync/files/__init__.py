"""What both halves stand on: whole files, progress, and the text of a heap snapshot as it comes."""

from .progress import Progress, Reporter, reporter
from .snapshot_check import SnapshotCheck
from .snapshot_header import Header, extra_native_bytes, find_header, what_follows
from .whole_file import Destination, whole_file

__all__ = [
    "Destination",
    "Header",
    "Progress",
    "Reporter",
    "SnapshotCheck",
    "extra_native_bytes",
    "find_header",
    "reporter",
    "what_follows",
    "whole_file",
]
