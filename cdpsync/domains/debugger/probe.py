"""Probe: values from places that the program reaches, without stopping it.

V8 evaluates the condition of a breakpoint each time the program reaches it. A probe's condition calls a function of
ours, which sends the values through a binding (Runtime.addBinding). It is false, so V8 never stops the program.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from types import TracebackType
from typing import TYPE_CHECKING

from ...engine import RuntimeKind
from ...errors import CDPError, CDPTimeoutError
from ...files import Destination, whole_file
from ...threads import DEFAULT, Deadline, Timeout
from ..scripts import Place, scripts_of
from .address import address_of
from .binding import breakpoints_of
from .breakpoint import BoundPlace, Breakpoint
from .condition import Verbatim, refused
from .hit import Hit, Spec, hit_of, shown
from .life import started
from .record import Record
from .reporter import NEVER_PAUSES, STACK, arguments, condition, install
from .reports import EVENTS, Reports, Spot, Stream

if TYPE_CHECKING:
    from ...engine import Event
    from ...session import Session


class Probe:
    """The hits of one or more places, in the order in which the program reached them.

        with client.debugger.probe("app.ts:7", "total", "user.id") as probe:
            for hit in probe:
                print(hit.time, hit["total"])

    Iterate over the hits: the loop ends with the program, after `limit` hits, or when the probe is removed. Or ask for
    the `next` hit, or for those that have arrived (`drain`, `tail`), or `write` them to a file. No hit is dropped: hits
    wait in memory until they are read.

    The program never sees the probe: an expression that throws is an error in its hit. But expressions are evaluated
    in the program, so `i++` changes it, and `f()` calls f.

    Threads: any. Each hit goes to one of the threads that read.
    """

    def __init__(self, session: Session, limit: int | None, pausing: bool | None, max_chars: int) -> None:
        if limit is not None and (type(limit) is not int or limit < 1):
            raise ValueError(f"limit is a number of hits, at least 1, or None for all, not {limit!r}")
        if type(max_chars) is not int or max_chars < 1:
            raise ValueError(f"max_chars is a number of characters, at least 1, not {max_chars!r}")
        self._session = session
        self._state = started(session)
        self._pausing = pausing
        self._max_chars = max_chars
        self._limit = limit
        self._reports = _reports(session)
        self._specs: dict[int, Spec] = {}
        connection = session._open().connection
        # No target sends events of this name: the queue gets the reports of this probe from Reports.
        self._stream = Stream(connection.listen(session.session_id, ("probe.hit",), None, session._open()), limit)
        if pausing is False and not self._reports.installed:
            raise CDPError(
                "the program lets nothing be added to its global object, so the probe must pause it: "
                "leave out pausing=False"
            )
        self._hooked = pausing is not False
        if self._hooked:
            self._reports.hook(session, self._state, 1)

    def add(
        self, place: str | re.Pattern[str], *expressions: str, condition: str | None = None, stack: bool = False
    ) -> Probe:
        """Add another place to the same stream. Returns the probe.

        Raises ValueError if an expression does not parse, before anything is set.
        """
        return self._add(place, expressions, None, condition, stack)

    def _add(
        self,
        place: str | re.Pattern[str],
        expressions: tuple[str, ...],
        parts: list[str] | None,
        only_if: str | None,
        stack: bool,
    ) -> Probe:
        _check(self._session, [*expressions, *([only_if] if only_if is not None else [])])
        address = address_of(place, None, None, None, None, None)
        reports = self._reports
        id = next(reports.ids)
        flags = (STACK if stack else 0) | (NEVER_PAUSES if self._pausing is False else 0)
        call = arguments(id, flags, self._max_chars, self._limit or 0, expressions)
        spot = Spot(id, self._stream, call, len(expressions), only_if)
        text = "true" if self._pausing else condition(reports.name, call, only_if, pauses=self._pausing is None)
        owner = breakpoints_of(self._session)
        spot.record = record = Record(next(owner.numbers), address, Verbatim(only_if, text), False)
        record.read = lambda session, params: reports.read(session, params, spot)
        self._specs[id] = Spec(
            id, Place(address.name, address.line, address.column or 1), expressions, parts, only_if or ""
        )
        reports.spots[id] = spot
        self._stream.spots[id] = spot
        try:
            owner.add(self._session, record)
        except BaseException:  # Ctrl-C too: its reports would be counted for ever
            reports.drop(spot)
            self._stream.spots.pop(id)
            raise
        return self

    # --- where it is ---

    @property
    def bound(self) -> bool:
        """Whether the code of each of its places is there, so that it can be hit."""
        return all(one.bound for one in self._breakpoints())

    @property
    def places(self) -> list[BoundPlace]:
        """Where it is, in all files that its places name; [] while it is pending."""
        return [place for one in self._breakpoints() for place in one.places]

    @property
    def problem(self) -> str:
        """Why it is not hit, or what differs from what was asked for; "" if nothing does."""
        return "; ".join(filter(None, [one.problem for one in self._breakpoints()]))

    def _breakpoints(self) -> list[Breakpoint]:
        owner, spots = breakpoints_of(self._session), list(self._stream.spots.values())
        return [owner.shown(self._session, spot.record) for spot in spots if spot.record is not None]

    # --- reading ---

    def next(self, timeout: Timeout = DEFAULT) -> Hit:
        """The next hit. Waits up to `timeout` seconds, by default the client's; None means for ever.

        Raises CDPTimeoutError if no hit arrives in time, and ClosedError if none can arrive any more.
        """
        deadline = Deadline(timeout, self._session._timeout)
        try:
            return self._hit(self._stream.queue.get(deadline.remaining()))
        except CDPTimeoutError:
            hint = self.problem or "the program did not reach it"
            raise CDPTimeoutError("a hit of the probe", deadline.seconds, hint) from None

    def __iter__(self) -> Iterator[Hit]:
        """Iterate over all hits from now on. Waits for each without a time limit.

        Ends after the last hit when the program has finished, the probe is removed, or its limit is reached. Raises
        ClosedError if the connection broke or the target went away.
        """
        for event in self._stream.queue:
            yield self._hit(event)
        if self._stream.left == 0:
            self.remove()

    def drain(self) -> list[Hit]:
        """The hits that have arrived and were not read yet, the oldest first. Does not wait."""
        return [self._hit(event) for event in self._stream.queue.drain()]

    def tail(self, count: int = 10) -> list[Hit]:
        """The last hits that have arrived. Earlier unread ones are dropped. Does not wait."""
        return self.drain()[-count:] if count > 0 else []

    def write(self, path: Destination) -> int:
        """Write all hits from now on as NDJSON, one JSON object a line, until they end. Returns how many there were.

        The file appears when it is complete: at the end, or at Ctrl-C with the hits up to then. `path` may also be a
        binary file object.
        """
        count = 0
        with whole_file(path) as (file, keep):
            try:
                for hit in self:
                    line = json.dumps(hit.to_dict(), default=shown, ensure_ascii=True)
                    file.write(line.encode("ascii") + b"\n")
                    count += 1
            except (KeyboardInterrupt, CDPError):
                keep()
                raise
            keep()
        return count

    def _hit(self, event: Event) -> Hit:
        payload = event.params["payload"]
        spec = self._specs[int(payload[1 : payload.index(",")])]
        spec.hits += 1
        spot = self._stream.spots[spec.id]
        if not spec.place.script_id and spot.record is not None:  # the code may have come after the probe
            locations = breakpoints_of(self._session).locations(self._session, spot.record)
            if locations:
                at, scripts = locations[0], scripts_of(self._session)
                spec.place = scripts.place(self._session, at["scriptId"], at["lineNumber"], at.get("columnNumber", 0))
        return hit_of(spec, payload, spec.hits, self._place_of)

    def _place_of(self, function: str, url: str, line: int, column: int) -> Place:
        """The place in the source of a call. A stack has URLs; of several scripts with one URL, the newest counts."""
        raw = max(line - 1, 0), max(column - 1, 0)
        return scripts_of(self._session).place(self._session, "", *raw, function, url)

    # --- the end ---

    def remove(self) -> None:
        """Remove it from the target. Hits that have arrived can still be read. Does nothing if it was removed."""
        spots = [spot for spot in self._stream.spots.values() if self._reports.spots.get(spot.id) is spot]
        self._stream.finish("the probe was removed")
        if self._hooked:
            self._hooked = False
            self._reports.hook(self._session, self._state, -1)
        owner = breakpoints_of(self._session)
        try:
            for spot in spots:
                if spot.record is not None:
                    owner.remove(self._session, spot.record)
        except CDPError:
            if not self._session.closed and not self._session.ended:
                raise
        finally:
            for spot in spots:
                self._reports.drop(spot)

    def __enter__(self) -> Probe:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        try:
            self.remove()
        except CDPError:
            if error is None:
                raise

    def __repr__(self) -> str:
        places = ", ".join(str(spec.place) for spec in self._specs.values())
        return f"<Probe {places}: {self.problem or 'bound'}>"


def _reports(session: Session) -> Reports:
    """The reports of this session, with the binding and the function in the target."""
    reports = session._kept(Reports)
    if reports.connection is None:
        connection = session._open().connection
        state = started(session)
        if reports not in state.parts:
            state.parts.append(reports)
        connection.observe(session.session_id, reports, *EVENTS)
        reports.connection, reports.session_id = connection, session.session_id
        # Without Runtime.enable, which would make the target send every console message.
        session.send_command("Runtime.addBinding", {"name": reports.binding})
        text = f"{install(reports.name, reports.binding)};typeof {reports.name}=='function'"
        reply = session.send_command("Runtime.evaluate", {"expression": text, "silent": True})
        reports.installed = reply["result"].get("value") is True
        reports.breakpoints = breakpoints_of(session)
        reports.removes_at_once = session._runtime_kind() is not RuntimeKind.CHROMIUM
    return reports


def _check(session: Session, expressions: list[str]) -> None:
    """Raise ValueError if one of these is not an expression."""
    for one in expressions:
        if not isinstance(one, str) or not one.strip():
            raise ValueError(f"an expression is JavaScript such as 'user.id', not {one!r}")
    for wrong, said in refused(session, expressions):
        raise ValueError(f"{wrong!r} is not an expression that a probe can evaluate: {said}")
