"""c8, and the packages it is made of, as the oracle: c8.cjs runs them in Node. They come from npm."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from cdpsync.coverage import Coverage, FileCoverage

from ..conftest import find_runtime
from ..npm import unpacked

PACKAGES = {
    "c8": (
        "12.0.0",
        "e33a49beb7759ca5aeb679ca0b6a5790599bea233597e7df37ffe8d42ce54cdc16ec648eb3d6b5c6b2ea902e3c9d4f281248e63d92cf8b032c21a3afa05e0faa",
    ),
    "@bcoe/v8-coverage": (
        "1.0.2",
        "eb300193f10203f418482435346895c306d07ab50267e4d06e9eb843702099f36fbab1c7d23f13b576b5a9b4a15c0eaaaa4a408f85795bca4fea62ded6670ca8",
    ),
    "v8-to-istanbul": (
        "9.3.0",
        "9221946a558dfab80127fd4e1d9b01b54e2b5d939f8ffeeb290c542ca948cf0cd04af3095143603f0244121ee053ac445710b46a1a0e06f376608f061fa14d80",
    ),
    "@jridgewell/trace-mapping": (
        "0.3.31",
        "cf3351f9275048327373c8e869e3fc410a0242bf0db98c76748232b65d507811191c9f6e5ba85e6ecad881bcfc849c1441aa374d608cb667d5f0dbb5b7038b03",
    ),
    "@jridgewell/resolve-uri": (
        "3.1.3",
        "9614ed8eda0402b5818e2b26b5f4bbeb54bd1e5ca7fa7219a8e6556286755e7f363cc34c56793e8e3fcd842e1f017193b3bc9d38d709891e6fc90053303bb6ee",
    ),
    "@jridgewell/sourcemap-codec": (
        "1.6.0",
        "4fb8dffb9ce0b191f0349e25bd0eff69ecdbca4d27357fb32555a998703b558b04c7b6bbaabe5183921bb4916a920cdee58dacaeeab545463c43cdfb39dee217",
    ),
    "convert-source-map": (
        "2.0.0",
        "2afa78e7d1eb576144275080b22d4abbe318de46ac1f5f53172913cf6c5698c7aae9b936354dd75ef7c9f90eb59b4c64b56c2dfb51d261fdc966c4e6b3769126",
    ),
    "istanbul-lib-coverage": (
        "3.2.2",
        "3bc769b05fabd1657ff0c35129f9e6aed09686e2a3c6bab6c3e8e9cc12f95192938b62de5569d63a6591c4595eb0938d99cfb02c01af29064439a9e4a342c54e",
    ),
    "test-exclude": (
        "8.0.0",
        "64e7dfb0dad762082f535983187939e08f7aaf6e8ff12c8c8cee6c94c29273bf885a6b41fcc40a9c40b67cfe758a6077fe94fa60ae5c4f913c7fe0ddf4a77239",
    ),
    "@istanbuljs/schema": (
        "0.1.6",
        "f9283a18247fc32d684a640316ae0b4030219b71132a7a2bc4dfb2e676cb50b391dcfd1cd787f65aeaf38f7ff1a8f5ed6ac2c57c7779891150ec026de0a1f673",
    ),
    "minimatch": (
        "10.2.6",
        "be92d012cf952c2af59d4d015d2d3b99a628170943007d209e042ebadb71230bad0c510c1ead9b957fbcbe98310dd2b72753f08c22627a9efb3a2b536782e5d4",
    ),
    "brace-expansion": (
        "5.1.0",
        "69ad750efe3dd462a762ac5aba5dda449d2ccdec3bc8c24c7d93e7a83e383631ab657a23eb6978d4e1030e97690b8784d8ff3cbc115f2ee4b2461a46f75354be",
    ),
    "balanced-match": (
        "4.0.4",
        "04bae011c453c17da8ea01b118e08dc8cbc64a9df96287ee633c3d87520c4d198aaadb40659554ebb6dd6fd3ebdaf50703cfa3de2dad25f8cee82ebee26c864c",
    ),
}


def packages(directory: Path) -> Path:
    """A node_modules with c8 and what it needs, fetched unless the directory has it."""
    modules = directory / "node_modules"
    for name, (version, sha512) in PACKAGES.items():
        found = unpacked(name, version, sha512, ("package/",), directory)
        link = modules / name
        link.parent.mkdir(parents=True, exist_ok=True)
        if not link.is_symlink():
            link.symlink_to(found, target_is_directory=True)
    return modules


class File(NamedTuple):
    """What is compared of a file, in the order of c8's lists."""

    lines: list[tuple[int, int]]
    functions: list[tuple[Any, ...]]
    blocks: list[tuple[int, ...]]


def _run(modules: Path, arguments: Sequence[str | Path], cwd: Path | None = None, stdin: str = "") -> str:
    command = [find_runtime("node"), str(Path(__file__).with_suffix(".cjs")), *map(str, arguments)]
    environment = {**os.environ, "NODE_PATH": str(modules)}
    done = subprocess.run(
        command, cwd=cwd, env=environment, input=stdin, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise RuntimeError(f"c8 failed ({done.returncode}): {done.stderr.strip()}")
    return done.stdout


def report(modules: Path, directory: Path, cwd: Path | None = None, **options: Any) -> dict[str, File]:
    """The files in c8's report of a directory. By default nothing is excluded."""
    everything = {"allowExternal": True, "excludeNodeModules": False, "exclude": [], "include": [], "extension": []}
    given = json.dumps(options if options else everything)
    found = json.loads(_run(modules, ["report", directory.absolute(), given], cwd))
    return {
        file: File(
            [(line, count) for line, count in one["lines"]],
            [(name, *_place(place), count) for name, *place, count in one["functions"]],
            [(*_place(place), count) for *place, count in one["blocks"]],
        )
        for file, one in found["files"].items()
    }


def _place(place: Sequence[int]) -> tuple[int, int, int, int]:
    """As we count columns. c8 gives a range that begins with the end of a line a negative column on the next one."""
    line, column, end_line, end_column = place
    return line, max(0, column) + 1, end_line, end_column + 1


def ours(file: FileCoverage) -> File:
    """The same of a file of ours."""
    return File(
        list(file.lines.items()),
        [(f.name, f.line, f.column, f.end_line, f.end_column, f.count) for f in file.functions],
        [(b.line, b.column, b.end_line, b.end_column, b.count) for b in file.blocks],
    )


def differences(theirs: dict[str, File], coverage: Coverage) -> list[str]:
    """The files about which c8 and we differ, and in what."""
    mine = {one.file: ours(one) for one in coverage}
    found = [f"{file}: only one of us knows it" for file in sorted(theirs.keys() ^ mine.keys())]
    for file in sorted(theirs.keys() & mine.keys()):
        found += [
            f"{file}: {name} differ"
            for name, one, other in zip(File._fields, theirs[file], mine[file], strict=True)
            if one != other
        ]
    return found


def merge(modules: Path, cases: Sequence[Any]) -> list[Any]:
    """What @bcoe/v8-coverage makes of lists of reports."""
    lines = _run(modules, ["merge"], stdin="\n".join(map(json.dumps, cases))).splitlines()
    return [json.loads(line) for line in lines]


def globs(modules: Path, cases: Sequence[tuple[str, str]]) -> list[bool]:
    """Whether minimatch finds that a path matches a pattern."""
    found: list[bool] = json.loads(_run(modules, ["globs"], stdin=json.dumps(cases)))
    return found
