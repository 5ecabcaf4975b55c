"""Finding leaks: what did an action make that is still held when the action has been undone?"""

from __future__ import annotations

from ...views import Table
from ..objects.node import HeldRow, Nodes, held_by
from ..snapshot import HeapSnapshot
from .diff import Digest, diff, made_since


def leaks(baseline: HeapSnapshot | Digest, action: HeapSnapshot | Digest, final: HeapSnapshot) -> Table[HeldRow]:
    """The objects that were made between `baseline` and `action` and that are still in `final`.

    They are grouped by class and by what holds them. Take the first snapshot when the program has warmed up, the second
    after an action that should leave nothing behind, such as opening a dialog, and the third when the action has been
    undone. What is listed has probably leaked. For the first two, digests are enough.

    All three must be of the same process, and no client may have disconnected from it between them; see
    `HeapSnapshot.diff`. If they do not match, the `warning` of the table says so.
    """
    older = [one.digest() if isinstance(one, HeapSnapshot) else one for one in (baseline, action)]
    of = final._of
    nodes = Nodes(of, made_since(of, *older))
    title = f"{len(nodes):,} objects, {nodes.shallow_size:,} bytes were made and are still held"
    warnings = (diff(of, one).warning for one in older)
    return held_by(nodes, title, next(filter(None, warnings), ""))
