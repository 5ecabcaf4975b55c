"""Screen: the whole terminal, repainted, with single keys. It leaves the terminal as it was, whatever happens.

    with Screen(sys.stdout) as screen:
        screen.paint(["one line", "another"])
        key = screen.key(1.0)       # "q", "up", "suspend", or "" if none was pressed

Without termios (Windows), `Screen.works` is False.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import sys
import time
from types import FrameType, TracebackType
from typing import Any, TextIO

from . import terminal

try:
    import termios
    import tty
except ImportError:  # Windows
    termios = None  # type: ignore[assignment]

_ENTER = "\x1b[?1049h\x1b[?25l\x1b[?7l"  # the alternate screen, no cursor, long lines are cut
_LEAVE = "\x1b[?7h\x1b[?25h\x1b[?1049l"
_KEYS = {
    "\x1b": "escape",
    "\r": "enter",
    "\n": "enter",
    "\x7f": "backspace",
    "\x08": "backspace",
    "\x0c": "redraw",
    "\x04": "q",  # the end of the input
}


class Screen:
    """The terminal that a stream is connected to. A context manager.

    Threads: only the main thread.
    """

    def __init__(self, stream: TextIO) -> None:
        self._out = stream.fileno()
        self._in = sys.stdin.fileno() if terminal.is_terminal(sys.stdin) else -1
        self._before: list[Any] | None = None
        self._handlers: dict[int, Any] = {}
        self._wake: tuple[int, int] = (-1, -1)
        self._suspended = False
        self._painted: list[str] = []

    @staticmethod
    def works(stream: TextIO | None) -> bool:
        """Whether this stream is a terminal that can be repainted."""
        return termios is not None and terminal.is_terminal(stream) and not terminal.is_dumb()

    def __enter__(self) -> Screen:
        try:
            self._wake = os.pipe()
            os.set_blocking(self._wake[1], False)
            for number, handler in ((signal.SIGWINCH, self._resized), (signal.SIGTSTP, self._stopped)):
                self._handlers[number] = signal.signal(number, handler)
            self._take()
        except BaseException:
            self._leave()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._leave()

    def _leave(self) -> None:
        try:
            self._give_back()
        finally:
            for number, handler in self._handlers.items():
                signal.signal(number, handler)
            self._handlers.clear()
            for descriptor in self._wake:
                if descriptor >= 0:
                    os.close(descriptor)
            self._wake = (-1, -1)

    def _take(self) -> None:
        """Change the terminal."""
        if self._in >= 0:
            self._before = termios.tcgetattr(self._in)
            tty.setcbreak(self._in, termios.TCSADRAIN)
            changed = termios.tcgetattr(self._in)
            changed[6][termios.VQUIT] = b"\x00"  # Ctrl-\ would end the process without a chance to restore the terminal
            termios.tcsetattr(self._in, termios.TCSADRAIN, changed)
        self._write(_ENTER)
        self._painted = []

    def _give_back(self) -> None:
        """Leave the terminal as it was."""
        try:
            with contextlib.suppress(OSError):  # the terminal may have been closed
                self._write(_LEAVE)
        finally:
            if self._before is not None:
                with contextlib.suppress(termios.error):
                    termios.tcsetattr(self._in, termios.TCSADRAIN, self._before)
                self._before = None

    def suspend(self) -> None:
        """Give the terminal back and stop the process, as Ctrl-Z does; returns when it goes on."""
        self._give_back()
        before = self._handlers.get(signal.SIGTSTP)
        ours = signal.signal(signal.SIGTSTP, before if callable(before) else signal.SIG_DFL)
        try:
            os.kill(os.getpid(), signal.SIGTSTP)  # the handler of a program that was started stops that as well
        finally:
            signal.signal(signal.SIGTSTP, ours)
        self._take()

    @property
    def size(self) -> tuple[int, int]:
        """The columns and lines of the terminal."""
        try:
            columns, lines = os.get_terminal_size(self._out)
        except OSError:
            return 80, 24
        return columns or 80, lines or 24

    def paint(self, lines: list[str]) -> None:
        """Show these lines, from the top. Raises OSError if the terminal has been closed."""
        lines = lines[: self.size[1]]
        text = "\x1b[H" + "\x1b[K\r\n".join(lines) + "\x1b[K\x1b[J"
        if lines != self._painted:
            self._write(text)
            self._painted = list(lines)

    def redraw(self) -> None:
        """Paint everything anew the next time: something else may have written on the terminal."""
        self._painted = []

    def key(self, seconds: float) -> str:
        """The next key, its name or character; "" if none is pressed in so many seconds, or if the size has changed.

        "suspend" is Ctrl-Z, or another request to stop; "end" means that the terminal is gone.
        """
        if self._suspended:
            self._suspended = False
            return "suspend"
        readable = [self._wake[0]] + ([self._in] if self._in >= 0 else [])
        ready = select.select(readable, [], [], max(0.0, seconds))[0]
        if self._wake[0] in ready:
            os.read(self._wake[0], 1000)
            return self.key(0.0) if self._suspended else ""
        return self._read_key() if self._in in ready else ""

    def _read_key(self) -> str:
        try:
            data = os.read(self._in, 1)
        except OSError:
            data = b""
        if not data:
            return "end"
        end = time.monotonic() + 0.05
        while data[:1] == b"\x1b" or not _is_text(data):  # the rest of an arrow key, or of a character in UTF-8
            if not select.select([self._in], [], [], max(0.0, end - time.monotonic()))[0]:
                break
            more = os.read(self._in, 1)
            data += more
            if not more or len(data) > 8 or (data[:2] in (b"\x1b[", b"\x1bO") and more.isalpha() and len(data) > 2):
                break
        text = data.decode("utf-8", "replace")
        if len(text) > 1 and text[0] == "\x1b":
            return "other"
        return _KEYS.get(text, text)

    def _resized(self, number: int, frame: FrameType | None) -> None:
        self._painted = []
        self._wake_up()

    def _stopped(self, number: int, frame: FrameType | None) -> None:
        self._suspended = True
        self._wake_up()

    def _wake_up(self) -> None:
        with contextlib.suppress(OSError):
            os.write(self._wake[1], b"x")

    def _write(self, text: str) -> None:
        encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
        data = text.encode(encoding, "backslashreplace")
        while data:
            data = data[os.write(self._out, data) :]


def _is_text(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return len(data) >= 4
    return True
