"""Lines about the inspector are left out of what a program in the foreground writes."""

from __future__ import annotations

import pytest

from cdpsync.child.terminal import Quiet

_NODE = b"""Debugger listening on ws://127.0.0.1:9229/0f2c936f-b1cd-4ac9-aab3-f63b0f33d55e
For help, see: https://nodejs.org/en/docs/inspector
first
Debugger attached.
Debuggers are attached.
Waiting for the debugger to disconnect...
"""
_DENO = b"""Debugger listening on ws://127.0.0.1:9229/0f2c936f
Visit chrome://inspect to connect to the debugger.
Deno is waiting for debugger to connect.
\x1b[0G\x1b[2KDebugger session started.
first
Debuggers are attached.
Debugger session ended (runtime was torn down)
"""


@pytest.mark.parametrize("size", [1, 2, 7, 1000])
@pytest.mark.parametrize("text", [_NODE, _DENO])
def test_only_whole_lines_about_the_inspector_are_left_out(text: bytes, size: int) -> None:
    quiet = Quiet()
    passed = b"".join(quiet(text[at : at + size]) for at in range(0, len(text), size)) + quiet.end()
    assert passed.replace(b"\x1b[0G\x1b[2K", b"") == b"first\nDebuggers are attached.\n"


def test_a_prompt_without_a_line_break_passes_at_once() -> None:
    quiet = Quiet()
    assert quiet(b"name? ") == b"name? "
    assert quiet(b"Debugger attached.\n") == b"Debugger attached.\n"
    assert quiet(b"Debugger attached.\n") == b""


def test_what_is_held_back_passes_if_it_becomes_another_line() -> None:
    quiet = Quiet()
    assert quiet(b"Debug") == b""
    assert quiet(b"ging") == b"Debugging"
    assert quiet(b"\nWaiting") == b"\n"
    assert quiet.end() == b"Waiting"
