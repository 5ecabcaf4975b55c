"""The standard streams: stdout is for data, stderr is for messages to people."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, TextIO

STDIN, STDOUT, STDERR = 0, 1, 2


class Stdio(NamedTuple):
    """The descriptors of a program that is started."""

    stdin: int | None = STDIN
    """None for an empty input."""
    stdout: int = STDOUT
    stderr: int = STDERR


class Unread(Exception):
    """The reader of stdout has closed the pipe, as `head` does. Nobody is left to read a message."""


def prepare() -> None:
    """Make the streams accept any text, even what their encoding lacks, and replace those that are closed."""
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= STDERR:
        pass  # they stay open, so that no socket can get the number of a closed stream
    os.close(descriptor)
    if sys.stderr is None:  # print() would write to stdout instead
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - until the program ends
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors in ("strict", "surrogateescape", "surrogatepass"):
            stream.reconfigure(errors="backslashreplace")


def show(text: str, end: str = "\n") -> None:
    """Write text to stdout. Raises OSError if that fails, and Unread if its reader has closed it."""
    with _writing():
        print(text, end=end, file=opened(), flush=True)


def show_name(path: str | os.PathLike[str]) -> None:
    """Write the name of a new file to stdout, unless stdout is closed."""
    if sys.stdout is None:
        return
    if sys.platform == "win32":
        show(os.fspath(path))
    else:
        Bytes().write(os.fsencode(path) + b"\n")  # the bytes of a name may not be text in any encoding


class Bytes:
    """stdout as a binary file."""

    def write(self, data: bytes) -> None:
        """Write bytes to stdout; errors are those of `show`."""
        with _writing():
            stdout = opened()
            stdout.flush()
            stdout.buffer.write(data)
            stdout.buffer.flush()


def say(text: str) -> None:
    """Write a line to stderr that begins with "cdpsync:", because programs that were started write there too."""
    tell(f"cdpsync: {text}\n")


def tell(text: str) -> None:
    """Write a message to stderr. A failure is ignored, because nobody could read about it."""
    try:
        print(text, end="", file=sys.stderr, flush=True)
    except OSError:
        _discard(sys.stderr)


@contextlib.contextmanager
def wire(shown: bool) -> Iterator[None]:
    """A block in which stderr shows every message of the protocol, if `shown`."""
    if not shown:
        yield
        return
    import logging

    class Telling(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            tell(f"{self.format(record)}\n")

    logger, handler = logging.getLogger("cdpsync.wire"), Telling()
    handler.setFormatter(logging.Formatter("%(asctime)s.%(msecs)03d %(message)s", "%H:%M:%S"))
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)


def opened() -> TextIO:
    """stdout. Raises OSError if it is closed."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, "it is closed, so the result cannot be written", "stdout")
    return sys.stdout


_writers = 0  # how many calls of the main thread are writing to stdout
_waiting: list[Callable[[], object]] = []


def once_written(act: Callable[[], object]) -> None:
    """Call a function at once; if the main thread is writing to stdout, then when it has written."""
    if _writers:
        _waiting.append(act)
    else:
        act()


@contextlib.contextmanager
def _writing() -> Iterator[None]:
    """Make an error name stdout, and prevent a second one when Python exits."""
    global _writers
    counts = threading.current_thread() is threading.main_thread()
    try:
        try:
            _writers += counts
            yield
        finally:
            _writers -= counts
        while counts and _waiting:
            _waiting.pop()()
    except BrokenPipeError as error:
        _discard(sys.stdout)
        raise Unread from error
    except OSError as error:
        _discard(sys.stdout)
        error.filename = "stdout"
        raise


def _discard(stream: TextIO) -> None:
    """Discard what is left in a stream. Otherwise Python would try to write it when it exits, and complain."""
    with contextlib.suppress(OSError, AttributeError):  # the stream may be closed
        number, nowhere = stream.fileno(), os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, number)
        os.close(nowhere)
