"""Read .cpuprofile files: where the time went, by function, line, file and package."""

from .cpu_profile import CPUProfile
from .summary import TimeSummary
from .timeline import TimeSlice

__all__ = [
    "CPUProfile",
    "TimeSlice",
    "TimeSummary",
]
