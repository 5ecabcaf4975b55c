"""CPURecording: a CPU profile that is being recorded."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ...cpu_profile import CPUProfile
from ...errors import CDPError, CommandError, ProfileError
from ...threads import DEFAULT, Deadline, Timeout
from ..scripts import SourcePlaces
from ..watching import Recording
from .joining import joined
from .recorder import Options, ProfilePart, Recorder

if TYPE_CHECKING:
    from ...session import Session

_PARTING = 2.0
"""How long the profile may take to come if the body has raised, in seconds, so that its error is not held up."""

_LOST = 1.0
"""Seconds that V8 may miss of a part without a warning: it needs a moment to begin."""

_NO_RECORDING = (
    "V8 did not record any more: another Profiler.stop or Profiler.disable was sent in this session, or the page moved "
    "to another process"
)


class CPURecording(Recording):
    """A CPU profile that is being recorded, as `client.cpu.record()` returns it. It is a context manager.

        with client.cpu.record() as recording:
            client.evaluate("work()")
        recording.profile.top()

    Or call `start` and `stop`. A recording is used once.

    If the program ends, V8 still hands over what was recorded until then, and `stop` returns it. If it dies without
    that (SIGKILL, a crash, an uncaught exception in Deno), or if the connection is lost, `stop` raises an error that
    says so, and `profile` has everything until it was fetched last: see `fetch_every` of `client.cpu.record`.

    Threads: any.
    """

    _noun = "recording"
    _made_by = "client.cpu.record()"

    def __init__(self, session: Session, options: Options, timeout: Timeout) -> None:
        self._session = session
        self._options = options
        self._timeout = timeout
        self._recorder: Recorder | None = None
        self._profile: CPUProfile | None = None
        self._places: SourcePlaces | None = None

    def start(self) -> CPURecording:
        """Begin to record; returns the recording. V8 records when this returns.

        Raises RuntimeError if this session records a profile already, and what `Session.send_command` raises.
        """
        if self._recorder is not None:
            raise self._used_before()
        session, deadline = self._session, self._deadline(DEFAULT)
        enabling = session.enabling("Profiler", timeout=self._timeout)
        connection = session._open().connection
        recorder = Recorder(connection, session.session_id, enabling, self._options)
        recorder.start(self, deadline)
        self._recorder = recorder
        return self

    def stop(self, *, timeout: Timeout = DEFAULT) -> CPUProfile:
        """Stop recording; returns the profile. Waits for it up to `timeout` seconds.

        May be called again, and then returns the same profile. Raises CDPTimeoutError if the profile does not come in
        time; call it again to wait for longer. Raises ClosedError if the program died or the connection was lost, and
        ProfileError if V8 has no profile; the text says how much of it is in `profile`.
        """
        recorder = self._started()
        recorder.stop(self._deadline(timeout))
        if self._profile is None and self.recorded:
            self._profile = self._made()
        parts = self._parts()
        error = parts[-1].error if parts else recorder.end
        if error is not None or not parts:
            raise self._error(error)
        return self.profile

    def take(self, *, timeout: Timeout = DEFAULT) -> CPUProfile:
        """What was recorded since the last call, or since the beginning; the recording goes on, and does not keep it.

            with client.cpu.record(fetch_every=None) as recording:
                while not recording.wait(1):
                    print(recording.take().top(10))

        What follows the last call is the recording's `profile`. The program stands still for about a millisecond, and
        no sample is lost. Waits up to `timeout` seconds. Raises CDPTimeoutError if the profile does not come in time:
        then the next call returns it too. Raises ClosedError once the program or the connection has ended and
        everything was taken, and ProfileError if V8 has lost what it recorded.
        """
        recorder = self._started()
        parts = recorder.take(self._deadline(timeout))
        profiles = [part.profile for part in parts if part.profile is not None]
        if not profiles:
            raise self._error(next((part.error for part in parts), recorder.end))
        return self._read(profiles)

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until the program or the connection ends, for at most `timeout` seconds; returns whether it did."""
        return self._started().wait(timeout)

    @property
    def profile(self) -> CPUProfile:
        """What was recorded. Raises RuntimeError before the recording has stopped, ProfileError if there is nothing."""
        recorder = self._started()
        if not recorder.stopped and recorder.end is None:
            raise RuntimeError(
                "this is still being recorded: its profile is there after stop(), or after the with block"
            )
        if self._profile is None:
            self._profile = self._made()
        return self._profile

    @property
    def recorded(self) -> float:
        """How much has been fetched so far, in seconds from the beginning."""
        parts = [part for part in self._parts() if part.profile is not None]
        if self._recorder is None:
            return 0.0
        until = parts[-1].until if parts else self._recorder.taken_until
        return until - self._recorder.began if until else 0.0

    @property
    def warning(self) -> str:
        """What is missing in the profile, in words; "" if nothing is."""
        if self._recorder is None:
            return ""
        notes, since = [], self._recorder.taken_until or self._recorder.began
        for part in self._parts():
            if part.profile is None:
                notes.append(f"{part.until - since:.1f} s are missing: {_reason(part.error)}")
            else:
                missed = part.until - since - (part.profile["endTime"] - part.profile["startTime"]) / 1e6
                if missed > _LOST:
                    notes.append(f"{missed:.1f} s are missing: V8 began to record anew in a new process of the page")
            since = part.until
        return "; ".join(notes)

    def _parts(self) -> list[ProfilePart]:
        return self._recorder.parts() if self._recorder is not None else []

    def _made(self) -> CPUProfile:
        parts = [part.profile for part in self._parts() if part.profile is not None]
        if not parts:
            reason = next((part.error for part in self._parts()), self._started().end)
            raise ProfileError(_reason(reason), "nothing was recorded")
        return self._read(parts)

    def _read(self, parts: Sequence[Mapping[str, Any]]) -> CPUProfile:
        profile = CPUProfile(joined(parts))
        if self._places is None:
            self._places = SourcePlaces(self._session)
        return profile.with_places(self._places.of(profile.positions))

    def _error(self, error: CDPError | None) -> CDPError:
        """The error of a recording whose last part is missing; it says how much is there."""
        recorded = self.recorded
        hint = f"the recording's `profile` has its first {recorded:.1f} s" if recorded else "nothing was recorded"
        if error is None or isinstance(error, CommandError):
            return ProfileError(_reason(error), hint)
        error.hint = "; ".join(filter(None, [error.hint, hint]))
        return error

    def _started(self) -> Recorder:
        if self._recorder is None:
            raise self._not_started()
        return self._recorder

    def _deadline(self, timeout: Timeout) -> Deadline:
        seconds = self._timeout if timeout is DEFAULT else timeout
        return Deadline(seconds, self._session._timeout)

    def _part(self) -> None:
        self._started().stop(Deadline(_PARTING))

    def __repr__(self) -> str:
        recorder = self._recorder
        if recorder is None:
            state = "not started"
        elif recorder.stopped:
            state = "stopped"
        elif recorder.end is not None:
            state = "ended"
        else:
            state = f"recording for {time.monotonic() - recorder.began:.1f} s"
        return f"<CPURecording of {self._session!r}: {state}>"


def _reason(error: CDPError | None) -> str:
    if error is None:
        return "the recording has not come"
    return _NO_RECORDING if isinstance(error, CommandError) else error.fact
