"""client.cpu: CPU profiles."""

from .cpu import CPU
from .recording import CPURecording

__all__ = ["CPU", "CPURecording"]
