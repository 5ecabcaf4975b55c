"""client.coverage: which code has run."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...session import Session


class CoverageRecorder:
    """client.coverage: which code has run."""

    def __init__(self, session: Session) -> None:
        self._session = session
