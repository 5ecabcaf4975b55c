"""HeapProfile: which functions allocate memory."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from ..call_tree import CallTree, Function
from ..cpu_profile import Frame, Source, function_of, package_of, read_json
from ..errors import ProfileError
from ..files import Destination, whole_file
from ..sources import Places, ScriptPosition, Sources
from .reading import Parts, parts_of


class HeapProfile:
    """Which functions allocated the memory: allocations that V8 sampled. All sizes are in bytes.

    Use `HeapProfile.load` to read a .heapprofile file; `client.heap.sample` records one. V8 takes a sample about every
    32 KiB and says for how many bytes it stands, so sizes are estimates: they are right for what allocates much. Unless
    the sampling was told otherwise, only objects that were still alive at its end are counted.

    Threads: any.
    """

    warning: str
    """Why it may lack something; "" if there is no doubt."""

    def __init__(self, raw: Mapping[str, Any], places: Places | None = None, *, warning: str = "") -> None:
        """`raw` is a profile as the protocol returns it. `places` are the sources of its functions, if they are known.

        Raises ProfileError if it is not a whole profile.
        """
        self._parts: Parts = parts_of(raw)
        self._raw = dict(raw)
        self._places = places
        self.warning = warning

    @classmethod
    def load(cls, source: Source) -> HeapProfile:
        """Read a profile from a path, from its text as str or bytes, from a file object, or from a dict.

        It may be from Node's --heap-prof, from DevTools, or from `HeapProfile.save`, and compressed with gzip. The
        sources of functions are looked up through the source maps on this disk.

        Raises ProfileError if it is cut, altered or not a heap profile, and OSError if the file cannot be read.
        """
        try:
            raw = read_json(source)
            if not isinstance(raw, Mapping):
                raise ProfileError(f"this is not a heap profile, but {raw!r:.60}")
            profile = cls(raw)
        except ProfileError as error:
            if isinstance(source, str | os.PathLike) and str(source)[:1000].lstrip()[:1] not in ("{", "["):
                raise ProfileError(f"{os.fspath(source)}: {error}") from None
            raise
        profile._places = Sources().places(profile.positions())
        return profile

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

    def positions(self) -> list[ScriptPosition]:
        """Where its functions are in the code that V8 ran, each place once."""
        frames = dict.fromkeys(frame for frame in self._parts.frames if frame.raw_line >= 0 and frame.url)
        return [ScriptPosition(one.script_id, one.url, one.raw_line, max(one.raw_column, 0)) for one in frames]

    @cached_property
    def call_tree(self) -> CallTree:
        """The calls as a tree, with the bytes that each allocated itself. Calls that allocated nothing are left out."""
        frames, parents, sizes, _ = self._parts
        kept = [bool(size) for size in sizes]
        for node in range(len(kept) - 1, 0, -1):
            kept[parents[node]] |= kept[node]
        kept[0] = True
        number, functions, above, values = dict[int, int](), list[Function](), list[int](), list[float]()
        of_frame: dict[Frame, Function] = {}
        for node, frame in enumerate(frames):
            if kept[node]:
                number[node] = len(functions)
                if frame not in of_frame:
                    of_frame[frame] = self._function(frame)
                functions.append(of_frame[frame])
                above.append(number[parents[node]] if node else -1)
                values.append(sizes[node])
        return CallTree(functions, above, values, "bytes", warning=self.warning)

    def _function(self, frame: Frame) -> Function:
        function = function_of(frame)
        position = ScriptPosition(frame.script_id, frame.url, frame.raw_line, max(frame.raw_column, 0))
        place = self._places.get(position) if self._places is not None else None
        if place is None:
            return function
        name = place.name or function.name
        return function._replace(
            name=name if function.name not in ("", "(anonymous)") else function.name,
            file=place.file,
            line=place.line,
            column=place.column,
            package=package_of(place.file),
        )

    def save(self, path: Destination) -> None:
        """Write it as a .heapprofile file, which DevTools, VS Code and speedscope open.

        `path` is a path, whose file is replaced when the new one is complete, or a binary file object.
        """
        with whole_file(path) as (file, keep):
            file.write(json.dumps(self._raw, separators=(",", ":")).encode("utf-8", "surrogatepass"))
            keep()
