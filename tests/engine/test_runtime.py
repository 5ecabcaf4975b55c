"""Which runtime a target belongs to, from its version or from its answers."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from cdpsync import CDPClient, CDPTimeoutError, connect
from cdpsync.engine import outgoing
from cdpsync.engine.runtime import RuntimeKind, identity_by_trying, identity_in
from cdpsync.threads.deadline import Deadline

from ..conftest import Start
from ..peers import LoopbackPeer, Message, PeerConnection, ScriptedSession

WEBKIT = {"WebKit-Version": "537.36 (@730482a)"}


@pytest.mark.parametrize(
    ("version", "kind"),
    [
        ({"Browser": "node.js/v20.20.2"}, RuntimeKind.NODE),
        ({"Browser": "Deno/2.9.8"}, RuntimeKind.DENO),
        ({"Browser": "Chrome/156.0.8078.79"}, RuntimeKind.CHROMIUM),
        ({"Browser": "HeadlessChrome/139.0.7258.5"}, RuntimeKind.CHROMIUM),
        ({"Browser": "Edg/120.0.2210.61"}, RuntimeKind.CHROMIUM),
        ({"Browser": "qt.py/6.7", **WEBKIT}, RuntimeKind.CHROMIUM),
        ({"Browser": "workerd"}, None),
        ({"Browser": ""}, None),
        ({}, None),
    ],
    ids=str,
)
def test_a_version_tells_the_kind_or_nothing(version: dict[str, str], kind: RuntimeKind | None) -> None:
    identity = identity_in(version)
    assert (identity.kind if identity else None) is kind


def knows(**results: object) -> Callable[[Message], list[Message]]:
    """A target that has only these commands. "Browser.getVersion" is written as Browser_getVersion."""

    def answer(command: Message) -> list[Message]:
        name = command["method"].replace(".", "_")
        if name in results:
            return [{"id": command["id"], "result": results[name]}]
        return [{"id": command["id"], "error": {"code": -32601, "message": f"'{command['method']}' wasn't found"}}]

    return answer


def value(text: str) -> Message:
    return {"result": {"type": "string", "value": text}}


@pytest.mark.parametrize(
    ("answer", "kind", "browser"),
    [
        (knows(Browser_getVersion={"product": "Chrome/156.0"}), RuntimeKind.CHROMIUM, "Chrome/156.0"),
        (knows(Schema_getDomains={"domains": [{"name": "Page"}]}), RuntimeKind.CHROMIUM, ""),
        (knows(NodeTracing_getCategories={"categories": []}), RuntimeKind.NODE, ""),
        (
            knows(NodeTracing_getCategories={"categories": []}, Runtime_evaluate=value("node.js/v24.1.0")),
            RuntimeKind.NODE,
            "node.js/v24.1.0",
        ),
        (knows(Runtime_evaluate=value("Deno/2.9.8")), RuntimeKind.DENO, "Deno/2.9.8"),
        (knows(Runtime_evaluate=value("")), RuntimeKind.OTHER, ""),
        (knows(), RuntimeKind.OTHER, ""),
        (knows(Browser_getVersion=[], Schema_getDomains={"domains": [7, {}]}), RuntimeKind.OTHER, ""),
    ],
)
def test_without_a_version_the_answers_of_the_target_tell_the_kind(
    answer: Callable[[Message], list[Message]], kind: RuntimeKind, browser: str
) -> None:
    with ScriptedSession(answer) as session:
        assert session._runtime_kind() is kind
        assert session.browser == browser
        sent = len(session.transport.sent)
        assert session._runtime_kind() is kind
        assert len(session.transport.sent) == sent


def test_nothing_is_asked_if_the_version_tells_the_kind() -> None:
    with ScriptedSession(knows(), browser="HeadlessChrome/139.0") as session:
        assert session._runtime_kind() is RuntimeKind.CHROMIUM
        assert session.transport.sent == []


def test_the_kind_of_a_target_that_does_not_answer_is_unknown_for_now() -> None:
    with ScriptedSession() as session:
        assert session._runtime_kind(0.01) is None
        session.transport.answer = knows(Browser_getVersion={"product": "Chrome/1"})
        assert session._runtime_kind() is RuntimeKind.CHROMIUM


def test_finding_out_the_kind_counts_against_the_timeout_of_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outgoing, "ANY_TAKES", 100)  # encoding a large command would take long
    with ScriptedSession() as session:
        start = time.monotonic()
        with pytest.raises(CDPTimeoutError):
            session.send_command("A.run", {"x": "y" * 100}, timeout=0.05)
        assert time.monotonic() - start < 0.9
        assert "Browser.getVersion" in [command["method"] for command in session.transport.sent]


def test_the_version_behind_a_websocket_url_is_requested_when_it_is_needed(peer: LoopbackPeer) -> None:
    with connect(f"ws://127.0.0.1:{peer.port}/one") as client:
        assert "Peer" not in repr(client)
        assert len(peer.requests) == 1
        assert client.browser == "Peer/1.0"
        assert "Peer/1.0" in repr(client)
        assert client.browser == "Peer/1.0"
        assert len(peer.requests) == 2


def test_a_websocket_url_without_http_works_and_has_no_browser(peer: LoopbackPeer) -> None:
    peer.pages["/json/version"] = b""
    with connect(f"ws://127.0.0.1:{peer.port}/one") as client:
        assert client.browser == ""
        assert client.send_command("A.run", {"x": 1}) == {"x": 1}


def test_a_command_too_large_for_the_target_behind_a_websocket_url_is_not_sent(peer: LoopbackPeer) -> None:
    received: list[str] = []

    def script(client: PeerConnection) -> None:
        while True:
            command = client.recv()
            received.append(command["method"])
            for message in knows(Runtime_evaluate=value("Deno/2.9.8"))(command):
                client.send(message)

    peer.script = script
    with connect(f"ws://127.0.0.1:{peer.port}/one") as client:
        with pytest.raises(ValueError, match="this target drops the connection at more than 67,108,864"):
            client.send_command("A.run", {"x": "y" * (64 * 2**20)})
        assert "A.run" not in received


@pytest.mark.real
def test_each_real_runtime_is_recognised_by_its_answers(real: CDPClient) -> None:
    said = identity_in({"Browser": real.browser})
    assert said is not None
    assert real._link is not None
    assert identity_by_trying(real._link.connection.call, Deadline(5)) == said


@pytest.mark.real
@pytest.mark.parametrize("name", ["deno", "node", "chromium"])
def test_a_busy_runtime_behind_a_websocket_url_is_recognised(start: Start, name: str) -> None:
    client = start(name)
    client.send_command("Runtime.evaluate", {"expression": "setTimeout(() => { for (;;); })"})
    assert client.target is not None
    with connect(client.target.websocket_url) as other:
        assert other._link is not None
        found = identity_by_trying(other._link.connection.call, Deadline(5))
        assert found is not None
        assert found.browser == client.browser
