"""Commands to one target and events from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, TypeVar, overload

from .accessors import Accessors
from .attached import Attached
from .engine import (
    CloseHandler,
    Enabling,
    Event,
    EventQueue,
    ExpectedEvent,
    Handler,
    PendingCommand,
    Subscription,
    check_flat,
    checked_domains,
)
from .errors import ProtocolError
from .names import Named
from .threads import DEFAULT, Deadline, Timeout

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .domains.values import Inspected, RemoteObject
    from .files import Progress
    from .protocol.typed.HeapProfiler import TakeHeapSnapshotParams

_Event = TypeVar("_Event", bound=Event)  # the type of one event, such as typed.Debugger.PausedEvent


class Session(Accessors, Named):
    """One target: its commands and its events.

    Each domain that the target understands is an attribute: `session.Runtime.evaluate(expression="6 * 7")` sends a
    command, `session.Debugger.paused` is an event. `dir`, `help`, completion and type checkers know them.

    `session_id` is the protocol's id of the session; None for the target that the client itself is connected to.
    `target_id` is the id of its target; None if it is not known, as when the client was given a WebSocket URL.

    Threads: any thread may call any method.
    Order: when a command has returned, every event that the target sent before the reply is in its queue.
    """

    def on_close(self, handler: CloseHandler) -> Subscription:
        """Call `handler(error)` once the session has ended; returns a Subscription, which removes the handler.

        The error, such as SessionClosed, says why it has ended. The handler runs on the handlers' thread, after the
        handlers of earlier events. Raises ClosedError if the session has already ended.
        """
        link = self._open()
        return link.event_thread.add_close(self.session_id, handler, link)

    # --- commands ---

    def send_command(
        self, method: str, params: Mapping[str, Any] | None = None, *, timeout: Timeout = DEFAULT
    ) -> dict[str, Any]:
        """Send a command, wait for its reply, and return the result.

        `method` and `params` are as in https://chromedevtools.github.io/devtools-protocol/. `timeout` is in seconds;
        None waits for ever, and by default it is the client's.

        Raises CommandError if the target answers with an error, CDPTimeoutError if it does not answer in time, and
        ClosedError if it can no longer answer. Raises TypeError or ValueError, and sends nothing, if the command is
        malformed.
        """
        link = self._open()
        deadline = Deadline(timeout, link.connection.timeout)
        return link.connection.call(method, params, self.session_id, deadline, link)

    def submit(self, method: str, params: Mapping[str, Any] | None = None) -> PendingCommand:
        """Send a command and return a PendingCommand, whose `result()` waits for the reply.

        Blocks only while the connection cannot take the command. Raises CDPTimeoutError if that lasts longer than the
        client's timeout, ClosedError if the session has ended, and TypeError or ValueError if the command is malformed.
        """
        link = self._open()
        return link.connection.submit(method, params, self.session_id, Deadline(link.connection.timeout), link)

    def enabling(self, *domains: str, timeout: Timeout = DEFAULT, **parameters: Mapping[str, Any]) -> Enabling:
        """A context manager that enables domains on entry, and disables them on exit.

            with client.enabling("Runtime", "Debugger", Fetch={"patterns": [{"urlPattern": "*.json"}]}):
                ...

        Give the parameters of a domain's `enable` under the domain's name. If several `with` blocks use a domain at the
        same time, in any threads, it is disabled when the last of them ends. A block that gives no parameters accepts
        those of the others. Raises RuntimeError if two blocks give different parameters.

        Do not also send `enable` and `disable` commands for the same domain and session: they are not counted, so a
        domain that you enabled yourself is disabled when the last block ends.

        `timeout` is how long each domain may take to be enabled, and how long all of them may take to be disabled, in
        seconds; by default it is the client's. If enabling fails, the domains that were enabled are disabled again. If
        the body of the block raises, disabling does not wait for replies.
        """
        checked = checked_domains(domains, parameters)
        if "Debugger" in checked:  # V8 lists its scripts only once
            from .domains.scripts import scripts_of

            scripts_of(self)
        return Enabling(self._open().connection, self.session_id, checked, timeout)

    def run_if_waiting(self, *, timeout: Timeout = DEFAULT) -> None:
        """Start a program or worker that waits for the debugger (--inspect-wait, --inspect-brk).

        Returns when it runs; does nothing if it is running already. A program that breaks at its first statement
        (--inspect-brk) has paused there by then, if Debugger is enabled in this session. `timeout` is in seconds, by
        default the client's. Raises CDPTimeoutError if the program still waits after that.
        https://chromedevtools.github.io/devtools-protocol/v8/Runtime/#method-runIfWaitingForDebugger
        """
        from .domains.waiting import run_if_waiting

        run_if_waiting(self, Deadline(timeout, self._open().connection.timeout))

    # --- events ---

    def events(self, *methods: str, maxlen: int | None = None) -> EventQueue:
        """A new queue of the events that you name: "Debugger.paused", "Network.*" for a whole domain, "*" for all.

        Only events that the target sends after this call are delivered, in order. Most domains send events only when
        they are enabled. Unread events wait in memory; with `maxlen`, at most that many do, and the oldest are dropped.

        Raises ValueError if a name is not an event's, and ClosedError if the session has ended.
        """
        if not methods:
            raise ValueError("name the events to listen to: 'Debugger.paused', 'Network.*', or '*' for all")
        link = self._open()
        return link.connection.listen(self.session_id, methods, maxlen, link)

    def listening(self, *patterns: str) -> AbstractContextManager[EventQueue]:
        """A context manager that yields an `events` queue, and enables the domains of these events meanwhile.

            with client.listening("Network.*", "Log.entryAdded") as events:
                for event in events:
                    print(event)

        `patterns` are those of the events' whole names: "Page.frame*", "*". It never makes the program wait: pauses are
        skipped unless "Debugger.paused" itself is named. Raises ValueError, with the nearest name, for a pattern that
        matches nothing, and for Fetch, which would hold requests; and what `enabling` raises.
        """
        from .domains.listening import listening

        return listening(self, patterns)

    # Two overloads: the first types the argument of a lambda, the second accepts a function for one type of event.
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
        """A context manager that waits for an event that its body causes.

            with client.expect_event("Debugger.paused") as paused:
                client.send_command("Debugger.pause")
            paused.value.params["callFrames"]

        It listens from the beginning of the body. At the end it waits for the first event, or for the first one that
        `predicate` accepts. `timeout` is how long it waits there, in seconds; by default it is the client's.

        Raises CDPTimeoutError if no such event comes in time, and ClosedError if none can come any more. If the body
        raises, its error is passed on without waiting.
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
        """Call `handler(event)` for each of these events; returns a Subscription, which removes the handler.

        `method` is a name or a pattern, as for `events`. To remove the handler, call the Subscription, or use it as a
        context manager.

        All handlers of a client run on one thread, the handlers' thread, in the order of the events, and for one event
        in the order in which they were added. A handler may send commands and close the client. If it raises, the
        logger "cdpsync" logs the error.

        Events that a slow handler has not received yet wait in memory. With `maxlen`, at most that many wait: the
        oldest are dropped, and the Subscription counts them in `dropped`.

        Raises TypeError if `handler` cannot be called, ValueError if `method` is not an event's name, and ClosedError
        if the session has ended.
        """
        link = self._open()
        return link.event_thread.add(self.session_id, method, handler, maxlen, link)

    # --- targets ---

    def attach_to_target(self, target_id: str) -> AttachedSession:
        """A session for another target of the same browser or runtime, over the same connection.

        `target_id` is as in Target.getTargets. Waits for the reply, up to the client's timeout, and raises what
        `send_command` raises. Node and Deno attach to workers after Target.setAutoAttach instead: give the session id
        in the Target.attachedToTarget event to `session()`.
        https://chromedevtools.github.io/devtools-protocol/tot/Target/#method-attachToTarget
        """
        link = self._open()
        deadline, params = Deadline(link.connection.timeout), {"targetId": target_id, "flatten": True}
        command = link.connection.submit("Target.attachToTarget", params, self.session_id, deadline, link)
        session_id = link.connection.result_of(command, deadline).get("sessionId")
        if not isinstance(session_id, str):
            raise ProtocolError("Target.attachToTarget was answered without a sessionId")
        link.connection.attach(session_id, target_id, self.session_id, command.reply_number or 0)
        return self.session(session_id)

    def session(self, session_id: str) -> AttachedSession:
        """The session that a Target.attachedToTarget or NodeWorker.attachedToWorker event announced.

        Raises SessionClosed if it has ended or was never attached, and ProtocolError if Chrome is older than version
        69, whose sessions cannot share a connection.
        """
        link = self._open()
        session = AttachedSession(link, session_id, link.connection.sessions.get(session_id))
        try:
            check_flat(session_id, session.target_id)
        except ProtocolError:
            session.detach()
            raise
        return session

    # --- values ---

    def evaluate(
        self,
        expression: str,
        *,
        by_value: bool = True,
        await_promise: bool = True,
        context_id: int | None = None,
        timeout: Timeout = DEFAULT,
        terminate_on_timeout: bool = False,
    ) -> Any:
        """The value of JavaScript code: `evaluate("6 * 7")` returns 42. The code may use `await`.

        Data becomes Python: numbers, strings, arrays (list), plain objects and Map (dict), Set, Date (datetime), BigInt
        (int), binary data (bytes, array.array), RegExp, Error (a JavaScriptError, not raised). A Map or Set becomes a
        list if its keys or items are not hashable in Python, or equal there (1 and true). undefined and null become
        None. Anything else becomes a RemoteObject, also within data: functions, symbols, class instances, objects with
        getters, the place where data refers back to itself, and data of more than 32 million characters. With
        `by_value=False`, every object becomes one.

        Waits for a promise's value, up to `timeout` seconds, by default the client's. `terminate_on_timeout` stops code
        that is still running then. Raises JavaScriptError if the code throws, and what `send_command` raises.
        https://chromedevtools.github.io/devtools-protocol/v8/Runtime/#method-evaluate
        """
        from .domains.values import evaluate

        deadline = Deadline(timeout, self._open().connection.timeout)
        return evaluate(self, expression, by_value, await_promise, context_id, deadline, terminate_on_timeout)

    def inspect(
        self,
        expression: str,
        *,
        depth: int | None = None,
        most: int | None = None,
        longest: int | None = None,
        command_line: bool = False,
        timeout: Timeout = DEFAULT,
        terminate_on_timeout: bool = False,
    ) -> Inspected:
        """A JavaScript value as text and as JSON: `print(client.inspect("app"))` is what `node -p app` prints, whole.

        By default all that it holds is there, up to 32 million characters; what is nearest is written first. `depth`
        leaves out what is further from the value, `most` all but so many items of each object, `longest` the end of
        longer strings. `Inspected.complete` says whether something was left out. `command_line` lets the expression use
        what consoles offer, such as `require` in Node and `$0` in Chrome. No getter is run.

        The rest is as in `evaluate`.
        """
        from .domains.values import inspect

        link = self._open()
        deadline = Deadline(timeout, link.connection.timeout)
        limits = {"depth": depth, "most": most, "longest": longest}
        return inspect(
            self,
            expression,
            **limits,
            command_line=command_line,
            deadline=deadline,
            terminate_on_timeout=terminate_on_timeout,
        )

    def call(
        self,
        function: str | RemoteObject,
        *arguments: Any,
        this: Any = None,
        by_value: bool = True,
        await_promise: bool = True,
        timeout: Timeout = DEFAULT,
        terminate_on_timeout: bool = False,
    ) -> Any:
        """What a JavaScript function returns: `call("(a, b) => a + b", 1, 2)` returns 3.

        Arguments and `this` can be anything that `evaluate` returns, including handles within containers. An int beyond
        2**53 - 1 becomes a BigInt. Everything else is as in `evaluate`. Raises TypeError or ValueError, and sends
        nothing, if an argument cannot be sent.
        """
        from .domains.values import call

        deadline = Deadline(timeout, self._open().connection.timeout)
        return call(self, function, arguments, this, by_value, await_promise, deadline, terminate_on_timeout)

    # --- the names that the heap had before it had an accessor ---

    def take_heap_snapshot(
        self,
        report_progress: bool | Progress = False,
        *,
        silence: float | None = 60.0,
        **options: Unpack[TakeHeapSnapshotParams],
    ) -> str:
        """Capture a heap snapshot and return its text: `heap.take`. Heap describes the parameters and errors."""
        return self.heap.take(report_progress, silence=silence, **options)

    def enable_heap_profiler(self) -> None:
        """Enable the HeapProfiler domain. Snapshots do not need it; events such as resetProfiles do."""
        self.send_command("HeapProfiler.enable")


class AttachedSession(Attached, Session):
    """The session of another target over the client's connection.

    `Session.attach_to_target` and `Session.session` return it. Its `url`, `name` and `kind` say what the target is.
    """
