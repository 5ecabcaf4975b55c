"""Rounds: heap snapshots at regular times, and what has grown between them, for a thread whose memory may grow."""

from __future__ import annotations

import contextlib
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from ..call_tree import function_name
from .evidence import Grown, Growth, Thread, Use
from .site import Site

if TYPE_CHECKING:
    from .files import Files
    from .watched import Watched

LARGEST = 400_000_000
"""The most bytes of a heap of which snapshots are taken: V8 stops the program for about 4 s for each 100 MB."""

_EACH = 16384
"""Bytes between two samples of allocations."""

_LONGEST = 10.0
"""How long the target may be silent, in seconds: it may be in a loop."""

_MAKERS = 5


class Rounds:
    """The rounds of one thread. Threads: one."""

    def __init__(self, watched: Watched, files: Files) -> None:
        self._watched = watched
        self.thread: Thread = watched.thread
        self._session = watched.session
        self._files = files
        self._growth = Growth([])
        self._snapshots = watched.thread.uses[-1].heap <= LARGEST
        watched.thread.growth = self._growth
        if find_spec("numpy") is None:
            watched.missing.append("what holds the memory: cdpsync.heap needs numpy: pip install 'cdpsync[heap]'")
            self._snapshots = False
        if watched.thread.uses[-1].heap > LARGEST:
            watched.missing.append("what holds the memory: the heap is too large to stop the program for snapshots")
        with watched.noting("allocations"):
            self._sampling = self._session.heap.sample(interval=_EACH, fetch_every=None).start()

    def take(self, *, quick: bool = False) -> None:
        """Collect garbage, and see how much lives; unless it must be quick, also save what does."""
        watched = self._watched
        if watched.hangs:
            return
        watched.sleep()
        try:
            with watched.noting("memory"):
                if self._snapshots and not quick:
                    self._session.send_command("Runtime.discardConsoleEntries")
                    path = self._files.new(".heapsnapshot")
                    self._session.heap.save(path, silence=_LONGEST)
                    self._growth.files.append(str(path))
                else:
                    self._session.heap.collect_garbage(timeout=_LONGEST)
                heap, outside = watched.memory()
                self._growth.uses.append(Use(watched.now, heap, outside))
        finally:
            watched.wake()

    def stop(self) -> None:
        """End them; the growth of the thread then has what was found. Without growth, the files are removed."""
        with self._watched.noting("allocations"):
            profile = self._sampling.stop(timeout=10.0)
            tree = profile.call_tree
            sizes: dict[Site, int] = {}
            for node, function in enumerate(tree.functions):
                if function.category == "javascript" and function.file:
                    site = Site(function.file, function.line, function.column, function_name(function))
                    sizes[site] = sizes.get(site, 0) + int(tree.values[node])
            makers = sorted(sizes.items(), key=lambda one: -one[1])
            self._growth.makers = [one for one in makers[:_MAKERS] if one[1]]

    def compare(self) -> None:
        """Read the snapshots, and see what has grown between them. Needs no connection, and takes a while."""
        growth = self._growth
        if len(growth.files) > 1:
            from ..heap import growth as grown_between

            with self._watched.noting("what holds the memory"):
                growth.grown = [
                    Grown(
                        row.what,
                        row.size,
                        row.path,
                        [Site(one.file, one.line) for one in (row.holder_location, row.location) if one is not None],
                    )
                    for row in grown_between(*growth.files).rows
                ]

    def remove(self) -> None:
        """Remove the files."""
        for file in self._growth.files:
            with contextlib.suppress(OSError):
                Path(file).unlink()
        self._growth.files.clear()
