"""client.heap on real Deno, Node and Chromium."""

from __future__ import annotations

import os
import threading
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest

from cdpsync import (
    CDPClient,
    CDPTimeoutError,
    ConnectionClosed,
    SessionClosed,
    SnapshotError,
)
from cdpsync.files.snapshot_check import SnapshotCheck

from ...conftest import ALL, SERVERS, Start
from ...test_real import evaluate, parsed

pytestmark = pytest.mark.real

STRANGE = """
globalThis.strange = [];
for (const text of ["\\u{1F600}", "\\u4E2D\\u6587", "\\uD800", "\\uDC00x", "a\\0b", "\\u{1D83D}",
                    '"\\\\', "\\u2028", "\\x7f"])
  for (let i = 0; i < 200; i++) strange.push((text + i).repeat(20).split("").join(""));
setInterval(() => {}, 60000);
"""

LEAK = """
class Customer {
  constructor(i) {
    this.name = "customer number " + i;
    this.tags = ["a" + i, "b" + i];
    this.greet = () => i;
  }
}
globalThis.customers = [];
for (let i = 0; i < COUNT; i++) customers.push(new Customer(i));
setInterval(() => {}, 60000);
"""


def test_a_snapshot_is_whole_and_parses(real: CDPClient) -> None:
    progress: list[tuple[int, int]] = []
    text = real.take_heap_snapshot(lambda done, total: progress.append((done, total)))
    assert len(parsed(text)["strings"]) > 1000
    assert progress[-1][0] == progress[-1][1] > 10_000
    assert real.pending() == []


def test_a_snapshot_knows_the_program_and_the_time_of_the_capture(real: CDPClient) -> None:
    start = datetime.now(timezone.utc)
    origin = real.heap.snapshot().origin
    assert real.target is not None
    assert origin.program == f"{real.target.title}, {real.browser}"
    assert origin.captured is not None
    assert start <= origin.captured <= datetime.now(timezone.utc)


@pytest.mark.parametrize("name", ALL)
def test_a_heap_with_every_kind_of_character_is_captured(start: Start, name: str) -> None:
    strings = parsed(start(name, STRANGE).take_heap_snapshot())["strings"]
    assert any("\u4e2d\u6587" in text for text in strings)


@pytest.mark.parametrize("name", ALL)
def test_frames_of_more_than_a_megabyte_arrive(start: Start, name: str) -> None:
    """Node 20 cuts its chunks at 100 KB; all later V8s at 1 MiB, plus what JSON escapes."""
    client = start(name, LEAK.replace("COUNT", "5000"))
    with client.events("HeapProfiler.addHeapSnapshotChunk") as queue:
        text = client.take_heap_snapshot()
        sizes: list[int] = []
        while sum(sizes) < len(text):
            sizes.append(len(queue.get(0).params["chunk"]))
    assert sum(sizes) == len(text)
    assert max(sizes) == 102_400 or max(sizes) > 1_048_000


@pytest.mark.parametrize("name", ALL)
def test_a_large_snapshot_is_saved_to_a_file(start: Start, name: str, tmp_path: Path) -> None:
    client = start(name, LEAK.replace("COUNT", "12000"), wait=60)
    path = tmp_path / "large.heapsnapshot"
    assert client.heap.save(path, silence=120).path == path
    assert path.stat().st_size > 8_000_000
    snapshot = parsed(path.read_text("ascii"))
    assert len(snapshot["strings"]) > 36_000
    path.unlink()


def test_any_missing_chunk_is_noticed(real: CDPClient) -> None:
    """Every chunk in turn; but for those that lie wholly within a section without a count, as described."""
    text = real.take_heap_snapshot()
    size = 102_400
    uncounted = (text.index('"samples":['), text.index('"strings":['))
    unnoticed = []
    for begin in range(0, len(text), size):
        check = SnapshotCheck()
        data = (text[:begin] + text[begin + size :]).encode()
        try:
            for offset in range(0, len(data), 2**20):
                check.feed(data[offset : offset + 2**20])
            check.finish(lambda offset, count, data=data: data[offset : offset + count])  # type: ignore[misc]
        except SnapshotError:
            continue
        unnoticed.append(begin)
    assert all(uncounted[0] < begin and begin + size < uncounted[1] for begin in unnoticed)


@pytest.mark.parametrize("name", SERVERS)
def test_a_program_that_is_held_before_its_first_line_is_captured(start: Start, name: str) -> None:
    client = start(name, "console.log('ran'); setInterval(() => {}, 60000)", ready=False, wait_for_debugger=True)
    parsed(client.take_heap_snapshot())
    client.send_command("Runtime.enable")
    with client.expect_event("Runtime.consoleAPICalled"):
        client.run_if_waiting()
    parsed(client.take_heap_snapshot())


@pytest.mark.parametrize("name", SERVERS)
def test_a_program_that_loops_for_ever_is_captured(start: Start, name: str) -> None:
    client = start(name, "for (;;);", ready=False)
    parsed(client.take_heap_snapshot())
    parsed(client.take_heap_snapshot())


@pytest.mark.parametrize("name", SERVERS)
def test_a_program_that_has_ended_is_captured(start: Start, name: str) -> None:
    client: Any = start(name, "globalThis.x = 1; setTimeout(() => {}, 100)", ready=False, wait_for_debugger=True)
    client.run_if_waiting()
    pause = threading.Event()
    while not client.ended:
        pause.wait(0.02)
    parsed(client.take_heap_snapshot())
    client.close()
    assert client.process.returncode == 0


@pytest.mark.parametrize("name", ALL)
def test_a_paused_program_is_captured(start: Start, name: str) -> None:
    client = start(name)
    client.send_command("Debugger.enable")
    with client.expect_event("Debugger.paused"):
        evaluate(client, "setTimeout(() => { debugger; }, 1); 1")
    parsed(client.take_heap_snapshot())
    with client.expect_event("Debugger.resumed"):
        client.send_command("Debugger.resume")


def test_the_timeout_of_a_chromium_page_that_loops_for_ever_says_what_to_do(start: Start) -> None:
    client = start("chromium")
    client.submit("Runtime.evaluate", {"expression": "for (;;);"})
    with pytest.raises(CDPTimeoutError, match=r"it answers nothing.*Runtime\.terminateExecution"):
        client.take_heap_snapshot(silence=1)
    client.send_command("Runtime.terminateExecution")
    parsed(client.take_heap_snapshot())


@pytest.mark.parametrize("name", ALL)
def test_other_commands_are_answered_during_a_snapshot(start: Start, name: str) -> None:
    client = start(name, LEAK.replace("COUNT", "6000"), wait=30)
    texts: list[str] = []
    thread = threading.Thread(target=lambda: texts.append(client.take_heap_snapshot()))
    thread.start()
    while thread.is_alive():
        assert evaluate(client, "6 * 7") == 42
    thread.join()
    parsed(texts[0])


@pytest.mark.parametrize("name", ALL)
def test_a_process_that_is_killed_in_the_middle_ends_the_wait_and_leaves_no_file(
    start: Start, name: str, tmp_path: Path
) -> None:
    client: Any = start(name, LEAK.replace("COUNT", "15000"), wait=30)
    folder = tmp_path / "out"
    folder.mkdir()

    def kill(done: int, total: int) -> None:
        if done:
            client.process.kill()

    with pytest.raises((ConnectionClosed, SessionClosed)):
        client.heap.save(folder / "a.heapsnapshot", kill)
    assert os.listdir(folder) == []


@pytest.mark.parametrize("name", ALL)
def test_two_threads_each_get_a_snapshot(start: Start, name: str) -> None:
    client = start(name)
    texts: list[str] = []
    threads = [threading.Thread(target=lambda: texts.append(client.take_heap_snapshot())) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [bool(parsed(text)) for text in texts] == [True, True]


@pytest.mark.parametrize("name", ALL)
def test_garbage_is_collected(start: Start, name: str) -> None:
    client = start(name)
    client.enable_heap_profiler()
    evaluate(client, "for (let i = 0; i < 100; i++) new Array(10000).fill(i); 1")
    client.heap.collect_garbage()
