"""Which nodes of a heap V8 keeps for itself: code, shapes, feedback, the inspector's. They grow without any leak."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np

from ..analysis.analysis import Analysis
from ..arrays import U8, Mask

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
_SYSTEM = "system / "
_HELD = ("system / JSArrayBufferData", "system / PromiseReaction", "system / PromiseCapability")
_OBJECTS = ("system / JSProxy", "system / JSBoundFunction", "system / JSWrappedFunction")
"""The program's own, although V8 15 calls them so."""
_CONTEXT = "system / Context"
_SCOPE, _ANY = 4, 5
_BLINK = "blink::"
_BACKING = re.compile(r"blink::(?:Basic)?(?:Heap)?\w*(?:Backing|Vector|HashMap|HashSet|HashTable|Deque)\b")
"""The collections of Chrome's own objects. They are made anew when they grow (Chromium 156)."""
_PARTS = ("system / PropertyArray", "system / FixedArray", "system / FixedDoubleArray")


def noise_of(of: Analysis, of_debugger: Mask | None = None) -> U8:
    """The kind of noise that each node is, an index of KINDS; NOT_NOISE for all others.

    `of_debugger` are the nodes that only a debugger keeps alive.
    """
    columns, kinds = of.columns, of.kinds
    found = np.zeros(len(columns.id), np.uint8)
    found[kinds.nodes("code")] = CODE
    found[kinds.nodes("object shape")] = SHAPES
    named = _by_name(of, (_SYSTEM, "("), _kind)
    named[~kinds.nodes("code", "hidden", "native", "array")] = NOT_NOISE
    np.copyto(found, named, where=named != NOT_NOISE)
    synthetic = np.flatnonzero(kinds.nodes("synthetic")).tolist()
    for node in synthetic:
        found[node] = _ROOTS.get(of.names.raw(node), NOT_NOISE)
    if of_debugger is not None:
        found[of_debugger] = INSPECTOR
    return found


def globals_of(of: Analysis) -> Mask:
    """Which nodes are global objects."""
    found = np.zeros(len(of.columns.id), bool)
    for name in ("global", "Window"):
        found |= of.kinds.named(name) | of.kinds.name_starts_with(f"{name} ")
    found &= of.kinds.nodes("object", "native")
    return found


def roles_of(of: Analysis) -> U8:
    """What each node can be: INNER, PART, OBJECT or VALUE."""
    kinds = of.kinds
    system = _by_name(of, (_SYSTEM, _BLINK), _system)
    found = np.full(len(of.columns.id), INNER, np.uint8)
    found[kinds.nodes("object", "closure", "regexp", "native", "wasm object") & (system == 0)] = OBJECT
    found[kinds.nodes("synthetic")] = OBJECT
    found[kinds.nodes("object") & (system == _SCOPE)] = OBJECT
    found[kinds.nodes("string", "concatenated string", "sliced string", "number", "bigint", "symbol")] = VALUE
    found[kinds.nodes("array") | (system == PART) & kinds.nodes("hidden", "native")] = PART
    for role in (VALUE, OBJECT):
        found[(system == role) & kinds.nodes("native", "hidden")] = role
    return found


def _by_name(of: Analysis, starts: tuple[str, ...], kind: Callable[[str], int]) -> U8:
    """What `kind` says of the name of each node, for names that start like this; 0 for all others."""
    strings = of.columns.strings
    found = np.zeros(len(strings), np.uint8)
    for start in starts:
        for number in strings.starting(start).tolist():
            found[number] = kind(strings[number])
    by_node: U8 = found[of.columns.name]
    return by_node


def _system(name: str) -> int:
    if name.startswith(_CONTEXT):
        return _SCOPE
    if name.startswith(_BLINK):
        return PART if _BACKING.match(name) else OBJECT
    if name in _PARTS:
        return PART
    return VALUE if name.startswith(_HELD) else OBJECT if name.startswith(_OBJECTS) else _ANY


def _kind(name: str) -> int:
    for pattern, kind in ((_FEEDBACK, FEEDBACK), (_SHAPES, SHAPES), (_CODE, CODE)):
        if pattern.match(name):
            return kind
    return NOT_NOISE
