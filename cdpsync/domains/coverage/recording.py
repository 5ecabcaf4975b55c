"""CoverageRecording: coverage that is being recorded."""

from __future__ import annotations


class CoverageRecording:
    """Coverage that is being recorded."""
