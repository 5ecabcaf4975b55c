"""cdpsync doctor: each fault is named at the step where it is, with what to do."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from cdpsync.checkup import Check, State
from cdpsync.cli.commands import doctor

from ..attaching.programs import free_port
from .programs import Done, cdpsync
from .schemas import document as checked


@pytest.mark.real
def test_all_steps_to_a_program_are_ok(shared: tuple[str, int], capfd: pytest.CaptureFixture[str]) -> None:
    document = checked(cdpsync(capfd, "doctor", shared[1], "--json").out, "doctor")
    assert document["ok"]
    names = [row["name"] for row in document["rows"] if row["state"] == "ok"]
    assert names == ["address", "connect", "/json/version", "/json/list", "WebSocket", "first command"]


@contextmanager
def server(answer: bytes | None) -> Iterator[int]:
    """A port that gives each client this answer; None: it is never answered."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        kept: list[socket.socket] = []

        def serve() -> None:
            while True:
                try:
                    sock, _ = listening.accept()
                except OSError:
                    return
                if answer is None:
                    kept.append(sock)
                    continue
                with sock:
                    sock.recv(65536)
                    sock.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield listening.getsockname()[1]
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            thread.join()
            for sock in kept:
                sock.close()


def failed(done: Done) -> tuple[int, str, str]:
    """The exit code, the step that failed, and what was said and advised."""
    document = checked(done.out, "doctor")
    assert not document["ok"]
    *before, last = document["rows"]
    assert [row["state"] for row in before] == ["ok"] * len(before)
    assert last["state"] == "failed"
    return done.code, last["name"], f"{last['said']} → {last['advice']}"


def test_a_port_at_which_nothing_listens(capfd: pytest.CaptureFixture[str]) -> None:
    code, step, said = failed(cdpsync(capfd, "doctor", free_port(), "--json"))
    assert (code, step) == (3, "connect")
    assert "Connection refused" in said


def test_a_port_that_hangs(capfd: pytest.CaptureFixture[str]) -> None:
    with server(None) as port:
        code, step, said = failed(cdpsync(capfd, "doctor", port, "--timeout", "200ms", "--json"))
    assert (code, step) == (3, "/json/version")
    assert "no answer in time; the port belongs to process" in said


def test_a_port_of_a_web_server(capfd: pytest.CaptureFixture[str]) -> None:
    with server(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello") as port:
        code, step, said = failed(cdpsync(capfd, "doctor", port, "--json"))
    assert (code, step) == (3, "/json/version")
    assert "the answer is not JSON: hello" in said
    assert "is this the port of the inspector" in said


def test_an_address_with_a_name_that_does_not_exist(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    code, step, said = failed(cdpsync(capfd, "doctor", "nosuch.test:9229", "--json"))
    assert (code, step) == (3, "address")
    assert "is it spelled right?" in said


@pytest.mark.real
def test_a_websocket_url_of_a_program_that_was_restarted(
    shared: tuple[str, int], capfd: pytest.CaptureFixture[str]
) -> None:
    name, port = shared
    path = "devtools/page/A1" if name == "chromium" else "b43184ff-afce-4110-b216-633bc4d90861"
    code, step, said = failed(cdpsync(capfd, "doctor", f"ws://127.0.0.1:{port}/{path}", "--json"))
    assert (code, step) == (3, "WebSocket")
    assert f"ws://127.0.0.1:{port}/" in said.partition("the targets there now: ")[2]


def test_the_machine_is_examined(capfd: pytest.CaptureFixture[str]) -> None:
    done = cdpsync(capfd, "doctor", "--json")
    document = checked(done.out, "doctor")
    assert (done.code, done.err, document["ok"]) == (0, "", True)
    by_name = {row["name"]: row for row in document["rows"]}
    assert by_name["websocket-client"]["state"] == "ok"
    assert by_name["127.0.0.1"]["said"] == "this machine can connect to itself"
    assert {"Node", "Deno", "Chrome"} <= by_name.keys()


def test_what_is_missing_comes_with_the_command_that_installs_it(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("cdpsync.checkup.installed.metadata.version", _nothing)
    monkeypatch.setattr("cdpsync.checkup.installed.find_spec", lambda name: None)
    done = cdpsync(capfd, "doctor")
    assert done.code == 1
    assert "  failed   websocket-client  for the connection itself\n" in done.out
    assert "→ pip install 'cdpsync[heap]'\n" in done.out
    assert "→ apt-get install chromium\n" in done.out
    assert done.out.splitlines()[-1] == "cdpsync does not work yet: websocket-client"


def _nothing(name: str) -> str:
    from importlib.metadata import PackageNotFoundError

    raise PackageNotFoundError(name)


def test_advice_for_python_programs_is_left_out() -> None:
    one = Check("endpoint", "x", State.FAILED, "", "headers={'Host': 'localhost'} sends another one; start it anew")
    assert doctor._advice(one) == "start it anew"
