"""What changes if gevent or eventlet have replaced Python's threads and sockets (monkey patching).

Threads are then greenlets, and a call that waits lets the others run only if it is patched. cdpsync works if threads
and sockets are both patched or both not; launch() needs the same of subprocess.
"""

from __future__ import annotations

import queue
import select
import socket
import threading
from collections.abc import Callable


def threads_are() -> str:
    """Who provides the threads: "gevent", "eventlet", or "" for Python itself."""
    return _who(threading.get_ident.__module__)


def sockets_are() -> str:
    """Who provides the sockets: "gevent", "eventlet", or "" for Python itself."""
    return _who(socket.socket.__module__)


def _who(module: str) -> str:
    """Only these two count. PySocks, for example, replaces socket.socket too, but it still blocks one thread only."""
    package = module.partition(".")[0]
    return package if package in ("gevent", "eventlet") else ""


def check() -> None:
    """Raise RuntimeError if threads are patched and sockets are not, or the reverse.

    A thread that waits would then hold up all the others.
    """
    if threads_are() != sockets_are():
        raise _half("sockets", sockets_are(), "a connection")
    # Patched threads work with unpatched queues (see timed_queue), but a patched queue works for greenlets only.
    if _who(queue.SimpleQueue.__module__) and not threads_are():
        raise _half("queues", _who(queue.SimpleQueue.__module__), "a connection")


def check_processes() -> None:
    """Raise RuntimeError if a wait for a program, or for its output, would hold up all threads."""
    import subprocess  # only launch() needs it

    if _who(subprocess.Popen.__module__) != threads_are():
        raise _half("subprocess", _who(subprocess.Popen.__module__), "launch()")
    check()


def _half(what: str, by: str, who: str) -> RuntimeError:
    """The error if threads are patched and this is not, or the reverse."""
    patched, spared = (what, "threads") if by else ("threads", what)
    return RuntimeError(
        f"{by or threads_are()} has patched the {patched}, but not the {spared}, and {who} needs both or neither: "
        f"patch all (gevent.monkey.patch_all(), eventlet.monkey_patch()), or do not patch {patched}"
    )


def patient_send(sock: socket.socket, seconds: float, dont_wait: int) -> Callable[[bytes | memoryview, int], int]:
    """A replacement for `sock.send` that raises BlockingIOError after `seconds`, or at once with the flag `dont_wait`.

    The `send` of a patched socket waits until the peer reads, whatever the flags and options are.
    """

    def send(data: bytes | memoryview, flags: int = 0) -> int:
        at_once = dont_wait and flags & dont_wait
        if not select.select([], [sock], [], 0 if at_once else seconds)[1]:
            raise BlockingIOError
        return sock.send(data, flags)

    return send
