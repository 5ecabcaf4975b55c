"""What the events of a target say about its sessions and programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .message import Event
from .program import ANNOUNCED, CONTEXT_DESTROYED

if TYPE_CHECKING:
    from .connection import Connection

ATTACHED = "Target.attachedToTarget"

ENDS = frozenset(
    [f"Target.{name}" for name in ("detachedFromTarget", "targetDestroyed", "targetCrashed")]
    + ["Inspector.detached", "Inspector.targetCrashed", ANNOUNCED, CONTEXT_DESTROYED]
)


def attach(connection: Connection, event: Event) -> None:
    """Note that a session exists. The reader thread calls this before anybody hears of it and may ask for it."""
    session_id = event.params.get("sessionId")
    if not isinstance(session_id, str):
        connection.note(f"{event.method} without a sessionId")
        return
    info = event.params.get("targetInfo")
    target_id = info.get("targetId") if isinstance(info, dict) else None
    connection.attach(session_id, target_id, event.session_id, event.number)


def end(connection: Connection, event: Event) -> None:
    """Note what an event says of an end. The reader thread calls this after all who listen have got the event.

    Rule 10: a target that goes away ends its session's waiters: nothing that waits there is ever answered.
    """
    name, params, session_id = event.method, event.params, event.session_id
    if name == "Target.detachedFromTarget":
        named = params.get("sessionId")
        if isinstance(named, str):
            connection.end_session(named, "detached from its target")
        else:
            connection.note(f"{name} without a sessionId")
    elif name == ANNOUNCED:
        connection.programs.end(session_id)
    elif name == CONTEXT_DESTROYED:
        connection.programs.context_destroyed(session_id, params.get("executionContextId"))
    elif name == "Inspector.detached":
        connection.end_session(session_id, f"the target detached: {params.get('reason')!s:.200}")
    elif name == "Inspector.targetCrashed":
        connection.end_session(session_id, "the target crashed; Page.navigate may revive it", for_good=False)
    else:
        for sid in connection.sessions.of_target(params.get("targetId")):
            if name == "Target.targetDestroyed":
                connection.end_session(sid, "its target was destroyed", orderly=True)
            else:
                connection.end_session(sid, "its target crashed", for_good=False)
