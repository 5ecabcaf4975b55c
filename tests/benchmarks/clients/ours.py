"""cdpsync."""

from __future__ import annotations

import threading
from functools import cached_property
from typing import Any

import cdpsync.domains.heap  # noqa: F401  the others load this when they are imported
from cdpsync import Event, EventQueue, connect

from ..meter import Meter
from . import Where

IMPORT = "import cdpsync"
FIRST = """import cdpsync
client = cdpsync.connect({url!r})
client.send_command("Runtime.evaluate", {{"expression": "1+1"}})"""


class Client:
    def __init__(self, at: Where) -> None:
        self._client = connect(f"{at.host}:{at.port}", timeout=None)

    @cached_property
    def _logged(self) -> EventQueue:
        return self._client.events("Runtime.consoleAPICalled")

    def call(self, method: str, **params: Any) -> Any:
        return self._client.send_command(method, params)

    def shared(self) -> None: ...

    def close(self) -> None:
        self._client.close()

    def snapshot(self, path: str) -> None:
        self._client.heap.save(path, silence=None)

    def pair(self) -> None:
        logged = self._logged
        self._client.send_command("Runtime.evaluate", {"expression": "pair()"})
        logged.get()

    def to_queue(self, count: int) -> int:
        logged = self._logged
        command = self._client.submit("Runtime.evaluate", {"expression": f"storm({count})"})
        return sum(1 for _ in logged.events_before(command))

    def to_handler(self, count: int) -> int:
        seen, over = 0, threading.Event()

        def handle(_: Event) -> None:
            nonlocal seen
            seen += 1
            if seen == count:
                over.set()

        self._client.on_event("Runtime.consoleAPICalled", handle)
        self.call("Runtime.evaluate", expression=f"storm({count})")
        over.wait(60)
        return seen

    def pipeline(self, count: int) -> None:
        commands = [self._client.submit("Runtime.evaluate", {"expression": "1+1"}) for _ in range(count)]
        for command in commands:
            command.result()


# For GROWTH. Other clients have no such things, or cannot have so many.


def listeners(at: Where, meter: Meter, number: int) -> None:
    """Open queues, receive an event in each, close them."""
    with connect(at.url, timeout=None) as client:
        client.send_command("Runtime.enable")
        with meter:
            queues = [client.events("Runtime.consoleAPICalled", f"Domain.event{n}") for n in range(number)]
            client.send_command("Runtime.evaluate", {"expression": "pair()"})
            for queue in queues:
                queue.get()
                queue.close()


def deaf_listeners(at: Where, meter: Meter, number: int, count: int) -> None:
    """Events to one queue, beside others that listen to other events."""
    with connect(at.url, timeout=None) as client, client.events("Runtime.consoleAPICalled") as logged:
        queues = [client.events(f"Domain.event{n}") for n in range(number)]
        client.send_command("Runtime.enable")
        with meter:
            command = client.submit("Runtime.evaluate", {"expression": f"storm({count})"})
            assert sum(1 for _ in logged.events_before(command)) == count
        del queues


def sessions(at: Where, meter: Meter, number: int) -> None:
    """Attach sessions, use a command and a queue in each, detach them."""
    with connect(at.url, timeout=None) as client, meter:
        attached = [client.attach_to_target("1") for _ in range(number)]
        queues = [session.events("*") for session in attached]
        for session in attached:
            session.send_command("Runtime.evaluate", {"expression": "1+1"})
        for session in attached:
            session.detach()
        assert len(queues) == number
