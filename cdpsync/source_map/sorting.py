"""Sorts the segments of a map by source and by place, with numpy where that is faster. The results are the same."""

from __future__ import annotations

import sys
from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MANY = 2_000
"""With this many segments or more, numpy is faster if it has been imported already."""

VERY_MANY = 200_000
"""With this many or more, numpy is faster even if it must be imported first, which takes a tenth of a second."""


def numpy_pays(count: int) -> bool:
    """Whether numpy is installed and is faster for this many segments."""
    if count < (MANY if "numpy" in sys.modules else VERY_MANY):
        return False
    try:
        import numpy  # noqa: F401
    except ImportError:
        return False
    return True


def by_source(sources: array[int]) -> dict[int, array[int]]:
    """The indexes of the segments of each source."""
    if numpy_pays(len(sources)):
        return _by_source(sources)
    found: dict[int, array[int]] = {}
    for segment, source in enumerate(sources):
        if source >= 0:
            try:
                found[source].append(segment)
            except KeyError:
                found[source] = array("I", (segment,))
    return found


def _by_source(sources: array[int]) -> dict[int, array[int]]:
    import numpy as np

    given = np.frombuffer(sources, np.int32)
    order = np.argsort(given, kind="stable").astype(np.uint32)
    ordered = given[order]
    begins = np.flatnonzero(np.diff(ordered, prepend=-2)).tolist()
    ends = [*begins[1:], len(order)]
    found = {int(ordered[one]): as_array("I", order[one:end]) for one, end in zip(begins, ends, strict=True)}
    found.pop(-1, None)
    return found


def by_place(lines: array[int], columns: array[int], segments: array[int]) -> tuple[array[int], array[int]]:
    """The lines and columns of some segments as sorted keys, and the segments in that order. Equal ones keep theirs."""
    if numpy_pays(len(segments)):
        return _by_place(lines, columns, segments)
    places = [lines[one] << 32 | columns[one] for one in segments]
    order = sorted(range(len(places)), key=places.__getitem__)
    return array("q", map(places.__getitem__, order)), array("I", map(segments.__getitem__, order))


def _by_place(lines: array[int], columns: array[int], segments: array[int]) -> tuple[array[int], array[int]]:
    import numpy as np

    chosen = np.frombuffer(segments, np.uint32)
    places = np.frombuffer(lines, np.int32)[chosen].astype(np.int64) << 32
    places |= np.frombuffer(columns, np.int32)[chosen]
    order = np.argsort(places, kind="stable")
    return as_array("q", places[order]), as_array("I", chosen[order])


def as_array(kind: str, values: NDArray[np.generic]) -> array[int]:
    """An array for lookups: bisect is several times slower on a numpy array."""
    found: array[int] = array(kind)
    found.frombytes(values.tobytes())
    return found
