"""Wanted: which worker a caller waits for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ...engine import KINDS
from ...text import one_line

if TYPE_CHECKING:
    from ...session import AttachedSession

Text = str | re.Pattern[str]
"""A text, or a pattern that is searched for."""


class Wanted(NamedTuple):
    """A part of the URL, a whole name, a whole kind; or a pattern for each. None accepts any."""

    url: Text | None = None
    name: Text | None = None
    kind: Text | None = None

    def check(self) -> None:
        """Raise TypeError unless these are texts or patterns, ValueError for a kind that is not known."""
        for field, value in self._asdict().items():
            if value is not None and not isinstance(value, str) and not _is_pattern(value):
                raise TypeError(f"{field} is a str or a pattern of re.compile(), not {value!r:.200}")
        if isinstance(self.kind, str) and self.kind not in KINDS:
            raise ValueError(
                f"there is no kind {self.kind!r:.200}: the kinds are {', '.join(KINDS)} (a popup is a 'page'); a "
                "pattern of re.compile() finds any other"
            )

    def accepts(self, worker: AttachedSession) -> bool:
        """Whether this is such a worker."""
        return (
            (
                self.url is None
                or (self.url in worker.url if isinstance(self.url, str) else _found(self.url, worker.url))
            )
            and _same(self.name, worker.name)
            and _same(self.kind, worker.kind)
        )

    def __str__(self) -> str:
        given = {field: value for field, value in self._asdict().items() if value is not None}
        shown = (f"{field}={(value if isinstance(value, str) else value.pattern)!r}" for field, value in given.items())
        return f"a worker with {', '.join(shown)}" if given else "a worker"


def described(workers: list[AttachedSession]) -> str:
    """What workers there are, for an error."""
    return f"there are: {listed(workers)}" if workers else "no worker runs"


def listed(workers: list[AttachedSession], most: int = 10, *, short: bool = False) -> str:
    """The kind, name and URL of each worker. With `short`, the last part of the URL takes its place."""
    shown = []
    for one in workers[:most]:
        url = (one.url.rstrip("/").rpartition("/")[2] if short else one.url) or one.url
        shown.append(one_line(" ".join(filter(None, [one.kind, repr(one.name) if one.name else "", url]))))
    more = f", and {len(workers) - most} more" if len(workers) > most else ""
    return f"{', '.join(shown) or 'none runs'}{more}"


def _is_pattern(value: object) -> bool:
    return isinstance(value, re.Pattern) and isinstance(value.pattern, str)


def _found(pattern: re.Pattern[str], text: str) -> bool:
    return pattern.search(text) is not None


def _same(wanted: Text | None, text: str) -> bool:
    return wanted is None or (wanted == text if isinstance(wanted, str) else _found(wanted, text))
