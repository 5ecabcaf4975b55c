"""Runs the command line in a process of its own, and makes snapshots for it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..heap.handmade import Handmade, properties
from ..peers import PeerConnection

CDPSYNC = [sys.executable, "-m", "cdpsync"]
PLAIN = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "PYTHONUNBUFFERED")}


def run(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    defaults = {"capture_output": True, "text": True, "env": PLAIN, "timeout": 60, "check": False}
    if "stdout" in options or "stderr" in options:
        defaults.update(capture_output=False, stderr=subprocess.PIPE)
    return subprocess.run([*CDPSYNC, *arguments], **{**defaults, **options})


def in_shell(redirections: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run it in a shell, with redirections such as ">&-"."""
    command = ["sh", "-c", f'exec "$@" {redirections}', "sh", *CDPSYNC, *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=PLAIN, timeout=60, check=False)


def snapshotting(chunks: list[str]) -> Callable[[PeerConnection], None]:
    """A script for a peer that answers each command with a snapshot."""

    def script(connection: PeerConnection) -> None:
        command = connection.recv()
        for chunk in chunks:
            connection.send({"method": "HeapProfiler.addHeapSnapshotChunk", "params": {"chunk": chunk}})
        connection.send({"id": command["id"], "result": {}})
        connection.wait_until_closed()

    return script


def orders(path: Path, *names: str) -> str:
    """A snapshot with a path to Order @9: Window.cache → Map.table[17] → Order, and one object of each name."""
    heap = Handmade("window")
    heap.node("window", 8, *properties(cache="map", **{f"n{at}": name for at, name in enumerate(names)}), name="Window")
    heap.node("map", 8, ("internal", "table", "table"), name="Map")
    heap.node("table", 8, ("element", 17, "order"), type="array", name="")
    heap.node("order", 8, name="Order")
    for name in names:
        heap.node(name, 8)
    path.write_text(heap.text())
    return str(path)
