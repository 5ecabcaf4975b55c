"""Read .heapprofile files: which functions allocate, by bytes."""

from .heap_profile import HeapProfile

__all__ = ["HeapProfile"]
