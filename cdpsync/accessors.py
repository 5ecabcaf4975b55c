"""The helpers of a session, such as `client.heap`: an accessor for each, which loads it when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .domains.console import Console
    from .domains.coverage import CoverageRecorder
    from .domains.cpu import CPU
    from .domains.debugger import Debugger
    from .domains.heap import Heap
    from .domains.page import Page
    from .domains.tracing import Tracing
    from .domains.workers import Workers


class Accessors:
    """The helpers of a session; see domains/. Session derives from it."""

    @property
    def console(self) -> Console:
        """What the program writes to its console, and its uncaught exceptions: `for entry in client.console`."""
        from .domains.console import Console

        return Console(self._itself)

    @property
    def coverage(self) -> CoverageRecorder:
        """Which code has run, and how often: `with client.coverage.record() as recording`, `coverage.start()`."""
        from .domains.coverage import CoverageRecorder

        return CoverageRecorder(self._itself)

    @property
    def cpu(self) -> CPU:
        """CPU profiles: `cpu.profile(seconds=3)`, `with client.cpu.record() as recording`."""
        from .domains.cpu import CPU

        return CPU(self._itself)

    @property
    def debugger(self) -> Debugger:
        """Breakpoints, steps, frames and probes: `debugger.break_at("app.ts:7")`, `debugger.wait()`."""
        from .domains.debugger import Debugger

        return Debugger(self._itself)

    @property
    def heap(self) -> Heap:
        """Heap snapshots, allocations and the garbage collector: `heap.save(path)`, `heap.sample()`, `heap.track()`."""
        from .domains.heap import Heap

        return Heap(self._itself)

    @property
    def page(self) -> Page:
        """A page of Chrome: `page.navigate(url)`, `page.screenshot(path)`, `page.pdf(path)`, `page.content()`."""
        from .domains.page import Page

        return Page(self._itself)

    @property
    def tracing(self) -> Tracing:
        """Traces of Chrome and Node: `with client.tracing.record("trace.json.gz")`."""
        from .domains.tracing import Tracing

        return Tracing(self._itself)

    @property
    def workers(self) -> Workers:
        """The workers of a program or page: `for worker in client.workers`, `workers.wait(url="hash.js")`."""
        from .domains.workers import Workers

        return Workers(self._itself)

    @property
    def _itself(self) -> Any:
        return self  # a Session; to name its type here would make two files that need each other
