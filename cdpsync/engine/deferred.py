"""Deferred commands: they are sent together with the next command of their session."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any

AT_ONCE = 1000
"""The most that are sent before one command, so that a million dropped objects do not hold it up."""


class Deferred:
    """The deferred commands of one session, the oldest first.

    Threads: any thread may call any method, even from a __del__ that runs at any line. Each method is one call of a
    deque, which takes no lock and does not wait.
    """

    __slots__ = ("_commands",)

    def __init__(self) -> None:
        self._commands: deque[tuple[str, Mapping[str, Any]]] = deque()

    def __len__(self) -> int:
        return len(self._commands)

    def add(self, method: str, params: Mapping[str, Any]) -> None:
        """Defer a command."""
        self._commands.append((method, params))

    def take(self) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Remove and yield the commands to send now."""
        for _ in range(AT_ONCE):
            try:
                yield self._commands.popleft()
            except IndexError:
                return

    def clear(self) -> None:
        """Drop all commands, because their session has ended."""
        self._commands.clear()
