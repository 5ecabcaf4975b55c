"""What changes if gevent or eventlet has replaced Python's threads and sockets (monkey patching).

Threads are then greenlets, and a call that waits lets the others run only if it is patched too. cdpsync works if
threads and sockets are both patched, or neither is; launch() needs the same of subprocess.
"""

from __future__ import annotations

import queue
import select
import socket
import threading
from collections.abc import Callable


def threads_patched_by() -> str:
    """The library that has patched the threads: "gevent" or "eventlet"; "" if none has."""
    return _patched_by(threading.get_ident.__module__)


def sockets_patched_by() -> str:
    """The library that has patched the sockets: "gevent" or "eventlet"; "" if none has."""
    return _patched_by(socket.socket.__module__)


def _patched_by(module: str) -> str:
    """The library that a module belongs to, if it is one of these two.

    PySocks, for example, replaces socket.socket too, but its calls still block one thread only.
    """
    package = module.partition(".")[0]
    return package if package in ("gevent", "eventlet") else ""


def check() -> None:
    """Raise RuntimeError if threads are patched and sockets are not, or the reverse.

    A thread that waits would then hold up all the others.
    """
    if threads_patched_by() != sockets_patched_by():
        raise _half("sockets", sockets_patched_by(), "a connection")
    # Patched threads work with unpatched queues (see timed_queue), but a patched queue works for greenlets only.
    by = _patched_by(queue.SimpleQueue.__module__)
    if by and not threads_patched_by():
        raise _half("queues", by, "a connection")


def check_processes() -> None:
    """Raise RuntimeError if a wait for a program, or for its output, would hold up all threads."""
    import subprocess  # only launch() needs it

    by = _patched_by(subprocess.Popen.__module__)
    if by != threads_patched_by():
        raise _half("subprocess", by, "launch()")
    check()


def _half(what: str, by: str, user: str) -> RuntimeError:
    """The error if `by` has patched `what` and not the threads; or the reverse, if `by` is ""."""
    patched, spared = (what, "threads") if by else ("threads", what)
    library = by or threads_patched_by()
    return RuntimeError(
        f"{library} has patched the {patched}, but not the {spared}, and {user} needs both or neither: "
        f"patch all (gevent.monkey.patch_all(), eventlet.monkey_patch()), or do not patch {patched}"
    )


def patient_send(sock: socket.socket, seconds: float, dont_wait: int) -> Callable[[bytes | memoryview, int], int]:
    """A replacement for `sock.send` that raises BlockingIOError after `seconds`, or at once with the flag `dont_wait`.

    The `send` of a patched socket waits until the peer reads, whatever its flags and options are.
    """

    def send(data: bytes | memoryview, flags: int = 0) -> int:
        at_once = dont_wait and flags & dont_wait
        if not select.select([], [sock], [], 0 if at_once else seconds)[1]:
            raise BlockingIOError
        return sock.send(data, flags)

    return send
