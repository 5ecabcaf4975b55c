"""client.tracing: traces of Chrome and Node."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...session import Session


class Tracing:
    """client.tracing: traces of Chrome and Node."""

    def __init__(self, session: Session) -> None:
        self._session = session
