"""What a map's JSON holds: its sources, names and mappings; the sections of an index map become one map."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import Any

from ..errors import SourceMapError
from . import vlq
from .document import kind_of
from .fields import LARGEST, Fields
from .mappings import Mappings
from .urls import directory, resolve

LONG = 10_000
"""Of mappings, in characters: from here on numpy is faster, if it has been imported."""

VERY_LONG = 1_000_000
"""From here on numpy is faster even if it has yet to be imported, which takes a tenth of a second."""


@dataclass
class Decoded:
    """Everything in a map. `raw_sources` are the sources as the map writes them."""

    file: str | None = None
    sources: list[str] = field(default_factory=list)
    raw_sources: list[str] = field(default_factory=list)
    contents: list[str | None] = field(default_factory=list)
    ignored: set[int] = field(default_factory=set)
    names: list[str] = field(default_factory=list)
    mappings: Mappings = field(default_factory=Mappings)


def decode(values: dict[str, Any], url: str) -> Decoded:
    """Everything in a map that came from `url`."""
    try:
        return _decode(Fields(values), url)
    except RecursionError:
        raise SourceMapError("this source map is not usable: its sections are nested too deeply") from None


def _decode(fields: Fields, url: str) -> Decoded:
    fields.check_version()
    found = Decoded(file=fields.optional_text("file"))
    if "sections" in fields:
        _add_sections(found, fields, url)
        return found
    text = fields.text("mappings")
    base = directory(fields.optional_text("sourceRoot") or "", url)
    sources = fields.texts("sources", nulls=True)
    found.raw_sources = [source or "" for source in sources]
    found.sources = [resolve(source, base) if source is not None else "" for source in sources]
    contents = fields.texts("sourcesContent", nulls=True) if fields.has("sourcesContent") else []
    found.contents = (contents + [None] * len(sources))[: len(sources)]
    found.names = [name or "" for name in fields.texts("names", nulls=False)] if fields.has("names") else []
    key = next((key for key in ("ignoreList", "x_google_ignoreList") if fields.has(key)), "")
    found.ignored = set(fields.indexes(key, len(sources))) if key else set()
    found.mappings = _mappings(text, len(sources), len(found.names), fields.where)
    return found


def _mappings(text: str, sources: int, names: int, where: str) -> Mappings:
    if len(text) >= (LONG if "numpy" in sys.modules else VERY_LONG):
        try:
            from . import vlq_numpy
        except ImportError:
            pass  # plain Python does the same, and takes longer
        else:
            return vlq_numpy.decode(text, sources, names, where)
    return vlq.decode(text, sources, names, where)


def _add_sections(found: Decoded, fields: Fields, url: str) -> None:
    if "mappings" in fields:
        raise SourceMapError(f"{fields.where}mappings and {fields.where}sections must not be in one map")
    before, last = (0, 0), (0, 0)
    for index, values in enumerate(fields.array("sections")):
        name = f"{fields.where}sections[{index}]"
        if not isinstance(values, dict):
            raise SourceMapError(f"{name} must be an object, but it is {kind_of(values)}")
        section = Fields(values, f"{name}.")
        offset = section.inner("offset")
        start = line, column = offset.whole("line"), offset.whole("column")
        if start < before:
            raise SourceMapError(f"{name} begins at {_place(start)}, before the section in front of it")
        if start < last:
            raise SourceMapError(f"{name} begins at {_place(start)}, but the one before it goes on to {_place(last)}")
        if "map" not in section and "url" in section:
            raise SourceMapError(f"{name} names its map by a URL; maps like that are no longer in the standard")
        inner = _decode(section.inner("map"), url)
        keys = inner.mappings.keys
        if keys and line + (keys[-1] >> 32) > LARGEST:
            raise SourceMapError(f"{name} has a line that is larger than {LARGEST}")
        found.mappings.extend(inner.mappings, line, column, len(found.sources), len(found.names))
        found.ignored |= {len(found.sources) + one for one in inner.ignored}
        found.sources += inner.sources
        found.raw_sources += inner.raw_sources
        found.contents += inner.contents
        found.names += inner.names
        before = start
        if keys:
            end = found.mappings.keys[-1]
            last = end >> 32, end & (1 << 32) - 1


def _place(position: tuple[int, int]) -> str:
    return f"line {position[0]}, column {position[1]} (from 0)"
