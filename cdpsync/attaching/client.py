"""attach(), and the client that it returns."""

from __future__ import annotations

import weakref
from contextlib import suppress
from typing import TYPE_CHECKING

from ..client import CDPClient
from ..errors import CDPError, ConnectError
from ..processes import Process
from .sharing import Lease

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from ..client import ClientOptions

_PROOF = 2.0
"""How long a program has time to say which process it is, in seconds."""


def attach(pid: int, **options: Unpack[ClientOptions]) -> AttachedClient:
    """Debug a Node or Deno that was started without --inspect. Returns a context manager that leaves it as it was.

        with attach(1234) as client:
            client.heap.save("now.heapsnapshot")

    `pid` is the number of its process, and `options` are those of CDPClient. The program runs on. If its inspector is
    not open, the signal SIGUSR1 opens it, which needs Linux and a process of the same user (root may attach to all).
    The program then prints "Debugger listening on …", twice, to stderr: the inspector opens at port 9229 (or at that of
    Node's --inspect-port) and is moved to a free port at once, so that other programs can have theirs there.

    `close()`, or the end of the `with` block, closes the inspector again if it was opened here, unless another debugger
    is connected to it. If this Python is killed, the inspector stays open, for this machine only.

    The signal would end a process that does not handle it, so it is sent only to a Node or Deno that does. If Node's
    program handles SIGUSR1 itself, that cannot be seen from outside: its handler runs, and no inspector opens.

    Blocks until the client is connected; threads that attach at the same time take turns. Raises ConnectError if there
    is no such process, or it is not a Node or Deno, belongs to another user, does not handle the signal, opens no
    inspector, or is in another network namespace; the text says what to do. Raises TypeError or ValueError if `pid` is
    not the number of a process.
    """
    return AttachedClient(pid, **options).connect()


class AttachedClient(CDPClient):
    """The client of a process that `attach()` found by its number, `pid`.

    `close()` closes the inspector again if it was opened for this client. `connect()` then opens it anew.
    """

    def __init__(self, pid: int, **options: Unpack[ClientOptions]) -> None:
        super().__init__(**options)
        self.pid: int = pid
        self._signalled = False
        self._lease: Lease | None = None

    @property
    def opened_inspector(self) -> bool:
        """Whether the inspector was not open before, and is closed when the last client of this Python leaves it."""
        return self._lease is not None and self._lease.opened

    def _connect_once(self) -> None:
        lease, lifeline = Lease(self.pid), _Lifeline()
        # Runs at the interpreter's exit too, and when nothing refers to the client, or to a queue or session of it.
        weakref.finalize(lifeline, lease.end)
        try:
            self._address = lease.find(self._connect_timeout)
            super()._connect_once()
            self._check_process()
        except BaseException:
            self._signalled = lease.signalled
            super().close()
            lease.end()
            raise
        self._lease = lease
        link = self._open()
        link.lifeline, lease.connection = lifeline, weakref.ref(link.connection)

    def _check_process(self) -> None:
        """Raise ConnectError if the program says that it is another process."""
        said = None
        with suppress(CDPError):  # it is busy; its socket has told us enough
            reply = self.send_command("Runtime.evaluate", {"expression": "process.pid"}, timeout=_PROOF)
            said = reply["result"].get("value")
        with Process(self.pid) as process:
            if isinstance(said, int) and said not in process.own_numbers:
                raise ConnectError(f"{process}: its inspector at {self._address} is that of process {said}")

    def _hopeless(self) -> bool:
        """Whether there is no point in trying again: the process is gone, or was sent the signal in vain."""
        try:
            Process(self.pid).close()
        except ConnectError:
            return True
        return self._signalled

    def close(self) -> None:
        """Disconnect, and close the inspector if it was opened for this client and nobody else uses it.

        Takes at most a few seconds, whatever the program does.
        """
        super().close()
        if self._lease is not None:
            self._lease.end()


class _Lifeline:
    """The inspector is open as long as something refers to this object."""
