"""How gevent and eventlet replace Python's threads and sockets (monkey patching), and what that changes.

Threads are then greenlets, and a call that waits lets others run only if it is patched. cdpsync works if both threads
and sockets are patched, or neither; for launch(), subprocess too.
"""

from __future__ import annotations

import queue
import select
import socket
import threading
from collections.abc import Callable


def threads_are() -> str:
    """Who provides the threads: "" for Python itself, else "gevent" or "eventlet"."""
    return _who(threading.get_ident.__module__)


def sockets_are() -> str:
    """Who provides the sockets, likewise."""
    return _who(socket.socket.__module__)


def _who(module: str) -> str:
    """The two count only: PySocks, for example, replaces socket.socket too, but still blocks one thread."""
    package = module.partition(".")[0]
    return package if package in ("gevent", "eventlet") else ""


def check() -> None:
    """RuntimeError if only one of the two is patched: a thread that waits would hold up all others."""
    if threads_are() != sockets_are():
        raise _half("sockets", sockets_are(), "a connection")
    # Threads can do without patched queues (see timed_queue), but a patched queue is for greenlets only.
    if _who(queue.SimpleQueue.__module__) and not threads_are():
        raise _half("queues", _who(queue.SimpleQueue.__module__), "a connection")


def check_processes() -> None:
    """RuntimeError if a program that is started, or its output, would be waited for by all threads at once."""
    import subprocess  # loaded by the first who launches

    if _who(subprocess.Popen.__module__) != threads_are():
        raise _half("subprocess", _who(subprocess.Popen.__module__), "launch()")
    check()


def _half(what: str, by: str, who: str) -> RuntimeError:
    """The error where threads are patched, and not this, or the other way round."""
    patched, spared = (what, "threads") if by else ("threads", what)
    return RuntimeError(
        f"{by or threads_are()} has patched the {patched}, but not the {spared}, and {who} needs both or neither: "
        f"patch all (gevent.monkey.patch_all(), eventlet.monkey_patch()), or do not patch {patched}"
    )


def patient_send(sock: socket.socket, seconds: float, dont_wait: int) -> Callable[[bytes | memoryview, int], int]:
    """A socket.send that raises BlockingIOError after so many seconds, or at once with the flag `dont_wait`.

    A patched socket can do neither: it waits until the peer reads, whatever flags and options say.
    """

    def send(data: bytes | memoryview, flags: int = 0) -> int:
        at_once = dont_wait and flags & dont_wait
        if not select.select([], [sock], [], 0 if at_once else seconds)[1]:
            raise BlockingIOError
        return sock.send(data, flags)

    return send
