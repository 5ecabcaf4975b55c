"""The TCP sockets at which processes listen, read from Linux's /proc.

/proc/PID/fd has the sockets of a process, and /proc/PID/net/tcp those of its network namespace, with their addresses:
https://docs.kernel.org/networking/proc_net_tcp.html
"""

from __future__ import annotations

import ipaddress
import re
import sys
from collections.abc import Iterator, Set
from pathlib import Path
from typing import NamedTuple

_ESTABLISHED, _LISTEN = "01", "0A"  # states in /proc/net/tcp
_SOCKET = re.compile(r"socket:\[(\d+)\]")
_EPOLL = "anon_inode:[eventpoll]"
_WATCHED = re.compile(r"^tfd:\s*(\d+)", re.MULTILINE)


class Listener(NamedTuple):
    """A TCP socket at which something listens: HOST:PORT, the port, the inode of the socket, and its user's id."""

    address: str
    port: int
    inode: str
    user: int


def listening(session: int) -> list[str]:
    """HOST:PORT of each TCP socket at which a process of this session listens; [] on systems without /proc."""
    sockets = {inode for process in _processes(session) for inode in _sockets(process)}
    return [row.address for row in _rows(Path("/proc"), _LISTEN) if row.inode in sockets]


def listeners(pid: int, known: Set[str] = frozenset()) -> list[Listener]:
    """The sockets at which a process listens, in its own network namespace, without those of which the inode is known.

    Takes little time if the process has no other sockets at all.
    """
    folder = Path("/proc", str(pid))
    sockets = _sockets(folder) - known
    if not sockets:
        return []
    return [row for row in _rows(folder, _LISTEN) if row.inode in sockets]


def listeners_at(port: int, pid: int) -> list[Listener]:
    """The sockets at this port, of whatever process, in the network namespace of process `pid`."""
    return [row for row in _rows(Path("/proc", str(pid)), _LISTEN) if row.port == port]


def owners(inodes: Set[str]) -> list[int]:
    """The numbers of the processes that have one of these sockets, as far as this user may see it."""
    numbers = sorted(int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdecimal())
    return [number for number in numbers if not inodes.isdisjoint(_sockets(Path("/proc", str(number))))]


def event_loops(pid: int) -> list[set[str]]:
    """For each event loop (epoll) of a process, the oldest first, the inodes of the sockets for which it waits."""
    folder = Path("/proc", str(pid))
    kinds = dict(_descriptors(folder))
    loops: list[set[str]] = []
    for loop in sorted((number for number, kind in kinds.items() if kind == _EPOLL), key=int):
        watched = set(_WATCHED.findall(_read(folder / "fdinfo" / loop)))
        if not watched or watched not in loops:  # tokio has two descriptors for a loop
            loops.append(watched)
    return [{found[1] for number in loop if (found := _SOCKET.fullmatch(kinds.get(number, "")))} for loop in loops]


def connected(pid: int, port: int) -> int:
    """How many connections to a port of a process are open at both ends."""
    folder = Path("/proc", str(pid))
    sockets = _sockets(folder)
    return sum(row.port == port and row.inode in sockets for row in _rows(folder, _ESTABLISHED))


class Sockets:
    """The sockets at which processes listen, for a look at many processes: each network is read only once."""

    def __init__(self) -> None:
        self._networks: dict[int, list[Listener]] = {}

    def around(self, pid: int) -> list[Listener]:
        """All sockets of the network namespace of a process, of every user; [] if they cannot be read."""
        folder = Path("/proc", str(pid))
        try:
            network = (folder / "ns/net").stat().st_ino
        except OSError:  # it has ended, or belongs to somebody else: then it most likely shares our network
            folder, network = Path("/proc"), 0
        if network not in self._networks:
            self._networks[network] = list(_rows(folder, _LISTEN))
        return self._networks[network]

    def of(self, pid: int) -> list[Listener]:
        """The sockets of a process; [] if it has ended, or belongs to somebody else."""
        own = _sockets(Path("/proc", str(pid)))
        return [row for row in self.around(pid) if row.inode in own] if own else []


def _rows(folder: Path, state: str) -> Iterator[Listener]:
    """The sockets in this state, of the network namespace of /proc/PID, or of our own for /proc."""
    for table in ("net/tcp", "net/tcp6"):
        for row in _read(folder / table).splitlines()[1:]:
            columns = row.split()
            if columns[3] == state:
                yield Listener(*_address(columns[1]), inode=columns[9], user=int(columns[7]))


def _processes(session: int) -> list[Path]:
    """The folders of the processes of a session, /proc/PID."""
    found = []
    for file in Path("/proc").glob("[0-9]*/stat"):
        columns = _read(file).rpartition(")")[2].split()  # the name before it may contain anything
        if columns[3:4] == [str(session)]:
            found.append(file.parent)
    return found


def _sockets(process: Path) -> set[str]:
    """The inodes of the sockets of a process."""
    return {found[1] for _, kind in _descriptors(process) if (found := _SOCKET.fullmatch(kind))}


def _descriptors(process: Path) -> Iterator[tuple[str, str]]:
    """The number of each descriptor of a process, and what it is."""
    try:
        links = list((process / "fd").iterdir())
    except OSError:  # it has gone, or belongs to somebody else
        return
    for link in links:
        try:
            yield link.name, str(link.readlink())
        except OSError:  # it was closed in the meantime
            continue


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8", "replace")
    except OSError:
        return ""


def _address(text: str) -> tuple[str, int]:
    """HOST:PORT of an entry, and the port: hexadecimal, in words of four bytes in the byte order of the machine."""
    words, _, port = text.partition(":")
    data = b"".join(int(words[at : at + 8], 16).to_bytes(4, sys.byteorder) for at in range(0, len(words), 8))
    host, number = ipaddress.ip_address(data), int(port, 16)
    return (f"[{host}]:{number}" if host.version == 6 else f"{host}:{number}"), number
