"""What the events of a target say about its sessions. Pure functions."""

from __future__ import annotations

from typing import NamedTuple

from .message import Event

ATTACHED = "Target.attachedToTarget"

ENDS = frozenset(
    [f"Target.{name}" for name in ("detachedFromTarget", "targetDestroyed", "targetCrashed")]
    + ["Inspector.detached", "Inspector.targetCrashed"]
)


class Announced(NamedTuple):
    """A new session."""

    session_id: str
    target_id: str | None


class Ending(NamedTuple):
    """The end of the session with this id, or of all sessions of the target with this id."""

    reason: str
    session_id: str | None = None
    target_id: object = None
    of_target: bool = False
    for_good: bool = True
    """Whether the target cannot come back."""
    orderly: bool = False
    """Whether a loop over its events just ends, without an error."""


def announced(event: Event) -> Announced | None:
    """What an ATTACHED event says; None if it names no session."""
    session_id, info = event.params.get("sessionId"), event.params.get("targetInfo")
    target_id = info.get("targetId") if isinstance(info, dict) else None
    return Announced(session_id, target_id) if isinstance(session_id, str) else None


def ending(event: Event) -> Ending | None:
    """What one of the ENDS events says; None if it names no session."""
    name, params = event.method, event.params
    if name == "Target.detachedFromTarget":
        named = params.get("sessionId")
        return Ending("detached from its target", named) if isinstance(named, str) else None
    if name == "Inspector.detached":
        return Ending(f"the target detached: {params.get('reason')!s:.200}", event.session_id)
    if name == "Inspector.targetCrashed":
        return Ending("the target crashed; Page.navigate may revive it", event.session_id, for_good=False)
    target_id = params.get("targetId")
    if name == "Target.targetDestroyed":
        return Ending("its target was destroyed", target_id=target_id, of_target=True, orderly=True)
    return Ending("its target crashed", target_id=target_id, of_target=True, for_good=False)
