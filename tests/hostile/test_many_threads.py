"""Sixty-four threads use one client, while other clients are silent."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cdpsync import CDPClient, CDPTimeoutError, ConnectionClosed, launch

from ..conftest import ALL, command, find_runtime, wait_for

pytestmark = [pytest.mark.real, pytest.mark.timeout(90)]

THREADS = 64
SECONDS = 8.0
TIMEOUT = 2.0  # of the silent clients: both for connecting and for commands
SILENCE = 4 * TIMEOUT
PROGRAM = """
globalThis.later = (ms, x) => new Promise(done => setTimeout(done, ms, x));
globalThis.never = new Promise(() => {});
setInterval(() => {}, 60000);
globalThis.ready = true;
"""


@pytest.fixture(scope="module")
def silent(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[float, list[CDPClient]]]:
    """Clients of all runtimes that have sent nothing since they connected, and when that was."""
    script = tmp_path_factory.mktemp("silent") / "idle.js"
    script.write_text("setInterval(() => {}, 60000)")
    clients: list[CDPClient] = [launch(command(name, script), timeout=TIMEOUT) for name in ALL]
    yield time.monotonic(), clients
    for client in clients:
        client.close()


@pytest.mark.usefixtures("silent")
def test_each_of_64_threads_gets_its_own_results_until_one_closes_the_client(tmp_path: Path) -> None:
    """With random timeouts, listeners and handlers that come and go, and commands that end late or never."""
    script = tmp_path / "program.js"
    script.write_text(PROGRAM)
    failures: list[BaseException] = []
    counts = {"answered": 0, "timed out": 0, "logged": 0, "handled": 0, "closed": 0}
    counting = threading.Lock()

    def count(what: str) -> None:
        with counting:
            counts[what] += 1

    def evaluate(client: CDPClient, expression: str, timeout: float = 20) -> object:
        # Only for promises: V8 would make one of a plain value, and may collect it before it has answered.
        promise = expression.startswith(("later", "never"))
        params = {"expression": expression, "awaitPromise": promise, "returnByValue": True}
        return client.send_command("Runtime.evaluate", params, timeout=timeout)["result"].get("value")

    def one_turn(client: CDPClient, rng: random.Random, token: str) -> None:
        what = rng.randrange(6)
        if what == 0:
            assert evaluate(client, f"'{token}'") == token
            count("answered")
        elif what == 1:
            try:
                assert evaluate(client, f"later({rng.randrange(50)}, '{token}')", rng.uniform(0, 0.05)) == token
                count("answered")
            except CDPTimeoutError:
                count("timed out")
        elif what == 2:
            with client.events("Runtime.consoleAPICalled") as log:
                evaluate(client, f"console.debug('{token}')")
                assert token in [event.params["args"][0]["value"] for event in log.drain()]
                count("logged")
        elif what == 3:
            heard = threading.Event()
            with client.on_event(
                "Runtime.consoleAPICalled",
                lambda event: heard.set() if event.params["args"][0]["value"] == token else None,
            ):
                evaluate(client, f"console.debug('{token}')")
                assert heard.wait(10)
                count("handled")
        elif what == 4:
            with client.events("*", maxlen=5):
                commands = [
                    client.submit("Runtime.evaluate", {"expression": f"'{token}{n}'", "returnByValue": True})
                    for n in range(5)
                ]
                got = [command.result(20)["result"]["value"] for command in reversed(commands)]
                assert got == [f"{token}{n}" for n in reversed(range(5))]
                count("answered")
        else:
            seconds = rng.uniform(0, 0.02)
            with pytest.raises(CDPTimeoutError) as late:
                evaluate(client, "never", seconds)
            assert late.value.timeout == seconds
            count("timed out")

    def work(client: CDPClient, number: int, over: threading.Event) -> None:
        rng = random.Random(number)
        turn = 0
        try:
            while True:
                turn += 1
                one_turn(client, rng, f"{number}-{turn}")
        except ConnectionClosed:
            if not over.is_set():
                failures.append(AssertionError("the connection was lost"))
            count("closed")
        except BaseException as error:
            failures.append(error)

    with launch([find_runtime("node"), str(script)]) as client:
        wait_for(client, "globalThis.ready")
        client.send_command("Runtime.enable")
        over = threading.Event()
        threads = [threading.Thread(target=work, args=(client, number, over)) for number in range(THREADS)]
        for thread in threads:
            thread.start()
        threads[0].join(SECONDS)  # returns early if that thread fails
        assert not failures
        over.set()
        threading.Thread(target=client.close).start()
        for thread in threads:
            thread.join(5)
        assert not [thread for thread in threads if thread.is_alive()]
        assert not failures
        assert client.pending() == []
        assert counts["closed"] == THREADS
        assert all(counts[what] > 50 for what in ("answered", "timed out", "logged", "handled")), counts


def test_a_silence_longer_than_the_timeout_ends_no_connection(silent: tuple[float, list[CDPClient]]) -> None:
    since, clients = silent
    time.sleep(max(0.0, since + SILENCE - time.monotonic()))  # the silence itself
    for client in clients:
        assert client.send_command("Runtime.evaluate", {"expression": "6 * 7"})["result"]["value"] == 42
