"""client.coverage: which code has run."""

from .recorder import CoverageRecorder
from .recording import CoverageRecording

__all__ = ["CoverageRecorder", "CoverageRecording"]
