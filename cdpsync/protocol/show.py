"""What a command, an event or a type looks like at a prompt: its signature and its help."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import TYPE_CHECKING

from .schema import TYPES

if TYPE_CHECKING:
    from .schema import Field, Member, Protocol, Shape

WIDTH = 100
_WORDS = 200  # of an enumeration; the longest has 149


def shape_text(shape: Shape, protocol: Protocol, depth: int = 0) -> str:
    """What a value is, in Python's words: "str", "list[Runtime.CallArgument]", "'none' | 'all'"."""
    resolved, member = protocol.resolve(shape)
    if resolved.enum:
        return " | ".join([*map(repr, resolved.enum[:_WORDS]), *["…"] * (len(resolved.enum) > _WORDS)])
    if resolved.type == "array" and resolved.items is not None and depth < 10:
        return f"list[{shape_text(resolved.items, protocol, depth + 1)}]"
    if resolved.type == "ref" or (member is not None and member.fields):
        return shape.ref or "Any"
    return TYPES[resolved.type][0].__name__ if resolved.type in TYPES else "Any"


def signature_text(member: Member, width: int = 10_000, name: str = "") -> str:
    """ "evaluate(expression, objectGroup=, …)": as many parameters as fit, the optional ones with an equals sign."""
    head = f"{name or member.full_name}("
    arguments, shown, length = arguments_text(member.fields.values()).split(", "), 0, len(head) + 1
    while shown < len(arguments) and length + len(arguments[shown]) <= width:
        length += len(arguments[shown]) + 2
        shown += 1
    if shown < len(arguments):
        # The last that fitted gives way, unless there is room for the dots as well.
        arguments = [*arguments[: shown - (length + 1 > width and shown > 0)], "…"]
    return f"{head}{', '.join(arguments)})"


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
    lines = _field_lines(member.fields.values(), protocol) + (_OURS if member.kind == "command" else [])
    if lines:
        parts.append("\n".join([titles[member.kind], *lines]))
    if member.kind == "command":
        lines = _field_lines(member.returns.values(), protocol)
        parts.append("\n".join(["Returns a dict:", *lines]) if lines else "Returns an empty dict.")
    types = [
        ref for one in [*member.returns.values(), *member.fields.values()] for ref in _described(one.shape, protocol)
    ]
    more = [f"client.protocol[{ref!r}] describes that type." for ref in dict.fromkeys(types)]
    parts.append("\n".join(filter(None, [*more, doc_url(member), f"From {protocol.source}"])))
    return "\n\n".join(parts)


_OURS = ["  _timeout: float | None; optional", "      Seconds to wait for the reply: the client's, not the protocol's."]


def _described(shape: Shape, protocol: Protocol) -> list[str]:
    """The type with properties of its own that a value is, or is a list of."""
    resolved, member = protocol.resolve(shape)
    if resolved.type == "array" and resolved.items is not None:
        resolved, member = protocol.resolve(resolved.items)
    return [member.full_name] if member is not None and member.fields else []


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
