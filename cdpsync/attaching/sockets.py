"""Which sockets of a Node or Deno belong to its inspector, judged without connecting to them."""

from __future__ import annotations

from collections.abc import Sequence, Set

from ..processes import Listener, Process, event_loops
from .runtime import Runtime, wanted_port

_NAMED, _INSPECTING = "SignalInspector", "InspectorIo"
"""Names of threads in Node 24: one that is always there, and that of the inspector. Node 20 names no threads."""
_OWN_LOOPS = 3
"""The event loops of Node 18 to 24 besides those of its inspector and its workers."""


def split_sockets(
    process: Process, runtime: Runtime, sockets: Sequence[Listener]
) -> tuple[list[Listener], list[Listener]]:
    """Of the sockets of a process, those that may be the inspector's, and those that probably are the program's.

    Node and Deno wait for the clients of their inspector in a thread of its own. Those of the program's servers are
    served by the main event loop: in Deno 2.9 it is the first, in Node 18 to 24 the third, which is empty as long as
    the main script runs. So servers of the program are not asked, unless they are in a worker.
    """
    if not sockets:
        return [], []
    loops = event_loops(process.pid)[2 if runtime is Runtime.NODE else 0 :]
    main = loops[0] if loops else set()
    port = wanted_port(process, runtime)
    ordered = sorted(sockets, key=lambda one: one.port != port)
    return [one for one in ordered if one.inode not in main], [one for one in ordered if one.inode in main]


def likely_inspectors(
    process: Process, runtime: Runtime, sockets: Sequence[Listener], ports: Set[int]
) -> list[Listener]:
    """The sockets that may be the inspector's; fewer than `split_sockets` returns, for a look at all processes.

    `ports` are those that the options of the process name. An inspector listens at all addresses of the machine only
    if it was told to, so a server in a worker that does so is left out.
    """
    threads = process.threads
    if _NAMED in threads and _INSPECTING not in threads:
        return []
    may_be = split_sockets(process, runtime, sockets)[0]
    return [one for one in may_be if one.port in ports or not one.address.startswith(("0.0.0.0:", "[::]:"))]


def count_workers(process: Process, runtime: Runtime, has_inspector: bool) -> int:
    """How many workers a process has: in Node 18 to 24 each has an event loop, in Deno 2.9 each has a named thread."""
    if runtime is Runtime.DENO:
        return sum(name.startswith("worker-") for name in process.threads)
    return max(0, len(event_loops(process.pid)) - _OWN_LOOPS - has_inspector)
