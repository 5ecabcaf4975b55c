"""Recorder: lets V8 record a profile in parts, each of which is fetched as soon as it is complete.

V8 hands a profile over when it stops, and keeps it in the program's memory until then. If the program dies first, the
profile dies with it. So a thread stops and starts V8's profiler from time to time:

    start ─── stop+start ─── stop+start ─── … ─── stop
              part 1         part 2               part n

V8 makes a profiler when a session's first profile begins, and drops it when the last one ends. A new one walks the heap
for functions, which takes up to half a second, and does not find loops that V8 has optimized while they run: the time
in them would count as their callers' (V8 11.3 to 15.6). So there is another profile, of the console, while one part
ends and the next one begins: profile("x"), Profiler.stop, Profiler.start, profileEnd("x"). That takes less than a
millisecond.
"""

from __future__ import annotations

import contextlib
import copy
import threading
import time
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ...engine import Connection, Enabling, PendingCommand
from ...errors import METHOD_NOT_FOUND, CDPError, ClosedError, CommandError, ProfileError, ProgramEnded
from ...threads import Deadline, call_with_lock
from ..watching import Watch

_SHARE = 0.01
"""The largest part of the time that may be spent on fetching."""

# V8's own function, unless the program has put another one there. Deno 2.9 has bound it, which hides its name.
# The same function of V8's command line API needs `includeCommandLineAPI`. With that, Node 20 crashes if the program
# has finished just before, whatever is evaluated.
_CONSOLE = """typeof console === 'object' && typeof console.{0} === 'function'
    && ['function {0}() {{ [native code] }}', typeof Deno === 'object' && 'function () {{ [native code] }}']
        .includes(Function.prototype.toString.call(console.{0})) && console.{0}('cdpsync')"""

_FOREVER = Deadline(None)

_BUSY = (
    "this session records a CPU profile already, and V8 records one for each session at a time: "
    "stop that one first, or connect once more"
)
_NOT_V8 = "Node, Deno, and the pages and workers of Chrome have V8's profiler: attach to one of them"


class ProfilePart(NamedTuple):
    """A part of the recording that has come, or the reason why it has not."""

    until: float
    """When it ended, by time.monotonic()."""
    profile: Mapping[str, Any] | None
    error: CDPError | None


class Options(NamedTuple):
    """How to record: see CPU."""

    interval: int  # in microseconds
    fetch_every: float | None
    deoptimize: bool


class Recordings:
    """What a session records. There is at most one recording at a time."""

    def __init__(self) -> None:
        self.lock: threading.RLock = threading.RLock()  # guards `current`; nothing waits under it
        self.current: Recorder | None = None


class Recorder:
    """A profile that V8 records. It refers to no session, so that its thread keeps no connection open.

    Threads: any.
    """

    def __init__(self, connection: Connection, session_id: str | None, enabling: Enabling, options: Options) -> None:
        self._connection = connection
        self._session_id = session_id
        self._enabling = enabling
        self._options = options
        # Guards `_stops`, `_restarted` and `stopped`, and that V8 gets its commands in order. Reentrant because of
        # signal handlers. Under it, nothing waits for a reply.
        self._lock = threading.RLock()
        self._stops: list[tuple[float, PendingCommand]] = []  # with the time when each was sent
        self._restarted: PendingCommand | None = None
        self._watch: Watch | None = None
        self._enabled = False
        self.began: float = 0.0
        """When it began, by time.monotonic(); 0.0 if it has not."""
        self.taken_until: float = 0.0
        """When the last part ended that was taken, by time.monotonic(); 0.0 if nothing was."""
        self.stopped: bool = False
        """Whether V8 has been told to stop for good."""
        self.end: CDPError | None = None
        """Why the recording has ended by itself; None if it has not."""
        self.ended_at: float = 0.0
        """When that was noticed, by time.monotonic()."""

    # --- the user's threads ---

    def start(self, owner: object, deadline: Deadline) -> None:
        """Begin. V8 records until `stop`, or until `owner` is gone."""
        self._watch = Watch(self._connection, self._session_id, owner, self)
        self._watch.start(lambda: self._begin(deadline), self._options.fetch_every, "profile")

    def _reserve(self) -> None:
        recordings = self._connection.keep(self._session_id, Recordings)

        def reserve(held: bool) -> None:
            if recordings.current is not None and not recordings.current.stopped:
                raise RuntimeError(_BUSY)
            recordings.current = self

        call_with_lock(recordings.lock, _FOREVER, reserve)

    def _begin(self, deadline: Deadline) -> None:
        self._reserve()
        options = self._options
        try:
            # Before Profiler is enabled, because disabling it would throw away what the user records by commands.
            self._call("Profiler.setSamplingInterval", {"interval": options.interval}, deadline)
        except CommandError as error:
            if "when profiling" in error.message:
                raise RuntimeError(_BUSY) from None
            if error.code == METHOD_NOT_FOUND:
                error.hint = _NOT_V8
            raise
        self._enabled = True  # before it is: leaving what was not entered is noticed below
        self._enabling.__enter__()
        self.began = time.monotonic()
        self._call("Profiler.start", None, deadline)
        if options.deoptimize:
            # Before it counts calls, V8 throws away all optimized code (11.3 to 15.6). No other command does that.
            counting = {"callCount": False, "detailed": False, "allowTriggeredUpdates": False}
            started = self._submit("Profiler.startPreciseCoverage", counting)
            stopped = self._submit("Profiler.stopPreciseCoverage")
            started.result(deadline.remaining())
            stopped.result(deadline.remaining())
        self.began = time.monotonic()

    def stop(self, deadline: Deadline) -> None:
        """Stop, wait for the parts that have not come yet, and leave the target as it was found.

        Raises CDPTimeoutError if they do not come in time. They may still come: call it again to wait for them.
        """
        self._stop()
        try:
            for _, command in list(self._stops):
                with contextlib.suppress(CommandError, ClosedError):
                    command.result(deadline.remaining())
        except BaseException as error:  # Ctrl-C too: then nothing more is waited for
            self._leave(error)
            raise
        self._leave(None)

    def take(self, deadline: Deadline) -> list[ProfilePart]:
        """End a part, and wait for it; returns the parts that have not been taken before. They are not kept.

        Raises CDPTimeoutError if they do not come in time. They may still come: the next call returns them.
        """
        call_with_lock(self._lock, _FOREVER, self._cut)
        for _, command in list(self._stops):
            with contextlib.suppress(CommandError, ClosedError):
                command.result(deadline.remaining())
        return call_with_lock(self._lock, _FOREVER, self._taken)

    def _taken(self, held: bool) -> list[ProfilePart]:
        """The parts that have come, which are forgotten. Called under the lock."""
        come = [one for one in self._stops if one[1].done()]
        self._stops = [one for one in self._stops if one not in come]
        self.taken_until = come[-1][0] if come else self.taken_until
        return self._read(come)

    def abandon(self) -> None:
        """Stop without waiting for anything."""
        with contextlib.suppress(CDPError):
            self._stop()
        self._leave(ClosedError("this recording was given up"))

    def wait(self, timeout: float | None) -> bool:
        """Wait until the recording has ended by itself, for at most `timeout` seconds; returns whether it has."""
        if self._watch is not None:
            self._watch.wait(timeout)
        return self.end is not None

    def parts(self) -> list[ProfilePart]:
        """The parts that have come, and those that will not, in order. Those that were taken are not among them."""
        return self._read([one for one in list(self._stops) if one[1].done()])

    def _read(self, stops: Sequence[tuple[float, PendingCommand]]) -> list[ProfilePart]:
        """The parts of Profiler.stop commands that are done, and the reason why the last part has not come."""
        found = []
        for at, command in stops:
            error = command.exception(0)
            profile = None if error is not None else command.result(0).get("profile")
            if error is None and not _is_whole(profile):
                error = ProfileError(f"the target sent {profile!r:.60} where the profile should be")
            found.append(ProfilePart(at, None if error is not None else profile, error))
        if self.end is not None and not isinstance(self.end, ProgramEnded) and not (found and found[-1].error):
            found.append(ProfilePart(self.ended_at, None, copy.copy(self.end)))
        return found

    # --- any thread ---

    def _stop(self) -> None:
        """Tell V8 to stop for good, once."""

        def send(held: bool) -> None:
            if self.stopped:
                return
            if self.began:
                try:
                    self._stops.append((time.monotonic(), self._submit("Profiler.stop")))
                except ClosedError as error:
                    self._ends(error)
            self.stopped = True

        call_with_lock(self._lock, _FOREVER, send)

    def _leave(self, error: BaseException | None) -> None:
        """Leave the target as it was found, and let the thread end. With an error, nothing is waited for."""
        if self._restarted is not None:
            self._restarted.give_up()  # its reply has come by now, or never will
        if self._watch is not None:
            self._watch.close()
        if not self._enabled:
            return
        self._enabled = False
        with contextlib.suppress(CDPError):  # 0 is V8's own interval: an interval that is set outlasts Profiler.disable
            self._submit("Profiler.setSamplingInterval", {"interval": 0}).give_up()
        with contextlib.suppress(RuntimeError):  # it was not entered: enabling failed, and has cleaned up
            self._enabling.__exit__(type(error) if error is not None else None, error, None)

    def _call(self, method: str, params: Mapping[str, Any] | None, deadline: Deadline) -> None:
        self._connection.call(method, params, self._session_id, deadline)

    def _submit(self, method: str, params: Mapping[str, Any] | None = None) -> PendingCommand:
        return self._connection.submit(method, params, self._session_id, Deadline(self._connection.timeout))

    def _ends(self, error: CDPError) -> None:
        if self.end is None:
            self.end, self.ended_at = error, time.monotonic()

    # --- the thread ---

    def fetch(self) -> float | None:
        """Fetch what has been recorded, and go on recording; returns the seconds until it is to be done again."""

        began = time.monotonic()
        call_with_lock(self._lock, _FOREVER, self._cut)
        if self._restarted is not None and not self.stopped:
            with contextlib.suppress(CommandError):  # the next Profiler.stop says so
                self._restarted.result(None)  # a busy page of Chromium answers when it has time
        return max(self._options.fetch_every or 0.0, (time.monotonic() - began) / _SHARE)

    def _cut(self, held: bool) -> None:
        """End a part and begin the next one. Called under the lock."""
        if not self.stopped:
            self._console("profile")
            self._stops.append((time.monotonic(), self._submit("Profiler.stop")))
            self._restarted = self._submit("Profiler.start")
            self._console("profileEnd")

    def _console(self, function: str) -> None:
        """Begin or end a profile of the console."""
        self._submit("Runtime.evaluate", {"expression": _CONSOLE.format(function), "silent": True}).give_up()

    def over(self, error: ClosedError) -> None:
        """The program or the session has ended."""
        if self.stopped:
            return
        self._ends(error)
        if isinstance(error, ProgramEnded):  # V8 still hands over what it has recorded
            with contextlib.suppress(CDPError):  # the connection may not take it in time; then stop() sends it
                self._stop()


def _is_whole(profile: object) -> bool:
    """Whether this may be a profile. What is wrong inside of it is noticed when it is read."""
    if not isinstance(profile, dict) or not isinstance(profile.get("nodes"), list) or not profile["nodes"]:
        return False
    return all(isinstance(profile.get(key), (int, float)) for key in ("startTime", "endTime"))
