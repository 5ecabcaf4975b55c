"""findings_of(): what the evidence shows to be wrong."""

from __future__ import annotations

from .blocked import blocked
from .busy import busy, collector
from .evidence import Evidence
from .faults import faults
from .finding import Finding
from .growing import growing
from .halts import halts

JUDGES = (halts, blocked, busy, collector, growing, faults)
"""Each finds one kind of trouble in the evidence on one thread."""


def findings_of(evidence: Evidence) -> list[Finding]:
    """The findings, the weightiest first."""
    found = [finding for thread in evidence.threads for judge in JUDGES for finding in judge(thread)]
    return sorted(found, key=lambda one: -one.weight)
