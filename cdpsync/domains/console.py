"""client.console: what the program writes to its console, and its uncaught exceptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..session import Session


class Console:
    """The console of one target."""

    def __init__(self, session: Session) -> None:
        self._session = session
