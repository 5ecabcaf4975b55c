"""Announcement: what a process that starts says of itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple


class Announcement(NamedTuple):
    """One process that runs JavaScript.

    `version` is as in /json/version: "node.js/v24.1.0", "Deno/2.9.8". `address` is the URL of its inspector, "" if it
    is reached over the channel. `held` says whether it waits to be let go.
    """

    pid: int
    parent_pid: int
    command_line: list[str]
    title: str
    version: str
    address: str
    held: bool
    reachable: bool
    """Whether it can be connected to."""
    lost: list[str]
    """The command line of a process that it starts, and that will not announce itself; else []."""


def announcement(text: bytes, secret: str, directory: str) -> Announcement | None:
    """What a text of the channel says; None if it is not from a process that knows the secret."""
    said = _read(text, secret)
    file = said.get("file")
    if isinstance(file, str) and Path(file).parent == Path(directory):  # it was too long for the pipe
        path = Path(file)
        said = _read(path.read_bytes(), secret)
        path.unlink()
    pid, parent, words = said.get("pid"), said.get("ppid", 0), said.get("argv", [])
    if not isinstance(pid, int) or not isinstance(parent, int) or not isinstance(words, list):
        return None
    return Announcement(
        pid,
        parent,
        [str(word) for word in words],
        str(said.get("title", "")),
        str(said.get("version", "")),
        str(said.get("address", "")),
        said.get("held") is True,
        said.get("reachable", True) is True,
        [str(word) for word in said.get("lost") or []],
    )


def _read(text: bytes, secret: str) -> dict[str, Any]:
    try:
        said = json.loads(text)
    except ValueError:
        return {}
    return said if isinstance(said, dict) and said.get("secret") == secret else {}
