"""Compares thousands of files with c8, and hundreds with `deno coverage`: python -m tests.coverage.contest [DIRECTORY]

It installs packages from npm into a directory, runs them with coverage, and prints how many files differ, and in what.
Whatever differs without a reason that is known is a fault.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from cdpsync.coverage import Coverage

from ..conftest import find_runtime
from . import c8, programs

PACKAGES = [
    *["typescript@5", "prettier@3", "eslint@9", "rxjs@7", "lodash", "lodash-es", "terser", "rollup", "acorn", "mathjs"],
    *["@babel/core", "@babel/preset-env", "zod", "ajv", "marked", "highlight.js", "underscore", "yaml", "postcss"],
    *["less", "esbuild", "handlebars", "immutable", "date-fns", "chai"],
]

_ESBUILD = "esbuild src/index.ts --bundle --platform=node --outfile={out}/index.js"
BUILDS = {
    "tsc": "tsc -p . --outDir {out} --sourceMap",
    "tsc ES5, inline": "tsc -p . --outDir {out} --target ES5 --downlevelIteration --inlineSourceMap --inlineSources",
    "esbuild, bundle": f"{_ESBUILD} --sourcemap",
    "esbuild, minified": f"{_ESBUILD} --minify --sourcemap=inline",
    "esbuild, no texts": f"{_ESBUILD} --sourcemap --sources-content=false",
}
TSCONFIG = """{"compilerOptions": {"target": "ES2019", "module": "commonjs", "rootDir": "src", "skipLibCheck": true,
"lib": ["ES2020", "DOM"], "ignoreDeprecations": "5.0"}, "include": ["src"]}"""


def with_c8(name: str, modules: Path, directory: Path) -> int:
    """Compare one directory of coverage, and print the result; returns how many differences have no known reason."""
    start = time.process_time()
    coverage = Coverage.load(directory)
    count = len(coverage)
    took = time.process_time() - start
    theirs = c8.report(modules, directory)
    found = Counter(_reason(one, coverage) for one in c8.differences(theirs, coverage))
    lines = coverage.total.line_count
    print(
        f"{name:20} {count:5} files {lines:8,} lines, {took:5.2f} s; differences: {dict(found) or 'none'}", flush=True
    )
    return found["no known reason"]


def _reason(difference: str, coverage: Coverage) -> str:
    file, _, what = difference.rpartition(": ")
    warning = coverage[file].warning if file in coverage else ""
    maps = [one.map for one in coverage[file].scripts] if file in coverage else []
    if any(one is not None and not one.sources for one in maps):
        return "c8 counts nothing in a script whose source map has no sources"
    if what != "only one of us knows it":
        return "no known reason"
    if "source map cannot be read" in warning:
        return "c8 leaves out a script if its source map is missing"
    if "nobody knows" in warning:
        return "we show the script if nobody knows the texts of its sources"
    if not warning and not Path(file).exists():
        return "c8 lists a source whose text nobody knows, as one line"
    return "no known reason"


def _run(directory: Path, command: str) -> None:
    tools = directory / "node_modules" / ".bin"
    first, *rest = command.split()
    subprocess.run([tools / first, *rest], cwd=directory, check=False, capture_output=True)  # tsc finds faults in types


def main(directory: Path) -> int:
    """Run everything; returns how many differences have no known reason."""
    modules = c8.packages(directory / "c8")
    if not (directory / "node_modules").exists():
        command = ["npm", "install", "--no-audit", "--no-fund", "--silent", "--prefix", str(directory), *PACKAGES]
        subprocess.run(command, check=True, cwd=directory)
    for name in ("contest_packages.cjs", "contest_rxjs.cjs", "contest_deno.ts"):
        shutil.copy(Path(__file__).with_name(name), directory)
    (directory / "tsconfig.json").write_text(TSCONFIG)
    packages = directory / "node_modules"
    source = directory / "src"
    if not source.exists():
        shutil.copytree(packages / "rxjs" / "src", source)
        shutil.copytree(packages / "lodash-es", directory / "lodash")
        (directory / "lodash" / "package.json").unlink()
    node = find_runtime("node")
    unknown = 0
    for name, arguments in _programs(directory):
        with tempfile.TemporaryDirectory() as out:
            environment = {**os.environ, "NODE_V8_COVERAGE": out}
            subprocess.run([node, *arguments], cwd=directory, env=environment, check=False, capture_output=True)
            unknown += with_c8(name, modules, Path(out))
    return unknown + with_deno(directory)


def _programs(directory: Path) -> list[tuple[str, list[str]]]:
    found = [("packages", ["contest_packages.cjs"])]
    for name, build in BUILDS.items():
        out = f"dist-{len(found)}"
        if not (directory / out).exists():
            _run(directory, build.format(out=out))
        found.append((name, ["contest_rxjs.cjs", f"./{out}/index.js"]))
    return found


def with_deno(directory: Path) -> int:
    """Compare with `deno coverage`; returns how many files differ."""
    (directory / "hard.mjs").write_text(programs.HARD)
    (directory / "typed.mts").write_text(programs.TYPESCRIPT)
    os.environ["DENO_DIR"] = str(directory / "deno-cache")
    with tempfile.TemporaryDirectory() as out:
        theirs = programs.run_deno(
            find_runtime("deno"),
            directory / "contest_deno.ts",
            Path(out),
            directory / "deno-cache",
            "--unstable-sloppy-imports",
        )
        coverage = Coverage.load(out)
        wrong = [file for file, lines in theirs.items() if coverage.deno_lines(file) != lines]
    count = sum(map(len, theirs.values()))
    print(f"{'deno coverage':20} {len(theirs):5} files {count:8,} lines; files that differ: {len(wrong) or 'none'}")
    return len(wrong)


if __name__ == "__main__":
    where = Path(sys.argv[1] if len(sys.argv) > 1 else tempfile.mkdtemp(prefix="coverage-contest-"))
    where.mkdir(parents=True, exist_ok=True)
    sys.exit(1 if main(where.resolve()) else 0)
