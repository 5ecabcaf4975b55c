"""The commands of a connection that wait for their replies."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping

from ..errors import CDPError
from .command import PendingCommand
from .message import MAX_ID


class PendingCommands:
    """The commands without a reply, by session and id.

    Rule 4: whoever pops a command resolves it, so it is resolved once.

    Threads: any. The lock is the connection's. It is reentrant, because the garbage collector may run a __del__ that
    submits a command at any allocation; so what is gone through here is a copy.
    """

    def __init__(self, lock: threading.RLock) -> None:
        self._lock = lock
        self._commands: dict[tuple[str | None, int], PendingCommand] = {}
        self._ending: list[PendingCommand] = []  # popped and to be resolved: Ctrl-C may have come in between
        self.last_id = 0

    def __len__(self) -> int:
        return len(self._commands)

    def __iter__(self) -> Iterator[PendingCommand]:
        with self._lock:
            return iter(list(self._commands.values()))

    def of(self, session_id: str | None) -> list[PendingCommand]:
        return [command for command in self if command.session_id == session_id]

    def add(self, command: PendingCommand) -> None:
        """Give the command an id, which no other command of its session has, and keep it. Under the lock."""
        while True:
            self.last_id = self.last_id % MAX_ID + 1
            if (command.session_id, self.last_id) not in self._commands:
                break
        command.id = self.last_id
        self._commands[command.session_id, command.id] = command

    def pop(self, session_id: str | None, id: int) -> PendingCommand | None:
        with self._lock:
            return self._commands.pop((session_id, id), None)

    def pop_of_any_session(self, id: int) -> PendingCommand | None:
        """The command with this id, if a session of an attached target has it, and only one does.

        Chrome answers a command of a session that it does not know (one attached without flatten, for example) with an
        error that has no sessionId. Ids are counted for the connection, so another session has the same one only after
        2**31 commands.
        """
        with self._lock:
            found = [key for key in list(self._commands) if key[1] == id and key[0] is not None]
            return self._commands.pop(found[0], None) if len(found) == 1 else None

    def resolve(self, errors: Mapping[str | None, CDPError]) -> None:
        """End the commands of these sessions, each with its session's error."""
        with self._lock:
            keys = [key for key in list(self._commands) if key[0] in errors]
        for key in keys:
            with self._lock:
                command = self._commands.get(key)
                if command is None:
                    continue
                self._ending.append(command)
                del self._commands[key]
            command.resolve(errors[key[0]])
            self._ending.remove(command)

    def resolve_all(self, error: CDPError) -> None:
        """End every command. A second call ends what an interrupted call, of this or of `resolve`, has left."""
        with self._lock:
            errors = dict.fromkeys((key[0] for key in list(self._commands)), error)
        self.resolve(errors)
        for command in list(self._ending):
            if not command.done():
                command.resolve(error)
