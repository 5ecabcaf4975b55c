"""Which nodes of a heap V8 keeps for itself: code, shapes, feedback, the inspector's. They grow without any leak."""

from __future__ import annotations

import re

import numpy as np

from .analysis import Analysis
from .arrays import U8

NOT_NOISE = 0
KINDS = (
    "",
    "code, bytecode and source positions",
    "feedback and inline caches",
    "maps, shapes and descriptors",
    "names of V8's string table",
    "what the inspector holds for a debugger",
    "other objects of V8",
)
CODE, FEEDBACK, SHAPES, STRINGS, INSPECTOR, OTHER = range(1, 7)

INNER, PART, OBJECT, VALUE = range(4)
"""Something of V8's own; an array that is a part of an object, such as the table of a Map; an object that can hold
others; a string or a number, which is only held."""

_FEEDBACK = re.compile(r"system / (?:Feedback|AllocationSite|AllocationMemento|ClosureFeedback)|\(.*feedback")
_SHAPES = re.compile(
    r"system / (?:Map|DescriptorArray|TransitionArray|PrototypeInfo|EnumCache|StrongDescriptorArray)\b"
    r"|\((?:map descriptors|transition array|prototype transitions|enum cache|descriptor array)"
)
_CODE = re.compile(
    r"system / (?:SharedFunctionInfo|Script|ScopeInfo|BytecodeArray|Code|UncompiledData|PreparseData|CodeCache)"
    r"|\((?:code|script|bytecode|source position|shared function|compilation|regexp|constant)"
)
_ROOTS = {
    "(Internalized strings)": STRINGS,
    "(Compilation cache)": CODE,
    "(Code flusher)": CODE,
    "(Builtins)": CODE,
    "(Bootstrapper)": CODE,
    "(Debugger)": INSPECTOR,
    "(Read-only roots)": OTHER,
    "(Startup object cache)": OTHER,
    "(Retain maps)": SHAPES,
}
_HANDLES = "(Global handles)"
_OF_THE_INSPECTOR = "/ DevTools console"
"""V8's inspector names its handles so (v8/src/inspector/inspected-context.cc, injected-script.cc)."""

_SYSTEM = "system / "
_DATA = "system / JSArrayBufferData"
_CONTEXT = "system / Context"
_PARTS = ("system / PropertyArray", "system / FixedArray", "system / FixedDoubleArray")


def noise_of(of: Analysis) -> U8:
    """The kind of noise that each node is, an index of KINDS; NOT_NOISE for all others."""
    columns, kinds = of.columns, of.kinds
    found = np.zeros(len(columns.id), np.uint8)
    found[kinds.nodes("code")] = CODE
    found[kinds.nodes("object shape")] = SHAPES
    by_name = np.zeros(len(columns.strings), np.uint8)
    for start in (_SYSTEM, "("):
        for number in columns.strings.starting(start).tolist():
            by_name[number] = _kind(columns.strings[number])
    named = by_name[columns.name]
    named[~kinds.nodes("code", "hidden", "native", "array")] = NOT_NOISE
    np.copyto(found, named, where=named != NOT_NOISE)
    synthetic = np.flatnonzero(kinds.nodes("synthetic")).tolist()
    for node in synthetic:
        name = of.names.raw(node)
        found[node] = _ROOTS.get(name, NOT_NOISE)
        if name == _HANDLES:
            for edge in range(columns.first[node], columns.first[node + 1]):
                if of.names.edge(edge).endswith(_OF_THE_INSPECTOR):
                    found[columns.to[edge]] = INSPECTOR
    return found


def roles_of(of: Analysis) -> U8:
    """What each node can be: INNER, PART, OBJECT or VALUE."""
    kinds, columns = of.kinds, of.columns
    found = np.full(len(columns.id), INNER, np.uint8)
    system = kinds.name_starts_with(_SYSTEM)
    found[kinds.nodes("array")] = PART
    for name in _PARTS:
        found[kinds.named(name)] = PART
    found[kinds.nodes("object", "closure", "regexp", "native", "wasm object") & ~system] = OBJECT
    found[kinds.nodes("synthetic")] = OBJECT
    found[kinds.nodes("object") & kinds.name_starts_with(_CONTEXT)] = OBJECT
    found[kinds.nodes("string", "concatenated string", "sliced string", "number", "bigint", "symbol")] = VALUE
    found[kinds.named(_DATA)] = VALUE
    return found


def _kind(name: str) -> int:
    for pattern, kind in ((_FEEDBACK, FEEDBACK), (_SHAPES, SHAPES), (_CODE, CODE)):
        if pattern.match(name):
            return kind
    return NOT_NOISE
