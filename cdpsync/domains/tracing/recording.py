"""TraceRecording: a trace that is being recorded."""

from __future__ import annotations


class TraceRecording:
    """A trace that is being recorded."""
