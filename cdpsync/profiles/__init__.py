"""What the profiles of V8 have in common: their files, and the functions on their stacks."""

from .call_frame import CallFrame
from .functions import file_of, function_of, position_of
from .reading import ProfileSource, errors_of, name_of, read_json
from .saving import OURS, save, saved_places

__all__ = [
    "OURS",
    "CallFrame",
    "ProfileSource",
    "errors_of",
    "file_of",
    "function_of",
    "name_of",
    "position_of",
    "read_json",
    "save",
    "saved_places",
]
