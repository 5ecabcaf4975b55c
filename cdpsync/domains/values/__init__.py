"""Values: from JavaScript to Python and back, and handles for what has no value."""

from .evaluating import call, error_of, evaluate, value_of
from .inspected import Inspected
from .inspecting import inspect, inspect_remote
from .javascript import source
from .reading import LIMIT, Described, RegExp, read
from .remote_object import RemoteObject

__all__ = [
    "LIMIT",
    "Described",
    "Inspected",
    "RegExp",
    "RemoteObject",
    "call",
    "error_of",
    "evaluate",
    "inspect",
    "inspect_remote",
    "read",
    "source",
    "value_of",
]
