"""The mappings of a source map, decoded in plain Python (https://tc39.es/ecma426/#sec-mappings).

All segments are decoded together by functions that are written in C (map, accumulate, zip). Equal segments are decoded
once. If something is wrong, walk.py goes through the text again to find out where.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from itertools import accumulate, chain, islice, repeat
from operator import add, gt, itemgetter

from .mappings import Mappings
from .walk import WrongSegment, fields_of, wrong

SIGN = 1 << 31
"""A bit that is set in the low half of a key if a column is negative, or larger than LARGEST."""

_Deltas = tuple[int, int, int, int, int, int]


class _Segments(dict[str, _Deltas]):
    """For the text of each segment: the changes that it makes, and the number of its fields."""

    def __missing__(self, segment: str) -> _Deltas:
        fields = fields_of(segment)
        deltas = (*fields, *repeat(0, 5 - len(fields)), len(fields))
        self[segment] = deltas  # type: ignore[assignment]
        return deltas  # type: ignore[return-value]


def decode(text: str, sources: int, names: int, where: str = "") -> Mappings:
    """The segments in `text`, sorted. Raises SourceMapError, which says where the text is broken."""
    if not text.strip(";"):
        return Mappings()
    if text[0] == "," or text[-1] == "," or ",," in text or ",;" in text or ";," in text:
        raise wrong(text, sources, names, where)
    try:
        return _decoded(text, sources, names)
    except (WrongSegment, OverflowError):
        raise wrong(text, sources, names, where) from None


def _decoded(text: str, sources: int, names: int) -> Mappings:
    lines = text.split(";")
    counts = [line.count(",") + 1 if line else 0 for line in lines]
    known = _Segments()
    decoded = list(map(known.__getitem__, filter(None, text.replace(";", ",").split(","))))
    columns, source, line, column, name, fields = (map(itemgetter(at), decoded) for at in range(6))
    found = Mappings(
        keys=_keys(columns, counts),
        sources=_totals(source),
        lines=_totals(line),
        columns=_totals(column),
        names=_totals(name),
    )
    counted = bytes(fields)
    kinds = set(counted)
    if 1 in kinds:
        for part, none in ((found.sources, -1), (found.lines, 0), (found.columns, 0)):
            part[:] = array("i", [one if count > 1 else none for one, count in zip(part, counted, strict=True)])
    if kinds != {5}:
        found.names = array("i", [one if count == 5 else -1 for one, count in zip(found.names, counted, strict=True)])
    if max(found.sources) >= sources or max(found.names) >= names:
        raise WrongSegment
    if any(map(gt, found.keys, islice(found.keys, 1, None))):
        found = found.take(sorted(range(len(found.keys)), key=found.keys.__getitem__))
    return found


def _totals(deltas: Iterable[int]) -> array[int]:
    totals = array("i", accumulate(deltas))
    if min(totals) < 0:
        raise WrongSegment
    return totals


def _keys(deltas: Iterable[int], counts: list[int]) -> array[int]:
    """The generated lines and columns. A line's columns begin at 0, so the total of the lines before is subtracted."""
    totals = [0, *accumulate(deltas)]
    ends = accumulate(counts, initial=0)
    bases = [(line << 32) - totals[start] for line, start in zip(range(len(counts)), ends, strict=False)]
    keys = array("q", map(add, islice(totals, 1, None), chain.from_iterable(map(repeat, bases, counts))))
    if any(map(SIGN.__and__, keys)):
        raise WrongSegment
    return keys
