"""Router: delivers the messages of the target to the commands and listeners that wait for them."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from ..errors import ProtocolError
from . import gate, lifecycle, wrapping
from .census import Census
from .command import Outcome, outcome
from .message import Event, Reply, decode
from .program import SIGNS, Programs
from .waiters import Waiters
from .wrapping import Carrier, Packed

_log = logging.getLogger("cdpsync")
_wire = logging.getLogger("cdpsync.wire")

_PARSED = '{"method":"Debugger.scriptParsed","params":{"scriptId":"'
_BEFORE = lifecycle.ATTACHED | {lifecycle.CHANGED, wrapping.RECEIVED}
_NOTED = _BEFORE | lifecycle.ENDS | SIGNS | gate.SIGNS


class Router:
    """Delivers one message after the other to the command or the listeners that wait for it.

    Threads: the reader calls `route`; any thread may call `hint` and `trace`.
    """

    def __init__(self, waiters: Waiters, programs: Programs, census: Census, excerpt: Callable[..., str]) -> None:
        self._waiters = waiters
        self._programs = programs
        self._census = census
        self._excerpt = excerpt
        self.unheard: set[str] = set()
        """The hashes of scripts that nobody is told of: V8 parses a probe's condition at each hit."""
        self._oddity: tuple[float, str] | None = None  # the last odd message: when it came, and what it was

    def route(self, text: str) -> None:
        """Deliver one message, and the one within it."""
        packed = self._route(text, None)
        del text  # a large message is in memory once only, not also as the text that it came in
        while packed is not None:
            packed = self._route(packed.text, packed.session_id)

    def _route(self, text: str, within: str | None) -> Packed | None:
        """Deliver one message, which came within this wrapped session; returns the message within this one."""
        waiters = self._waiters
        if waiters.sessions.error is not None:
            return None  # the connection is being closed, and only the peer's close frame matters
        waiters.received += 1
        if self.unheard and text.startswith(_PARSED) and self._is_unheard(text):
            return None
        try:
            message = decode(text, waiters.received, within)
        except ProtocolError as error:
            empty = "an empty frame (Node's answer if a result is nested too deeply: ask for less of it)"
            self._note(f"{error}: {self._excerpt(text)}" if text else empty)
            return None
        if isinstance(message, Event):
            return self._deliver(message, text)
        self._settle(message, text)
        return None

    def _is_unheard(self, text: str) -> bool:
        """Whether this Debugger.scriptParsed is for nobody. Found without decoding it, as it may come at each hit."""
        if not 0 < text.find('","url":"","', len(_PARSED)) < len(_PARSED) + 20:
            return False
        start = text.find('"hash":"') + 8
        return text[start : text.find('"', start)] in self.unheard

    def _deliver(self, event: Event, text: str) -> Packed | None:
        """Deliver an event; returns the message that it carries."""
        method, _, session_id, _ = event
        noted, packed = method in _NOTED, None
        if noted:
            if method == wrapping.RECEIVED:
                packed = wrapping.unpacked(event, self._waiters.sessions)
            elif method in _BEFORE:
                self._announce(event)  # before a listener gets the event and asks for the session
        if packed is None and _wire.isEnabledFor(logging.DEBUG):
            self.trace("<-", method, session_id, text)
        refs = self._waiters.listeners.known(session_id, method)
        if refs is None:
            refs = self._waiters.listeners_to(session_id, method)
        for ref in refs:  # Rule 14
            listener = ref()
            if listener is not None:
                try:
                    listener.put(event)
                except Exception:  # an event that a helper does not understand must not end the connection
                    _log.exception("%s could not be handled", method)
        if noted:  # after all listeners have got the event
            if method in gate.SIGNS:
                self._waiters.gate.see(event)
            elif method in SIGNS:
                self._programs.handle(event)
            elif method in lifecycle.ENDS:
                self._end_sessions(event)
        return packed

    def _announce(self, event: Event) -> None:
        sessions = self._waiters.sessions
        if event.method == lifecycle.CHANGED:
            sessions.describe(*lifecycle.changed(event))
            return
        announced = lifecycle.announced(event)
        if announced is None:
            self._note(f"{event.method} without a sessionId")
            return
        session_id, target_id, about, wrapped, quiet = announced
        sessions.add(session_id, target_id, event.session_id, event.number, about, wrapped=wrapped)
        if quiet:
            self._census.follow(session_id)

    def _end_sessions(self, event: Event) -> None:
        end = lifecycle.ending(event)
        if end is None:
            self._note(f"{event.method} without a sessionId")
            return
        sessions = self._waiters.sessions
        if end.wrapped and not sessions.is_wrapped(end.session_id, event.session_id):
            return
        if end.wrapped and self._waiters.pending.has(event.session_id, lifecycle.DETACH):
            end = lifecycle.in_doubt(end)
        for session_id in sessions.of_target(end.target_id) if end.of_target else [end.session_id]:
            life = sessions.life(session_id)
            one = end if life is None else lifecycle.of_kind(end, life.about.kind)
            self._waiters.end_session(session_id, one.reason, for_good=one.for_good, orderly=one.orderly)

    def _settle(self, reply: Reply, text: str) -> None:
        if reply.id is None:
            self._note(f"an error without id: {self._excerpt(text)}")
            return
        pending = self._waiters.pending
        command = pending.pop(reply.session_id, reply.id)
        result: Outcome | None = None
        if command is None and reply.session_id is None:
            command = pending.pop_of_any_session(reply.id)
            if command is not None and reply.error is None:
                result = ProtocolError(f"{command.method}: the target answered for itself, not for the session")
        if _wire.isEnabledFor(logging.DEBUG) and not (isinstance(command, Carrier) and reply.error is None):
            self.trace("<=", f"#{reply.id} {command.method if command else '?'}", reply.session_id, text)
        if command is None:
            what = "neither a reply nor an event" if reply.doubtful else "a reply that no command waits for"
            (self._note if reply.doubtful else _log.debug)(f"{what}: {self._excerpt(text)}")
            return
        result = result or outcome(command.method, reply)
        command._resolve(self._programs.outcome(command.session_id, result), reply.number)
        if not command._hidden:
            self._waiters.wake(command.session_id)

    def _note(self, oddity: str) -> None:
        """Remember an odd message, so that a command that times out can say what came instead."""
        _log.debug("from the target: %s", oddity)
        self._oddity = (time.monotonic(), oddity)

    # --- any thread ---

    def hint(self, since: float) -> str:
        """Why a command may have no reply that was sent at `since`, a time of time.monotonic()."""
        oddity = self._oddity
        if oddity is not None and oddity[0] >= since:
            return f"the target sent something else meanwhile: {oddity[1]}"
        return "the target may be paused, busy, or waiting for Runtime.runIfWaitingForDebugger"

    def trace(self, arrow: str, what: str, session_id: str | None, text: str) -> None:
        """Write a message to the wire log."""
        _wire.debug("%s %s%s %s", arrow, what, f" @{session_id}" if session_id else "", self._excerpt(text, 300))
