"""`python -m tests.benchmarks.cpu_profile`: time and memory of CPUProfile, beside those of Chrome DevTools' own code.

    pip install '.[test]'

The profile has a million samples and 5,000 nodes. The two take turns, each time in a process of its own. DevTools reads
the file and goes through its chart once, which is what it does before it draws; "summary" is what CPUProfile takes for
the same and for the tables of the summary.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from ..cpu_profile import devtools
from ..cpu_profile.profiles import large_profile
from ..heap.devtools import package as unpacked
from .contest import spread

_OURS = """
import json, resource, sys, time
from cdpsync.cpu_profile import CPUProfile
began, seconds = time.perf_counter(), {}
def lap(name):
    global began
    seconds[name] = -began + (began := time.perf_counter())
profile = CPUProfile.load(sys.argv[1]); lap("load")
str(profile.summary()); seconds["load and summary"] = time.perf_counter() - began + seconds["load"]; lap("summary")
seconds["memory in MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
len(profile.runs); lap("runs")
profile.timeline(); lap("timeline")
profile.between(profile.duration / 4, profile.duration / 2).summary(); lap("a quarter, with its summary")
profile.save(sys.argv[2] + "/saved.cpuprofile"); lap("save")
profile.save_speedscope(sys.argv[2] + "/saved.json"); lap("save for speedscope")
profile.save_flame_graph(sys.argv[2] + "/saved.html"); lap("save a flame graph")
print(json.dumps(seconds))
"""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.cpu_profile")
    parser.add_argument("--directory", type=Path, default=Path(tempfile.gettempdir()) / "cpu-profile-benchmark")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    options.directory.mkdir(exist_ok=True)
    package = unpacked(options.directory)
    file = options.directory / "large.cpuprofile"
    file.write_text(json.dumps(large_profile(), separators=(",", ":")))
    print(f"{file.stat().st_size / 1e6:.0f} MB, 1,000,000 samples\n")
    rounds = []
    for _ in range(options.rounds):
        command = [sys.executable, "-c", _OURS, file, options.directory]
        ours = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
        rounds.append({"DevTools": devtools.bench(package, file), **ours})
    print("| | median | lowest to highest |\n| --- | ---: | ---: |")
    for name in rounds[0]:
        found = spread([one[name] for one in rounds])
        print(f"| {name} | {found.median:.2f} | {found.low:.2f} to {found.high:.2f} |")


if __name__ == "__main__":
    main()
