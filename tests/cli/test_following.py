"""What several sessions tell, in one stream."""

from __future__ import annotations

from contextlib import ExitStack
from itertools import islice
from types import SimpleNamespace
from typing import Any

from cdpsync.cli.following import Followed
from cdpsync.threads import Deadline


def test_a_program_that_always_has_more_to_tell_does_not_keep_it_beyond_the_deadline() -> None:
    session: Any = object()
    program: Any = SimpleNamespace(sessions=[session], label=lambda session: "main")
    followed: Followed[int] = Followed(program, lambda session: ExitStack(), ExitStack())  # type: ignore[arg-type, return-value]
    full: Any = SimpleNamespace(get=lambda timeout: (session, 1, None))
    followed._items, followed._reading = full, 1
    assert len(list(islice(followed.until(Deadline(0.01)), 10**6))) < 10**6
