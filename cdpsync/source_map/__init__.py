"""Reads source maps and looks places up in both directions, without a program (https://tc39.es/ecma426/).

Large maps load faster if numpy is installed: pip install 'cdpsync[source_map]'.
"""

from .source_map import Bound, GeneratedPosition, OriginalPosition, SourceMap

__all__ = ["Bound", "GeneratedPosition", "OriginalPosition", "SourceMap"]
