"""Whether `diagnose` finds the faults of programs with one fault each, and none in healthy ones.

    python -m tests.diagnosis.contest [--seconds S] [--times N] [--spin N] [--runtime NAME] [PROGRAM …]

Prints a table: for each program and runtime, the number of the finding with the right file and line, or "-".
"""

from __future__ import annotations

import argparse
import multiprocessing
import tempfile
import time
from pathlib import Path

from cdpsync import CDPError, diagnose

from .programs import FAULTY, HEALTHY, NOT_THERE, RUNTIMES, line_of, running, wanted


def attempt(runtime: str, name: str, seconds: float, verbose: bool) -> str:
    """The number of the finding with the right line, "-" for a miss; for a healthy program "ok", or what was found."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            with running(runtime, name, Path(folder)) as client:
                diagnosis = diagnose(client, seconds)
        except (CDPError, RuntimeError, OSError) as error:
            return f"{type(error).__name__}: {error}"[:60]
    if verbose:
        print(f"--- {runtime} {name}\n{diagnosis}", flush=True)
    if name in HEALTHY:
        return "ok" if not diagnosis.findings else "! " + ",".join(one.kind for one in diagnosis.findings)
    lines = wanted(name)
    for number, one in enumerate(diagnosis.findings[:3], 1):
        if name == "held" and one.kind == "halt":
            return str(number)
        if any(line_of(site.file, site.line) in lines for site in one.sites):
            return f"{number} {one.kind}"
    return "- " + ",".join(f"{one.kind}@{one.sites[:1] and one.sites[0].line}" for one in diagnosis.findings)


def spin() -> None:
    while True:
        pass


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--spin", type=int, default=0, help="so many other processes that spin")
    parser.add_argument("--runtime", action="append")
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("programs", nargs="*", metavar="PROGRAM", help="faulty, healthy, or names; by default all")
    arguments = parser.parse_args()
    names = [name for word in arguments.programs or ["faulty", "healthy"] for name in _named(word)]
    spinning = [multiprocessing.Process(target=spin, daemon=True) for _ in range(arguments.spin)]
    for one in spinning:
        one.start()
    runtimes = arguments.runtime or RUNTIMES
    print(f"{'program':18} " + " ".join(f"{one:22}" for one in runtimes), flush=True)
    began = time.monotonic()
    for name in names:
        for _ in range(arguments.times):
            cells = [
                "·" if (one, name) in NOT_THERE else attempt(one, name, arguments.seconds, arguments.verbose)
                for one in runtimes
            ]
            print(f"{name:18} " + " ".join(f"{cell:22}" for cell in cells), flush=True)
    print(f"{time.monotonic() - began:.0f} s")
    for one in spinning:
        one.terminate()


def _named(word: str) -> list[str]:
    return {"faulty": FAULTY, "healthy": HEALTHY}.get(word, [word])


if __name__ == "__main__":
    main()
