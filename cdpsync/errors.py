"""Every exception of the package.

CDPError
├── ConnectError          (also OSError)          no socket: refused, no such target, bad handshake
├── ClosedError                                        what you waited for will never come
│   ├── ConnectionClosed  (also ConnectionError)  … because the socket ended: .code .reason
│   ├── SessionClosed                             … because the target went away
│   └── ProgramEnded                              … because the program has finished and only waits for us to leave
├── CommandError                                  the target answered with an error: .method .code .message .data
├── CDPTimeoutError       (also TimeoutError)     no reply, or no event, in time
├── ProtocolError                                 the peer sent something that is not CDP
└── SnapshotError         (also ValueError)       what arrived is not a complete heap snapshot

The data is in attributes, the text in ``str()``: what happened and, where that is known, what to do. All of them
can be copied and pickled: a connection that ends hands every waiter a copy of its own, so that no two threads write
their traceback into one object.
"""

from __future__ import annotations

from typing import Any

from .text import printable


class CDPError(Exception):
    """Base of everything that cdpsync raises on purpose, except for programming mistakes.

    `hint` says what a Python program can do about it, "" if there is nothing to say; it names an option of ours as
    ``name=VALUE``. `fact` is the text without the hint, for a program that gives advice of its own. Both are safe to
    print, whatever the peer has sent.
    """

    def __init__(self, fact: str, hint: str = "") -> None:
        super().__init__(printable(fact))
        self.hint: str = printable(hint)

    @property
    def fact(self) -> str:
        """The text without the hint."""
        return super().__str__()

    def __str__(self) -> str:
        fact = self.fact
        return f"{fact}{chr(10) if chr(10) in fact else '; '}{self.hint}" if self.hint else fact

    def __reduce__(self) -> tuple[Any, ...]:
        # OSError's own __reduce__ calls the class with its args; ours take other arguments than they keep.
        return _rebuild, (type(self), self.args, self.__dict__)


def _rebuild(cls: type[CDPError], args: tuple[Any, ...], state: dict[str, Any]) -> CDPError:
    error = cls.__new__(cls)
    error.args = args
    error.__dict__.update(state)
    return error


class ConnectError(CDPError, OSError):
    """There is no connection: nothing listens, no such target, or the handshake was refused.

    `status` is the HTTP status of the answer that refused the request, None if there was none.
    """

    def __init__(self, fact: str, hint: str = "", status: int | None = None) -> None:
        super().__init__(fact, hint)
        self.status = status


class ClosedError(CDPError):
    """What you waited for will never come."""


class ConnectionClosed(ClosedError, ConnectionError):
    """The connection ended.

    `code` is the WebSocket close code (RFC 6455, section 7.4), None where no close frame came;
    `reason` says in words who ended it and how.
    """

    def __init__(self, reason: str, code: int | None = None, hint: str = "") -> None:
        self.reason = reason
        self.code = code
        super().__init__(f"the connection is closed: {reason}", hint)


class SessionClosed(ClosedError):
    """The session's target went away, was detached from, or was never attached to.

    `reason` says in words why. `session_id` is None for the target that the client itself is connected to.
    """

    def __init__(self, reason: str, session_id: str | None = None) -> None:
        self.reason = reason
        self.session_id = session_id
        super().__init__(f"session {session_id} is closed: {reason}" if session_id else reason)


class ProgramEnded(ClosedError):
    """The program has finished: nothing more will happen in it by itself.

    Node and Deno keep such a program, with its heap, until the last debugger disconnects. The connection stays open,
    and later commands are answered: above all, you can take a heap snapshot. `session_id` is None for the program that
    the client itself is connected to, else the worker's.
    """

    def __init__(self, session_id: str | None = None) -> None:
        self.session_id = session_id
        program = f"the program of session {session_id}" if session_id else "the program"
        super().__init__(
            f"{program} has finished, and waits for the debugger to disconnect; commands that need it to run are not "
            "answered, a heap snapshot still is"
        )


METHOD_NOT_FOUND = -32601
"""The code of a CommandError for a command that the target does not have (JSON-RPC 2.0, section 5.1)."""

INVALID_PARAMS = -32602
"""The code of a CommandError for params that the target does not take, or that name what is not there."""


class CommandError(CDPError):
    """The target answered a command with an error.

    `method` is the command, `code` and `message` are the target's (JSON-RPC 2.0, section 5.1), `data` is its
    detail or None; for invalid parameters `data` is the half that says which one.
    """

    def __init__(self, method: str, code: int | None, message: str, data: object = None) -> None:
        self.method = method
        self.code = code
        self.message = message
        self.data = data
        hint = "; this target has no such command, another kind of target may" if code == METHOD_NOT_FOUND else ""
        number = "" if code is None else f" ({code})"
        super().__init__(f"{method}: {message}{number}{hint}" + (f"\n{data}" if data else ""))


class CDPTimeoutError(CDPError, TimeoutError):
    """No reply or no event came in time.

    `waited_for` names the command or event, `timeout` is how long it was waited for, in seconds.
    """

    def __init__(self, waited_for: str, timeout: float, hint: str = "") -> None:
        self.waited_for = waited_for
        self.timeout = timeout
        super().__init__(f"{waited_for}: nothing came within {round(timeout, 2):g} s", hint)


class ProtocolError(CDPError):
    """The peer sent something that is not the Chrome DevTools Protocol, or not a WebSocket."""


class SnapshotError(CDPError, ValueError):
    """What arrived is not a complete heap snapshot."""
