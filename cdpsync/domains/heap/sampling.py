"""HeapSampling: allocations that are being sampled."""

from __future__ import annotations

import contextlib
import threading
import time
import weakref
from typing import TYPE_CHECKING, Any

from ...errors import CDPError, ClosedError, CommandError, ProfileError, ProgramEnded
from ...heap_profile import HeapProfile
from ...threads import DEFAULT, Deadline, Timeout, call_with_lock
from ..scripts import source_places
from ..watching import Recording, Watch

if TYPE_CHECKING:
    from ...engine import Connection, PendingCommand
    from ...session import Session

DEEPEST = 128
"""The most frames of a stack. V8 cannot send deeper stacks than 146: a message may be nested 300 deep, and a frame
takes two levels. With more, Chromium 156 answers with an error, and Deno 2.9 ends. Node 20 and 24 never keep more than
128."""

_START = "HeapProfiler.startSampling"
_TAKE = "HeapProfiler.getSamplingProfile"
_STOP = "HeapProfiler.stopSampling"
_NOT_STARTED = "sampling heap profiler was not started"
_PARTING = 2.0
"""How long the profile may take to come if the body has raised, in seconds, so that its error is not held up."""
_PART = 20
"""Fetching a profile takes at most one of so many parts of the time."""


class Samplings:
    """The sampling of one session. V8 has one sampler for a program."""

    def __init__(self) -> None:
        # Guards `running`, and that there is one start at a time. Reentrant because of signal handlers.
        self.lock: threading.RLock = threading.RLock()
        self.running: weakref.ref[HeapSampling] | None = None  # weak: a session must not be kept alive


class _Fetching:
    """What the thread of a sampling does. It refers to no session."""

    def __init__(self, connection: Connection, session_id: str | None, every: float | None) -> None:
        self._connection = connection
        self._session_id = session_id
        self._every = every
        self.kept: tuple[dict[str, Any], float] | None = None
        """The profile that was fetched last, and when, by time.monotonic()."""

    def fetch(self) -> float | None:
        begin = time.monotonic()
        command = self.submit(_TAKE)
        try:
            self.kept = _profile_in(command.result(self._connection.timeout)), begin
        finally:
            command.give_up()
        return None if self._every is None else max(self._every, _PART * (time.monotonic() - begin))

    def over(self, error: ClosedError) -> None:
        if isinstance(error, ProgramEnded):
            self.fetch()  # V8 still answers

    def abandon(self) -> None:
        with contextlib.suppress(CDPError):
            self.submit(_STOP).give_up()

    def submit(self, method: str) -> PendingCommand:
        return self._connection.submit(method, None, self._session_id, Deadline(self._connection.timeout))


class HeapSampling(Recording):
    """Allocations that are being sampled, as `client.heap.sample()` returns it. It is a context manager.

        with client.heap.sample() as sampling:
            …
        print(sampling.profile.top())

    Or call `start` and `stop`. A sampling is used once.

    If the program ends, V8 still hands over the profile, and `stop` returns it. If it is killed, crashes or runs out of
    memory, or if the connection is lost, `stop` and the end of the block raise an error that says so, and `profile` has
    what was fetched last: see `fetch_every` of `client.heap.sample`.

    Threads: any. A session has one sampling at a time.
    """

    _noun = "sampling"
    _made_by = "client.heap.sample()"

    def __init__(self, session: Session, params: dict[str, Any], fetch_every: float | None, timeout: Timeout) -> None:
        self._session = session
        self._params = params
        self._fetch_every = fetch_every
        self._timeout = timeout
        self._own: Samplings | None = None
        self._fetching: _Fetching | None = None
        self._watch: Watch | None = None
        self._stopping: PendingCommand | None = None
        self._profile: HeapProfile | None = None
        self._error: CDPError | None = None

    @property
    def profile(self) -> HeapProfile:
        """What was recorded. Raises RuntimeError as long as the sampling runs, and ProfileError if there is nothing."""
        if self._profile is None:
            if self._error is not None:
                raise ProfileError(f"nothing was recorded: {self._error.fact}")
            raise RuntimeError("there is no profile before the sampling ends; take() returns what there is so far")
        return self._profile

    @property
    def warning(self) -> str:
        """What is missing in the profile, in words; "" if nothing is."""
        return self._profile.warning if self._profile is not None else ""

    def start(self) -> HeapSampling:
        """Start sampling; returns this. Raises RuntimeError if the program is being sampled already, by whomever.

        Blocks until the target has replied, and raises what `Session.send_command` raises.
        """
        if self._watch is not None:
            raise self._used_before()
        own, link = self._session._kept(Samplings), self._session._open()

        def start(held: bool) -> None:
            if own.running is not None and own.running() is not None:
                raise RuntimeError("this target is being sampled already; that sampling's take() returns a profile")
            self._check_that_nobody_samples()
            fetching = _Fetching(link.connection, self._session.session_id, self._fetch_every)
            watch = Watch(link.connection, self._session.session_id, self, fetching)
            watch.start(
                lambda: self._session.send_command(_START, self._params, timeout=self._timeout),
                self._fetch_every,
                "heap-sampling",
            )
            own.running = weakref.ref(self)
            self._own, self._fetching, self._watch = own, fetching, watch

        call_with_lock(own.lock, Deadline(None), start)
        return self

    def take(self) -> HeapProfile:
        """The profile of what has been recorded so far. The sampling goes on.

        Functions are at the lines of the code that V8 runs, because finding their sources could slow the program.
        Raises RuntimeError if the sampling does not run.
        """
        if self._started() is not None and not self._runs():
            raise RuntimeError("this sampling has been stopped: its `profile` is there")
        return HeapProfile(_profile_in(self._session.send_command(_TAKE, timeout=self._timeout)), {})

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until the program or the connection ends, for at most `timeout` seconds; returns whether it did."""
        return self._started().wait(timeout)

    def stop(self, *, timeout: Timeout = DEFAULT) -> HeapProfile:
        """Stop sampling; returns the profile. Waits for it up to `timeout` seconds.

        May be called again, and then returns the same profile. Raises CDPTimeoutError if the profile does not come in
        time; call it again to wait for longer. Raises ClosedError if the program died or the connection was lost, and
        ProfileError if somebody else has stopped the sampling; the text says what is in `profile`.
        """
        watch = self._started()
        if self._error is not None:
            raise self._error
        if self._profile is not None:
            return self._profile
        watch.close()
        try:
            if self._stopping is None:
                self._stopping = self._session.submit(_STOP)
            seconds = self._timeout if timeout is DEFAULT else timeout
            reply = self._stopping.result(Deadline(seconds, self._session._timeout).remaining())
        except (ClosedError, CommandError) as error:
            self._ended()
            raise self._lost(error) from None
        self._ended()
        try:
            self._found(_profile_in(reply), "")
        except ProfileError as error:
            self._error = error
            raise
        return self.profile

    def _part(self) -> None:
        self.stop(timeout=_PARTING)

    # --- the parts ---

    def _started(self) -> Watch:
        if self._watch is None:
            raise self._not_started()
        return self._watch

    def _runs(self) -> bool:
        running = self._own.running if self._own is not None else None
        return running is not None and running() is self

    def _ended(self) -> None:
        if self._own is not None and self._runs():
            self._own.running = None

    def _check_that_nobody_samples(self) -> None:
        """V8 would accept another start, and ignore its interval; the first of the two to stop would end both."""
        try:
            self._session.send_command(_TAKE, timeout=self._timeout)
        except CommandError as error:
            if _NOT_STARTED in error.message:
                return
            raise
        raise RuntimeError("another client is sampling the allocations of this program, and V8 has only one sampler")

    def _found(self, raw: dict[str, Any], warning: str) -> None:
        profile = HeapProfile(raw, {}, warning=warning)
        self._profile = profile  # before the sources are looked for, which Ctrl-C may interrupt
        self._profile = profile.with_places(source_places(self._session, profile.positions))

    def _lost(self, error: CDPError) -> CDPError:
        """The error of a sampling without an end. What was fetched before becomes the profile."""
        if isinstance(error, CommandError) and _NOT_STARTED in error.message:
            error = ProfileError("the sampling was stopped by somebody else, or HeapProfiler was disabled")
        hint, kept = "nothing was recorded", self._fetching.kept if self._fetching is not None else None
        if kept is not None:
            raw, when = kept
            ago = f"{time.monotonic() - when:.1f} s before its end was noticed"
            hint = f"the sampling's `profile` has what had been recorded {ago}"
            self._found(raw, f"this is what had been recorded {ago}: {error.fact}")
        error.hint = "; ".join(filter(None, [error.hint, hint]))
        self._error = error
        return error

    def __repr__(self) -> str:
        state = "not started" if self._watch is None else "running" if self._runs() else "stopped"
        return f"<HeapSampling of {self._session!r}: {state}>"


def _profile_in(reply: dict[str, Any]) -> dict[str, Any]:
    profile = reply.get("profile")
    if not isinstance(profile, dict):
        raise ProfileError(f"the target sent {profile!r:.60} where the profile should be")
    return profile
