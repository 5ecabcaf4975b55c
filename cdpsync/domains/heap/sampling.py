"""HeapSampling: allocations that are being sampled."""

from __future__ import annotations


class HeapSampling:
    """Allocations that are being sampled."""
