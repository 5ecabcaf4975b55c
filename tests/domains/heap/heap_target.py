"""A target in memory that takes heap snapshots."""

from __future__ import annotations

from collections.abc import Callable

from ...peers import Message, echo, event
from ...snapshots import cut, make_snapshot

TEXT = make_snapshot(500)
CHUNKS = cut(TEXT, 4096)


def stream(command: Message, chunks: list[str] = CHUNKS) -> list[Message]:
    """What a target sends for a snapshot: progress, chunks, reply."""
    session = {"sessionId": command["sessionId"]} if "sessionId" in command else {}
    progress = [
        event("HeapProfiler.reportHeapSnapshotProgress", done=0, total=500),
        event("HeapProfiler.reportHeapSnapshotProgress", done=500, total=500, finished=True),
    ]
    parts = [event("HeapProfiler.addHeapSnapshotChunk", chunk=chunk) for chunk in chunks]
    return [{**message, **session} for message in [*progress, *parts, {"id": command["id"], "result": {}}]]


def taking(
    answer: Callable[[Message], list[Message]] = stream, name: str = "HeapProfiler.takeHeapSnapshot"
) -> Callable[[Message], list[Message]]:
    return lambda command: answer(command) if command["method"] == name else echo(command)
