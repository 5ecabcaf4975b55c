"""What was seen of a program while it was watched: plain data, from which the findings are made."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..cpu_profile import CPUProfile
from .site import Site


@dataclass
class Turn:
    """How long the event loop took to come to a task that was due at once."""

    at: float
    """When it was asked, in seconds from the beginning of the watch."""
    seconds: float
    """How late it was; up to the end of the watch if it never came."""
    came: bool = True


@dataclass
class Use:
    """How much memory was in use."""

    at: float
    """In seconds from the beginning of the watch."""
    heap: int
    """Bytes of JavaScript objects, garbage included."""
    outside: int = 0
    """Bytes outside of V8's heap that its objects hold, such as those of an ArrayBuffer."""

    @property
    def all(self) -> int:
        """Both, in bytes."""
        return self.heap + self.outside


@dataclass
class Fault:
    """An error that was seen one or more times at one place."""

    kind: str
    """"exception", "rejection", or "console" for what the program itself has written as an error."""
    text: str
    site: Site | None
    count: int = 0
    first: float = 0.0
    """When it came first, in seconds from the beginning of the watch."""
    last: float = 0.0


@dataclass
class Halt:
    """Why the program does not run."""

    kind: str
    """"held": it waits for a debugger before its first line; "paused": in a debugger; "ended": it has finished."""
    reason: str = ""
    site: Site | None = None
    since: float = 0.0
    """When that was first seen, in seconds from the beginning of the watch."""


@dataclass
class Grown:
    """What has grown in every round, and what holds it."""

    text: str
    """What it is, and what holds it: "10,000 Session held by Map sessions, leak.js:7"."""
    size: int
    """The bytes by which it grew in each round, on average."""
    path: str
    """The shortest path from a root of the heap to one of the objects."""
    sites: list[Site] = field(default_factory=list)
    """Where the variable is declared that leads to the holder, and where the class or function is defined."""


@dataclass
class Growth:
    """The live memory after a collection of garbage, several times, and what has grown each time."""

    uses: list[Use]
    grown: list[Grown] | None = None
    """None if no snapshots were taken."""
    makers: list[tuple[Site, int]] = field(default_factory=list)
    """The functions that allocated what still lives, and how many bytes."""
    files: list[str] = field(default_factory=list)
    """The snapshots."""


@dataclass
class Thread:
    """What was seen of the main thread, or of one worker."""

    name: str = ""
    """The name of the worker; "" for the main thread."""
    seconds: float = 0.0
    """How long it was watched."""
    profile: CPUProfile | None = None
    profile_at: float = 0.0
    """When the profile begins, in seconds from the beginning of the watch."""
    exact: CPUProfile | None = None
    """A second profile, which knows the lines of functions that were optimized before; None if it was not needed."""
    exact_at: float = 0.0
    got: float | None = None
    """The CPU time of the process, as a part of the time in which its threads were busy. On a machine that is busy
    itself it is below 1, and near 0 if they only wait. None if the runtime does not tell."""
    turns: list[Turn] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)
    growth: Growth | None = None
    faults: list[Fault] = field(default_factory=list)
    halt: Halt | None = None
    looks: list[Site] = field(default_factory=list)
    """Where it was, each time that it did not come back to its event loop for a second or more."""


@dataclass
class Evidence:
    """What was seen of a program."""

    program: str
    """What it is called, and its runtime."""
    seconds: float
    """How long it was watched."""
    threads: list[Thread]
    missing: list[str] = field(default_factory=list)
    """What could not be looked at, and why."""
