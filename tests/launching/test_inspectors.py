"""Where the inspector of a launched program listens, and which one is chosen if there are several."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cdpsync import ConnectError, launch

from ..conftest import find_runtime, wait_for
from ..peers import LoopbackPeer, http_answer
from .programs import announcing, shell, wait_until


def listing(peer: LoopbackPeer, do: Callable[[], object]) -> Callable[[socket.socket, str], None]:
    """A /json/list that does something when it is asked for the first time."""

    def page(sock: socket.socket, request: str) -> None:
        del peer.pages["/json/list"]
        sock.sendall(http_answer(peer.targets))
        do()

    return page


@pytest.fixture
def other() -> Iterator[LoopbackPeer]:
    with LoopbackPeer() as one:
        yield one


@pytest.mark.parametrize(
    "line",
    [
        "[app] Debugger listening on {url}",
        "\x1b[32m12:00\x1b[0m \x1b[1mDebugger listening on \x1b[4m{url}\x1b[0m",
        '{{"level": "info", "msg": "Debugger listening on {url}"}}',
        "x" * 100_000 + " Debugger listening on {url}",
        "DevTools listening on {url}",
    ],
    ids=["prefix", "colours", "JSON", "long line", "Chrome's"],
)
@pytest.mark.parametrize("stream", [1, 2], ids=["stdout", "stderr"])
def test_an_announcement_is_recognized_in_a_line_with_other_text(
    line: str, stream: int, peer: LoopbackPeer, tmp_path: Path
) -> None:
    (tmp_path / "line").write_text(line.format(url=f"ws://127.0.0.1:{peer.port}/x") + "\n")
    with launch(shell(f"cat line >&{stream}; exec sleep 60"), cwd=tmp_path) as client:
        assert client.browser == "Peer/1.0"


def test_npms_own_inspector_is_passed_over(peer: LoopbackPeer, other: LoopbackPeer) -> None:
    peer.targets = [peer.target("a", title="/usr/bin/npm", url="file:///usr/lib/node_modules/npm/bin/npm-cli.js")]
    other.targets = [other.target("b", title="app.js")]
    # The second is announced after the first was looked at.
    script = f"{announcing(peer)}; read go; {announcing(other)}; exec sleep 60"
    reading, writing = os.pipe()
    peer.pages["/json/list"] = listing(peer, lambda: os.write(writing, b"go\n"))
    with open(reading) as stdin, open(writing, "w"):
        with launch(shell(script), stdin=stdin) as client:
            assert client.port == other.port
            assert client.inspectors == [f"127.0.0.1:{peer.port}", f"127.0.0.1:{other.port}"]


def test_an_inspector_without_a_program_is_passed_over(peer: LoopbackPeer, other: LoopbackPeer) -> None:
    """For example, that of "deno run TASK"."""
    peer.targets = []
    with launch(shell(f"{announcing(peer, other)}; exec sleep 60")) as client:
        assert client.port == other.port


def test_an_inspector_that_stays_without_a_program_is_named(peer: LoopbackPeer) -> None:
    peer.targets = []
    with pytest.raises(ConnectError, match=f"has an inspector: nothing yet at 127.0.0.1:{peer.port}"):
        launch(shell(f"{announcing(peer)}; exec sleep 60"), start_timeout=0.5)


def test_the_program_that_the_command_names_is_preferred(
    peer: LoopbackPeer, other: LoopbackPeer, caplog: pytest.LogCaptureFixture
) -> None:
    other.targets = [other.target("b", title="/app/server.js")]
    with caplog.at_level("INFO", "cdpsync"):
        with launch(shell(f"{announcing(peer, other)}; exec sleep 60 # node server.js")) as client:
            assert client.port == other.port
    assert f"one.js at 127.0.0.1:{peer.port}; /app/server.js at 127.0.0.1:{other.port}" in caplog.text


def test_an_inspector_is_taken_if_target_names_one_of_its_targets(peer: LoopbackPeer, other: LoopbackPeer) -> None:
    other.targets = [other.target("b", title="nodemon")]
    with launch(shell(f"{announcing(peer, other)}; exec sleep 60"), target="nodemon") as client:
        assert client.port == other.port


def test_a_launcher_is_named_if_the_program_that_it_starts_has_no_inspector(peer: LoopbackPeer) -> None:
    peer.targets = [peer.target("a", title="/usr/bin/npx")]
    with pytest.raises(ConnectError) as caught:
        launch(shell(f"{announcing(peer)}; exec sleep 60"), start_timeout=0.5)
    assert f"only a program that starts others has an inspector: /usr/bin/npx at 127.0.0.1:{peer.port}" in str(
        caught.value
    )


def test_connecting_again_goes_to_where_the_program_listens_now(peer: LoopbackPeer, other: LoopbackPeer) -> None:
    """For example, after a watcher has restarted it."""
    script = f"{announcing(peer)}; read again; {announcing(other)}; exec sleep 60"
    with launch(shell(script), stdin=subprocess.PIPE) as client:
        assert client.port == peer.port
        assert client.process.stdin is not None
        peer.__exit__()
        wait_until(lambda: client.closed)
        client.process.stdin.write(b"again\n")
        client.process.stdin.flush()
        client.connect()
        assert client.port == other.port


@pytest.mark.real
@pytest.mark.skipif(sys.platform != "linux", reason="sockets are looked for in /proc")
@pytest.mark.parametrize(
    "script",
    [
        "exec {node} --inspect=127.0.0.1:0 -e 'setInterval(() => {{}}, 60000)' >/dev/null 2>&1",
        """
            echo Debugger listening on ws://127.0.0.1:0/ws/x
            exec {node} --inspect-publish-uid=http --inspect=127.0.0.1:0 -e 'setInterval(() => {{}}, 60000)'
        """,
    ],
    ids=["its output goes elsewhere", "it prints port 0"],
)
def test_an_inspector_that_does_not_print_its_port_is_found(script: str) -> None:
    with launch(shell(script.format(node=find_runtime("node")))) as client:
        assert client.browser.startswith("node.js/")


@pytest.mark.real
def test_a_program_under_a_watcher_is_connected_to_again(tmp_path: Path) -> None:
    script = tmp_path / "app.js"
    script.write_text("globalThis.version = 1; setInterval(() => {}, 60000)")
    with launch([find_runtime("node"), "--watch", script], cwd=tmp_path) as client:
        wait_for(client, "globalThis.version === 1")
        pause = threading.Event()
        while not client.closed:  # the watcher may not look at the file yet
            script.write_text("globalThis.version = 2; setInterval(() => {}, 60000)")
            pause.wait(0.5)
        client.connect()
        wait_for(client, "globalThis.version === 2")
