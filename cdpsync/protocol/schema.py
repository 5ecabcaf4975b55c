"""Protocol: the domains of a target, with their commands, events and types, as /json/protocol describes them.

The format is that of https://github.com/ChromeDevTools/devtools-protocol (json/*.json). Chrome and Node describe
themselves in it; `bundled.json` has the same without descriptions.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, SupportsIndex, overload

from ..text import count_text
from . import show
from .shapes import Field, Shape, named, read_description, read_fields, read_shape
from .suggest import did_you_mean
from .tables import Row, Tabular, remark, table_of

if TYPE_CHECKING:
    from ..views import Table

KINDS = {"command": ("commands", "name"), "event": ("events", "name"), "type": ("types", "id")}
"""For each kind of member, the key of its list in the JSON of a domain, and the key of a member's name."""


class Member:
    """A command, an event or a type. It prints as its documentation."""

    __doc__ = property(lambda self: repr(self))  # what help() shows

    kind: str
    """ "command", "event" or "type"."""
    domain: Domain
    """The domain that it belongs to."""
    name: str
    """Its name within the domain."""
    description: str
    """What the target says about it; "" in the bundled protocol."""
    experimental: bool
    """Whether the protocol marks it as experimental."""
    deprecated: bool
    """Whether the protocol marks it as deprecated."""

    def __init__(self, kind: str, domain: Domain, raw: Mapping[str, Any]) -> None:
        self.kind = kind
        self.domain = domain
        self.name = str(raw[KINDS[kind][1]])
        self.description = read_description(raw)
        self.experimental = bool(raw.get("experimental"))
        self.deprecated = bool(raw.get("deprecated"))
        self._raw = raw

    @property
    def __name__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """The name with its domain, such as "Runtime.evaluate"."""
        return f"{self.domain.name}.{self.name}"

    @cached_property
    def shape(self) -> Shape:
        """The shape of a value of this type."""
        return read_shape(self._raw, self.domain.name)

    @cached_property
    def fields(self) -> dict[str, Field]:
        """The parameters of a command or an event, or the properties of a type, by name."""
        return read_fields(self._raw, "properties" if self.kind == "type" else "parameters", self.domain.name)

    @cached_property
    def returns(self) -> dict[str, Field]:
        """The parts of a command's result, by name."""
        return read_fields(self._raw, "returns", self.domain.name)

    def __repr__(self) -> str:
        resolve = self.domain.protocol.resolve
        head = self.full_name if self.kind == "type" else show.signature_text(self)
        parts = [show.wrapped(f"{self.kind} {head}", indent="    ")]
        marks = show.marks_text(self.deprecated, self.experimental or self.domain.experimental)
        if marks:
            parts.append(f"{marks.capitalize()}.")
        if self.description:
            parts.append(show.prose(self.description))
        if self.kind == "type" and not self.fields:
            parts.append(show.wrapped(f"It is {show.shape_text(self.shape, resolve)}.", indent="    "))
        titles = {"command": "Parameters, by name:", "event": "event.params:", "type": "Properties:"}
        lines = show.field_lines(self.fields.values(), resolve) + (_OURS if self.kind == "command" else [])
        if lines:
            parts.append("\n".join([titles[self.kind], *lines]))
        if self.kind == "command":
            lines = show.field_lines(self.returns.values(), resolve)
            parts.append("\n".join(["Returns a dict:", *lines]) if lines else "Returns an empty dict.")
        types = show.types_to_look_up([*self.returns.values(), *self.fields.values()], resolve)
        more = [f"client.protocol[{ref!r}] describes that type." for ref in types]
        url = show.doc_url(self.domain.name, self.kind, self.name)
        parts.append("\n".join(filter(None, [*more, url, f"From {self.domain.protocol.source}"])))
        return "\n\n".join(parts)

    def _row(self, name: str, kind: str) -> Row:
        shown = show.signature_text(self, name=name) if self.kind == "command" else name
        return Row(shown, remark(kind, self.description, self.deprecated, self.experimental))


_OURS = [
    "  _timeout: float | None; optional",
    "      Seconds to wait for the reply. It is a parameter of this client, not of the protocol.",
]


class Domain(Tabular):
    """A domain. It prints as a table of its commands and events."""

    name: str
    """Its name, such as "Runtime"."""
    full_name: str
    """The same as `name`."""
    protocol: Protocol
    """The protocol that it belongs to."""
    description: str
    """What the target says about it; "" in the bundled protocol."""
    experimental: bool
    """Whether the protocol marks it as experimental."""
    deprecated: bool
    """Whether the protocol marks it as deprecated."""

    def __init__(self, protocol: Protocol, raw: Mapping[str, Any]) -> None:
        self.protocol = protocol
        self.name = self.full_name = str(raw["domain"])
        self.description = read_description(raw)
        self.experimental = bool(raw.get("experimental"))
        self.deprecated = bool(raw.get("deprecated"))
        self._raw = raw

    @cached_property
    def members(self) -> list[Member]:
        """Its commands, then its events, then its types, each in the order of the protocol."""
        return [Member(kind, self, raw) for kind, (key, name) in KINDS.items() for raw in named(self._raw, key, name)]

    @cached_property
    def callable(self) -> dict[str, Member]:
        """The commands and events by name. `client.Domain.name` is one of these."""
        return {member.name: member for member in self.members if member.kind != "type"}

    @cached_property
    def types(self) -> dict[str, Member]:
        """The types by name."""
        return {member.name: member for member in self.members if member.kind == "type"}

    def _counts(self) -> str:
        count = {kind: sum(member.kind == kind for member in self.members) for kind in ("command", "event")}
        return ", ".join(count_text(number, kind) for kind, number in count.items())

    def _table(self) -> Table[Row]:
        marks = show.marks_text(self.deprecated, self.experimental)
        about = "; ".join(filter(None, [self._counts(), marks, f"from {self.protocol.source}"]))
        members = [member for member in self.members if member.kind != "type"]
        rows = [member._row(member.name, "event" * (member.kind == "event")) for member in members]
        return table_of(f"{self.name}: {about}", rows)


class Found(Tabular, list[Member]):
    """What `Protocol.search` found: a list of members that prints as a table."""

    @overload
    def __getitem__(self, index: SupportsIndex) -> Member: ...

    @overload
    def __getitem__(self, index: slice) -> Found: ...

    def __getitem__(self, index: SupportsIndex | slice) -> Member | Found:
        return Found(super().__getitem__(index)) if isinstance(index, slice) else super().__getitem__(index)

    def _table(self) -> Table[Row]:
        return table_of(f"{len(self) or 'nothing'} found", [one._row(one.full_name, one.kind) for one in self])


class Protocol(Tabular, Mapping[str, "Domain | Member"]):
    """The commands, events and types that a target understands.

        client.protocol                            # a table of the domains
        client.protocol["Runtime"]                 # a domain
        client.protocol["Runtime.RemoteObject"]    # a command, an event or a type
        client.protocol.search("heap")

    It is a mapping of the domains by name. The full name of a member also works as a key. A KeyError suggests the most
    similar name.
    """

    source: str
    """Where it comes from: the target's /json/protocol, or the npm package from which the bundled copy was made."""
    domains: dict[str, Domain]
    """The domains by name."""

    def __init__(self, raw: object, source: str) -> None:
        self.source = source
        entries = named(raw, "domains", "domain")
        # Lower-case names are a session's own attributes. Prompts ask for many, and a target must not define them.
        self.domains = {one["domain"]: Domain(self, one) for one in entries if one["domain"][0].isupper()}
        if not self.domains:
            raise ValueError(f"{source}: this does not describe a protocol")

    # Unlike other mappings, a protocol is only equal to itself, and can be hashed.
    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return object.__hash__(self)

    def __getitem__(self, name: str) -> Domain | Member:
        found = self._find(name)
        if found is None:
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
        """The type with this full name, such as a `Shape.ref`; None if the target does not describe it."""
        domain, _, name = ref.partition(".")
        return self.domains[domain].types.get(name) if domain in self.domains else None

    def resolve(self, shape: Shape) -> tuple[Shape, Member | None]:
        """The shape behind references, and the last type on the way: a "Runtime.ScriptId" is a string.

        The type is None if the shape does not refer to a known type.
        """
        member = None
        for _ in range(10):  # a target's references may go in circles
            found = self.type(shape.ref) if shape.ref else None
            if found is None:
                break
            member, shape = found, found.shape
        return shape, member

    def search(self, words: str) -> Found:
        """The commands, events and types that have all of these words in their names or descriptions.

        Case does not matter. Members with all of the words in their names come first. Raises ValueError if there are no
        words.
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

    def _table(self) -> Table[Row]:
        rows = [
            Row(one.name, remark("", one.description, one.deprecated, one.experimental) or one._counts())
            for one in self.domains.values()
        ]
        return table_of(f"{count_text(len(self), 'domain')}, from {self.source}", rows)


@cache
def bundled() -> Protocol:
    """The protocol that comes with the package, for targets that do not describe themselves."""
    raw = json.loads((Path(__file__).parent / "bundled.json").read_text("utf-8"))
    return Protocol(raw, raw["source"])
