"""A file that appears whole or not at all."""

from __future__ import annotations

import atexit
import contextlib
import io
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from ..errors import CDPError
from ..threads import Owner

Destination = str | os.PathLike[str] | IO[bytes]
"""Where a file is written: a path, or a binary file object."""


@contextlib.contextmanager
def whole_file(path: Destination) -> Iterator[tuple[IO[bytes], Callable[[], Path | None]]]:
    """A temporary file to write and to read, and a function that renames it to `path` and returns that path.

    Until the function is called, `path` is untouched. If it is never called, the temporary file is removed. The file is
    in the same directory and has mode 0600. If `path` is a binary file object, or not a regular file, such as
    /dev/stdout, the function copies the temporary file there and returns None.

    Raises TypeError for a file object in text mode, IsADirectoryError for a directory, and OSError if the file cannot
    be written. The error's `filename` is `path`.
    """
    output: IO[bytes] | None
    if not isinstance(path, (str, os.PathLike)):
        if isinstance(path, io.TextIOBase) or not callable(getattr(path, "write", None)):
            raise TypeError(f"this must be a path or a file opened in binary mode, not {path!r}")
        output = path
    else:
        path = Path(path)
        if path.is_dir():
            raise IsADirectoryError(f"{path} is a directory: name a file in it")
        output = path.open("wb") if path.exists() and not path.is_file() else None
    if output is not None:
        label = path if isinstance(path, Path) else str(getattr(output, "name", "the output"))
        with _named(label), output if isinstance(path, Path) else contextlib.nullcontext():
            with _named(tempfile.gettempdir()), tempfile.TemporaryFile() as file:
                yield file, lambda: _copy(file, output, label)
        return
    assert isinstance(path, Path)
    target = Path(os.path.realpath(path))  # a symbolic link is followed, as in writing
    process = Owner()
    with _named(path, instead=True):
        descriptor, name = tempfile.mkstemp(prefix=f".{target.name[:50]}.", suffix=".part", dir=target.parent)

    def remove() -> None:
        if process.is_here():  # when a forked child exits, the file is still its parent's
            Path(name).unlink(missing_ok=True)

    atexit.register(remove)  # a daemon thread never gets to its `finally`
    try:
        with _named(path), os.fdopen(descriptor, "w+b") as file:
            yield file, lambda: _rename(file, name, target, path)
    finally:
        remove()
        atexit.unregister(remove)


@contextlib.contextmanager
def _named(path: str | os.PathLike[str], *, instead: bool = False) -> Iterator[None]:
    """Give an OSError the name of the file: "No space left on device" alone does not say which one.

    With `instead`, the name replaces that of a temporary file, which the caller does not know.
    """
    try:
        yield
    except CDPError:  # it comes from the target, and may be an OSError too
        raise
    except OSError as error:
        if error.filename is None or instead:
            error.filename = os.fspath(path)
        raise


def _copy(file: IO[bytes], output: IO[bytes], label: str | os.PathLike[str]) -> None:
    file.seek(0)
    with _named(label):
        shutil.copyfileobj(file, output, 2**20)
        if hasattr(output, "flush"):
            output.flush()


def _rename(file: IO[bytes], name: str, target: Path, path: Path) -> Path:
    with _named(path, instead=True):
        file.close()  # this flushes it, and Windows cannot rename an open file
        os.replace(name, target)
    return path
