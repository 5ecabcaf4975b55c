"""HeapTracking: allocations that are being tracked, each one with its stack."""

from __future__ import annotations


class HeapTracking:
    """Allocations that are being tracked, each one with its stack."""
