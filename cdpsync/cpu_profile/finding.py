"""Finds the places in the sources for a profile, on the disk.

`deno --cpu-prof` (Deno 2.9) writes the places of functions in the TypeScript, but the lines of samples in the code that
it has made of it, which is in its cache.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..profiles import CallFrame, position_of
from ..sources import Places, Sources
from ..text import visible
from .lines import line_positions
from .nodes import CallNodes
from .samples import Samples

_TRANSPILED = (".ts", ".tsx", ".mts", ".cts", ".jsx")


def find_places(nodes: CallNodes, samples: Samples) -> Places:
    """The places in the sources of all functions and lines whose scripts have source maps on this machine."""
    sources = Sources(deno=_is_of_deno(nodes.frames))
    mapped = {url for url in {frame.url for frame in nodes.frames} - {""} if sources.script(url) is not None}
    if not mapped:
        return {}
    places = dict(sources.places(one for one in line_positions(nodes, samples) if one.url in mapped))
    in_source = {url for url in mapped if _are_in_source(url, nodes.frames, sources)} if sources.deno else set()
    of_functions = filter(None, map(position_of, set(nodes.frames)))
    return places | sources.places(one for one in of_functions if one.url in mapped - in_source)


def doubt_about_deno(nodes: CallNodes, samples: Samples, places: Places) -> str:
    """Why the lines of TypeScript are not those of the source; "" if they are."""
    if not _is_of_deno(nodes.frames):
        return ""
    unmapped = {one.url for one in line_positions(nodes, samples) if places.get(one) is None}
    lost = sorted(url for url in unmapped if url.endswith(_TRANSPILED) and not url.startswith("ext:"))
    if not lost:
        return ""
    return (
        f"the lines of {visible(lost[0], 100)} are those of the code that Deno made of it, which is not in Deno's "
        "cache any more"
    )


def _is_of_deno(frames: Sequence[CallFrame]) -> bool:
    """Whether they ran in Deno: there are scripts of its own, or TypeScript, but none that only Node has."""
    urls = {frame.url for frame in frames}
    if any(url.startswith("node:internal/") for url in urls):
        return False
    return any(url.startswith("ext:") or url.endswith(_TRANSPILED) for url in urls)


def _are_in_source(url: str, frames: Sequence[CallFrame], sources: Sources) -> bool:
    """Whether the functions of a script are at their places in the source already: no name is where V8 would say."""
    found = ((frame.name, sources.place(url, *frame[3:])) for frame in frames if frame.url == url and frame.name)
    return not any(place is not None and place.name and name.endswith(place.name) for name, place in found)
