"""Programs that only start others: npm, and `node --test`, whose own process cannot be connected to."""

from __future__ import annotations

import json
import queue
import shutil
import sys
import threading
from pathlib import Path

import pytest

from cdpsync import ChildClient, ConnectError, ConnectionClosed, launch

from ..conftest import find_runtime

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes")

FILES = ["a.test.js", "b.test.js"]
ARGUMENTS = ["--test", "--test-concurrency=1", *FILES]


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """A package whose tests are in two files."""
    for name in FILES:
        (tmp_path / name).write_text("require('node:test')('adds', () => {})")
    (tmp_path / "package.json").write_text(json.dumps({"scripts": {"test": " ".join(["node", *ARGUMENTS])}}))
    return tmp_path


@pytest.mark.skipif(shutil.which("npm") is None, reason="npm is not installed")
def test_npm_itself_is_the_client_and_the_test_files_are_children(directory: Path) -> None:
    started: queue.SimpleQueue[ChildClient] = queue.SimpleQueue()
    with launch(["npm", "test"], children="hold", wait_for_debugger=True, cwd=directory) as client:
        assert client.evaluate("process.pid") == client.process.pid
        client.children.on_start(started.put)
        client.run_if_waiting()
        for name in FILES:
            child = client.children.wait(name)
            assert started.get(timeout=30) is child
            child.run_if_waiting()
        assert client.process.wait(30) == 0
        with pytest.raises(ConnectionClosed, match="the launched program has ended"):
            client.children.wait(FILES[0])


@pytest.mark.parametrize("name", ["node", "system-node"])
def test_the_other_files_are_children_when_the_first_one_has_ended(name: str, directory: Path) -> None:
    """The client is that of the first file, because the runner cannot be connected to."""
    started: queue.SimpleQueue[ChildClient] = queue.SimpleQueue()
    has_ended = threading.Event()
    with launch([find_runtime(name), *ARGUMENTS], children="hold", cwd=directory) as client:
        client.on_close(lambda _: has_ended.set())
        client.children.on_start(started.put)
        for file in FILES:
            child = client.children.wait(file)
            assert started.get(timeout=30) is child
            child.run_if_waiting()
            assert has_ended.wait(30)
        assert client.process.wait(30) == 0


def test_a_target_that_never_starts_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConnectError, match="it ended before a process with target='nobody' could be connected to"):
        launch([find_runtime("node"), "-e", "0"], children=True, target="nobody")


def test_a_target_names_another_client(directory: Path) -> None:
    """What starts it is let go."""
    command = [find_runtime("node"), *ARGUMENTS]
    with launch(command, children=True, wait_for_debugger=True, target="b.test", cwd=directory) as client:
        assert client.evaluate("process.argv[1]").endswith("b.test.js")
        client.run_if_waiting()
        assert client.process.wait(30) == 0
