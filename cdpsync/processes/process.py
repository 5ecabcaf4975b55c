"""Process: one process of this machine, as Linux's /proc shows it. https://docs.kernel.org/filesystems/proc.html"""

from __future__ import annotations

import errno
import mmap
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path, PurePath
from types import TracebackType

from ..errors import ConnectError
from ..text import one_line

_BOOT = Path("/proc/uptime")

_EXITING = 0x4
"""PF_EXITING among the flags in /proc/PID/stat (include/linux/sched.h)."""


class Process:
    """A process, which stays the same one: when it has ended, its number may come to mean another process.

    A context manager, because it may hold a descriptor. Raises ConnectError if there is no such process, and if this
    system has no /proc; TypeError or ValueError if `pid` is not the number of a process.

    Threads: one thread at a time may use it.
    """

    def __init__(self, pid: int) -> None:
        if isinstance(pid, bool) or not isinstance(pid, int):
            raise TypeError(f"a process is named by its number, such as 1234 (of a Popen: process.pid), not {pid!r}")
        if pid <= 0:
            raise ValueError(f"a process has a number above 0, not {pid}")
        if not sys.platform.startswith("linux"):
            raise ConnectError(f"process {pid}: attaching by number needs Linux's /proc", _elsewhere(pid))
        self.pid = pid
        self._folder = Path("/proc", str(pid))
        self._descriptor: int | None = None
        try:
            self._descriptor = _open(pid)
            self.started: int = int(self._stat()[19])
            """When it started, in clock ticks since the system did. Together with the number, it names a process."""
            fields = self._status()
            if int(fields["Tgid"]) != pid:
                process = fields["Tgid"]
                raise ConnectError(f"{pid} is the number of a thread of process {process}", f"attach({process})")
        except (FileNotFoundError, ProcessLookupError, OverflowError):
            self.close()
            raise ConnectError(f"there is no process {pid}", "it may have ended") from None
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Process:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the descriptor."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)

    def __str__(self) -> str:
        program, *arguments = self.command_line or [self.name]
        return f"process {self.pid} ({one_line(' '.join([PurePath(program).name, *arguments]), 200)})"

    # --- what it is ---

    @property
    def name(self) -> str:
        """The name of its main thread, which any program may change; "" if it has ended."""
        return self._read("comm").rstrip("\n")

    @property
    def executable(self) -> str:
        """The path of the file that it runs; "" if that is not known, as for another user's process."""
        try:
            return str((self._folder / "exe").readlink()).removesuffix(" (deleted)")
        except OSError:
            return ""

    @property
    def command_line(self) -> list[str]:
        """The program and its arguments; [] if it has ended."""
        text = self._read("cmdline")
        return text.rstrip("\0").split("\0") if text else []

    def variable(self, name: str) -> str:
        """A variable of the environment that it was started with; "" if that was not set."""
        for entry in self._read("environ").split("\0"):
            key, _, value = entry.partition("=")
            if key == name:
                return value
        return ""

    def executable_contains(self, text: bytes) -> bool:
        """Whether the file that it runs contains these bytes."""
        try:
            with (
                (self._folder / "exe").open("rb") as file,
                mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data,
            ):
                return data.find(text) >= 0
        except (OSError, ValueError):  # it is another user's, or empty
            return False

    @property
    def threads(self) -> list[str]:
        """The name of each of its threads."""
        try:
            tasks = list((self._folder / "task").iterdir())
        except OSError:
            return []
        return [self._read(f"task/{task.name}/comm").rstrip("\n") for task in tasks]

    def descendants(self) -> list[int]:
        """The process ids of its descendants, parents before their children."""
        parents = dict(_parents())
        found = [self.pid]
        for parent in found:  # which grows
            found += [child for child in sorted(parents) if parents[child] == parent]
        return found[1:]

    @property
    def age(self) -> float:
        """Seconds since it was started."""
        return float(_BOOT.read_text("ascii").split()[0]) - self.started / os.sysconf("SC_CLK_TCK")

    @property
    def own_numbers(self) -> list[int]:
        """Its number in each of its namespaces of processes: what it may call itself. The last is its own view."""
        return [int(number) for number in self._status().get("NSpid", str(self.pid)).split()]

    @property
    def user(self) -> int:
        """The id of the user whose rights it has; -1 if it has ended."""
        try:
            return int(self._status()["Uid"].split()[1])
        except OSError:
            return -1

    @property
    def is_open(self) -> bool:
        """Whether this user may look into it: not into that of another user, or one with more rights."""
        try:
            next((self._folder / "fd").iterdir(), None)
        except PermissionError:
            return False
        except OSError:  # it has ended
            return True
        return True

    @property
    def shares_network(self) -> bool:
        """Whether it sees the same network as this process. A container has one of its own."""
        try:
            return (self._folder / "ns/net").stat().st_ino == Path("/proc/self/ns/net").stat().st_ino
        except OSError:
            return True

    # --- how it is ---

    @property
    def state(self) -> str:
        """The letter of its state: "R" runs, "S" sleeps, "T" stopped, "t" stopped by a debugger, "Z" ended; "" gone."""
        try:
            if not self.is_the_same:
                return ""
            fields = self._stat()
            # Linux says "R" or "D" while a process that was killed gives its memory back, and has no executable then.
            return "Z" if int(fields[6]) & _EXITING else fields[0]
        except OSError:
            return ""

    @property
    def is_the_same(self) -> bool:
        """Whether the number still means the same process."""
        try:
            return int(self._stat()[19]) == self.started
        except OSError:
            return False

    def catches(self, number: signal.Signals) -> bool:
        """Whether the process has a handler for a signal. One that has none may be ended by it."""
        try:
            caught = int(self._status().get("SigCgt", "0"), 16)
        except OSError:
            return False
        return bool(caught >> (number - 1) & 1)

    def send_if_caught(self, number: signal.Signals) -> bool:
        """Send a signal, but only if the process catches it. Returns whether it was sent.

        The kernel has no call for both, so between the look and the signal, some microseconds, a process could remove
        its handler.
        """
        try:
            if not self.is_the_same or not self.catches(number):
                return False
            if self._descriptor is not None:
                signal.pidfd_send_signal(self._descriptor, number)  # never to another process of that number
            else:
                os.kill(self.pid, number)
        except ProcessLookupError:
            return False
        return True

    # --- reading ---

    def _read(self, name: str) -> str:
        try:
            return (self._folder / name).read_text("utf-8", "replace")
        except OSError:
            return ""

    def _stat(self) -> list[str]:
        """The fields of stat after the name, which may contain anything. Raises OSError if the process is gone."""
        return (self._folder / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()

    def _status(self) -> dict[str, str]:
        text = (self._folder / "status").read_text("utf-8", "replace")
        return {name: value.strip() for name, _, value in (line.partition(":") for line in text.splitlines())}


def _parents() -> Iterator[tuple[int, int]]:
    """The number of each process, and that of its parent."""
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            yield int(entry.parent.name), int(entry.read_text("utf-8", "replace").rpartition(")")[2].split()[1])
        except OSError:  # it has ended
            continue


def _open(pid: int) -> int | None:
    """A descriptor that stands for the process; None if the system has none (Linux before 5.3, some sandboxes)."""
    if not hasattr(os, "pidfd_open"):
        return None
    try:
        return os.pidfd_open(pid)
    except OSError as error:
        # EINVAL, or since Linux 6.15 ENOENT: the number of a thread
        if error.errno in (errno.ENOSYS, errno.EPERM, errno.EINVAL, errno.ENOENT, errno.EMFILE, errno.ENFILE):
            return None
        raise


def _elsewhere(pid: int) -> str:
    """What to do on another system."""
    if sys.platform == "win32":
        return f'node -e "process._debugProcess({pid})" opens the inspector of a Node; then connect(9229)'
    return (
        f"kill -USR1 {pid} opens the inspector of a Node that runs, but ends most other programs; then connect(9229), "
        "if nothing else listens there"
    )
