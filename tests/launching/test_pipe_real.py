"""launch(pipe=True) with a real Chromium."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cdpsync import ClosedError, ConnectionClosed, LaunchedClient, SessionClosed, launch
from cdpsync.processes import listening

from ..conftest import command, find_runtime, wait_for

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes to a browser"),
]

FLOOD = 10_000


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pipe")


@pytest.fixture(scope="module")
def shared(directory: Path) -> Iterator[LaunchedClient]:
    script = directory / "page.js"
    script.write_text("globalThis.answer = 42;\nglobalThis.add = (a, b) => {\n  return a + b;\n};")
    with launch(command("chromium", script), pipe=True, target="page.html") as client:
        yield client


@pytest.fixture
def chromium(shared: LaunchedClient) -> LaunchedClient:
    wait_for(shared, "globalThis.answer === 42")
    return shared


def blank() -> list[str]:
    """The command that opens an empty page."""
    return [find_runtime("chromium"), "--headless", "--no-sandbox", "--disable-gpu", "about:blank"]


def test_no_port_is_open(chromium: LaunchedClient) -> None:
    assert listening(chromium.process.pid) == []
    assert "remote-debugging-port" not in str(chromium.process.args)


def test_the_client_is_a_session_of_the_page(chromium: LaunchedClient, directory: Path) -> None:
    assert chromium.target is not None
    assert chromium.target.url == (directory / "page.html").as_uri()
    assert chromium.session_id is not None
    assert chromium.browser.startswith("Chrome/")
    assert chromium.evaluate("answer") == 42
    info = chromium.Target.getTargetInfo()["targetInfo"]
    assert (info["type"], info["targetId"]) == ("page", chromium.target_id)


def test_the_root_session_is_the_browser(chromium: LaunchedClient) -> None:
    browser = chromium.browser_session()
    assert browser.session_id is None
    assert browser.Browser.getVersion()["product"] == chromium.browser
    opened = browser.send_command("Target.createTarget", {"url": "data:text/html,<title>second</title>"})
    second = browser.attach_to_target(opened["targetId"])
    wait_for(second, "document.title === 'second'")
    browser.send_command("Target.closeTarget", {"targetId": opened["targetId"]})
    with pytest.raises(SessionClosed), second.events("A.*") as events:
        events.get()
    assert chromium.evaluate("answer") == 42


def test_the_helpers_work(chromium: LaunchedClient, tmp_path: Path) -> None:
    with chromium.debugger as debugger:
        assert debugger.break_at("page.html:3").bound
        chromium.submit("Runtime.evaluate", {"expression": "add(1, 2)"})
        assert debugger.wait().line == 3
    with chromium.console as console:
        chromium.evaluate("console.log('seen')")
        assert console.get().text == "seen"
    assert chromium.heap.save(tmp_path / "a.heapsnapshot").size > 100_000
    assert chromium.page.screenshot(tmp_path / "a.png").size > 100
    with chromium.tracing.record(tmp_path / "a.json"):
        chromium.evaluate("1")
    assert (tmp_path / "a.json").stat().st_size > 100


def test_every_event_that_came_before_a_reply_is_in_its_queue(chromium: LaunchedClient) -> None:
    with chromium.enabling("Runtime"), chromium.events("Runtime.consoleAPICalled") as events:
        run = f"for (let n = 0; n < {FLOOD}; n++) console.log(n)"
        chromium.send_command("Runtime.evaluate", {"expression": run}, timeout=60)
        assert [event.params["args"][0]["value"] for event in events.drain()] == list(range(FLOOD))


def test_large_messages_pass_in_both_directions(chromium: LaunchedClient) -> None:
    assert chromium.call("text => text.length", "x" * 5_000_000) == 5_000_000
    assert len(chromium.evaluate("'x'.repeat(36_000_000)", timeout=60)) == 36_000_000


def test_the_client_stays_with_the_page_when_it_goes_elsewhere(chromium: LaunchedClient, directory: Path) -> None:
    before = chromium.session_id
    for url in ("data:text/html,<title>elsewhere</title>", (directory / "page.html").as_uri()):
        chromium.page.navigate(url)
        assert chromium.evaluate("location.href") == url
    assert chromium.session_id == before


def test_a_browser_that_is_killed_ends_every_wait_and_close_leaves_nothing() -> None:
    with launch(["env", "A=1", *blank()], pipe=True) as client:
        never = client.submit("Runtime.evaluate", {"expression": "new Promise(() => {})", "awaitPromise": True})
        with client.events("A.*") as events:
            os.kill(client.process.pid, signal.SIGKILL)
            for wait in (never.result, events.get, lambda: client.send_command("A.run")):
                with pytest.raises(ConnectionClosed, match="the browser closed its pipe"):
                    wait()
        client.process.wait(5)
        assert client.ended


def test_a_page_that_is_closed_says_why_and_the_browser_ends_in_order() -> None:
    with launch(blank(), pipe=True) as client:
        browser = client.browser_session()
        browser.send_command("Target.createTarget", {"url": "data:text/html,<title>second</title>"})
        assert client.target_id is not None
        with client.events("A.*") as events:
            browser.send_command("Target.closeTarget", {"targetId": client.target_id})
            with pytest.raises(ClosedError):
                events.get()
        assert client.close_reason in ("the target detached: Render process gone.", "detached from its target")
        client.connect()
        assert client.evaluate("document.title") == "second"
    assert client.process.returncode == 0
