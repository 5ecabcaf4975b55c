"""launch(…, children=True): the processes that a program starts, each with a client of its own."""

from __future__ import annotations

import os
import queue
import re
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from cdpsync import CDPTimeoutError, ChildClient, LaunchedClient, launch

from ..conftest import find_runtime, wait_for

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes")

FORKS = """
const { fork } = require('node:child_process');
if (process.argv[2] === 'child') {
    process.on('message', depth => {
        if (depth > 0) fork(__filename, ['child', depth - 1]).send(depth - 1);
    });
    const code = 'globalThis.works = true; setInterval(() => {}, 60000)';
    globalThis.work = () => new (require('node:worker_threads').Worker)(code, { eval: true });
} else {
    globalThis.start = (...words) => fork(__filename, ['child', ...words]);
    start('one').send(1);
}
setInterval(() => {}, 60000);
"""

NODES = ["node", "system-node"]


@pytest.fixture(scope="module", params=NODES)
def client(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LaunchedClient]:
    script = tmp_path_factory.mktemp("children") / "forks.js"
    script.write_text(FORKS)
    with launch([find_runtime(request.param), script], children=True) as launched:
        launched.children.wait("child one")
        launched.children.wait(re.compile(r"child 0$"))
        yield launched


def test_a_child_is_a_client_with_its_command_line(client: LaunchedClient) -> None:
    child = client.children.wait("child one")
    assert child.evaluate("process.pid") == child.pid
    assert child.command_line == child.evaluate("[process.execPath, ...process.argv.slice(1)]")
    assert child in list(client.children)


def test_a_child_of_a_child_names_its_parent(client: LaunchedClient) -> None:
    child, grandchild = client.children.wait("child one"), client.children.wait(re.compile(r"child 0$"))
    assert child.parent_pid == client.evaluate("process.pid") == client.process.pid
    assert grandchild.parent_pid == child.pid


def test_a_child_is_found_by_its_process_id(client: LaunchedClient) -> None:
    pid = client.children.wait("child one").pid
    assert client.children.wait(pid=pid).pid == pid


def test_a_child_says_what_it_is(client: LaunchedClient) -> None:
    child = client.children.wait("child one")
    assert repr(child) == f"<ChildClient {child.pid} {Path(child.command_line[0]).name} forks.js child one, connected>"


def test_the_children_are_counted(client: LaunchedClient) -> None:
    assert len(client.children) == len(list(client.children)) >= 2


def test_a_child_has_the_workers_that_its_program_has(client: LaunchedClient) -> None:
    """The worker of cdpsync itself is not among them."""
    child = client.children.wait("child one")
    child.evaluate("void work()")
    worker = child.workers.wait()
    assert [one.session_id for one in child.workers] == [worker.session_id]
    wait_for(worker, "globalThis.works === true")
    assert child.evaluate("typeof works") == "undefined"


def test_a_time_out_lists_the_children_that_run_and_the_client(client: LaunchedClient) -> None:
    client.children.wait("child one")
    text = rf"a child with command='nobody'.*child one.*the client itself is {client.process.pid} \S+ \S+forks.js$"
    with pytest.raises(CDPTimeoutError, match=text):
        client.children.wait("nobody", timeout=0.05)


def test_a_handler_gets_each_child_that_starts(client: LaunchedClient) -> None:
    started: queue.SimpleQueue[ChildClient] = queue.SimpleQueue()
    with client.children.on_start(started.put):
        client.evaluate("void start('handled')")
        child = started.get(timeout=30)
    assert "handled" in child.command_line
    os.kill(child.pid, signal.SIGKILL)


def test_a_child_that_has_ended_is_no_longer_listed(client: LaunchedClient) -> None:
    client.evaluate("void start('ending')")
    child = client.children.wait("ending")
    closed = threading.Event()
    child.on_close(lambda _: closed.set())
    os.kill(child.pid, signal.SIGKILL)
    assert closed.wait(30)
    assert child not in list(client.children)
