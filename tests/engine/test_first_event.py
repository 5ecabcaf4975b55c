"""The first event before a reply, while a signal arrives."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cdpsync.engine.command import PendingCommand

from ..peers import ScriptedSession, event

pytestmark = pytest.mark.usefixtures("both_ways")


def test_an_exception_of_a_signal_handler_after_the_first_event_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """It may come while the generator ends. Python ignores what is raised in one that it drops."""

    def interrupted(command: PendingCommand, wake: Callable[[], None]) -> None:
        raise KeyboardInterrupt

    with ScriptedSession(lambda command: [event("A.b")]) as session, session.events("A.b") as queue:
        command = session.submit("A.run")
        with monkeypatch.context() as patch:
            patch.setattr(PendingCommand, "_no_longer_wake", interrupted)
            with pytest.raises(KeyboardInterrupt):
                queue._first_before(command)
        command.give_up()
