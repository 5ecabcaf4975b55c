"""The work, which is the same for all clients. Each function connects, warms up, and works `with meter:`."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import Any, NamedTuple, Protocol

from .clients import Where
from .meter import Meter, latencies


class Client(Protocol):
    """The methods of the clients. All have `call` and `close`. Without another method, a client cannot do that work."""

    def __init__(self, at: Where) -> None: ...

    def call(self, method: str, **params: Any) -> Any:
        """Send a command, wait, return its result."""

    def close(self) -> None: ...

    def snapshot(self, path: str) -> None:
        """Save a heap snapshot to a file."""

    def pair(self) -> None:
        """Call pair() in the target, and wait for its reply and its event."""

    def to_queue(self, count: int) -> int:
        """Call storm(count), read the events as they arrive, and return their number."""

    def to_handler(self, count: int) -> int:
        """Call storm(count), have a function called for each event, and return their number."""

    def pipeline(self, count: int) -> None:
        """Send commands without waiting, then wait for all replies."""

    def shared(self) -> None:
        """Exists if several threads may call one client."""


class Work(NamedTuple):
    function: Callable[..., dict[str, float] | None]
    needs: str = "call"
    """The method of Client that this work needs."""
    given: str = "Client"
    """The name of what the function gets from a client's file."""


Dial = Callable[[Where], Client]


def snapshot(dial: Dial, at: Where, meter: Meter, path: str) -> None:
    client = dial(at)
    with meter:
        client.snapshot(path)
    client.close()


def round_trips(dial: Dial, at: Where, meter: Meter, count: int) -> dict[str, float]:
    client = dial(at)
    times: list[float] = []
    _evaluate(client, count // 10, [])
    with meter:
        _evaluate(client, count, times)
    client.close()
    return latencies(times)


def threads(dial: Dial, at: Where, meter: Meter, count: int, number: int) -> dict[str, float]:
    client = dial(at)
    times: list[float] = []

    def all_evaluate(commands: int) -> None:
        crew = [threading.Thread(target=_evaluate, args=(client, commands // number, times)) for _ in range(number)]
        for one in crew:
            one.start()
        for one in crew:
            one.join()

    all_evaluate(count // 10)
    times.clear()
    with meter:
        all_evaluate(count)
    client.close()
    return latencies(times)


def _evaluate(client: Client, count: int, times: list[float]) -> None:
    for _ in range(count):
        start = time.perf_counter()
        client.call("Runtime.evaluate", expression="1+1")
        times.append(time.perf_counter() - start)


def pipelined(dial: Dial, at: Where, meter: Meter, count: int) -> None:
    client = dial(at)
    client.pipeline(count // 10)
    with meter:
        client.pipeline(count)
    client.close()


def pairs(dial: Dial, at: Where, meter: Meter, count: int) -> dict[str, float]:
    client = dial(at)
    client.call("Runtime.enable")
    times = []
    with meter:
        for _ in range(count):
            start = time.perf_counter()
            client.pair()
            times.append(time.perf_counter() - start)
    client.close()
    return latencies(times)


def to_queue(dial: Dial, at: Where, meter: Meter, count: int) -> dict[str, float]:
    return _storm(dial, at, meter, count, lambda client: client.to_queue(count))


def to_handler(dial: Dial, at: Where, meter: Meter, count: int) -> dict[str, float]:
    return _storm(dial, at, meter, count, lambda client: client.to_handler(count))


def to_nobody(dial: Dial, at: Where, meter: Meter, count: int) -> dict[str, float]:
    def storm(client: Client) -> int:
        client.call("Runtime.evaluate", expression=f"storm({count})")
        return count

    return _storm(dial, at, meter, count, storm)


def _storm(dial: Dial, at: Where, meter: Meter, count: int, storm: Callable[[Client], int]) -> dict[str, float]:
    client = dial(at)
    client.call("Runtime.enable")
    with meter:
        seen = storm(client)
    client.close()
    return {"lost": count - seen}


def large_reply(dial: Dial, at: Where, meter: Meter, size: int) -> None:
    client = dial(at)
    client.call("Runtime.evaluate", expression="1+1")
    with meter:
        value = client.call("Runtime.evaluate", expression=f"text({size})", returnByValue=True)["result"]["value"]
    assert len(value) == size, len(value)
    client.close()


def large_command(dial: Dial, at: Where, meter: Meter, size: int) -> None:
    client = dial(at)
    expression = f"'{'x' * size}'.length"
    client.call("Runtime.evaluate", expression="1+1")
    with meter:
        value = client.call("Runtime.evaluate", expression=expression)["result"]["value"]
    assert value >= size, value
    client.close()


def connections(dial: Dial, at: Where, meter: Meter, count: int) -> None:
    dial(at).close()  # without counting what the first one loads
    with meter:
        for _ in range(count):
            client = dial(at)
            client.call("Runtime.evaluate", expression="1+1")
            client.close()


def idle(dial: Dial, at: Where, meter: Meter, count: int) -> None:
    dial(at).close()  # the same here
    with meter:
        clients = [dial(at) for _ in range(count)]
    for client in clients:
        client.close()


def in_new_interpreter(source: str, at: Where, meter: Meter) -> dict[str, float]:
    """The seconds and the loaded modules, as that interpreter sees them; its start is not counted."""
    program = _NEW_INTERPRETER.format(source=source.format(url=at.url))
    with meter:
        done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    wall, modules = map(float, done.stdout.split())
    return {"wall": wall, "modules": modules}


_NEW_INTERPRETER = """
import os, sys, time
before, start = len(sys.modules), time.perf_counter()
{source}
print(time.perf_counter() - start, len(sys.modules) - before, flush=True)
os._exit(0)
"""

WORKS = {
    "snapshot": Work(snapshot, "snapshot"),
    "round_trips": Work(round_trips),
    "threads": Work(threads, "shared"),
    "pipelined": Work(pipelined, "pipeline"),
    "pairs": Work(pairs, "pair"),
    "to_queue": Work(to_queue, "to_queue"),
    "to_handler": Work(to_handler, "to_handler"),
    "to_nobody": Work(to_nobody),
    "large_reply": Work(large_reply),
    "large_command": Work(large_command),
    "connections": Work(connections),
    "idle": Work(idle),
    "imported": Work(in_new_interpreter, given="IMPORT"),
    "first_connect": Work(in_new_interpreter, given="FIRST"),
}
