"""Source maps, both ways, offline (https://tc39.es/ecma426/).

numpy makes large maps load faster, where it is installed: pip install 'cdpsync[source_map]'.
"""

from .source_map import Bound, GeneratedPosition, OriginalPosition, SourceMap

__all__ = ["Bound", "GeneratedPosition", "OriginalPosition", "SourceMap"]
