"""Breakpoint: a place to stop at, and where V8 has really bound it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from ...sources import line_starts, lines_of
from ...text import printable
from ..scripts import Place, scripts_of
from .finding import problem_of
from .searching import function_at

if TYPE_CHECKING:
    from ...session import Session
    from .record import Record


@dataclass(frozen=True)
class BoundPlace:
    """One place where a breakpoint stops the program.

    `asked` is what was asked for, `bound` is where V8 stops. `text` is the source line, and `function` is the name of
    the function around it; each is "" if it is not known.
    """

    asked: str
    bound: Place
    text: str = ""
    function: str = ""

    @property
    def file(self) -> str:
        """The source file: a path for file: URLs, otherwise the URL."""
        return self.bound.file

    @property
    def line(self) -> int:
        """The line in the source file, from 1."""
        return self.bound.line

    @property
    def column(self) -> int:
        """The column in the source file, from 1."""
        return self.bound.column

    def __str__(self) -> str:
        return self.bound.short


class Owner(Protocol):
    """The breakpoints of the session, which has each one's record."""

    def locations(self, session: Session, record: Record) -> list[dict[str, Any]]:
        """Where V8 has bound it, in scripts that exist."""

    def remove(self, session: Session, record: Record) -> None:
        """Remove it from the target."""


class Breakpoint:
    """A breakpoint, as `break_at` returns it. If its script is not loaded yet, it is bound when the script is loaded.

    Threads: any.
    """

    def __init__(self, session: Session, owner: Owner, record: Record) -> None:
        self._session = session
        self._owner = owner
        self._record = record

    @property
    def asked(self) -> str:
        """What was asked for."""
        return str(self._record.address)

    @property
    def condition(self) -> str | None:
        """The condition that was given."""
        return self._record.condition.given

    @property
    def enabled(self) -> bool:
        """Whether it is still set. It is not once it was removed, or was hit with once=True."""
        return not self._record.removed

    @property
    def hits(self) -> int:
        """How often it has paused the program."""
        return self._record.hits

    @property
    def bound(self) -> bool:
        """Whether V8 stops somewhere because of it."""
        return bool(self._owner.locations(self._session, self._record))

    @property
    def places(self) -> list[BoundPlace]:
        """Where V8 stops because of it; [] while it is pending."""
        session, table = self._session, scripts_of(self._session)
        texts, found = dict[tuple[str, str], str](), dict[str, BoundPlace]()
        for one in self._owner.locations(session, self._record):
            place = table.place(session, one["scriptId"], one["lineNumber"], one.get("columnNumber", 0))
            script, key = table.get(session, place.script_id), (place.script_id, place.file)
            if key not in texts:
                texts[key] = (table.source(session, script, place.file) if script is not None else None) or ""
            lines = lines_of(texts[key])
            line = lines[place.line - 1].strip() if place.line <= len(lines) else ""
            offset = (line_starts(texts[key])[place.line - 1] if line else 0) + place.column - 1
            found[f"{place.script_id} {place}"] = BoundPlace(self.asked, place, line, function_at(texts[key], offset))
        return list(found.values())

    @property
    def problem(self) -> str:
        """Why it is pending, or what differs from what was asked for; "" if nothing does."""
        record, session = self._record, self._session
        if record.removed:
            return "it was removed" if not record.once else "it was hit once, as it was asked for"
        places = [one.bound for one in self.places]
        scripts = [scripts_of(session).get(session, one.script_id) for one in places]
        contexts = {script.context_id for script in scripts if script is not None and script.context_id}
        said = problem_of(session, record.address, places, record.alike), record.condition.problem(session, contexts)
        return "; ".join(filter(None, said))

    def remove(self) -> None:
        """Remove it. Does nothing if it was removed already."""
        self._owner.remove(self._session, self._record)

    def __repr__(self) -> str:
        if not self.enabled:
            state = "removed"
        else:
            places = self.places
            state = f"bound to {', '.join(map(str, places[:3]))}" if places else "pending"
            state += f" and {len(places) - 3} more" if len(places) > 3 else ""
            state += f" ({problem})" if (problem := self.problem) else ""
        return printable(f"<Breakpoint {self.asked}: {state}>")
