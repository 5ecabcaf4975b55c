"""Suggests a known name for one that does not exist."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

_MOST = 10_000  # the most names to compare, since a target may list any number


def did_you_mean(name: object, known: Iterable[str]) -> str:
    """A question that names the most similar known name, "; did you mean 'evaluate'?"; "" if none is similar."""
    import difflib

    lower = {one.lower(): one for one in islice(known, _MOST)}
    close = difflib.get_close_matches(str(name)[:100].lower(), lower, n=1)
    return f"; did you mean {lower[close[0]]!r}?" if close else ""
