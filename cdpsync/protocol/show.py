"""What the protocol looks like at a prompt: tables, signatures, the help of a command."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .schema import Domain, Field, Member, Protocol, Shape

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


def signature_text(member: Member) -> str:
    """ "evaluate(expression, objectGroup=…)": the parameters, the optional ones with an equals sign."""
    return f"{member.name}({', '.join(_argument(field) for field in member.fields.values())})"


def _argument(field: Field) -> str:
    return f"{field.name}=" if field.optional else field.name


# --- one member ---


def member_text(member: Member) -> str:
    """The documentation of a command, an event or a type."""
    protocol = member.domain.protocol
    head = member.full_name if member.kind == "type" else f"{member.domain.name}.{signature_text(member)}"
    parts = [_wrap(f"{member.kind} {head}", indent="    ")]
    marks = _marks(member.deprecated, member.experimental or member.domain.experimental)
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
    link = doc_url(member)
    parts.append(f"From {protocol.source}" + (f"\n{link}" if link else ""))
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
        marks = ", ".join(filter(None, ["optional" * field.optional, _marks(field.deprecated, field.experimental)]))
        lines.append(_wrap(f"  {field.name}: {type_}{alias}{f'; {marks}' if marks else ''}", indent="      "))
        if field.description:
            lines.append(textwrap.indent(_prose(field.description, WIDTH - 6), "      "))
    return lines


def _marks(deprecated: bool, experimental: bool) -> str:
    return ", ".join(["deprecated"] * deprecated + ["experimental"] * experimental)


def _prose(text: str, width: int = WIDTH) -> str:
    return "\n".join(textwrap.fill(line, width) for line in text.splitlines())


def _wrap(text: str, indent: str) -> str:
    return textwrap.fill(text, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


# --- many of them: a title and rows of two columns ---

_Rows = Sequence[tuple[str, str]]


def protocol_text(protocol: Protocol) -> str:
    return _table(*_protocol(protocol))


def protocol_html(protocol: Protocol) -> str:
    return _html(*_protocol(protocol))


def _protocol(protocol: Protocol) -> tuple[str, _Rows]:
    rows = [
        (domain.name, _remark(domain.description, domain.deprecated, domain.experimental) or _counts(domain))
        for domain in protocol.domains.values()
    ]
    return f"{len(rows)} domains, from {protocol.source}", rows


def domain_text(domain: Domain) -> str:
    return _table(*_domain(domain))


def domain_html(domain: Domain) -> str:
    return _html(*_domain(domain))


def _domain(domain: Domain) -> tuple[str, _Rows]:
    rows = [(_label(member), _member_remark(member)) for member in domain.members if member.kind == "command"]
    rows += [(_label(member), _member_remark(member)) for member in domain.members if member.kind == "event"]
    marks = _marks(domain.deprecated, domain.experimental)
    return f"{domain.name}: {_counts(domain)}{f'; {marks}' if marks else ''}; from {domain.protocol.source}", rows


def _counts(domain: Domain) -> str:
    count = {kind: sum(member.kind == kind for member in domain.members) for kind in ("command", "event")}
    return ", ".join(f"{number} {kind}{'' if number == 1 else 's'}" for kind, number in count.items())


def found_text(found: Sequence[Member]) -> str:
    return _table(*_found(found))


def found_html(found: Sequence[Member]) -> str:
    return _html(*_found(found))


def _found(found: Sequence[Member]) -> tuple[str, _Rows]:
    rows = [(f"{member.domain.name}.{_label(member)}", f"{member.kind}; {_member_remark(member)}") for member in found]
    return f"{len(rows) or 'nothing'} found", [(label, remark.removesuffix("; ")) for label, remark in rows]


def _label(member: Member) -> str:
    return signature_text(member) if member.kind == "command" else member.name


def _member_remark(member: Member) -> str:
    return _remark(member.description, member.deprecated, member.experimental)


def _remark(description: str, deprecated: bool, experimental: bool) -> str:
    """The first sentence, and what one should know before."""
    return "; ".join(filter(None, [_marks(deprecated, experimental), " ".join(description.split()).split(". ")[0]]))


def _table(title: str, rows: _Rows) -> str:
    left = min(44, max((len(label) for label, _ in rows), default=0))
    lines = [f"  {_cut(label, left):{left}}  {_cut(remark, WIDTH - left - 4)}".rstrip() for label, remark in rows]
    return "\n".join([title, *lines])


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def _html(title: str, rows: _Rows) -> str:
    cells = "".join(
        f"<tr><td style='text-align:left'><code>{html.escape(label)}</code></td>"
        f"<td style='text-align:left'>{html.escape(remark)}</td></tr>"
        for label, remark in rows
    )
    return f"<p>{html.escape(title)}</p><table>{cells}</table>"
