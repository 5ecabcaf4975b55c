"""DevTools' Performance panel as the oracle for traces: devtools.mjs runs its own code in Node 24.

The code comes from the npm package chrome-devtools-frontend, in the version that the heap's oracle has.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from ...conftest import find_runtime


def read(package: Path, *files: Path) -> list[dict[str, Any]]:
    """What DevTools makes of each of these traces, or {"error": …} if it gives up.

    The keys are events (how many), url (of the page), threads (their names), entries (events that the threads show),
    samples (of CPU profiles), marks (the names of performance.mark()), and problems: what DevTools would write to its
    console.
    """
    script = Path(__file__).with_name("devtools.mjs")
    flags = ["--max-old-space-size=4096", "--disable-warning=ExperimentalWarning"]
    command = [find_runtime("node"), *flags, str(script), str(package), *map(str, files)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    results: list[dict[str, Any]] = json.loads(done.stdout)
    return results
