"""Values: from JavaScript to Python and back, and handles for what has no value."""

from .evaluating import call, evaluate
from .remote_object import RemoteObject

__all__ = ["RemoteObject", "call", "evaluate"]
