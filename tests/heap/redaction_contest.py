"""Redacts snapshots and compares all numbers of the copies, here and in DevTools; with --newer, also the diff.

    python -m tests.heap.redaction_contest PACKAGE_DIR FILE... [--newer FILE]

PACKAGE_DIR is where DevTools' code is, or will be unpacked. It prints the time and the memory that redaction takes.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from cdpsync.heap import HeapSnapshot

from . import devtools
from .copies import assert_same_in_devtools, assert_same_numbers

_REDACT = """
import resource, sys, time
from cdpsync.heap import HeapSnapshot
start = time.process_time(); snapshot = HeapSnapshot.load(sys.argv[1])
loaded = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss; middle = time.process_time()
snapshot.redact(sys.argv[2], key="key")
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(f"    load:   {middle - start:6.2f} s CPU, at most {loaded / 1024:,.0f} MB")
print(f"    redact: {time.process_time() - middle:6.2f} s CPU, at most {peak / 1024:,.0f} MB")
"""


def main() -> None:
    """Print the time, the memory, and whether the numbers are the same."""
    parser = argparse.ArgumentParser()
    parser.add_argument("package", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--newer", type=Path)
    arguments = parser.parse_args()
    package = devtools.package(arguments.package)
    for file in arguments.files:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            files = [file, *filter(None, [arguments.newer])]
            copies = [folder / f"{number}.heapsnapshot" for number in range(len(files))]
            for one, copy in zip(files, copies, strict=True):
                print(f"{one.name}, {one.stat().st_size / 1e6:,.1f} MB:", flush=True)
                subprocess.run([sys.executable, "-c", _REDACT, str(one), str(copy)], check=True)
            assert_same_numbers(HeapSnapshot.load(file), HeapSnapshot.load(copies[0]))
            results = [
                devtools.DevTools.run(package, folder / str(at), *some) for at, some in enumerate((files, copies))
            ]
            assert_same_in_devtools(*results)
            print("    the same numbers, here and in DevTools", flush=True)
    print(f"{resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:,.0f} MB was the most of all processes")


if __name__ == "__main__":
    main()
