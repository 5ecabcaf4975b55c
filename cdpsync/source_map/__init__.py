"""Source maps, both ways, offline (https://tc39.es/ecma426/)."""

from .source_map import GeneratedPosition, OriginalPosition, SourceMap

__all__ = ["GeneratedPosition", "OriginalPosition", "SourceMap"]
