"""Passes on what a program in the foreground writes to stderr, without the lines about its inspector."""

from __future__ import annotations

import io
import os
import re
import sys

_LINES = (
    rb"Debugger listening on ws://[^\n]*",
    rb"For help, see: https://nodejs\.org/[^\n]*",
    rb"Debugger attached\.",
    rb"Waiting for the debugger to disconnect\.\.\.",
    rb"Debugger ending on ws://[^\n]*",
    rb"Visit chrome://inspect to connect to the debugger\.",
    rb"Deno is waiting for debugger to connect\.",
    rb"Debugger session (?:started|ended)[^\n]*",
    rb"DevTools listening on ws://[^\n]*",
)
"""What Node 6 to 26, Deno 2 and Chrome write about their inspector, each on a line of its own."""
_WHOLE = re.compile(rb"(?:" + rb"|".join(_LINES) + rb")\r?\n?")
_CODES = re.compile(rb"(?:\x1b\[[0-?]*[ -/]*[@-~])+")
_HALF_A_CODE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*)?")
_BEGINNINGS = tuple(re.split(rb"\[\^|\(\?:", line)[0].replace(b"\\", b"") for line in _LINES)


class Quiet:
    """Leaves the lines about the inspector out of a stream of bytes. Everything else passes at once.

    Threads: one at a time.
    """

    def __init__(self) -> None:
        self._held = b""  # the beginning of a line that may be one of them
        self._within = False  # a line of which a part has passed

    def __call__(self, chunk: bytes) -> bytes:
        """The bytes to pass on now: those of the chunk, and those held back before it."""
        passed = []
        *lines, rest = (self._held + chunk).split(b"\n")
        self._held = b""
        for line in lines:
            codes, line = (b"", line) if self._within else _apart(line)
            passed.append(codes)
            if self._within or not _WHOLE.fullmatch(line):
                passed.append(line + b"\n")
            self._within = False
        if not self._within:
            codes, rest = _apart(rest)
            passed.append(codes)
        if self._within or not _may_become_one(rest):
            self._within = self._within or rest != b""
            passed.append(rest)
        else:
            self._held = rest
        return b"".join(passed)

    def end(self) -> bytes:
        """The bytes that are still held back at the end of the stream."""
        held, self._held = self._held, b""
        return b"" if _WHOLE.fullmatch(held) else held


def _apart(line: bytes) -> tuple[bytes, bytes]:
    """The control codes with which a line begins, and what follows them: Deno clears the line of its progress."""
    codes = _CODES.match(line)
    at = codes.end() if codes is not None else 0
    return line[:at], line[at:]


def _may_become_one(line: bytes) -> bool:
    if _HALF_A_CODE.fullmatch(line):
        return True
    return line != b"" and any(line.startswith(one) or one.startswith(line) for one in _BEGINNINGS)


def terminal_like(copy: int) -> tuple[int, io.FileIO] | None:
    """A pseudo-terminal in front of the terminal `copy`: the program's end, and ours. None if there cannot be one.

    Our end raises OSError (EIO) once the other end is closed everywhere.
    """
    if sys.platform == "win32" or not os.isatty(copy):
        return None
    import fcntl
    import pty
    import termios
    import tty

    try:
        ours, its = pty.openpty()
    except OSError:  # the system has none left
        return None
    tty.setraw(its)  # the terminal behind `copy` turns "\n" into "\r\n"
    fcntl.ioctl(its, termios.TIOCSWINSZ, fcntl.ioctl(copy, termios.TIOCGWINSZ, b"\0" * 8))
    return its, io.FileIO(ours, "rb")
