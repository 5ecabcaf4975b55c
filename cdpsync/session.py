"""Commands to one target and events from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar, overload

from .command import PendingCommand
from .deadline import DEFAULT, Deadline, Timeout
from .enabled import SWITCHES, Enabled, EnabledDomains
from .errors import INVALID_PARAMS, METHOD_NOT_FOUND, CDPError, CommandError, ConnectionClosed, ProtocolError
from .events import EventQueue, ExpectedEvent
from .handlers import Handler, Subscription
from .link import Link
from .message import Event
from .process import Process

if TYPE_CHECKING:
    from pathlib import Path

    from typing_extensions import Unpack

    from .heap import HeapSnapshot
    from .progress import Progress
    from .protocol.names import BoundDomain
    from .protocol.schema import Protocol
    from .protocol.typed import Domains
    from .protocol.typed.HeapProfiler import TakeHeapSnapshotParams
    from .whole_file import Destination
else:
    Domains = object  # to a type checker each domain is an attribute; here __getattr__ finds them

_T = TypeVar("_T")
_Event = TypeVar("_Event", bound=Event)  # the type of one event, such as typed.Debugger.PausedEvent


class Session(Domains):
    """One attached target: its commands and its events.

    Each domain that the target understands is an attribute: `session.Runtime.evaluate(expression="6 * 7")` sends a
    command, `session.Debugger.paused` is an event; `dir`, `help`, completion and type checkers know them.

    Threads: everything may be called from any thread.
    Order: when a command has returned, every event that the target sent before its reply is in its queue.
    """

    def __init__(
        self, link: Link | None, session_id: str | None, target_id: str | None, parent: Session | None
    ) -> None:
        self.session_id = session_id
        self.target_id = target_id
        self._link = link
        self._parent = parent

    @property
    def browser(self) -> str:
        """ "node.js/v24.1.0", "Deno/2.9.8", "Chrome/156.0…"; "" where it is not known: a WebSocket URL was given."""
        return self._link.browser if self._link is not None else ""

    # --- commands ---

    def send_command(
        self, method: str, params: Mapping[str, Any] | None = None, *, timeout: Timeout = DEFAULT
    ) -> dict[str, Any]:
        """Send a command, wait for its reply, return the result.

        `method` and `params` are as in https://chromedevtools.github.io/devtools-protocol/. `timeout` is in seconds,
        the client's by default, None for ever. CommandError when the target says no, CDPTimeoutError when it says
        nothing, Closed when it is gone; TypeError or ValueError for what is no command, and then nothing was sent.
        """
        connection = self._open().connection
        deadline = Deadline(timeout, connection.timeout)
        command = self._submit(method, params, deadline)
        try:
            return command.result_by(deadline)
        except BaseException:
            connection.give_up(command, deadline.seconds)  # Ctrl-C: nobody else has it, so nobody waits for its reply
            raise

    def submit(self, method: str, params: Mapping[str, Any] | None = None) -> PendingCommand:
        """Send a command and do not wait: `.result()` of what is returned does."""
        return self._submit(method, params, Deadline(self._open().connection.timeout))

    def enabled(self, *domains: str, timeout: Timeout = DEFAULT) -> Enabled:
        """These domains are enabled in the body of the `with`, and send their events.

            with client.enabled("Runtime", "Debugger"):
                ...

        Those that were not enabled before are disabled again when the last of several such bodies, in all threads, is
        left; what was enabled by a command of its own stays on. `timeout` is for enabling each of them, and for
        disabling them all, in seconds; when the body raises, nobody waits for that.
        """
        if not domains or not all(isinstance(domain, str) and domain.isidentifier() for domain in domains):
            given = ", ".join(repr(one) if isinstance(one, str) else f"a {type(one).__name__}" for one in domains)
            raise ValueError(f"name the domains to enable, such as 'Runtime', 'Debugger', not {given or 'none'}")
        return Enabled(self._open().connection, self.session_id, domains, timeout)

    def run(self) -> None:
        """Let a program go that was started held (--inspect-wait, --inspect-brk, a worker that waits).

        Harmless where it runs already. https://chromedevtools.github.io/devtools-protocol/v8/Runtime/
        """
        self.send_command("Runtime.runIfWaitingForDebugger")

    # --- events ---

    def events(self, *methods: str, maxlen: int | None = None) -> EventQueue:
        """A queue of one's own for some events: names, "Network.*" for a whole domain, "*" for all.

        It hears what the target sends from now on, in order; most domains must be enabled first. Nobody waits for
        its reader: unread events stay in memory, or give way to later ones when there are more than `maxlen`.
        """
        if not methods:
            raise ValueError("name the events to listen to: 'Debugger.paused', 'Network.*', or '*' for all")
        return self._open().connection.listen(self.session_id, methods, maxlen)

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
        `predicate` accepts: CDPTimeoutError, or Closed. When the body raises, that error wins and nothing waits.
        """
        seconds = self._open().connection.timeout if timeout is DEFAULT else timeout
        return ExpectedEvent(lambda: self.events(method), predicate, seconds)

    @overload
    def on_event(self, method: str, handler: Handler) -> Subscription: ...
    @overload
    def on_event(self, method: str, handler: Callable[[_Event], object]) -> Subscription: ...
    def on_event(self, method: str, handler: Callable[[Any], object]) -> Subscription:
        """Call `handler(event)` for each event; names and patterns as for `events`.

        All handlers of a client run in one thread of their own, in the order of the events and of their
        registration. A handler may send commands and close the client; what it raises is logged by the logger
        "cdpsync". What is returned removes it when called, or left as a context manager.
        """
        return self._open().event_thread.add(self.session_id, method, handler)

    # --- targets ---

    def attach_to_target(self, target_id: str) -> Session:
        """A session for another target of the same browser or runtime, over the same connection.

        `target_id` is as in Target.getTargets. Node and Deno attach workers by Target.setAutoAttach instead; then
        `session()` takes the id from the Target.attachedToTarget event.
        https://chromedevtools.github.io/devtools-protocol/tot/Target/#method-attachToTarget
        """
        command = self.submit("Target.attachToTarget", {"targetId": target_id, "flatten": True})
        session_id = command.result().get("sessionId")
        if not isinstance(session_id, str):
            raise ProtocolError("Target.attachToTarget was answered without a sessionId")
        self._open().connection.attach(session_id, target_id, self.session_id, command.reply_number or 0)
        return self.session(session_id)

    def session(self, session_id: str) -> Session:
        """The session that a Target.attachedToTarget event announced. SessionClosed if there is none, or no more."""
        link = self._open()
        return Session(link, session_id, link.connection.target_of(session_id), self)

    def detach(self) -> None:
        """Leave the target alone; whoever waits in this session gets SessionClosed. Nothing happens where it is over.

        Node has no command for it: there the session ends on this side only.
        """
        if self.session_id is None or self._parent is None:
            raise ValueError("this is the client's own target: close() the client instead")
        connection = self._open().connection
        # First on this side, so that nothing more is sent to a session which is about to go.
        if not connection.end_session(self.session_id, "it was detached on this side", orderly=True):
            return
        try:
            self._parent.send_command("Target.detachFromTarget", {"sessionId": self.session_id})
        except CommandError as error:
            if error.code not in (METHOD_NOT_FOUND, INVALID_PARAMS):  # the second is Chrome's, for one that just ended
                raise

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
        from .domains import heap_profiler

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
        from .domains import heap_profiler

        return heap_profiler.save_heap_snapshot(self, path, report_progress, timeout=timeout, **options).path

    def heap_snapshot(
        self,
        report_progress: bool | Progress = False,
        *,
        timeout: float | None = 60.0,
        **options: Unpack[TakeHeapSnapshotParams],
    ) -> HeapSnapshot:
        """A heap snapshot, captured and read, to be asked; see domains.heap_profiler.heap_snapshot and cdpsync.heap."""
        from .domains import heap_profiler

        return heap_profiler.heap_snapshot(self, report_progress, timeout=timeout, **options)

    # --- the protocol by name: protocol/ ---

    @property
    def protocol(self) -> Protocol:
        """What the target understands: its own description, asked for once, or else (Deno) a bundled one.

        `protocol.search("heap")` finds commands, events and types by word.
        """
        if self._link is not None:
            return self._link.protocol()
        from .protocol.schema import bundled

        return bundled()

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> BoundDomain:
            # Domains begin with a capital. Nothing else is looked for: prompts ask every object for _repr_html_.
            if hasattr(type(self), name):
                return object.__getattribute__(self, name)  # a property of ours, which raises what brought us here
            if not name[:1].isupper():
                raise AttributeError(_no_attribute(self, name), name=name)
            from .protocol.names import bound_domain

            return bound_domain(self, name)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self.protocol.domains]

    # --- inside ---

    def _open(self) -> Link:
        if self._link is None:
            raise ConnectionClosed("connect() comes first")
        self._link.connection.process.check()  # before anyone waits for a lock that another process holds
        return self._link

    def keep(self, kind: type[_T]) -> _T:
        """For the helpers in domains/: the one object of this kind for this session, which goes with it."""
        return self._open().connection.keep(self.session_id, kind)

    def _submit(self, method: str, params: Mapping[str, Any] | None, deadline: Deadline) -> PendingCommand:
        connection = self._open().connection
        if isinstance(method, str) and method.endswith(SWITCHES):
            send = partial(connection.submit, method, params, self.session_id, deadline)
            return self.keep(EnabledDomains).send_by_hand(method, deadline, send)
        return connection.submit(method, params, self.session_id, deadline)

    def __reduce__(self) -> Any:
        return Process().__reduce__()

    def __repr__(self) -> str:
        state = ""
        try:
            self._open().connection.target_of(self.session_id)
        except (CDPError, RuntimeError) as error:
            state = f", closed: {getattr(error, 'reason', error)}"
        return f"<Session {self.session_id} of target {self.target_id}{state}>"


def _no_attribute(session: Session, name: str) -> str:
    text = f"{type(session).__name__!r} object has no attribute {name!r}"
    if name.startswith("_"):
        return text
    from .protocol.check import did_you_mean
    from .protocol.schema import bundled

    # Without `dir`, which would ask the target for its domains.
    close = did_you_mean(name, [*(own for own in dir(type(session)) if not own.startswith("_")), *bundled().domains])
    return text + (close or "; a domain begins with a capital, as in client.Debugger")
