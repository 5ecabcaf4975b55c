"""Diagnosis: what was found, and what was looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..call_tree import seconds_text
from ..text import count_text, printable, size_text
from .evidence import Evidence
from .finding import Finding

_SHOWN = 5


@dataclass(frozen=True, repr=False)
class Diagnosis:
    """What was found in a program, in order of weight, and what was looked at. It prints as a text of less than 2 KB.

    Threads: any.
    """

    findings: tuple[Finding, ...]
    evidence: Evidence
    address: str = ""
    """The words of a command line that say which program."""

    def text(self) -> str:
        """The findings, and what was looked at."""
        return printable("\n".join(self._lines()))

    def _lines(self) -> Iterator[str]:
        evidence = self.evidence
        found = count_text(len(self.findings), "finding") if self.findings else "nothing found"
        yield f"{evidence.program}, watched for {seconds_text(evidence.seconds)}: {found}"
        for number, one in enumerate(self.findings[:_SHOWN], 1):
            yield f"{number}. {one.text}"
            yield from (f"   {line}" for line in one.details)
            yield from (f"   saved: {file}" for file in one.files)
            if one.closer:
                yield f"   closer: {one.command(self.address)}"
        if len(self.findings) > _SHOWN:
            yield f"… {len(self.findings) - _SHOWN} more"
        yield f"looked at: {'; '.join(self.looked_at())}"
        if evidence.missing:
            yield f"not looked at: {'; '.join(evidence.missing)}"

    def looked_at(self) -> list[str]:
        """What was looked at, each with its numbers."""
        found = []
        for thread in self.evidence.threads:
            name = f"worker {thread.name}: " if thread.name else ""
            if thread.profile is not None:
                active = thread.profile.call_tree.active / (thread.profile.duration or 1)
                found.append(f"{name}CPU {active:.0%} of {seconds_text(thread.profile.duration)}")
            if thread.turns:
                late = sorted(one.seconds for one in thread.turns)
                found.append(
                    f"{name}event-loop delay {seconds_text(late[len(late) // 2])} (median), "
                    f"{seconds_text(late[-1])} (longest of {len(late)})"
                )
            if thread.uses:
                found.append(f"{name}memory {size_text(min(one.all for one in thread.uses))} (lowest)")
        found.append("console, uncaught exceptions, rejections, pauses")
        return found

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        return self.text()

    def to_dict(self) -> dict[str, object]:
        """The diagnosis as a dict for JSON."""
        return {
            "program": self.evidence.program,
            "seconds": round(self.evidence.seconds, 3),
            "findings": [{**one.to_dict(), "closer": one.command(self.address)} for one in self.findings],
            "looked_at": self.looked_at(),
            "missing": list(self.evidence.missing),
        }
