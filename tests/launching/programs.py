"""Programs to launch, in Python and shell, whose inspector may be a peer of the test."""

from __future__ import annotations

import sys
import textwrap
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from ..peers import LoopbackPeer


def python(code: str) -> Sequence[str]:
    return [sys.executable, "-u", "-c", textwrap.dedent(code)]


def shell(script: str) -> list[str]:
    return ["sh", "-c", textwrap.dedent(script)]


def announcing(*peers: LoopbackPeer) -> str:
    """A shell command that announces these peers as inspectors, all at once."""
    lines = (f"Debugger listening on ws://127.0.0.1:{peer.port}/x\\n" for peer in peers)
    return f"printf '{''.join(lines)}' >&2"


def fake_browser(directory: Path) -> str:
    """The path of the program in browser.py, by a name that launch() takes for Chrome's."""
    path = directory / "chromium-fake"
    path.write_text(f"#!{sys.executable} -SE\n" + Path(__file__).with_name("browser.py").read_text())
    path.chmod(0o755)
    return str(path)


def wait_until(condition: Callable[[], bool]) -> None:
    pause = threading.Event()
    for _ in range(1000):
        if condition():
            return
        pause.wait(0.01)
    pytest.fail("it did not come true within ten seconds")
