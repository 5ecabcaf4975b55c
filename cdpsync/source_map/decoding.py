"""What a map's JSON holds: its sources, names and mappings; the sections of an index map become one map."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ..errors import SourceMapError
from . import vlq
from .document import kind_of
from .fields import LARGEST, Fields
from .mappings import COLUMN, Mappings
from .sorting import numpy_pays
from .urls import directory, resolve

_Position = tuple[int, int]


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
    fields, found = Fields(values), Decoded()
    try:
        _add(found, fields, url, (0, 0))
    except RecursionError:
        raise SourceMapError("this source map is not usable: its sections are nested too deeply") from None
    found.file = fields.optional_text("file")
    return found


def _add(found: Decoded, fields: Fields, url: str, start: _Position) -> None:
    """Add a map that begins at this place in the generated code."""
    fields.check_version()
    fields.optional_text("file")
    if "sections" in fields:
        _add_sections(found, fields, url, start)
        return
    text = fields.text("mappings")
    base = directory(fields.optional_text("sourceRoot") or "", url)
    sources = fields.texts("sources", nulls=True)
    contents = fields.texts("sourcesContent", nulls=True) if fields.has("sourcesContent") else []
    names = [name or "" for name in fields.texts("names", nulls=False)] if fields.has("names") else []
    key = next((key for key in ("ignoreList", "x_google_ignoreList") if fields.has(key)), "")
    ignored = fields.indexes(key, len(sources)) if key else []
    mappings = _mappings(text, len(sources), len(names), fields.where)
    if mappings and start[0] + (mappings.keys[-1] >> 32) > LARGEST:
        raise SourceMapError(f"{fields.where}mappings has a line that is larger than {LARGEST}")
    found.mappings.extend(mappings, *start, len(found.sources), len(found.names))
    found.ignored |= {len(found.sources) + one for one in ignored}
    found.sources += [resolve(source, base) if source is not None else "" for source in sources]
    found.raw_sources += [source or "" for source in sources]
    found.contents += (contents + [None] * len(sources))[: len(sources)]
    found.names += names


def _mappings(text: str, sources: int, names: int, where: str) -> Mappings:
    if numpy_pays(len(text) // 5):  # a segment has about five characters
        from . import vlq_numpy

        return vlq_numpy.decode(text, sources, names, where)
    return vlq.decode(text, sources, names, where)


def _add_sections(found: Decoded, fields: Fields, url: str, outer: _Position) -> None:
    if "mappings" in fields:
        raise SourceMapError(f"{fields.where}mappings and {fields.where}sections must not be in one map")
    before, full = outer, False
    for index, values in enumerate(fields.array("sections")):
        name = f"{fields.where}sections[{index}]"
        if not isinstance(values, dict):
            raise SourceMapError(f"{name} must be an object, but it is {kind_of(values)}")
        section = Fields(values, f"{name}.")
        offset = section.inner("offset")
        line, column = offset.whole("line"), offset.whole("column")
        start = outer[0] + line, column if line else outer[1] + column
        if max(start) > LARGEST:
            raise SourceMapError(f"{name} begins at {_place(start)}, but the largest number is {LARGEST}")
        if start < before:
            raise SourceMapError(f"{name} begins at {_place(start)}, before the section in front of it")
        last = _last(found.mappings)
        if start < last or (start == before and full):
            raise SourceMapError(f"{name} begins at {_place(start)}, but the one before it goes on to {_place(last)}")
        if "map" not in section and "url" in section:
            raise SourceMapError(f"{name} names its map by a URL; maps like that are no longer in the standard")
        count = len(found.mappings)
        _add(found, section.inner("map"), url, start)
        before, full = start, len(found.mappings) > count


def _last(mappings: Mappings) -> _Position:
    key = mappings.keys[-1] if mappings else 0
    return key >> 32, key & COLUMN


def _place(position: _Position) -> str:
    return f"line {position[0]}, column {position[1]} (from 0)"
