"""What the events of a target say about its sessions. Pure functions."""

from __future__ import annotations

from typing import NamedTuple

from .about import About, about
from .message import Event

_WORKER_ATTACHED = "NodeWorker.attachedToWorker"
_WORKER_DETACHED = "NodeWorker.detachedFromWorker"

ATTACHED = frozenset(["Target.attachedToTarget", _WORKER_ATTACHED])
"""The events that announce a session."""

CHANGED = "Target.targetInfoChanged"

ENDS = frozenset(
    [f"Target.{name}" for name in ("detachedFromTarget", "targetDestroyed", "targetCrashed")]
    + ["Inspector.detached", "Inspector.targetCrashed", _WORKER_DETACHED]
)

DETACH = "NodeWorker.detach"
"""Ends the session of a worker that runs on, if a user sends it. `AttachedSession.detach` ends the session before that.

Node 20 and 24 send no event for NodeWorker.disable.
"""

_WORKER_ENDED = "the worker has ended"
_FROM_ITS_TARGET = "detached from its target"
_OF_FRAME = "the frame is gone, or is of the same site as its page again, whose session has it then"


class Announced(NamedTuple):
    """A new session."""

    session_id: str
    target_id: str | None
    about: About
    wrapped: bool
    """Whether its messages travel within those of its parent (rule 16)."""
    quiet: bool
    """Whether Node may not say when it ends (see census.py)."""


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
    wrapped: bool = False
    """Whether this is said of a wrapped session only. Another session may have the same id."""


def announced(event: Event) -> Announced | None:
    """What an ATTACHED event says; None if it names no session."""
    wrapped = event.method == _WORKER_ATTACHED
    session_id, info = event.params.get("sessionId"), event.params.get("workerInfo" if wrapped else "targetInfo")
    if not isinstance(session_id, str):
        return None
    target_id = info.get("workerId" if wrapped else "targetId") if isinstance(info, dict) else None
    quiet = not wrapped and isinstance(info, dict) and info.get("type") == "node_worker"
    return Announced(session_id, target_id, about(info), wrapped, quiet)


def changed(event: Event) -> tuple[object, About]:
    """The id of the target that a CHANGED event is about, and what it is now."""
    info = event.params.get("targetInfo")
    return info.get("targetId") if isinstance(info, dict) else None, about(info)


def ending(event: Event) -> Ending | None:
    """What one of the ENDS events says; None if it names no session."""
    name, params = event.method, event.params
    if name in ("Target.detachedFromTarget", _WORKER_DETACHED):
        named, of_worker = params.get("sessionId"), name == _WORKER_DETACHED
        reason = _WORKER_ENDED if of_worker else _FROM_ITS_TARGET
        return Ending(reason, named, wrapped=of_worker) if isinstance(named, str) else None
    if name == "Inspector.detached":
        return Ending(f"the target detached: {params.get('reason')!s:.200}", event.session_id)
    if name == "Inspector.targetCrashed":
        return Ending("the target crashed; Page.navigate may revive it", event.session_id, for_good=False)
    target_id = params.get("targetId")
    if name == "Target.targetDestroyed":
        return Ending("its target was destroyed", target_id=target_id, of_target=True, orderly=True)
    return Ending("its target crashed", target_id=target_id, of_target=True, for_good=False)


def in_doubt(end: Ending) -> Ending:
    """What the end of a worker means while a DETACH waits for its reply, which comes after the event."""
    return end._replace(reason=f"{_WORKER_ENDED}, or was detached")


def of_kind(end: Ending, kind: str) -> Ending:
    """What an ending means for a target of this kind (see About)."""
    if kind == "iframe" and end.reason == _FROM_ITS_TARGET:
        return end._replace(reason=f"{_FROM_ITS_TARGET}: {_OF_FRAME}")
    if kind.endswith("worker") and not end.for_good:  # Chromium 156 says of a shared worker that ends that it crashed
        return end._replace(reason="the worker has ended with its process", for_good=True)
    return end
