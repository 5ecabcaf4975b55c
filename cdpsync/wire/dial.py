"""Connects a socket to an address, and explains why it could not."""

from __future__ import annotations

import queue
import socket
import ssl
import threading
from typing import Any

from ..errors import ConnectError
from ..threads import Deadline, TimedQueue
from .address import Address


def dial(address: Address, deadline: Deadline) -> socket.socket:
    """A socket that is connected to the first address of the host that answers.

    Raises ConnectError, which says why each address failed.
    """
    try:
        found = look_up(address, deadline)
    except (OSError, UnicodeError) as error:
        why = error.strerror or error if isinstance(error, OSError) else error
        raise ConnectError(f"{address.authority}: the name {address.host!r} could not be looked up: {why}") from error
    destinations = [(family, sockaddr) for family, _, _, _, sockaddr in found]
    if address.host.lower() == "localhost":  # a target listens on one family, and /etc/hosts may name only the other
        destinations += [
            (socket.AF_INET, ("127.0.0.1", address.port)),
            (socket.AF_INET6, ("::1", address.port, 0, 0)),
        ]
    failures: dict[str, OSError] = {}
    for index, (family, sockaddr) in enumerate(destinations):
        if str(sockaddr[0]) in failures:
            continue
        remaining = deadline.remaining()
        try:
            sock = socket.socket(family, socket.SOCK_STREAM)
            try:
                sock.settimeout(None if remaining is None else max(0.001, remaining / (len(destinations) - index)))
                sock.connect(sockaddr)
                _tune(sock)
            except BaseException:
                sock.close()
                raise
        except OSError as error:
            failures[str(sockaddr[0])] = error
        else:
            return sock
    raise _unanswered(address, failures) from list(failures.values())[-1]


def _unanswered(address: Address, failures: dict[str, OSError]) -> ConnectError:
    answers = ", ".join(f"{host}: {error.strerror or error}" for host, error in failures.items())
    fact = f"{address.authority}: nobody answers ({answers})"
    if not address.port:
        return ConnectError(
            f"{fact}; nothing listens at port 0: a program that was started with it prints the port that it chose"
        )
    if any(isinstance(error, ConnectionRefusedError) for error in failures.values()):
        flag = "--inspect" if address.port == 9229 else f"--inspect={address.port}"
        chrome = f"--remote-debugging-port={address.port}"
        fact += f"; a program listens there if it was started with {flag} (Chrome: {chrome})"
        return ConnectError(fact, "wait=SECONDS waits for one that is starting")
    return ConnectError(f"{fact}; the machine cannot be reached, or a firewall drops what is sent to it")


def look_up(address: Address, deadline: Deadline) -> list[Any]:
    """What getaddrinfo returns. A name is looked up in a thread, because getaddrinfo ignores deadlines and Ctrl-C.

    If no name server answers, the thread stays until the system gives up. Raises TimeoutError at the deadline.
    """
    answers: TimedQueue[list[Any] | OSError | UnicodeError] = TimedQueue()

    def ask() -> None:
        try:
            answers.put(list(socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    if address.named:
        threading.Thread(target=ask, name="cdpsync-resolver", daemon=True).start()
    else:
        ask()
    try:
        answer = answers.get_by(deadline)
    except queue.Empty:
        raise TimeoutError("no name server has answered in time") from None
    if isinstance(answer, list):
        return answer
    raise answer


def _tune(sock: socket.socket) -> None:
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    # Node ends the connection at a WebSocket ping (20 and 24), so TCP has to find out that a host has vanished.
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in (("TCP_KEEPIDLE", 30), ("TCP_KEEPALIVE", 30), ("TCP_KEEPINTVL", 10), ("TCP_KEEPCNT", 3)):
        option = getattr(socket, name, None)
        if option is not None:
            sock.setsockopt(socket.IPPROTO_TCP, option, value)


def tls_failed(address: Address, error: OSError | EOFError) -> ConnectError:
    """The error for a TLS handshake that failed, with what may help."""
    fact = f"{address.authority}: TLS failed: {str(error) or 'the connection was closed'}"
    if isinstance(error, ssl.SSLCertVerificationError):
        return ConnectError(fact, "ssl_context=ssl.create_default_context(cafile=FILE) trusts the authority in FILE")
    return ConnectError(f"{fact}; if this port does not speak TLS, use http:// or ws://")
