"""client.cpu: CPU profiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...session import Session


class CPU:
    """client.cpu: CPU profiles."""

    def __init__(self, session: Session) -> None:
        self._session = session
