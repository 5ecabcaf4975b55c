"""client.heap: heap snapshots, sampled and tracked allocations, and the garbage collector."""

from .heap import Heap, Saved
from .sampling import HeapSampling
from .tracking import HeapTracking

__all__ = ["Heap", "HeapSampling", "HeapTracking", "Saved"]
