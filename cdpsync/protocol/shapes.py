"""Shape: what a value of the protocol is. Field: a named value. Both are read from JSON.

The description that a target sends is not trusted. Anything that cannot be a name is left out, and no text in it can
move a terminal's cursor.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

TYPES: dict[str, tuple[type, tuple[type, ...]]] = {
    "string": (str, (str,)),
    "binary": (str, (str,)),  # base64
    "integer": (int, (int,)),
    "number": (float, (int, float)),
    "boolean": (bool, (bool,)),
    "array": (list, (list, tuple)),
    "object": (dict, (dict,)),
}
"""For each JSON type of the protocol, the Python type of a result, and the Python types that a parameter may have.

If the type is not in this list, any value is allowed.
"""

_LONGEST = 10_000
"""The most characters of a description; the longest real one has 1,300."""


class Shape(NamedTuple):
    """What a value is: a JSON type, or a reference to a type that the protocol defines."""

    type: str
    """A key of TYPES, or "any"; "ref" for a reference."""
    ref: str = ""
    """The full name of the type that it refers to, such as "Runtime.RemoteObject"."""
    enum: tuple[str, ...] = ()
    """The strings that are allowed; empty if all are."""
    items: Shape | None = None
    """The shape of an array's items; None if they may be anything."""


class Field(NamedTuple):
    """A parameter of a command or an event, a part of a result, or a property of a type."""

    name: str
    shape: Shape
    description: str
    optional: bool
    experimental: bool
    deprecated: bool


def named(raw: object, key: str, name: str) -> Iterator[dict[str, Any]]:
    """The objects of a list whose name, under the key `name`, can be a name in Python."""
    entries = raw.get(key) if isinstance(raw, Mapping) else None
    for entry in entries if isinstance(entries, list) else []:
        own = entry.get(name) if isinstance(entry, dict) else None
        if isinstance(own, str) and own.isidentifier() and not own.startswith("_"):
            yield entry


def read_fields(raw: Mapping[str, Any], key: str, domain: str) -> dict[str, Field]:
    """The fields in a list of a domain's description, by name."""
    return {
        one["name"]: Field(
            one["name"],
            read_shape(one, domain),
            read_description(one),
            bool(one.get("optional")),
            bool(one.get("experimental")),
            bool(one.get("deprecated")),
        )
        for one in named(raw, key, "name")
    }


def read_shape(raw: Mapping[str, Any], domain: str, depth: int = 0) -> Shape:
    """The shape that is described in JSON. A reference without a domain is to a type of `domain`."""
    ref, enum, items, type_ = (raw.get(key) for key in ("$ref", "enum", "items", "type"))
    if isinstance(ref, str):
        ref = ref if "." in ref else f"{domain}.{ref}"
        return Shape("ref", ref) if all(part.isidentifier() for part in ref.split(".")) else Shape("any")
    values = tuple(one for one in enum if isinstance(one, str)) if isinstance(enum, list) else ()
    return Shape(
        type_ if isinstance(type_, str) else "any",
        enum=values,
        items=read_shape(items, domain, depth + 1) if isinstance(items, dict) and depth < 10 else None,
    )


def read_description(raw: Mapping[str, Any]) -> str:
    """The description in an entry, reduced to printable characters and line breaks."""
    text = raw.get("description")
    if not isinstance(text, str):
        return ""
    spaced = (" " if character.isspace() and character != "\n" else character for character in text[:_LONGEST])
    return "".join(character for character in spaced if character.isprintable() or character == "\n")
