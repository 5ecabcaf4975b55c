"""Breakpoints: those of one session, and how they are bound.

an address -> scripts of that name without a map -> setBreakpointByUrl: V8 binds it in scripts that load later, too
           -> scripts with that source in their map -> the generated places -> setBreakpoint in each of them

A script that loads later pauses before it runs (see Guard) if a breakpoint may have to be bound in it, and goes on
unseen.
"""

from __future__ import annotations

import contextlib
import itertools
import re
import weakref
from collections.abc import Callable
from hashlib import sha256
from itertools import groupby, takewhile
from typing import TYPE_CHECKING, Any, TypeVar

from ...errors import CDPError, CDPTimeoutError
from ...threads import Deadline, call_with_lock
from ..scripts import Script, scripts_of
from .address import Address
from .breakpoint import Breakpoint
from .finding import Spot, alike, spots_in
from .guard import Guard
from .life import started
from .placing import set_in
from .record import Record, same_place
from .removing import removed
from .state import DebuggerState

if TYPE_CHECKING:
    from ...engine import Connection, Event, PendingCommand
    from ...session import Session

_T = TypeVar("_T")

_NUMBER = re.compile(r"cdpsync:(\d+)\$$")  # in the regex of an address, which is in the id


class Breakpoints:
    """The breakpoints of one session: a listener of the engine, and a hook and a part of the debugger.

    Threads: the reader calls `put`, `end`, `wake` and `claims`, which never wait; any thread may call the rest. What
    changes breakpoints holds the lock of the debugger, so that no two threads bind one breakpoint; what only reads
    takes it if there are new scripts.
    """

    def __init__(self) -> None:
        self.records: dict[int, Record] = {}
        self.by_id: dict[str, Record] = {}
        self.numbers: itertools.count[int] = itertools.count(1)
        self.resolved: dict[str, list[dict[str, Any]]] = {}
        """Where V8 has bound a breakpoint for URLs in scripts that loaded later."""
        self.connection: Connection | None = None
        self.session_id: str | None = None
        self.guard: Guard = Guard()
        self.hooked: bool = False

    # --- the reader ---

    def put(self, event: Event) -> None:
        """Take the news that V8 has bound a breakpoint."""
        where = event.params.get("location")
        if where is not None:
            self.resolved.setdefault(event.params.get("breakpointId", ""), []).append(where)

    def end(self, error: CDPError, orderly: bool) -> None:
        """The session has ended."""

    def wake(self) -> None:
        """Nothing waits here."""

    def claims(self, params: dict[str, Any]) -> bool:
        """Count a hit; say whether the program paused only so that a script can be bound, or there is one less."""
        hit = params.get("hitBreakpoints") or []
        records = {id(one): one for name in hit if (one := self.record_of(name)) is not None}
        for record in records.values():
            record.hits += 1
            if record.once and not record.ids.isdisjoint(hit):
                self.spend(record)
        first = self.guard.first
        nothing_left = bool(records) and not self.records
        return params.get("reason") == "instrumentation" or (bool(first) and first in hit) or nothing_left

    def record_of(self, name: str) -> Record | None:
        """The breakpoint with an id of the protocol. The program may hit it before the id is known."""
        number = _NUMBER.search(name)
        return self.by_id.get(name) or (self.records.get(int(number[1])) if number is not None else None)

    def spend(self, record: Record) -> None:
        """Remove a breakpoint that has done its work. The reader calls this, which cannot wait."""
        record.removed = True
        self.records.pop(record.number, None)
        for name in list(record.ids):
            self._drop(name)

    def _drop(self, name: str) -> None:
        """Remove a breakpoint from the target without waiting for the reply. The pause that it made keeps its id."""
        connection = self.connection
        if connection is not None:
            params = {"breakpointId": name}
            connection.ask("Debugger.removeBreakpoint", params, self.session_id, lambda outcome: None)

    # --- the debugger's thread ---

    def handle(self, session: Session, params: dict[str, Any]) -> bool:
        """Bind everything in the scripts that have come; returns whether the program goes on."""
        return self._locked(session, lambda: self._handled(session, params))

    def _handled(self, session: Session, params: dict[str, Any]) -> bool:
        first = self.guard.first
        before = {id(one): len(one.found) for one in self.records.values()}
        self.bind_all(session)
        if not self.records:
            self._settle(session)
        elif self.guard.everything and not any(map(_is_pending, self.records.values())):
            _wait_for(self.guard.shorten(session))
        hit = set(params.get("hitBreakpoints") or ())
        if params.get("reason") == "instrumentation":
            return True
        goes_on = hit == {first} and params.get("reason") == "other"
        # It is at the first statement already. A breakpoint that was bound here just now would not be hit any more.
        here = params["callFrames"][0]["location"]
        for record in list(self.records.values()):
            for location in record.found[before.get(id(record), 0) :]:
                if same_place(location, here) and record.read is not None:
                    record.read(session, params)
                elif same_place(location, here) and record.condition.text == "":
                    params["hitBreakpoints"] = [*params.get("hitBreakpoints", []), min(record.ids)]
                    record.hits += 1
                    goes_on = False
        return goes_on

    # --- any thread ---

    def _locked(self, session: Session, do: Callable[[], _T]) -> _T:
        """Do something while no other thread changes breakpoints, or begins or ends the debugger."""
        deadline = Deadline(session._timeout)

        def with_lock(held: bool) -> _T:
            if not held:
                raise CDPTimeoutError("a breakpoint", deadline.seconds, "another thread is changing breakpoints")
            return do()

        return call_with_lock(session._kept(DebuggerState).lock, deadline, with_lock)

    def add(self, session: Session, record: Record) -> Breakpoint:
        """Set a breakpoint."""
        if text := record.condition.text:
            # V8 announces the condition as a script at each hit; a table of them would grow without end.
            unheard = session._open().connection.unheard
            unheard.add(sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
        self._locked(session, lambda: self._add(session, record))
        return self.shown(session, record)

    def _add(self, session: Session, record: Record) -> None:
        address = record.address
        self.records[record.number] = record
        try:
            self._begin(session)
            if address.line and not self._is_mapped(session, address):
                self._by_url(session, record)
            self._bind(session, record, scripts_of(session).all(), strict=True)
            if _is_pending(record) and self.guard.extend(session, not address.line):
                self._bind(session, record, scripts_of(session).all(), strict=True)  # one may have come meanwhile
        except BaseException:  # Ctrl-C too: V8 may have set it in some of the scripts
            with contextlib.suppress(CDPError):
                self.remove(session, record)
            raise

    def _is_mapped(self, session: Session, address: Address) -> bool:
        """Whether a script of this name is made of a file of this name, with other lines: TypeScript in Deno."""
        return any(
            script.source_map_url and address.matches(script.url) and any(map(address.matches, script.files))
            for script in scripts_of(session).all()
            if script.sources
        )

    def _by_url(self, session: Session, record: Record) -> None:
        address = record.address
        params: dict[str, Any] = {"urlRegex": address.url_regex(record.number), "lineNumber": address.line - 1}
        if address.column is not None:
            params["columnNumber"] = address.column - 1
        reply = session.send_command("Debugger.setBreakpointByUrl", {**params, "condition": record.condition.text})
        record.by_url = reply["breakpointId"]
        self._own(record, record.by_url, reply["locations"])

    def _own(self, record: Record, name: str, locations: list[dict[str, Any]]) -> None:
        self.by_id[name] = record
        if record.removed:  # it was hit meanwhile, and was to be hit once
            self._drop(name)
            return
        record.ids.add(name)
        record.found.extend(locations)

    def bind_all(self, session: Session) -> None:
        """Bind what can be bound in scripts that nobody has looked at."""
        scripts = scripts_of(session).all()
        for record in list(self.records.values()):
            self._renew(session, record, scripts)

    def _renew(self, session: Session, record: Record, scripts: list[Script]) -> None:
        self._take(record)
        self._bind(session, record, scripts)

    def _bind(self, session: Session, record: Record, scripts: list[Script], *, strict: bool = False) -> None:
        """Bind a breakpoint in new scripts. With `strict`, a function that is twice in one file is an error."""
        new, address, spots = _new(record, scripts), record.address, list[Spot]()
        for script in new:
            if script.url.startswith(("node:", "ext:")) and not address.matches(script.url):
                continue
            spots += spots_in(session, script, address, by_url=bool(record.by_url), strict=strict)
        if record.by_url and any(address.matches(one.script.url) for one in spots):
            # V8 counts lines in what was made of the file, so its own breakpoint is at another place.
            _wait_for(removed(session, [record.by_url], record.found))
            self.by_id.pop(record.by_url, None)
            record.ids.discard(record.by_url)
            record.by_url, record.found, record.seen = "", [], set()
            return self._bind(session, record, scripts)
        if not spots and not record.found:
            for script, other in alike(address, new):
                record.alike.add(other.name)
                spots += spots_in(session, script, other, by_url=False, strict=strict)
        for _, there in groupby(spots, lambda spot: spot.script.script_id):
            set_in(session, record, address, [*there], self._own)
        record.seen.update(script.script_id for script in new)  # at last: nobody else takes it for done before
        return None

    def _begin(self, session: Session) -> None:
        """See to it that scripts with a map that load later can be bound before they run."""
        state = started(session)
        if self not in state.parts:
            state.parts.append(self)
        if self.connection is None:
            connection = session._open().connection
            connection.observe(session.session_id, self, "Debugger.breakpointResolved")
            self.connection, self.session_id = connection, session.session_id
        state.breakpoint_of = self.breakpoint_of
        if not self.hooked:
            state.add_hook(session, self)
            self.hooked = True
        self.guard.begin(session)

    def _settle(self, session: Session) -> None:
        """Stop looking for new scripts, because there is no breakpoint left."""
        if self.hooked:
            self.hooked = False
            session._kept(DebuggerState).remove_hook(self)
        _wait_for(self.guard.end(session))

    def breakpoint_of(self, session: Session, name: str) -> Breakpoint | None:
        record = self.by_id.get(name)
        return None if record is None or record.read is not None else self.shown(session, record)

    def shown(self, session: Session, record: Record) -> Breakpoint:
        """The one Breakpoint of a record, as long as somebody holds it."""
        found = record.shown() if record.shown is not None else None
        if found is None:
            found = Breakpoint(session, self, record)
            record.shown = weakref.ref(found)
        return found

    def _take(self, record: Record) -> None:
        """Take the places where V8 has bound it by itself."""
        for name in list(record.ids):
            for location in self.resolved.pop(name, ()):
                if not any(same_place(location, one) for one in record.found):
                    record.found.append(location)

    # --- what a Breakpoint says ---

    def locations(self, session: Session, record: Record) -> list[dict[str, Any]]:
        """Where V8 has bound it, in scripts that exist."""
        scripts = scripts_of(session).all()
        is_open = not record.removed and not session.closed and not session.ended
        if is_open and (_new(record, scripts) or any(one in self.resolved for one in list(record.ids))):
            self._locked(session, lambda: self._renew(session, record, scripts))
        there = {script.script_id for script in scripts}
        return [one for one in list(record.found) if one["scriptId"] in there]

    # --- the end ---

    def remove(self, session: Session, record: Record) -> None:
        """Remove a breakpoint from the target."""
        if session.closed or session.ended or session._kept(DebuggerState).ended is not None:
            record.removed = True
            self.records.pop(record.number, None)
        else:
            _wait_for(self._locked(session, lambda: self._remove(session, record)))

    def _remove(self, session: Session, record: Record) -> list[PendingCommand]:
        if record.removed:
            return []
        record.removed = True
        self.records.pop(record.number, None)
        self._take(record)
        for name in record.ids:
            self.by_id.pop(name, None)
        commands = removed(session, record.ids, record.found)
        if not self.records:
            self._settle(session)
        return commands

    def leave(self, session: Session) -> list[PendingCommand]:
        """Remove all of it, without waiting."""
        records, self.records = list(self.records.values()), {}
        for record in records:
            record.removed = True
            self._take(record)
        self.by_id, self.resolved = {}, {}
        self.hooked = False
        names = [one for record in records for one in record.ids]
        locations = [one for record in records for one in record.found]
        return removed(session, names, locations) + self.guard.end(session)


def _new(record: Record, scripts: list[Script]) -> list[Script]:
    """The scripts that nobody has looked at, the oldest first: they are the last ones of the table.

    Code of eval without a name is left out. V8 in Node 20 makes such a script of each condition at each hit.
    """
    named = (script for script in reversed(scripts) if script.url or script.source_map_url)
    return list(takewhile(lambda script: script.script_id not in record.seen, named))[::-1]


def _is_pending(record: Record) -> bool:
    return not record.found and not record.removed


def _wait_for(commands: list[PendingCommand]) -> None:
    for command in commands:
        command.result()


def breakpoints_of(session: Session) -> Breakpoints:
    """The breakpoints of this session."""
    return session._kept(Breakpoints)
