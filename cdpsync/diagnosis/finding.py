"""Finding: one thing that is wrong with a program, with its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .site import Site


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong with a program, with its evidence.

    `kind` is one of "halt", "loop", "busy", "hot", "blocked", "collector", "growth", "uncaught", "console". `weight` is
    from 0 to 1, so that findings of all kinds can be put in order; the guide on diagnosis says what it means for each
    kind. `thread` is the name of the worker; "" for the main thread.
    """

    kind: str
    weight: float
    text: str
    """What was found, in one sentence with its numbers."""
    thread: str = ""
    sites: tuple[Site, ...] = ()
    """Where it is in the source, the most important place first."""
    numbers: Mapping[str, float] = field(default_factory=dict)
    """The numbers behind it. Each name ends in its unit."""
    details: tuple[str, ...] = ()
    """The evidence, a line each."""
    closer: str = ""
    """The command that looks closer, with "{program}" for the words that say which program."""
    files: tuple[str, ...] = ()
    """The files that were saved."""

    def command(self, program: str) -> str:
        """The command that looks closer, for a program that these words name."""
        files = self.files or ("FILE",)
        words = self.closer.replace("{first}", files[0]).replace("{last}", files[-1])
        if program.startswith("-- ") and "{program}" in words:
            return f"{' '.join(words.replace('{program}', '').split())} {program}"
        return " ".join(words.replace("{program}", program).split())

    def to_dict(self) -> dict[str, object]:
        """The finding as a dict for JSON."""
        return {
            "kind": self.kind,
            "weight": round(self.weight, 4),
            "thread": self.thread,
            "text": self.text,
            "sites": [site.to_dict() for site in self.sites],
            "numbers": dict(self.numbers),
            "details": list(self.details),
            "files": list(self.files),
        }
