"""CPURecording: a CPU profile that is being recorded."""

from __future__ import annotations


class CPURecording:
    """A CPU profile that is being recorded."""
