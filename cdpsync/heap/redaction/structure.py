"""The names that stay, without the data that V8 and Chrome write into some of them.

Window / https://example.org/        what follows the slash is replaced
<div id="name" class="b">            the attributes
system / Script / file:///a.js       the name of the script, unless scripts are kept
3 / part of key (KEY @5) -> value (VALUE @7) pair in WeakMap (table @9)     the names of the two, as elsewhere
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from ..analysis.names import units
from .roles import FUNCTIONS, SCRIPTS

_URL = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:(?=//).*", re.DOTALL)
_ELEMENT = re.compile(r"((?:Detached )?<[^ ]*)( )(.*?)(>?)", re.DOTALL)
_PARTS = re.compile(r"((?:Detached )?)([^/]*?)( / )(.*)", re.DOTALL)
_INNER = re.compile(r"(\w+)( / )(.*)", re.DOTALL)
_SCOPE = re.compile(r"scope @\d+")
_OF_RUNTIME = ("Node", "InternalNode")
_OF_FUNCTIONS = ("SharedFunctionInfo", "Code", "FunctionTemplateInfo", "ScopeInfo")
_OF_SCRIPTS = ("Script", "NativeContext")
_PART = " / part of key ("
_ENTRY = re.compile(r"(\d+ / part of key \()(.*)", re.DOTALL)
_PAIR = re.compile(r"(.*?)( @)(\d+)(\) -> value \()(.*)( @)(\d+)(\) pair in WeakMap \(table @\d+\))", re.DOTALL)


class Structure:
    """What is written in place of a name that stays. Most are written as they are.

    `mask` replaces a text. `name_of` is the name of the node with an id: as it was, and as it will be written.
    """

    def __init__(
        self, mask: Callable[[str], str], keep: Collection[str], name_of: Callable[[int], tuple[str, str] | None]
    ) -> None:
        self._mask = mask
        self._keep = keep
        self._name_of = name_of

    def node(self, name: str) -> str:
        """The name of a node."""
        if "<" in name[:10] and (found := _ELEMENT.fullmatch(name)):
            return f"{found[1]}{found[2]}{self._mask(found[3])}{found[4]}"
        if " / " in name and (found := _PARTS.fullmatch(name)):
            return found[1] + found[2] + found[3] + self._part(found[2], found[4])
        if "://" in name and SCRIPTS not in self._keep:
            return _URL.sub(lambda found: self._mask(found[0]), name)
        return name

    def _part(self, of: str, rest: str) -> str:
        """What follows the slash in the name of a node."""
        if of in _OF_RUNTIME:
            return rest
        if of != "system":
            return rest if SCRIPTS in self._keep else self._mask(rest)
        found = _INNER.fullmatch(rest)
        if (
            not found
            or _SCOPE.fullmatch(found[3])
            or (found[1] in _OF_FUNCTIONS and FUNCTIONS in self._keep)
            or (found[1] in _OF_SCRIPTS and SCRIPTS in self._keep)
        ):
            return rest
        return found[1] + found[2] + self._mask(found[3])

    def edge(self, name: str) -> str:
        """The name of a reference within V8."""
        if _PART not in name or (found := _ENTRY.fullmatch(name)) is None:
            return name
        entry = _PAIR.fullmatch(found[2])
        if entry is None:  # V8 has cut it
            return found[1] + self._mask(found[2])
        key, value = self._member(entry[1], int(entry[3])), self._member(entry[5], int(entry[7]))
        return found[1] + key + "".join(entry.group(2, 3, 4)) + value + "".join(entry.group(6, 7, 8))

    def _member(self, name: str, id: int) -> str:
        """The name of a key or a value, which is written as that of the node with this id."""
        names = self._name_of(id)
        if names is not None and names[0] == name and units(names[1]) == units(name):
            return names[1]
        return self._mask(name)
