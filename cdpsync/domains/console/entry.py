"""ConsoleEntry: one line of the console."""

from __future__ import annotations

import contextlib
from datetime import datetime, timezone
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ...engine import Event
from ...errors import CDPError, JavaScriptError
from ...sources import shown
from ...text import printable
from ...threads import Deadline
from ..scripts import Place, scripts_of
from ..values.evaluating import error_of, value_of
from ..values.thrown import mapped_stack
from .formatting import formatted, table
from .memory import Hold

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
        hold: Hold | None = None,
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
        self._hold = hold

    # --- what it says ---

    @cached_property
    def text(self) -> str:
        """The text, formatted as https://console.spec.whatwg.org/#formatter says. Objects are on one line."""
        if self._given is not None:
            return self._given
        if self.kind == "exception":
            return self._uncaught()
        args = self._shown_args()
        if len(args) == 1 and args[0].get("value") in _NO_TEXT and self.kind not in ("log", "info"):
            args = []
        if self.kind == "clear":
            return "the console was cleared"
        if self.kind == "table" and (drawn := table(args)) is not None:
            return drawn
        text = formatted([self._with_source(one) for one in args])
        if self.kind == "assert":
            return f"Assertion failed: {text}" if text else "Assertion failed"
        if self.kind == "trace":
            places = "".join(f"\n    at {_called(place)}" for place in self.stack)
            return (f"Trace: {text}" if text else "Trace") + places
        return text

    def _with_source(self, remote: dict[str, Any]) -> dict[str, Any]:
        """An Error whose stack has the places of the source."""
        if remote.get("subtype") != "error":
            return remote
        with contextlib.suppress(CDPError, RuntimeError):
            return {**remote, "description": mapped_stack(self._session, str(remote.get("description", "")), {})[0]}
        return remote

    def _uncaught(self) -> str:
        """The text of an uncaught exception."""
        details = self.params.get("exceptionDetails") or {}
        thrown = details.get("exception")
        text = str(details.get("text", "Uncaught"))
        if thrown is None:  # Deno 2.9 sends none, only its place
            return f"{text}: the exception is in the program's output" if text == "Uncaught" else text
        said = formatted([self._with_source(thrown)])
        return text if said in text else f"{text} {said}".rstrip()

    def _shown_args(self) -> list[dict[str, Any]]:
        """The arguments with their previews. V8 replays them without, so the target is asked for those."""
        args = list(self.params.get("args") or [])
        bare = [one for one in args if one.get("type") == "object" and "objectId" in one and "preview" not in one]
        if not self.replayed or not bare:
            return args
        for one, copy in zip(bare, self._copied(bare), strict=True):
            if copy is not one:
                with contextlib.suppress(CDPError):
                    self._session.submit("Runtime.releaseObject", {"objectId": copy["objectId"]}).give_up()
                args[args.index(one)] = {**one, "preview": copy.get("preview")}
        return args

    def _copied(self, remotes: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The same values with handles of their own, and previews: those of an event belong to all its readers.

        What cannot be copied any more, because the program or the page is gone, stays as it is.
        """
        copies = list(remotes)
        with contextlib.suppress(CDPError):
            commands = {
                index: self._session.submit(
                    "Runtime.callFunctionOn",
                    {
                        "functionDeclaration": "function (value) { return value }",
                        "objectId": one["objectId"],
                        "arguments": [{"objectId": one["objectId"]}],
                        "generatePreview": True,
                    },
                )
                for index, one in enumerate(remotes)
                if "objectId" in one
            }
            for index, command in commands.items():
                result = command.result()["result"]
                if "objectId" in result:
                    copies[index] = result
        return copies

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
        deadline = Deadline(self._session._timeout)
        return [value_of(self._session, one, deadline) for one in self._copied(args)]

    @cached_property
    def exception(self) -> JavaScriptError | None:
        """The exception that nothing has caught; None for other entries."""
        details = self.params.get("exceptionDetails")
        if details is None:
            return None
        deadline = Deadline(self._session._timeout)
        if "exception" in details:
            details = {**details, "exception": self._copied([details["exception"]])[0]}
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
        frames = self._frames()
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
            return self._raw_place()  # the client is closed, or the worker has ended

    def _frames(self) -> list[dict[str, Any]]:
        """The Runtime.CallFrames of the stack, or the place alone."""
        details = self.params.get("exceptionDetails") or self.params.get("entry") or self.params
        frames = list((details.get("stackTrace") or {}).get("callFrames") or [])
        if not frames and "lineNumber" in details and (details.get("url") or details.get("scriptId")):
            frames = [details]
        return frames

    def _raw_place(self) -> Place | None:
        """The place in the code that V8 ran; None for Deno, which runs other lines than those of the file."""
        frames = self._frames()
        if not frames or not frames[0].get("url") or self._session.browser.startswith("Deno/"):
            return None
        line, column = int(frames[0].get("lineNumber", 0)), int(frames[0].get("columnNumber", 0))
        function, script = str(frames[0].get("functionName", "")), str(frames[0].get("scriptId", ""))
        return Place(shown(frames[0]["url"]), line + 1, column + 1, function, False, script, line, column)

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


def _called(place: Place) -> str:
    return f"{place.function} ({place})" if place.function else str(place)


def _now() -> datetime:
    return datetime.now(timezone.utc)


def of_event(session: Session, event: Event, indent: int, replayed: bool, hold: Hold | None) -> ConsoleEntry | None:
    """The entry of an event; None if it prints nothing: a double of the one before, or the end of a group."""
    params = event.params
    given: dict[str, Any] = {"indent": indent, "replayed": replayed, "hold": hold}
    if event.method == "Runtime.consoleAPICalled":
        kind = str(params.get("type", "log"))
        if kind == "endGroup" or _is_double(params):
            return None
        return ConsoleEntry(
            session, kind, _LEVELS.get(kind, "info"), params, timestamp=params.get("timestamp", 0), **given
        )
    if event.method == "Runtime.exceptionThrown":
        return ConsoleEntry(session, "exception", "error", params, timestamp=params.get("timestamp", 0), **given)
    if event.method == "Runtime.exceptionRevoked":
        text = str(params.get("reason", "")) or "a rejected promise was handled after all"
        return ConsoleEntry(session, "revoked", "info", params, text=text, **given)
    if event.method == "Runtime.executionContextsCleared":
        return ConsoleEntry(session, "navigation", "info", params, text="the page was left", **given)
    said = params.get("entry") or {}
    level = _LOG_LEVELS.get(str(said.get("level")), "info")
    text = str(said.get("text", ""))
    if said.get("source") == "network" and said.get("url"):
        text = f"{text} {said['url']}"
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
