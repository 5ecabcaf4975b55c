"""How the protocol prints at a prompt: the shape of a value, a signature, the fields of a command."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from .shapes import TYPES, Field, Shape

WIDTH = 100
"""How many characters a line of help has."""
_WORDS = 200
"""How many of the allowed strings are listed; the longest list has 149."""


class Described(Protocol):
    """Something with fields: a command or an event, which has parameters, or a type, which has properties."""

    @property
    def full_name(self) -> str:
        """The name with its domain."""

    @property
    def fields(self) -> Mapping[str, Field]:
        """The parameters or properties, by name."""


Resolve = Callable[[Shape], tuple[Shape, Described | None]]
"""Follows the references of a shape. Returns the shape behind them, and the last type on the way, if there is one."""


def shape_text(shape: Shape, resolve: Resolve, depth: int = 0) -> str:
    """A shape as a Python type: "str", "list[Runtime.CallArgument]", "'none' | 'all'"."""
    resolved, member = resolve(shape)
    if resolved.enum:
        return " | ".join([*map(repr, resolved.enum[:_WORDS]), *["…"] * (len(resolved.enum) > _WORDS)])
    if resolved.type == "array" and resolved.items is not None and depth < 10:
        return f"list[{shape_text(resolved.items, resolve, depth + 1)}]"
    if resolved.type == "ref" or (member is not None and member.fields):
        return shape.ref or "Any"
    return TYPES[resolved.type][0].__name__ if resolved.type in TYPES else "Any"


def signature_text(member: Described, width: int = 10_000, name: str = "") -> str:
    """A signature with the parameters that fit: "evaluate(expression, objectGroup=, …)". See `arguments_text`."""
    return shorter_signature(f"{name or member.full_name}({arguments_text(member.fields.values())})", width)


def shorter_signature(text: str, width: int) -> str:
    """A signature that fits into `width` characters: its last parameters are left out. Other texts are cut."""
    name, opening, inner = text.removesuffix(")").partition("(")
    if not opening:
        return cut(text, width)
    head = f"{name}("
    arguments, shown, length = inner.split(", "), 0, len(head) + 1
    while shown < len(arguments) and length + len(arguments[shown]) <= width:
        length += len(arguments[shown]) + 2
        shown += 1
    if shown < len(arguments):
        # The last parameter that fitted is left out too, unless there is room for the dots as well.
        arguments = [*arguments[: shown - (length + 1 > width and shown > 0)], "…"]
    return f"{head}{', '.join(arguments)})"


def arguments_text(fields: Iterable[Field]) -> str:
    """The names of parameters. Optional ones end in an equals sign: "expression, objectGroup="."""
    return ", ".join(f"{field.name}=" if field.optional else field.name for field in fields)


def marks_text(deprecated: bool, experimental: bool) -> str:
    """The marks that apply: "deprecated, experimental", one of them, or ""."""
    return ", ".join(["deprecated"] * deprecated + ["experimental"] * experimental)


def field_lines(fields: Iterable[Field], resolve: Resolve) -> list[str]:
    """The name, type and description of each field, indented."""
    lines = []
    for field in fields:
        type_ = shape_text(field.shape, resolve)
        alias = f" ({field.shape.ref})" if field.shape.ref and field.shape.ref != type_ else ""
        marks = ", ".join(filter(None, ["optional" * field.optional, marks_text(field.deprecated, field.experimental)]))
        lines.append(wrapped(f"  {field.name}: {type_}{alias}{f'; {marks}' if marks else ''}", indent="      "))
        if field.description:
            lines.append(textwrap.indent(prose(field.description, WIDTH - 6), "      "))
    return lines


def types_to_look_up(fields: Iterable[Field], resolve: Resolve) -> list[str]:
    """The names of the types that have properties and that are used by these fields, alone or in lists; each once."""
    found = []
    for field in fields:
        resolved, member = resolve(field.shape)
        if resolved.type == "array" and resolved.items is not None:
            resolved, member = resolve(resolved.items)
        if member is not None and member.fields:
            found.append(member.full_name)
    return list(dict.fromkeys(found))


def doc_url(domain: str, kind: str, name: str) -> str:
    """The page that documents a command, an event or a type; "" for Node's own domains, which have no pages."""
    if domain.startswith("Node"):
        return ""
    anchor = {"command": "method"}.get(kind, kind)
    return f"https://chromedevtools.github.io/devtools-protocol/tot/{domain}/#{anchor}-{name}"


def prose(text: str, width: int = WIDTH) -> str:
    """The paragraphs of a description, wrapped."""
    return "\n".join(textwrap.fill(line, width) for line in text.splitlines())


def wrapped(text: str, indent: str) -> str:
    """A line of code, wrapped between words only."""
    return textwrap.fill(text, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def cut(text: str, width: int) -> str:
    """The text, cut at its end."""
    return text if len(text) <= width else text[: max(0, width - 1)] + "…"
