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
    # A thread in a loop is busy because of that, but its profile may be that of the time before.
    loops = {one.thread for one in found if one.kind == "loop"}
    found = [one for one in found if one.kind not in ("busy", "hot") or one.thread not in loops]
    return sorted(found, key=lambda one: -one.weight)
