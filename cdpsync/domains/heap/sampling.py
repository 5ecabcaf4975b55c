"""HeapSampling: allocations that are being sampled."""

from __future__ import annotations

import contextlib
import threading
import time
import weakref
from types import TracebackType
from typing import TYPE_CHECKING, Any

from ...errors import CDPError, ClosedError, CommandError, ProfileError
from ...heap_profile import HeapProfile
from ...threads import Deadline, Timeout, call_with_lock
from ..scripts import source_places

if TYPE_CHECKING:
    from ...engine import PendingCommand
    from ...session import Session

DEEPEST = 128
"""The most frames of a stack. V8 cannot send deeper stacks than 146: a message may be nested 300 deep, and a frame
takes two levels. With more, Chromium 156 answers with an error, and Deno 2.9 ends. Node 20 and 24 never keep more than
128."""

_START = "HeapProfiler.startSampling"
_TAKE = "HeapProfiler.getSamplingProfile"
_STOP = "HeapProfiler.stopSampling"
_NOT_STARTED = "sampling heap profiler was not started"


class Samplings:
    """The sampling of one session. V8 has one sampler for a program."""

    def __init__(self) -> None:
        # Guards `running`, and that there is one start or stop at a time. Reentrant because of signal handlers.
        self.lock: threading.RLock = threading.RLock()
        self.running: weakref.ref[HeapSampling] | None = None  # weak: a session must not be kept alive


class HeapSampling:
    """Allocations that are being sampled, from the beginning to the end of a `with` block. See `Heap.sample`.

        with client.heap.sample() as sampling:
            …
        print(sampling.profile.top())

    Without `with`, call `start` and `stop`. It can be used again; `profile` is that of the last time.

    The program may end in the block: a Node or Deno that has finished still hands over the profile. If its process was
    killed, or ran out of memory, `profile` is the last one that was fetched before that (see `keep_every`), and its
    `warning` says so.

    Threads: any. A session has one sampling at a time.
    """

    def __init__(self, session: Session, params: dict[str, Any], keep_every: float | None, timeout: Timeout) -> None:
        self._session = session
        self._params = params
        self._keep_every = keep_every
        self._timeout = timeout
        self._profile: HeapProfile | None = None
        self._kept: tuple[dict[str, Any], float] | None = None
        self._keeper: _Keeper | None = None
        self._stopping: PendingCommand | None = None
        self._own: Samplings | None = None

    @property
    def profile(self) -> HeapProfile:
        """What was recorded. Raises RuntimeError as long as the sampling runs; see `take`."""
        if self._profile is None:
            raise RuntimeError("there is no profile before the sampling ends; take() returns what there is so far")
        return self._profile

    def start(self) -> None:
        """Start sampling. Raises RuntimeError if the program is being sampled already, by whomever.

        Blocks until the target has replied, and raises what `Session.send_command` raises.
        """
        own = self._session._kept(Samplings)

        def start(held: bool) -> None:
            running = own.running() if own.running is not None else None
            if running is not None:
                raise RuntimeError("this target is being sampled already; that sampling's take() returns a profile")
            self._check_that_nobody_samples()
            own.running = weakref.ref(self)
            try:
                self._session.send_command(_START, self._params, timeout=self._timeout)
            except BaseException:  # the command may have been sent
                own.running = None
                with contextlib.suppress(CDPError):
                    self._session.submit(_STOP).give_up()
                raise
            self._own = own

        call_with_lock(own.lock, Deadline(None), start)
        self._profile = self._kept = self._stopping = None
        if self._keep_every is not None:
            self._keeper = _Keeper(self, self._keep_every)

    def take(self) -> HeapProfile:
        """The profile of what has been recorded so far. The sampling goes on.

        It has no source places yet, because finding them could slow the program. Raises RuntimeError if nothing is
        being sampled.
        """
        self._check_that_it_runs()
        return HeapProfile(self._taken())

    def stop(self) -> HeapProfile:
        """Stop sampling. Returns the profile, which `profile` holds as well.

        Blocks until the target has replied. Raises ProfileError if another client has stopped the sampling, ClosedError
        if the target is gone and no profile was fetched before, and CDPTimeoutError if it does not reply in time; you
        may then call `stop` again.
        """
        self._check_that_it_runs()
        if self._keeper is not None:
            self._keeper.stop()
            self._keeper = None
        raw, warning = self._stopped()
        profile = HeapProfile(raw, {}, warning=warning)
        self._profile = profile  # before the sources are looked for, which Ctrl-C may interrupt
        self._profile = profile.with_places(source_places(self._session, profile.positions))
        return self._profile

    def __enter__(self) -> HeapSampling:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if not self._runs():
            return  # the body has stopped it
        with contextlib.suppress(CDPError) if kind is not None else contextlib.nullcontext():
            self.stop()  # if the body raised, that is the error to raise

    # --- the parts ---

    def _runs(self) -> bool:
        running = self._own.running if self._own is not None else None
        return running is not None and running() is self

    def _ended(self) -> None:
        if self._own is not None:
            self._own.running = None

    def _check_that_it_runs(self) -> None:
        if not self._runs():
            raise RuntimeError("this sampling does not run: call start(), or use it in a with statement")

    def _check_that_nobody_samples(self) -> None:
        """V8 would accept another start, and ignore its interval; the first of the two to stop would end both."""
        try:
            self._session.send_command(_TAKE, timeout=self._timeout)
        except CommandError as error:
            if _NOT_STARTED in error.message:
                return
            raise
        raise RuntimeError("another client is sampling the allocations of this program, and V8 has only one sampler")

    def _taken(self) -> dict[str, Any]:
        return _profile_in(self._session.send_command(_TAKE, timeout=self._timeout))

    def _stopped(self) -> tuple[dict[str, Any], str]:
        """The profile, and why it is not complete; "" if it is."""
        try:
            if self._stopping is None:
                self._stopping = self._session.submit(_STOP)
            reply = self._stopping.result(Deadline(self._timeout, self._session._open().connection.timeout).remaining())
        except (ClosedError, CommandError) as error:
            self._ended()
            if self._kept is not None:
                raw, when = self._kept
                ago = time.monotonic() - when
                return raw, f"this is what had been recorded {ago:.0f} s before the sampling was lost: {error}"
            if isinstance(error, CommandError) and _NOT_STARTED in error.message:
                what = "the sampling was stopped by somebody else, or HeapProfiler was disabled"
                raise ProfileError(f"there is no profile: {what}") from error
            raise
        self._ended()
        return _profile_in(reply), ""

    def _keep(self) -> bool:
        """Fetch a profile for the case that the program dies. Returns whether it is worth trying again."""
        try:
            self._kept = self._taken(), time.monotonic()
        except (ClosedError, CommandError):
            return False
        except CDPError:
            pass  # it is busy
        return self._runs()


def _profile_in(reply: dict[str, Any]) -> dict[str, Any]:
    profile = reply.get("profile")
    if not isinstance(profile, dict):
        raise ProfileError(f"the target sent {profile!r:.60} where the profile should be")
    return profile


_PART = 20


class _Keeper:
    """A thread that fetches the profile from time to time, and spends at most a twentieth of the time on it."""

    def __init__(self, sampling: HeapSampling, every: float) -> None:
        self._sampling = weakref.ref(sampling)
        self._every = every
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="cdpsync-heap-sampling", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        pause = self._every
        while not self._over.wait(pause):
            sampling, begin = self._sampling(), time.monotonic()
            if sampling is None or not sampling._keep():
                return
            del sampling
            pause = max(self._every, _PART * (time.monotonic() - begin))
