"""Whatever answers the handshake, connect() returns or raises ConnectError in time, and leaves nothing behind."""

from __future__ import annotations

import gzip
import json
import socket
import threading
import time
from collections.abc import Callable

import pytest

from cdpsync import CDPClient, ConnectError, Inspector, connect, list_targets

from ..peers import LoopbackPeer, PeerConnection, frame, http_answer, upgrade
from .waits import LATE

TIMEOUT = 0.5


def refused(peer: LoopbackPeer, says: str) -> None:
    """Connecting fails within the deadline and for this reason; afterwards the same client can connect."""
    client = CDPClient(port=peer.port, connect_timeout=TIMEOUT)
    start = time.monotonic()
    with pytest.raises(ConnectError, match=says):
        client.connect()
    assert time.monotonic() - start < 2 * TIMEOUT + LATE  # HTTP, then the WebSocket
    assert client.closed
    peer.pages.clear()
    with client:
        assert client.send_command("A.run", {"x": 1}) == {"x": 1}


# --- the WebSocket handshake ---

UPGRADED = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (http_answer(b"no", "401 Unauthorized"), "HTTP 401 Unauthorized: no; it requires credentials, or an Origin"),
        (http_answer(b"no", "403 Forbidden"), "HTTP 403 Forbidden: no$"),
        (http_answer(b"no", "404 Not Found"), "HTTP 404 Not Found: no; the target is gone"),
        (http_answer(b"no", "500 Oh"), "HTTP 500 Oh: no; the target is gone"),
        (http_answer(b"no", "503 Busy"), "HTTP 503 Busy: no; if there is a proxy"),
        (http_answer(b"\xff\xfe\0", "400 Bad"), "HTTP 400"),
        (http_answer(b"x" * 2**20, "400 Bad"), "HTTP 400 Bad: x{299}…"),
        (http_answer(b"", "200 OK"), "HTTP 200"),
        (b"HTTP/1.0 404 OK\r\n\r\n", "HTTP 404"),
        (b"HTTP/1.1 404 Not Found\r\nContent-Length: 99999999999\r\n\r\nno", "HTTP 404"),
        (b"HTTP/1.1 404 Not Found\r\nContent-Length: x\r\n\r\nno", "HTTP 404 Not Found: no"),
        (b"HTTP/1.1 404 Not Found\r\nContent-Length: -5\r\n\r\nno", "HTTP 404"),
        (http_answer(b"", "301 Moved", "Location: http://elsewhere:1/"), "HTTP 301"),
        (http_answer(b"", "302 Found", "Location: ws://elsewhere:1/x"), "HTTP 302"),
        (http_answer(b"", "307 Found", "Location: \x01\x02"), "HTTP 307"),
        (http_answer(b"", "308 Found"), "HTTP 308"),
        (UPGRADED.encode() + b"\r\n", "not a WebSocket"),
        (f"{UPGRADED}Sec-WebSocket-Accept: AAAA\r\n\r\n".encode(), "not a WebSocket"),
        (b"HTTP/1.1 101 Switching Protocols\r\n\r\n", "not a WebSocket"),
        (b"HTTP/1.1 100 Continue\r\n\r\n", "closed without an answer"),
        (b"HTTP/1.1 101\r\n\r\n", "not a WebSocket"),
        (b"HTTP/1.1 9999999999999999999999 No\r\n\r\n", "the answer is not HTTP"),
        (b"HTTP/1.1 one OK\r\n\r\n", "the answer is not HTTP"),
        (b"HTTP/1.1 101 OK\r\nno colon\r\n\r\n", "not a WebSocket"),
        (b"HTTP/1.1 101 OK\r\n\xff\xfe: \xff\r\n\r\n", "not a WebSocket"),
        (b"\r\n\r\n", "the answer is not HTTP"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "the answer is not HTTP"),
        (b"\0" * 1000, "the answer is not HTTP"),
        (b"", "closed without an answer"),
        (frame(b'{"id":1,"result":{}}') * 1000, "the answer is not HTTP"),
        (UPGRADED.encode() + b"X: y\r\n" * 200_000 + b"\r\n", "more than"),
        (UPGRADED.encode() + b"X: " + b"y" * 2**20 + b"\r\n\r\n", "more than"),
    ],
    ids=lambda value: repr(value[:60]) if isinstance(value, bytes) else "",
)
def test_an_answer_that_is_not_a_handshake_is_a_connect_error(peer: LoopbackPeer, answer: bytes, says: str) -> None:
    peer.pages["/one"] = answer
    refused(peer, rf"^ws://127\.0\.0\.1:{peer.port}/one: .*(?:{says})")


def mute_after(size: int, whole: Callable[[str], bytes]) -> Callable[[socket.socket, str], None]:
    """Sends the first bytes of an answer, and is silent until the client leaves."""

    def answer(sock: socket.socket, request: str) -> None:
        sock.sendall(whole(request)[:size])
        while sock.recv(65536):
            pass

    return answer


@pytest.mark.parametrize("size", [0, 1, 9, 12, 40, 128])
def test_a_handshake_that_stops_is_given_up_in_time(peer: LoopbackPeer, size: int) -> None:
    assert size < len(upgrade("Sec-WebSocket-Key: x"))
    peer.pages["/one"] = mute_after(size, upgrade)
    refused(peer, "no answer in time")


def endless(sock: socket.socket, line: bytes) -> None:
    """Sends a line again and again, as fast as it is taken."""
    while True:
        sock.sendall(line * 1000)


@pytest.mark.parametrize(
    ("start", "line"),
    [
        (b"", b"x"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (UPGRADED.encode(), b"X-Header: value\r\n"),
        (UPGRADED.encode() + b"X: ", b"y"),
    ],
    ids=["a line", "answers that continue", "headers", "a header"],
)
def test_a_handshake_that_never_ends_is_given_up(peer: LoopbackPeer, start: bytes, line: bytes) -> None:
    def answer(sock: socket.socket, request: str) -> None:
        sock.sendall(start)
        endless(sock, line)

    peer.pages["/one"] = answer
    refused(peer, "larger than|more than|in time|timed out")


def test_a_handshake_may_come_byte_by_byte_with_a_frame_right_after_it(peer: LoopbackPeer) -> None:
    def answer(sock: socket.socket, request: str) -> None:
        for byte in upgrade(request):
            sock.sendall(bytes([byte]))
        PeerConnection(sock, request, b"").serve()

    peer.pages["/one"] = answer
    with connect(peer.port) as client:
        assert client.send_command("A.run", {"x": 1}) == {"x": 1}


def test_events_right_after_the_handshake_are_not_lost(peer: LoopbackPeer) -> None:
    """A session that is announced before the first command is known."""
    attached = {"method": "Target.attachedToTarget", "params": {"sessionId": "S1", "targetInfo": {"targetId": "T1"}}}

    def answer(sock: socket.socket, request: str) -> None:
        sock.sendall(upgrade(request) + frame(json.dumps(attached).encode()) * 100)
        PeerConnection(sock, request, b"").serve()

    peer.pages["/one"] = answer
    with connect(peer.port) as client:
        client.send_command("A.run")
        assert client.session("S1").target_id == "T1"


# --- the HTTP endpoints ---


NOT_AN_INSPECTOR = pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\0\1\2\3",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"HTTP/1.1\r\n\r\n",
        b"HTTP/1.1 abc OK\r\n\r\n",
        b"HTTP/9.9 200 OK\r\n\r\n[]",
        b"ICY 200 OK\r\n\r\n[]",
        http_answer(b""),
        http_answer(b"<!doctype html><title>It works!</title>"),
        http_answer(b"{"),
        http_answer(b"nul"),
        http_answer(b"7"),
        http_answer(b'"text"'),
        http_answer(b"\xff\xfe"),
        http_answer(b"[" * 1_000_000),
        http_answer(b"9" * 1_000_000),
        http_answer(gzip.compress(b"[]", mtime=0), "200 OK", "Content-Encoding: gzip"),
        http_answer(b"no", "403 Forbidden"),
        http_answer(b"no", "404 Not Found"),
        http_answer(b"no", "500 No"),
        http_answer(b"no", "401 Unauthorized", "WWW-Authenticate: Basic"),
        http_answer(b"", "302 Found", "Location: http://elsewhere:1/json/list"),
        http_answer(b"", "204 No Content"),
        http_answer([7]),
        http_answer([{}]),
        http_answer([{"id": None}]),
        b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n[]",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n[",
        b"HTTP/1.1 200 OK\r\nContent-Length: 4611686018427387904\r\n\r\n[]",
        b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999999\r\n\r\n[]",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n[]\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\n[]\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n[",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4000000000000000\r\n[]\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffffffff\r\n[]\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200_000 + b"\r\n[]",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 2**20 + b"\r\n\r\n[]",
    ],
    ids=lambda value: repr(value[-60:]),
)


@NOT_AN_INSPECTOR
def test_a_server_that_is_not_an_inspector_is_a_connect_error(peer: LoopbackPeer, answer: bytes) -> None:
    peer.pages["/json/list"] = answer
    refused(peer, rf"127\.0\.0\.1:{peer.port}/json/list: ")


@NOT_AN_INSPECTOR
def test_a_server_without_a_version_can_be_connected_to(peer: LoopbackPeer, answer: bytes) -> None:
    peer.pages["/json/version"] = answer
    with connect(peer.port) as client:
        assert client.send_command("A.run", {"x": 1}) == {"x": 1}
        assert client.browser == ""
    with pytest.raises(ConnectError, match=rf"127\.0\.0\.1:{peer.port}/json/version: "):
        Inspector(peer.port).version()


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"id": "x y"}, "/x%20y"),
        ({"id": "x\r\nX-Evil: 1"}, "/x%0D%0AX-Evil:%201"),
        ({"id": "é\0"}, "/%C3%A9%00"),
        ({"id": "../../etc/passwd"}, "/../../etc/passwd"),
        ({"id": "x", "webSocketDebuggerUrl": "ws://h/a b\r\nX-Evil: 1"}, "/a%20bX-Evil:%201"),
        ({"id": "x", "webSocketDebuggerUrl": "ws://h/a?b=%20c"}, "/a?b=%20c"),
        ({"id": "x", "webSocketDebuggerUrl": "ws://elsewhere:99/a"}, "/a"),
        ({"id": "x", "webSocketDebuggerUrl": "//elsewhere:99/a"}, "/a"),
        ({"id": "x", "webSocketDebuggerUrl": "9/x"}, "/9/x"),  # not behind the port
        ({"id": "x", "webSocketDebuggerUrl": "ws:@elsewhere:1/x"}, "/@elsewhere:1/x"),
        ({"id": "x", "webSocketDebuggerUrl": "0"}, "/0"),
        ({"id": "x", "webSocketDebuggerUrl": "ws://[bad/a"}, "/x"),
        ({"id": "x", "webSocketDebuggerUrl": 7}, "/x"),
    ],
    ids=str,
)
def test_no_name_of_a_target_leads_to_another_address(peer: LoopbackPeer, fields: dict[str, object], path: str) -> None:
    peer.targets = [{"type": "node", **fields}]
    with connect(peer.port) as client:
        assert client.send_command("A.run", {"x": 1}) == {"x": 1}
    assert peer.requests[-1].startswith(f"GET {path} HTTP/1.1\r\n")
    assert "\r\nX-Evil" not in peer.requests[-1]


def test_an_empty_list_of_targets_is_an_error_that_says_so(peer: LoopbackPeer) -> None:
    peer.pages["/json/list"] = http_answer([])
    refused(peer, "there are no targets")


def test_a_list_in_chunks_is_read(peer: LoopbackPeer) -> None:
    body = json.dumps(peer.targets).encode()
    chunks = b"".join(b"%x;x=y\r\n%b\r\n" % (1, body[n : n + 1]) for n in range(len(body)))
    peer.pages["/json/list"] = (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks + b"0\r\nTrailer: x\r\n\r\n"
    )
    assert [target.id for target in list_targets(peer.port)] == ["one"]


def test_a_list_of_10_000_targets_is_read(peer: LoopbackPeer) -> None:
    peer.targets = [peer.target(str(number)) for number in range(10_000)]
    assert len(list_targets(peer.port)) == 10_000


def test_an_answer_that_is_too_large_for_an_inspector_is_given_up(peer: LoopbackPeer) -> None:
    def answer(sock: socket.socket, request: str) -> None:
        sock.sendall(b"HTTP/1.1 200 OK\r\n\r\n[")
        endless(sock, b"1," * 500)

    peer.pages["/json/list"] = answer
    start = time.monotonic()
    with pytest.raises(ConnectError, match="larger than|in time"):
        list_targets(peer.port)
    assert time.monotonic() - start < 10 + LATE


@pytest.mark.parametrize("size", [0, 1, 12, 30, 80])
def test_an_answer_that_stops_is_given_up_in_time(peer: LoopbackPeer, size: int) -> None:
    whole = http_answer(peer.targets)
    assert size < len(whole)
    peer.pages["/json/list"] = mute_after(size, lambda _: whole)
    refused(peer, "/json/list: no answer in time")


@pytest.mark.parametrize("size", [0, 1, 12, 30, 80])
def test_a_version_that_stops_leaves_time_to_connect(peer: LoopbackPeer, size: int) -> None:
    whole = http_answer({"Browser": "Peer/1.0", "Protocol-Version": "1.3", "More": "x" * 99})
    assert size < len(whole)
    peer.pages["/json/version"] = mute_after(size, lambda _: whole)
    with connect(peer.port, connect_timeout=2) as client:
        assert client.send_command("A.run", {"x": 1}) == {"x": 1}


def test_a_server_that_accepts_and_sends_nothing_is_given_up_in_time(peer: LoopbackPeer) -> None:
    """The connection even stays in the listener's backlog."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        start = time.monotonic()
        with pytest.raises(ConnectError):
            connect(listener.getsockname()[1], connect_timeout=TIMEOUT)
        assert time.monotonic() - start < TIMEOUT + LATE


def test_a_name_server_that_does_not_answer_is_given_up_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = threading.Event()

    def resolve(*_: object, **__: object) -> list[object]:
        answers.wait(30)
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    start = time.monotonic()
    with pytest.raises(ConnectError, match=r"inspector\.test:9229: .*has answered"):
        connect("inspector.test:9229", connect_timeout=TIMEOUT)
    assert time.monotonic() - start < TIMEOUT + LATE
    answers.set()


def test_a_broken_version_is_an_error_that_says_so(peer: LoopbackPeer) -> None:
    peer.pages["/json/version"] = http_answer({"Browser": ["node.js"], "x": None})
    assert Inspector(peer.port).version()["Browser"] == "['node.js']"
    with connect(peer.port) as client:
        assert client.send_command("A.run", {"x": 1}) == {"x": 1}
