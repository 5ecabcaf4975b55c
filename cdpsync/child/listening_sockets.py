"""The TCP sockets at which the processes of a session listen, read from Linux's /proc."""

from __future__ import annotations

import ipaddress
import sys
from pathlib import Path

_LISTEN = "0A"  # the state in /proc/net/tcp


def listening(session: int) -> list[str]:
    """HOST:PORT of each TCP socket at which a process of this session listens; [] on systems without /proc.

    The columns are described in https://docs.kernel.org/networking/proc_net_tcp.html
    """
    sockets = {socket for process in _processes(session) for socket in _sockets(process)}
    found = []
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        for row in _read(Path(table)).splitlines()[1:]:
            columns = row.split()
            if columns[3] == _LISTEN and f"socket:[{columns[9]}]" in sockets:
                found.append(_address(columns[1]))
    return found


def _processes(session: int) -> list[Path]:
    """The folders of the processes of a session, /proc/PID."""
    found = []
    for file in Path("/proc").glob("[0-9]*/stat"):
        columns = _read(file).rpartition(")")[2].split()  # the name before it may contain anything
        if columns[3:4] == [str(session)]:
            found.append(file.parent)
    return found


def _sockets(process: Path) -> list[str]:
    found = []
    for descriptor in process.glob("fd/*"):
        try:
            found.append(str(descriptor.readlink()))
        except OSError:  # it was closed in the meantime
            continue
    return found


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8", "replace")
    except OSError:
        return ""


def _address(text: str) -> str:
    """HOST:PORT of an entry: hexadecimal, in words of four bytes in the byte order of the machine."""
    words, _, port = text.partition(":")
    data = b"".join(int(words[at : at + 8], 16).to_bytes(4, sys.byteorder) for at in range(0, len(words), 8))
    host = ipaddress.ip_address(data)
    return f"[{host}]:{int(port, 16)}" if host.version == 6 else f"{host}:{int(port, 16)}"
