"""HeapProfile: which functions allocate memory."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from ..call_tree import (
    CallTree,
    Function,
    Recorded,
    SizeCall,
    SizeChange,
    SizeRow,
    Wanted,
    callers,
    diff,
    outline,
    save_collapsed,
    save_flame_graph,
    save_speedscope,
    self_value,
    share,
    top,
    total,
)
from ..errors import ProfileError
from ..files import Destination
from ..profiles import CallFrame, ProfileSource, errors_of, function_of, position_of, read_json, save, saved_places
from ..sources import Places, ScriptPosition, Sources
from ..views import Table
from .reading import SampledNodes, parts_of
from .summary import SizeSummary, summarize

_TITLE = "Sampled allocations"


class HeapProfile:
    """Which functions allocated the memory: allocations that V8 sampled. All sizes are in bytes.

    Use `HeapProfile.load` to read a .heapprofile file; `client.heap.sample` records one. V8 takes a sample about every
    32 KiB and says for how many bytes it stands, so sizes are estimates, which are close for what allocates much. By
    default only objects that were still alive at the end of the sampling are counted.

    Threads: any.
    """

    warning: str
    """Why it may lack something; "" if there is no doubt."""

    def __init__(self, raw: Mapping[str, Any], places: Places | None = None, *, warning: str = "") -> None:
        """Read a profile as `HeapProfiler.stopSampling` returns it. `places` are the places in the sources of its
        `positions`.

        Raises ProfileError if it is damaged.
        """
        self._raw = dict(raw)
        self._parts: SampledNodes = parts_of(self._raw)
        self._places: Places = (saved_places(self._raw) or {}) if places is None else places
        self.warning = warning

    @classmethod
    def load(cls, source: ProfileSource) -> HeapProfile:
        """Read a profile from a path, from its text, from a file opened for reading, or from a dict.

        It may be from Node's --heap-prof, from DevTools, or from `save`; compressed with gzip or not.

        Lines are those of the sources if the scripts have source maps: those that were saved in the file, or else those
        that are on this machine, at the URLs of the scripts. Nothing is fetched over the network.

        Raises ProfileError if it is damaged or something else, and OSError if the file cannot be read.
        """
        with errors_of(source):
            raw = read_json(source)
            if not isinstance(raw, Mapping):
                raise ProfileError(f"this is not a heap profile, but {raw!r:.60}")
            profile = cls(raw)
        return profile if profile._places else profile.with_places(Sources().places(profile.positions))

    def with_places(self, places: Places) -> HeapProfile:
        """The same profile with other places in the sources."""
        return HeapProfile(self._raw, places, warning=self.warning)

    def __repr__(self) -> str:
        return f"<HeapProfile: {self.total_size:,} bytes, {self.sample_count:,} samples>"

    @property
    def total_size(self) -> int:
        """The bytes of all allocations that are counted."""
        return round(sum(self._parts.sizes))

    @property
    def sample_count(self) -> int:
        """The number of samples; 0 if the file does not have them, as those of old versions."""
        return len(self._parts.samples)

    @property
    def raw(self) -> dict[str, Any]:
        """The profile as V8 wrote it."""
        return self._raw

    @property
    def positions(self) -> set[ScriptPosition]:
        """The places in the code that V8 ran whose places in the sources this profile can show."""
        return {*filter(None, map(position_of, set(self._parts.frames)))}

    @cached_property
    def call_tree(self) -> CallTree:
        """The calls as a tree, with the bytes that each allocated itself. Calls that allocated nothing are left out."""
        frames, parents, sizes, _ = self._parts
        kept = [bool(size) for size in sizes]
        for node in range(len(kept) - 1, 0, -1):
            kept[parents[node]] |= kept[node]
        kept[0] = True
        number, functions, above, values = dict[int, int](), list[Function](), list[int](), list[float]()
        of_frame: dict[CallFrame, Function] = {}
        for node, frame in enumerate(frames):
            if kept[node]:
                number[node] = len(functions)
                if frame not in of_frame:
                    of_frame[frame] = function_of(frame, self._places)
                functions.append(of_frame[frame])
                above.append(number[parents[node]] if node else -1)
                values.append(sizes[node])
        return CallTree(functions, above, values, "bytes", warning=self.warning)

    # --- questions ---

    def top(self, n: int | None = 20, by: str = "function", sort: str = "self") -> Table[SizeRow]:
        """A table of the `n` functions that allocated most themselves, or with their callees if `sort` is "total".

        `by` may also be "file", "package" or "category". The total of a function has what all functions that it called
        allocated; recursion counts once.
        """
        return top(self.call_tree, n, by, sort)

    def tree(self, depth: int | None = None, least: float = 0.01) -> Table[SizeCall]:
        """The calls as a tree that prints: below each function what it called, those with the most bytes first.

        `depth` is the number of levels. Calls that allocated less than the part `least` of all bytes are left out.
        """
        return outline(self.call_tree, depth, least)

    def callers(self, name: Wanted, depth: int | None = 10, least: float = 0.01) -> Table[SizeCall]:
        """Who called the functions of this name, as a tree that prints: below each function its callers."""
        return callers(self.call_tree, name, depth, least)

    def total(self, name: Wanted, by: str = "function", *, default: int | None = None) -> int:
        """The bytes that the functions of this name and all that they called allocated. Recursion counts once.

        `name` is a name as tables show it, "file.ts:name", or a compiled pattern. With `by`, it is the name of a
        "file", "package" or "category". If nothing has this name, returns `default`: a function that allocates little
        may be in no sample. Without a default, raises ValueError; the text has the nearest names.
        """
        return round(total(self.call_tree, name, by, default))

    def self_size(self, name: Wanted, by: str = "function", *, default: int | None = None) -> int:
        """The bytes that the functions of this name allocated themselves. The parameters are those of `total`."""
        return round(self_value(self.call_tree, name, by, default))

    def share(self, name: Wanted, by: str = "function", *, default: float | None = None) -> float:
        """The part of all bytes that `total` is, from 0 to 1. The parameters are those of `total`."""
        return share(self.call_tree, name, by, default)

    def diff(self, older: HeapProfile, by: str = "function") -> Table[SizeChange]:
        """A table of what changed since an older profile; what grew most comes first."""
        if not isinstance(older, HeapProfile):
            raise TypeError(f"older must be a HeapProfile, not {type(older).__name__}")
        return diff(self.call_tree, older.call_tree, by)

    def summary(self) -> SizeSummary:
        """Who allocated the memory, on one page of less than 2 KB."""
        return summarize(self.call_tree, self.total_size, self.sample_count)

    # --- files ---

    def save(self, path: Destination) -> None:
        """Write it as a .heapprofile, which DevTools, VS Code and speedscope open; compressed if it ends with .gz.

        What V8 gave is written unchanged. Places in the sources are written below a key of their own, so that `load`
        shows the same lines; other tools ignore it. `path` is replaced when the file is whole; it may also be a binary
        file object.
        """
        save(self._raw, self._places, path)

    def save_flame_graph(self, path: Destination, *, title: str = _TITLE, format: str | None = None) -> None:
        """Write a flame graph: a page that needs no network if `path` ends in .html, a picture if it ends in .svg.

        `format` is "html" or "svg" where no name says it, as for a binary file object.
        """
        save_flame_graph(path, self.call_tree, title=title, format=format)

    def save_collapsed(self, path: Destination) -> None:
        """Write the stacks with their bytes, a line for each, as flamegraph.pl and others read them."""
        save_collapsed(path, self.call_tree)

    def save_speedscope(self, path: Destination, *, title: str = _TITLE) -> None:
        """Write a file for https://www.speedscope.app, which shows the lines of the sources there."""
        save_speedscope(path, [Recorded(title, self.call_tree)])
