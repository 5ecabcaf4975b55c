"""Reports: gives each report of the target to the probe that it is for. The reader calls it."""

from __future__ import annotations

import contextlib
import itertools
import json
import secrets
import time
from typing import TYPE_CHECKING, Any

from ...errors import CDPError, ClosedError
from .binding import Breakpoints
from .record import Record
from .reporter import install

if TYPE_CHECKING:
    from ...engine import Connection, Event, EventQueue, PendingCommand
    from ...session import Session
    from .state import DebuggerState

EVENTS = ("Runtime.bindingCalled",)


class Stream:
    """The reports of one probe, whichever places they are from."""

    def __init__(self, queue: EventQueue, limit: int | None) -> None:
        self.queue = queue
        self.left = limit
        """How many more are delivered; None for all."""
        self.spots: dict[int, Spot] = {}

    def put(self, event: Event) -> bool:
        """Deliver one report; returns whether it was the last."""
        if self.left is not None:
            if self.left <= 0:
                return False
            self.left -= 1
        self.queue._backlog.put(event)
        return self.left == 0

    def finish(self, why: str) -> None:
        """End the loops over it, after what it holds."""
        self.queue._backlog.end(ClosedError(why), orderly=True)


class Spot:
    """The breakpoint of one place of a probe."""

    def __init__(self, id: int, stream: Stream, call: str, count: int, only_if: str | None) -> None:
        self.id = id
        self.stream = stream
        self.call = call  # its arguments of the function in the target
        self.count = count  # of its expressions
        self.only_if = only_if
        self.record: Record | None = None  # its breakpoint


class Reports:
    """The probes of one session: a listener of the engine, and a hook and a part of the debugger.

    Threads: the reader calls `put`, `end`, `wake` and `claims`; any thread may call the rest.
    """

    def __init__(self) -> None:
        self.name: str = f"__cdpsync_probe_{secrets.token_hex(4)}"
        self.binding: str = f"__cdpsync_report_{secrets.token_hex(4)}"
        self.ids: itertools.count[int] = itertools.count(1)
        self.spots: dict[int, Spot] = {}
        self.breakpoints: Breakpoints = Breakpoints()
        self.contexts: set[int] = set()
        self.installed: bool = False
        """Whether the function is in the main context of the target."""
        self.hooked: int = 0
        """How many probes may need a pause. The hook is added once: each one would read the values again."""
        self.connection: Connection | None = None
        self.session_id: str | None = None
        self.removes_at_once: bool = True
        """Whether a probe is removed at its last hit. A page of Chromium 156, in the condition then, may crash."""

    # --- the reader ---

    def put(self, event: Event) -> None:
        """Take a report."""
        params = event.params
        if params.get("name") != self.binding:
            return
        payload = params.get("payload", "")
        self.contexts.add(params.get("executionContextId", 0))
        self.report(event, payload[1 : payload.find(",")])

    def report(self, event: Event, id: str) -> None:
        """Give a report to its stream, and remove the probe if it was the last that was asked for."""
        spot = self.spots.get(int(id)) if id.isdigit() else None
        if spot is not None and spot.stream.put(event):
            spot.stream.finish("the probe has delivered as many hits as its limit")
            for one in list(spot.stream.spots.values()) if self.removes_at_once else ():
                if one.record is not None:
                    self.breakpoints.spend(one.record)
                self.drop(one)

    def drop(self, spot: Spot) -> None:
        """Forget a place. Its reports that are still to come go nowhere."""
        self.spots.pop(spot.id, None)

    def end(self, error: CDPError, orderly: bool) -> None:
        """The session has ended; the engine tells the streams."""
        self.spots.clear()

    def wake(self) -> None:
        """The streams are told by the engine."""

    # --- pauses: see Hook in state.py ---

    def claims(self, params: dict[str, Any]) -> bool:
        """Whether a probe made this pause."""
        return any(self._spots_in(params))

    def handle(self, session: Session, params: dict[str, Any]) -> bool:
        """Read the values while the program is paused; returns whether nothing else made the pause."""
        found = self._spots_in(params)
        for spot in found:
            if spot is not None:
                self.read(session, params, spot)
        return all(found) and params.get("reason") == "other"

    def _spots_in(self, params: dict[str, Any]) -> list[Spot | None]:
        """The probe of each breakpoint that was hit; None for those of others."""
        by_record = {id(spot.record): spot for spot in list(self.spots.values()) if spot.record is not None}
        records = [self.breakpoints.record_of(name) for name in params.get("hitBreakpoints") or ()]
        return list({id(record): by_record.get(id(record)) for record in records}.values())

    def read(self, session: Session, params: dict[str, Any], spot: Spot) -> None:
        """Read the values of one place in a pause."""
        frame = params["callFrames"][0]["callFrameId"]
        # The function is installed where it is missing. If it cannot be, each hit is read in a pause.
        only_if = f"!({spot.only_if}\n)?0:" if spot.only_if else ""
        name = self.name
        text = f'{only_if}typeof {name}!="function"||{name}.text({spot.call})'
        value = self._evaluate(session, frame, text, spot, installed=True)
        if value is True:
            text = f"{install(name, self.binding)}({spot.call})"
            value = self._evaluate(session, frame, text, spot, installed=False)
        if isinstance(value, str):
            self.report(_event(value, session.session_id), str(spot.id))

    def hook(self, session: Session, state: DebuggerState, by: int) -> None:
        """Count the probes that may need a pause; with the last one, the debugger's thread can end."""
        with state.lock:
            before, self.hooked = self.hooked, max(0, self.hooked + by)
            if not before and self.hooked:
                state.add_hook(session, self)
            elif before and not self.hooked:
                state.remove_hook(self)

    def _evaluate(self, session: Session, frame: str, text: str, spot: Spot, *, installed: bool) -> Any:
        reply = session.send_command(
            "Debugger.evaluateOnCallFrame", {"callFrameId": frame, "expression": text, "silent": True}
        )
        details = reply.get("exceptionDetails")
        if details is None:
            return reply["result"].get("value")
        said = details.get("exception", {}).get("description", details.get("text", "")).partition("\n")[0]
        if spot.only_if and installed:
            return json.dumps([spot.id, time.time() * 1000, -1, [1, [[7, [said, 0]]]]])
        # The program has broken what the function is made of. The hit is not lost: it says so.
        error = [1, [[7, [f"the probe could not be installed here: {said}", 0]]]]
        return json.dumps([spot.id, time.time() * 1000, 0, *[error] * spot.count])

    # --- the end of the debugger's `with` block: see Part in state.py ---

    def leave(self, session: Session) -> list[PendingCommand]:
        """Remove every probe, and the function."""
        sent = []
        for spot in list(self.spots.values()):  # its breakpoint is removed with the others
            spot.stream.finish("the debugger's with block has ended")
            self.drop(spot)
        sent.append(session.submit("Runtime.removeBinding", {"name": self.binding}))
        text = f"delete globalThis.{self.name};delete globalThis.{self.binding}"
        sent.append(session.submit("Runtime.evaluate", {"expression": text, "silent": True}))
        for context in self.contexts:
            sent.append(session.submit("Runtime.evaluate", {"expression": text, "silent": True, "contextId": context}))
        self.contexts.clear()
        self.hooked = 0
        connection, self.connection = self.connection, None
        if connection is not None:
            with contextlib.suppress(CDPError):
                connection.unobserve(session.session_id, self, *EVENTS)
        return sent


def _event(text: str, session_id: str | None) -> Event:
    from ...engine import Event

    return Event("Runtime.bindingCalled", {"payload": text}, session_id)
