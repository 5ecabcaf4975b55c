"""The times of CPU profiles are those of Chrome DevTools: its own code reads the same files. See also contest.py."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from cdpsync.cpu_profile import CPUProfile

from ..conftest import SERVERS, command
from ..heap.conftest import fetched
from ..heap.devtools import package as unpacked
from . import devtools
from .compare import differences
from .profiles import in_chunks, make_profile

PROGRAM = """
function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
function allocate() { const all = []; for (let i = 0; i < 2e5; i++) all.push({ i }); return all.length; }
const end = performance.now() + 150;
while (performance.now() < end) { fib(24); allocate(); }
setTimeout(() => fib(20), 20);
"""


@pytest.fixture(scope="module")
def package(request: pytest.FixtureRequest) -> Path:
    return fetched(unpacked, request, "chrome-devtools")


def test_made_up_profiles_have_the_times_of_devtools(package: Path, tmp_path: Path) -> None:
    files = []
    for seed in range(60):
        files.append(tmp_path / f"{seed}.cpuprofile")
        files[-1].write_text(json.dumps(make_profile(seed)))
    found = devtools.each(package, files)
    assert [differences(CPUProfile.load(file), one) for file, one in zip(files, found, strict=True)] == [[]] * 60


@pytest.mark.real
@pytest.mark.parametrize("name", SERVERS)
def test_the_file_that_a_runtime_writes_has_the_times_of_devtools(name: str, package: Path, tmp_path: Path) -> None:
    script, file = tmp_path / "program.js", tmp_path / "a.cpuprofile"
    script.write_text(PROGRAM)
    path, *rest = command(name, script)
    flags = ["--cpu-prof", f"--cpu-prof-name={file.name}", f"--cpu-prof-dir={tmp_path}"]
    rest[1 if rest[0] == "run" else 0 :] = [*flags, *rest[1 if rest[0] == "run" else 0 :]]
    subprocess.run([path, *rest], check=True, cwd=tmp_path, capture_output=True)
    profile = CPUProfile.load(file)
    (found,) = devtools.each(package, [file])
    assert differences(profile, found) == []
    assert profile.share("program.js", "file") > 0.1
    assert profile.total("program.js:fib") > 0


def test_the_profiles_of_a_trace_have_the_times_of_devtools(package: Path, tmp_path: Path) -> None:
    trace = tmp_path / "trace.json"
    wanted: dict[int, dict[str, Any]] = {}
    seed = 0
    while len(wanted) < 8:
        profile = make_profile(seed, "trace")
        if len(profile["samples"]) > 2:
            wanted[seed] = profile
        seed += 1
    events = [event for tid, profile in wanted.items() for event in in_chunks(profile, tid)]
    trace.write_text(json.dumps({"traceEvents": events}))
    found = {one["tid"]: one for one in devtools.each_thread(package, trace)}
    # DevTools takes the end of such a profile from its first chunk: the times of its Tree view are too small.
    assert {tid: differences(CPUProfile.load(trace, thread=tid), found[tid], tree=False) for tid in wanted} == {
        tid: [] for tid in wanted
    }
