"""Values: from JavaScript to Python and back, and handles for what has no value."""

from .evaluating import call, error_of, evaluate, value_of
from .javascript import source
from .reading import LIMIT, Described, RegExp, read
from .remote_object import RemoteObject

__all__ = ["LIMIT", "Described", "RegExp", "RemoteObject", "call", "error_of", "evaluate", "read", "source", "value_of"]
