"""What must not happen, whatever the peer is."""

from __future__ import annotations

import logging
import os
import re
import socket
import ssl
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

import cdpsync
from cdpsync import CDPClient, ConnectError, Inspector, SnapshotError, connect, list_targets

from ..peers import LoopbackPeer, PeerConnection, TLSPeer, event, http_answer, upgrade
from ..snapshots import cut, make_snapshot

# --- TLS ---


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def secure(authority: trustme.CA) -> Iterator[LoopbackPeer]:
    with TLSPeer(authority.issue_cert("localhost")) as peer:
        yield peer


@pytest.mark.parametrize("address", ["https://localhost:{}", "wss://localhost:{}/one", "https://127.0.0.1:{}"])
def test_a_certificate_error_is_an_error_and_nothing_is_sent(secure: LoopbackPeer, address: str) -> None:
    with pytest.raises(ConnectError, match="TLS failed.*certificate"):
        connect(address.format(secure.port))
    assert secure.requests == []


def test_with_a_trusted_certificate_everything_goes_over_tls(secure: LoopbackPeer, authority: trustme.CA) -> None:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    with connect(f"https://localhost:{secure.port}", ssl_context=context) as client:
        assert client.send_command("A.run", {"x": 1}) == {"x": 1}
    with pytest.raises(ConnectError, match=r"TLS failed.*(certificate|[Hh]ostname|IP address)"):
        connect(f"https://127.0.0.1:{secure.port}", ssl_context=context)


# --- redirects, proxies ---


@pytest.mark.parametrize("path", ["/json/list", "/one"])
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_to_another_host_is_refused(peer: LoopbackPeer, path: str, status: int) -> None:
    with LoopbackPeer() as other:
        scheme = "ws" if path == "/one" else "http"
        location = f"Location: {scheme}://127.0.0.1:{other.port}{path}"
        peer.pages[path] = http_answer(b"", f"{status} Elsewhere", location)
        with pytest.raises(ConnectError, match=f"HTTP {status}"):
            connect(peer.port)
        assert other.requests == []


def test_a_redirected_version_is_not_followed(peer: LoopbackPeer) -> None:
    with LoopbackPeer() as other:
        location = f"Location: http://127.0.0.1:{other.port}/json/version"
        peer.pages["/json/version"] = http_answer(b"", "302 Elsewhere", location)
        connect(peer.port).close()
        assert other.requests == []


def test_the_address_that_a_target_claims_is_not_used(peer: LoopbackPeer) -> None:
    with LoopbackPeer() as other:
        peer.targets = [peer.target("one", webSocketDebuggerUrl=f"ws://127.0.0.1:{other.port}/one")]
        with connect(peer.port) as client:
            assert client.send_command("A.run", {"x": 1}) == {"x": 1}
        assert other.requests == []


@pytest.mark.parametrize("variable", ["http_proxy", "HTTP_PROXY"])
def test_a_proxy_in_the_environment_is_not_used(
    peer: LoopbackPeer, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    """websocket-client would use it; since 1.9, for 127.0.0.1 too."""
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    with LoopbackPeer() as proxy:
        monkeypatch.setenv(variable, f"http://127.0.0.1:{proxy.port}")
        with connect(peer.port) as client:
            client.send_command("A.run")
        assert proxy.requests == []


def test_the_cookies_of_one_peer_are_not_sent_to_another(peer: LoopbackPeer) -> None:
    """Nor is a header that is hidden in a cookie."""

    def answer(sock: socket.socket, request: str) -> None:
        cookie = rb'Set-Cookie: a="x\015\012X-Evil: 1"; domain=127.0.0.1'
        sock.sendall(upgrade(request)[:-2] + cookie + b"\r\nSet-Cookie: a/b=c\r\n\r\n")
        PeerConnection(sock, request, b"").serve()

    with LoopbackPeer() as other:
        other.pages["/one"] = answer
        connect(other.port).close()
    connect(peer.port).close()
    assert [request for request in peer.requests if "ookie" in request or "X-Evil" in request] == []


# --- header injection ---

INJECTIONS = ["\r\nX-Evil: 1", "\nX-Evil: 1", "\rX-Evil: 1", " HTTP/1.1\r\nX-Evil: 1\r\n\r\n", "\0", "\x7f"]


@pytest.mark.parametrize("text", INJECTIONS, ids=repr)
def test_no_header_is_injected_through_host_path_or_headers(peer: LoopbackPeer, text: str) -> None:
    port = peer.port
    for attempt in (
        lambda: CDPClient(f"127.0.0.1{text}", port).connect(),
        lambda: connect(f"127.0.0.1{text}:{port}"),
        lambda: connect(f"127.0.0.1:{port}{text}x"),
        lambda: connect(f"http://127.0.0.1:{port}{text}x"),
        lambda: connect(f"ws://127.0.0.1:{port}/one{text}x"),
        lambda: connect(f"ws://127.0.0.1:{port}/one?x={text}x"),
        lambda: list_targets(f"127.0.0.1{text}x:{port}"),
    ):
        with pytest.raises(ValueError, match="is not an address"):
            attempt()
    for headers in ({"X-Mine": f"a{text}"}, {f"X-Mine{text}": "a"}, {"Host": f"localhost{text}"}):
        with pytest.raises(ValueError, match="not an HTTP header"):
            connect(port, headers=headers)
    assert peer.requests == []


@pytest.mark.parametrize("text", INJECTIONS, ids=repr)
def test_an_id_or_url_of_the_caller_stays_in_the_path(peer: LoopbackPeer, text: str) -> None:
    with pytest.raises(ConnectError):
        Inspector(peer.port).close_target(f"one{text}")
    with pytest.raises(ConnectError):
        Inspector(peer.port).new_target(f"http://x/{text}")
    assert len(peer.requests) == 2
    for request in peer.requests:
        assert [line.partition(":")[0] for line in request.split("\r\n")[1:]] == [
            "Host",
            "Connection",
            "Accept-Encoding",
        ]
        assert "\n" not in request.replace("\r\n", "")


# --- files ---


def test_a_snapshot_is_private_from_its_first_byte_to_its_last(peer: LoopbackPeer, tmp_path: Path) -> None:
    """Whatever the umask is, and even if everyone could read the old file."""
    modes: set[int] = set()
    text = make_snapshot(2_000)

    def script(connection: PeerConnection) -> None:
        command = connection.recv()
        for chunk in cut(text, 1_000):
            connection.send(event("HeapProfiler.addHeapSnapshotChunk", chunk=chunk))
            modes.update(stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir() if path.name != "a")
        connection.send({"id": command["id"], "result": {}})
        connection.wait_until_closed()

    peer.script = script
    (tmp_path / "a").write_text("old")
    (tmp_path / "a").chmod(0o666)
    mask = os.umask(0)
    try:
        with connect(peer.port, timeout=5) as client:
            client.heap.save(tmp_path / "a")
    finally:
        os.umask(mask)
    if sys.platform != "win32":
        assert modes == {0o600}
        assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600


def test_no_name_that_a_peer_sends_becomes_a_path(
    peer: LoopbackPeer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Targets are named like files, chunks contain paths; only the requested file is written."""
    monkeypatch.chdir(tmp_path)
    text = make_snapshot(200).replace("file:///t.js", "/tmp/../evil\\\\..\\\\x")

    def script(connection: PeerConnection) -> None:
        while True:
            command = connection.recv()
            file = {"file": "/evil", "path": "../evil", "url": "file:///evil"}
            if command["method"] == "HeapProfiler.takeHeapSnapshot":
                connection.send(event("HeapProfiler.addHeapSnapshotChunk", chunk=text, **file))
            connection.send({"id": command["id"], "result": file})

    peer.script = script
    peer.targets = [peer.target("../../evil", title="/evil", url="file:///evil")]
    with connect(peer.port, timeout=5) as client:
        client.heap.save("a.heapsnapshot")
        with pytest.raises((OSError, SnapshotError)):
            client.heap.save("no/a")
    assert [path.name for path in tmp_path.iterdir()] == ["a.heapsnapshot"]


# --- the wire log ---

SECRET = "the-secret-of-the-program"


def secretive(connection: PeerConnection) -> None:
    """A peer that puts the secret into everything that it sends."""
    command = connection.recv()
    for message in (
        event("A.event", x=SECRET),
        {"id": 99, "result": {"x": SECRET}},
        {"error": {"message": SECRET}},
        {"result": SECRET},
        [SECRET],
        {"sessionId": 7, "x": SECRET},
    ):
        connection.send(message)  # type: ignore[arg-type]
    connection.send({"id": command["id"], "result": {"x": SECRET}})
    connection.send({"id": connection.recv()["id"], "result": SECRET})
    connection.wait_until_closed()


@pytest.mark.parametrize("log_values", [True, False])
def test_the_logs_can_be_kept_free_of_values(
    peer: LoopbackPeer, caplog: pytest.LogCaptureFixture, log_values: bool
) -> None:
    caplog.set_level(logging.DEBUG)
    peer.script = secretive
    with connect(peer.port, timeout=5, log_values=log_values) as client, client.events("A.event"):
        assert client.send_command("A.run", {"expression": SECRET}) == {"x": SECRET}
        with pytest.raises(cdpsync.ProtocolError, match="the result is not an object but a str"):
            client.send_command("A.run", {"expression": SECRET})
    assert (SECRET in caplog.text) is log_values
    wire = [record.getMessage() for record in caplog.records if record.name == "cdpsync.wire"]
    mine = [line for line in wire if " A." in line]
    assert len(mine) == 5  # without the reply to no command
    if not log_values:
        assert re.fullmatch(rf"=> #\d+ A\.run \({len(SECRET) + 52} characters\)", mine[0])
