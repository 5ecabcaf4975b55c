"""client.page: a page of Chrome."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...session import Session


class Page:
    """client.page: a page of Chrome."""

    def __init__(self, session: Session) -> None:
        self._session = session
