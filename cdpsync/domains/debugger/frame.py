"""Frame: one call on the stack of a paused program."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..scripts import Place, scripts_of
from .state import Stop

if TYPE_CHECKING:
    from ...session import Session


class Frame:
    """One call on the stack of a paused program."""

    def __init__(self, session: Session, stop: Stop, params: dict[str, Any]) -> None:
        self._session = session
        self._stop = stop
        self.params: dict[str, Any] = params
        """The protocol's Debugger.CallFrame."""

    @property
    def function(self) -> str:
        """The name of the function; "" at the top level."""
        return str(self.params.get("functionName", ""))

    @cached_property
    def place(self) -> Place:
        """Where this call is, in the source."""
        at = self.params.get("location") or {}
        line, column = at.get("lineNumber", 0), at.get("columnNumber", 0)
        script_id, url = str(at.get("scriptId", "")), str(self.params.get("url", ""))
        return scripts_of(self._session).place(self._session, script_id, line, column, self.function, url)

    @property
    def file(self) -> str:
        """The source file."""
        return self.place.file

    @property
    def line(self) -> int:
        """The line in the source file, from 1."""
        return self.place.line

    @property
    def column(self) -> int:
        """The column in the line, from 1."""
        return self.place.column
