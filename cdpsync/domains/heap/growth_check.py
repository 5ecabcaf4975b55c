"""Runs the same work several times, with a heap snapshot after each time, and says what has grown every time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from ...files import Progress
from ...threads import Timeout

if TYPE_CHECKING:
    from ...heap import Growth, HeapSnapshot
    from ...session import Session

Snapshot = Callable[..., "HeapSnapshot"]


def check_growth(
    session: Session,
    snapshot: Snapshot,
    action: Callable[[], object] | str,
    rounds: int,
    warmups: int,
    allow: Iterable[str],
    report_progress: bool | Progress,
    silence: float | None,
    timeout: Timeout,
) -> Growth:
    """See `Heap.check_growth`."""
    from ...heap import Growing

    run = _runner(session, action, timeout)
    allowed = [allow] if isinstance(allow, str) else list(allow)
    _check(rounds, "rounds", 1)
    _check(warmups, "warmups", 0)

    def taken() -> HeapSnapshot:
        # V8 keeps what the program has logged, for a debugger that enables Runtime later.
        session.send_command("Runtime.discardConsoleEntries", timeout=timeout)
        return snapshot(report_progress, silence=silence)

    for _ in range(warmups):
        run()
    growing = Growing()
    growing.add(taken)
    for _ in range(rounds):
        run()
        growing.add(taken)
    return growing.result().allow(*allowed)


def _runner(session: Session, action: Callable[[], object] | str, timeout: Timeout) -> Callable[[], object]:
    if callable(action):
        return action
    if not isinstance(action, str):
        raise TypeError(f"the action must be JavaScript or a function without arguments, not {action!r}")
    # A handle of the value is released as soon as nothing refers to it here.
    return partial(session.evaluate, action, by_value=False, timeout=timeout)


def _check(number: int, name: str, least: int) -> None:
    if isinstance(number, bool) or not isinstance(number, int):
        raise TypeError(f"{name} must be an int, not {number!r}")
    if number < least:
        raise ValueError(f"{name} must be {least} or more, not {number!r}")
