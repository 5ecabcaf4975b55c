from __future__ import annotations

import gzip
import json
import re
import socket
import time
from typing import Any

import pytest

from cdpsync import Inspector, Target, connect, list_targets
from cdpsync.errors import ConnectError

from ..peers import LoopbackPeer, dripping, http_answer


def test_targets_are_listed_with_the_address_that_was_connected_to(peer: LoopbackPeer) -> None:
    peer.targets = [peer.target("one", title="h&quot;x&amp;y", description="node.js instance", faviconUrl="f")]
    assert list_targets(peer.port) == [
        Target("one", "node", 'h"x&y', "file:///one.js", f"ws://127.0.0.1:{peer.port}/one", "node.js instance")
    ]


def test_a_title_may_contain_control_characters(peer: LoopbackPeer) -> None:
    """Node copies a newline in a script's name into its JSON as it is."""
    peer.pages["/json/list"] = http_answer(b'[{"id":"one","type":"node","title":"a\nb"}]')
    assert list_targets(peer.port)[0].title == "a\nb"


def test_a_target_without_a_url_is_reached_by_its_id(peer: LoopbackPeer) -> None:
    peer.pages["/json/list"] = http_answer([{"id": "one"}])
    assert list_targets(peer.port)[0].websocket_url == f"ws://127.0.0.1:{peer.port}/one"


@pytest.mark.parametrize(
    ("entry", "id", "path"),
    [
        ({"id": 7}, "7", "/7"),
        ({"id": 7, "webSocketDebuggerUrl": "ws:///inspector"}, "7", "/inspector"),
        ({"webSocketDebuggerUrl": "ws://localhost:9222/devtools/page/3"}, "3", "/devtools/page/3"),
        ({"id": None, "webSocketDebuggerUrl": "ws://localhost/page/4?a=/b"}, "4", "/page/4?a=/b"),
        ({"id": "", "webSocketDebuggerUrl": "ws://localhost/page/5"}, "5", "/page/5"),
    ],
)
def test_an_id_may_be_a_number_or_missing(peer: LoopbackPeer, entry: dict[str, object], id: str, path: str) -> None:
    peer.targets = [entry, {"description": "neither an id nor a URL"}]
    (found,) = list_targets(peer.port)
    assert (found.id, found.websocket_url) == (id, f"ws://127.0.0.1:{peer.port}{path}")


@pytest.mark.parametrize(
    "answer", [http_answer(b"what?", "404 Not Found"), http_answer(b"<html>"), http_answer({"no": "list"})]
)
def test_targets_that_are_listed_only_at_json_are_found(peer: LoopbackPeer, answer: bytes) -> None:
    peer.pages["/json/list"] = answer
    peer.pages["/json"] = http_answer(peer.targets)
    assert [found.id for found in list_targets(peer.port)] == ["one"]


def test_without_a_list_the_error_has_both_urls_and_their_answers(peer: LoopbackPeer) -> None:
    peer.pages["/json/list"] = http_answer(b"what?", "400 Bad Request")
    url = f"http://127.0.0.1:{peer.port}"
    with pytest.raises(ConnectError, match="there is no list of targets") as caught:
        list_targets(peer.port)
    assert f"{url}/json/list: HTTP 400 Bad Request: what?; {url}/json: HTTP 404 Not Found: no such page" in str(
        caught.value
    )
    assert caught.value.status == 400


def test_a_list_of_something_else_is_an_error_that_shows_it(peer: LoopbackPeer) -> None:
    peer.targets = [{"deviceName": "a phone", "url": "localhost:9222"}]
    with pytest.raises(
        ConnectError, match=r"whose entries have no ids and URLs: \{'deviceName': 'a phone', 'url': 'localhost:9222'"
    ):
        list_targets(peer.port)


@pytest.mark.parametrize("pasted", ["/prefix", "/prefix/", "/prefix/json", "/prefix/json/list", "/prefix/json/version"])
def test_an_address_may_have_a_path_and_a_token(peer: LoopbackPeer, pasted: str) -> None:
    peer.pages["/prefix/json/list?token=x"] = http_answer(peer.targets)
    peer.pages["/prefix/json/version?token=x"] = http_answer(
        {"Browser": "Below/1.0", "webSocketDebuggerUrl": "ws://inner:1/devtools/browser/B"}
    )
    address = f"http://127.0.0.1:{peer.port}{pasted}?token=x"
    outer = f"ws://127.0.0.1:{peer.port}/prefix"
    assert [found.websocket_url for found in list_targets(address)] == [f"{outer}/one?token=x"]
    assert Inspector(address).version()["webSocketDebuggerUrl"] == f"{outer}/devtools/browser/B?token=x"
    with connect(address) as client:
        assert client.browser == "Below/1.0"
    assert peer.requests[-1].startswith("GET /prefix/one?token=x HTTP/1.1")


@pytest.mark.parametrize(
    ("own", "path"),
    [
        ("ws://inner/one", "/prefix/one?a=1&token=x"),
        ("ws://inner/prefix/one", "/prefix/one?a=1&token=x"),
        ("ws://inner/prefixed/one", "/prefix/prefixed/one?a=1&token=x"),
        ("ws://inner/one?b=2", "/prefix/one?b=2&a=1&token=x"),
        ("ws://inner/one?token=y", "/prefix/one?token=y&a=1"),
        ("ws://inner/prefix?token=y&a=2", "/prefix?token=y&a=2"),
    ],
)
def test_a_target_keeps_its_path_and_query_and_missing_parts_are_added(peer: LoopbackPeer, own: str, path: str) -> None:
    peer.pages["/prefix/json/list?a=1&token=x"] = http_answer([peer.target("one", webSocketDebuggerUrl=own)])
    (found,) = list_targets(f"http://127.0.0.1:{peer.port}/prefix?a=1&token=x")
    assert found.websocket_url == f"ws://127.0.0.1:{peer.port}{path}"


def test_a_websocket_url_with_a_query_only_is_requested_at_the_root(peer: LoopbackPeer) -> None:
    connect(f"ws://127.0.0.1:{peer.port}?token=x").close()
    assert peer.requests[0].startswith("GET /?token=x HTTP/1.1")


def test_the_url_of_the_browser_has_the_address_that_was_connected_to(peer: LoopbackPeer) -> None:
    peer.pages["/json/version"] = http_answer({"webSocketDebuggerUrl": "ws://inner:1/devtools/browser/B"})
    assert Inspector(peer.port).version()["webSocketDebuggerUrl"] == f"ws://127.0.0.1:{peer.port}/devtools/browser/B"


def test_the_version_names_the_browser(peer: LoopbackPeer) -> None:
    assert Inspector(f"127.0.0.1:{peer.port}").version()["Browser"] == "Peer/1.0"


def test_the_protocol_is_the_targets_own_description_or_none(peer: LoopbackPeer) -> None:
    assert Inspector(peer.port).protocol() is None
    peer.pages["/json/protocol"] = http_answer({"domains": []})
    assert Inspector(peer.port).protocol() == {"domains": []}


def test_each_request_has_a_connection_of_its_own(peer: LoopbackPeer) -> None:
    inspector = Inspector(peer.port)
    inspector.version()
    inspector.targets()
    assert peer.accepted == 2


def test_an_inspector_shows_its_address() -> None:
    assert repr(Inspector()) == "<Inspector http://127.0.0.1:9229>"
    assert repr(Inspector("https://host/prefix/json?token=x")) == "<Inspector https://host:443/prefix>"


@pytest.mark.parametrize("timeout", ["5", float("nan")])
def test_a_timeout_that_is_not_a_number_is_refused(timeout: Any) -> None:
    with pytest.raises((TypeError, ValueError), match="number of seconds"):
        Inspector(timeout=timeout)


def test_headers_that_could_be_read_as_others_are_refused() -> None:
    with pytest.raises(ValueError, match="not an HTTP header"):
        Inspector(headers={"X": "a\r\nb"})


def test_a_new_target_is_requested_with_put(peer: LoopbackPeer) -> None:
    peer.pages["/json/new?http://x/?a=1%26b=2%23c"] = http_answer(peer.target("two"))
    assert Inspector(peer.port).new_target("http://x/?a=1&b=2#c").id == "two"
    assert peer.requests[0].startswith("PUT ")


@pytest.mark.parametrize("status", ["400 Bad Request", "404 Not Found"])
def test_the_error_says_if_this_is_not_a_browser_or_if_the_page_is_gone(peer: LoopbackPeer, status: str) -> None:
    peer.pages["/json/new?about:blank"] = peer.pages["/json/close/one"] = http_answer(b"what?", status)
    peer.pages["/json/close/two"] = http_answer(b"No such target id: two", "404 Not Found")
    for attempt in (lambda: Inspector(peer.port).new_target(), lambda: Inspector(peer.port).close_target("one")):
        with pytest.raises(ConnectError, match=f"HTTP {status}: what.; only a browser"):
            attempt()
    with pytest.raises(ConnectError, match="No such target id: two$"):
        Inspector(peer.port).close_target("two")


def test_targets_are_activated_and_closed_by_id_or_target(peer: LoopbackPeer) -> None:
    peer.pages["/json/activate/one"] = http_answer(b"Target activated")
    peer.pages["/json/close/one"] = http_answer(b"Target is closing")
    (target,) = list_targets(peer.port)
    Inspector(peer.port).activate_target(target)
    Inspector(peer.port).close_target("one")
    assert [request.split()[1] for request in peer.requests[1:]] == ["/json/activate/one", "/json/close/one"]


def test_an_id_cannot_leave_its_place_in_the_path(peer: LoopbackPeer) -> None:
    peer.pages["/json/close/..%2Fnew%3F%0D%0AX"] = http_answer(b"ok")
    Inspector(peer.port).close_target("../new?\r\nX")


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
def test_something_that_is_not_an_inspector_is_a_connect_error_with_the_url(peer: LoopbackPeer, answer: bytes) -> None:
    peer.pages["/json/list"] = answer
    with pytest.raises(ConnectError, match=f"http://127.0.0.1:{peer.port}"):
        list_targets(peer.port)


@pytest.mark.parametrize(
    ("answer", "says", "hint"),
    [
        (
            http_answer(b"<!-- x -->\n<!DOCTYPE html><html><title>It\n works &amp; more</title>" + b"y" * 99_999),
            r"the answer is not JSON: a web page, 'It works & more'(;| and)",
            "",
        ),
        (http_answer(b"<html><body>hello", "404 Not Found"), "HTTP 404 Not Found: a web page;", ""),
        (http_answer(b"a\x1b[31m\r\nb\x07", "404 \x1b[2JGone"), r"HTTP 404 Gone: a b\\x07;", ""),
        (
            http_answer(b"no", "401 Unauthorized"),
            "it requires credentials, or an Origin header",
            "'Authorization': .*'Origin'",
        ),
        (http_answer(b"Invalid Host header", "403 No"), "the Host header was refused", "'Host': 'localhost'"),
        (
            http_answer(b"", "302 Found", "Location: http://elsewhere/"),
            "it points to http://elsewhere/, and redirects",
            "",
        ),
        (http_answer(b"", "307 Temporary Redirect"), "it points to nowhere, and redirects", ""),
        (
            http_answer(b"no Origin header", "403 Forbidden"),
            "it requires an Origin header, or refuses the one that it got",
            "headers=.*'Origin'",
        ),
        (
            http_answer(b"Rejected the origin. Use the flag --remote-allow-origins=*", "403 Forbidden"),
            "an Origin header was refused; if a proxy adds it, start Chrome with --remote-allow-origins",
            "",
        ),
        (
            http_answer(gzip.compress(b"[]", mtime=0), "200 OK", "Content-Encoding: gzip"),
            r"the answer is compressed \(gzip\)",
            "",
        ),
        (http_answer(b"", "502 Bad Gateway"), "HTTP 502 Bad Gateway; if there is a proxy", ""),
        (b"\x15\x03\x01\x00\x02\x02\x46", "this port speaks TLS; use https://", ""),
        (b"SSH-2.0-OpenSSH_9\r\n", "the answer is not HTTP: .*SSH-2.0", ""),
        (b"", "closed without an answer .*in a container", ""),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort", "the answer was cut short", ""),
    ],
    ids=lambda value: repr(value[:30]) if isinstance(value, bytes) else "",
)
def test_an_error_says_in_one_line_what_the_answer_was_and_why(
    peer: LoopbackPeer, answer: bytes, says: str, hint: str
) -> None:
    peer.pages["/json/list"] = peer.pages["/json"] = answer
    with pytest.raises(ConnectError, match=says) as caught:
        list_targets(peer.port)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 600
    assert type(caught.value) is ConnectError
    assert "headers=" not in caught.value.fact
    assert re.search(hint, caught.value.hint)
    assert bool(hint) == bool(caught.value.hint)


def test_a_chunked_answer_is_read(peer: LoopbackPeer) -> None:
    body = json.dumps([peer.target("one")]).encode()
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:10], body[10:])) + b"0\r\n\r\n"
    peer.pages["/json/list"] = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks
    assert list_targets(peer.port)[0].id == "one"


def test_an_answer_without_a_length_is_read(peer: LoopbackPeer) -> None:
    peer.pages["/json/list"] = b"HTTP/1.0 200 OK\r\n\r\n" + json.dumps([peer.target("one")]).encode()
    assert list_targets(peer.port)[0].id == "one"


@pytest.mark.parametrize(
    ("answer", "title"),
    [
        (b'\xef\xbb\xbf[{"id": "one", "title": "a mark"}]', "a mark"),
        (b'[{"id": "one", "title": "caf\xe9"}]', "caf\ufffd"),
    ],
    ids=["a byte order mark", "a title in Latin-1"],
)
def test_a_list_that_is_not_valid_utf8_is_read(peer: LoopbackPeer, answer: bytes, title: str) -> None:
    peer.pages["/json/list"] = http_answer(answer)
    assert [found.title for found in list_targets(peer.port)] == [title]


def test_no_compression_is_asked_for(peer: LoopbackPeer) -> None:
    list_targets(peer.port)
    assert "\r\nAccept-Encoding: identity" in peer.requests[0]


def test_a_field_of_the_version_that_is_null_is_left_out(peer: LoopbackPeer) -> None:
    peer.pages["/json/version"] = http_answer({"Browser": None, "WebKit-Version": None, "Protocol-Version": 1.3})
    assert Inspector(peer.port).version() == {"Protocol-Version": "1.3"}
    with connect(peer.port) as client:
        assert client.browser == ""


def test_a_client_connects_to_an_inspector_that_does_not_answer_about_its_version(peer: LoopbackPeer) -> None:
    def silent(sock: socket.socket, _: str) -> None:
        sock.recv(1)  # until the client gives up

    peer.pages["/json/version"] = silent
    with connect(peer.port, connect_timeout=1.0) as client:
        assert client.target is not None


def test_headers_are_sent_and_a_host_among_them_replaces_ours(peer: LoopbackPeer) -> None:
    list_targets(peer.port, headers={"Host": "mine", "Authorization": "Bearer x"})
    assert "\r\nHost: mine\r\n" in peer.requests[0]
    assert "Authorization: Bearer x" in peer.requests[0]
    assert peer.requests[0].count("Host:") == 1


def test_proxies_are_not_used(peer: LoopbackPeer, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ws_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert list_targets(peer.port)


def test_an_inspector_that_answers_too_slowly_is_given_up() -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    start = time.monotonic()
    with dripping(listener), pytest.raises(ConnectError):
        list_targets(listener.getsockname()[1], timeout=0.3)
    assert time.monotonic() - start < 5


@pytest.mark.parametrize(
    ("url", "path"),
    [("ws://elsewhere/a/b?token=1", "/a/b?token=1"), ("ws://[bad/x", "/one"), ("", "/one"), ("ws://elsewhere", "/one")],
)
def test_the_path_and_query_of_a_targets_url_are_kept(peer: LoopbackPeer, url: str, path: str) -> None:
    peer.targets = [peer.target("one", webSocketDebuggerUrl=url)]
    assert list_targets(peer.port)[0].websocket_url == f"ws://127.0.0.1:{peer.port}{path}"
