"""Scripts: the table of a session's scripts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from .place import Place
from .script import Script

if TYPE_CHECKING:
    from ...session import Session


class Scripts:
    """The scripts of one session, in the order in which V8 parsed them. There is one of it for a session.

    The table is current while Debugger is enabled through `using`. Without that, `place` enables Debugger for a moment
    when a script is asked for that the table does not have, in a way that never pauses the program.

    Threads: any.
    """

    @contextmanager
    def using(self, session: Session) -> Iterator[None]:
        """Keep Debugger enabled, and so the table current."""
        raise NotImplementedError
        yield

    def all(self) -> list[Script]:
        """Every script that exists now."""
        raise NotImplementedError

    def get(self, session: Session, script_id: str) -> Script | None:
        """The script with this id; None if there is none."""
        raise NotImplementedError

    def place(
        self, session: Session, script_id: str, line: int, column: int, function: str = "", url: str = ""
    ) -> Place:
        """The place in the source of a raw position (from 0) of a script. `url` is used if the script is unknown."""
        raise NotImplementedError

    def source(self, session: Session, script: Script, file: str) -> str | None:
        """The text of a source file: what the map holds, the file itself, or Debugger.getScriptSource."""
        raise NotImplementedError


def scripts_of(session: Session) -> Scripts:
    """The table of this session."""
    return session._kept(Scripts)
