"""Read .cpuprofile files: where the time went, by function, line, file and package."""

from .cpu_profile import CPUProfile
from .functions import Places, SourcePosition, function_of, package_of
from .nodes import Frame
from .reading import Source, read_json

__all__ = ["CPUProfile", "Frame", "Places", "Source", "SourcePosition", "function_of", "package_of", "read_json"]
