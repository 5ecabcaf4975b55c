"""The ways in which runtimes announce their workers, and which of them a connection uses."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, NamedTuple

from ...engine import RuntimeKind
from ...errors import CommandError
from ...threads import Deadline

if TYPE_CHECKING:
    from ...session import Session

ANNOUNCED = ("Target.attachedToTarget", "NodeWorker.attachedToWorker")
"""The events that announce a worker."""

_AUTO_ATTACH = "Target.setAutoAttach"


class Way(NamedTuple):
    """How a runtime is asked to announce workers. The last command counts, and announces no worker again."""

    method: str
    nested: bool = False
    """Whether a worker's own workers are announced in its session, and only if that is asked too."""
    holds: bool = True
    """Whether it can hold workers before their first line."""
    late: bool = False
    """Whether the workers that run already are announced after the reply: see `Branch.complete`."""
    nameless: bool = False
    """Whether it does not tell the names of workers."""

    def params(self, hold: bool) -> dict[str, Any]:
        """The params of the command. With `hold`, each worker waits for Runtime.runIfWaitingForDebugger."""
        params: dict[str, Any] = {"waitForDebuggerOnStart": hold}
        return {"autoAttach": True, **params, "flatten": True} if self.method == _AUTO_ATTACH else params


NODE = Way("NodeWorker.enable")
"""Node 20 and 24. It announces all workers, those of workers too, in the main session, before the reply.

Node 24 with --experimental-worker-inspection has Target.setAutoAttach too, but it neither holds a worker there nor
tells that one has ended (24.19).
"""

NODE_FLAT = Way(_AUTO_ATTACH, holds=False)
"""Node 24 with --experimental-worker-inspection, if the user has called Target.setAutoAttach before."""

DENO = Way(_AUTO_ATTACH, late=True, nameless=True)
"""Deno 2.9. It announces all workers in the main session."""

BROWSER = Way(_AUTO_ATTACH, nested=True)
"""Chromium, which announces those that run before the reply."""


def choose(session: Session, deadline: Deadline) -> Way:
    """The way for the connection of a session. Sends a command to Node, and waits for the reply."""
    kind = session._runtime_kind()
    if kind is RuntimeKind.DENO:
        return DENO
    if kind is not RuntimeKind.NODE:
        return BROWSER
    sessions = session._open().connection.sessions
    lives = [sessions.life(one) for one in sessions.through(None)]
    if any(life is not None and not life.wrapped for life in lives):
        return NODE_FLAT
    # With both, each worker would have two sessions with ids of their own, which may be equal.
    off = {"autoAttach": False, "waitForDebuggerOnStart": False, "flatten": True}
    with contextlib.suppress(CommandError):  # Node without the flag has no such command
        session._open().connection.call(_AUTO_ATTACH, off, None, deadline)
    return NODE
