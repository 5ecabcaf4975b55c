"""Which target is connected to, and what happens if it goes away in the meantime."""

from __future__ import annotations

import logging
import socket
import threading

import pytest

from cdpsync import CDPClient, ConnectError, Target, connect
from cdpsync.discovery.choosing import choose_target

from ..peers import LoopbackPeer, PeerConnection, http_answer


def target(id: str, type: str = "page", title: str = "", url: str = "") -> Target:
    return Target(id, type, title, url, f"ws://127.0.0.1:1/{id}")


TARGETS = [
    target("UI1", "browser_ui", "Omnibox popup"),
    target("ABC1", "page", "Shop", "http://shop.example/"),
    target("ABC2", "page", "Shop admin", "http://admin.example/"),
    target("XYZ", "worker", "w", "http://shop.example/worker.js"),
]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (None, "ABC1"),
        (0, "UI1"),
        (3, "XYZ"),
        ("ABC2", "ABC2"),
        ("X", "XYZ"),
        ("admin", "ABC2"),
        ("worker.js", "XYZ"),
        (TARGETS[2], "ABC2"),
    ],
)
def test_a_target_is_chosen_by_index_id_prefix_title_or_url(wanted: int | str | Target | None, expected: str) -> None:
    assert choose_target(TARGETS, wanted).id == expected


@pytest.mark.parametrize(("wanted", "count"), [("ABC", 2), ("Shop", 2), ("nothing", 0), (9, 0), (-1, 0)])
def test_if_no_target_fits_or_several_do_the_error_lists_all(wanted: int | str, count: int) -> None:
    with pytest.raises(ConnectError, match=f"{count} targets fit") as caught:
        choose_target(TARGETS, wanted)
    assert "  2  page ABC2 'Shop admin' http://admin.example/" in str(caught.value)


def test_a_browser_without_pages_is_an_error() -> None:
    with pytest.raises(ConnectError, match="no program or page"):
        choose_target(TARGETS[:1], None)


def page(id: str, url: str, type: str = "page") -> Target:
    return target(id, type, id, url)


WEB = page("web", "http://shop.example/")
DEVTOOLS = Target(
    "dt", "page", "DevTools - shop.example/", "devtools://devtools/bundled/x.html?ws=shop.example", "ws://h:1/dt"
)


@pytest.mark.parametrize(
    "other",
    [
        DEVTOOLS,
        page("x", "chrome-devtools://devtools/inspector.html"),
        page("x", "http://localhost:9222/devtools/inspector.html?ws=localhost:9222/devtools/page/X"),
        page("x", "chrome://settings/"),
        page("x", "chrome://newtab/"),
        page("x", "edge://version/"),
        page("x", "chrome-untrusted://terminal/"),
        page("x", "chrome-native://bookmarks/"),
        page("x", "chrome-native://newtab/"),
        page("x", "chrome-search://local-ntp/local-ntp.html"),
        page("x", "view-source:http://shop.example/"),
        page("x", "chrome-extension://abc/options.html"),
        page("x", "chrome-extension://abc/background.html", "background_page"),
        page("x", "about:blank"),
        page("x", "chrome-error://chromewebdata/"),
        page("x", "http://shop.example/sw.js", "service_worker"),
        page("x", "http://ads.example/", "iframe"),
        page("x", "https://shop.example/", "tab"),
        page("x", "app:", "webview"),
    ],
    ids=lambda other: f"{other.type} {other.url}",
)
def test_by_default_a_program_or_a_page_comes_before_the_browsers_other_targets(other: Target) -> None:
    assert choose_target([other, WEB], None) is WEB
    assert choose_target([WEB, other], None) is WEB


@pytest.mark.parametrize(
    "only",
    [
        page("x", "about:blank"),
        page("x", "chrome://newtab/"),
        page("x", "chrome://new-tab-page/"),
        page("x", "edge://newtab/"),
        page("x", "chrome-native://newtab/"),
        page("x", "chrome-search://local-ntp/local-ntp.html"),
        page("x", "file:///app.js", "node"),
        page("x", "", "app"),
        page("x", "", ""),
    ],
    ids=lambda only: f"{only.type} {only.url}",
)
def test_an_empty_tab_or_a_program_is_taken_if_there_is_nothing_else(only: Target) -> None:
    assert choose_target([DEVTOOLS, only], None) is only


def test_a_browsers_own_page_is_chosen_only_if_it_is_named() -> None:
    with pytest.raises(ConnectError, match="no program or page to connect to; there are:\n  0  page dt 'DevTools"):
        choose_target([DEVTOOLS], None)
    for wanted in (0, "dt", "DevTools", "devtools://"):
        assert choose_target([DEVTOOLS, WEB], wanted) is DEVTOOLS


def test_a_page_comes_before_the_devtools_window_that_names_it() -> None:
    assert choose_target([DEVTOOLS, WEB], "shop.example") is WEB


def test_the_error_has_a_hint_that_says_how_to_choose() -> None:
    with pytest.raises(ConnectError) as caught:
        choose_target(TARGETS, "Shop")
    assert "target=" not in caught.value.fact
    assert caught.value.hint.startswith("target=INDEX")


@pytest.mark.parametrize(
    ("count", "wanted", "told"), [(1, None, False), (2, None, True), (2, 0, False), (2, "one", False)]
)
def test_the_log_warns_if_one_of_several_was_chosen(
    peer: LoopbackPeer, caplog: pytest.LogCaptureFixture, count: int, wanted: int | str | None, told: bool
) -> None:
    peer.targets = [peer.target("one"), peer.target("two")][:count]
    with caplog.at_level(logging.INFO, "cdpsync"):
        CDPClient(port=peer.port, target=wanted).connect().close()
    said = [record.getMessage() for record in caplog.records if record.name == "cdpsync"]
    assert (
        any("node one 'one.js' file:///one.js, which is one of 2 programs and pages" in text for text in said) is told
    )


# --- a target that is going away ---


class Browser:
    """Pages of which one is closing: it is listed until it has been connected to."""

    def __init__(self, peer: LoopbackPeer) -> None:
        self.peer = peer
        peer.targets = [peer.target("closing", type="page"), peer.target("open", type="page")]
        peer.script = self.serve

    def gone(self) -> None:
        self.peer.targets = [self.peer.target("open", type="page")]

    def refuse(self, sock: socket.socket, request: str) -> None:
        sock.sendall(http_answer(b"No such target id: closing", "500 Internal Server Error"))
        self.gone()

    def serve(self, connection: PeerConnection) -> None:
        if "/closing" not in connection.request.split("\r\n")[0]:
            connection.serve()
            return
        connection.recv()
        connection.send({"method": "Inspector.detached", "params": {"reason": "target_closed"}})
        self.gone()
        connection.leave()


def test_a_closing_page_that_refuses_the_connection_is_passed_over(peer: LoopbackPeer) -> None:
    browser = Browser(peer)
    peer.pages["/closing"] = browser.refuse
    with connect(peer.port) as client:
        assert client.target_id == "open"


def test_a_closing_page_that_accepts_the_connection_is_passed_over(peer: LoopbackPeer) -> None:
    Browser(peer)
    with connect(peer.port) as client:
        assert client.target_id == "open"
        assert client.send_command("A.run", {"x": 1}) == {"x": 1}


def test_a_closing_page_that_was_asked_for_is_an_error(peer: LoopbackPeer) -> None:
    Browser(peer)
    with pytest.raises(ConnectError, match="0 targets fit 'closing'; there are:\n  0  page open"):
        connect(peer.port, target="closing")


def test_a_websocket_url_is_not_looked_up_again_after_a_refusal(peer: LoopbackPeer) -> None:
    peer.pages["/closing"] = Browser(peer).refuse
    with pytest.raises(ConnectError, match="HTTP 500 Internal Server Error: No such target id: closing"):
        connect(f"ws://127.0.0.1:{peer.port}/closing")
    assert len(peer.requests) == 1


def test_a_page_that_stays_and_refuses_the_connection_is_an_error(
    peer: LoopbackPeer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cdpsync.discovery.reaching._GOING", 0.1)
    Browser(peer)
    peer.pages["/closing"] = http_answer(b"busy", "500 Internal Server Error")
    with pytest.raises(ConnectError, match="HTTP 500 Internal Server Error: busy"):
        connect(peer.port)


def test_a_page_that_stays_and_ends_every_connection_is_an_error(
    peer: LoopbackPeer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cdpsync.discovery.reaching._GOING", 0.1)
    Browser(peer).gone = lambda: None  # type: ignore[method-assign]
    with pytest.raises(ConnectError, match="page closing .*: the connection ended at once: .*target_closed"):
        connect(peer.port)


def test_a_busy_page_is_connected_to(peer: LoopbackPeer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cdpsync.discovery.reaching._BUSY", 0.1)
    free = threading.Event()

    def busy(connection: PeerConnection) -> None:
        probe = connection.recv()
        free.wait(5)
        connection.send({"id": probe["id"], "result": {}})
        connection.serve()

    peer.targets = [peer.target("one", type="page")]
    peer.script = busy
    with connect(peer.port) as client:
        assert client.pending() == []
        free.set()
        assert client.send_command("A.run", {"x": 1}) == {"x": 1}
