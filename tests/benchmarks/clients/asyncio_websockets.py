"""The asyncio way: `websockets`, a task that reads, a Future for each command, an asyncio.Queue for events.

There is no size limit, and no keepalive pings, at which Node hangs up. The other options are the defaults.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Coroutine
from http.client import HTTPConnection
from typing import Any

import websockets

from ..meter import Meter, latencies
from . import Where

IMPORT = "import asyncio, json, websockets.asyncio.client"
FIRST = """import asyncio, json, websockets
async def main():
    async with websockets.connect({url!r}, max_size=None, ping_interval=None) as socket:
        await socket.send(json.dumps({{"id": 1, "method": "Runtime.evaluate", "params": {{"expression": "1+1"}}}}))
        json.loads(await socket.recv())
asyncio.run(main())"""


class Connection:
    def __init__(self, socket: Any) -> None:
        self._socket = socket
        self._id = 0
        self._pending: dict[int, asyncio.Future[Any]] = {}
        self.handlers: dict[str, Callable[[Any], None]] = {}
        self._reader = asyncio.create_task(self._read())

    @classmethod
    async def open(cls, at: Where) -> Connection:
        return cls(await websockets.connect(at.url, max_size=None, ping_interval=None))

    async def _read(self) -> None:
        async for text in self._socket:
            message = json.loads(text)
            if "id" in message:
                self._pending.pop(message["id"]).set_result(message["result"])
            elif message["method"] in self.handlers:
                self.handlers[message["method"]](message)

    async def call(self, method: str, **params: Any) -> Any:
        self._id += 1
        future = self._pending[self._id] = asyncio.get_running_loop().create_future()
        await self._socket.send(json.dumps({"id": self._id, "method": method, "params": params}))
        return await future

    async def close(self) -> None:
        await self._socket.close()
        await self._reader


def _run(work: Callable[[Connection], Coroutine[Any, Any, None]], at: Where) -> None:
    async def main() -> None:
        connection = await Connection.open(at)
        await work(connection)
        await connection.close()

    asyncio.run(main())


def snapshot(at: Where, meter: Meter, path: str) -> None:
    async def work(connection: Connection) -> None:
        def write(event: Any) -> None:
            file.write(event["params"]["chunk"])

        with meter, open(path, "w") as file:
            connection.handlers["HeapProfiler.addHeapSnapshotChunk"] = write
            await connection.call("HeapProfiler.takeHeapSnapshot")

    _run(work, at)


async def _evaluate(connection: Connection, count: int, times: list[float]) -> None:
    for _ in range(count):
        start = time.perf_counter()
        await connection.call("Runtime.evaluate", expression="1+1")
        times.append(time.perf_counter() - start)


def threads(at: Where, meter: Meter, count: int, number: int) -> dict[str, float]:
    """Tasks instead."""
    times: list[float] = []

    async def work(connection: Connection) -> None:
        await _evaluate(connection, count // 10, [])
        with meter:
            await asyncio.gather(*(_evaluate(connection, count // number, times) for _ in range(number)))

    _run(work, at)
    return latencies(times)


def round_trips(at: Where, meter: Meter, count: int) -> dict[str, float]:
    return threads(at, meter, count, 1)


def pipelined(at: Where, meter: Meter, count: int) -> None:
    async def send(connection: Connection, commands: int) -> None:
        await asyncio.gather(*(connection.call("Runtime.evaluate", expression="1+1") for _ in range(commands)))

    async def work(connection: Connection) -> None:
        await send(connection, count // 10)
        with meter:
            await send(connection, count)

    _run(work, at)


def pairs(at: Where, meter: Meter, count: int) -> dict[str, float]:
    times = []

    async def work(connection: Connection) -> None:
        queue: asyncio.Queue[Any] = asyncio.Queue()
        connection.handlers["Runtime.consoleAPICalled"] = queue.put_nowait
        await connection.call("Runtime.enable")
        with meter:
            for _ in range(count):
                start = time.perf_counter()
                await connection.call("Runtime.evaluate", expression="pair()")
                await queue.get()
                times.append(time.perf_counter() - start)

    _run(work, at)
    return latencies(times)


def to_queue(at: Where, meter: Meter, count: int) -> None:
    async def work(connection: Connection) -> None:
        queue: asyncio.Queue[Any] = asyncio.Queue()
        await connection.call("Runtime.enable")
        connection.handlers["Runtime.consoleAPICalled"] = queue.put_nowait
        with meter:
            command = asyncio.create_task(connection.call("Runtime.evaluate", expression=f"storm({count})"))
            for _ in range(count):
                await queue.get()
            await command

    _run(work, at)


def to_handler(at: Where, meter: Meter, count: int) -> dict[str, float]:
    seen = 0

    def handle(_: Any) -> None:
        nonlocal seen
        seen += 1

    async def work(connection: Connection) -> None:
        await connection.call("Runtime.enable")
        connection.handlers["Runtime.consoleAPICalled"] = handle
        with meter:
            await connection.call("Runtime.evaluate", expression=f"storm({count})")

    _run(work, at)
    return {"lost": count - seen}


def to_nobody(at: Where, meter: Meter, count: int) -> None:
    async def work(connection: Connection) -> None:
        await connection.call("Runtime.enable")
        with meter:
            await connection.call("Runtime.evaluate", expression=f"storm({count})")

    _run(work, at)


def _large(at: Where, meter: Meter, expression: str) -> Any:
    value = None

    async def work(connection: Connection) -> None:
        nonlocal value
        with meter:
            reply = await connection.call("Runtime.evaluate", expression=expression, returnByValue=True)
        value = reply["result"]["value"]

    _run(work, at)
    return value


def large_reply(at: Where, meter: Meter, size: int) -> None:
    assert len(_large(at, meter, f"text({size})")) == size


def large_command(at: Where, meter: Meter, size: int) -> None:
    assert _large(at, meter, f"'{'x' * size}'.length") >= size


def connections(at: Where, meter: Meter, count: int) -> None:
    connect_often(at, meter, count, by_url=False)


def connect_often(at: Where, meter: Meter, count: int, *, by_url: bool) -> None:
    async def main() -> None:
        await (await Connection.open(at)).close()  # without counting what the first one loads
        with meter:
            for _ in range(count):
                connection = await Connection.open(at if by_url else _found(at))
                await connection.call("Runtime.evaluate", expression="1+1")
                await connection.close()

    asyncio.run(main())


def _found(at: Where) -> Where:
    """The target with the URL from the list of targets. Like cdpsync, this asks for the version too."""
    http = HTTPConnection(at.host, at.port)
    try:
        http.request("GET", "/json/list")
        targets = json.load(http.getresponse())
        http.request("GET", "/json/version")
        assert json.load(http.getresponse())["Browser"]
    finally:
        http.close()
    return at._replace(url=next(one for one in targets if one["type"] in ("node", "page"))["webSocketDebuggerUrl"])


def idle(at: Where, meter: Meter, count: int) -> None:
    async def main() -> None:
        await (await Connection.open(at)).close()
        with meter:
            open_ones = [await Connection.open(at) for _ in range(count)]
        for connection in open_ones:
            await connection.close()

    asyncio.run(main())
