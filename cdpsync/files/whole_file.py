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


@contextlib.contextmanager
def whole_file(path: Destination) -> Iterator[tuple[IO[bytes], Callable[[], Path | None]]]:
    """A private file to write and to read, and a function that makes it the one that was asked for.

    Until that is called nothing has happened to `path`; when it never is, nothing will. The file is beside it, with
    mode 0600. A binary file object, or a path that is no regular file (/dev/stdout), gets a copy when it is called,
    and the function then returns None instead of the path.
    """
    output: IO[bytes] | None
    if not isinstance(path, (str, os.PathLike)):
        if isinstance(path, io.TextIOBase) or not callable(getattr(path, "write", None)):
            raise TypeError(f"a path or a file that is open in binary mode is wanted, not {path!r}")
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
    target = Path(os.path.realpath(path))  # through a symbolic link, as writing would
    process = Owner()
    with _named(path, instead=True):
        descriptor, name = tempfile.mkstemp(prefix=f".{target.name[:50]}.", suffix=".part", dir=target.parent)

    def remove() -> None:
        if process.is_here():  # a fork's exit is not its parent's
            Path(name).unlink(missing_ok=True)

    atexit.register(remove)  # a daemon thread never comes to its `finally`
    try:
        with _named(path), os.fdopen(descriptor, "w+b") as file:
            yield file, lambda: _rename(file, name, target, path)
    finally:
        remove()
        atexit.unregister(remove)


@contextlib.contextmanager
def _named(path: str | os.PathLike[str], *, instead: bool = False) -> Iterator[None]:
    """Make an OSError say which file it is about: "No space left on device" alone does not.

    `instead` puts it in place of a name that was made up here and that the caller does not know.
    """
    try:
        yield
    except CDPError:  # the target's, which may be an OSError as well
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
        file.close()  # flushes; and Windows renames no open file
        os.replace(name, target)
    return path
