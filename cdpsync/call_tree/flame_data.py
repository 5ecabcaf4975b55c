"""The numbers in an HTML flame graph: JSON and columns of integers, compressed, as text.

    base64(zlib(length of the head | head, JSON | column | column | …))

The length and the numbers in the columns are little-endian. A column has the first bytes of all its numbers, then all
second bytes, and so on, which compresses better: most numbers are small.
"""

from __future__ import annotations

import base64
import json
import sys
import zlib
from array import array
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from typing import Any

from .call_tree import CallTree, Run
from .flame_colours import colour_of, kind_of
from .flame_layout import Layout, box_name, clean, layout
from .groups import package_name

_ROUNDING = 1e-12
"""How far sums of floating-point numbers may be off, as a part of them."""


def flame_data(tree: CallTree, runs: Sequence[Run]) -> str:
    """The text that the script of the page reads. Raises ValueError if the runs are not in order of time."""
    of = layout(tree)
    scale = _scale(of, runs)
    columns = {
        "level": _differences(of.level),
        "function": of.function,
        "own": [round(value * scale) for value in of.own],
        **(_timeline(of, runs, scale) if runs else {}),
    }
    packed = {name: _packed(values) for name, values in columns.items()}
    head: dict[str, Any] = {
        "unit": of.unit,
        "scale": scale,
        **_functions(of),
        "columns": [[name, one.typecode, len(one)] for name, one in packed.items()],
    }
    text = json.dumps(head, separators=(",", ":")).encode()
    parts = [len(text).to_bytes(4, "little"), text]
    for one in packed.values():
        data, size = one.tobytes(), one.itemsize
        parts += [data[at::size] for at in range(size)]
    return base64.b64encode(zlib.compress(b"".join(parts))).decode()


def _scale(of: Layout, runs: Sequence[Run]) -> int:
    """How many steps a second or byte has. V8 counts microseconds; a profile that was cut may have parts of them."""
    if of.unit != "seconds":
        return 1
    values = chain(of.own, (run.start for run in runs), (run.duration for run in runs))
    return 10**6 if all(abs(value * 1e6 - round(value * 1e6)) < 1e-3 for value in values) else 10**9


def _functions(of: Layout) -> dict[str, Any]:
    """The functions by numbers of texts, colours and groups, each of which is written once."""
    texts: dict[str, int] = {}
    colours: dict[tuple[str, str], int] = {}
    groups: dict[tuple[str, str], int] = {}
    rows = []
    for one in of.functions:
        rows += [
            texts.setdefault(box_name(one), len(texts)),
            texts.setdefault(clean(one.file), len(texts)),
            one.line,
            one.column,
            colours.setdefault(colour_of(one), len(colours)),
            groups.setdefault((clean(package_name(one)), kind_of(one)), len(groups)),
        ]
    return {
        "functions": rows,
        "texts": list(texts),
        "colours": list(colours),
        "groups": [name for name, _ in groups],
        "kinds": [kind for _, kind in groups],
    }


def _timeline(of: Layout, runs: Sequence[Run], scale: int) -> dict[str, list[int]]:
    """The runs: the time before each of them, how long it is, and its node less that of the run before."""
    gaps, durations, nodes = [], [], []
    now = min(0, round(runs[0].start * scale))
    begin = now
    for number, run in enumerate(runs):
        start = round(run.start * scale)
        end = round((run.start + run.duration) * scale)
        late = max(1, now * _ROUNDING)
        if start < now - late or end < start or not 0 <= run.node < len(of.node):
            raise ValueError(f"run {number:,} is {run}: runs must be in order of time, and of nodes of the tree")
        start = max(start, now)
        gaps.append(start - now)
        now = max(end, start)
        durations.append(now - start)
        nodes.append(of.node[run.node])
    gaps[0] += begin  # below 0 if the first run begins before 0
    return {"gap": gaps, "duration": durations, "node": _differences(nodes)}


def _differences(values: Iterable[int]) -> list[int]:
    return [later - earlier for earlier, later in pairwise(chain([0], values))]


def _packed(values: Sequence[int]) -> array[Any]:
    try:
        found: array[Any] = array("i", values)
    except OverflowError:
        found = array("d", values)  # more than 2 GB, or half an hour in microseconds
    if sys.byteorder == "big":
        found.byteswap()
    return found
