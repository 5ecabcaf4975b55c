"""One program with a worker for each runtime, and the command line run in this process.

    @pytest.fixture(scope="module", params=KINDS)
    def program(request, tmp_path_factory):
        with running(request.param, tmp_path_factory.mktemp("program")) as one:
            yield one

    def test_it(program, capfd):
        done = cdpsync(capfd, "eval", program.port, "answer")
        assert (done.code, done.out, done.err) == (0, "42\\n", "")

No client stays connected to the program: Deno announces its workers to the first debugger only.
"""

from __future__ import annotations

import re
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from cdpsync import cli, connect

from ..conftest import ALL as KINDS
from ..conftest import SERVERS, command
from ..domains.workers import programs as workers

__all__ = ["KINDS", "SERVERS", "Done", "Program", "cdpsync", "command", "running"]

_PLAIN = workers._Handler
_ADDRESS = re.compile(r"listening on ws://127\.0\.0\.1:(\d+)/")


class Program(NamedTuple):
    """A program with `globalThis.answer` (42), and a worker "hash" that calls `hash` in hash.js (Deno: hash.ts).

    `make(file, name)` starts another worker: idle.js, short.js, outer.js; `stop(name)` ends it.
    """

    kind: str
    port: str
    pid: int
    """Of the process that was started; for Chromium, of the browser."""
    script: Path

    def evaluate(self, expression: str) -> Any:
        """The value of JavaScript in the main program, over a connection for this only."""
        with connect(self.port) as client:
            return client.evaluate(expression)


@contextmanager
def running(kind: str, directory: Path, more: str = "") -> Iterator[Program]:
    """Start the program, with `more` JavaScript at its end, in a runtime of KINDS."""
    script = workers.write(kind, directory)
    with script.open("a") as file:
        file.write(f"globalThis.answer = 42;\nmake({workers.script(kind, 'hash')!r}, 'hash');\n{more}\n")
    argv = command(kind, script)
    if kind != "chromium":
        argv.insert(2 if kind == "deno" else 1, "--inspect=127.0.0.1:0")
        with _started(argv, directory, script, kind) as one:
            yield one
        return
    script.with_suffix(".html").write_text("<!doctype html><title>main</title><script src=main.js></script>")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_PLAIN, directory=str(directory))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        profile = f"--user-data-dir={directory / 'profile'}"
        argv[1:] = [
            *argv[1:-1],
            "--remote-debugging-port=0",
            profile,
            f"http://127.0.0.1:{server.server_port}/main.html",
        ]
        try:
            with _started(argv, directory, script, kind) as one:
                yield one
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def _started(argv: list[str], directory: Path, script: Path, kind: str) -> Iterator[Program]:
    output = directory / "stderr.txt"
    with output.open("wb") as file:
        process = subprocess.Popen(argv, cwd=directory, stdin=subprocess.DEVNULL, stdout=file, stderr=file)
    try:
        pause = threading.Event()
        while not (found := _ADDRESS.search(output.read_text("utf-8", "replace"))):
            assert process.poll() is None, output.read_text("utf-8", "replace")
            pause.wait(0.02)
        one = Program(kind, found[1], process.pid, script)
        with connect(one.port, wait=20) as client:
            while not _is_ready(client):
                pause.wait(0.02)
        yield one
    finally:
        process.terminate()
        process.wait()


def _is_ready(client: Any) -> bool:
    ready = client.evaluate("globalThis.answer === 42 && globalThis.ready === true")
    return ready and any(worker.evaluate("globalThis.kept?.length > 0") for worker in client.workers)


class Done(NamedTuple):
    """How a command line ended, and what it printed."""

    code: int
    out: str
    err: str


def cdpsync(capfd: pytest.CaptureFixture[str], *words: object) -> Done:
    """Run a command line in this process. A program that it starts prints into the same files."""
    capfd.readouterr()
    try:
        code = cli.main([str(word) for word in words])
    except SystemExit as exit:
        code = exit.code if isinstance(exit.code, int) else 1
    printed = capfd.readouterr()
    return Done(code, printed.out, printed.err)
