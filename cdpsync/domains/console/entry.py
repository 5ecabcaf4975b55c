"""ConsoleEntry: one line of the console."""

from __future__ import annotations

import contextlib
from collections import deque
from datetime import datetime, timezone
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ...engine import Event
from ...errors import CDPError, JavaScriptError
from ...text import printable
from ...threads import Deadline
from ..scripts import Place, scripts_of
from ..values.evaluating import error_of, value_of
from .formatting import formatted, table

if TYPE_CHECKING:
    from ...session import Session

_LEVELS = {"error": "error", "assert": "error", "warning": "warning", "debug": "debug"}
_LOG_LEVELS = {"verbose": "debug", "info": "info", "warning": "warning", "error": "error"}
_NO_TEXT = {
    f"console.{name}" for name in ("assert", "trace", "group", "groupCollapsed", "groupEnd", "clear", "dir", "table")
}
"""What V8 gives as the argument of a call that has none."""


class ConsoleEntry:
    """One line of the console: a call such as console.log, an uncaught exception, a message of the browser, the end.

    `kind` is what it was: "log", "info", "warning", "error", "debug", "dir", "table", "trace", "assert", "count",
    "timeEnd", "startGroup", "clear" and so on as in Runtime.consoleAPICalled; "exception" for an uncaught
    exception, "revoked" if a rejected promise was handled after all, "browser" for a message of Chromium itself,
    "navigation" when the page was left, and "exit", the last one, when the program has ended.

    `level` is "debug", "info", "warning" or "error". `indent` is how many console.group calls it is in. `time` is an
    aware datetime, the client's own if the target gives none (Deno). `session_id` is that of the worker; None for the
    client's own target. `replayed` says that it was written before the console was opened. `params` are the protocol's.

    str() is the text as a terminal shows it, and repr() one line with time, level and place.

    Threads: any.
    """

    def __init__(
        self,
        session: Session,
        kind: str,
        level: str,
        params: dict[str, Any],
        *,
        text: str | None = None,
        indent: int = 0,
        timestamp: float = 0,
        replayed: bool = False,
        released: deque[str] | None = None,
    ) -> None:
        self.kind: str = kind
        self.level: str = level
        self.params: dict[str, Any] = params
        self.indent: int = indent
        self.replayed: bool = replayed
        self.session_id: str | None = session.session_id
        seconds = timestamp / 1000
        self.time: datetime = datetime.fromtimestamp(seconds, timezone.utc) if seconds > 0 else _now()
        self._session = session
        self._given = text
        self._released = released

    # --- what it says ---

    @cached_property
    def text(self) -> str:
        """The text, formatted as https://console.spec.whatwg.org/#formatter says. Objects are on one line."""
        if self._given is not None:
            return self._given
        args = self._shown_args()
        if len(args) == 1 and args[0].get("value") in _NO_TEXT and self.kind not in ("log", "info"):
            args = []
        if self.kind == "clear":
            return "the console was cleared"
        if self.kind == "table" and (drawn := table(args)) is not None:
            return drawn
        text = formatted(args)
        if self.kind == "assert":
            return f"Assertion failed: {text}" if text else "Assertion failed"
        if self.kind == "trace":
            places = "".join(f"\n    at {_called(place)}" for place in self.stack)
            return (f"Trace: {text}" if text else "Trace") + places
        return text

    def _shown_args(self) -> list[dict[str, Any]]:
        """The arguments with their previews. V8 replays them without, so the target is asked for those."""
        args = list(self.params.get("args") or [])
        bare = [one for one in args if one.get("type") == "object" and "objectId" in one and "preview" not in one]
        if not self.replayed or not bare or self._released is None:
            return args
        with contextlib.suppress(CDPError):
            ask = {"functionDeclaration": "function() { return this }", "generatePreview": True}
            commands = [
                self._session.submit("Runtime.callFunctionOn", {**ask, "objectId": one["objectId"]}) for one in bare
            ]
            for one, command in zip(bare, commands, strict=True):
                result = command.result()["result"]
                self._released.append(str(result.get("objectId", "")))
                args[args.index(one)] = {**one, "preview": result.get("preview")}
        return args

    def drawn(self, text: str) -> None:
        """Take the text that Node's own console has made of a table: V8 replays tables without their cells."""
        if text.startswith("┌"):
            self._given = text

    @cached_property
    def values(self) -> list[Any]:
        """The arguments of the call as Python values, or as RemoteObject where they have none.

        Primitives cost nothing; for objects, the target is asked at the first use. Raises what `send_command` raises.
        """
        if self.kind == "exception":
            return [self.exception]
        args = self.params.get("args") or []
        deadline = Deadline(self._session._open().connection.timeout)
        self._released = None  # the values release what they hold
        return [value_of(self._session, one, deadline) for one in args]

    @cached_property
    def exception(self) -> JavaScriptError | None:
        """The exception that nothing has caught; None for other entries."""
        details = self.params.get("exceptionDetails")
        if details is None:
            return None
        deadline = Deadline(self._session._open().connection.timeout)
        self._released = None
        error = error_of(self._session, details, deadline)
        return error if isinstance(error, JavaScriptError) else JavaScriptError("", str(error))

    @cached_property
    def exception_id(self) -> int | None:
        """The number of an exception; a "revoked" entry has that of the exception that was handled after all."""
        number = self.params.get("exceptionId", (self.params.get("exceptionDetails") or {}).get("exceptionId"))
        return int(number) if number is not None else None

    # --- where it was ---

    @cached_property
    def stack(self) -> tuple[Place, ...]:
        """The calls that led here, the innermost first, in the source where there are source maps.

        The first use may ask the target for its scripts; that never pauses the program.
        """
        details = self.params.get("exceptionDetails") or self.params.get("entry") or self.params
        frames = list((details.get("stackTrace") or {}).get("callFrames") or [])
        if not frames and "lineNumber" in details and (details.get("url") or details.get("scriptId")):
            frames = [details]
        scripts = scripts_of(self._session) if frames else None
        if scripts is None:
            return ()
        return tuple(
            scripts.place(
                self._session,
                str(one.get("scriptId", "")),
                max(int(one.get("lineNumber", 0)), 0),
                max(int(one.get("columnNumber", 0)), 0),
                str(one.get("functionName", "")),
                str(one.get("url", "")),
            )
            for one in frames
        )

    @property
    def place(self) -> Place | None:
        """Where the call is, or where the exception was thrown; None if that is not known."""
        try:
            return self.stack[0] if self.stack else None
        except CDPError:
            return None  # the client is closed

    # --- as text ---

    def __str__(self) -> str:
        margin = "  " * self.indent
        return "\n".join(margin + line for line in self.text.split("\n"))

    def __repr__(self) -> str:
        place = self.place
        first, *rest = str(self).split("\n")
        text = first + (" …" if rest else "")
        where = f"  {place.short}" if place is not None else ""
        clock = self.time.astimezone().strftime("%H:%M:%S.%f")[:-3]
        return printable(f"{clock} {self.level:7} {text:.300}{where}")

    def __del__(self) -> None:
        released = getattr(self, "_released", None)
        if released is not None:
            released.extend(_handles(self.params))


def _handles(params: dict[str, Any]) -> list[str]:
    """The ids of the objects that V8 keeps for an entry."""
    remotes = [*(params.get("args") or []), (params.get("exceptionDetails") or {}).get("exception") or {}]
    return [one["objectId"] for one in remotes if "objectId" in one]


def _called(place: Place) -> str:
    return f"{place.function} ({place})" if place.function else str(place)


def _now() -> datetime:
    return datetime.now(timezone.utc)


def of_event(session: Session, event: Event, indent: int, replayed: bool, released: deque[str]) -> ConsoleEntry | None:
    """The entry of an event; None if it prints nothing: a double of the one before, or the end of a group."""
    params = event.params
    given: dict[str, Any] = {"indent": indent, "replayed": replayed, "released": released}
    if event.method == "Runtime.consoleAPICalled":
        kind = str(params.get("type", "log"))
        if kind == "endGroup" or _is_double(params):
            released.extend(_handles(params))
            return None
        return ConsoleEntry(
            session, kind, _LEVELS.get(kind, "info"), params, timestamp=params.get("timestamp", 0), **given
        )
    if event.method == "Runtime.exceptionThrown":
        details = params.get("exceptionDetails") or {}
        thrown = details.get("exception") or {}
        said = thrown.get("description") or formatted([thrown]) if thrown else ""
        text = str(details.get("text", "Uncaught"))
        text = text if said and said in text else f"{text} {said}".rstrip()
        return ConsoleEntry(
            session, "exception", "error", params, text=text, timestamp=params.get("timestamp", 0), **given
        )
    if event.method == "Runtime.exceptionRevoked":
        text = str(params.get("reason", "")) or "a rejected promise was handled after all"
        return ConsoleEntry(session, "revoked", "info", params, text=text, **given)
    if event.method == "Runtime.executionContextsCleared":
        return ConsoleEntry(session, "navigation", "info", params, text="the page was left", **given)
    said = params.get("entry") or {}
    level = _LOG_LEVELS.get(str(said.get("level")), "info")
    text = " ".join(str(one) for one in (said.get("text"), said.get("url")) if one)
    return ConsoleEntry(session, "browser", level, params, text=text, timestamp=said.get("timestamp", 0), **given)


def _is_double(params: dict[str, Any]) -> bool:
    """Whether the runtime's own console wrote this to show what V8 has reported already.

    Node's console.table, trace, assert, count, timeEnd, timeLog and group call its console.log, warn or error (seen in
    20 and 24), and Deno's console.group does (2.9). V8 sees both calls.
    """
    frames = (params.get("stackTrace") or {}).get("callFrames") or [{}]
    url = str(frames[0].get("url", ""))
    return url.startswith(("node:internal/console/", "internal/console/")) or (
        url.startswith("ext:") and "console" in url
    )
