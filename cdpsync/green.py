"""What gevent and eventlet put in the place of Python's threads and sockets (monkey patching), and what that changes.

Threads are then greenlets, and a call that waits lets others run if it is a patched one. All works if both threads and
sockets are patched, or neither.
"""

from __future__ import annotations

import select
import socket
import threading
from collections.abc import Callable


def threads_are() -> str:
    """Whose the threads are: "" for Python's own, else "gevent" or "eventlet"."""
    return _who(threading.get_ident.__module__)


def sockets_are() -> str:
    """Whose the sockets are, likewise."""
    return _who(socket.socket.__module__)


def _who(module: str) -> str:
    """Others replace socket.socket too, PySocks for example; theirs is still a socket that blocks one thread."""
    package = module.partition(".")[0]
    return package if package in ("gevent", "eventlet") else ""


def check() -> None:
    """RuntimeError if only one of the two is patched: whoever waits would hold up all others."""
    if threads_are() == sockets_are():
        return
    by = threads_are() or sockets_are()
    what, other = ("threads", "sockets") if threads_are() else ("sockets", "threads")
    raise RuntimeError(
        f"{by} has patched the {what}, but not the {other}, and a connection needs both or neither: patch all "
        f"(gevent.monkey.patch_all(), eventlet.monkey_patch()), or do not patch {what}"
    )


def patient_send(sock: socket.socket, seconds: float, dont_wait: int) -> Callable[[bytes | memoryview, int], int]:
    """Sends a part, as socket.send does, but BlockingIOError after so many seconds; at once with the flag `dont_wait`.

    A patched socket has neither: it waits until the peer reads, whatever flags and options say.
    """

    def send(data: bytes | memoryview, flags: int = 0) -> int:
        at_once = dont_wait and flags & dont_wait
        if not select.select([], [sock], [], 0 if at_once else seconds)[1]:
            raise BlockingIOError
        return sock.send(data, flags)

    return send
