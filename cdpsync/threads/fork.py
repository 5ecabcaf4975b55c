"""Which process an object belongs to."""

from __future__ import annotations

import os
from typing import Any


class Owner:
    """The process that made this object. After fork(), the child has a copy that still names the parent.

    Rule 13: a client belongs to one process. Two processes would read the same socket, and a thread that exists only in
    the parent may hold a lock.
    """

    __slots__ = ("_id",)

    def __reduce__(self) -> Any:
        # If an object has an Owner as its first attribute, pickling fails with this error, not with one about a lock.
        raise TypeError("a connection cannot be pickled: connect in the process that uses it")

    def __init__(self) -> None:
        self._id = os.getpid()

    def is_here(self) -> bool:
        """Whether this process made the object."""
        return self._id == os.getpid()

    def check(self) -> None:
        """Raise RuntimeError in any other process."""
        if not self.is_here():
            raise RuntimeError("this client belongs to the process that connected it; connect again after fork()")
