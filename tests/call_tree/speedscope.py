"""speedscope's own importer as the oracle for exports: speedscope.mjs runs it in Node 24."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from ..npm import unpacked

VERSION = "1.25.0"
SHA512 = (
    "7297fd1d64d97f58a32d7049ae4f3b55eff9e2d9d8c7aae57f48144e1be7de8a"
    "24ea1eb784b5d539088c7f8e0f4fe5e8579d3770f7ef7e24f980fe6fa23a7a02"
)
_NEEDED = (
    "package/LICENSE",
    "package/dist/release/speedscope-",
    "package/dist/release/file-format-schema.json",
)


def package(directory: Path) -> Path:
    """The part of the npm package that is needed, downloaded unless the directory already has it."""
    return unpacked("speedscope", VERSION, SHA512, _NEEDED, directory)


def read(package: Path, node: str, *files: Path) -> list[Any]:
    """What speedscope makes of each file: a list of its profiles, or None if it does not know the format."""
    script = Path(__file__).with_name("speedscope.mjs")
    command = [node, str(script), str(package), *map(str, files)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    results: list[Any] = json.loads(done.stdout)
    return results
