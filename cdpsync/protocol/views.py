"""Many members at a glance: the domains of a target, the members of a domain, what a search found."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from .show import WIDTH, marks_text, signature_text

if TYPE_CHECKING:
    from .schema import Domain, Member, Protocol

_LEFT = 44


class Row(NamedTuple):
    """`member` is cut to fit where it is a command, whose parameters are many."""

    name: str
    remark: str
    member: Member | None = None

    def label(self, width: int) -> str:
        if self.member is None or self.member.kind != "command":
            return self.name
        return signature_text(self.member, width, self.name)


class Table(NamedTuple):
    """A title, and rows of two columns; str() for a terminal, html() for a notebook."""

    title: str
    rows: Sequence[Row]

    def __str__(self) -> str:
        most = _LEFT if any(row.remark for row in self.rows) else WIDTH - 2
        labels = [row.label(most) for row in self.rows]
        left = min(most, max(map(len, labels), default=0))
        lines = [
            f"  {_cut(label, left):{left}}  {_cut(row.remark, max(0, WIDTH - left - 4))}".rstrip()
            for label, row in zip(labels, self.rows, strict=True)
        ]
        return "\n".join([self.title, *lines])

    def html(self) -> str:
        cells = "".join(
            f"<tr><td style='text-align:left'><code>{html.escape(row.label(10 * WIDTH))}</code></td>"
            f"<td style='text-align:left'>{html.escape(row.remark)}</td></tr>"
            for row in self.rows
        )
        return f"<p>{html.escape(self.title)}</p><table>{cells}</table>"


def protocol_table(protocol: Protocol) -> Table:
    rows = [Row(domain.name, _remark(domain) or _counts(domain)) for domain in protocol.domains.values()]
    return Table(f"{_number(len(rows), 'domain')}, from {protocol.source}", rows)


def domain_table(domain: Domain) -> Table:
    rows = [
        Row(one.name, _remark(one, "event" * (one.kind == "event")), one)
        for one in domain.members
        if one.kind != "type"
    ]
    marks = marks_text(domain.deprecated, domain.experimental)
    about = "; ".join(filter(None, [_counts(domain), marks, f"from {domain.protocol.source}"]))
    return Table(f"{domain.name}: {about}", rows)


def found_table(found: Sequence[Member]) -> Table:
    rows = [Row(one.full_name, _remark(one, one.kind), one) for one in found]
    return Table(f"{len(rows) or 'nothing'} found", rows)


def _counts(domain: Domain) -> str:
    count = {kind: sum(member.kind == kind for member in domain.members) for kind in ("command", "event")}
    return ", ".join(_number(number, kind) for kind, number in count.items())


def _number(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _remark(one: Domain | Member, kind: str = "") -> str:
    """What one should know before, and the first sentence."""
    first = " ".join(one.description.split()).partition(". ")[0].removesuffix(".")
    return "; ".join(filter(None, [kind, marks_text(one.deprecated, one.experimental), first]))


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"
