"""The prompts of cdpsync debug and cdpsync repl at a terminal of 80 columns, with NO_COLOR."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import pytest

from cdpsync import CDPClient, connect

from ..conftest import Start, command
from .running import CDPSYNC, PLAIN

pexpect = pytest.importorskip("pexpect", reason="pip install '.[test]'")
pyte = pytest.importorskip("pyte", reason="pip install '.[test]'")
pytestmark = pytest.mark.real

LOOP = f"""
function tick(cart, count) {{
  const label = 'tick ' + count;  // {"a long comment " * 10}
  cart.push(count);
  return label;
}}
let count = 0;
globalThis.cart = [];
setInterval(() => console.log(tick(cart, ++count)), 100);
"""


class Terminal:
    """A command line at a terminal of 80 columns and 50 lines; `screen` is what a person sees."""

    def __init__(self, state: Path, *words: object) -> None:
        self._env = {**PLAIN, "XDG_STATE_HOME": str(state), "NO_COLOR": "1", "TERM": "xterm", "IPYTHONDIR": str(state)}
        argv = [*CDPSYNC, *map(str, words)]
        self.child: Any = pexpect.spawn(argv[0], argv[1:], env=self._env, dimensions=(50, 80), timeout=30)
        self._screen = pyte.Screen(80, 50)
        self._stream = pyte.ByteStream(self._screen)
        self.seen = b""
        self.child.logfile_read = self

    def write(self, data: bytes) -> None:
        """Take what the terminal is sent."""
        self.seen += data
        self._stream.feed(data)

    def flush(self) -> None:
        """For pexpect."""

    def type(self, text: str, until: str) -> None:
        """Type, and wait until something appears."""
        self.child.send(text)
        self.child.expect(until)

    def interrupt(self, until: Any) -> None:
        """Press Ctrl-C until something appears: Python does not see one that comes just as input() begins to wait."""
        self.child.send("\x03")
        while self.child.expect([until, pexpect.TIMEOUT], timeout=2):
            self.child.send("\x03")

    @property
    def screen(self) -> str:
        """What is on the screen."""
        return "\n".join(line.rstrip() for line in self._screen.display).rstrip()

    def end(self) -> int:
        """Wait for the end; the exit code."""
        self.child.expect(pexpect.EOF)
        self.child.close()
        return int(self.child.exitstatus)


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
def looping(start: Start) -> CDPClient:
    return start("system-node", LOOP)


READY = r"\((debug|running|ended)\) $"


def test_ctrl_c_stops_a_running_program_and_ctrl_d_leaves_it_running(looping: CDPClient, state: Path) -> None:
    terminal = Terminal(state, "debug", looping.port)
    terminal.child.expect(r"\(running\) $")
    terminal.type("c\r", "tick ")
    terminal.type("\x03", r"\(debug\) $")
    terminal.type("p ca\t", "cart")
    terminal.type(".len\t", "gth")
    terminal.type("\r", READY)
    terminal.type("tb tick\r", READY)
    terminal.type("c\r", READY)
    assert all(len(line) <= 80 for line in terminal.screen.split("\n"))
    assert "a long comment" in terminal.screen
    assert "…" in terminal.screen
    assert b"\x1b[3" not in terminal.seen  # no colours
    terminal.child.send("\x04")
    assert terminal.end() == 0
    before = looping.evaluate("cart.length")
    with connect(looping.port) as client:
        assert client.evaluate("new Promise(done => setTimeout(() => done(cart.length), 300))") > before


def test_a_second_ctrl_c_at_the_prompt_leaves(looping: CDPClient, state: Path) -> None:
    terminal = Terminal(state, "debug", looping.port)
    terminal.child.expect(READY)
    terminal.interrupt("Ctrl-C again")
    terminal.child.expect(READY)
    terminal.interrupt(pexpect.EOF)
    assert terminal.end() == 130


def test_what_was_typed_is_kept_in_a_file_of_the_user_s_own(looping: CDPClient, state: Path) -> None:
    terminal = Terminal(state, "debug", looping.port)
    terminal.child.expect(READY)
    terminal.type("p 'a secret'\r", READY)
    terminal.type("q\r", "")
    assert terminal.end() == 0
    file = state / "cdpsync" / "debug_history"
    assert file.read_text().splitlines() == ["p 'a secret'", "q"]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    again = Terminal(state, "debug", looping.port)
    again.child.expect(READY)
    again.type("\x1b[A\x1b[A", "a secret")
    again.type("\x15\x04", "")
    assert again.end() == 0


def test_code_that_never_ends_can_be_interrupted_and_is_stopped(looping: CDPClient, state: Path) -> None:
    terminal = Terminal(state, "debug", looping.port)
    terminal.child.expect(READY)
    terminal.type("p (() => { for (;;); })()\r", r"\)\r\n")
    terminal.type("\x03", "interrupted")
    terminal.child.expect(READY)
    terminal.type("p (() => { for (;;); })()\r", "was stopped")
    terminal.child.expect(READY)
    terminal.type("p 6 * 7\r", "42")
    terminal.type("\x04", "")
    assert terminal.end() == 0


def test_an_empty_line_steps_again(tmp_path: Path, state: Path) -> None:
    script = tmp_path / "steps.js"
    script.write_text("let a = 1;\na = 2;\na = 3;\na = 4;\n")
    terminal = Terminal(state, "debug", "--", *command("deno", script))
    terminal.child.expect(READY)
    terminal.type("n\r", READY)
    terminal.type("\r", READY)
    assert "> 3  a = 3;" in terminal.screen
    terminal.type("q\r", "")
    assert terminal.end() == 0


@pytest.mark.parametrize("prompt", [("--plain", ">>> "), ("", r"In \[.*1.*\]: ")], ids=["Python", "IPython"])
def test_repl_says_what_to_type_and_leaves_the_program(
    prompt: tuple[str, str], looping: CDPClient, state: Path
) -> None:
    if prompt[0] == "":
        pytest.importorskip("IPython", reason="pip install '.[test]'")
    terminal = Terminal(state, "repl", looping.port, *filter(None, prompt[:1]))
    terminal.child.expect(prompt[1])
    assert "client.evaluate" in terminal.screen
    terminal.type("client.evaluate('6 * 7')\r", "42")
    terminal.child.expect(r">>> |In \[.*2.*\]: ")
    terminal.child.send("\x04")
    assert terminal.end() == 0
    assert looping.evaluate("1 + 1") == 2
