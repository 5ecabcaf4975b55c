"""Read .cpuprofile files: where the time went, by function, line, file and package."""

from .cpu_profile import CPUProfile
from .functions import Places, SourcePosition

__all__ = ["CPUProfile", "Places", "SourcePosition"]
