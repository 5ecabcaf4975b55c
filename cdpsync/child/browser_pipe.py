"""BrowserPipe: gives a browser a socket as its descriptors 3 and 4, where --remote-debugging-pipe looks for it."""

from __future__ import annotations

import errno
import os
import shutil
import socket
import subprocess
import sys
import threading
import weakref
from collections.abc import Mapping, Sequence
from pathlib import Path

# The browser's end comes as descriptor 0, because Popen can put a descriptor at 0, 1 or 2 only: everything else keeps
# its number, and 3 and 4 may be anything in this process. (Popen's preexec_fn could do it, but it runs Python code
# after a fork, where a thread that is gone may hold a lock.) The shell becomes the program, so the process is the same.
_SHELL = "/bin/sh"
_SCRIPT = 'exec "$@" 3<&0 4>&0 </dev/null'


class BrowserPipe:
    """A socket pair between this process and a browser.

    It closes like a pipe: when the browser has ended, this end gets EOF, and the other way round.

    Threads: one starts the browser; any may call `take` and `close`.
    """

    def __init__(self) -> None:
        ours, theirs = socket.socketpair()
        self._ours: socket.socket | None = ours
        self._theirs: int | None = theirs.detach()
        # Sockets of gevent, and all after socket.setdefaulttimeout(), do not block, and the browser's must.
        os.set_blocking(self._theirs, True)
        self._starter: int | None = None  # the thread that starts the browser
        _pipes.add(self)

    def starting(
        self, argv: Sequence[str], cwd: str | os.PathLike[str] | None, env: Mapping[str, str] | None
    ) -> tuple[list[str], int]:
        """The command and the stdin to give to Popen now. Raises OSError if there is no such program."""
        # Popen would say it, but it starts the shell.
        program = str(Path(cwd or "", argv[0])) if os.sep in argv[0] else argv[0]
        if shutil.which(program, path=(os.environ if env is None else env).get("PATH", os.defpath)) is None:
            number = errno.EACCES if Path(program).is_file() else errno.ENOENT
            raise OSError(number, os.strerror(number), argv[0])
        assert self._theirs is not None
        self._starter = threading.get_ident()
        return [_SHELL, "-c", _SCRIPT, "sh", *argv], self._theirs

    def started(self) -> None:
        """Close the browser's end in this process: the browser has it now, and alone, so that its end is noticed."""
        theirs, self._theirs = self._theirs, None
        if theirs is not None:
            os.close(theirs)

    def take(self) -> socket.socket | None:
        """This process's end, for a transport that closes it; None at a second call."""
        ours, self._ours = self._ours, None
        return ours

    def close(self) -> None:
        """Close what nobody has taken."""
        self.started()
        ours = self.take()
        if ours is not None:
            ours.close()

    def leave(self) -> None:
        """Close the browser's end in a process that another thread has just forked."""
        if self._starter != threading.get_ident():  # gevent's Popen forks in Python, and will start the browser
            self.started()


def check_pipe(stdin: object) -> None:
    """Raise ValueError if there can be no pipe."""
    if sys.platform == "win32":
        raise ValueError("pipe=True does not work on Windows: descriptors cannot be passed on there; leave it out")
    if stdin not in (None, subprocess.DEVNULL):
        raise ValueError("with pipe=True the browser has an empty stdin, because the pipe takes its place at the start")


_pipes: weakref.WeakSet[BrowserPipe] = weakref.WeakSet()


def _leave() -> None:
    """Close the browsers' ends in a forked child: with a copy there, nobody would notice that the browser has ended."""
    for pipe in list(_pipes):
        pipe.leave()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_leave)
