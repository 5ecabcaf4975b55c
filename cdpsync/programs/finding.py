"""find_programs(): looks at all processes of this machine, and asks the inspectors that are open."""

from __future__ import annotations

import re
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from ..attaching import (
    Runtime,
    check_handler,
    check_network,
    count_workers,
    likely_inspectors,
    port_taken,
    runtime_of,
    wanted_port,
)
from ..errors import ConnectError
from ..processes import Listener, Process, Sockets, owners
from ..threads import Deadline
from ..views import Table
from .asking import Answer, answered, ask
from .program import Program, table

_RUNTIMES = {
    "Node": re.compile(r"(node|nodejs)([-_.@]?v?\d[\w.-]*)?"),
    "Deno": re.compile(r"deno([-_.@]?v?\d[\w.-]*)?"),
    "Bun": re.compile(r"bunx?"),
    "Chrome": re.compile(
        r"(google-)?chrom(e|ium)([-_](browser|stable|beta|unstable|dev))?|(chrome-)?headless[-_]shell"
        r"|(msedge|microsoft-edge|brave|opera|vivaldi)([-_.]\w+)*"
    ),
}
"""The names of the executables."""
_FLAG = re.compile(r"--(?:inspect(?:-brk|-wait)?|inspect-port|debug-port|remote-debugging-port)(?:=(\S+))?")
_LARGE = 30_000_000
"""Bytes. Every executable with V8 in it is larger: Node has 80 to 120 MB, Deno 130 MB, Chromium 200 MB."""
_USUAL = ("127.0.0.1:9229", "127.0.0.1:9222")
"""What is asked on a system that does not tell who listens where: the default ports of Node and Deno, and Chrome."""


@dataclass
class _Seen:
    """A process that may be one to be listed."""

    program: Program
    sockets: list[Listener] = field(default_factory=list)
    """Those that may be its inspector's."""
    sure: bool = False
    """Whether one of them is, by the options of the process."""
    workers: int | None = None
    """How many it has if its inspector is not open."""


def find_programs(*, unreachable: bool = False, timeout: float = 0.5) -> Table[Program]:
    """The programs of this machine that can be reached, as a sequence that prints as a table.

        for program in find_programs():
            print(program.pid, program.runtime, program.port, program.name)

    They are Node, Deno and browsers (and others of their kind, such as Electron) whose inspector is open, the lowest
    port first, and then Node and Deno that `attach(pid)` can reach: those of this user, or of all users for root.
    Those that only start others, such as npm, come after them.
    `program.connect()` connects to one, either way. With `unreachable`, those come last that cannot be reached:
    `program.problem` says why, and `program.hint` what to do.

    No process gets a signal, and only sockets that may be an inspector's are connected to, all at the same time. Each
    has `timeout` seconds to answer. Blocks for some milliseconds for each program, and for `timeout` seconds if a
    program does not answer. Programs that end meanwhile are left out.

    On a system without /proc (macOS, Windows) only the usual ports 9229 and 9222 of this machine are asked.
    """
    Deadline(timeout)  # raises TypeError or ValueError if it is not a number
    found = list(_by_process(timeout) if _has_processes() else _by_port(timeout))
    reached = [program for program in found if not program.problem]
    reached.sort(key=lambda program: (program.is_launcher, not program.address, program.port or 0, program.pid or 0))
    others = [program for program in found if program.problem]
    return table([*reached, *sorted(others, key=lambda program: program.pid or 0)] if unreachable else reached)


def _has_processes() -> bool:
    return sys.platform.startswith("linux") and Path("/proc/self/stat").exists()


def _by_port(timeout: float) -> Iterator[Program]:
    answers = ask(_USUAL, timeout)
    for address in _USUAL:
        if (answer := answers[address]) is not None:
            yield answered(Program(None, (), ""), address, answer)


def _by_process(timeout: float) -> Iterator[Program]:
    sockets = Sockets()
    looked: list[_Seen] = []
    for pid in _numbers():
        with suppress(ConnectError, OSError, ValueError):  # it has ended
            if (runtime := _likely_runtime(pid)) is not None:
                with Process(pid) as process:
                    looked += filter(None, [_look(process, runtime, sockets)])
    answers = ask(sorted({listener.address for one in looked for listener in one.sockets}), timeout)
    for one in looked:
        yield _program(one, answers)


def _numbers() -> list[int]:
    return sorted(int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdecimal())


def _likely_runtime(pid: int) -> str | None:
    """The runtime of a process by its executable, its name or its options; "" if it may be any; None if it is not one.

    This is asked of every process, so it is cheap.
    """
    folder = f"/proc/{pid}"
    words = Path(folder, "cmdline").read_bytes().decode("utf-8", "replace").split("\0")
    try:
        name = Path(folder, "exe").readlink().name.removesuffix(" (deleted)")
    except PermissionError:  # it is another user's
        name = PurePath(words[0]).name
    except OSError:  # it has ended, or is a part of the kernel
        return None
    for runtime, pattern in _RUNTIMES.items():
        if pattern.fullmatch(name):
            return None if runtime == "Chrome" and "--type=" in " ".join(words) else runtime
    flagged = any(_FLAG.fullmatch(word) for word in words)
    if not flagged and not _catches_usr1(folder):
        return None
    with suppress(PermissionError):
        if Path(folder, "exe").stat().st_size < _LARGE:
            return None
        return "Node" if not flagged else ""
    return "" if flagged else None


def _catches_usr1(folder: str) -> bool:
    status = Path(folder, "status").read_bytes()
    found = re.search(rb"^SigCgt:\s*([0-9a-f]+)", status, re.MULTILINE)
    return found is not None and bool(int(found[1], 16) >> (signal.SIGUSR1 - 1) & 1)


def _look(process: Process, runtime: str, sockets: Sockets) -> _Seen | None:
    """What shows without connecting to anything."""
    command = process.command_line
    program = Program(process.pid, tuple(command), runtime, user=process.user)
    if not command:
        return None
    if not process.is_open:
        return _look_from_outside(process, program, sockets)
    own = sockets.of(process.pid)
    seen = _Seen(program)
    ports = _ports(process)
    kind: Runtime | None = None
    if runtime not in ("Chrome", ""):
        try:
            kind = runtime_of(process)
        except ConnectError as error:
            if runtime == "Node" and not _RUNTIMES["Node"].fullmatch(PurePath(process.executable).name):
                return None  # it only looked like one
            seen.program = _refused(program, process, error)
            return seen
        seen.program = replace(program, runtime=kind.value)
        seen.sockets = likely_inspectors(process, kind, own, ports)
        seen.workers = count_workers(process, kind, False)
    else:
        seen.sockets = [one for one in own if runtime == "Chrome" or one.port in ports]
        if runtime == "" and not seen.sockets:
            return None
    seen.sure = any(one.port in ports for one in seen.sockets)
    try:
        check_network(process)
        if kind is not None and not seen.sure:
            check_handler(process, kind)
            _check_port(process, kind, own, sockets)
    except ConnectError as error:
        seen.program = _refused(seen.program, process, error)
        if not process.shares_network:
            seen.sockets = []
    if kind is None and not seen.program.problem:
        seen.program = replace(
            seen.program,
            problem="its inspector is not open",
            hint="start it with --remote-debugging-port=9222 and --user-data-dir=DIRECTORY",
        )
    return seen


def _look_from_outside(process: Process, program: Program, sockets: Sockets) -> _Seen:
    """A process of another user: its options and the table of sockets show whether it has an inspector."""
    ports = _ports(process)
    error = None
    try:
        runtime_of(process)
    except ConnectError as raised:
        error = raised
    seen = _Seen(program, sure=True)
    seen.sockets = [one for one in sockets.around(process.pid) if one.port in ports and one.user == process.user]
    if error is not None:
        seen.program = _refused(program, process, error)
    return seen


def _refused(program: Program, process: Process, error: ConnectError) -> Program:
    """The program with the reason why it cannot be reached."""
    return replace(program, problem=error.fact.removeprefix(str(process)).lstrip(": "), hint=error.hint)


def _ports(process: Process) -> set[int]:
    """The ports at which its options have opened an inspector, as far as they say."""
    ports = set()
    words = [*process.variable("NODE_OPTIONS").split(), *process.command_line[1:]]
    for word in words:
        found = _FLAG.fullmatch(word)
        if found is not None and "-port" not in word.partition("=")[0].replace("remote-debugging-port", ""):
            number = (found[1] or "9229").rpartition(":")[2]
            ports.add(int(number) if number.isdecimal() else 9229)
    return ports


def _check_port(process: Process, runtime: Runtime, own: list[Listener], sockets: Sockets) -> None:
    """Raise ConnectError if another process has the port at which the inspector would open."""
    port = wanted_port(process, runtime)
    inodes = {one.inode for one in own}
    holders = {one.inode for one in sockets.around(process.pid) if one.port == port and one.inode not in inodes}
    if port and holders:
        raise port_taken(process, runtime, owners(holders))


def _program(seen: _Seen, answers: dict[str, Answer | None]) -> Program:
    """The program with what its inspector has said, if it has one."""
    for one in seen.sockets:
        answer = answers.get(one.address)
        if answer is not None:
            workers = seen.workers
            if workers and seen.program.runtime == "Node":  # the inspector's event loop was counted too
                workers -= 1
            return answered(replace(seen.program, workers=workers, problem="", hint=""), one.address, answer)
    if seen.sockets and seen.sure:
        at = seen.sockets[0].address
        return replace(
            seen.program,
            workers=seen.workers,
            problem=seen.program.problem or f"its inspector at {at} does not answer",
        )
    return replace(seen.program, workers=seen.workers)
