"""What a program with children=True prints, its exit codes, and its end."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from cdpsync import CDPClient, ProgramEnded, launch

from ..conftest import find_runtime

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes")

NODES = ["node", "system-node"]

PRINTS = """
const { spawnSync } = require('node:child_process');
const run = code => spawnSync(process.execPath, ['-e', code], { encoding: 'utf8' });
for (const code of [
    'console.log(process.execArgv.length); console.error(2)',
    'process.exit(3)',
    'process.on("exit", () => process.exit(4))',
    'process.kill(process.pid)',
    'setTimeout(() => console.log(5), 20)',
]) {
    const { status, signal, stdout, stderr } = run(code);
    console.log(JSON.stringify([status, signal, stdout, stderr]));
}
process.exitCode = 6;
"""


def until_it_ends(client: CDPClient) -> None:
    """Wait until the program has finished: nothing answers an event that never comes."""
    with client.events("Runtime.consoleAPICalled") as events, pytest.raises(ProgramEnded):
        events.get(timeout=30)


@pytest.mark.parametrize("name", NODES)
def test_programs_print_and_return_what_they_do_alone(name: str, tmp_path: Path) -> None:
    """The parent is blocked while its child comes to its end."""
    script = tmp_path / "prints.js"
    script.write_text(PRINTS)
    command = [find_runtime(name), str(script)]
    alone = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, timeout=60)
    out, err = tmp_path / "out", tmp_path / "err"
    with out.open("wb") as stdout, err.open("wb") as stderr:
        with launch(command, children=True, wait_for_debugger=True, stdout=stdout, stderr=stderr) as client:
            seen: list[list[str]] = []
            client.children.on_start(lambda child: seen.append(child.command_line))
            client.run_if_waiting()
            until_it_ends(client)
    assert (client.process.returncode, out.read_bytes(), err.read_bytes()) == (6, alone.stdout, alone.stderr)
    assert [words[-1] for words in seen] == re.findall(r"^    '(.*)',$", PRINTS, re.MULTILINE)


@pytest.mark.parametrize("name", NODES)
def test_a_recording_of_a_whole_child_has_its_end_in_it(name: str, tmp_path: Path) -> None:
    script = tmp_path / "records.js"
    script.write_text("""
        const { spawnSync } = require('node:child_process');
        if (process.argv[2]) {
            process.on('exit', function atTheEnd() { for (let end = Date.now() + 60; Date.now() < end; ); });
        } else {
            console.log(spawnSync(process.execPath, [__filename, 'child']).status);
        }
    """)
    with launch([find_runtime(name), script], children="hold") as client:
        child = client.children.wait("child")
        with child.cpu.record() as recording:
            child.run_if_waiting()
            until_it_ends(child)
        assert "atTheEnd" in str(recording.profile.summary())
        until_it_ends(client)
        with pytest.raises(ProgramEnded):
            client.children.wait()
    assert client.output == "0\n"


@pytest.mark.parametrize("name", ["node", "deno"])
def test_a_child_stays_at_its_end_if_it_is_asked_to(name: str, tmp_path: Path) -> None:
    script = tmp_path / "starts.js"
    script.write_text("""
        const [, , program, ...options] = process.argv;
        require('node:child_process').spawn(program, [...options, 'globalThis.last = 7']);
    """)
    options = ["eval"] if name == "deno" else ["-e"]
    with launch([find_runtime("node"), script, find_runtime(name), *options], children="hold") as client:
        child = client.children.wait()
        child.stay_at_end()
        child.run_if_waiting()
        until_it_ends(child)
        child.heap.save(tmp_path / "end.heapsnapshot")
        child.close()
        until_it_ends(client)


def test_ctrl_c_while_the_channel_begins_leaves_no_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    begin = threading.Thread.start

    def interrupted(thread: threading.Thread) -> None:
        begin(thread)
        if thread.name == "cdpsync-children":
            raise KeyboardInterrupt

    monkeypatch.setattr(threading.Thread, "start", interrupted)
    with pytest.raises(KeyboardInterrupt):
        launch([find_runtime("node"), "-e", "0"], children=True)
