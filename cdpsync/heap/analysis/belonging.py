"""Which source file each node belongs to, as far as the snapshot says.

    closures, generators, SharedFunctionInfos     the file of their function
    objects of a class                            the file of the constructor
    contexts                                      the file of the closures that have them, or have them around their own
    modules of CommonJS, with what they export    their file
    ES modules, with their variables              their file
    the text of scripts, what V8 compiled of it   the file of the script

All other nodes belong to no file.

If a file was made of several sources, and its source map is on this machine, then functions, generators and objects
belong to their sources. Contexts do so too if only functions of one source have them. The rest belongs to the file.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ...call_tree import Function
from ...profiles import CallFrame, function_of, position_of
from ...sources import Places, Sources
from ..arrays import I32, I64, expand, leading, unique
from .analysis import Analysis
from .avoiding import contexts
from .links import internal_targets, targets

_LOW = (1 << 32) - 1
_SCRIPT = "system / Script / "
_MODULE = "system / SourceTextModule"


class Belonging(NamedTuple):
    """The files of nodes."""

    files: list[Function]
    """A function of each file, or of each source of it: its `file` and `package` say which."""
    of: I32
    """The index in `files` of each node's file; -1 for a node that belongs to no file."""


def belonging(of: Analysis, places: Places | None = None) -> Belonging:
    """The file of each node. `places` are those in the sources; by default the source maps on this machine say."""
    files = _Files(places)
    located, number = _located(of, files)
    found = np.full(len(of.columns.id), -1, np.int32)
    _scripts(of, files, found)
    closures = located[of.kinds.nodes("closure")[located]]
    own = np.full(len(found), -1, np.int32)
    own[located] = number
    (shared,) = internal_targets(of.columns, of.kinds, closures, "shared")
    scripts = np.full(len(found), -1, np.int32)
    scripts[closures] = np.where(shared >= 0, found[shared], -1)  # the file that V8 ran, not a source of it
    found[shared[shared >= 0]] = own[closures[shared >= 0]]
    found[located] = number
    _contexts(of, closures, own, scripts, found)
    _modules(of, files, found)
    return Belonging(files.functions, found)


class _Files:
    """Numbers files."""

    def __init__(self, places: Places | None) -> None:
        self.functions: list[Function] = []
        self._places = places
        self._numbers: dict[tuple[str, str, str], int] = {}

    def numbers(self, frames: list[CallFrame]) -> list[int]:
        """The number of the file that each function is in."""
        places = self._places
        if places is None:
            places = Sources().places({*filter(None, map(position_of, frames))})
        return [self._number(function_of(frame, places)) for frame in frames]

    def of_script(self, url: str) -> int:
        """The number of the file at a URL."""
        return self._number(function_of(CallFrame("", "", url, 0, 0), {}))

    def _number(self, function: Function) -> int:
        key = (function.file, function.package, function.category)
        number = self._numbers.setdefault(key, len(self.functions))
        if number == len(self.functions):
            self.functions.append(function)
        return number


def _located(of: Analysis, files: _Files) -> tuple[I32, I32]:
    """The nodes that have a place, and the file of each."""
    where = of.columns.locations
    count = len(of.columns.id)
    row = np.full(count, -1, np.int32)
    row[where["object_index"]] = np.arange(len(where["line"]), dtype=np.int32)  # the last one counts
    nodes = np.flatnonzero(row >= 0).astype(np.int32)
    if not len(nodes):
        return nodes, nodes
    rows = np.column_stack([where[name][row[nodes]].astype(np.int64) for name in ("script_id", "line", "column")])
    order = np.lexsort(rows.T)
    ordered = rows[order]
    begins = np.ones(len(order), bool)
    begins[1:] = (ordered[1:] != ordered[:-1]).any(axis=1)
    frames = []
    for script_id, line, column in ordered[begins].tolist():
        frames.append(CallFrame("", str(script_id), of.places.at(script_id, line, column).script, line, column))
    number = np.array(files.numbers(frames), np.int32)
    found = np.empty(len(nodes), np.int32)
    found[order] = number[np.cumsum(begins) - 1]
    named = np.array([bool(frame.url) for frame in frames])[np.cumsum(begins) - 1]
    kept = np.empty(len(nodes), bool)
    kept[order] = named
    return nodes[kept], found[kept]


def _scripts(of: Analysis, files: _Files, found: I32) -> None:
    """Scripts, and the SharedFunctionInfos of each, belong to the script's file."""
    columns, kinds = of.columns, of.kinds
    script = np.full(len(columns.id), -1, np.int32)
    for name in ("script_or_debug_info", "script"):
        to = targets(columns, kinds, name, type="internal")
        script = np.where(to >= 0, to, script)
    shared = np.flatnonzero(script >= 0).astype(np.int32)
    each, place = np.unique(script[shared], return_inverse=True)
    (names,) = internal_targets(columns, kinds, each, "name")
    number = np.full(len(each), -1, np.int32)
    for at, (node, name) in enumerate(zip(each.tolist(), names.tolist(), strict=True)):
        url = of.names.node(name) if name >= 0 else of.names.raw(node).partition(_SCRIPT)[2]
        if url and not url.startswith("system / "):
            number[at] = files.of_script(url)
    found[each] = number
    found[shared] = number[place]


def _contexts(of: Analysis, closures: I32, own: I32, scripts: I32, found: I32) -> None:
    """A context belongs to the file of all closures that have it; to their script if these are of several sources."""
    columns, kinds = of.columns, of.kinds
    is_context = contexts(of)
    nodes = np.flatnonzero(is_context).astype(np.int32)
    around = np.full(len(found), -1, np.int32)
    around[nodes] = internal_targets(columns, kinds, nodes, "previous")[0]
    around[(around >= 0) & ~is_context[around]] = -1
    (context,) = internal_targets(columns, kinds, closures, "context")
    good = context >= 0
    good[good] = is_context[context[good]]
    context, closures = context[good], closures[good]
    for files, several in ((scripts, False), (own, True)):
        pairs = _pairs(context, files[closures])
        everything = pairs
        while len(pairs):
            outer = around[pairs >> 32]
            pairs = _pairs(outer[outer >= 0], (pairs & _LOW)[outer >= 0])
            pairs = pairs[~np.isin(pairs, everything, assume_unique=True)]
            everything = np.sort(np.concatenate((everything, pairs)))
        which, file = everything >> 32, (everything & _LOW).astype(np.int32)
        alone = leading(which)
        alone[:-1] &= alone[1:]
        keep = alone & (file >= 0) if several else leading(which) & (file >= 0)
        found[which[keep]] = file[keep]


def _pairs(context: I32, file: I32) -> I64:
    return unique(context.astype(np.int64) << 32 | (file.astype(np.int64) & _LOW))


def _modules(of: Analysis, files: _Files, found: I32) -> None:
    """Modules belong to their files, and so do plain objects and arrays that one module of CommonJS alone exports."""
    columns, kinds = of.columns, of.kinds
    exports = targets(columns, kinds, "exports", type="property")
    modules = np.flatnonzero(kinds.nodes("object") & kinds.named("Module") & (exports >= 0)).astype(np.int32)
    names = targets(columns, kinds, "filename", type="property")[modules]
    is_text = kinds.nodes("string", "concatenated string", "sliced string")
    modules, names = modules[names >= 0], names[names >= 0]
    modules, names = modules[is_text[names]], names[is_text[names]]
    found[modules] = [files.of_script(of.names.node(name)) for name in names.tolist()]
    exported, first, times = np.unique(exports[modules], return_index=True, return_counts=True)
    plain = (kinds.named("Object") | kinds.named("Array")) & kinds.nodes("object")
    alone = (times == 1) & plain[exported] & (found[exported] < 0)
    found[exported[alone]] = found[modules[first[alone]]]
    # V8's own modules refer to their function, or to the generator that has run it.
    modules = np.flatnonzero(kinds.named(_MODULE)).astype(np.int32)
    edges, counts = expand(columns.first, modules)
    to, owner = columns.to[edges], np.repeat(modules, counts)
    runs = (found[to] >= 0) & (kinds.nodes("closure", "code") | kinds.named("Generator"))[to]
    found[owner[runs][::-1]] = found[to[runs][::-1]]
