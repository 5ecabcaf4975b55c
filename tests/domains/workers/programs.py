"""Programs that start workers, for each runtime."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cdpsync import CDPClient, launch

from ...conftest import FIND, command, find_runtime, wait_for

FLAG = "node with the flag"
KINDS = [*sorted(FIND), FLAG]
"""The runtimes; FLAG is Node 24, where workers also have flat sessions, of which less can be had."""

HASH = """\
interface Job { id: number; text: string }

function hash(job: Job): number {
  let value = 7;
  for (const letter of job.text) {
    value = (value * 31 + letter.charCodeAt(0)) | 0;
  }
  return value;
}

globalThis.line = 1;
globalThis.kept = [];
function work() {
  kept.push(hash({ id: kept.length, text: "order" }));
  if (kept.length > 1000) kept.length = 0;
}
console.log("worker says", hash({ id: 1, text: "a" }));
setInterval(work, 5);
"""
"""A program of a worker: `hash` begins in line 3, and line 6 has its loop."""

IDLE = "globalThis.line = 1; setInterval(() => {}, 60000);\n"
SHORT = "globalThis.line = 1;\n"


def script(kind: str, name: str) -> str:
    """The file name of a worker's program: Deno runs TypeScript, and maps it."""
    return f"{name}.ts" if kind == "deno" else f"{name}.js"


def _new(kind: str, file: str, name: str) -> str:
    """JavaScript that starts a worker; `file` and `name` are expressions."""
    if kind == "chromium":
        return f"new Worker({file}, {{name: {name}}})"
    if kind == "deno":
        return f"new Worker(new URL('./' + {file}, import.meta.url).href, {{type: 'module', name: {name}}})"
    return (
        f"new (require('node:worker_threads').Worker)(require('node:path').join(__dirname, {file}), {{name: {name}}})"
    )


def write(kind: str, directory: Path) -> Path:
    """Write the programs; returns the main one. `make(file, name)` starts a worker, `stop(name)` terminates it."""
    plain = "\n".join(_without_types(line) for line in HASH.splitlines()) + "\n"
    outer = f"globalThis.line = 1; globalThis.inner = {_new(kind, repr('idle.js'), repr('inner'))};\n"
    if kind == "deno":
        outer += "setInterval(() => {}, 60000);\n"
    files = {"idle.js": IDLE, "short.js": SHORT, "outer.js": outer, "hash.js": plain, "hash.ts": HASH}
    for name, text in files.items():
        (directory / name).write_text(text)
    main = directory / "main.js"
    main.write_text(
        "globalThis.all = new Map();\n"
        f"globalThis.make = (file, name) => {{ all.set(name, {_new(kind, 'file', 'name')}) }};\n"
        "globalThis.stop = name => { all.get(name)?.terminate(); all.delete(name) };\n"
        "setInterval(() => {}, 60000);\n"
        "globalThis.ready = true;\n"
    )
    return main


def _without_types(line: str) -> str:
    if line.startswith("interface"):
        return ""
    return line.replace("job: Job): number", "job)")


class _Handler(SimpleHTTPRequestHandler):
    timeout = 1  # seconds; Chromium opens connections that it may not use, and each has a thread

    def log_message(self, *_: object) -> None:
        """Write nothing."""


@contextmanager
def running(kind: str, directory: Path) -> Iterator[CDPClient]:
    """A client of the main program in this runtime. A page loads it over HTTP, because workers need an origin."""
    main = write(kind, directory)
    with ExitStack() as stack:
        argv = command("node" if kind == FLAG else kind, main)
        if kind == FLAG:
            argv.insert(1, "--experimental-worker-inspection")
        if kind == "chromium":
            (directory / "main.html").write_text("<!doctype html><script src=main.js></script>")
            server = stack.enter_context(
                ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(directory)))
            )
            thread = threading.Thread(target=server.serve_forever)
            thread.start()
            stack.callback(thread.join)
            stack.callback(server.shutdown)
            argv[-1] = f"http://127.0.0.1:{server.server_port}/main.html"
        find_runtime("node" if kind == FLAG else kind)
        client = stack.enter_context(launch(argv))
        wait_for(client, "globalThis.ready")
        yield client


def run(client: CDPClient, expression: str) -> None:
    """Run JavaScript in the main program."""
    client.send_command("Runtime.evaluate", {"expression": expression})
