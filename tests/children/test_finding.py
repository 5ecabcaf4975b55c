"""Which processes are found, and what becomes of the program's own environment."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from cdpsync import launch

from ..conftest import find_runtime, wait_for

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes")


def is_running(pid: int) -> bool:
    """Whether a process has not ended; a zombie has."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc")
def test_a_child_that_has_left_its_process_group_ends_with_the_program(tmp_path: Path) -> None:
    """It ignores SIGTERM, too. The program sets NODE_OPTIONS for it, as cross-env does."""
    own = tmp_path / 'a "quoted" name.js'
    own.write_text("globalThis.own = true")
    script = tmp_path / "detaches.js"
    script.write_text("""
        const { spawn } = require('node:child_process');
        const code = "process.on('SIGTERM', () => {}); setInterval(() => {}, 60000)";
        const env = { ...process.env, NODE_OPTIONS: '--max-old-space-size=200' };
        spawn(process.execPath, ['-e', code], { detached: true, stdio: 'ignore', env }).unref();
        setInterval(() => {}, 60000);
    """)
    options = '--require "' + str(own).replace('"', '\\"') + '"'
    with launch([find_runtime("node"), script], children=True, env={**os.environ, "NODE_OPTIONS": options}) as client:
        child = client.children.wait("SIGTERM")
        assert client.evaluate("own") is True
        assert os.getsid(child.pid) == child.pid
        assert child.evaluate("process.env.NODE_OPTIONS").endswith('.cjs" --max-old-space-size=200')
    assert not is_running(child.pid)


def test_a_new_environment_for_a_child_is_mentioned(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    script = tmp_path / "clears.js"
    script.write_text("require('node:child_process').spawn(process.execPath, ['-e', '1'], { env: {} })")
    with launch([find_runtime("node"), script], children=True) as client, client.events("*") as events:
        list(events)  # until the program has ended
    assert f"process {client.process.pid} gives {find_runtime('node')} -e 1 a new environment" in caplog.text


def test_a_node_that_tells_of_its_workers_unasked_is_found(tmp_path: Path) -> None:
    script = tmp_path / "main.js"
    script.write_text("setInterval(() => {}, 60000)")
    with launch([find_runtime("node"), "--experimental-worker-inspection", script], children=True) as client:
        assert client.evaluate("process.execArgv") == ["--experimental-worker-inspection"]
        assert len(client.workers) == 0


def test_a_deno_that_a_node_starts_is_found_and_ends_by_itself(tmp_path: Path) -> None:
    script = tmp_path / "starts.js"
    script.write_text("""
        const { spawn } = require('node:child_process');
        const code = 'const timer = setInterval(() => {}, 60000); globalThis.done = () => clearInterval(timer);'
        const child = spawn(process.argv[2], ['eval', code]);
        let printed = '';
        child.stderr.on('data', data => { printed += data; });
        child.on('close', code => { console.log(code, JSON.stringify(printed)); });
    """)
    with launch([find_runtime("node"), script, find_runtime("deno")], children=True) as client:
        child = client.children.wait("eval", timeout=30)
        assert child.browser.startswith("Deno/")
        wait_for(child, "typeof done === 'function'")  # it is connected while it starts
        assert child.evaluate("Deno.pid") == child.pid
        assert repr(child).startswith(f"<ChildClient {child.pid} deno ")
        with client.events("*") as events:
            child.evaluate("void done()")
            list(events)  # until the program has ended
    assert client.output == '0 ""\n'


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({"children": "held"}, "children is True, False or 'hold', not 'held'"),
        ({"children": True, "pipe": True}, "pipe"),
    ],
)
def test_what_cannot_be_done_is_a_value_error(options: dict[str, object], text: str) -> None:
    with pytest.raises(ValueError, match=text):
        launch(["node"], **options)  # type: ignore[arg-type]


def test_chrome_has_no_children() -> None:
    with pytest.raises(ValueError, match="children=True is for Node and Deno"):
        launch(["chromium"], children=True)
