"""The commands of a connection that wait for their replies."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping

from ..errors import CDPError
from .command import PendingCommand
from .message import MAX_ID


class PendingCommands:
    """The commands without a reply, by session and id.

    Threads: any thread may call any method. The lock is the connection's. It is reentrant, because the garbage
    collector may run a __del__ that submits a command at any allocation; for the same reason, loops go over a copy.
    """

    def __init__(self, lock: threading.RLock) -> None:
        self._lock = lock
        self._commands: dict[tuple[str | None, int], PendingCommand] = {}
        self.last_id: int = 0

    def __len__(self) -> int:
        return len(self._commands)

    def __iter__(self) -> Iterator[PendingCommand]:
        with self._lock:
            return iter(list(self._commands.values()))

    def waits(self, session_id: str | None) -> bool:
        """Whether a command in this session that a user sent waits for its reply."""
        return any(command.session_id == session_id and not command._hidden for command in self)

    def has(self, session_id: str | None, method: str) -> bool:
        """Whether such a command waits for its reply in this session."""
        return any(command.session_id == session_id and command.method == method for command in self)

    def sent(self, session_id: str | None) -> list[PendingCommand]:
        """The commands of a session that were sent and have no reply."""
        return [command for command in self if command.session_id == session_id and command._sent]

    def add(self, command: PendingCommand) -> None:
        """Keep the command, and give it an id that no other command of its session has. Called under the lock."""
        while True:
            self.last_id = self.last_id % MAX_ID + 1
            if (command.session_id, self.last_id) not in self._commands:
                break
        command.id = self.last_id
        self._commands[command.session_id, command.id] = command

    def pop(self, session_id: str | None, id: int) -> PendingCommand | None:
        """Remove and return the command with this id; None if there is no such command."""
        with self._lock:
            return self._commands.pop((session_id, id), None)

    def pop_of_any_session(self, id: int) -> PendingCommand | None:
        """Remove and return the command with this id in any attached session; None unless there is exactly one.

        Chrome answers a command of a session that it does not know (one attached without flatten, for example) with an
        error that has no sessionId. Ids are counted for the connection, so another session has the same one only after
        2**31 commands.
        """
        with self._lock:
            found = [key for key in list(self._commands) if key[1] == id and key[0] is not None]
            return self._commands.pop(found[0], None) if len(found) == 1 else None

    def end(self, errors: Mapping[str | None, CDPError]) -> None:
        """End the commands of these sessions, each with its session's error."""
        for command in self:
            if command.session_id in errors:
                self.give_up(command, errors[command.session_id])

    def end_all(self, error: CDPError) -> None:
        """End every command."""
        for command in self:
            self.give_up(command, error)

    def give_up(self, command: PendingCommand, error: CDPError) -> bool:
        """End a command with this error; returns False if it is already done."""
        first = command._resolve(error)  # Rule 4: before it is forgotten
        self.pop(command.session_id, command.id)
        if command._carrier is not None:
            self.pop(command._carrier.session_id, command._carrier.id)
        return first
