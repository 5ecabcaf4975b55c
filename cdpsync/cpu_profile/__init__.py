"""Read .cpuprofile files: where the time went, by function, line, file and package."""

from .cpu_profile import CPUProfile
from .functions import function_of, position_of
from .nodes import Frame
from .reading import Source, is_path, read_json
from .saving import save, saved_places
from .summary import Summary
from .timeline import TimeSlice

__all__ = [
    "CPUProfile",
    "Frame",
    "Source",
    "Summary",
    "TimeSlice",
    "function_of",
    "is_path",
    "position_of",
    "read_json",
    "save",
    "saved_places",
]
