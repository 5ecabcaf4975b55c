"""What the events of a target say about its sessions and programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .message import Event
from .program import ANNOUNCED, CONTEXT_DESTROYED

if TYPE_CHECKING:
    from .connection import Connection

STATE_EVENTS = frozenset(
    [f"Target.{name}" for name in ("attachedToTarget", "detachedFromTarget", "targetDestroyed", "targetCrashed")]
    + ["Inspector.detached", "Inspector.targetCrashed", ANNOUNCED, CONTEXT_DESTROYED]
)


def follow(connection: Connection, event: Event) -> None:
    """Note what such an event says. The reader thread.

    Rule 10: a target that goes away ends its session's waiters: nothing that waits there is ever answered.
    """
    name, params, session_id = event.method, event.params, event.session_id
    named = params.get("sessionId")
    if name in ("Target.attachedToTarget", "Target.detachedFromTarget"):
        if not isinstance(named, str):
            connection.note(f"{name} without a sessionId")
        elif name == "Target.detachedFromTarget":
            connection.end_session(named, "detached from its target")
        else:
            info = params.get("targetInfo")
            target_id = info.get("targetId") if isinstance(info, dict) else None
            connection.attach(named, target_id, session_id, event.number)
            connection.programs.attached(named)
    elif name == ANNOUNCED:
        connection.programs.end(session_id)
    elif name == CONTEXT_DESTROYED:
        connection.programs.context_destroyed(session_id)
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
