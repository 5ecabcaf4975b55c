"""Compare heaps of many kinds with DevTools: every node and every row of classes.

python -m tests.heap.zoo DIRECTORY [NAME...]    # all of kinds.KINDS, or those whose names begin like this
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from . import kinds


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.heap.zoo", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("directory", type=Path, help="where the snapshots are, or go")
    parser.add_argument("names", nargs="*", metavar="NAME", help="which kinds: those whose names begin like this")
    parser.add_argument("--tools", type=Path, help="the directory of node_modules (default: tools, in DIRECTORY)")
    parser.add_argument("--only-capture", action="store_true", help="compare nothing")
    arguments = parser.parse_intermixed_args()
    arguments.directory.mkdir(parents=True, exist_ok=True)
    tools = kinds.install(arguments.tools or arguments.directory / "tools")
    for name, kind in kinds.KINDS.items():
        if arguments.names and not name.startswith(tuple(arguments.names)):
            continue
        start = time.monotonic()
        files = kinds.capture(kind, tools, kinds.paths(name, arguments.directory))
        sizes = ", ".join(f"{file.stat().st_size / 1e6:,.1f}" for file in files)
        print(f"{name:<24} {kind.runtime:<12} {sizes:>14} MB {time.monotonic() - start:>6.1f} s", flush=True)


if __name__ == "__main__":
    main()
