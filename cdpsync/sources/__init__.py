"""Finds the source of places in scripts, from the files on disk, without a program; and what URLs and paths mean."""

from .lines import line_starts, lines_of
from .locating import as_url, file_url, has_scheme, is_path, joined, path_in, shown, split_url
from .mapped import MappedScript
from .maps import map_comment, map_text
from .place import Places, ScriptPosition, SourcePlace
from .reading import LARGEST, Unreadable, data_of, file_at
from .sources import Sources

__all__ = [
    "LARGEST",
    "MappedScript",
    "Places",
    "ScriptPosition",
    "SourcePlace",
    "Sources",
    "Unreadable",
    "as_url",
    "data_of",
    "file_at",
    "file_url",
    "has_scheme",
    "is_path",
    "joined",
    "line_starts",
    "lines_of",
    "map_comment",
    "map_text",
    "path_in",
    "shown",
    "split_url",
]
