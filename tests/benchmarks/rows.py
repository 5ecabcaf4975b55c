"""What is measured: a Row for each kind of work, and a Growth for each kind that grows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .contest import AGAINST, CLIENTS, Result

MB = 1e6


@dataclass(frozen=True)
class Column:
    """One column of a row's table."""

    title: str
    text: Callable[[Result], str]


def _figure(title: str, figure: str, form: str, factor: float = 1.0) -> Column:
    return Column(title, lambda result: format(result.spread(figure).median * factor, form))


@dataclass(frozen=True)
class Row:
    """One kind of work, for one or more targets."""

    name: str
    title: str
    work: str
    """The function in `works`, or in the client's own file."""
    targets: tuple[str, ...]
    arguments: Mapping[str, Any]
    columns: tuple[Column, ...]
    figure: str = "wall"
    """The figure by which the clients are compared. Less is better."""
    limit: str = "bare_loop"
    """The client whose figure the others are divided by."""
    clients: tuple[str, ...] = field(
        default=tuple(client for client in CLIENTS if not client.endswith(("by_url", AGAINST)))
    )
    snapshot: int = 0
    """The size of the target's heap snapshot in bytes; 0 for any."""
    patience: float = 120.0
    """The most seconds for one run."""
    rounds: int = 99
    """The most rounds."""


def _events(name: str, title: str, work: str, *targets: str) -> Row:
    count = 100_000
    columns = (
        Column("events/s", lambda result: f"{count / result.spread('wall').median:,.0f}"),
        _figure("CPU, µs each", "cpu", ".1f", 1e6 / count),
        _figure("memory, MB", "memory", ".1f", 1 / MB),
    )
    return Row(name, title, work, targets, {"count": count}, columns)


def _large(name: str, title: str, work: str, target: str, size: int) -> Row:
    columns = (
        Column("MB/s", lambda result: f"{size / MB / result.spread('wall').median:,.0f}"),
        _figure("memory, bytes for each", "memory", ".1f", 1 / size),
    )
    return Row(f"{name}-{size >> 20}", f"{title} of {size >> 20} MiB", work, (target,), {"size": size}, columns)


_TIMES = (
    _figure("median, µs", "median", ",.0f", 1e6),
    _figure("p99, µs", "p99", ",.0f", 1e6),
)


def _rate(count: int) -> Column:
    return Column("per second", lambda result: f"{count / result.spread('wall').median:,.0f}")


def _snapshot(size: int) -> Row:
    columns = (
        _figure("seconds", "wall", ".2f"),
        Column("CPU, ms/MB", lambda result: format(result.ratio("cpu", result, "size").median * 1e9, ".1f")),
        _figure("memory, MB", "memory", ".0f", 1 / MB),
        Column("complete", lambda result: "yes" if result.spread("lost").high == 0 else "**no**"),
    )
    return Row(
        f"snapshot-{size}",
        f"Heap snapshot to a file, about {size} MB",
        "snapshot",
        ("node", "deno", "chromium"),
        {},
        columns,
        limit="v8",
        snapshot=size * 1_000_000,
        patience=300.0,
        rounds=3 if size > 100 else 99,
    )


ROWS = (
    _snapshot(5),
    _snapshot(50),
    _snapshot(250),
    Row(
        "round-trip",
        '`Runtime.evaluate("1+1")`, one thread',
        "round_trips",
        ("node", "deno", "chromium"),
        {"count": 5000},
        (*_TIMES, _rate(5000)),
        figure="median",
    ),
    Row(
        "threads",
        "the same from 16 threads (tasks, where there is a loop) on one client",
        "threads",
        ("node", "chromium"),
        {"count": 8000, "number": 16},
        (*_TIMES, _rate(8000)),
        limit="ours",
    ),
    Row(
        "pipelined",
        "the same, 5,000 sent before the first is waited for",
        "pipelined",
        ("node", "chromium"),
        {"count": 5000},
        (_rate(5000), _figure("CPU, µs each", "cpu", ".1f", 1e6 / 5000)),
    ),
    Row(
        "pair",
        "a command with an event before its reply: two small frames",
        "pairs",
        ("node", "deno", "chromium"),
        {"count": 200},
        _TIMES,
        figure="median",
        limit="bare_socket",
    ),
    _events("queue", "100,000 console events to a queue that is being read", "to_queue", "node", "replay"),
    _events("handler", "100,000 console events to a handler", "to_handler", "node", "chromium", "replay"),
    _events("nobody", "100,000 console events to nobody", "to_nobody", "node", "replay"),
    *(_large("reply", "One reply", "large_reply", "replay", size << 20) for size in (1, 64, 256)),
    *(_large("command", "One command", "large_command", "replay", size << 20) for size in (1, 50)),
    Row(
        "connect",
        "Connect (by host and port, where a client can), one command, close",
        "connections",
        ("node", "chromium"),
        {"count": 50},
        (_rate(50), _figure("CPU, ms each", "cpu", ".2f", 1e3 / 50)),
        clients=tuple(client for client in CLIENTS if client != AGAINST),
    ),
    Row(
        "import",
        "Import, in a new interpreter",
        "imported",
        ("replay",),
        {},
        (_figure("ms", "wall", ".1f", 1e3), _figure("modules", "modules", ".0f")),
    ),
    Row(
        "first-connect",
        "Import, connect by URL and one command, in a new interpreter",
        "first_connect",
        ("replay",),
        {},
        (_figure("ms", "wall", ".1f", 1e3), _figure("modules", "modules", ".0f")),
    ),
    Row(
        "idle",
        "1,000 idle clients",
        "idle",
        ("replay",),
        {"count": 1000},
        (_figure("KB each", "memory", ".1f", 1e-6), _figure("threads", "threads", ".0f")),
        figure="memory",
    ),
)


COMPARED = ("round-trip", "queue", "handler", "threads", "connect", "snapshot-5", "snapshot-50")
"""The rows that show best how two versions of cdpsync differ."""


@dataclass(frozen=True)
class Growth:
    """How the cost grows with a number that is doubled four times. An exponent of 1 means in proportion."""

    title: str
    work: str
    target: str
    sizes: tuple[int, ...]
    arguments: Callable[[int], dict[str, Any]]
    figures: tuple[str, ...] = ("wall",)


def _doubled(first: int) -> tuple[int, ...]:
    return tuple(first << power for power in range(5))


GROWTH = (
    Growth(
        "heap snapshot, by size in MB",
        "snapshot",
        "node",
        _doubled(16),
        lambda size: {},
        ("wall", "cpu", "memory"),
    ),
    Growth(
        "500 commands from each thread, by number of threads",
        "threads",
        "replay",
        _doubled(1),
        lambda number: {"count": 500 * number, "number": number},
    ),
    Growth(
        "open queues, one event to each, close them, by number of queues",
        "listeners",
        "replay",
        _doubled(250),
        lambda number: {"number": number},
    ),
    Growth(
        "20,000 events to one queue, by number of other queues",
        "deaf_listeners",
        "replay",
        _doubled(250),
        lambda number: {"number": number, "count": 20_000},
    ),
    Growth(
        "attach sessions, a queue and a command in each, detach them, by number of sessions",
        "sessions",
        "replay",
        _doubled(250),
        lambda number: {"number": number},
    ),
)
