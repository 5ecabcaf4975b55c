"""client.tracing: traces of Chrome and Node."""

from .recording import TraceRecording
from .saved import PartialTrace, SavedTrace
from .tracing import Tracing

__all__ = ["PartialTrace", "SavedTrace", "TraceRecording", "Tracing"]
