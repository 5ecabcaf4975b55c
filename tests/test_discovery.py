from __future__ import annotations

import gzip
import json
import socket
import time

import pytest

from cdpsync import activate_target, close_target, list_targets, new_target, version
from cdpsync.address import Address, parse_address
from cdpsync.discovery import Target, choose_target
from cdpsync.errors import ConnectError

from .peers import LoopbackPeer, dripping, http_answer


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (9229, Address("127.0.0.1", 9229)),
        ("9229", Address("127.0.0.1", 9229)),
        (":9229", Address("127.0.0.1", 9229)),
        ("host:9229", Address("host", 9229)),
        (" host:9229 ", Address("host", 9229)),
        ("[::1]:9229", Address("::1", 9229)),
        ("http://host:80", Address("host", 80)),
        ("http://host", Address("host", 80)),
        ("https://host", Address("host", 443, True)),
        ("http://host:9229/", Address("host", 9229)),
        ("ws://127.0.0.1:9229/abc-def", Address("127.0.0.1", 9229, False, "/abc-def")),
        ("wss://host/devtools/page/X?token=1", Address("host", 443, True, "/devtools/page/X?token=1")),
        ("ws://0.0.0.0:9229/abc", Address("127.0.0.1", 9229, False, "/abc")),
        ("ws://[::]:9229/abc", Address("::1", 9229, False, "/abc")),
    ],
)
def test_an_address_can_be_written_in_many_ways(address: int | str, expected: Address) -> None:
    assert parse_address(address) == expected


@pytest.mark.parametrize(
    ("address", "error"),
    [
        ("host", ValueError),
        ("", ValueError),
        ("host:port", ValueError),
        ("host:99999", ValueError),
        ("ftp://host:1", ValueError),
        ("ws://user:secret@host/", ValueError),
        ("ws://host:1/a b", ValueError),
        ("ws://host:1/a\r\nX: y", ValueError),
        (9229.0, TypeError),
        (True, TypeError),
        (None, TypeError),
    ],
)
def test_what_is_no_address_is_refused(address: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        parse_address(address)


def test_a_secret_in_an_address_is_not_repeated_in_the_error() -> None:
    with pytest.raises(ValueError, match="Authorization") as caught:
        parse_address("ws://user:secret@host:1/")
    assert "secret" not in str(caught.value)


def test_targets_are_listed_with_the_address_that_was_dialled(peer: LoopbackPeer) -> None:
    peer.targets = [peer.target("one", title="h&quot;x&amp;y", description="node.js instance", faviconUrl="f")]
    assert list_targets(peer.port) == [
        Target("one", "node", 'h"x&y', "file:///one.js", f"ws://127.0.0.1:{peer.port}/one", "node.js instance")
    ]


def test_control_characters_in_a_title_do_no_harm(peer: LoopbackPeer) -> None:
    """Node copies a newline in a script's name into its JSON as it is."""
    peer.pages["/json/list"] = http_answer(b'[{"id":"one","type":"node","title":"a\nb"}]')
    assert list_targets(peer.port)[0].title == "a\nb"


def test_a_target_without_a_url_of_its_own_is_reached_by_its_id(peer: LoopbackPeer) -> None:
    peer.pages["/json/list"] = http_answer([{"id": "one"}])
    assert list_targets(peer.port)[0].websocket_url == f"ws://127.0.0.1:{peer.port}/one"


def test_version_tells_the_browser(peer: LoopbackPeer) -> None:
    assert version(f"127.0.0.1:{peer.port}")["Browser"] == "Peer/1.0"


def test_a_new_target_is_put(peer: LoopbackPeer) -> None:
    peer.pages["/json/new?http://x/?a=1%23b"] = http_answer(peer.target("two"))
    assert new_target(peer.port, "http://x/?a=1#b").id == "two"
    assert peer.requests[0].startswith("PUT ")


def test_targets_are_activated_and_closed_by_id_or_target(peer: LoopbackPeer) -> None:
    peer.pages["/json/activate/one"] = http_answer(b"Target activated")
    peer.pages["/json/close/one"] = http_answer(b"Target is closing")
    (target,) = list_targets(peer.port)
    activate_target(peer.port, target)
    close_target(peer.port, "one")
    assert [request.split()[1] for request in peer.requests[1:]] == ["/json/activate/one", "/json/close/one"]


def test_an_id_cannot_leave_its_place_in_the_path(peer: LoopbackPeer) -> None:
    peer.pages["/json/close/..%2Fnew%3F%0D%0AX"] = http_answer(b"ok")
    close_target(peer.port, "../new?\r\nX")


@pytest.mark.parametrize(
    "answer",
    [
        http_answer(b"<html>"),
        http_answer(b""),
        http_answer({"a": 1}),
        http_answer([7]),
        http_answer([{"no": "id"}]),
        http_answer(b"[" * 100_000),
        http_answer(gzip.compress(b"[]", mtime=0), "200 OK", "Content-Encoding: gzip"),
        http_answer(b"\xff\xfe\xfd"),
        http_answer(b"gone", "404 Not Found"),
        http_answer(b"", "302 Found", "Location: http://127.0.0.1:1/"),
        b"SSH-2.0-OpenSSH_9\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\n" + b"X: " + b"y" * 100_000,
        b"",
    ],
)
def test_what_is_no_inspector_is_a_connect_error_that_names_the_url(peer: LoopbackPeer, answer: bytes) -> None:
    peer.pages["/json/list"] = answer
    with pytest.raises(ConnectError, match=f"http://127.0.0.1:{peer.port}"):
        list_targets(peer.port)


def test_a_chunked_answer_is_read(peer: LoopbackPeer) -> None:
    body = json.dumps([peer.target("one")]).encode()
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:10], body[10:])) + b"0\r\n\r\n"
    peer.pages["/json/list"] = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks
    assert list_targets(peer.port)[0].id == "one"


def test_an_answer_that_needs_no_length_is_read(peer: LoopbackPeer) -> None:
    peer.pages["/json/list"] = b"HTTP/1.0 200 OK\r\n\r\n" + json.dumps([peer.target("one")]).encode()
    assert list_targets(peer.port)[0].id == "one"


def test_headers_are_sent_and_a_host_of_ones_own_wins(peer: LoopbackPeer) -> None:
    list_targets(peer.port, headers={"Host": "mine", "Authorization": "Bearer x"})
    assert "\r\nHost: mine\r\n" in peer.requests[0]
    assert "Authorization: Bearer x" in peer.requests[0]
    assert peer.requests[0].count("Host:") == 1


def test_proxies_are_not_asked(peer: LoopbackPeer, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ws_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert list_targets(peer.port)


# --- choosing ---


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
def test_none_or_several_are_an_error_that_lists_them(wanted: int | str, count: int) -> None:
    with pytest.raises(ConnectError, match=f"{count} targets fit") as caught:
        choose_target(TARGETS, wanted)
    assert "  2  page ABC2 'Shop admin' http://admin.example/" in str(caught.value)


def test_a_browser_without_pages_has_nothing_to_choose() -> None:
    with pytest.raises(ConnectError, match="no program or page"):
        choose_target(TARGETS[:1], None)


def test_an_inspector_that_drips_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cdpsync.discovery.HTTP_TIMEOUT", 0.3)
    listener = socket.create_server(("127.0.0.1", 0))
    start = time.monotonic()
    with dripping(listener), pytest.raises(ConnectError):
        list_targets(listener.getsockname()[1])
    assert time.monotonic() - start < 5


@pytest.mark.parametrize(
    ("url", "path"),
    [("ws://elsewhere/a/b?token=1", "/a/b?token=1"), ("ws://[bad/x", "/one"), ("", "/one"), ("ws://elsewhere", "/one")],
)
def test_of_a_targets_own_url_path_and_query_are_kept(peer: LoopbackPeer, url: str, path: str) -> None:
    peer.targets = [peer.target("one", webSocketDebuggerUrl=url)]
    assert list_targets(peer.port)[0].websocket_url == f"ws://127.0.0.1:{peer.port}{path}"
