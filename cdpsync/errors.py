"""Every exception of the package.

CDPError
├── ConnectError          (also OSError)          no socket: refused, no such target, bad handshake
├── ClosedError                                   what you waited for will never come
│   ├── ConnectionClosed  (also ConnectionError)  … because the socket ended: .code .reason
│   ├── SessionClosed                             … because the target went away: .reason .session_id
│   └── ProgramEnded                              … because the program has finished and only waits for us to leave
├── CommandError                                  the target answered with an error: .method .code .message .data
├── JavaScriptError                               JavaScript code threw: .name .message .stack .frames .value
├── CDPTimeoutError       (also TimeoutError)     no reply, or no event, in time: .waited_for .timeout
├── ProtocolError                                 the peer sent something that is not CDP
├── NavigationError                               a page could not be loaded: .url .reason
├── RecordingError        (also ValueError)       what arrived, or what a file holds, is not a complete recording
│   ├── SnapshotError                             … heap snapshot
│   ├── ProfileError                              … CPU profile or sampled heap profile
│   ├── CoverageError                             … coverage report
│   └── TraceError                                … trace
└── SourceMapError        (also ValueError)       this is not a source map, or it is broken

The attributes hold the data. The text says what happened and, where that is known, what to do next. All of them can
be copied and pickled: when a connection ends, every waiting thread gets a copy, because raising one object in
two threads would mix their tracebacks.
"""

from __future__ import annotations

import pickle
from typing import Any

from .text import printable


class CDPError(Exception):
    """Base of all exceptions of cdpsync. Programming mistakes raise TypeError, ValueError or RuntimeError instead.

    `hint` says what a Python program can do about it, or is "". It names options of cdpsync as ``name=VALUE``. Its text
    and `fact` are safe to print on a terminal, whatever the peer has sent.
    """

    def __init__(self, fact: str, hint: str = "") -> None:
        super().__init__(printable(fact))
        self.hint: str = printable(hint)

    @property
    def fact(self) -> str:
        """The text without the hint, for a program that gives advice of its own."""
        return super().__str__()

    def __str__(self) -> str:
        fact = self.fact
        return f"{fact}{chr(10) if chr(10) in fact else '; '}{self.hint}" if self.hint else fact

    def __reduce__(self) -> tuple[Any, ...]:
        # OSError.__reduce__ calls the class with its `args`, but these classes take other arguments than those.
        return _rebuild, (type(self), self.args, self.__dict__)


def _copyable(value: Any) -> Any:
    try:
        pickle.dumps(value)
    except Exception:  # whatever the class of the value raises
        return repr(value)
    return value


def _rebuild(cls: type[CDPError], args: tuple[Any, ...], state: dict[str, Any]) -> CDPError:
    error = cls.__new__(cls)
    error.args = args
    error.__dict__.update(state)
    return error


class ConnectError(CDPError, OSError):
    """There is no connection: nothing listens there, there is no such target, or the handshake was refused.

    Raised when connecting, launching, or asking the HTTP endpoints. The text says what to try; ``wait=SECONDS`` waits
    for a program that is starting. `status` is the HTTP status of the answer that refused the request, or None.
    `exit_code` is that of a program which was launched and has ended by itself, negative for a signal; else None.
    """

    def __init__(self, fact: str, hint: str = "", status: int | None = None, exit_code: int | None = None) -> None:
        super().__init__(fact, hint)
        self.status = status
        self.exit_code = exit_code


class ClosedError(CDPError):
    """What you waited for will never come.

    Catch this class to handle all of its subclasses at once. An event queue that was closed, and a command that was
    given up, raise ClosedError itself.
    """


class ConnectionClosed(ClosedError, ConnectionError):
    """The connection has ended.

    Raised in every thread that waits, and by every later call. To continue, connect again: sessions, listeners and
    enabled domains ended with the connection. `code` is the WebSocket close code (RFC 6455, section 7.4), or None if
    there was no close frame. `reason` says who ended the connection, and how.
    """

    def __init__(self, reason: str, code: int | None = None, hint: str = "") -> None:
        self.reason = reason
        self.code = code
        super().__init__(f"the connection is closed: {reason}", hint)


class SessionClosed(ClosedError):
    """The session has ended, because its target went away or it was detached, or it was never attached.

    The other sessions of the client stay open. `reason` says what happened. `session_id` is None for the target that
    the client itself is connected to.
    """

    def __init__(self, reason: str, session_id: str | None = None) -> None:
        self.reason = reason
        self.session_id = session_id
        super().__init__(f"session {session_id} is closed: {reason}" if session_id else reason)


class ProgramEnded(ClosedError):
    """The program has finished, and nothing more will happen in it by itself.

    Node and Deno keep such a program and its heap until the last debugger disconnects. The connection stays open, and
    commands that run no JavaScript are still answered: you can take a heap snapshot. Close the client to let the
    program exit. `session_id` is None for the program that the client itself is connected to, or the worker's session.
    """

    def __init__(self, session_id: str | None = None) -> None:
        self.session_id = session_id
        program = f"the program of session {session_id}" if session_id else "the program"
        super().__init__(
            f"{program} has finished, and waits for the debugger to disconnect; commands that need it to run get no "
            "answer, but a heap snapshot still works"
        )


METHOD_NOT_FOUND = -32601
"""The code of a CommandError: the target has no such command (JSON-RPC 2.0, section 5.1)."""

INVALID_PARAMS = -32602
"""The code of a CommandError: the target refuses these params, or what they name does not exist."""


class CommandError(CDPError):
    """The target answered a command with an error.

    `method` is the command. `code`, `message` and `data` are the target's (JSON-RPC 2.0, section 5.1); `code` and
    `data` may be None. If params are invalid, `data` says which one is wrong. If the code is -32601, the target has no
    such command, but another kind of target may.
    """

    def __init__(self, method: str, code: int | None, message: str, data: object = None) -> None:
        self.method = method
        self.code = code
        self.message = message
        self.data = data
        hint = "; this target has no such command, but another kind may" if code == METHOD_NOT_FOUND else ""
        number = "" if code is None else f" ({code})"
        super().__init__(f"{method}: {message}{number}{hint}" + (f"\n{data}" if data else ""))


class CDPTimeoutError(CDPError, TimeoutError):
    """No reply or no event came in time.

    The connection is still usable. `waited_for` names the command or event, `timeout` is the time waited, in seconds.
    The target may still execute a command that was sent. The text says what may have held it up; ``timeout=SECONDS``
    allows more time.
    """

    def __init__(self, waited_for: str, timeout: float, hint: str = "") -> None:
        self.waited_for = waited_for
        self.timeout = timeout
        super().__init__(f"{waited_for}: nothing came within {round(timeout, 2):g} s", hint)


class ProtocolError(CDPError):
    """The peer sent something that is not the Chrome DevTools Protocol, or not a WebSocket frame.

    Raised by the command whose reply it was. If the stream cannot be read any more, it is the reason why the connection
    ended, and every call raises it. Check that the address is an inspector's.
    """


class RecordingError(CDPError, ValueError):
    """What arrived, or what a file holds, is not a complete recording of its kind. The text says what is wrong."""


class ProfileError(RecordingError):
    """This is not a CPU profile or a sampled heap profile, or it is damaged."""


class CoverageError(RecordingError):
    """This is not a coverage report of V8, or it is damaged."""


class TraceError(RecordingError):
    """This is not a trace, or it is not complete."""


class NavigationError(CDPError):
    """A page could not be loaded.

    `url` is the address that failed, and `reason` is what Chrome says about it, such as "net::ERR_CONNECTION_REFUSED".
    """

    def __init__(self, url: str, reason: str, hint: str = "") -> None:
        self.url = url
        self.reason = reason
        super().__init__(f"{url} could not be loaded: {reason}", hint)


class SnapshotError(RecordingError):
    """What arrived, or what a file holds, is not a complete heap snapshot.

    The text says what is missing. Take the snapshot again; a file is left as it was.
    """


class SourceMapError(CDPError, ValueError):
    """This is not a source map, or it is broken. The text says what is wrong, and where.

    https://tc39.es/ecma426/
    """


class JavaScriptError(CDPError):
    """JavaScript code threw. Evaluating an Error object also returns one of these, without raising it.

    `name` and `message` are the error's: "TypeError", "x is not a function". If the program threw something that is not
    an Error, `name` is "" and `message` describes it. `stack` is the JavaScript stack as text, with places in
    the sources. `frames` are these places, the innermost first. `value` is what was thrown: a RemoteObject for an
    Error, otherwise what `evaluate` returns for it.
    """

    def __init__(
        self, name: str, message: str, stack: str = "", frames: tuple[Any, ...] = (), value: Any = None
    ) -> None:
        self.name = name
        self.message = message
        self.stack = stack
        self.frames = frames
        self.value = value
        super().__init__(stack or (f"{name}: {message}" if name else message))

    def __reduce__(self) -> tuple[Any, ...]:
        """A copy has repr(value) if the value cannot be copied, such as a handle on an object in another program."""
        rebuild, (cls, args, state) = super().__reduce__()
        return rebuild, (cls, args, {**state, "value": _copyable(self.value)})
