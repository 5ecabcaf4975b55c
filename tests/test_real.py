"""The promises of the guides, on real Deno, Node and Chromium."""

from __future__ import annotations

import json
import os
import re
import threading
from pathlib import Path
from typing import Any

import pytest

from cdpsync import (
    CDPClient,
    CDPTimeoutError,
    CommandError,
    ConnectError,
    ConnectionClosed,
    Inspector,
    SessionClosed,
    SnapshotError,
    connect,
    list_targets,
)
from cdpsync.files.snapshot_check import SnapshotCheck

from .conftest import ALL, SERVERS, Start, wait_for

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


def evaluate(client: Any, expression: str, **params: object) -> Any:
    reply = client.send_command("Runtime.evaluate", {"expression": expression, "returnByValue": True, **params})
    assert "exceptionDetails" not in reply, reply
    return reply["result"].get("value")


def parsed(text: str) -> dict[str, Any]:
    """The snapshot, after a look at whether its counts agree."""
    snapshot: dict[str, Any] = json.loads(text)
    meta = snapshot["snapshot"]["meta"]
    assert len(snapshot["nodes"]) == snapshot["snapshot"]["node_count"] * len(meta["node_fields"])
    assert len(snapshot["edges"]) == snapshot["snapshot"]["edge_count"] * len(meta["edge_fields"])
    names = snapshot["nodes"][meta["node_fields"].index("name") :: len(meta["node_fields"])]
    assert max(names) < len(snapshot["strings"])
    return snapshot


# --- commands and events ---


def test_a_command_is_answered(real: CDPClient) -> None:
    assert evaluate(real, "6 * 7") == 42
    assert real.browser.startswith(("node.js/", "Deno/", "Chrome/"))
    assert real.target is not None
    assert real.target.type in ("node", "page")


def test_an_error_says_which_parameter_is_wrong(real: CDPClient) -> None:
    with pytest.raises(CommandError) as caught:
        real.send_command("Runtime.evaluate", {"expression": 7})
    assert caught.value.code == -32602
    assert "expression" in str(caught.value.data)


def test_an_unknown_command_is_an_error(real: CDPClient) -> None:
    with pytest.raises(CommandError, match="wasn't found"):
        real.send_command("Runtime.nosuch")


def test_events_before_a_reply_are_there_when_it_is(real: CDPClient) -> None:
    real.send_command("Runtime.enable")
    with real.events("Runtime.consoleAPICalled") as queue:
        for round_ in range(20):
            evaluate(real, f"console.log({round_})")
            assert queue.get(timeout=0).params["args"][0]["value"] == round_


def test_a_storm_of_events_loses_none(real: CDPClient) -> None:
    real.send_command("Runtime.enable")
    with real.events("Runtime.consoleAPICalled") as queue:
        command = real.submit("Runtime.evaluate", {"expression": "for (let i = 0; i < 20000; i++) console.log(i)"})
        seen = [event.params["args"][0]["value"] for event in queue.events_before(command, timeout=30)]
    assert seen == list(range(20000))


def test_handlers_may_command(real: CDPClient) -> None:
    answers: list[object] = []
    done = threading.Event()

    def handler(event: object) -> None:
        answers.append(evaluate(real, "6 * 7"))
        done.set()

    real.send_command("Runtime.enable")
    with real.on_event("Runtime.consoleAPICalled", handler):
        evaluate(real, "console.log('now')")
        assert done.wait(10)
    assert answers[:1] == [42]


def test_a_script_pauses_and_goes_on(real: CDPClient) -> None:
    real.send_command("Debugger.enable")
    with real.expect_event("Debugger.paused") as paused:
        evaluate(real, "setTimeout(() => { debugger; }, 1); 1")
    assert paused.value.params["callFrames"]
    with real.expect_event("Debugger.resumed"):
        real.send_command("Debugger.resume")
    real.send_command("Debugger.disable")


def test_values_of_all_sizes_come_whole(real: CDPClient) -> None:
    for size in (0, 100, 70_000, 5_000_000, 20_000_000):
        assert evaluate(real, f"'x'.repeat({size})") == "x" * size


def test_commands_of_all_sizes_arrive_whole(real: CDPClient) -> None:
    for size in (0, 100, 70_000, 5_000_000, 20_000_000):
        assert evaluate(real, "'" + "x" * size + "'.length") == size


def test_lone_surrogates_and_nul_pass_both_ways(real: CDPClient) -> None:
    text = "a\0b\ud83dc\u4e2d\U0001f600"
    assert evaluate(real, f"[{json.dumps(text)}, 1][0]") == text


def test_many_threads_share_a_client(real: CDPClient) -> None:
    wrong: list[object] = []

    def work(number: int) -> None:
        for round_ in range(30):
            if evaluate(real, f"{number} * 1000 + {round_}") != number * 1000 + round_:
                wrong.append((number, round_))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert real.pending() == []


def test_a_timeout_leaves_the_client_usable(real: CDPClient) -> None:
    with pytest.raises(CDPTimeoutError, match=r"Runtime\.evaluate"):
        real.send_command(
            "Runtime.evaluate", {"expression": "new Promise(() => {})", "awaitPromise": True}, timeout=0.1
        )
    assert evaluate(real, "6 * 7") == 42


def test_a_command_to_a_session_that_was_never_attached_is_not_sent(real: CDPClient) -> None:
    with pytest.raises(SessionClosed):
        real.session("no such session")


def test_a_wrong_path_is_refused_with_what_the_target_said(shared: tuple[str, int]) -> None:
    with pytest.raises(ConnectError, match="HTTP (400|404|500)"):
        connect(f"ws://127.0.0.1:{shared[1]}/devtools/page/nosuch")


def test_an_address_that_is_printed_for_all_interfaces_is_loopback(shared: tuple[str, int]) -> None:
    (target, *_) = list_targets(shared[1])
    with connect(target.websocket_url.replace("127.0.0.1", "0.0.0.0")) as client:
        assert evaluate(client, "6 * 7") == 42


def test_another_name_for_the_host_is_not_refused(shared: tuple[str, int], monkeypatch: pytest.MonkeyPatch) -> None:
    """As a container or a tunnel has; all three refuse it in the Host header."""
    import socket

    resolve = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *rest, **more: resolve(host.replace("inspector.test", "127.0.0.1"), *rest, **more),
    )
    assert Inspector(f"inspector.test:{shared[1]}").version()["Browser"]
    with connect(f"inspector.test:{shared[1]}") as client:
        assert evaluate(client, "6 * 7") == 42


# --- heap snapshots ---


def test_a_snapshot_is_whole_and_parses(real: CDPClient) -> None:
    progress: list[tuple[int, int]] = []
    text = real.take_heap_snapshot(lambda done, total: progress.append((done, total)))
    assert len(parsed(text)["strings"]) > 1000
    assert progress[-1][0] == progress[-1][1] > 10_000
    assert real.pending() == []


@pytest.mark.parametrize("name", ALL)
def test_a_heap_with_every_kind_of_character_is_captured(start: Start, name: str) -> None:
    strings = parsed(start(name, STRANGE).take_heap_snapshot())["strings"]
    assert any("\u4e2d\u6587" in text for text in strings)


@pytest.mark.parametrize("name", ALL)
def test_frames_are_larger_than_the_megabyte_that_others_stop_at(start: Start, name: str) -> None:
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
def test_a_large_snapshot_goes_to_a_file_in_flat_memory(start: Start, name: str, tmp_path: Path) -> None:
    client = start(name, LEAK.replace("COUNT", "90000"), wait=60)
    path = tmp_path / "large.heapsnapshot"
    assert client.heap.save(path, silence=120).path == path
    assert path.stat().st_size > 60_000_000
    assert os.listdir(tmp_path) == sorted(os.listdir(tmp_path))
    snapshot = parsed(path.read_text("ascii"))
    assert len(snapshot["strings"]) > 250_000
    path.unlink()


@pytest.mark.parametrize("name", ALL)
def test_any_chunk_missing_is_noticed(start: Start, name: str) -> None:
    """Every chunk in turn; but for those that lie wholly within a section without a count, as described."""
    text = start(name, LEAK.replace("COUNT", "5000")).take_heap_snapshot()
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


def test_a_chromium_page_that_loops_for_ever_times_out_and_says_what_to_do(start: Start) -> None:
    client = start("chromium")
    client.submit("Runtime.evaluate", {"expression": "for (;;);"})
    with pytest.raises(CDPTimeoutError, match=r"it answers nothing.*Runtime\.terminateExecution"):
        client.take_heap_snapshot(silence=3)
    client.send_command("Runtime.terminateExecution")
    parsed(client.take_heap_snapshot())


@pytest.mark.parametrize("name", ALL)
def test_other_commands_are_answered_during_a_snapshot(start: Start, name: str) -> None:
    client = start(name, LEAK.replace("COUNT", "20000"), wait=30)
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
    client: Any = start(name, LEAK.replace("COUNT", "50000"), wait=30)
    folder = tmp_path / "out"
    folder.mkdir()

    def kill(done: int, total: int) -> None:
        if done:
            client.process.kill()

    with pytest.raises((ConnectionClosed, SessionClosed)):
        client.heap.save(folder / "a.heapsnapshot", kill)
    assert os.listdir(folder) == []


@pytest.mark.parametrize("name", ALL)
def test_two_threads_that_want_a_snapshot_both_get_one(start: Start, name: str) -> None:
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


# --- what the runtimes have of their own ---


def test_a_command_that_deno_would_drop_the_connection_for_is_refused(start: Start) -> None:
    client = start("deno")
    with pytest.raises(ValueError, match="drops the connection"):
        evaluate(client, "'" + "x" * 70_000_000 + "'.length")
    assert evaluate(client, "6 * 7") == 42


def test_pages_of_chromium_are_opened_and_closed(start: Start) -> None:
    client = start("chromium")
    target = Inspector(client.port).new_target("data:text/html,<title>h%22x</title>")
    pause = threading.Event()
    while target.id not in [one.id for one in list_targets(client.port) if one.title == 'h"x']:
        pause.wait(0.05)
    with connect(client.port, target=target.id[:12]) as page:
        assert evaluate(page, "document.title") == 'h"x'
        command = page.submit("Runtime.evaluate", {"expression": "new Promise(() => {})", "awaitPromise": True})
        Inspector(client.port).close_target(target)
        with pytest.raises((SessionClosed, ConnectionClosed)):
            command.result(10)


def test_a_page_of_chromium_is_opened_at_the_whole_url(start: Start) -> None:
    port = start("chromium").port
    for url in (
        "http://127.0.0.1:1/a?x=1&y=2#z&for_tab",
        "http://127.0.0.1:1/a%20b%26c?q=%2B+%25&u=http://x/?a=1&b=2",
        'data:text/html,<title>a&b</title><p class="x">1 + 1 = 2; 100% & more?#no',
    ):
        assert Inspector(port).new_target(url).url == url


def test_a_page_of_chromium_that_is_closing_is_not_connected_to(start: Start) -> None:
    """It is listed first for a while, and takes connections."""
    port = start("chromium").port
    closing = set()
    for _ in range(5):
        target = Inspector(port).new_target()
        closing.add(target.id)
        Inspector(port).close_target(target)
        with connect(port) as page:
            assert page.target_id not in closing
            assert evaluate(page, "6 * 7") == 42


def test_sessions_of_chromium_pages_share_one_connection(start: Start) -> None:
    start_page = start("chromium")
    browser_url = Inspector(start_page.port).version()["webSocketDebuggerUrl"]
    with connect(browser_url) as browser:
        ids = [
            browser.send_command("Target.createTarget", {"url": f"data:text/html,<title>{name}</title>"})["targetId"]
            for name in ("one", "two")
        ]
        one, two = [browser.attach_to_target(target_id) for target_id in ids]
        assert (evaluate(one, "location.href + 1"), evaluate(two, "location.href + 2")) == (
            "data:text/html,<title>one</title>1",
            "data:text/html,<title>two</title>2",
        )
        texts: dict[str, str] = {}
        threads = [
            threading.Thread(target=lambda name=name, page=page: texts.update({name: page.take_heap_snapshot()}))
            for name, page in (("one", one), ("two", two))
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert all(parsed(text) for text in texts.values())
        assert len(texts) == 2

        waiting = two.submit("Runtime.evaluate", {"expression": "new Promise(() => {})", "awaitPromise": True})
        browser.send_command("Target.closeTarget", {"targetId": ids[1]})
        with pytest.raises(SessionClosed):
            waiting.result(10)
        with pytest.raises(SessionClosed):
            evaluate(two, "1")
        one.detach()
        with pytest.raises(SessionClosed, match="on this side"):
            evaluate(one, "1")
        assert browser.send_command("Browser.getVersion")["product"]


def test_a_crashed_page_ends_what_waits(start: Start) -> None:
    client = start("chromium")
    client.send_command("Page.enable")
    client.send_command("Inspector.enable")
    command = client.submit("Page.crash")
    with pytest.raises(SessionClosed, match="crashed"):
        command.result(10)
    assert not client.closed


def test_a_worker_of_deno_is_a_session_and_its_end_ends_it(start: Start) -> None:
    worker = "data:application/javascript," + "setInterval(() => {}, 1000); self.onmessage = () => self.close();"
    client = start(
        "deno",
        f"globalThis.worker = new Worker({json.dumps(worker)}, {{type: 'module'}}); setInterval(() => {{}}, 1000);",
    )
    with client.expect_event("Target.attachedToTarget") as attached:
        client.send_command(
            "Target.setAutoAttach", {"autoAttach": True, "waitForDebuggerOnStart": False, "flatten": True}
        )
    session = client.session(attached.value.params["sessionId"])
    wait_for(session, "typeof onmessage === 'function'")
    parsed(session.take_heap_snapshot())
    waiting = session.submit("Runtime.evaluate", {"expression": "new Promise(() => {})", "awaitPromise": True})
    with client.expect_event("Target.targetDestroyed"):
        evaluate(client, "worker.terminate()")
    with pytest.raises((SessionClosed, CommandError)):  # the latter where Deno still finds the time
        waiting.result(10)
    with pytest.raises(SessionClosed, match="destroyed"):
        evaluate(session, "1")


def test_the_end_of_a_program_says_how_it_ended(start: Start) -> None:
    client = start("deno", "setTimeout(() => { throw new Error('boom') }, 300)")
    with pytest.raises(ConnectionClosed, match=re.escape("code 1001 (going away)")) as caught:
        client.events("A.never").get(10)
    assert caught.value.code == 1001


def test_a_killed_program_ends_every_wait(start: Start) -> None:
    client: Any = start("node")
    command = client.submit("Runtime.evaluate", {"expression": "new Promise(() => {})", "awaitPromise": True})
    client.process.kill()
    with pytest.raises(ConnectionClosed):
        command.result(10)
    assert client.closed
    assert client.close_reason
