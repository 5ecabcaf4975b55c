"""Read .heapprofile files: which functions allocate, by bytes."""

from .heap_profile import HeapProfile
from .summary import Summary

__all__ = ["HeapProfile", "Summary"]
