"""launch(pipe=True): a browser that is reached through a pipe. Most tests use a browser of their own, in Python."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from cdpsync import (
    CDPTimeoutError,
    ConnectError,
    ConnectionClosed,
    LaunchedClient,
    SessionClosed,
    Target,
    launch,
)
from cdpsync.child import process

from .programs import fake_browser, wait_until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes to a browser")

Fake = Callable[..., LaunchedClient]


@pytest.fixture
def program(tmp_path: Path) -> str:
    return fake_browser(tmp_path)


@pytest.fixture
def fake(program: str) -> Iterator[Fake]:
    """Start the browser in one of its modes; it ends after the test."""
    clients: list[LaunchedClient] = []

    def start(mode: str = "pages", *flags: str, **options: Any) -> LaunchedClient:
        clients.append(launch([program, mode, *flags], pipe=True, **{"timeout": 5, **options}))
        return clients[-1]

    yield start
    for client in clients:
        client.close()


# --- what is refused ---


@pytest.mark.parametrize(
    ("command", "options", "says"),
    [
        (["node", "a.js"], {}, "pipe=True is for Chrome: node has an inspector with a port only"),
        (["deno", "run", "a.ts"], {}, "pipe=True is for Chrome: deno has"),
        (["env", "A=1", "node", "a.js"], {}, "pipe=True is for Chrome: node has"),
        (["npm", "start"], {}, "does not know whether npm starts one: put --remote-debugging-pipe into the command"),
        (["chromium"], {"wait_for_debugger": True}, "Chrome cannot be held"),
        (["chromium", "--remote-debugging-port=0"], {}, "no port is open: leave --remote-debugging-port out"),
        (["chromium", "--remote-debugging-port", "9222"], {}, "leave --remote-debugging-port out of the command"),
        (["chromium", "--remote-debugging-pipe=cbor"], {}, "--remote-debugging-pipe=cbor: only JSON is spoken"),
        (["chromium", "--remote-debugging-pipe"], {"pipe": False}, "--remote-debugging-pipe in the command needs pipe"),
        (["chromium"], {"stdin": subprocess.PIPE}, "with pipe=True the browser has an empty stdin"),
        (["chromium"], {"headers": {"A": "b"}}, "with pipe=True there is no HTTP: leave out headers"),
    ],
    ids=str,
)
def test_a_command_or_an_option_that_does_not_go_with_a_pipe_is_refused(
    command: list[str], options: dict[str, Any], says: str
) -> None:
    with pytest.raises(ValueError, match=re.escape(says)):
        launch(command, **{"pipe": True, **options})


def test_windows_has_no_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(ValueError, match="pipe=True does not work on Windows"):
        launch(["chromium"], pipe=True)


def test_a_program_that_does_not_exist_is_a_connect_error(tmp_path: Path) -> None:
    with pytest.raises(ConnectError, match="no-such-chrome could not be started: No such file"):
        launch(["no-such-chrome"], pipe=True)
    (tmp_path / "chrome").touch()
    with pytest.raises(ConnectError, match="chrome could not be started: Permission denied"):
        launch([tmp_path / "chrome"], pipe=True)
    with pytest.raises(ConnectError, match=r"its working directory '.*/nowhere': No such file"):
        launch(["sh", "--remote-debugging-pipe"], pipe=True, cwd=tmp_path / "nowhere")


@pytest.mark.parametrize("options", [{"env": {"A": 1}}, {"stderr": subprocess.PIPE}])
def test_what_is_refused_leaves_no_profile(
    options: dict[str, Any], program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory = tmp_path / "temporary"
    directory.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(directory))
    with pytest.raises((TypeError, ValueError)):
        launch([program, "pages"], pipe=True, **options)
    assert list(directory.iterdir()) == []


# --- what the browser gets ---


def test_it_gets_the_pipe_as_descriptors_3_and_4_and_nothing_else_of_this_process(fake: Fake, tmp_path: Path) -> None:
    with (tmp_path / "file").open("wb") as file:
        os.set_inheritable(file.fileno(), True)
        numbers = fake().send_command("A.descriptors")["numbers"]
    assert numbers.pop("3") == numbers.pop("4")
    assert numbers["0"] == "/dev/null"
    assert set(numbers) == {"0", "1", "2"}


def test_its_flags_are_added_and_it_leads_a_process_group_of_its_own(fake: Fake) -> None:
    client = fake("pages", "--headless")
    environment = client.send_command("A.environment")
    flags = environment["arguments"]
    assert flags[-1] == "--headless"
    assert environment["stdin"] == ""
    assert environment["pid"] == environment["group"] == client.process.pid


def test_a_script_that_starts_the_browser_passes_the_pipe_on(program: str, tmp_path: Path) -> None:
    script = tmp_path / "chromium"
    script.write_text(f'#!/bin/sh\necho started\n"{program}" pages "$@"\n')  # no exec: the shell waits for it
    script.chmod(0o755)
    with launch([script], pipe=True) as client:
        assert client.send_command("A.run", {"x": 1}) == {"x": 1}
        assert client.output == "started\n"


def test_a_program_of_any_name_can_have_the_flag_in_its_command(program: str, tmp_path: Path) -> None:
    script = tmp_path / "kiosk"
    script.write_text(f'#!/bin/sh\nexec "{program}" pages "$@"\n')
    script.chmod(0o755)
    with launch([script, "--remote-debugging-pipe"], pipe=True) as client:
        arguments = client.send_command("A.environment")["arguments"]
        assert arguments.count("--remote-debugging-pipe") == 1
        assert any(one.startswith("--user-data-dir=") for one in arguments)


def test_other_children_do_not_get_the_pipe(fake: Fake) -> None:
    client = fake()
    with subprocess.Popen(["sleep", "60"], close_fds=False) as other:
        mine = client.send_command("A.descriptors")["numbers"]["3"]
        theirs = [os.readlink(f"/proc/{other.pid}/fd/{name}") for name in os.listdir(f"/proc/{other.pid}/fd")]
        other.kill()
        other.wait()
    assert mine not in theirs


def test_a_default_timeout_of_sockets_changes_nothing(fake: Fake) -> None:
    import socket

    socket.setdefaulttimeout(5)
    try:
        client = fake()
    finally:
        socket.setdefaulttimeout(None)
    assert client.send_command("A.run", {"x": "y" * 5_000_000}) == {"x": "y" * 5_000_000}


# --- the client is a page ---


def test_the_client_is_the_first_page_and_knows_the_browser(fake: Fake) -> None:
    client = fake()
    assert client.session_id == "S-P1"
    assert client.target == Target("P1", "page", "one", "http://there/", "")
    assert client.target_id == "P1"
    assert client.browser == "Chrome/1.2.3"
    assert (client.host, client.port, client.inspectors) == ("", 0, [])
    assert repr(client) == f"<CDPClient the pipe of process {client.process.pid} Chrome/1.2.3 'one', connected>"


@pytest.mark.parametrize(
    "target", [2, "P2", "two", "http://two", Target("P2", "page", "", "", "")], ids=["index", "id", "title", "url", "T"]
)
def test_target_chooses_another_page(fake: Fake, target: Any) -> None:
    assert fake(target=target).target_id == "P2"


def test_a_choice_among_several_pages_is_logged(fake: Fake, caplog: pytest.LogCaptureFixture) -> None:
    fake()
    assert "which is one of 2 programs and pages" in caplog.text


def test_a_page_that_comes_later_is_waited_for(fake: Fake) -> None:
    assert fake("later").target_id == "P1"


def test_if_no_page_fits_in_time_the_error_lists_those_that_there_are(fake: Fake) -> None:
    with pytest.raises(ConnectError, match=r"(?s)0 targets fit 'three'; there are:.*1  page P1 'one'"):
        fake(target="three", start_timeout=1.5)
    with pytest.raises(ConnectError, match="there is no program or page to connect to: there are no targets"):
        fake("none", start_timeout=1.5)


def test_the_browser_itself_is_the_root_session_of_the_same_connection(fake: Fake) -> None:
    client = fake()
    browser = client.browser_session()
    assert repr(browser) == "<Session of Chrome/1.2.3>"
    assert browser.session_id is None
    with browser.events("A.*"):
        assert browser.send_command("Target.getTargets")["targetInfos"][1]["targetId"] == "P1"
    client.close()
    assert browser.closed


# --- its end ---


def test_when_the_page_goes_the_client_says_why_and_can_be_connected_to_another(fake: Fake) -> None:
    client = fake()
    closed: list[object] = []
    client.on_close(closed.append)
    with client.events("A.*") as events:
        client.browser_session().send_command("Target.closeTarget", {"targetId": "P1"})
        with pytest.raises(SessionClosed, match="detached from its target"):
            events.get()
    assert client.closed
    assert client.close_reason == "detached from its target"
    with pytest.raises(SessionClosed, match="detached from its target"):
        client.send_command("A.run")
    wait_until(lambda: len(closed) == 1)
    client.connect()
    assert (client.target_id, client.session_id, client.closed) == ("P2", "S-P2", False)
    assert client.send_command("A.run", {"x": 1}) == {"x": 1}


@pytest.mark.parametrize(("command", "code"), [("A.kill", -signal.SIGKILL), ("A.half", 0)])
def test_if_the_browser_ends_every_wait_ends_with_the_reason(fake: Fake, command: str, code: int) -> None:
    client = fake()
    with client.events("A.*") as events:
        with pytest.raises(ConnectionClosed, match="the browser closed its pipe"):
            client.send_command(command)
        with pytest.raises(ConnectionClosed, match="the browser closed its pipe"):
            events.get()
    assert client.process.wait(5) == code
    assert client.ended
    with pytest.raises(ConnectError, match="has ended with its connection"):
        client.connect()


def test_close_ends_the_browser_in_order(fake: Fake) -> None:
    client = fake()
    client.close()
    assert client.process.returncode == 0
    assert client.close_reason == "it was closed on this side"
    client.close()
    with pytest.raises(ConnectError, match="has ended with its connection"):
        client.connect()


def test_a_browser_that_hangs_is_killed(fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_PATIENCE", 0.2)
    client = fake()
    client.process.send_signal(signal.SIGSTOP)
    client.close()
    assert client.process.returncode == -signal.SIGKILL


def test_a_browser_that_fails_is_a_connect_error_with_its_last_lines(fake: Fake) -> None:
    with pytest.raises(ConnectError, match=r"(?s)exit code 21\); it wrote:\nthe pipe's descriptors are not open"):
        fake("fails")


def test_a_browser_that_is_silent_is_a_connect_error(fake: Fake) -> None:
    with pytest.raises(ConnectError, match=r"did not answer over its pipe within 0\.2 s") as caught:
        fake("silent", start_timeout=0.2)
    assert caught.value.hint == "start_timeout=SECONDS allows it more time"


def test_a_pipe_that_is_not_passed_on_is_a_connect_error_at_once(fake: Fake) -> None:
    start = time.monotonic()
    with pytest.raises(ConnectError, match="the browser closed its pipe") as caught:
        fake("closes", start_timeout=30)
    assert "descriptors 3 and 4" in caught.value.hint
    assert time.monotonic() - start < 10


def test_a_client_that_is_dropped_ends_its_browser(fake: Fake, program: str) -> None:
    client = launch([program, "pages"], pipe=True)
    popen = client.process
    held = [client]
    del client
    with pytest.warns(ResourceWarning, match="unclosed <LaunchedClient the pipe of process"):
        held.clear()
    assert popen.wait(5) is not None


def test_ctrl_c_while_the_browser_starts_leaves_nothing(fake: Fake) -> None:
    main = threading.get_ident()
    timer = threading.Timer(0.3, signal.pthread_kill, (main, signal.SIGINT))
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        fake("silent")
    timer.join()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_a_forked_child_has_no_share_in_the_pipe(fake: Fake) -> None:
    client = fake()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        said = []
        for call in (lambda: client.send_command("A.run"), client.connect, client.close):
            try:
                said.append(repr(call()))
            except Exception as error:
                said.append(type(error).__name__)
        os.write(writing, " ".join(said).encode())
        os._exit(0)
    os.close(writing)
    with open(reading, "rb") as pipe:
        assert pipe.read() == b"RuntimeError ConnectError None"
    os.waitpid(child, 0)
    assert client.send_command("A.run", {"x": 1}) == {"x": 1}  # its end went on living


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_the_end_of_the_browser_is_noticed_while_a_forked_child_lives(
    fake: Fake, program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The child may be forked while the browser's end of the pipe is still open here."""
    children: list[int] = []
    popen = subprocess.Popen

    def fork() -> None:
        child = os.fork()
        if child == 0:
            signal.pause()
        children.append(child)

    def forking(*args: Any, **options: Any) -> Any:
        if args[0][-1] == "pages":
            other = threading.Thread(target=fork)
            other.start()
            other.join()
        return popen(*args, **options)

    monkeypatch.setattr(subprocess, "Popen", forking)
    with launch([program, "pages"], pipe=True, timeout=5) as client:
        try:
            with pytest.raises(ConnectionClosed):
                client.send_command("A.kill")
        finally:
            for child in children:
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)


def test_many_browsers_at_once_do_not_get_each_others_pipes(program: str) -> None:
    clients: list[LaunchedClient] = []

    def start() -> None:
        clients.append(launch([program, "pages"], pipe=True))

    threads = [threading.Thread(target=start) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(clients) == 6
    for client in clients:
        client.process.kill()  # if another had a copy of its end, the wait would not end
        with pytest.raises((ConnectionClosed, CDPTimeoutError)) as caught:
            client.send_command("A.run", timeout=5)
        assert type(caught.value) is ConnectionClosed
        client.close()
