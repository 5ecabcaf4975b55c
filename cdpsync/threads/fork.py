"""Which process something belongs to."""

from __future__ import annotations

import os
from typing import Any


class Owner:
    """The process that made it; after fork() there is another.

    Rule 13: a client belongs to one process. Two would read the same socket, and a lock may be held by a thread that
    the child does not have.
    """

    __slots__ = ("_id",)

    def __reduce__(self) -> Any:
        # Whatever holds one, and keeps it first, cannot be pickled: for this reason, and not for one of its sockets.
        raise TypeError("a connection cannot be pickled: connect in the process that uses it")

    def __init__(self) -> None:
        self._id = os.getpid()

    def is_here(self) -> bool:
        return self._id == os.getpid()

    def check(self) -> None:
        """RuntimeError in any other process."""
        if not self.is_here():
            raise RuntimeError("this client belongs to the process that connected it; connect again after fork()")
