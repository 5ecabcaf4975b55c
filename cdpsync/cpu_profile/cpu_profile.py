"""CPUProfile: where a program spent its time."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import Any

from ..call_tree import (
    CallTree,
    LineTimeRow,
    Recorded,
    Run,
    TimeCall,
    TimeChange,
    TimeRow,
    Wanted,
    callers,
    diff,
    outline,
    save_collapsed,
    save_flame_graph,
    save_speedscope,
    seconds_text,
    self_value,
    share,
    top,
    total,
)
from ..files import Destination
from ..profiles import ProfileSource, errors_of, function_of, name_of, position_of, read_json, save, saved_places
from ..sources import Places, ScriptPosition
from ..views import Table
from .cutting import part_of
from .finding import doubt_about_deno, find_places
from .lines import doubt_about_lines, line_positions, line_values
from .nodes import CallNodes, read_nodes
from .recognizing import profile_in
from .runs import Runs
from .samples import Samples, Stretches, longest_sample, read_samples, read_span, stretches
from .summary import Facts, TimeSummary, summarize
from .timeline import TimeSlice, timeline

_MICRO = 1e-6
_COUNTED = (
    "the file has no samples, only how often each function was seen: times are estimates, and there is no timeline"
)


class CPUProfile:
    """Where a program spent its time: a CPU profile of V8.

        profile = CPUProfile.load("app.cpuprofile")
        print(profile.summary())
        assert profile.share("parse") < 0.2

    Times are those of DevTools' chart. A sample lasts until the next one. A collection of garbage belongs to the
    function that ran before it. A single (program) between two stacks with the same bottom is a stack that V8 could not
    read, so the one before goes on. `devtools_tree` has the times of DevTools' tree, which counts samples instead.

    Shares are parts of the active time, in which the thread was not idle. All times are in seconds.

    Threads: any.
    """

    name: str
    """What was recorded, such as the name of the file; "" if that is not known. Pictures and exports show it."""

    def __init__(self, raw: Mapping[str, Any], places: Places | None = None, name: str = "") -> None:
        """Read a profile as `Profiler.stop` returns it. `places` are the places in the sources of its `positions`.

        Raises ProfileError if it is damaged.
        """
        self.name = name
        self._raw = dict(raw)
        self._nodes: CallNodes = read_nodes(self._raw)
        self._samples: Samples = read_samples(self._raw)
        self._stretches: Stretches = stretches(self._samples, self._nodes)
        self._places: Places = (saved_places(self._raw) or {}) if places is None else places

    @classmethod
    def load(cls, source: ProfileSource, *, thread: int | str | None = None) -> CPUProfile:
        """Read a profile from a path, from its text, from a file opened for reading, or from a dict.

        It may be from Node, Deno, Chrome or another tool, in the format of today or those of earlier years, compressed
        with gzip or not. It may also be a trace with profiles in it: if there are several, `thread` chooses one by its
        number or name.

        Lines are those of the sources if the scripts have source maps: those that were saved in the file, or else those
        that are on this machine, at the URLs of the scripts. Nothing is fetched over the network.

        Raises ProfileError if it is damaged or something else, ValueError if a trace has several profiles and `thread`
        does not choose one, and OSError if the file cannot be read.
        """
        with errors_of(source):
            profile = cls(profile_in(read_json(source), thread), name=name_of(source))
        if not profile._places:
            profile._places = find_places(profile._nodes, profile._samples)
        return profile

    def with_places(self, places: Places) -> CPUProfile:
        """The same profile with other places in the sources."""
        other = CPUProfile.__new__(CPUProfile)
        kept = ("_raw", "_nodes", "_samples", "_stretches", "name")
        other.__dict__.update({name: self.__dict__[name] for name in kept} | {"_places": places})
        return other

    def __repr__(self) -> str:
        nodes = len(self._nodes.ids)
        return f"<CPUProfile: {self.duration:.3f} s, {self.sample_count:,} samples, {nodes:,} nodes>"

    # --- the whole ---

    @property
    def raw(self) -> dict[str, Any]:
        """The profile as V8 gave it, with times in microseconds. It must not be changed."""
        return self._raw

    @property
    def positions(self) -> set[ScriptPosition]:
        """The places in the code that V8 ran whose places in the sources this profile can show."""
        of_functions = map(position_of, set(self._nodes.frames))
        return {*filter(None, of_functions), *line_positions(self._nodes, self._samples)}

    @property
    def sample_count(self) -> int:
        """The number of samples."""
        return len(self._samples.ids)

    @property
    def interval(self) -> float:
        """The average time between two samples, in seconds; 0 if there are fewer than two."""
        times = self._samples.times
        return (times[-1] - times[0]) * _MICRO / (len(times) - 1) if len(times) > 1 else 0.0

    @property
    def start(self) -> float:
        """When the first sample was taken, in seconds on the target's clock, which starts anywhere."""
        return self._begin * _MICRO

    @property
    def end(self) -> float:
        """When the last sample ended, in seconds on the target's clock."""
        return self._samples.end * _MICRO

    @property
    def duration(self) -> float:
        """How long the profile is, in seconds."""
        return (self._samples.end - self._begin) * _MICRO

    @property
    def _begin(self) -> float:
        return self._samples.begin if self._samples.ids else min(read_span(self._raw)[0], self._samples.end)

    @property
    def warning(self) -> str:
        """Why the numbers may be meaningless; "" if there is no doubt."""
        return _COUNTED if not self._samples.ids and any(self._nodes.hits) else ""

    @cached_property
    def call_tree(self) -> CallTree:
        """The calls as a tree, with the seconds that were spent in each: what all tables and pictures are made of."""
        if self.warning:
            return self.devtools_tree()
        starts, nodes, end, collected, collector = self._stretches
        of_frame = {frame: function_of(frame, self._places) for frame in set(self._nodes.frames)}
        functions = [of_frame[frame] for frame in self._nodes.frames]
        functions += [of_frame[self._nodes.frames[collector]]] * len(collected)
        values = [0.0] * len(functions)
        for node, start, stop in zip(nodes, starts, [*islice(starts, 1, None), end], strict=False):
            values[node] += stop - start
        values = [value * _MICRO for value in values]
        lines = line_values(self._nodes, self._samples, values, self._places)
        return CallTree(functions, self._nodes.parents + collected, values, "seconds", lines)

    def devtools_tree(self) -> CallTree:
        """The calls with the times of DevTools' Tree (Top Down) and Heavy (Bottom Up) views, which count samples.

        There, each sample stands for the same time, whenever it was taken, and garbage collection has a row of its
        own. Use the functions of `cdpsync.call_tree` on it: `top(profile.devtools_tree())`.
        """
        nodes = self._nodes
        hits = nodes.hits
        if not hits:
            counted = Counter(self._samples.ids)
            hits = [counted[id] for id in nodes.ids]
        begin, end = read_span(self._raw)
        each = max(0, end - begin) * _MICRO / (sum(hits) or 1)
        values = [count * each for count in hits]
        functions = [function_of(frame, self._places) for frame in nodes.frames]
        lines = line_values(self._nodes, self._samples, values, self._places)
        return CallTree(functions, nodes.parents, values, "seconds", lines, self.warning)

    @cached_property
    def runs(self) -> Sequence[Run]:
        """What ran when, in the order of time: `call_tree`'s nodes, without those in which the thread was idle."""
        idle = {node for node, function in enumerate(self.call_tree.functions) if function.category == "idle"}
        return Runs(self._stretches, idle)

    # --- questions ---

    def top(self, n: int | None = 20, by: str = "function", sort: str = "self") -> Table[TimeRow]:
        """A table of the `n` functions with the most self time, or with the most total time if `sort` is "total".

        `by` may also be "file", "package", "category" or "line". Self time is spent in a function itself, total time
        with all that it called; recursion counts once. With "line", rows are of LineTimeRow.
        """
        table: Table[Any] = top(self.call_tree, n, by, sort)
        table.warning = table.warning or (self._doubt if by == "line" else "")
        return table

    def hot_lines(self, n: int | None = 20) -> Table[LineTimeRow]:
        """A table of the `n` lines with the most self time. Raises ValueError if the profile does not say.

        V8 does not know the lines of code that it optimized before the recording began: it gives the first line of the
        function. If that is so for most of the time, the table has a warning.
        """
        lines: Table[Any] = self.top(n, "line")
        return lines

    def tree(self, depth: int | None = None, least: float = 0.01) -> Table[TimeCall]:
        """The calls as a tree that prints: below each function what it called, those with the most time first.

        `depth` is the number of levels. Calls that took less than the part `least` of the active time are left out.
        """
        return outline(self.call_tree, depth, least)

    def callers(self, name: Wanted, depth: int | None = 10, least: float = 0.01) -> Table[TimeCall]:
        """Who called the functions of this name, as a tree that prints: below each function its callers."""
        return callers(self.call_tree, name, depth, least)

    def total(self, name: Wanted, by: str = "function", *, default: float | None = None) -> float:
        """The time in the functions of this name and in all that they called, in seconds. Recursion counts once.

        `name` is a name as tables show it, "file.ts:name", or a compiled pattern. With `by`, it is the name of a
        "file", "package" or "category". If nothing has this name, returns `default`: a fast function may be in no
        sample. Without a default, raises ValueError; the text has the nearest names.
        """
        return total(self.call_tree, name, by, default)

    def self_time(self, name: Wanted, by: str = "function", *, default: float | None = None) -> float:
        """The seconds in the functions of this name without what they called. The parameters are those of `total`."""
        return self_value(self.call_tree, name, by, default)

    def share(self, name: Wanted, by: str = "function", *, default: float | None = None) -> float:
        """The part of the active time that `total` is, from 0 to 1. The parameters are those of `total`."""
        return share(self.call_tree, name, by, default)

    def timeline(self, slices: int = 20) -> Table[TimeSlice]:
        """A table of what the program did in each of so many slices of the time."""
        return timeline(self.call_tree, self._stretches, slices)

    def summary(self) -> TimeSummary:
        """Where the time went, on one page of less than 2 KB."""
        facts = Facts(self.duration, self.sample_count, self.interval, *longest_sample(self._samples), self._doubt)
        return summarize(self.call_tree, facts)

    @cached_property
    def _doubt(self) -> str:
        return doubt_about_deno(self._nodes, self._samples, self._places) or doubt_about_lines(
            self._nodes, self._samples, self.call_tree.values
        )

    def diff(self, older: CPUProfile, by: str = "function") -> Table[TimeChange]:
        """A table of what changed since an older profile; what grew most comes first."""
        if not isinstance(older, CPUProfile):
            raise TypeError(f"older must be a CPUProfile, not {type(older).__name__}")
        return diff(self.call_tree, older.call_tree, by)

    def between(self, start: float, end: float) -> CPUProfile:
        """The part from `start` to `end`, in seconds from the beginning, as a profile of its own.

        The lines in which a function spent its time are not known by time (except in traces); they are taken to be the
        same all the time. Raises ValueError if no time is between them, or if the profile has no samples.
        """
        for given in (start, end):
            if not isinstance(given, int | float) or math.isnan(given):
                raise TypeError(f"a time must be a number of seconds, not {given!r}")
        if not self._samples.ids:
            raise ValueError("the profile has no samples, so it has no time between")
        begin = self._begin
        first = round(max(begin, min(begin + start / _MICRO, self._samples.end)))  # to whole microseconds, as V8 has
        last = round(min(self._samples.end, max(begin + end / _MICRO, begin)))
        if not first < last:
            raise ValueError(f"nothing of the profile is between {start} and {end} s: it is {self.duration:.6f} s long")
        raw = part_of(self._nodes, self._samples, self._stretches, first, last)
        return CPUProfile(raw, self._places, self.name)

    # --- files ---

    def save(self, path: Destination) -> None:
        """Write it as a .cpuprofile, which DevTools, VS Code and speedscope open; compressed if the name ends with .gz.

        What V8 gave is written unchanged. Places in the sources are written below a key of their own, so that `load`
        shows the same lines; other tools ignore it. `path` is replaced when the file is whole; it may also be a binary
        file object.
        """
        save(self._raw, self._places, path)

    def save_flame_graph(self, path: Destination, *, title: str | None = None, format: str | None = None) -> None:
        """Write a flame graph: a page if the name ends in .html, a picture if in .svg. It needs no network.

        `format` is "html" or "svg" where no name says it, as for a binary file object. Raises ValueError for another.
        """
        title = title or self._title
        save_flame_graph(path, self.call_tree, self.runs, title=title, facts=self._facts, format=format)

    def save_collapsed(self, path: Destination) -> None:
        """Write collapsed stacks, in microseconds, for flamegraph.pl, inferno and speedscope."""
        save_collapsed(path, self.call_tree)

    def save_speedscope(self, path: Destination) -> None:
        """Write it in the format of https://www.speedscope.app, in the order of time."""
        save_speedscope(path, [Recorded(self._title, self.call_tree, self.runs)])

    @property
    def _title(self) -> str:
        return f"CPU profile of {self.name}" if self.name else "CPU profile"

    @property
    def _facts(self) -> dict[str, str]:
        each = f", one every {seconds_text(self.interval)}" if self.interval else ""
        return {"recorded": seconds_text(self.duration), "samples": f"{self.sample_count:,}{each}"}
