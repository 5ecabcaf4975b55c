"""Program: one process that can be reached, or that says why it cannot; and how a table shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from ..attaching import attach
from ..child import LAUNCHERS
from ..client import CDPClient, connect
from ..discovery import Target
from ..errors import ConnectError
from ..text import count_text, one_line
from ..views import Column, Table

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from ..client import ClientOptions


_LOOPBACK = re.compile(r"^(127\.0\.0\.1|0\.0\.0\.0):")
"""The command line takes the port alone for these."""


@dataclass(frozen=True)
class Program:
    """A process that runs JavaScript, as `find_programs` has found it."""

    pid: int | None
    """The process id; None where the system does not tell."""
    command_line: tuple[str, ...]
    """The program and its arguments. A program may change them, as npm does."""
    runtime: str
    """"Node", "Deno", "Chrome", or what the program calls itself."""
    version: str = ""
    """The version of the runtime, such as "24.1.0"; "" as long as no inspector is open, which would say it."""
    address: str = ""
    """HOST:PORT of its open inspector; "" if none is open."""
    targets: tuple[Target, ...] = ()
    """What the inspector lists: a program, or pages and workers of a browser. `target=INDEX` chooses one."""
    workers: int | None = None
    """How many workers a Node or Deno has now; None if that is not known."""
    user: int = -1
    """The id of the user whose process it is; -1 if that is not known."""
    problem: str = ""
    """Why it cannot be reached; "" if it can."""
    hint: str = ""
    """What to do about the problem."""

    @property
    def port(self) -> int | None:
        """The port of its inspector; None if none is open."""
        return int(self.address.rpartition(":")[2]) if self.address else None

    @property
    def name(self) -> str:
        """The command line on one line, with the name of the program in place of its path."""
        program, *arguments = self.command_line or ("?",)
        return one_line(" ".join([PurePath(program).name, *arguments]), 500)

    @property
    def is_launcher(self) -> bool:
        """Whether it only starts other programs, as npm does: the user looks for those."""
        words = [word for part in self.command_line[:2] for word in part.split()[:2]]  # npm calls itself "npm run x"
        names = {re.sub(r"\.[cm]?js$", "", PurePath(word).name) for word in words}
        return not LAUNCHERS.isdisjoint(names) or (self.runtime == "Deno" and words[1:2] == ["task"])

    @property
    def endpoint(self) -> str:
        """What the command line takes to reach it: "9229", "192.0.2.1:9229", "--pid 1234"; "" if it is out of reach."""
        if self.problem:
            return ""
        return _LOOPBACK.sub("", self.address) or f"--pid {self.pid}"

    @property
    def way(self) -> str:
        """How to reach it: "connect('127.0.0.1:9229')", "attach(1234)", or "" if it cannot be reached."""
        if self.problem:
            return ""
        return f"connect({self.address!r})" if self.address else f"attach({self.pid})"

    def connect(self, **options: Unpack[ClientOptions]) -> CDPClient:
        """A client of this program: that of `connect()` if its inspector is open, else that of `attach()`.

        `options` are those of CDPClient. Blocks until it is connected. Raises ConnectError.
        """
        if self.problem:
            raise ConnectError(str(self), self.hint)
        if self.address:
            return connect(self.address, **options)
        assert self.pid is not None, "without an open inspector, it was found by its process"
        return attach(self.pid, **options)

    def __str__(self) -> str:
        runtime = f"{self.runtime} {self.version}".strip()
        what = f"process {self.pid} ({self.name})" if self.pid is not None else one_line(runtime)
        said = self.problem or f"{one_line(runtime)}, {self.way}"
        return f"{what}: {said}"


def table(programs: list[Program]) -> Table[Program]:
    """The programs as a table."""
    columns = (
        Column("pid", "pid", lambda value: "" if value is None else str(value)),
        Column("runtime", "runtime"),
        Column("version", "version"),
        Column("port", "port", lambda value: "" if value is None else str(value)),
        Column("targets", "targets", lambda value: str(len(value)) if value else ""),
        Column("workers", "workers", lambda value: str(value) if value else ""),
        Column("way", "how to reach it"),
        Column("name", "command", widest=80),
        Column("problem", "cannot be reached because", widest=80),
    )
    return Table(count_text(len(programs), "program"), columns, programs)
