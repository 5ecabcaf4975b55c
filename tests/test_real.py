"""Commands, events and targets on real Deno, Node and Chromium."""

from __future__ import annotations

import json
import threading
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
    connect,
    list_targets,
)

from .conftest import Start, wait_for

pytestmark = pytest.mark.real


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


def test_a_domain_sends_events_only_in_the_body_that_enables_it(real: CDPClient) -> None:
    wait_for(real, "globalThis.answer === 42")  # Node 20 cannot log before it runs the program
    with real.events("Runtime.consoleAPICalled") as queue:
        with real.enabling("Runtime"):
            queue.drain()  # the runtime repeats old messages
            evaluate(real, "console.log('within')")
            assert [event.params["args"][0]["value"] for event in queue.drain()] == ["within"]
        evaluate(real, "console.log('after')")
        assert queue.drain() == []


def test_a_handler_may_send_commands(real: CDPClient) -> None:
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


def test_a_script_pauses_and_resumes(real: CDPClient) -> None:
    real.send_command("Debugger.enable")
    with real.expect_event("Debugger.paused") as paused:
        evaluate(real, "setTimeout(() => { debugger; }, 1); 1")
    assert paused.value.params["callFrames"]
    with real.expect_event("Debugger.resumed"):
        real.send_command("Debugger.resume")
    real.send_command("Debugger.disable")


def test_values_of_all_sizes_are_received_whole(real: CDPClient) -> None:
    for size in (0, 100, 70_000, 5_000_000, 20_000_000):
        assert evaluate(real, f"'x'.repeat({size})") == "x" * size


def test_commands_of_all_sizes_are_sent_whole(real: CDPClient) -> None:
    for size in (0, 100, 70_000, 5_000_000, 20_000_000):
        assert evaluate(real, "'" + "x" * size + "'.length") == size


def test_lone_surrogates_and_nul_are_sent_and_received_unchanged(real: CDPClient) -> None:
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


def test_the_address_0_0_0_0_that_a_runtime_prints_can_be_connected_to(shared: tuple[str, int]) -> None:
    (target, *_) = list_targets(shared[1])
    with connect(target.websocket_url.replace("127.0.0.1", "0.0.0.0")) as client:
        assert evaluate(client, "6 * 7") == 42


def test_another_name_of_the_host_is_accepted(shared: tuple[str, int], monkeypatch: pytest.MonkeyPatch) -> None:
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


# --- what differs between the runtimes ---


def test_a_command_that_is_too_large_for_deno_is_refused(start: Start) -> None:
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


def test_chromium_opens_a_page_at_the_url_as_it_is(start: Start) -> None:
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


def test_a_crash_of_the_page_ends_all_waits(start: Start) -> None:
    client = start("chromium")
    client.send_command("Page.enable")
    client.send_command("Inspector.enable")
    command = client.submit("Page.crash")
    with pytest.raises(SessionClosed, match="crashed"):
        command.result(10)
    assert not client.closed


def test_a_worker_of_deno_is_a_session_that_ends_with_it(start: Start) -> None:
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
    for _ in range(5):  # on a busy machine, Deno 2.9 may exit before it has sent its close frame
        client = start("deno", "setTimeout(() => { throw new Error('boom') }, 300)")
        with pytest.raises(ConnectionClosed) as caught:
            client.events("A.never").get(10)
        if caught.value.code is not None:
            break
    assert caught.value.code == 1001
    assert "code 1001 (going away)" in str(caught.value)


def test_a_killed_program_ends_every_wait(start: Start) -> None:
    client: Any = start("node")
    command = client.submit("Runtime.evaluate", {"expression": "new Promise(() => {})", "awaitPromise": True})
    client.process.kill()
    with pytest.raises(ConnectionClosed):
        command.result(10)
    assert client.closed
    assert client.close_reason
