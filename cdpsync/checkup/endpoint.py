"""examine_endpoint(): one endpoint step by step, until a step fails."""

from __future__ import annotations

import ipaddress
import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TypeVar

from ..client import CDPClient, connect
from ..discovery import Inspector
from ..errors import CDPError, CDPTimeoutError, ConnectError
from ..processes import Process, Sockets, owners
from ..programs import find_programs
from ..text import count_text
from ..threads import Deadline
from ..views import Table
from ..wire import Address, dial, look_up, parse_address
from .check import Check, State, table

_T = TypeVar("_T")
_EXPRESSION = "6 * 7"


def examine_endpoint(address: int | str, *, timeout: float = 5.0) -> Table[Check]:
    """The steps from an address to the first answer of the program: each with what was found, and how long it took.

    The steps are those of `connect()`: look up the name, connect, ask /json/version and /json/list, open the WebSocket,
    send a command. The last of the steps is the one that failed, with the reason and what to do; all are ok if the
    program can be used. Each has `timeout` seconds. Raises ValueError or TypeError if `address` is not an address.
    """
    parsed = parse_address(address)
    return table(parsed.authority, list(_steps(address, parsed, timeout)))


class _Failed(Exception):
    """A step failed: what was found, and what to do."""

    def __init__(self, said: str, advice: str = "") -> None:
        super().__init__(said)
        self.said = said
        self.advice = advice


def _steps(given: int | str, address: Address, timeout: float) -> Iterator[Check]:
    client: CDPClient | None = None

    def opened() -> str:
        nonlocal client
        client = connect(given, connect_timeout=timeout, timeout=timeout)
        what = f"connected to {client.target}" if client.target is not None else "connected"
        return f"{what}; Host: {address.host_header}, no Origin"

    steps: list[tuple[str, Callable[[], str]]] = [
        ("address", lambda: _resolved(address, timeout)),
        ("connect", lambda: _connected(address, timeout)),
    ]
    if not address.path:
        steps.append(("/json/version", lambda: _version(given, timeout)))
        steps.append(("/json/list", lambda: _list(given, timeout)))
    steps.append(("WebSocket", opened))
    steps.append(("first command", lambda: _answered(client)))
    try:
        for name, step in steps:
            began = time.monotonic()
            try:
                said, advice, state = step(), "", State.OK
            except _Failed as failed:
                said, advice, state = failed.said, failed.advice, State.FAILED
            except CDPError as error:
                said, advice, state = error.fact, _others(given, address) or error.hint, State.FAILED
            yield Check("endpoint", name, state, said, advice, time.monotonic() - began)
            if state is State.FAILED:
                return
    finally:
        if client is not None:
            client.close()


def _resolved(address: Address, timeout: float) -> str:
    try:
        found = look_up(address, Deadline(timeout))
    except (OSError, UnicodeError) as error:
        why = (error.strerror if isinstance(error, OSError) else "") or str(error)
        raise _Failed(
            f"the name {address.host!r} could not be looked up: {why}",
            "is it spelled right? 127.0.0.1 is this machine; a container is reached by the port that it publishes",
        ) from error
    hosts = list(dict.fromkeys(str(row[4][0]) for row in found))
    return f"{address.host} is {' and '.join(hosts)}" if hosts != [address.host] else f"{address.host}, no name"


def _connected(address: Address, timeout: float) -> str:
    try:
        sock = dial(address, Deadline(timeout))
    except ConnectError as error:
        refused = isinstance(error.__cause__, ConnectionRefusedError)
        raise _Failed(error.fact, _elsewhere(address) if refused else _unanswered(address)) from error
    with sock:
        return f"connected to {sock.getpeername()[0]}, port {address.port}"


def _elsewhere(address: Address) -> str:
    """What to do if nothing listens at a port."""
    if not _is_here(address):
        return (
            "on that machine, start the program with --inspect=0.0.0.0:PORT in a network that you trust, or forward "
            f"the port: ssh -L {address.port}:127.0.0.1:{address.port} {address.host}"
        )
    listening = [one.address for one in Sockets().around(os.getpid()) if one.port == address.port]
    if listening:
        return f"something listens at {', '.join(listening)} instead: give that address"
    found = find_programs()
    if found:
        return f"programs that can be reached: {', '.join(program.endpoint for program in found[:5])}"
    return f"start one: node --inspect={address.port} app.js, or deno run --inspect=127.0.0.1:{address.port} app.ts"


def _unanswered(address: Address) -> str:
    if _is_here(address):
        return "a firewall of this machine may drop the connection: it must allow those to lo"
    return f"check the route and the firewall, or forward the port: ssh -L {address.port}:127.0.0.1:{address.port} HOST"


def _is_here(address: Address) -> bool:
    with suppress(ValueError):
        return ipaddress.ip_address(address.host.partition("%")[0]).is_loopback
    return address.host.lower() == "localhost" or address.host == socket.gethostname()


def _version(given: int | str, timeout: float) -> str:
    version = _asked(given, lambda: Inspector(given, timeout=timeout).version())
    product = version.get("Browser")
    if not product:
        raise _Failed(f"it is JSON, but not an inspector's: {str(version)[:100]}", "give the port of the inspector")
    return f"{product}, protocol {version.get('Protocol-Version', '?')}"


def _list(given: int | str, timeout: float) -> str:
    targets = _asked(given, lambda: Inspector(given, timeout=timeout).targets())
    if not targets:
        raise _Failed(
            "the inspector lists no targets", "the program has not started, or a browser has no page: open one"
        )
    listed = "; ".join(str(target) for target in targets[:3])
    return f"{count_text(len(targets), 'target')}: {listed}{'; …' if len(targets) > 3 else ''}"


def _asked(given: int | str, ask: Callable[[], _T]) -> _T:
    """What an endpoint answers. A failure comes with the process that has the port, if it is here."""
    try:
        return ask()
    except ConnectError as error:
        address = parse_address(given)
        holder = _holder(address.port) if _is_here(address) else ""
        said = f"{error.fact}{f'; the port belongs to {holder}' if holder else ''}"
        advice = error.hint or (
            "is this the port of the inspector, and not one that the program itself serves? cdpsync list shows it"
        )
        raise _Failed(said, advice) from error


def _holder(port: int) -> str:
    for pid in owners({one.inode for one in Sockets().around(os.getpid()) if one.port == port}):
        with suppress(ConnectError), Process(pid) as process:
            stopped = ", which is stopped: kill -CONT lets it go on" if process.state in ("T", "t") else ""
            return f"{process}{stopped}"
    return ""


def _others(given: int | str, address: Address) -> str:
    """What to do if the WebSocket of an address is not there: the targets that are."""
    with suppress(ConnectError):
        targets = Inspector(given, timeout=1).targets()
        if address.path and targets:
            return f"the targets there now: {', '.join(target.websocket_url for target in targets[:3])}"
    return ""


def _answered(client: CDPClient | None) -> str:
    assert client is not None, "the step before has connected it"
    try:
        value = client.send_command("Runtime.evaluate", {"expression": _EXPRESSION, "returnByValue": True})
    except CDPTimeoutError as error:
        raise _Failed(
            error.fact,
            "its JavaScript is busy, or stopped by another debugger: cdpsync cpu shows what it does, if it is busy",
        ) from error
    return f"{_EXPRESSION} is {value['result'].get('value')}"
