"""js-debug, the debugger of VS Code, over its Debug Adapter Protocol: where it binds breakpoints, and where it stops.

https://microsoft.github.io/debug-adapter-protocol/specification
"""

from __future__ import annotations

import json
import queue
import socket
import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

Message = dict[str, Any]


class Asked(NamedTuple):
    """A line of a file, from 1."""

    file: str
    line: int


class Stop(NamedTuple):
    """The top frame of a pause: the name of a file, a line from 1, and a function as the debugger names it."""

    file: str
    line: int
    function: str


class Run(NamedTuple):
    """What a run of a program showed: the lines that each asked line is bound to, and the pauses."""

    bound: dict[Asked, list[int]]
    stops: list[Stop]


def lines_of(source: Path, step: int = 1) -> list[Asked]:
    """Every line of a file, or every second, and so on."""
    count = len(source.read_text("utf-8").splitlines())
    return [Asked(source.name, line) for line in range(1, count + 1, step)]


class Adapter:
    """One connection to the server: requests and their responses, and events in order."""

    def __init__(self, port: int, timeout: float) -> None:
        self._timeout = timeout
        self._socket = socket.create_connection(("127.0.0.1", port), timeout)
        self._socket.settimeout(None)
        self._file = self._socket.makefile("rb")
        self._responses: dict[int, queue.SimpleQueue[Message]] = {}
        self._last = 0
        self.events: queue.SimpleQueue[Message] = queue.SimpleQueue()
        self.children: queue.SimpleQueue[Message] = queue.SimpleQueue()
        """The configurations that the server wants debugged over connections of their own."""
        self.breakpoints: dict[int, Message] = {}
        """The last that was heard of each breakpoint, by id."""
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def submit(self, command: str, **arguments: Any) -> int:
        """Send a request; `response` waits for its answer."""
        self._last += 1
        self._responses[self._last] = queue.SimpleQueue()
        self._send({"seq": self._last, "type": "request", "command": command, "arguments": arguments})
        return self._last

    def response(self, number: int) -> Message:
        """The body of a response. Raises RuntimeError if the request failed."""
        message = self._responses[number].get(timeout=self._timeout)
        if not message["success"]:
            raise RuntimeError(f"{message['command']}: {message.get('message')}")
        body: Message = message.get("body") or {}
        return body

    def ask(self, command: str, **arguments: Any) -> Message:
        """Send a request, and return the body of its response."""
        return self.response(self.submit(command, **arguments))

    def event(self, *names: str) -> Message:
        """Wait for the next event of these names."""
        while True:
            message = self.events.get(timeout=self._timeout)
            if message["event"] in names:
                return message

    def close(self) -> None:
        """End the connection."""
        self._socket.shutdown(socket.SHUT_RDWR)
        self._reader.join(self._timeout)
        self._file.close()
        self._socket.close()

    def _send(self, message: Message) -> None:
        data = json.dumps(message).encode()
        self._socket.sendall(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))

    def _read(self) -> None:
        while head := self._file.readline():
            size = int(head.split(b":")[1])
            self._file.readline()
            message = json.loads(self._file.read(size))
            if message["type"] == "response":
                self._responses[message["request_seq"]].put(message)
            elif message["type"] == "event":
                if message["event"] == "breakpoint":
                    one = message["body"]["breakpoint"]
                    self.breakpoints[one["id"]] = {**self.breakpoints.get(one["id"], {}), **one}
                self.events.put(message)
            elif message["command"] == "startDebugging":
                self.children.put(message["arguments"])
                answer = {"seq": 0, "type": "response", "request_seq": message["seq"], "command": message["command"]}
                self._send({**answer, "success": True})


class JsDebug:
    """A running server of js-debug; a context manager that ends it."""

    def __init__(self, node: str, server: Path, timeout: float = 20.0) -> None:
        self._node = node
        self._timeout = timeout
        with socket.create_server(("127.0.0.1", 0)) as free:
            self._port = free.getsockname()[1]
        self._process = subprocess.Popen(
            [node, str(server), str(self._port), "127.0.0.1"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        assert self._process.stdout is not None
        self._process.stdout.readline()  # "Debug server listening at …"

    def __enter__(self) -> JsDebug:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.communicate()

    def run(self, program: Path, sources: Sequence[Path], step: int = 1) -> Run:
        """Run a program to its end with a breakpoint on each line of these source files, or on every second line."""
        parent = Adapter(self._port, self._timeout)
        child = None
        configuration = {
            "type": "pwa-node",
            "request": "launch",
            "name": "reference",
            "program": str(program),
            "cwd": str(program.parent),
            "runtimeExecutable": self._node,
            "console": "internalConsole",
            "outFiles": [f"{program.parent}/**/*.js"],
            "skipFiles": ["<node_internals>/**"],
            "resolveSourceMapLocations": None,
            "__workspaceFolder": str(program.parent.parent),
        }
        try:
            self._begin(parent, configuration)
            parent.event("initialized")
            parent.ask("configurationDone")
            wanted = parent.children.get(timeout=self._timeout)
            child = Adapter(self._port, self._timeout)
            launched = self._begin(child, {**configuration, **wanted["configuration"]})
            child.event("initialized")
            ids: dict[Asked, int] = {}
            for source in sources:
                lines = lines_of(source, step)
                asked = child.ask(
                    "setBreakpoints", source={"path": str(source)}, breakpoints=[{"line": one.line} for one in lines]
                )["breakpoints"]
                for line, one in zip(lines, asked, strict=True):
                    ids[line] = one["id"]
                    child.breakpoints.setdefault(one["id"], one)
            child.ask("setExceptionBreakpoints", filters=[])
            child.ask("configurationDone")
            child.response(launched)
            stops = self._stops(child)
            said = {line: child.breakpoints[id] for line, id in ids.items()}
            return Run({line: [one["line"]] if one.get("verified") else [] for line, one in said.items()}, stops)
        finally:
            for one in (child, parent):
                if one is not None:
                    one.close()

    def _begin(self, adapter: Adapter, configuration: Message) -> int:
        adapter.ask("initialize", adapterID="pwa-node", pathFormat="path", supportsStartDebuggingRequest=True)
        return adapter.submit(configuration["request"], **configuration)

    def _stops(self, child: Adapter) -> list[Stop]:
        stops = []
        while (event := child.event("stopped", "terminated"))["event"] == "stopped":
            thread = event["body"]["threadId"]
            (frame,) = child.ask("stackTrace", threadId=thread, startFrame=0, levels=1)["stackFrames"][:1]
            path = (frame.get("source") or {}).get("path", "")
            stops.append(Stop(Path(path).name, frame["line"], frame["name"]))
            child.ask("continue", threadId=thread)
        return stops
