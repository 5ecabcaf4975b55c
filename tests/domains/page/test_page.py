"""client.page on a real Chromium, with a server of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cdpsync import CDPClient, CDPTimeoutError, CommandError, LoadedPage, NavigationError, connect, launch

from ...conftest import command, wait_for
from ...peers import ScriptedSession


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    """The address of the server. It is a process of its own: Chromium opens connections that it does not use."""
    with subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("server.py"))], stdout=subprocess.PIPE
    ) as server:
        assert server.stdout is not None
        yield f"http://127.0.0.1:{int(server.stdout.readline())}"
        server.kill()


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CDPClient]:
    script = tmp_path_factory.mktemp("page") / "page.js"
    script.write_text("globalThis.ready = true")
    with launch(command("chromium", script), timeout=20) as client:
        wait_for(client, "globalThis.ready")
        yield client


@pytest.mark.parametrize("wait", ["commit", "domcontentloaded", "load", "networkidle"])
def test_a_page_is_there_after_it_was_loaded(client: CDPClient, base: str, wait: str) -> None:
    loaded = client.page.navigate(f"{base}/ok?{wait}", wait=wait)
    assert loaded == LoadedPage(f"{base}/ok?{wait}", 200, "text/html")
    assert client.evaluate("location.href") == loaded.url


@pytest.mark.parametrize(("path", "status"), [("/404", 404), ("/404-empty", 404), ("/500-empty", 500)])
def test_an_http_status_is_no_error(client: CDPClient, base: str, path: str, status: int) -> None:
    loaded = client.page.navigate(base + path)
    assert (loaded.url, loaded.status) == (base + path, status)


def test_redirects_are_followed_and_told(client: CDPClient, base: str) -> None:
    loaded = client.page.navigate(f"{base}/redirect")
    assert (loaded.url, loaded.status) == (f"{base}/ok", 200)
    assert loaded.redirects == (f"{base}/redirect", f"{base}/second")


def test_a_page_that_replaces_itself_is_followed(client: CDPClient, base: str) -> None:
    loaded = client.page.navigate(f"{base}/replaces-itself")
    assert (loaded.url, loaded.status, loaded.redirects) == (f"{base}/ok", 200, (f"{base}/replaces-itself",))


def test_a_page_without_a_server_has_no_status(client: CDPClient) -> None:
    assert client.page.navigate("about:blank").status is None
    assert client.page.navigate("data:text/html,<p>hi").status is None


def test_a_hash_moves_within_the_document(client: CDPClient, base: str) -> None:
    client.page.navigate(f"{base}/ok")
    client.evaluate("globalThis.kept = 1")
    assert client.page.navigate(f"{base}/ok#there") == LoadedPage(f"{base}/ok#there", same_document=True)
    assert client.evaluate("kept") == 1


@pytest.mark.parametrize(
    ("url", "reason", "hint"),
    [
        ("{}/204", "net::ERR_ABORTED", "204"),
        ("{}/download", "net::ERR_ABORTED", "download"),
        ("{}/loop", "net::ERR_TOO_MANY_REDIRECTS", ""),
        ("http://127.0.0.1:65530/", "net::ERR_CONNECTION_REFUSED", ""),
        ("http://name.invalid/", "net::ERR_NAME_NOT_RESOLVED", ""),
        ("http://", "Cannot navigate to invalid URL", ""),
    ],
)
def test_a_page_that_cannot_be_loaded_is_an_error(
    client: CDPClient, base: str, url: str, reason: str, hint: str
) -> None:
    url = url.format(base)
    with pytest.raises(NavigationError) as caught:
        client.page.navigate(url)
    assert (caught.value.url, caught.value.reason) == (url, reason)
    assert hint in caught.value.hint


def test_a_page_that_leads_to_one_that_cannot_be_loaded_is_an_error(client: CDPClient, base: str) -> None:
    with pytest.raises(NavigationError, match="ERR_CONNECTION_REFUSED") as caught:
        client.page.navigate(f"{base}/leads-nowhere")
    assert caught.value.url == "http://127.0.0.1:65530/"


def test_a_page_that_crashes_is_an_error_and_another_can_be_loaded(client: CDPClient, base: str) -> None:
    with pytest.raises(NavigationError):
        client.page.navigate("chrome://crash")
    assert client.page.navigate(f"{base}/ok").status == 200


def test_a_page_that_never_loads_is_waited_for_only_so_long(client: CDPClient, base: str) -> None:
    with pytest.raises(CDPTimeoutError, match=r"has reached DOMContentLoaded.*timeout=SECONDS"):
        client.page.navigate(f"{base}/image", timeout=0.8)
    assert client.page.navigate(f"{base}/image", wait="domcontentloaded").status == 200


def test_a_dialog_that_nobody_answers_is_told_and_dismissed(
    client: CDPClient, base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cdpsync.domains.page.dialogs.PATIENCE", 0.1)
    with pytest.raises(NavigationError, match=r'alert\("hello"\).*Page\.handleJavaScriptDialog'):
        client.page.navigate(f"{base}/alert")
    assert "after" in client.page.content()


def test_a_dialog_that_a_handler_answers_is_no_error(client: CDPClient, base: str) -> None:
    with connect(client.port) as other:

        def answer(event: Any) -> None:
            other.submit("Page.handleJavaScriptDialog", {"accept": True})

        other.on_event("Page.javascriptDialogOpening", answer)
        assert other.page.navigate(f"{base}/alert").status == 200


@pytest.mark.parametrize("code", ["alert('early')", "for (;;);"])
def test_a_page_that_is_stuck_can_be_left(
    client: CDPClient, base: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cdpsync.domains.page.navigation._STUCK", 0.3)
    client.page.navigate(f"{base}/ok")
    client.evaluate(f"setTimeout(() => {{ {code} }}); 0")
    with pytest.raises(CDPTimeoutError, match="busy, or shows a dialog"):
        client.page.content(timeout=0.3)
    assert client.page.navigate(f"{base}/ok").status == 200


def test_many_navigations_in_a_row_are_not_mixed_up(client: CDPClient, base: str) -> None:
    for number in range(8):
        client.submit("Runtime.evaluate", {"expression": "history.back()"})
        assert client.page.navigate(f"{base}/ok?{number}").url == f"{base}/ok?{number}"
        assert client.page.navigate(f"{base}/ok?{number}#x").same_document
        assert client.page.navigate(f"{base}/redirect").url == f"{base}/ok"


def test_a_screenshot_has_the_format_of_its_name(client: CDPClient, base: str, tmp_path: Path) -> None:
    client.page.navigate(f"{base}/ok")
    for name, start in [("a.png", b"\x89PNG"), ("a.JPG", b"\xff\xd8\xff"), ("a.webp", b"RIFF")]:
        saved = client.page.screenshot(tmp_path / name)
        data = (tmp_path / name).read_bytes()
        assert data.startswith(start)
        assert (saved.path, saved.size) == (tmp_path / name, len(data))
        assert (tmp_path / name).stat().st_mode & 0o777 == 0o600
    assert client.page.screenshot(format="jpeg", quality=10).startswith(b"\xff\xd8\xff")


def test_a_full_screenshot_is_as_tall_as_the_page(client: CDPClient, base: str) -> None:
    client.page.navigate(f"{base}/tall")
    size = (client.evaluate("document.documentElement.clientWidth"), 5000)
    assert dimensions(client.page.screenshot(full=True)) == size
    assert dimensions(client.page.screenshot())[1] < 5000
    part = client.page.screenshot(clip={"x": 10, "y": 4000, "width": 30, "height": 20})
    assert dimensions(part) == (30, 20)


def dimensions(png: bytes) -> tuple[int, int]:
    """The width and height of a PNG (https://www.w3.org/TR/png/#11IHDR)."""
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


def test_a_page_is_printed(client: CDPClient, base: str, tmp_path: Path) -> None:
    client.page.navigate(f"{base}/ok")
    saved = client.page.pdf(tmp_path / "a.pdf", landscape=True)
    data = (tmp_path / "a.pdf").read_bytes()
    assert (data[:5], saved.size) == (b"%PDF-", len(data))
    assert b"%%EOF" in client.page.pdf()[-20:]


def test_the_html_of_a_page_and_of_its_frame(client: CDPClient, base: str) -> None:
    client.page.navigate(f"{base}/frame")
    client.evaluate("document.documentElement.__defineGetter__('outerHTML', () => 'false')")
    assert client.page.content().startswith("<!DOCTYPE html>\n<html><head></head><body><p>outer<iframe")
    (frame,) = client.send_command("Page.getFrameTree")["frameTree"]["childFrames"]
    assert "<title>ok</title>" in client.page.content(frame["frame"]["id"])


def test_an_older_file_is_left_as_it_was_if_it_fails(client: CDPClient, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("old")
    with pytest.raises(CommandError):
        client.page.pdf(tmp_path / "a.pdf", pageRanges="nonsense")
    assert (tmp_path / "a.pdf").read_text() == "old"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"path": "a.gif"}, ValueError),
        ({"format": "gif"}, ValueError),
        ({"quality": 5}, ValueError),
        ({"full": True, "clip": {"x": 0, "y": 0, "width": 1, "height": 1}}, ValueError),
    ],
)
def test_a_wrong_argument_of_a_screenshot_is_noticed(arguments: dict[str, Any], error: type[Exception]) -> None:
    with ScriptedSession(browser="Chrome/156.0") as session, pytest.raises(error):
        session.page.screenshot(**arguments)


@pytest.mark.parametrize("browser", ["node.js/v24.19.0", "Deno/2.9.8"])
def test_node_and_deno_have_no_pages(browser: str) -> None:
    with ScriptedSession(browser=browser) as session, pytest.raises(CommandError, match=f"{browser} has no pages"):
        session.page.navigate("http://localhost/")
