"""client.cpu: CPU profiles.

https://chromedevtools.github.io/devtools-protocol/v8/Profiler/
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from ...errors import ClosedError
from ...threads import DEFAULT, Timeout
from ..watching import check_seconds
from .recorder import Options
from .recording import CPURecording

if TYPE_CHECKING:
    from ...cpu_profile import CPUProfile
    from ...session import Session

_log = logging.getLogger("cdpsync")

_LONGEST = 1.0
"""The longest interval, in seconds. A larger number was probably meant as microseconds."""


class CPU:
    """The CPU profiles of one target, as `client.cpu` or `session.cpu`: which functions the time goes to.

        client.cpu.profile(seconds=3).top()

        with client.cpu.record() as recording:
            client.evaluate("work()")
        recording.profile.save("work.cpuprofile")

    V8 looks at the program's stack at regular intervals. The two methods share these parameters.

    `interval` is the time between two samples, in seconds. V8's own is 1e-3. On Linux, the shortest
    that it keeps is about 70e-6. Shorter intervals show more, and slow the program more.
    `fetch_every` is how often what was recorded is fetched, in seconds, so that it is not lost if the program dies. The
    program stands still meanwhile, for 1 to 20 ms, so it is fetched less often if that would take more than 1% of the
    time. None fetches at the end only.
    `deoptimize` throws away what V8 has optimized before. In Deno and Chrome (V8 15), what was inlined there counts as
    its caller, and every line of a function as its first, unless the recording began before. Afterwards the program is
    slower for a moment. Any recording of coverage in the same program ends, whoever makes it. A recording from the
    first line of a program does not need this. Node 20 and 24 count much of what is inlined as its caller in any case,
    also with --cpu-prof.
    `timeout` is how long the target may take for each answer, in seconds; by default it is the client's.

    One recording at a time is possible in a session. Other clients and their sessions have their own.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def record(
        self,
        interval: float = 1e-3,
        *,
        fetch_every: float | None = 1.0,
        deoptimize: bool = False,
        timeout: Timeout = DEFAULT,
    ) -> CPURecording:
        """A context manager that records while its body runs. Its `profile` is a CPUProfile.

        To record from the first line of a program, let it wait:

            with launch(["node", "app.js"], wait_for_debugger=True) as client:
                with client.cpu.record() as recording:
                    client.run_if_waiting()
                    recording.wait()  # until the program ends

        Entering it raises RuntimeError if this session records already. Leaving it raises ClosedError if the program
        died before it handed its profile over; `profile` then has what was fetched before. The target is left as it was
        found, also if the body raises.
        """
        check_seconds(fetch_every)
        return CPURecording(self._session, Options(_microseconds(interval), fetch_every, deoptimize), timeout)

    def profile(
        self,
        seconds: float | None = 3.0,
        interval: float = 1e-3,
        *,
        fetch_every: float | None = 1.0,
        deoptimize: bool = False,
        timeout: Timeout = DEFAULT,
    ) -> CPUProfile:
        """Record for so many seconds, or until the program ends; returns the CPUProfile. Blocks until then.

        With `seconds=None`, a program that waits for its debugger is started, so that this records all of it. If the
        program ends earlier than after `seconds`, the profile ends there. If it dies without handing its profile over,
        this returns what was fetched before, and logs a warning; it raises ClosedError if that is nothing.
        """
        check_seconds(seconds, "seconds")
        recording = self.record(interval, fetch_every=fetch_every, deoptimize=deoptimize, timeout=timeout)
        try:
            with recording:
                if seconds is None:
                    self._session.run_if_waiting(timeout=timeout)
                recording.wait(seconds)
        except ClosedError:
            if not recording.recorded:
                raise
            profile = recording.profile
            _log.warning("the CPU profile is not complete: %s", recording.warning)
            return profile
        return recording.profile

    def __repr__(self) -> str:
        return f"<CPU of {self._session!r}>"


def _microseconds(interval: float) -> int:
    if isinstance(interval, bool) or not isinstance(interval, (int, float)):
        raise TypeError(f"interval is a number of seconds, such as 100e-6, not {interval!r:.100}")
    if not 1e-6 <= interval <= _LONGEST:
        raise ValueError(
            f"interval is in seconds, from 1e-6 to {_LONGEST:g}: 100e-6 is 100 microseconds, not {interval!r}"
        )
    return round(interval * 1e6)
