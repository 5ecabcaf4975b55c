"""Scripted targets with a program that finishes."""

from __future__ import annotations

from collections.abc import Callable

from cdpsync.engine.runtime import RuntimeKind

from ..peers import Message, ScriptedSession, echo, event


def node(command: Message) -> list[Message]:
    """Answers every command but those that wait for JavaScript."""
    if "awaitPromise" in command.get("params", {}):
        return []
    return echo(command)


class Node(ScriptedSession):
    """A session that watches its program, as a connected client does."""

    def __init__(
        self, answer: Callable[[Message], list[Message]] = node, *, kind: RuntimeKind | None = RuntimeKind.NODE
    ) -> None:
        super().__init__(answer)
        self.connection.programs.watch(kind)
        self.transport.settle()

    def finish(self) -> None:
        self.transport.feed(event("NodeRuntime.waitingForDisconnect"))


class Deno(Node):
    """A program that has an execution context until it finishes, and does not announce its end."""

    def __init__(self) -> None:
        self.finished = False
        super().__init__(self._answer, kind=RuntimeKind.DENO)

    def _answer(self, command: Message) -> list[Message]:
        if self.finished and command["method"].startswith("Runtime."):
            return [
                {"id": command["id"], "error": {"code": -32000, "message": "Cannot find context with specified id"}}
            ]
        return echo(command)


def attach(session: ScriptedSession, session_id: str) -> None:
    session.transport.feed(event("Target.attachedToTarget", sessionId=session_id, targetInfo={"targetId": session_id}))
    session.transport.settle()
