"""Read .cpuprofile files: where the time went, by function, line, file and package."""

from .cpu_profile import CPUProfile
from .function_times import FunctionNow, FunctionTimes, ThreadTime
from .summary import TimeSummary
from .timeline import TimeSlice

__all__ = [
    "CPUProfile",
    "FunctionNow",
    "FunctionTimes",
    "ThreadTime",
    "TimeSlice",
    "TimeSummary",
]
