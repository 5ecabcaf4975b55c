"""One program with a worker for each runtime, and the command line run in this process.

    @pytest.fixture(scope="module", params=KINDS)
    def program(request, tmp_path_factory):
        with running(request.param, tmp_path_factory.mktemp("program")) as one:
            yield one

    def test_it(program, capfd):
        done = cdpsync(capfd, "eval", program.port, "answer")
        assert (done.code, done.out, done.err) == (0, "42\\n", "")

Deno announces a worker only once, to the first debugger that asks for workers. So a test with --worker says
`program.fresh()` first, which gives Deno another worker "hash".
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
from ..conftest import SERVERS, command, wait_for
from ..domains.workers import programs as workers

__all__ = ["KINDS", "SERVERS", "Done", "Program", "cdpsync", "command", "running"]

_RUNS = "worker says"  # printed by hash.js
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
    output: Path
    """The file of its stdout and stderr."""

    def evaluate(self, expression: str) -> Any:
        """The value of JavaScript in the main program, over a connection for this only."""
        with connect(self.port) as client:
            return client.evaluate(expression)

    def fresh(self) -> Program:
        """The program with a worker that can be attached to; returns itself."""
        if self.kind == "deno":
            before = self.output.read_text().count(_RUNS)
            self.evaluate("void setTimeout(() => { stop('hash'); make('hash.ts', 'hash') })")
            pause = threading.Event()
            while self.output.read_text().count(_RUNS) == before:
                pause.wait(0.01)
        return self


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
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(workers._Handler, directory=str(directory))) as server:
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
        while not ((found := _ADDRESS.search(text := output.read_text("utf-8", "replace"))) and _is_ready(kind, text)):
            assert process.poll() is None, text
            pause.wait(0.02)
        one = Program(kind, found[1], process.pid, script, output)
        with connect(one.port, wait=20) as client:
            wait_for(client, "globalThis.ready && globalThis.answer === 42")
            if kind == "chromium":
                wait_for(client.workers.wait(url="hash", timeout=20), "globalThis.kept?.length > 0")
        yield one
    finally:
        process.terminate()
        process.wait()


def _is_ready(kind: str, output: str) -> bool:
    """Whether its worker runs, as far as its output says it: a page prints nothing."""
    return kind == "chromium" or _RUNS in output


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
