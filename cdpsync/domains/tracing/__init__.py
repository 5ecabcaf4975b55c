"""client.tracing: traces of Chrome and Node."""

from .recording import TraceRecording
from .tracing import Tracing

__all__ = ["TraceRecording", "Tracing"]
