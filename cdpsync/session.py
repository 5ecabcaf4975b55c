"""Commands to one target and events from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar, overload

from .engine import (
    PATIENCE,
    SWITCHES,
    CloseHandler,
    EnabledDomains,
    Enabling,
    Event,
    EventQueue,
    ExpectedEvent,
    Handler,
    Link,
    PendingCommand,
    Subscription,
    check_flat,
    checked_domains,
)
from .errors import (
    INVALID_PARAMS,
    METHOD_NOT_FOUND,
    CDPError,
    ClosedError,
    CommandError,
    ConnectionClosed,
    ProtocolError,
    SessionClosed,
)
from .threads import DEFAULT, Deadline, Owner, Timeout

if TYPE_CHECKING:
    from pathlib import Path

    from typing_extensions import Unpack

    from .domains.by_name import BoundDomain
    from .engine import RuntimeKind
    from .files import Destination, Progress
    from .heap import HeapSnapshot
    from .protocol import Protocol
    from .protocol.typed import Domains
    from .protocol.typed.HeapProfiler import TakeHeapSnapshotParams
else:
    Domains = object  # to a type checker each domain is an attribute; here __getattr__ finds them

_T = TypeVar("_T")
_Event = TypeVar("_Event", bound=Event)  # the type of one event, such as typed.Debugger.PausedEvent

_GLANCE = 0.25
"""Seconds that the first look-up of a name waits for the target's own description: a call has a timeout of its own."""


class Session(Domains):
    """One attached target: its commands and its events.

    Each domain that the target understands is an attribute: `session.Runtime.evaluate(expression="6 * 7")` sends a
    command, `session.Debugger.paused` is an event; `dir`, `help`, completion and type checkers know them.

    Threads: everything may be called from any thread.
    Order: when a command has returned, every event that the target sent before its reply is in its queue.
    """

    def __init__(self, link: Link | None, session_id: str | None, target_id: str | None) -> None:
        self.session_id = session_id
        self.target_id = target_id
        self._link = link

    @property
    def browser(self) -> str:
        """ "node.js/v24.1.0", "Deno/2.9.8", "Chrome/156.0…"; "" where the target's /json/version does not say it.

        If a WebSocket URL was given, it is asked for here, once, and waited for at most a second.
        """
        return self._link.browser() if self._link is not None else ""

    @property
    def closed(self) -> bool:
        """Whether the session is over: its target went away or was detached, or the connection has ended."""
        return self._error is not None

    @property
    def close_reason(self) -> str | None:
        """Why the session is over; None while it is not."""
        error = self._error
        return getattr(error, "reason", str(error)) if error is not None else None

    @property
    def ended(self) -> bool:
        """Whether the program has finished. Node and Deno keep it, with its heap, until the debugger disconnects.

        You can still take a heap snapshot of it, and send commands that run no JavaScript. For a worker, it says
        whether the program that the worker belongs to has finished; once the worker itself has finished, it is gone,
        and `closed` is True. Always False for Chrome.
        """
        if self._link is None or not self._link.connection.owner.is_here():
            return False
        programs = self._link.connection.programs
        if programs.pause is not None:
            programs.look()  # Deno says nothing by itself: the answer is there at the next call
        return programs.over(self.session_id) is not None

    def on_close(self, handler: CloseHandler) -> Subscription:
        """Call `handler(error)` when the session is over, with the reason: SessionClosed, ConnectionClosed, ….

        It runs in the handlers' thread, after the handlers of the events that came before. Raises ClosedError if the
        session is over already. Call what is returned to remove the handler.
        """
        link = self._open()
        return link.event_thread.add_close(self.session_id, handler, link)

    # --- commands ---

    def send_command(
        self, method: str, params: Mapping[str, Any] | None = None, *, timeout: Timeout = DEFAULT
    ) -> dict[str, Any]:
        """Send a command, wait for its reply, return the result.

        `method` and `params` are as in https://chromedevtools.github.io/devtools-protocol/. `timeout` is in seconds,
        the client's by default, None for ever. CommandError when the target says no, CDPTimeoutError when it says
        nothing, ClosedError when it is gone; TypeError or ValueError for what is no command, and then nothing was sent.
        """
        connection = self._open().connection
        deadline = Deadline(timeout, connection.timeout)
        command = self._submit(method, params, deadline)
        return connection.result_of(command, deadline)

    def submit(self, method: str, params: Mapping[str, Any] | None = None) -> PendingCommand:
        """Send a command and do not wait: `.result()` of what is returned does."""
        return self._submit(method, params, Deadline(self._open().connection.timeout))

    def enabling(self, *domains: str, timeout: Timeout = DEFAULT, **parameters: Mapping[str, Any]) -> Enabling:
        """These domains are enabled in the body of the `with`, and send their events.

            with client.enabling("Runtime", "Debugger", Fetch={"patterns": [{"urlPattern": "*.json"}]}):
                ...

        Give the parameters of a domain's `enable` under the domain's name. Raises RuntimeError if another body has
        enabled the domain with other parameters; a body that gives none takes the domain as it is.
        Those that were not enabled before are disabled again when the last of several such bodies, in all threads, is
        left; what was enabled by a command of its own stays on. `timeout` is for enabling each of them, and for
        disabling them all, in seconds; if the body raises, disabling is not waited for.
        """
        return Enabling(self._open().connection, self.session_id, checked_domains(domains, parameters), timeout)

    def run_if_waiting(self, *, timeout: Timeout = DEFAULT) -> None:
        """Let a held program go (--inspect-wait, --inspect-brk, a worker that waits).

        Returns when it runs. A program that breaks at its first statement (--inspect-brk) has paused there by then if
        Debugger is enabled in this session. Does no harm if it runs already. `timeout` is in seconds.
        https://chromedevtools.github.io/devtools-protocol/v8/Runtime/#method-runIfWaitingForDebugger
        """
        from .domains.waiting import let_go

        let_go(self, Deadline(timeout, self._open().connection.timeout))

    # --- events ---

    def events(self, *methods: str, maxlen: int | None = None) -> EventQueue:
        """A queue of one's own for some events: names, "Network.*" for a whole domain, "*" for all.

        It hears what the target sends from now on, in order; most domains must be enabled first. Nobody waits for
        its reader: unread events stay in memory, or give way to later ones when there are more than `maxlen`.
        """
        if not methods:
            raise ValueError("name the events to listen to: 'Debugger.paused', 'Network.*', or '*' for all")
        link = self._open()
        return link.connection.listen(self.session_id, methods, maxlen, link)

    # Twice: what a lambda is given is an Event, what a function takes may be the type of one event.
    @overload
    def expect_event(
        self, method: str, predicate: Callable[[Event], object] | None = ..., *, timeout: Timeout = ...
    ) -> ExpectedEvent: ...
    @overload
    def expect_event(
        self, method: str, predicate: Callable[[_Event], object], *, timeout: Timeout = ...
    ) -> ExpectedEvent: ...
    def expect_event(
        self, method: str, predicate: Callable[[Any], object] | None = None, *, timeout: Timeout = DEFAULT
    ) -> ExpectedEvent:
        """A context manager that waits for what its body brings about.

            with client.expect_event("Debugger.paused") as paused:
                client.send_command("Debugger.pause")
            paused.value.params["callFrames"]

        It listens from its beginning; at its end it waits up to `timeout` seconds for the first event that
        `predicate` accepts: CDPTimeoutError, or ClosedError. When the body raises, that error wins and nothing waits.
        """
        seconds = self._open().connection.timeout if timeout is DEFAULT else timeout
        return ExpectedEvent(lambda: self.events(method), predicate, seconds)

    @overload
    def on_event(self, method: str, handler: Handler, *, maxlen: int | None = ...) -> Subscription: ...
    @overload
    def on_event(
        self, method: str, handler: Callable[[_Event], object], *, maxlen: int | None = ...
    ) -> Subscription: ...
    def on_event(self, method: str, handler: Callable[[Any], object], *, maxlen: int | None = None) -> Subscription:
        """Call `handler(event)` for each event; names and patterns as for `events`.

        If the handler is slower than the events, they wait in memory. With `maxlen`, at most so many wait: the oldest
        are dropped, and `dropped` of what is returned counts them.

        All handlers of a client run in one thread of their own, in the order of the events and of their
        registration. A handler may send commands and close the client; what it raises is logged by the logger
        "cdpsync". To remove it, call what is returned, or leave that as a context manager.
        """
        link = self._open()
        return link.event_thread.add(self.session_id, method, handler, maxlen, link)

    # --- targets ---

    def attach_to_target(self, target_id: str) -> Session:
        """A session for another target of the same browser or runtime, over the same connection.

        `target_id` is as in Target.getTargets. Node and Deno attach workers by Target.setAutoAttach instead; then
        `session()` takes the id from the Target.attachedToTarget event.
        https://chromedevtools.github.io/devtools-protocol/tot/Target/#method-attachToTarget
        """
        connection = self._open().connection
        deadline = Deadline(connection.timeout)
        command = self._submit("Target.attachToTarget", {"targetId": target_id, "flatten": True}, deadline)
        session_id = connection.result_of(command, deadline).get("sessionId")
        if not isinstance(session_id, str):
            raise ProtocolError("Target.attachToTarget was answered without a sessionId")
        connection.attach(session_id, target_id, self.session_id, command.reply_number or 0)
        return self.session(session_id)

    def session(self, session_id: str) -> Session:
        """The session that a Target.attachedToTarget event announced. SessionClosed if there is none, or it has ended.

        Raises ProtocolError if Chrome is older than version 69: its sessions cannot share a connection.
        """
        link = self._open()
        session = Session(link, session_id, link.connection.sessions.get(session_id).target_id)
        try:
            check_flat(session_id, session.target_id)
        except ProtocolError:
            session.detach()
            raise
        return session

    def detach(self) -> None:
        """Leave the target alone; whoever waits in this session gets SessionClosed. Nothing happens where it is over.

        Node has no command for it: there the session ends on this side only.
        """
        if self.session_id is None:
            raise ValueError("this is the client's own target: close() the client instead")
        connection = self._open().connection
        try:
            # Chrome takes the command only in the parent, which need not be the session that made this object.
            parent = connection.sessions.get(self.session_id).parent
        except ClosedError:
            return
        # First on this side, so that nothing more is sent to a session which is about to go.
        if not connection.end_session(self.session_id, "it was detached on this side", orderly=True):
            return
        deadline = Deadline(connection.timeout)
        try:
            connection.call("Target.detachFromTarget", {"sessionId": self.session_id}, parent, deadline)
        except CommandError as error:
            if error.code not in (METHOD_NOT_FOUND, INVALID_PARAMS):  # the second is Chrome's, for one that just ended
                raise
        except SessionClosed:
            return  # the parent has just ended, and this one with it

    # --- the heap: domains/heap_profiler.py ---

    def enable_heap_profiler(self) -> None:
        """Enable the HeapProfiler domain. Snapshots do not need it; events such as resetProfiles do."""
        self.send_command("HeapProfiler.enable")

    def collect_garbage(self, *, timeout: Timeout = DEFAULT) -> None:
        """Have V8 collect garbage; returns when it has."""
        self.send_command("HeapProfiler.collectGarbage", timeout=timeout)

    def take_heap_snapshot(
        self,
        report_progress: bool | Progress = False,
        *,
        timeout: float | None = 60.0,
        **options: Unpack[TakeHeapSnapshotParams],
    ) -> str:
        """A heap snapshot as text, the JSON of a .heapsnapshot file; see domains.heap_profiler.take_heap_snapshot."""
        from .domains import heap as heap_profiler

        return heap_profiler.take_heap_snapshot(self, report_progress, timeout=timeout, **options)

    def save_heap_snapshot(
        self,
        path: Destination,
        report_progress: bool | Progress = False,
        *,
        timeout: float | None = 60.0,
        **options: Unpack[TakeHeapSnapshotParams],
    ) -> Path | None:
        """A heap snapshot straight to a file; see domains.heap_profiler.save_heap_snapshot."""
        from .domains import heap as heap_profiler

        return heap_profiler.save_heap_snapshot(self, path, report_progress, timeout=timeout, **options).path

    def heap_snapshot(
        self,
        report_progress: bool | Progress = False,
        *,
        timeout: float | None = 60.0,
        **options: Unpack[TakeHeapSnapshotParams],
    ) -> HeapSnapshot:
        """A heap snapshot, captured and read, to be asked; see domains.heap_profiler.heap_snapshot and cdpsync.heap."""
        from .domains import heap as heap_profiler

        return heap_profiler.heap_snapshot(self, report_progress, timeout=timeout, **options)

    # --- the protocol by name: protocol/ ---

    @property
    def protocol(self) -> Protocol:
        """What the target understands: its own description, asked for once, or else (Deno) a bundled one.

        Waits up to a second for the target; what comes later is used from the next look-up on.
        `protocol.search("heap")` finds commands, events and types by word.
        """
        return self._protocol(PATIENCE)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> BoundDomain:
            # Domains begin with a capital. Nothing else is looked for: prompts ask every object for _repr_html_.
            if hasattr(type(self), name):
                return object.__getattribute__(self, name)  # a property of ours, which raises what brought us here
            if name.startswith("_"):
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name)
            from .domains.by_name import bound_domain, no_attribute

            if not name[:1].isupper():
                raise AttributeError(no_attribute(self, name), name=name)
            protocol = self._protocol(_GLANCE)
            if name not in protocol.domains:
                protocol = self.protocol  # an unknown name is worth a longer wait
            return bound_domain(self, protocol, name)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self.protocol.domains]

    # --- inside ---

    def _open(self) -> Link:
        if self._link is None:
            raise ConnectionClosed("connect() comes first")
        self._link.connection.owner.check()  # before anyone waits for a lock that another process holds
        return self._link

    def _protocol(self, seconds: float) -> Protocol:
        """What the target understands: its own description if that comes within so many seconds."""
        if self._link is not None:
            return self._link.protocol(seconds)
        from .protocol import bundled

        return bundled()

    def runtime_kind(self, seconds: float = PATIENCE) -> RuntimeKind | None:
        """For the helpers in domains/: which runtime it is, found out once; None if the target does not say in time."""
        return self._open().kind(seconds)

    def keep(self, kind: type[_T]) -> _T:
        """For the helpers in domains/: the one object of this kind for this session, which goes with it."""
        return self._open().connection.keep(self.session_id, kind)

    @property
    def _error(self) -> CDPError | None:
        """Why the session is over."""
        if self._link is None or not self._link.connection.owner.is_here():
            return ConnectionClosed("this process has not connected")
        return self._link.connection.sessions.why(self.session_id)

    def _submit(self, method: str, params: Mapping[str, Any] | None, deadline: Deadline) -> PendingCommand:
        link = self._open()
        if isinstance(method, str) and method.endswith(SWITCHES):
            send = partial(link.connection.submit, method, params, self.session_id, deadline, link)
            return self.keep(EnabledDomains).send_by_hand(method, deadline, send)
        return link.connection.submit(method, params, self.session_id, deadline, link)

    def __reduce__(self) -> Any:
        return Owner().__reduce__()

    def __repr__(self) -> str:
        state = ""
        try:
            self._open().connection.sessions.get(self.session_id)
        except (CDPError, RuntimeError) as error:
            state = f", closed: {getattr(error, 'reason', error)}"
        return f"<Session {self.session_id} of target {self.target_id}{state}>"
