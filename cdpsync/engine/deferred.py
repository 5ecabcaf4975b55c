"""Commands that are sent when there is an occasion: with the next command of their session."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any

AT_ONCE = 1000
"""The most that are sent before one command: it should not be held up by a million objects that were dropped."""


class Deferred:
    """The commands of one session that somebody put off, the oldest first.

    Threads: any thread may call any method, also in a __del__ at any line: each is one call of a deque, which takes no
    lock and does not wait.
    """

    __slots__ = ("_commands",)

    def __init__(self) -> None:
        self._commands: deque[tuple[str, Mapping[str, Any]]] = deque()

    def __len__(self) -> int:
        return len(self._commands)

    def add(self, method: str, params: Mapping[str, Any]) -> None:
        """Put a command off."""
        self._commands.append((method, params))

    def take(self) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Remove and yield the commands that are to be sent now."""
        for _ in range(AT_ONCE):
            try:
                yield self._commands.popleft()
            except IndexError:
                return

    def clear(self) -> None:
        """Drop them: their session has ended."""
        self._commands.clear()
