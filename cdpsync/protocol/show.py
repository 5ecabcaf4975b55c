"""What a command, an event or a type looks like at a prompt: its signature and its help."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .schema import Field, Member, Protocol, Shape

WIDTH = 100

_PYTHON = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "object": "dict", "any": "Any"}


def shape_text(shape: Shape, protocol: Protocol) -> str:
    """What a value is, in Python's words: "str", "list[Runtime.CallArgument]", "'none' | 'all'"."""
    resolved, member = protocol.resolve(shape)
    if resolved.enum:
        return " | ".join(map(repr, resolved.enum))
    if resolved.type == "array":
        return f"list[{shape_text(resolved.items, protocol)}]" if resolved.items else "list"
    if resolved.type == "ref" or (member is not None and member.fields):
        return shape.ref
    return _PYTHON.get(resolved.type, "dict")


def signature_text(member: Member, width: int = 10_000, name: str = "") -> str:
    """ "evaluate(expression, objectGroup=, …)": as many parameters as fit, the optional ones with an equals sign."""
    arguments = arguments_text(member.fields.values()).split(", ")
    shown = arguments
    while len(text := f"{name or member.full_name}({', '.join(shown)})") > width and shown != ["…"]:
        shown = [*arguments[: max(0, len(shown) - 2)], "…"]
    return text


def arguments_text(fields: Iterable[Field]) -> str:
    """ "expression, objectGroup=": the names, the optional ones with an equals sign."""
    return ", ".join(f"{field.name}=" if field.optional else field.name for field in fields)


# --- one member ---


def member_text(member: Member) -> str:
    """The documentation of a command, an event or a type."""
    protocol = member.domain.protocol
    head = member.full_name if member.kind == "type" else signature_text(member)
    parts = [_wrap(f"{member.kind} {head}", indent="    ")]
    marks = marks_text(member.deprecated, member.experimental or member.domain.experimental)
    if marks:
        parts.append(f"{marks.capitalize()}.")
    if member.description:
        parts.append(_prose(member.description))
    if member.kind == "type" and not member.fields:
        parts.append(_wrap(f"It is {shape_text(member.shape, protocol)}.", indent="    "))
    titles = {"command": "Parameters, by name:", "event": "event.params:", "type": "Properties:"}
    if member.fields:
        parts.append("\n".join([titles[member.kind], *_field_lines(member.fields.values(), protocol)]))
    if member.kind == "command":
        lines = _field_lines(member.returns.values(), protocol)
        parts.append("\n".join(["Returns a dict:", *lines]) if lines else "Returns an empty dict.")
    fields = [*member.returns.values(), *member.fields.values()]
    types = [field.shape.ref for field in fields if field.shape.ref == shape_text(field.shape, protocol)]
    more = f"client.protocol[{types[0]!r}] describes that type." if types else ""
    parts.append("\n".join(filter(None, [more, doc_url(member), f"From {protocol.source}"])))
    return "\n\n".join(parts)


def doc_url(member: Member) -> str:
    """The page about it. Node's own domains, whose names begin with "Node", have none."""
    domain = member.domain.name
    if domain.startswith("Node"):
        return ""
    kind = {"command": "method"}.get(member.kind, member.kind)
    return f"https://chromedevtools.github.io/devtools-protocol/tot/{domain}/#{kind}-{member.name}"


def _field_lines(fields: Iterable[Field], protocol: Protocol) -> list[str]:
    lines = []
    for field in fields:
        type_ = shape_text(field.shape, protocol)
        alias = f" ({field.shape.ref})" if field.shape.ref and field.shape.ref != type_ else ""
        marks = ", ".join(filter(None, ["optional" * field.optional, marks_text(field.deprecated, field.experimental)]))
        lines.append(_wrap(f"  {field.name}: {type_}{alias}{f'; {marks}' if marks else ''}", indent="      "))
        if field.description:
            lines.append(textwrap.indent(_prose(field.description, WIDTH - 6), "      "))
    return lines


def marks_text(deprecated: bool, experimental: bool) -> str:
    """What one should know before using it."""
    return ", ".join(["deprecated"] * deprecated + ["experimental"] * experimental)


def _prose(text: str, width: int = WIDTH) -> str:
    return "\n".join(textwrap.fill(line, width) for line in text.splitlines())


def _wrap(text: str, indent: str) -> str:
    return textwrap.fill(text, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
