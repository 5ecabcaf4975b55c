"""What the commands `protocol` and `search` share: the protocol of an endpoint, and its members as JSON."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from ..discovery import Inspector
from ..protocol import Domain, Field, Member, Protocol, bundled
from ..protocol import signature_text as signature
from . import streams


def of_endpoint(endpoint: str) -> Protocol:
    """The protocol that a program describes; the bundled one, and a message that says so, if it has none (Deno)."""
    inspector = Inspector(endpoint)
    raw = inspector.protocol()
    if raw is None:
        streams.say(
            f"{inspector.version().get('Browser', 'it')} does not describe its protocol; this is the bundled one"
        )
        return bundled()
    return Protocol(raw, f"{inspector.version().get('Browser', endpoint)} at {endpoint}")


def described(found: Domain | Member) -> str:
    """The description of a domain or a member, with what to type instead of the Python that it names."""
    text = repr(found)
    text = re.sub(
        r"client\.protocol\['([\w.]+)'\] describes that type\.", r"cdpsync protocol \1 describes that type.", text
    )
    if isinstance(found, Domain):
        types = ", ".join(found.types)
        return "\n".join(
            [text, *([f"types: {types}"] if types else []), f"cdpsync protocol {found.name}.NAME describes one"]
        )
    if found.kind == "command":
        text = re.sub(r"\n  _timeout: .*\n      .*", "", text).replace("Parameters, by name:\n\n", "")
    return re.sub(r"Parameters, by name:\n(?=\n|$)", "No parameters.\n", text)


def domain_fields(domain: Domain) -> dict[str, Any]:
    """A domain as JSON."""
    members = {
        kind: [member_row(one) for one in domain.members if one.kind == kind] for kind in ("command", "event", "type")
    }
    return {
        "name": domain.name,
        "kind": "domain",
        "description": domain.description,
        "experimental": domain.experimental,
        "deprecated": domain.deprecated,
        "commands": members["command"],
        "events": members["event"],
        "types": members["type"],
    }


def member_row(member: Member) -> dict[str, Any]:
    """A member in a list."""
    return {
        "name": member.full_name,
        "kind": member.kind,
        "signature": signature(member) if member.kind != "type" else member.full_name,
        "description": member.description,
        "experimental": member.experimental or member.domain.experimental,
        "deprecated": member.deprecated,
    }


def member_fields(member: Member) -> dict[str, Any]:
    """A member with its parameters or properties, and for a command what it returns."""
    fields = member_row(member)
    fields["value"] = _shape(member.shape) if member.kind == "type" and not member.fields else None
    fields["fields"] = _fields(member.fields.values())
    fields["returns"] = _fields(member.returns.values()) if member.kind == "command" else []
    return fields


def _fields(fields: Iterable[Field]) -> list[dict[str, Any]]:
    return [
        {
            "name": one.name,
            "value": _shape(one.shape),
            "optional": one.optional,
            "description": one.description,
            "experimental": one.experimental,
            "deprecated": one.deprecated,
        }
        for one in fields
    ]


def _shape(shape: Any) -> dict[str, Any]:
    return {
        "type": shape.type,
        "ref": shape.ref or None,
        "enum": list(shape.enum),
        "items": _shape(shape.items) if shape.items is not None else None,
    }
