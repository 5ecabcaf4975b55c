"""Writes a profile as V8 gave it, with the places in the sources that were found."""

from __future__ import annotations

import gzip
import json
import os
from typing import Any

from ..errors import ProfileError
from ..files import Destination, whole_file
from ..sources import Places, ScriptPosition, SourcePlace

OURS = "cdpsync"
"""The key of a profile with what other tools have no place for. They ignore it."""


def save(raw: dict[str, Any], places: Places, path: Destination) -> None:
    """Write a profile. What V8 gave is unchanged; one key is added, which other tools ignore."""
    given = raw.get(OURS)
    ours = {key: value for key, value in given.items() if key != "places"} if isinstance(given, dict) else {}
    found = [[*position, *place] for position, place in places.items() if place is not None]
    if found:
        ours["places"] = found
    document = {key: value for key, value in raw.items() if key != OURS} | ({OURS: ours} if ours else {})
    try:
        text = json.dumps(document, separators=(",", ":")).encode()
    except RecursionError:  # of a heap profile that was made in Python, since Python reads no such JSON
        raise ProfileError("the profile is nested too deeply to be written as JSON") from None
    if isinstance(path, str | os.PathLike) and os.fspath(path).endswith(".gz"):
        text = gzip.compress(text, 6, mtime=0)
    with whole_file(path) as (file, keep):
        file.write(text)
        keep()


def saved_places(raw: dict[str, Any]) -> dict[ScriptPosition, SourcePlace | None] | None:
    """The places that `save` wrote; None if it wrote none. Raises ProfileError if they are damaged."""
    ours = raw.get(OURS)
    rows = ours.get("places") if isinstance(ours, dict) else None
    if rows is None:
        return None
    kinds = [str, str, int, int, str, int, int, str]
    if not isinstance(rows, list) or not all(isinstance(row, list) and [*map(type, row)] == kinds for row in rows):
        raise ProfileError("the places in the sources that are saved in the profile are damaged")
    return {ScriptPosition(*row[:4]): SourcePlace(*row[4:]) for row in rows}
