"""Programs to launch, in Python and shell, whose inspector may be a peer of the test."""

from __future__ import annotations

import sys
import textwrap
import threading
from collections.abc import Callable, Sequence

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


def wait_until(condition: Callable[[], bool]) -> None:
    pause = threading.Event()
    for _ in range(1000):
        if condition():
            return
        pause.wait(0.01)
    pytest.fail("it did not come true within ten seconds")
