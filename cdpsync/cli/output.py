"""The file that a command writes: -o, --force, and its name by default."""

from __future__ import annotations

import argparse
import errno
import os
import re
import time
from pathlib import Path
from typing import IO, cast

from ..files import Destination
from . import printing, streams


def add_arguments(parser: argparse.ArgumentParser, suffix: str = "") -> None:
    """Add -o and --force. `suffix` is that of the default name, such as ".cpuprofile"."""
    default = f"; by default NAME-DATE-TIME{suffix}" if suffix else ""
    parser.add_argument("-o", "--output", metavar="FILE", help=f"the file to write, - for stdout{default}")
    parser.add_argument("--force", action="store_true", help="replace a file that exists")


class Output:
    """The file that -o names: a path, or stdout, as "-" or under another name such as /dev/stdout.

        output = Output.of(arguments, ".cpuprofile")    # checks at once what it can
        with reach.reached(arguments) as program:
            output = output.after(program.name)         # the default name: app-20261127-101500.cpuprofile
            profile.save(output.destination)
            output.announce()

    Raises ValueError or OSError if nothing can be written there, before any work is done, and FileExistsError if the
    file exists, unless `force` is True.
    """

    def __init__(self, name: str, *, force: bool = True) -> None:
        self.name = name
        self._force = force
        self._suffix = ""
        self._started = ""
        self.is_stdout: bool = name == "-" or _same(name, streams.STDOUT)
        if not name:
            raise ValueError("-o is empty: name a file, or - for stdout")
        if self.is_stdout:
            streams.opened()
        elif _same(name, streams.STDERR) and not _same(os.devnull, streams.STDERR):
            raise ValueError(f"-o {name}: stderr is for messages; name a file, or - for stdout")
        else:
            _check(name, force)

    @classmethod
    def of(cls, arguments: argparse.Namespace, suffix: str, count: int = 1) -> Output:
        """The file that the arguments name; by default one with this suffix, which `after` gives its name.

        Of several files, only the `numbered` ones must not exist.
        """
        force: bool = getattr(arguments, "force", False)
        if arguments.output is not None:
            output = cls(arguments.output, force=force or count > 1)
            output._force = force
            return output
        output = cls(time.strftime(f"program-%Y%m%d-%H%M%S{suffix}"), force=True)
        output._suffix, output._started = suffix, time.strftime("%Y%m%d-%H%M%S")
        return output

    def after(self, program: str) -> Output:
        """The same file, with the name of the program in it if -o did not name it."""
        if not self._started:
            return self
        name, count = f"{program}-{self._started}{self._suffix}", 1
        while Path(name).exists():
            count += 1
            name = f"{program}-{self._started}-{count}{self._suffix}"
        return Output(name, force=False)

    def labelled(self, label: str) -> Output:
        """The same file, with a label in its name: app.cpuprofile becomes app-hash.cpuprofile. Itself for ""."""
        if not label:
            return self
        path = Path(self.name)
        if self.is_stdout or (path.exists() and not path.is_file()):
            raise ValueError(f"-o {self.name} can only hold one recording: name a file, to which names are added")
        plain = re.sub(r"[^\w.-]+", "_", label).strip(".") or "worker"
        stem, suffix = _parts(path)
        return Output(str(path.with_name(f"{stem}-{plain}{suffix}")), force=self._force)

    def numbered(self, count: int) -> list[Output]:
        """`count` files with numbers in their names: app-1.heapsnapshot, app-2.heapsnapshot and so on.

        All numbers have the same length, such as 01 if there are 10 or more, so that a shell's app-*.heapsnapshot
        lists them in their order.
        """
        if count == 1:
            return [self]
        path = Path(self.name)
        if self.is_stdout or (path.exists() and not path.is_file()):
            raise ValueError(f"-o {self.name} can only hold one snapshot: name a file, to which --count adds numbers")
        digits = len(str(count))
        names = [str(path.with_name(f"{path.stem}-{at + 1:0{digits}}{path.suffix}")) for at in range(count)]
        return [Output(name, force=self._force) for name in names]

    @property
    def destination(self) -> Destination:
        """The path or file object to give to the library."""
        return cast(IO[bytes], streams.Bytes()) if self.is_stdout else self.name

    def announce(self) -> None:
        """Print the name of the finished file, unless it is stdout itself."""
        if not self.is_stdout:
            printing.name(self.name)


def _parts(path: Path) -> tuple[str, str]:
    """The name of a file without its suffix, and the suffix, which may be double: ".json.gz", ".v8.json"."""
    found = re.fullmatch(r"(.+?)((?:\.(?:json|v8|istanbul|speedscope|cpuprofile|heapprofile))?\.[^.]+)", path.name)
    return (found[1], found[2]) if found else (path.stem, path.suffix)


def _same(name: str, descriptor: int) -> bool:
    """Whether this is a name of the file behind a descriptor."""
    try:
        return os.path.samestat(Path(name).stat(), os.fstat(descriptor))
    except (OSError, ValueError):
        return False


def _check(name: str, force: bool) -> None:
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
    if path.exists() and not force:
        raise FileExistsError(errno.EEXIST, "it exists; --force replaces it", name)
