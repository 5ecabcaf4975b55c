"""examine_machine(): what is installed, which runtimes and ports there are, and what is in the way."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from ..discovery import Inspector
from ..errors import ConnectError
from ..processes import Process, Sockets, owners
from ..programs import Program, find_programs
from ..views import Table
from .check import Check, State, table
from .installed import packages, runtimes

_USUAL = {9229: "Node and Deno", 9222: "Chrome"}
_PROXIES = ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
_SOON = 1.0
"""Seconds that a port has time to answer."""
_CONTAINERS = ("/.dockerenv", "/run/.containerenv")


def examine_machine(version: str) -> Table[Check]:
    """What is installed, which runtimes are on PATH, which ports answer and why not, and how the network is.

    `version` is that of cdpsync. Each Check that is not ok says what to do. Starts each runtime once, to ask for its
    version, and connects to the usual ports 9222 and 9229. Blocks for about a second.
    """
    checks = [*packages(version), *runtimes(), *_network(), *_ports()]
    return table("this machine", checks)


# --- ports ---


def _ports() -> Iterator[Check]:
    found = find_programs(unreachable=True)
    for program in found:
        yield _program(program)
    answering = {program.port for program in found}
    for port, whose in _USUAL.items():
        if port not in answering:
            yield _usual(port, whose)


def _program(program: Program) -> Check:
    name = f"port {program.port}" if program.port else f"process {program.pid}"
    if not program.problem:
        said = f"{program.runtime} {program.version}".strip() + (f": {program.name}" if program.command_line else "")
        return Check("ports", name, State.OK, said if program.address else f"{said}; --pid {program.pid} reaches it")
    return Check("ports", name, State.NOTE, f"{program.name}: {program.problem}", program.hint)


def _usual(port: int, whose: str) -> Check:
    name = f"port {port}"
    try:
        version = Inspector(port, timeout=_SOON).version()
    except ConnectError as error:
        if isinstance(error.__cause__, ConnectionRefusedError):
            return Check("ports", name, State.NOTE, f"nothing listens here, the usual port of {whose}")
        by = _holders(port)
        said = f"{error.fact}{f'; it belongs to {by}' if by else ''}"
        return Check("ports", name, State.NOTE, said, f"start the program at another port, such as {port + 1}")
    return Check("ports", name, State.OK, version.get("Browser", "an inspector"))


def _holders(port: int) -> str:
    """The processes that listen at a port of this machine."""
    names = []
    with suppress(OSError):
        for pid in owners({one.inode for one in Sockets().around(os.getpid()) if one.port == port}):
            with suppress(ConnectError), Process(pid) as process:
                names.append(str(process))
    return "; ".join(names)


# --- the network ---


def _network() -> Iterator[Check]:
    for host, family in (("127.0.0.1", socket.AF_INET), ("::1", socket.AF_INET6)):
        yield _loopback(host, family)
    yield _localhost()
    for name in _PROXIES:
        if os.environ.get(name):
            yield Check("network", name, State.NOTE, "it is set; cdpsync connects directly, without a proxy")
    if "--inspect" in os.environ.get("NODE_OPTIONS", ""):
        said = f"{os.environ['NODE_OPTIONS']}: every Node that is started from here opens an inspector"
        yield Check("network", "NODE_OPTIONS", State.NOTE, said, "unset NODE_OPTIONS, unless you want that")
    if any(Path(file).exists() for file in _CONTAINERS):
        said = "this is a container: programs outside of it, or in others, are not seen"
        yield Check("network", "container", State.NOTE, said, "give their HOST:PORT, or run cdpsync where they are")
    if not sys.platform.startswith("linux"):
        said = "programs without --inspect cannot be reached here, which needs Linux's /proc"
        yield Check("network", "--pid", State.NOTE, said, "start programs with --inspect")


def _loopback(host: str, family: int) -> Check:
    """Whether this machine can connect to itself."""
    try:
        server = socket.create_server((host, 0), family=family)
    except OSError as error:
        if family == socket.AF_INET6:
            return Check("network", host, State.NOTE, f"there is no IPv6 here ({error.strerror}), which is no problem")
        return Check("network", host, State.FAILED, f"nothing can listen here: {error.strerror}", "check: ip addr")
    with server:
        try:
            socket.create_connection(server.getsockname()[:2], timeout=_SOON).close()
        except OSError as error:
            state = State.FAILED if family == socket.AF_INET else State.NOTE
            said = f"this machine cannot connect to itself: {error.strerror or error}"
            return Check("network", host, state, said, "check the firewall: it must allow connections to lo")
    return Check("network", host, State.OK, "this machine can connect to itself")


def _localhost() -> Check:
    try:
        found = sorted({str(row[4][0]) for row in socket.getaddrinfo("localhost", 0, type=socket.SOCK_STREAM)})
    except OSError as error:
        said = f"the name cannot be looked up ({error.strerror}); cdpsync tries 127.0.0.1 and ::1"
        return Check("network", "localhost", State.NOTE, said, "add to /etc/hosts: 127.0.0.1 localhost")
    return Check("network", "localhost", State.OK, f"it means {' and '.join(found)}")
