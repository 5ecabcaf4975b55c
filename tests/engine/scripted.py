"""What several tests of the engine do with a scripted session."""

from __future__ import annotations

import threading

from ..peers import ScriptedSession, event


def attach(session: ScriptedSession, session_id: str = "S1", target_id: str = "T1", parent: str | None = None) -> None:
    """Have the target announce a session, and wait until that is known."""
    info = {"targetId": target_id, "type": "worker"}
    with session.expect_event("Target.attachedToTarget") as expected:
        message = event("Target.attachedToTarget", sessionId=session_id, targetInfo=info)
        session.transport.feed(message if parent is None else {**message, "sessionId": parent})
        if parent is not None:  # a child's event goes to its parent's session
            session.transport.feed(event("Target.attachedToTarget"))
    assert expected.value


def settle(session: ScriptedSession) -> None:
    """Wait until every event sent so far has been handled."""
    handled = threading.Event()
    with session.on_event("Test.settled", lambda _: handled.set()):
        session.transport.feed(event("Test.settled"))
        assert handled.wait(5)


def announce(session: ScriptedSession) -> None:
    """Have the target announce the session S1."""
    session.transport.feed(event("Target.attachedToTarget", sessionId="S1", targetInfo={"targetId": "T1"}))
    session.transport.settle()
