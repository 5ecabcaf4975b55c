"""The files that a question of `cdpsync heap` names."""

from __future__ import annotations

import argparse
import errno
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...files import reporter
from ..output import Output

if TYPE_CHECKING:
    from ...heap import HeapSnapshot


def add_files(parser: argparse.ArgumentParser, *names: str) -> None:
    """Add an argument for each file: "OLDER" is arguments.older."""
    for name in names:
        parser.add_argument(name.lower(), metavar=name, help="a .heapsnapshot file, or - for stdin")


def check_output(output: str, what: str, read: Mapping[str, str | None]) -> None:
    """Raise ValueError if the output is one of the files that are read, even under another name."""
    path = Path(Output(output, force=True).name)
    for kind, file in read.items():
        if file and path.exists() and Path(file).exists() and path.samefile(file):
            raise ValueError(f"{output} is the {kind} itself: name another file for the {what}")


def load(path: str) -> HeapSnapshot:
    """The snapshot in a file, "-" for stdin. A line on the terminal shows how far it is read."""
    from ...heap import HeapSnapshot

    with reporter(True) as report:
        return HeapSnapshot.load(_stdin() if path == "-" else path, report.read)


def _stdin() -> Any:
    if sys.stdin is None:
        raise OSError(errno.EBADF, "it is closed", "stdin")
    return sys.stdin.buffer
