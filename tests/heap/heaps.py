"""Heap snapshots of the real programs in programs/, for the tests. Run it by itself to get the files.

python -m tests.heap.heaps DIRECTORY [NAME...]    # all of COLLECTION, or those whose names begin like this
"""

from __future__ import annotations

import contextlib
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from cdpsync import CDPClient, Session, launch

from ..conftest import command, wait_for
from ..npm import unpacked

PROGRAMS = Path(__file__).parent / "programs"

COUNTS = {
    "Customer": 301,
    "Order": 601,
    "ExpressOrder": 200,
    "SinglyLinked": 20_000,
    "DoublyLinked": 10_000,
    "TreeNode": 364,
}
"""How many objects with these names shapes.js and page.html have. V8 names the prototype of a subclass after its base
class, so there is one more Customer and one more Order than the program has made."""

CHANGES = {
    "Customer": 0,
    "Order": 200,
    "ExpressOrder": 0,
    "SinglyLinked": -100,
    "DoublyLinked": -1,
    "TreeNode": -121,
}
"""How many more objects there are after the first leak()."""

POINTS = ("abscissa", "ordinate"), 401, 251
"""The properties of plain objects, and how many have them before and after leak(). One is V8's copy of the literal."""

REPEATED = "said more than once, each time anew", 120, 150
"""A string, and how many copies of it there are before and after leak()."""

TYPESCRIPT = "5.9.3"
TYPESCRIPT_SHA512 = (
    "8e5d6f6733c38a72ebf5e52ddc9feded5e8580d130f508ef04f772b33f4a7d00"
    "c3e357d0ac2d98e2f290762694a454f86d795bd511e12e9a7cc2d9ba3394e04b"
)

# By the name of the file: runtime, program, its arguments, and whether there is another after leak().
COLLECTION: dict[str, tuple[str, str, tuple[str, ...], bool]] = {
    "shapes-node20": ("system-node", "shapes.js", (), True),
    "shapes-node24": ("node", "shapes.js", (), True),
    "shapes-deno": ("deno", "shapes.js", (), True),
    "shapes-chromium": ("chromium", "shapes.js", (), True),
    "page-chromium": ("chromium", "page.html", (), True),
    "tsc": ("node", "compiler.cjs", (), False),
    "s10": ("system-node", "big.js", ("10",), True),
    "s100": ("system-node", "big.js", ("100",), True),
    "s500": ("node", "big.js", ("500",), True),
    "deep100": ("node", "big.js", ("100", "deep"), False),
    "chrome": ("chromium", "table.html", ("rows=20000",), False),
}


@contextlib.contextmanager
def running(runtime: str, program: str, *arguments: str) -> Iterator[CDPClient]:
    """One of the programs, running, after it has made all of its objects. It ends with the block.

    `runtime` is a name in conftest.FIND. A page only runs in Chromium, with its arguments in the URL. shapes.js runs
    anywhere, the other programs in Node. compiler.cjs takes the path of typescript.js, see typescript().
    """
    source = PROGRAMS / program
    with tempfile.TemporaryDirectory() as folder:
        if runtime == "chromium":
            script = Path(folder) / "script.js"
            script.write_text(source.read_text("utf-8") if source.suffix == ".js" else "", "utf-8")
            argv = command(runtime, script)  # writes a page beside it
            if source.suffix == ".html":
                argv[-1] = f"{source.as_uri()}?{'&'.join(arguments)}"
        else:
            argv = [*command(runtime, source), *arguments]
        with launch(argv, timeout=120.0) as client:
            wait_for(client, "globalThis.ready")
            yield client


def call(session: Session, expression: str) -> object:
    """The value of an expression, or of its promise. Nothing that this makes stays in the heap."""
    reply = session.send_command(
        "Runtime.evaluate", {"expression": expression, "awaitPromise": True, "returnByValue": True}
    )
    assert "exceptionDetails" not in reply, reply
    return reply["result"].get("value")


def save(session: Session, path: Path, **options: bool) -> Path:
    """Save a snapshot after all finalizers have run. `options` are those of the capture."""
    call(session, "settle()")
    session.heap.collect_garbage()
    call(session, "settle()")
    session.heap.save(path, **options)
    return path


def capture(runtime: str, program: str, path: Path, *arguments: str) -> Path:
    """Save a snapshot of a program that has just started."""
    with running(runtime, program, *arguments) as client:
        return save(client, path)


def capture_pair(runtime: str, program: str, first: Path, second: Path, *arguments: str) -> tuple[Path, Path]:
    """Save two snapshots of a program, before and after leak()."""
    with running(runtime, program, *arguments) as client:
        save(client, first)
        call(client, "leak()")
        return first, save(client, second)


def typescript(directory: Path) -> Path:
    """typescript.js of the version above in `directory`, fetched by npm unless it is there already."""
    return unpacked("typescript", TYPESCRIPT, TYPESCRIPT_SHA512, ("package/lib/",), directory) / "lib" / "typescript.js"


def main() -> None:
    directory, wanted = Path(sys.argv[1]), tuple(sys.argv[2:])
    directory.mkdir(parents=True, exist_ok=True)
    for name, (runtime, program, arguments, pair) in COLLECTION.items():
        if wanted and not name.startswith(wanted):
            continue
        if program == "compiler.cjs":
            arguments = (str(typescript(directory / "typescript")),)
        start = time.monotonic()
        with running(runtime, program, *arguments) as client:
            print(f"{name:<16} {runtime} {program}, {time.monotonic() - start:.1f} s to start", flush=True)
            for letter in ("a", "b") if pair else ("",):
                if letter == "b":
                    call(client, "leak()")
                suffix = f"-{letter}" if letter else ""
                begin = time.monotonic()
                path = save(client, directory / f"{name}{suffix}.heapsnapshot")
                print(f"    {path.name:<32} {path.stat().st_size:>11,} {time.monotonic() - begin:>6.2f} s", flush=True)


if __name__ == "__main__":
    main()
