"""What runs in a process, and whether a signal opens its inspector."""

from __future__ import annotations

import enum
import errno
import os
import re
import signal
import time
from pathlib import PurePosixPath

from ..errors import ConnectError
from ..processes import Process
from ..threads import Deadline

_NODE = re.compile(r"(node|nodejs)([-_.@]?v?\d[\w.-]*)?")
_DENO = re.compile(r"deno([-_.@]?v?\d[\w.-]*)?")
_WATCHER = "SignalInspector"
"""The thread of Node that waits for SIGUSR1. Node 20 gives its threads no names, Node 24 does."""
_TEXT_OF_NODE = b"Starting inspector on %s:%d failed"
"""In every Node, also in one that is part of another program, such as Electron or a packaged application."""

_STARTING = 3.0
"""How old a process is, in seconds, when it has certainly got as far as to handle the signal, if it ever does.

Node 20 and 24 do so after 0.03 to 0.1 s, Deno 2.9 after it has run the main module: 0.6 s. A busy machine takes longer.
"""
_PORT = re.compile(r"--(?:inspect|debug)-port(?:=|\s+)(\S+)")

_MOST = 5
"""How many processes an error names."""


class Runtime(enum.Enum):
    """The kinds of process that open an inspector at a signal."""

    NODE = "Node"
    DENO = "Deno"


def runtime_of(process: Process) -> Runtime:
    """What runs in a process. Raises ConnectError if it is neither Node nor Deno, or cannot be looked into."""
    check_alive(process)
    if not process.is_open:
        check_alive(process)  # Linux shows one that is ending to root only
        others = process.user != os.geteuid()
        why = f"belongs to another user (id {process.user})" if others else "has more rights than this user"
        error = ConnectError(f"{process} {why}", "attach as that user, or as root")
        raise error from PermissionError(errno.EACCES, os.strerror(errno.EACCES), f"/proc/{process.pid}/fd")
    name = PurePosixPath(process.executable).name
    if _DENO.fullmatch(name):
        return Runtime.DENO
    if _NODE.fullmatch(name) or _WATCHER in process.threads or process.executable_contains(_TEXT_OF_NODE):
        return Runtime.NODE
    if name.startswith("bun"):
        raise ConnectError(f"{process} is Bun: its inspector speaks another protocol, that of WebKit")
    check_alive(process)  # one that has ended meanwhile has no executable
    inner = [child for child in process.descendants() if _can_be_attached_to(child)]
    shown = [described(child) for child in inner[:_MOST]]
    shown += [f"and {len(inner) - _MOST} more"] if len(inner) > _MOST else []
    hint = f"it has started {'; '.join(shown)}" if shown else ""
    runs = f": it runs {process.executable}" if process.executable else ""
    raise ConnectError(f"{process} is neither Node nor Deno{runs}", hint)


def check_alive(process: Process) -> None:
    """Raise ConnectError if a process has ended or is stopped."""
    state = process.state
    if state in ("", "X"):
        raise ConnectError(f"process {process.pid} has ended")
    if state == "Z":
        raise ConnectError(f"process {process.pid} has ended (its parent has not waited for it)")
    if state in ("T", "t"):
        by = "a debugger such as gdb has stopped it" if state == "t" else "it is stopped (by Ctrl-Z or SIGSTOP)"
        raise ConnectError(f"{process} does not run: {by}", f"let it go on first: kill -CONT {process.pid}")


def check_network(process: Process) -> None:
    """Raise ConnectError if the sockets of a process cannot be reached from here."""
    if not process.shares_network:
        raise ConnectError(
            f"{process} is in another network namespace, such as a container's, so its inspector would be out of reach",
            f"as root, go there: nsenter --net --target {process.pid} python …; or start the program with "
            "--inspect=0.0.0.0:PORT, forward that port, and connect() to it",
        )


def wait_for_handler(process: Process, runtime: Runtime, deadline: Deadline) -> None:
    """Wait until a process that is starting handles SIGUSR1. Raises ConnectError if it does not.

    Without a handler, the signal would end the process, so it is never sent then.
    """
    while not process.catches(signal.SIGUSR1):
        check_alive(process)
        if deadline.passed():
            raise _deaf(process, runtime)
        check_handler(process, runtime)
        time.sleep(0.01)  # there is no way to wait for a handler


def check_handler(process: Process, runtime: Runtime) -> None:
    """Raise ConnectError if a process does not handle SIGUSR1, unless it has just been started. Does not wait."""
    if not process.catches(signal.SIGUSR1) and process.age > _STARTING:
        raise _deaf(process, runtime)


def _deaf(process: Process, runtime: Runtime) -> ConnectError:
    return ConnectError(f"{process}: {_why_deaf(process, runtime)}", _hint_deaf(runtime))


def _why_deaf(process: Process, runtime: Runtime) -> str:
    fact = "it does not handle SIGUSR1, which opens an inspector, so the signal would end it and was not sent"
    options = " ".join([*process.command_line, process.variable("NODE_OPTIONS")])
    if runtime is Runtime.DENO:
        return f"{fact}: its main module has not run to its end yet, or this Deno is older than SIGUSR1 (about 2.8)"
    for option, what in (
        ("--disable-sigusr1", "was started with --disable-sigusr1"),
        ("-permission", "runs under Node's permission model (--permission), which allows no inspector"),
    ):
        if option in options:
            return f"{fact}: it {what}"
    return f"{fact}: it has removed Node's handler (a listener that process.off() removes takes it along)"


def _hint_deaf(runtime: Runtime) -> str:
    if runtime is Runtime.DENO:
        return "wait=SECONDS waits for a program that is starting; else start it with --inspect"
    return "start it with --inspect=127.0.0.1:0; or let the program call require('inspector').open(0)"


def wanted_port(process: Process, runtime: Runtime) -> int:
    """The port at which SIGUSR1 opens the inspector, as far as its options say; 0 for one that is free."""
    if runtime is Runtime.DENO:  # 2.9 knows no option for it, not even in NODE_OPTIONS
        return _DEFAULT_PORT
    options = " ".join([process.variable("NODE_OPTIONS"), *process.command_line[1:]])
    port = _DEFAULT_PORT
    for value in _PORT.findall(options):
        number = value.rpartition(":")[2]
        if number.isdecimal():
            port = int(number)
    return port


_DEFAULT_PORT = 9229


def port_taken(process: Process, runtime: Runtime, holders: list[int]) -> ConnectError:
    """The error if other processes listen at the port at which the inspector of this one would open."""
    by = f" by {'; '.join(described(pid) for pid in holders)}" if holders else ""
    other = " (start it with NODE_OPTIONS=--inspect-port=0 to let each program choose a free one)"
    return ConnectError(
        f"{process}: it would open its inspector at port {wanted_port(process, runtime)}, which is taken{by}, "
        "so it was not sent the signal",
        f"end that program, or close its inspector, and attach again{other if runtime is Runtime.NODE else ''}",
    )


def described(pid: int) -> str:
    """The number of a process, with its command line if it is still there."""
    try:
        with Process(pid) as process:
            return str(process)
    except ConnectError:
        return f"process {pid}"


def _can_be_attached_to(pid: int) -> bool:
    """Whether a process runs Node or Deno, by the name of its executable."""
    try:
        with Process(pid) as process:
            name = PurePosixPath(process.executable).name
    except ConnectError:
        return False
    return bool(_NODE.fullmatch(name) or _DENO.fullmatch(name))
