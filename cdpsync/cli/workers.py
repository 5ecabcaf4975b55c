"""Which sessions of a program a command is about: the client, or the workers that --worker names."""

from __future__ import annotations

import contextlib
import difflib
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from ..attached import Attached
from ..client import CDPClient
from ..errors import CDPTimeoutError
from ..session import AttachedSession, Session
from ..text import one_line

_STARTS = 10.0
"""How long a worker of a program that was started may take to start, in seconds."""


def sessions(client: CDPClient, wanted: str | None, patience: float) -> Iterator[Session]:
    """The client; with `wanted`, a worker of this name, or of which the URL has this part; all of them for "all".

    Waits up to `patience` seconds for the worker to start. Raises ValueError if there is no such worker, or several.
    """
    if wanted is None:
        yield client
    elif wanted == "all":
        yield client
        yield from client.workers
    else:
        yield _one(client, wanted, patience)


def patience_of(launched: bool, wait: float | None) -> float:
    """How long to wait for a worker, in seconds."""
    return _STARTS if launched else wait or 0.0


def _one(client: CDPClient, wanted: str, patience: float) -> AttachedSession:
    running = list(client.workers)
    found = _fitting(running, wanted)
    if not found and patience > 0:
        with contextlib.suppress(CDPTimeoutError), client.workers.attach_all() as starting:
            while not found:
                found = _fitting([starting.get(timeout=patience)], wanted)
        running = list(client.workers)
    if len(found) > 1:
        raise ValueError(f"{len(found)} workers fit --worker {wanted}: {_listed(found)}")
    if not found:
        raise ValueError(f"there is no worker {wanted!r}; {_there(client, running, wanted)}")
    return found[0]


def _fitting(workers: Sequence[AttachedSession], wanted: str) -> list[AttachedSession]:
    return [one for one in workers if one.name == wanted] or [
        one for one in workers if wanted in one.url or (one.name and wanted in one.name)
    ]


def _there(client: CDPClient, running: Sequence[AttachedSession], wanted: str) -> str:
    if running:
        names = [one.name for one in running if one.name]
        near = difflib.get_close_matches(wanted, names, 1)
        return (f"did you mean {near[0]}? " if near else "") + f"these run: {_listed(running)}"
    if client.browser.startswith("Deno/"):
        return "none runs, or another debugger has asked before: Deno announces each worker only once"
    return "the program has no workers"


def _listed(workers: Sequence[AttachedSession]) -> str:
    return ", ".join(one_line(f"{one.name} ({_file(one.url)})" if one.name else one.url, 100) for one in workers)


def _file(url: str) -> str:
    return PurePosixPath(unquote(urlsplit(url).path)).name or url


def labels(all: Sequence[Session]) -> list[str]:
    """A name for each session that the others do not have; "" if there is only one."""
    if len(all) == 1:
        return [""]
    found: list[str] = []
    for one in all:
        label = plain = _label(one)
        count = 1
        while label in found:
            count += 1
            label = f"{plain}-{count}"
        found.append(label)
    return found


def _label(session: Session) -> str:
    if not isinstance(session, Attached):
        return "main"
    return session.name or PurePosixPath(_file(session.url)).stem or session.kind
