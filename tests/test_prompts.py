"""The library where it is used by hand: Python's prompt, IPython, a Jupyter kernel, each with a real Node behind it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import cdpsync

from .conftest import Start

pytestmark = pytest.mark.real

ROOT = str(Path(cdpsync.__file__).parent.parent)
ROWS, COLUMNS = 50, 160
MISSING = "pip install '.[test]'"
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"},  # of which IPython may complain
    "PYTHONPATH": ROOT,
    "TERM": "xterm",
    "PAGER": "cat",
    "PYTHON_BASIC_REPL": "1",  # Python 3.13 has a prompt of its own, which asks the terminal where its cursor is
    "PYTHON_COLORS": "0",
}


@pytest.fixture
def node(start: Start) -> cdpsync.CDPClient:
    return start("node")


# --- python -i ---


class Prompt:
    """A program at a terminal: what is typed, and what it shows."""

    def __init__(self, arguments: list[str], prompt: str, **environment: str) -> None:
        pexpect = pytest.importorskip("pexpect", reason=MISSING)
        self.prompt = prompt
        self.child: Any = pexpect.spawn(
            sys.executable,
            arguments,
            encoding="utf-8",
            timeout=20,
            dimensions=(ROWS, COLUMNS),
            env={**ENVIRONMENT, **environment},
        )
        self.child.expect_exact(prompt)

    def enter(self, line: str) -> str:
        """Type a line; returns what is shown until the next prompt."""
        self.child.send(f"{line}\r")
        return self.shown()

    def shown(self) -> str:
        self.child.expect_exact(self.prompt)
        return str(self.child.before).replace("\r\n", "\n")

    def complete(self, text: str, expected: str) -> None:
        """Type this and Tab, and wait for the expected completion."""
        self.child.send(f"{text}\t")
        self.child.expect_exact(expected)

    def end(self) -> None:
        self.child.sendeof()
        self.child.close(force=True)


@pytest.fixture
def python(node: cdpsync.CDPClient) -> Iterator[Prompt]:
    connected = f"import cdpsync; client = cdpsync.connect({node.port})"
    prompt = Prompt(["-q", "-i", "-c", connected], ">>> ")
    yield prompt
    prompt.end()


def test_tab_completes_domains_commands_and_events_at_pythons_prompt(python: Prompt) -> None:
    python.enter("import readline, rlcompleter; readline.parse_and_bind('tab: complete')")
    python.complete("client.Heap", "HeapProfiler")
    python.complete(".collect", "collectGarbage(")
    assert "{}" in python.enter(")")
    python.complete("client.Debugger.scriptF", "scriptFailedToParse")
    assert "<event Debugger.scriptFailedToParse: .events(), .expect(), .on(handler)>" in python.enter("")


def test_a_keyboard_interrupt_at_pythons_prompt_leaves_the_client_usable(python: Prompt) -> None:
    python.enter("client.Runtime.evaluate(expression='1')")  # loads all that it needs: Ctrl-C breaks an import for good
    python.child.send("client.Runtime.evaluate(expression='new Promise(() => {})', awaitPromise=True, _timeout=None)\r")
    python.child.expect_exact("\r\n")
    while True:  # until it waits, an interrupt is the prompt's
        python.child.sendintr()
        if python.child.expect_exact(["KeyboardInterrupt", ">>> "], timeout=10) == 0:
            break
    python.shown()
    assert "'value': 42" in python.enter("client.Runtime.evaluate(expression='6 * 7')")


def test_a_client_that_lost_its_connection_says_so(python: Prompt, node: cdpsync.CDPClient) -> None:
    assert "connected>" in python.enter("client")
    node.close()  # and ends the process
    with pytest.raises(AssertionError):  # it may take a moment
        for _ in range(100):
            assert "closed: the target ended it" not in python.enter("client")
    assert "ConnectionClosed: the connection is closed" in python.enter("client.Runtime.enable()")


def test_help_at_pythons_prompt_shows_the_protocol(python: Prompt) -> None:
    shown = python.enter("help(client.Runtime.evaluate)")
    assert "command Runtime.evaluate(expression, objectGroup=" in shown
    assert "  expression: str\n          Expression to evaluate." in shown


# --- IPython ---


def ipython_prompt(port: int, directory: Path) -> Prompt:
    pytest.importorskip("IPython", reason=MISSING)
    connected = f"import cdpsync; client = cdpsync.connect({port})"
    arguments = ["-m", "IPython", "--no-banner", "--no-confirm-exit", "--colors=NoColor", "-i", "-c", connected]
    return Prompt(arguments, "In [", IPYTHONDIR=str(directory / "ipython"), PROMPT_TOOLKIT_NO_CPR="1")


@pytest.fixture
def ipython(node: cdpsync.CDPClient, tmp_path: Path) -> Iterator[Prompt]:
    prompt = ipython_prompt(node.port, tmp_path)
    yield prompt
    prompt.end()


def test_tab_completes_in_ipython(ipython: Prompt) -> None:
    ipython.complete("client.HeapProfiler.collect", "Garbage")  # it paints what has changed only
    ipython.child.send("()\r")
    ipython.child.expect_exact("{}")
    ipython.shown()
    ipython.complete("client.Runtime.exc", "Revoked")  # a menu
    ipython.child.expect_exact("Thrown")


# --- Jupyter ---


class Notebook:
    """A kernel, cell by cell."""

    def __init__(self) -> None:
        manager = pytest.importorskip("jupyter_client.manager", reason=MISSING)
        pytest.importorskip("ipykernel", reason=MISSING)
        self.context: Any = pytest.importorskip("zmq", reason=MISSING).Context()
        self.manager: Any = manager.KernelManager(context=self.context)
        self.manager.start_kernel(env=ENVIRONMENT)
        self.client: Any = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=60)

    def run(self, code: str) -> dict[str, str]:
        """What a cell displays, by MIME type."""
        shown: dict[str, str] = {}

        def show(message: Any) -> None:
            shown.update(message["content"].get("data", {}))

        reply = self.client.execute_interactive(code, timeout=30, output_hook=show)
        assert reply["content"]["status"] == "ok", reply["content"]
        return shown

    def complete(self, code: str) -> list[str]:
        found: list[str] = self.client.complete(code, reply=True, timeout=30)["content"]["matches"]
        return found

    def inspect(self, code: str) -> str:
        return str(self.client.inspect(code, reply=True, timeout=30)["content"]["data"]["text/plain"])

    def end(self) -> None:
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)
        self.manager.cleanup_resources()
        self.context.destroy(linger=0)
        pytest.importorskip("jupyter_core.utils").ensure_event_loop().close()  # which it keeps for the next


@pytest.fixture
def notebook(node: cdpsync.CDPClient) -> Iterator[Notebook]:
    one = Notebook()
    one.run(f"import cdpsync; client = cdpsync.connect({node.port})")
    yield one
    one.end()


def test_an_event_arrives_in_one_cell_after_a_command_in_another(notebook: Notebook) -> None:
    notebook.run("log = client.Runtime.consoleAPICalled.events(); client.Runtime.enable()")
    notebook.run("client.Runtime.evaluate(expression='console.log(\"hello\")')")
    assert "'value': 'hello'" in notebook.run("log.get(timeout=5)")["text/plain"]


def test_a_notebook_completes_inspects_and_shows_tables(notebook: Notebook) -> None:
    assert notebook.complete("client.Prof") == ["Profiler"]
    assert notebook.complete("client.Runtime.eval") == ["evaluate"]
    assert notebook.complete("client.Runtime.evaluate(expr") == ["expression="]
    assert sorted(notebook.complete("client.Debugger.paused.")) == ["events", "expect", "on"]
    assert "Expression to evaluate." in notebook.inspect("client.Runtime.evaluate")
    shown = notebook.run("client.Runtime")
    assert shown["text/plain"].startswith("Runtime: ")
    assert "<code>evaluate(expression" in shown["text/html"]


def test_what_a_notebook_asks_every_object_never_reaches_the_target(notebook: Notebook) -> None:
    notebook.run("client.Runtime.evaluate(expression='1')")  # what connect() sends without waiting is answered by now
    notebook.run("import logging, io; wire = io.StringIO(); logger = logging.getLogger('cdpsync.wire')")
    notebook.run("logger.addHandler(logging.StreamHandler(wire)); logger.setLevel(logging.DEBUG); client.Schema")
    for code in ("client", "client.Runtime", "client.Runtime.evaluate", "client.Debugger.paused", "client.protocol"):
        assert notebook.run(code)["text/plain"]
        notebook.complete(f"{code}.")
        notebook.inspect(code)
    assert notebook.run("wire.getvalue()")["text/plain"] == "''"
    notebook.run("client.Runtime.enable()")
    assert "Runtime.enable" in notebook.run("wire.getvalue()")["text/plain"]
