"""Programs that were started without --inspect."""

from __future__ import annotations

import socket
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from cdpsync.processes import listeners

from ..conftest import find_runtime

IDLE = """
globalThis.requests = [];
const server = require("http").createServer((request, response) => { requests.push(request.url); response.end(); });
server.listen(0, "127.0.0.1", () => console.log("ready"));
"""
"""A server that counts what it is asked, and serves for ever."""


class Program:
    """A running program, what it has written to stderr, and the sockets of its own."""

    def __init__(self, popen: subprocess.Popen[bytes], errors: Path) -> None:
        assert popen.stdout is not None
        assert popen.stdout.readline() == b"ready\n"
        self.popen = popen
        self.pid = popen.pid
        self.own = set(listeners(self.pid))
        self._errors = errors

    @property
    def errors(self) -> str:
        return self._errors.read_text()

    @property
    def inspectors(self) -> list[str]:
        """The addresses at which it listens besides its own."""
        return [one.address for one in set(listeners(self.pid)) - self.own]

    @property
    def runs(self) -> bool:
        return self.popen.poll() is None

    def end(self) -> tuple[int, bytes]:
        """Let it read the end of its input; returns its exit code, and what it has written since it was ready."""
        output, _ = self.popen.communicate(b"\n", timeout=10)
        return self.popen.returncode, output


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port


def command(name: str, script: Path) -> list[str]:
    """A command without an inspector flag. Node's has a port of its own, since other tests run at the same time."""
    path = find_runtime(name)
    if name == "deno":
        return [path, "run", "-A", str(script)]
    return [path, f"--inspect-port={free_port()}", str(script)]


@contextmanager
def running(
    argv: Sequence[str], folder: Path, env: Mapping[str, str] | None = None, stdin: int = subprocess.DEVNULL
) -> Iterator[Program]:
    """A program that prints "ready" when it runs."""
    errors = folder / "stderr"
    with errors.open("wb") as stderr:
        popen = subprocess.Popen(argv, stdin=stdin, stdout=subprocess.PIPE, stderr=stderr, env=env)
    with popen:
        try:
            yield Program(popen, errors)
        finally:
            with suppress(ProcessLookupError):
                popen.kill()


def script(folder: Path, code: str = IDLE) -> Path:
    path = folder / "program.cjs"
    path.write_text(code)
    return path
