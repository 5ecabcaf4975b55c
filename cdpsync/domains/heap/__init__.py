"""client.heap: heap snapshots, sampled and tracked allocations, and the garbage collector."""

from .heap import Heap
from .sampling import HeapSampling
from .saved import Saved
from .tracking import HeapTracking, LiveRow

__all__ = ["Heap", "HeapSampling", "HeapTracking", "LiveRow", "Saved"]
