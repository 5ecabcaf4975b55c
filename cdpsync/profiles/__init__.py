"""What the profiles of V8 have in common: their files, and the functions on their stacks."""

from .call_frame import Frame
from .functions import file_of, function_of, position_of
from .reading import Source, errors_of, name_of, read_json
from .saving import OURS, save, saved_places

__all__ = [
    "OURS",
    "Frame",
    "Source",
    "errors_of",
    "file_of",
    "function_of",
    "name_of",
    "position_of",
    "read_json",
    "save",
    "saved_places",
]
