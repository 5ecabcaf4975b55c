"""Breakpoints: those of one session, and how they are bound.

an address -> scripts of that name without a map -> setBreakpointByUrl: V8 binds it in scripts that load later, too
           -> scripts with that source in their map -> the generated places -> setBreakpoint in each of them

A script with a map that loads later pauses before it runs (Debugger.setInstrumentationBreakpoint), or at its first
statement (CommonJS in Node, where V8 does not know the former). It is bound then, and goes on unseen.
"""

from __future__ import annotations

import contextlib
import itertools
import re
import weakref
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ...engine import RuntimeKind
from ...errors import CDPError, CommandError
from ..scripts import Script, scripts_of
from .address import Address, exact_regex
from .breakpoint import BoundPlace, Breakpoint
from .condition import check, check_counts, text_of
from .finding import Spot, problem_of, spots_in
from .life import started

if TYPE_CHECKING:
    from ...engine import Connection, Event, PendingCommand
    from ...session import Session

_ENTRY = r"^(?!node:|ext:|evalmachine)(?=.)(?!.*cdpsync:)"

_NUMBER = re.compile(r"cdpsync:(\d+)\$$")  # in the regex of an address, which is in the id


class Record:
    """What is known of one breakpoint. It does not refer to the session, because the engine keeps it."""

    def __init__(self, number: int, address: Address, condition: str | None, text: str, once: bool) -> None:
        self.number = number
        self.read: Callable[[Session, dict[str, Any]], None] | None = None
        """What a probe does with a pause that it makes; None for a breakpoint, whose pauses the user sees."""
        self.address = address
        self.condition = condition
        self.text = text
        self.once = once
        self.hits = 0
        self.removed = False
        self.by_url = ""
        """The protocol's id of the breakpoint for all URLs that match; "" if there is none."""
        self.ids: set[str] = set()
        self.seen: set[str] = set()
        self.found: list[dict[str, Any]] = []
        """The locations where V8 has bound it."""
        self.shown: weakref.ref[Breakpoint] | None = None


class Breakpoints:
    """The breakpoints of one session: a listener of the engine, and a hook and a part of the debugger.

    Threads: the reader calls `put`, `end`, `wake` and `claims`; any thread may call the rest.
    """

    def __init__(self) -> None:
        self.records: list[Record] = []
        self.by_id: dict[str, Record] = {}
        self.numbers = itertools.count(1)
        self.resolved: list[tuple[str, dict[str, Any]]] = []
        self.connection: Connection | None = None
        self.session_id: str | None = None
        self.guards: list[str] = []
        """The ids of what makes the program pause before a script runs."""
        self.entry = ""

    # --- the reader ---

    def put(self, event: Event) -> None:
        """Take the news that V8 has bound a breakpoint."""
        self.resolved.append((event.params.get("breakpointId", ""), event.params.get("location", {})))

    def end(self, error: CDPError, orderly: bool) -> None:
        """The session has ended."""

    def wake(self) -> None:
        """Nothing waits here."""

    def claims(self, params: dict[str, Any]) -> bool:
        """Count a hit; say whether the program paused only so that a script can be bound."""
        hit = params.get("hitBreakpoints") or []
        records = {id(one): one for name in hit if (one := self.by_id.get(name)) is not None}
        for record in records.values():
            record.hits += 1
            if record.once:
                self.spend(record)
        return params.get("reason") == "instrumentation" or (bool(self.entry) and self.entry in hit)

    def record_of(self, name: str) -> Record | None:
        """The breakpoint with an id of the protocol. The program may hit it before the id is known."""
        number = _NUMBER.search(name)
        by_number = (one for one in self.records if number is not None and one.number == int(number[1]))
        return self.by_id.get(name) or next(by_number, None)

    def spend(self, record: Record) -> None:
        """Remove a breakpoint that has done its work. The reader calls this, which cannot wait."""
        record.removed = True
        connection = self.connection
        if connection is not None:
            for one in record.ids:
                params = {"breakpointId": one}
                connection.ask("Debugger.removeBreakpoint", params, self.session_id, lambda outcome: None)
        self.records = [one for one in self.records if one is not record]

    # --- the debugger's thread ---

    def handle(self, session: Session, params: dict[str, Any]) -> bool:
        """Bind everything in the scripts that have come; returns whether the program goes on."""
        before = {id(one): len(one.found) for one in self.records}
        self.bind_all(session)
        if params.get("reason") == "instrumentation":
            return True
        if set(params.get("hitBreakpoints") or ()) - {self.entry} or params.get("reason") != "other":
            return False
        # It is at the first statement already. A breakpoint that was bound here just now would not be hit any more.
        here = params["callFrames"][0]["location"]
        goes_on = True
        for record in list(self.records):
            for location in record.found[before.get(id(record), 0) :]:
                if _same(location, here) and record.read is not None:
                    record.read(session, params)
                elif _same(location, here):
                    params["hitBreakpoints"] = [*params.get("hitBreakpoints", []), min(record.ids)]
                    record.hits += 1
                    goes_on = False
        return goes_on

    # --- any thread ---

    def add(self, session: Session, record: Record) -> Breakpoint:
        """Set a breakpoint."""
        self._guard(session, record)
        self.records.append(record)
        address = record.address
        try:
            if address.line and not self._is_mapped(session, address):
                self._by_url(session, record)
            self._bind(session, record, scripts_of(session).all())
        except BaseException:
            with contextlib.suppress(CDPError):
                self.remove(session, record)
            raise
        return self.shown(session, record)

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
        reply = session.send_command("Debugger.setBreakpointByUrl", {**params, "condition": record.text})
        record.by_url = reply["breakpointId"]
        self._own(record, record.by_url, reply["locations"])

    def _own(self, record: Record, name: str, locations: list[dict[str, Any]]) -> None:
        self.by_id[name] = record
        record.ids.add(name)
        record.found.extend(locations)

    def bind_all(self, session: Session) -> None:
        """Bind what can be bound in scripts that nobody has looked at."""
        scripts = scripts_of(session).all()
        for record in list(self.records):
            self._bind(session, record, scripts)

    def _bind(self, session: Session, record: Record, scripts: list[Script]) -> None:
        new = [script for script in scripts if script.script_id not in record.seen]
        record.seen.update(script.script_id for script in new)
        spots: list[Spot] = []
        for script in new:
            if script.url.startswith(("node:", "ext:")) and not record.address.matches(script.url):
                continue
            spots += spots_in(session, script, record.address, by_url=bool(record.by_url))
        if record.by_url and any(record.address.matches(one.script.url) for one in spots):
            # V8 counts lines in what was made of the file, so its own breakpoint is at another place.
            session.send_command("Debugger.removeBreakpoint", {"breakpointId": record.by_url})
            self.by_id.pop(record.by_url, None)
            record.ids.discard(record.by_url)
            record.by_url, record.found, record.seen = "", [], set()
            return self._bind(session, record, scripts)
        commands = [(spot, session.submit("Debugger.setBreakpoint", spot.params(record.text))) for spot in spots]
        for spot, command in commands:
            try:
                reply = command.result()
            except CommandError as error:
                if "already exists" in error.message:
                    self._again(session, record, spot)
                elif "Could not resolve" not in error.message:
                    raise
                continue
            self._own(record, reply["breakpointId"], [reply["actualLocation"]])
        return None

    def _again(self, session: Session, record: Record, spot: Spot) -> None:
        """Set a second breakpoint at one location: V8 refuses the same description, so this one is by URL."""
        regex = exact_regex(spot.script.url, record.number)
        params = {"urlRegex": regex, "lineNumber": spot.line, "columnNumber": spot.column, "condition": record.text}
        with contextlib.suppress(CommandError):  # this breakpoint is there already
            reply = session.send_command("Debugger.setBreakpointByUrl", params)
            self._own(record, reply["breakpointId"], reply["locations"])

    def _guard(self, session: Session, record: Record) -> None:
        """See to it that scripts that load later can be bound before they run."""
        state = started(session)
        if self not in state.parts:
            state.parts.append(self)
        if self.connection is None:
            connection = session._open().connection
            connection.observe(session.session_id, self, "Debugger.breakpointResolved")
            self.connection, self.session_id = connection, session.session_id
        state.breakpoint_of = self.breakpoint_of
        if not self.records:
            state.add_hook(session, self)
        if not self.guards:
            params = {"instrumentation": "beforeScriptWithSourceMapExecution"}
            self.guards.append(session.send_command("Debugger.setInstrumentationBreakpoint", params)["breakpointId"])
        # CommonJS in Node does not pause for that, nor does a script without a map, whose text is to be searched.
        if not self.entry and (not record.address.line or session._open().description.kind() is RuntimeKind.NODE):
            first = {"urlRegex": _ENTRY, "lineNumber": 0, "columnNumber": 0}
            self.entry = session.send_command("Debugger.setBreakpointByUrl", first)["breakpointId"]

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
        for name, location in list(self.resolved):
            if name in record.ids and not any(_same(location, one) for one in record.found):
                record.found.append(location)

    # --- what a Breakpoint says ---

    def locations(self, session: Session, record: Record) -> list[dict[str, Any]]:
        """Where V8 has bound it, in scripts that exist."""
        self._take(record)
        if not record.removed and not session.closed:
            self._bind(session, record, scripts_of(session).all())
        there = {script.script_id for script in scripts_of(session).all()}
        return [one for one in record.found if one["scriptId"] in there]

    def places(self, session: Session, record: Record) -> list[BoundPlace]:
        """The places of a breakpoint."""
        table, found = scripts_of(session), dict[str, BoundPlace]()
        for one in self.locations(session, record):
            place = table.place(session, one["scriptId"], one["lineNumber"], one.get("columnNumber", 0))
            script = table.get(session, place.script_id)
            text = table.source(session, script, place.file) if script is not None else None
            lines = (text or "").split("\n")
            line = lines[place.line - 1].strip() if place.line <= len(lines) else ""
            found[f"{place.script_id} {place}"] = BoundPlace(str(record.address), place, line)
        return list(found.values())

    def problem(self, session: Session, record: Record) -> str:
        """What is wrong with a breakpoint, for people."""
        if record.removed:
            return "it was removed" if not record.once else "it was hit once, as it was asked for"
        return problem_of(session, record.address, [one.bound for one in self.places(session, record)])

    # --- the end ---

    def remove(self, session: Session, record: Record) -> None:
        """Remove a breakpoint from the target."""
        if record.removed:
            return
        record.removed = True
        self.records = [one for one in self.records if one is not record]
        if session.closed or session.ended:
            return
        commands = [session.submit("Debugger.removeBreakpoint", {"breakpointId": one}) for one in record.ids]
        if not self.records:
            commands += self._unguard(session)
            started(session).remove_hook(self)
        for command in commands:
            command.result()

    def _unguard(self, session: Session) -> list[PendingCommand]:
        names, self.guards, self.entry = [*self.guards, self.entry], [], ""
        return [session.submit("Debugger.removeBreakpoint", {"breakpointId": one}) for one in names if one]

    def leave(self, session: Session) -> list[PendingCommand]:
        """Remove all of it, without waiting."""
        names = [one for record in self.records for one in record.ids]
        for record in self.records:
            record.removed = True
        self.records, self.by_id, self.resolved = [], {}, []
        commands = [session.submit("Debugger.removeBreakpoint", {"breakpointId": one}) for one in names]
        return commands + self._unguard(session)


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    keys = ("scriptId", "lineNumber")
    return all(one.get(key) == other.get(key) for key in keys) and one.get("columnNumber", 0) == other.get(
        "columnNumber", 0
    )


def breakpoints_of(session: Session) -> Breakpoints:
    """The breakpoints of this session."""
    return session._kept(Breakpoints)


def break_at(
    session: Session, address: Address, condition: str | None, after: int | None, every: int | None, once: bool
) -> Breakpoint:
    """Set a breakpoint. Raises ValueError if the condition or the counts are wrong."""
    check_counts(after, every)
    if condition is not None:
        check(session, condition)
    started(session)
    owner = breakpoints_of(session)
    return owner.add(
        session, Record(next(owner.numbers), address, condition, text_of(condition, after, every, once), once)
    )


def all_breakpoints(session: Session) -> list[Breakpoint]:
    """The breakpoints that are set, the oldest first."""
    owner = breakpoints_of(session)
    return [owner.shown(session, record) for record in list(owner.records) if record.read is None]


def pending(session: Session) -> str:
    """Which breakpoints are pending, and why; "" if none is."""
    said = [f"{one.asked} is pending: {one.problem}" for one in all_breakpoints(session) if not one.bound]
    return "; ".join(said[:5]) + (f"; and {len(said) - 5} more" if len(said) > 5 else "")
