"""The file that a command writes: a path, or stdout."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import IO, cast

from ..files import Destination
from . import streams


class Output:
    """The file that -o names: a path, or stdout, as "-" or under another name such as /dev/stdout.

    Raises ValueError or OSError if nothing can be written there, before any work is done.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.is_stdout: bool = name == "-" or _same(name, streams.STDOUT)
        if not name:
            raise ValueError("-o is empty: name a file, or - for stdout")
        if self.is_stdout:
            streams.opened()
        elif _same(name, streams.STDERR) and not _same(os.devnull, streams.STDERR):
            raise ValueError(f"-o {name}: stderr is for messages; name a file, or - for stdout")
        else:
            _check(name)

    def numbered(self, count: int) -> list[Output]:
        """`count` files with numbers in their names: app-1.heapsnapshot, app-2.heapsnapshot and so on."""
        if count == 1:
            return [self]
        path = Path(self.name)
        if self.is_stdout or (path.exists() and not path.is_file()):
            raise ValueError(f"-o {self.name} can only hold one snapshot: name a file, to which --count adds numbers")
        return [Output(str(path.with_name(f"{path.stem}-{at + 1}{path.suffix}"))) for at in range(count)]

    @property
    def destination(self) -> Destination:
        """The path or file object to give to the library."""
        return cast(IO[bytes], streams.Bytes()) if self.is_stdout else self.name

    def announce(self) -> None:
        """Print the name of the finished file, unless it is stdout itself."""
        if not self.is_stdout:
            streams.show_name(self.name)


def _same(name: str, descriptor: int) -> bool:
    """Whether this is a name of the file behind a descriptor."""
    try:
        return os.path.samestat(Path(name).stat(), os.fstat(descriptor))
    except (OSError, ValueError):
        return False


def _check(name: str) -> None:
    path = Path(os.path.realpath(name))
    if name.endswith(("/", os.sep)) or path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "it is a directory: name a file in it", name)
    if path.exists() and not path.is_file():
        return  # a device or a pipe is not replaced
    folder = path.parent
    if not folder.is_dir():
        raise FileNotFoundError(errno.ENOENT, f"there is no directory {folder}", name)
    if not os.access(folder, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, f"the directory {folder} is not writable", name)
