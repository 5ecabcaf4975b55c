"""Prompts: the lines that were typed, kept in a file that only their user can read; Tab; and Python from a pipe."""

from __future__ import annotations

import ast
import contextlib
import os
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_MOST = 2000
"""How many lines are kept."""


def folder() -> Path:
    """Where state is kept: https://specifications.freedesktop.org/basedir-spec/latest/."""
    given = os.environ.get("XDG_STATE_HOME", "")
    return (Path(given) if Path(given).is_absolute() else Path.home() / ".local" / "state") / "cdpsync"


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


@contextlib.contextmanager
def completing(complete: Any, delimiters: str | None = None) -> Iterator[None]:
    """A block in which Tab calls complete(text, state), as readline does."""
    try:
        import readline
    except ImportError:  # Windows
        yield
        return
    before, were = readline.get_completer(), readline.get_completer_delims()
    readline.set_completer(complete)
    if delimiters is not None:
        readline.set_completer_delims(delimiters)
    readline.parse_and_bind("bind ^I rl_complete" if "libedit" in (readline.__doc__ or "") else "tab: complete")
    try:
        yield
    finally:
        readline.set_completer(before)
        readline.set_completer_delims(were)


def run_text(text: str, names: dict[str, Any], file: str) -> int:
    """Run the user's Python, and print the value of each statement that has one, as at a prompt; returns the exit code.

    An error is printed with its traceback, and gives 1. SystemExit is passed on.
    """
    try:
        statements = ast.parse(text, file).body
        for one in statements:
            code = compile(ast.Interactive([one]), file, "single")
            exec(code, names)  # noqa: S102 - it is what the user has typed
            sys.stdout.flush()
    except Exception as error:  # whatever the user's code raises
        stack = error.__traceback__
        traceback.print_exception(type(error), error, stack.tb_next if stack is not None else None)
        return 1
    return 0
