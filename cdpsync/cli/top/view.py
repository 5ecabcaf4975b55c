"""The texts of `cdpsync top`: what each thread does, and which functions take the time."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from ...call_tree import seconds_text, share_text
from ...cpu_profile import ThreadTime
from ...text import one_line
from ...views import Column, Mark, Table
from .threads import Thread, Threads

SORTS = {"self": "self_now", "total": "total_now", "self-time": "self_time", "total-time": "total_time"}
"""What the table can be sorted by, as the command line calls it. The keys 1 to 4 are in this order."""

_WIDE = 110
"""A line of fewer characters has no room for the shares since the beginning."""


class Row(NamedTuple):
    """A function of one thread."""

    worker: str
    name: str
    place: str
    self_now: float
    total_now: float
    self_share: float
    total_share: float
    self_time: float
    total_time: float


class View:
    """What is shown of the threads: the order, the filter."""

    def __init__(self, sort: str = "self", word: str = "", rows: int = 20) -> None:
        self.sort = sort
        self.word = word
        """Only functions whose name or place has this word are shown."""
        self.rows = rows

    def facts(self, threads: Threads, mark: Mark) -> Iterator[str]:
        """A line for each thread that says what it did in the last interval."""
        for thread in threads.all:
            label = f"{thread.label}: " if thread.label else ""
            problem = f"; {mark('warning', thread.problem)}" if thread.problem else ""
            yield f"{label}{'ended' if thread.ended else ', '.join(_facts(thread, mark))}{problem}"

    def table(self, threads: Threads) -> Table[Row]:
        """All functions, in order."""
        key = SORTS[self.sort]
        word = self.word.casefold()
        rows = [
            Row(thread.label, row.name, row.place, *row[2:])
            for thread in threads.all
            for row in thread.times.top(None, key)
            if word in f"{row.name} {row.place}".casefold()
        ]
        rows.sort(key=lambda row: -getattr(row, key))  # a stable sort: rows that are equal keep their order
        columns = threads.main.times.top(0).columns
        columns = (*columns[:-2], Column("worker", "worker", left=True, most=20), *columns[-2:])
        return Table(_title(threads, self.sort, self.word), columns, rows)

    def block(self, threads: Threads, mark: Mark, width: int | None) -> str:
        """One interval as text."""
        table = self.table(threads)
        shown = _narrowed(table, width)
        lines = [mark("title", f"{head(threads)}, {time.strftime('%H:%M:%S')}"), *self.facts(threads, mark)]
        text = shown.text(self.rows or len(table), width=width or sys.maxsize, mark=mark)
        return "\n".join([*lines, *(text.split("\n")[1:] if len(table) else ["  no function has run"])])

    def screen(self, threads: Threads, mark: Mark, width: int, height: int) -> list[str]:
        """The same for a screen of this size, with as many rows as fit."""
        lines = list(self.facts(threads, mark))[: max(1, height // 3)]
        table = self.table(threads)
        shown = _narrowed(table, width)[: max(0, height - len(lines) - 1)]
        text = shown.text(len(shown), width=width, mark=mark).split("\n")[1:]
        if not len(table):
            text = [f"  no function has {self.word!r} in its name or place" if self.word else "  no function has run"]
        return [*lines, *text]

    def whole(self, threads: Threads, mark: Mark, width: int | None, most: int = 10) -> str:
        """What took the time since the beginning: what is left when the live view has gone."""
        seconds = threads.main.times.whole.seconds
        facts = [
            f"{f'{one.label}: ' if one.label else ''}{', '.join(_did(one.times.whole, mark))}" for one in threads.all
        ]
        table = View("self-time").table(threads).without("self_now").without("total_now")
        text = table.text(most, width=width or sys.maxsize, mark=mark).split("\n")[1:] if len(table) else []
        return "\n".join([mark("title", f"{head(threads)}, {seconds_text(seconds)}"), *facts, *text])

    def json(self, threads: Threads, seconds: float) -> Iterator[dict[str, Any]]:
        """One object for each thread that has not ended. The schema is schemas/top.json."""
        now = time.time()
        for thread in threads.all:
            if thread.ended:
                continue
            last, whole = thread.times.last, thread.times.whole
            rows = thread.times.top(None, SORTS[self.sort])
            word = self.word.casefold()
            yield {
                "time": round(now, 3),
                "worker": thread.label or None,
                "seconds": round(seconds, 6),
                "problem": thread.problem or None,
                "interval": _times(last),
                "whole": _times(whole),
                "cpu": thread.cpu,
                "heap_used": thread.heap[0] if thread.heap else None,
                "heap_total": thread.heap[1] if thread.heap else None,
                "rows": [
                    {name: _rounded(value) for name, value in row._asdict().items()}
                    for row in rows[: self.rows or None]
                    if word in f"{row.name} {row.place}".casefold()
                ],
            }


def head(threads: Threads) -> str:
    """Which program this is: the name of its script, or the title of a page; and its runtime."""
    target = threads.program.client.target
    title = target.title if target is not None else ""
    parts = urlsplit(target.url if target is not None else "")
    name = PurePosixPath(unquote(parts.path) if parts.scheme == "file" else "").name
    if not name:  # of node -e the title is the path of node, with its process id
        name = title if parts.scheme != "file" else PurePosixPath(title).name
    return ", ".join(filter(None, [one_line(name or threads.program.name, 60), threads.main.session.browser]))


def _narrowed(table: Table[Row], width: int | None) -> Table[Row]:
    if width is not None and width < _WIDE:
        return table.without("self_share").without("total_share")
    return table


def _title(threads: Threads, sort: str, word: str) -> str:
    return f"sorted by {sort}" + (f", with {word!r}" if word else "")


def _did(did: ThreadTime, mark: Mark) -> Iterator[str]:
    yield f"active {mark('number', share_text(did.share(did.active)))}"
    yield f"gc {mark('number', share_text(did.share(did.gc)))}"
    yield f"idle {mark('number', share_text(did.share(did.idle)))}"
    yield f"longest busy {mark('number', seconds_text(did.longest_busy))}"


def _facts(thread: Thread, mark: Mark) -> Iterator[str]:
    yield from _did(thread.times.last, mark)
    if thread.heap is not None:
        yield f"heap {mark('number', f'{thread.heap[0] / 1e6:.1f} MB')}"
    if thread.cpu is not None:
        yield f"cpu {mark('number', f'{thread.cpu:.0%}')}"


def _times(did: ThreadTime) -> dict[str, float]:
    return {name: round(value, 6) for name, value in did._asdict().items()}


def _rounded(value: Any) -> Any:
    return round(value, 6) if isinstance(value, float) else value
