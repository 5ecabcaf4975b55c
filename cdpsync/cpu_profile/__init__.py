"""Read .cpuprofile files: where the time went, by function, line, file and package."""

from .cpu_profile import CPUProfile
from .functions import function_of
from .nodes import Frame
from .packages import package_of
from .reading import Source, read_json
from .summary import Summary
from .timeline import TimeSlice

__all__ = ["CPUProfile", "Frame", "Source", "Summary", "TimeSlice", "function_of", "package_of", "read_json"]
