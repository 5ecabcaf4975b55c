"""Compares CPU profiles with Chrome DevTools' own code: 1,000 made up ones, and those of real programs.

    python -m tests.cpu_profile.contest [COUNT]

It runs each of the programs below in each runtime with several sampling intervals, and prints what differs. It exits
with 1 if anything does.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from cdpsync import launch
from cdpsync.cpu_profile import CPUProfile

from ..conftest import ALL, FIND, command, wait_for
from ..heap.devtools import package as unpacked
from . import devtools
from .compare import differences
from .profiles import make_profile

INTERVALS = (50, 200, 1000, 5000)
"""Microseconds."""
_STEP = 200

PROGRAMS = {
    "recursion": """
        function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
        for (let i = 0; i < 6; i++) fib(25);""",
    "garbage": """
        let all = [];
        for (let i = 0; i < 4e5; i++) { all.push({ i, s: `${i}` }); if (i % 5e4 == 0) all = []; }""",
    "idle": """
        let n = 0;
        const go = () => { let s = 0; for (let i = 0; i < 2e6; i++) s += i; if (n++ < 12) setTimeout(go, 9); };
        go();""",
    "natives": """
        for (let i = 0; i < 30; i++) {
          const a = Array.from({ length: 3e4 }, (_, i) => (i * 7) % 1000).sort((x, y) => x - y);
          JSON.parse(JSON.stringify(a));
          a.map(String).join().replace(/7+/g, "x");
        }""",
    "promises": """
        async function one(n) { if (n) { await one(n - 1); await null; } }
        (async () => { for (let i = 0; i < 40; i++) await one(400); })();""",
    "classes": """
        class A {
          #x = 1;
          get x() { return this.#x; }
          add(n) { for (let i = 0; i < n; i++) this.#x += this.x % 3; return this; }
        }
        const a = new A();
        for (let i = 0; i < 300; i++) a.add(1e4);""",
    "evaluated": """
        for (let i = 0; i < 400; i++)
          new Function("n", `let s = ${i}; for (let j = 0; j < n; j++) s += j; return s`)(5000);""",
}


def main(count: int) -> int:
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)
        package = unpacked(directory)
        wrong = 0
        files = []
        for seed in range(count):
            files.append(directory / f"made-up-{seed}.cpuprofile")
            files[-1].write_text(json.dumps(make_profile(seed)))
        wrong += compared(package, files, "made up")
        for runtime in ALL:
            if FIND[runtime]() is not None:
                wrong += compared(package, list(recorded(runtime, directory)), runtime)
    return 1 if wrong else 0


def compared(package: Path, files: list[Path], label: str) -> int:
    wrong = samples = 0
    for at in range(0, len(files), _STEP):
        some = files[at : at + _STEP]
        for file, found in zip(some, devtools.each(package, some, timeout=600), strict=True):
            profile = CPUProfile.load(file)
            samples += profile.sample_count
            differs = [found["error"]] if "error" in found else differences(profile, found)
            if differs:
                wrong += 1
                print(f"{file.name}: {differs[0]}" + (f" and {len(differs) - 1} more" if differs[1:] else ""))
    print(f"{label}: {wrong} of {len(files)} profiles differ ({samples:,} samples)")
    return wrong


def recorded(runtime: str, directory: Path) -> Iterator[Path]:
    """The profiles of all programs in a runtime: written by itself, or in Chromium by Profiler.stop."""
    for title, source in PROGRAMS.items():
        script = directory / f"{title}.js"
        script.write_text(
            source if runtime != "chromium" else f"function go() {{ {source} }}\nglobalThis.ready = true;"
        )
        for interval in INTERVALS:
            file = directory / f"{runtime}-{title}-{interval}.cpuprofile"
            path, *rest = command(runtime, script)
            if runtime == "chromium":
                with launch([path, *rest]) as client:
                    wait_for(client, "globalThis.ready")
                    client.send_command("Profiler.enable")
                    client.send_command("Profiler.setSamplingInterval", {"interval": interval})
                    client.send_command("Profiler.start")
                    client.evaluate("go()")
                    file.write_text(json.dumps(client.send_command("Profiler.stop")["profile"]))
            else:
                flags = ["--cpu-prof", f"--cpu-prof-interval={interval}", f"--cpu-prof-name={file.name}"]
                at = 1 if rest[0] == "run" else 0
                rest[at:at] = [*flags, f"--cpu-prof-dir={directory}"]
                subprocess.run([path, *rest], check=True, cwd=directory, capture_output=True)
            yield file


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
