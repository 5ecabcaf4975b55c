"""Read .heapprofile files: which functions allocate, by bytes."""

from .heap_profile import HeapProfile
from .summary import SizeSummary

__all__ = ["HeapProfile", "SizeSummary"]
