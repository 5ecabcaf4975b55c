"""TraceOptions: what a trace is to hold, and in which format."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ...engine import RuntimeKind
from ...errors import METHOD_NOT_FOUND, CommandError
from ...files import Destination
from ...threads import Deadline

if TYPE_CHECKING:
    from ...session import Session

CHROMIUM_DEFAULT = (
    "blink.console",
    "blink.user_timing",
    "loading",
    "devtools.timeline",
    "disabled-by-default-devtools.target-rundown",
    "disabled-by-default-devtools.timeline.frame",
    "disabled-by-default-devtools.timeline.stack",
    "disabled-by-default-devtools.timeline",
    "disabled-by-default-devtools.v8-source-rundown-sources",
    "disabled-by-default-devtools.v8-source-rundown",
    "disabled-by-default-layout_shift.debug",
    "disabled-by-default-v8.inspector",
    "disabled-by-default-v8.cpu_profiler",
    "disabled-by-default-v8.cpu_profiler.hires",
    "disabled-by-default-lighthouse",
    "v8.execute",
    "v8",
    "cppgc",
    "navigation,rail",
)
"""What DevTools' Performance panel records.

DefaultCategories and JsSampling in front_end/models/trace/types/TraceEvents.ts of chrome-devtools-frontend 1.0.1705227.
"""

NODE_DEFAULT = ("node", "node.async_hooks", "node.perf", "node.threadpoolwork.async", "v8")
"""What `node --trace-events-enabled` records, and what performance.mark(), fs and others do in Node's thread pool."""

_CHROMIUM_BUFFER = 1_200_000 * 1024  # DevTools' too

MODES = ("recordUntilFull", "recordContinuously", "recordAsMuchAsPossible")
_PROTO = (".pftrace", ".perfetto-trace", ".proto", ".pb")


@dataclass(frozen=True)
class TraceOptions:
    """What a trace is to hold, and in which format."""

    categories: tuple[str, ...] | None
    mode: str | None
    buffer_size: int | None
    silence: float | None
    compressed: bool
    proto: bool

    @classmethod
    def checked(
        cls,
        path: Destination,
        categories: Iterable[str] | None,
        mode: str | None,
        buffer_size: int | None,
        silence: float | None,
    ) -> TraceOptions:
        """The options; raises TypeError or ValueError if there is something wrong with one of them."""
        if categories is not None:
            categories = tuple([categories] if isinstance(categories, str) else categories)
            if not categories or not all(isinstance(one, str) and one for one in categories):
                raise ValueError("name one category or more: tracing.categories() lists them")
        if mode is not None and mode not in MODES:
            raise ValueError(f"mode is one of {', '.join(MODES)}, not {mode!r}")
        if buffer_size is not None and (isinstance(buffer_size, bool) or not isinstance(buffer_size, int)):
            raise TypeError(f"buffer_size is a number of bytes, not {buffer_size!r}")
        if buffer_size is not None and buffer_size < 1024:
            raise ValueError(f"buffer_size is a number of bytes, 1024 or more, not {buffer_size}")
        Deadline(silence)  # raises TypeError or ValueError if this is not a number of seconds
        name = os.fspath(path) if isinstance(path, (str, os.PathLike)) else ""
        compressed = name.endswith(".gz")
        proto = name.removesuffix(".gz").endswith(_PROTO)
        return cls(categories, mode, buffer_size, silence, compressed, proto)

    def config(self, kind: RuntimeKind | None) -> dict[str, Any]:
        """The protocol's traceConfig; raises ValueError if this runtime cannot record so."""
        if kind is RuntimeKind.NODE:
            if self.mode is not None or self.buffer_size is not None:
                raise ValueError("Node has no mode and no buffer_size: it sends the events while it records")
            if self.proto:
                raise ValueError("Node records JSON only: choose a name that ends in .json or .json.gz")
            return {"includedCategories": list(self.categories or NODE_DEFAULT)}
        return {
            "recordMode": self.mode or MODES[0],
            "traceBufferSizeInKb": (self.buffer_size or _CHROMIUM_BUFFER) // 1024,
            "includedCategories": [one for given in self.categories or CHROMIUM_DEFAULT for one in given.split(",")],
            "excludedCategories": ["*"],
        }


def kind_of(session: Session) -> RuntimeKind | None:
    """The runtime that is to be traced. Raises CommandError for Deno, which records no traces."""
    kind = session._runtime_kind()
    if kind is RuntimeKind.DENO:
        fact = f"{session.browser or 'Deno'} records no traces: client.cpu.record() records a CPU profile"
        raise CommandError("Tracing.start", METHOD_NOT_FOUND, fact)
    return kind
