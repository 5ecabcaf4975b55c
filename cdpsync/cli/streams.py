"""stdout is for data, stderr is for people: nothing else is ever written to either."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

STDOUT, STDERR = 1, 2


class Unread(Exception):
    """The reader of our stdout has left, as `head` does: there is nothing to report, and nobody to report it to."""


def prepare() -> None:
    """Make the streams take any text, even what their encoding lacks, and replace those that are closed."""
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= STDERR:
        pass  # it stays open: no socket may get the number of a closed stream
    os.close(descriptor)
    if sys.stderr is None:  # print() would take stdout instead
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - until the program ends
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors in ("strict", "surrogateescape", "surrogatepass"):
            stream.reconfigure(errors="backslashreplace")


def show(text: str, end: str = "\n") -> None:
    """Write text to stdout, as data. Raises OSError if that fails, Unread if its reader has left."""
    with _writing():
        print(text, end=end, file=opened(), flush=True)


def show_name(path: str | os.PathLike[str]) -> None:
    """Write the name of the new file to stdout. If stdout is closed, nobody has asked for it."""
    if sys.stdout is None:
        return
    if sys.platform == "win32":
        show(os.fspath(path))
    else:
        Bytes().write(os.fsencode(path) + b"\n")  # a name is bytes, which may not be text in any encoding


class Bytes:
    """stdout as a binary file."""

    def write(self, data: bytes) -> None:
        with _writing():
            stdout = opened()
            stdout.flush()
            stdout.buffer.write(data)
            stdout.buffer.flush()


def say(text: str) -> None:
    """Write a line of ours to stderr, where a program that was started writes as well."""
    tell(f"cdpsync: {text}\n")


def tell(text: str) -> None:
    """Write a message to stderr. If that fails, nobody is there to read it."""
    try:
        print(text, end="", file=sys.stderr, flush=True)
    except OSError:
        _discard(sys.stderr)


def opened() -> TextIO:
    """stdout. OSError if it is closed."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, "it is closed, and the answer goes there", "stdout")
    return sys.stdout


@contextlib.contextmanager
def _writing() -> Iterator[None]:
    """Make an error of stdout say so, and be the only one."""
    try:
        yield
    except BrokenPipeError as error:
        _discard(sys.stdout)
        raise Unread from error
    except OSError as error:
        _discard(sys.stdout)
        error.filename = "stdout"
        raise


def _discard(stream: TextIO) -> None:
    """Discard what is left in a stream: Python would try to write it again at its exit, and complain."""
    with contextlib.suppress(OSError, AttributeError):  # it is closed
        number, nowhere = stream.fileno(), os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, number)
        os.close(nowhere)
