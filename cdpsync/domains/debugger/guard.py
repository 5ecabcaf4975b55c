"""Guard: what makes a program pause before a new script runs, so that breakpoints can be bound in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...engine import RuntimeKind
from .removing import removed

if TYPE_CHECKING:
    from ...engine import PendingCommand
    from ...session import Session

_MAPPED = "beforeScriptWithSourceMapExecution"
_ALL = "beforeScriptExecution"
_FIRST = {"urlRegex": r"^(?!node:|ext:|evalmachine)(?=.)(?!.*cdpsync:)", "lineNumber": 0, "columnNumber": 0}
"""The first statement of any script: CommonJS modules of Node 20 and 24 run without the pauses above."""


class Guard:
    """What makes the program of one session pause before scripts run. Scripts with a map pause it at all times.

    All scripts do only while a breakpoint is pending that needs it, because each pause is a round trip.

    Threads: the reader reads `first`; the rest is called with the lock of the debugger held.
    """

    def __init__(self) -> None:
        self.first: str = ""
        """The id of the breakpoint at the first statement of every script; "" while it is not set."""
        self._mapped = ""
        self._all: str = ""

    @property
    def everything(self) -> bool:
        """Whether scripts without a map pause the program too."""
        return bool(self.first or self._all)

    def begin(self, session: Session) -> None:
        """Pause before scripts that have a map."""
        if not self._mapped:
            self._mapped = self._instrument(session, _MAPPED)

    def extend(self, session: Session, searched: bool) -> bool:
        """Pause before other scripts, as far as that can help; returns whether that is new.

        With `searched`, it is about the text of scripts, not about what they were made of.
        """
        if session._open().description.kind() is RuntimeKind.NODE:
            if self.first:
                return False
            self.first = session.send_command("Debugger.setBreakpointByUrl", _FIRST)["breakpointId"]
        else:
            if self._all or not searched:
                return False
            self._all = self._instrument(session, _ALL)
        return True

    def shorten(self, session: Session) -> list[PendingCommand]:
        """Pause no longer before scripts without a map; does not wait."""
        names = [self.first, self._all]
        self.first = self._all = ""
        return removed(session, names)

    def end(self, session: Session) -> list[PendingCommand]:
        """Pause before no script; does not wait."""
        name, self._mapped = self._mapped, ""
        return self.shorten(session) + removed(session, [name])

    def _instrument(self, session: Session, when: str) -> str:
        params: dict[str, Any] = {"instrumentation": when}
        return str(session.send_command("Debugger.setInstrumentationBreakpoint", params)["breakpointId"])
