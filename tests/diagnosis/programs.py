"""Programs with one fault each, and healthy ones, on every runtime."""

from __future__ import annotations

import contextlib
import functools
import http.server
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cdpsync import CDPClient, launch

from ..conftest import find_runtime

HERE = Path(__file__).parent
FAULTY = sorted(path.stem for path in (HERE / "faulty").glob("*.mjs") if not path.stem.endswith("_thread"))
HEALTHY = sorted(path.stem for path in (HERE / "healthy").glob("*.mjs") if not path.stem.endswith("_thread"))
RUNTIMES = ("system-node", "node", "deno", "chromium")

_TYPES = "interface Unused {\n  id: number;\n  name: string;\n}\n\ntype Other = Unused | undefined;\n"
"""Before each program for Deno: V8 runs it without these lines, so that its lines are others than those of the file."""

NOT_THERE = {
    ("chromium", "held"): "a page does not wait for a debugger",
    ("chromium", "endless_before"): "Chromium answers nothing that says where such a page is",
}


def wanted(name: str) -> set[tuple[str, int]]:
    """The names of the files, without their endings, and the lines in which the fault is."""
    return {
        (path.stem, number)
        for path in (HERE / "faulty").glob(f"{name}*.mjs")
        if path.stem in (name, f"{name}_thread")
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if line.rstrip().endswith("// FAULT")
    }


def line_of(file: str, line: int) -> tuple[str, int]:
    """The program and the line in its text here, of a line that was found."""
    path = Path(file)
    return path.stem, line - (_TYPES.count("\n") if path.suffix == ".ts" else 0)


class _Handler(http.server.SimpleHTTPRequestHandler):
    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, ".mjs": "text/javascript"}  # noqa: RUF012

    def do_GET(self) -> None:
        if self.path == "/slow":
            time.sleep(0.35)
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[int]:
    """The port at which the files of a folder are served."""
    handler = functools.partial(_Handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def running(runtime: str, name: str, folder: Path) -> Iterator[CDPClient]:
    """A client of a program that has just started."""
    source = HERE / ("faulty" if name in FAULTY else "healthy")
    suffix, before = (".ts", _TYPES) if runtime == "deno" else (".mjs", "")
    for path in source.glob(f"{name}*.mjs"):
        (folder / f"{path.stem}{suffix}").write_text(before + path.read_text())
    script, binary = folder / f"{name}{suffix}", find_runtime(runtime)
    held = name == "held"
    with contextlib.ExitStack() as stack:
        if runtime == "chromium":
            page = folder / f"{name}.html"
            page.write_text(f"<!doctype html><title>{name}</title><script type=module src={name}.mjs></script>")
            port = stack.enter_context(served(folder))
            flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
            words = [binary, *flags, f"http://127.0.0.1:{port}/{name}.html"]
        else:
            words = [binary, *(["run", "-A"] if runtime == "deno" else []), str(script)]
        client = stack.enter_context(launch(words, wait_for_debugger=held, stderr=-3, stdout=-3))
        if not held:
            time.sleep(1.0)
        if name == "breakpoint":
            other = stack.enter_context(client.debugger)
            line = next(number for _, number in wanted(name)) + before.count("\n")
            other.break_at(f"{name}{suffix}:{line}")
            other.wait()
            yield stack.enter_context(CDPClient(port=client.port, target=client.target))
            return
        yield client


def clean(folder: Path) -> None:
    """Remove what a program left."""
    shutil.rmtree(folder, ignore_errors=True)
