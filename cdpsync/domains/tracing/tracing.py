"""client.tracing: traces of Chrome and Node."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ...engine import RuntimeKind
from ...files import Destination
from ...threads import DEFAULT, Timeout
from .options import TraceOptions, kind_of
from .recording import TraceRecording

if TYPE_CHECKING:
    from ...session import Session


class Tracing:
    """Traces, as `client.tracing`: what Chrome, its pages and Node were doing, for DevTools and Perfetto.

        with client.tracing.record("trace.json.gz") as recording:
            client.page.navigate("http://localhost:8000/")
        print(recording.saved.events, "events")

    In Chrome, use the session of a page or of the browser.
    Deno records no traces; `client.cpu` records its CPU profile.
    https://chromedevtools.github.io/devtools-protocol/tot/Tracing/
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def record(
        self,
        path: Destination,
        categories: Iterable[str] | None = None,
        *,
        mode: str | None = None,
        buffer_size: int | None = None,
        silence: float | None = 60.0,
    ) -> TraceRecording:
        """A context manager that records its body and writes the trace to `path`; see TraceRecording.

        If `path` ends in ".gz", the file is compressed. ".pftrace" and ".perfetto-trace" stand for Perfetto's own
        format, which only Chrome writes, and every other name for JSON, which DevTools, Perfetto and chrome://tracing
        read. The file appears when it is whole, with mode 0600. A binary file object gets JSON, at the end.

        `categories` names what is recorded; `categories()` lists all there are. By default it is what DevTools'
        Performance panel records, with a CPU profile; in Node, its own events, async hooks, and the garbage collector.
        `mode` is Chrome's: "recordUntilFull", "recordContinuously" (the oldest events give way to new ones), or
        "recordAsMuchAsPossible". `buffer_size` is the size of Chrome's buffer in bytes; 1.2 GB by default, as in
        DevTools. `silence` is the longest time without a message that is accepted at the end, in seconds; None accepts
        any.

        Nothing is sent yet. Raises TypeError or ValueError if an argument is wrong.
        """
        options = TraceOptions.checked(path, categories, mode, buffer_size, silence)
        return TraceRecording(self._session, path, options)

    def categories(self, *, timeout: Timeout = DEFAULT) -> list[str]:
        """The categories that the target knows, sorted. `timeout` is in seconds, by default the client's.

        Raises what `Session.send_command` raises.
        """
        domain = "NodeTracing" if kind_of(self._session) is RuntimeKind.NODE else "Tracing"
        answer = self._session.send_command(f"{domain}.getCategories", timeout=timeout)
        names = answer.get("categories")
        return sorted(str(name) for name in names) if isinstance(names, list) else []

    def __repr__(self) -> str:
        return f"<Tracing of {self._session!r}>"
