"""with client.enabled("Runtime", "Debugger"): domains that are on for as long as someone needs them."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator

from .command import PendingCommand
from .deadline import Deadline
from .errors import CDPError, CDPTimeoutError, Closed, CommandError

Submit = Callable[[str, Deadline], PendingCommand]


class EnabledDomains:
    """The domains of one target that were enabled through us, by name.

    Threads: any. Those who need the same domain wait for each other while it is switched, so that it is on when the
    body of a `with` begins, and stays on until the last has left.
    """

    def __init__(self) -> None:
        self._uses: dict[str, _Use] = {}

    def use(self, domain: str) -> _Use:
        return self._uses.setdefault(domain, _Use())

    def switched(self, method: str) -> None:
        """A command of the user's own, such as "Debugger.enable", was sent: what it enabled is not ours to disable."""
        domain, _, command = method.partition(".")
        self.use(domain).by_hand = command == "enable"


class _Use:
    """Who needs a domain."""

    def __init__(self) -> None:
        self.lock = threading.RLock()  # held while the domain is switched; guards `users`
        self.users = 0
        self.by_hand = False


@contextlib.contextmanager
def enabled(domain: str, use: _Use, submit: Submit, timeout: Callable[[], Deadline]) -> Iterator[None]:
    """The domain is on in the body. `timeout` makes the deadline of each command."""
    deadline = timeout()
    with _switching(use, f"{domain}.enable", deadline):
        use.users += 1  # before the first wait: a signal handler may come here in the middle of it
        try:
            if use.users == 1:
                submit(f"{domain}.enable", deadline).result_by(deadline)
        except BaseException as error:
            use.users -= 1
            if not isinstance(error, (CommandError, Closed)) and not use.by_hand:
                with contextlib.suppress(CDPError):  # it may be on by now, or will be when the target gets to it
                    submit(f"{domain}.disable", Deadline(0))
            raise
    try:
        yield
    except BaseException:
        with contextlib.suppress(CDPError):  # the body's own error is the one to tell
            _leave(domain, use, submit, timeout())
        raise
    with contextlib.suppress(Closed):  # there is nothing any more that could be on
        _leave(domain, use, submit, timeout())


def _leave(domain: str, use: _Use, submit: Submit, deadline: Deadline) -> None:
    with _switching(use, f"{domain}.disable", deadline):
        use.users -= 1
        if use.users == 0 and not use.by_hand:
            submit(f"{domain}.disable", deadline).result_by(deadline)


@contextlib.contextmanager
def _switching(use: _Use, method: str, deadline: Deadline) -> Iterator[None]:
    remaining = deadline.remaining()
    if not use.lock.acquire(timeout=-1 if remaining is None else remaining):
        raise CDPTimeoutError(method, deadline.seconds, "another thread waits for the same domain")
    try:
        yield
    finally:
        use.lock.release()
