"""Paused: where the program stopped, and why."""

from __future__ import annotations

import weakref
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..scripts import Place
from .breakpoint import Breakpoint
from .frame import Frame
from .state import Stop

if TYPE_CHECKING:
    from ...session import Session


class Paused:
    """One pause of the program, as `debugger.wait()` and `debugger.step()` return it.

    Threads: any. All threads that wait for a pause get the same Paused.
    """

    def __init__(self, session: Session, stop: Stop) -> None:
        self._session = session
        self._stop = stop
        self.params: dict[str, Any] = stop.params
        """The params of the Debugger.paused event."""

    @property
    def over(self) -> bool:
        """Whether the program has gone on, or has ended."""
        return self._stop.over

    @cached_property
    def frames(self) -> list[Frame]:
        """The calls on the stack, the innermost first."""
        frames = self.params.get("callFrames")
        return [Frame(self._session, self._stop, one) for one in frames or () if isinstance(one, dict)]

    @property
    def frame(self) -> Frame:
        """The innermost call."""
        if not self.frames:
            raise RuntimeError("the program is paused where there are no frames")
        return self.frames[0]

    @property
    def place(self) -> Place:
        """Where the program stopped, in the source."""
        return self.frame.place

    @property
    def function(self) -> str:
        """The name of the function; "" at the top level."""
        return self.frame.function

    @property
    def file(self) -> str:
        """The source file."""
        return self.frame.file

    @property
    def line(self) -> int:
        """The line in the source file, from 1."""
        return self.frame.line

    @property
    def reason(self) -> str:
        """Why the program stopped."""
        return str(self.params.get("reason", "other"))

    @property
    def breakpoints(self) -> list[Breakpoint]:
        """The breakpoints that were hit."""
        raise NotImplementedError


def paused_of(session: Session, stop: Stop) -> Paused:
    """The one Paused of a pause, as long as somebody holds it."""
    paused = stop.paused() if stop.paused is not None else None
    if paused is None:
        paused = Paused(session, stop)
        stop.paused = weakref.ref(paused)
    return paused
