"""What a target understands: the domains with their commands, events and types, as /json/protocol describes them.

The format is that of https://github.com/ChromeDevTools/devtools-protocol (json/*.json), which Chrome and Node serve
about themselves; `bundled.json` has the same without descriptions. A target's own account is taken as it comes: what
cannot be a name is left out, and nothing in it can break the prompt that shows it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, SupportsIndex, overload

if TYPE_CHECKING:
    from .views import Table

TYPES: dict[str, tuple[type, tuple[type, ...]]] = {
    "string": (str, (str,)),
    "binary": (str, (str,)),  # base64
    "integer": (int, (int,)),
    "number": (float, (int, float)),
    "boolean": (bool, (bool,)),
    "array": (list, (list, tuple)),
    "object": (dict, (dict,)),
}
"""The protocol's types of JSON values: what they are in Python, and what is taken for them. Others may be anything."""

_LONGEST = 10_000
"""Characters of a description; the longest has 1,300."""

KINDS = {"command": ("commands", "name"), "event": ("events", "name"), "type": ("types", "id")}
"""What a domain consists of: the list of them in the JSON, and what the name of one is called there."""


class Shape(NamedTuple):
    """What a value is: a JSON type, or the name of a type of the protocol, "Domain.Type"."""

    type: str
    ref: str = ""
    enum: tuple[str, ...] = ()
    items: Shape | None = None


class Field(NamedTuple):
    """A parameter of a command or event, a part of a result, a property of a type."""

    name: str
    shape: Shape
    description: str
    optional: bool
    experimental: bool
    deprecated: bool


class Member:
    """A command, an event or a type: `kind` says which.

    `fields` are a command's or event's parameters, a type's properties; `returns` a command's results. `shape` is what
    a type is. It prints as its documentation.
    """

    __doc__ = property(lambda self: repr(self))  # what help() shows

    def __init__(self, kind: str, domain: Domain, raw: Mapping[str, Any]) -> None:
        self.kind = kind
        self.domain = domain
        self.name = str(raw[KINDS[kind][1]])
        self.description = _text(raw)
        self.experimental = bool(raw.get("experimental"))
        self.deprecated = bool(raw.get("deprecated"))
        self._raw = raw

    @property
    def __name__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """ "Domain.member", as on the wire."""
        return f"{self.domain.name}.{self.name}"

    @cached_property
    def shape(self) -> Shape:
        return _shape(self._raw, self.domain.name)

    @cached_property
    def fields(self) -> dict[str, Field]:
        return _fields(self._raw, "properties" if self.kind == "type" else "parameters", self.domain.name)

    @cached_property
    def returns(self) -> dict[str, Field]:
        return _fields(self._raw, "returns", self.domain.name)

    def __repr__(self) -> str:
        from .show import member_text

        return member_text(self)


class _Tabular:
    """What prints as a table, in a notebook too."""

    def _table(self) -> Table:
        raise NotImplementedError

    def __repr__(self) -> str:
        return str(self._table())

    def _repr_html_(self) -> str:
        return self._table().html()


class Domain(_Tabular):
    """One domain. `members` are its commands, events and types, of each kind in the order of the protocol."""

    def __init__(self, protocol: Protocol, raw: Mapping[str, Any]) -> None:
        self.protocol = protocol
        self.name = self.full_name = str(raw["domain"])
        self.description = _text(raw)
        self.experimental = bool(raw.get("experimental"))
        self.deprecated = bool(raw.get("deprecated"))
        self._raw = raw

    @cached_property
    def members(self) -> list[Member]:
        return [Member(kind, self, raw) for kind, (key, name) in KINDS.items() for raw in _named(self._raw, key, name)]

    @cached_property
    def callable(self) -> dict[str, Member]:
        """The commands and events by name: what has a name of its own at the prompt."""
        return {member.name: member for member in self.members if member.kind != "type"}

    @cached_property
    def types(self) -> dict[str, Member]:
        return {member.name: member for member in self.members if member.kind == "type"}

    def _table(self) -> Table:
        from .views import domain_table

        return domain_table(self)


class Found(_Tabular, list[Member]):
    """What `Protocol.search` found: a list that prints as a table."""

    @overload
    def __getitem__(self, index: SupportsIndex) -> Member: ...

    @overload
    def __getitem__(self, index: slice) -> Found: ...

    def __getitem__(self, index: SupportsIndex | slice) -> Member | Found:
        return Found(super().__getitem__(index)) if isinstance(index, slice) else super().__getitem__(index)

    def _table(self) -> Table:
        from .views import found_table

        return found_table(self)


class Protocol(_Tabular, Mapping[str, "Domain | Member"]):
    """The commands, events and types that a target understands: a mapping of the domains, which knows their members.

        client.protocol                            # the domains
        client.protocol["Runtime"]                 # one of them
        client.protocol["Runtime.RemoteObject"]    # a command, an event or a type
        client.protocol.search("heap")

    `domains` are the domains by name. `source` is where it comes from: the target's own /json/protocol, or the npm
    package that the bundled copy was made from; the bundled one has no descriptions.
    """

    def __init__(self, raw: object, source: str) -> None:
        self.source = source
        named = _named(raw, "domains", "domain")
        # A session's other attributes are its own: prompts ask for many, and are not to be answered by the target.
        self.domains = {one["domain"]: Domain(self, one) for one in named if one["domain"][0].isupper()}
        if not self.domains:
            raise ValueError(f"{source}: no description of a protocol")

    __eq__ = object.__eq__  # not that of a mapping: it is the one of its target, and can be hashed
    __hash__ = object.__hash__

    def __getitem__(self, name: str) -> Domain | Member:
        found = self._find(name)
        if found is None:
            from .check import did_you_mean

            first = str(name).partition(".")[0]
            if first in self.domains:
                close = did_you_mean(name, [member.full_name for member in self.domains[first].members])
            else:
                close = did_you_mean(first, self.domains)
            raise KeyError(f"{name!r}{close}")
        return found

    def _find(self, name: object) -> Domain | Member | None:
        if not isinstance(name, str):
            return None
        domain, dot, member = name.partition(".")
        found = self.domains.get(domain)
        return found.callable.get(member) or found.types.get(member) if found is not None and dot else found

    def __contains__(self, name: object) -> bool:
        return self._find(name) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self.domains)

    def __len__(self) -> int:
        return len(self.domains)

    def _ipython_key_completions_(self) -> list[str]:
        return [*self.domains, *(member.full_name for domain in self.domains.values() for member in domain.members)]

    def type(self, ref: str) -> Member | None:
        """The type that a Shape refers to; None where the target does not say."""
        domain, _, name = ref.partition(".")
        return self.domains[domain].types.get(name) if domain in self.domains else None

    def resolve(self, shape: Shape) -> tuple[Shape, Member | None]:
        """What a value really is, and the last type that says so: a "Runtime.ScriptId" is a string."""
        member = None
        for _ in range(10):  # a target that goes in circles gets no further
            found = self.type(shape.ref) if shape.ref else None
            if found is None:
                break
            member, shape = found, found.shape
        return shape, member

    def search(self, words: str) -> Found:
        """The commands, events and types with all of these words in their names or descriptions, in any case.

        Those with the words in their names come first.
        """
        wanted = words.lower().split() if isinstance(words, str) else []
        if not wanted:
            raise ValueError(f"search for a word, such as 'heap', not {words!r}")
        names, texts = Found(), Found()
        for domain in self.domains.values():
            for member in domain.members:
                name = member.full_name.lower()
                if all(word in name for word in wanted):
                    names.append(member)
                elif all(word in name or word in member.description.lower() for word in wanted):
                    texts.append(member)
        return Found(names + texts)

    def _table(self) -> Table:
        from .views import protocol_table

        return protocol_table(self)


@cache
def bundled() -> Protocol:
    """What is known without a target's help."""
    raw = json.loads((Path(__file__).parent / "bundled.json").read_text("utf-8"))
    return Protocol(raw, raw["source"])


# --- from JSON; no more trusted than anything else a target sends ---


def _named(raw: object, key: str, name: str) -> Iterator[dict[str, Any]]:
    """The objects of a list that have a name which could be one."""
    entries = raw.get(key) if isinstance(raw, Mapping) else None
    for entry in entries if isinstance(entries, list) else []:
        own = entry.get(name) if isinstance(entry, dict) else None
        if isinstance(own, str) and own.isidentifier() and not own.startswith("_"):
            yield entry


def _fields(raw: Mapping[str, Any], key: str, domain: str) -> dict[str, Field]:
    return {
        one["name"]: Field(
            one["name"],
            _shape(one, domain),
            _text(one),
            bool(one.get("optional")),
            bool(one.get("experimental")),
            bool(one.get("deprecated")),
        )
        for one in _named(raw, key, "name")
    }


def _shape(raw: Mapping[str, Any], domain: str, depth: int = 0) -> Shape:
    ref, enum, items, type_ = (raw.get(key) for key in ("$ref", "enum", "items", "type"))
    if isinstance(ref, str):
        ref = ref if "." in ref else f"{domain}.{ref}"
        return Shape("ref", ref) if all(part.isidentifier() for part in ref.split(".")) else Shape("any")
    values = tuple(one for one in enum if isinstance(one, str)) if isinstance(enum, list) else ()
    return Shape(
        type_ if isinstance(type_, str) else "any",
        enum=values,
        items=_shape(items, domain, depth + 1) if isinstance(items, dict) and depth < 10 else None,
    )


def _text(raw: Mapping[str, Any]) -> str:
    """A description, without what would move a terminal's cursor, and no longer than anyone would read."""
    text = raw.get("description")
    if not isinstance(text, str):
        return ""
    spaced = (" " if character.isspace() and character != "\n" else character for character in text[:_LONGEST])
    return "".join(character for character in spaced if character.isprintable() or character == "\n")
