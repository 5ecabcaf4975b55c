"""The lines that were typed, kept in a file that only their user can read."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

_MOST = 2000
"""How many lines are kept."""


def folder() -> Path:
    """Where state is kept: https://specifications.freedesktop.org/basedir-spec/latest/."""
    given = os.environ.get("XDG_STATE_HOME", "")
    return (Path(given) if os.path.isabs(given) else Path.home() / ".local" / "state") / "cdpsync"


@contextlib.contextmanager
def kept(name: str) -> Iterator[None]:
    """In the block, the arrow keys find what was typed before under this name. A file that cannot be used is ignored.

    What is typed may hold secrets, so the file has the mode 0600.
    """
    try:
        import readline
    except ImportError:  # Windows
        yield
        return
    path = folder() / f"{name}_history"
    readline.clear_history()
    with contextlib.suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        path.chmod(0o600)
        readline.read_history_file(path)
    readline.set_history_length(_MOST)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            readline.write_history_file(path)
            path.chmod(0o600)
