"""Which program a command is about: ENDPOINT, --pid, --target, --worker, --wait, or -- COMMAND; the same everywhere.

    def add_arguments(parser):
        reach.add_arguments(parser)                    # the command takes no other words
        reach.add_arguments(parser, own="EXPR")        # it does: arguments.own has them, without the ENDPOINT before

    def run(arguments):
        with reach.reached(arguments) as program:      # connects, or starts the program
            for session in program.sessions: ...       # the client, or the workers that --worker names
        return program.exit_code                       # that of a program that was started and has ended by itself

    def run(arguments):                                # with --reconnect
        with signals.recording() as stop:
            for program in reach.each(arguments):      # once; with --reconnect, each time the program is there again
                with program.may_end(), stop.interrupts(): ...
        return program.exit_code

An ENDPOINT goes first: cdpsync eval 9229 EXPR. It is told from a command's own words by its form (see `is_endpoint`).
"""

from __future__ import annotations

import argparse
import contextlib
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from .. import attach, launch
from ..attached import Attached
from ..child import can_be_held
from ..client import CDPClient, connect
from ..errors import CDPTimeoutError, ClosedError
from ..session import Session
from ..wire import parse_address
from . import options, printing, signals, streams

_PORT = 9229
_STARTS = 10.0
"""How long a worker of a program that was started may take to start, in seconds."""
_LOOK_AGAIN = 0.5
"""How often --reconnect looks whether the program is there again, in seconds."""


class Reached:
    """A program that a command has reached.

    `client` is connected to it. `sessions` are the client, or the workers that --worker names. `name` is for files.
    `launched` says whether it was started by the command line. `exit_code` is for the command line: that of the program
    if it was started and has ended by itself, known at the end of the `with` block; else 0.
    """

    def __init__(self, client: CDPClient, arguments: argparse.Namespace) -> None:
        self.client: CDPClient = client
        self.launched: bool = arguments.launched is not None
        self.exit_code: int = 0
        self.name: str = _name(client, arguments.launched)
        self.sessions: list[Session] = list(_sessions(client, arguments))
        self._labels = _labels(self.sessions)

    def label(self, session: Session) -> str:
        """A name for one of the sessions, other than those of the others; "" if there is only one."""
        return self._labels[self.sessions.index(session)]

    def join(self, session: Session) -> None:
        """Add a worker that has started meanwhile to the sessions. It has a label from then on."""
        self.sessions.append(session)
        self._labels = _labels(self.sessions)

    def wait_until_it_ends(self) -> None:
        """Wait until the program has ended; within `signals.recording()`, no longer than until a signal comes."""
        (signals.current() or signals.Stop()).wait(self.client)

    @contextlib.contextmanager
    def may_end(self) -> Iterator[None]:
        """A block that the end of the program ends, without an error."""
        try:
            yield
        except ClosedError:
            if not (self.client.closed or self.client.ended or self.sessions[0].closed):
                raise


def reaches(name: str) -> bool:
    """Whether a command is about a program, and so may start one after "--"."""
    return name not in ("heap", "guide", "demo", "protocol", "search", "doctor", "list", "")


def add_arguments(parser: argparse.ArgumentParser, own: str = "", *, reconnect: bool = False) -> None:
    """Add the options that say which program. `own` names the command's own words in its usage, such as "EXPR"."""
    if own:
        parser.add_argument("own", nargs="*", metavar=f"[ENDPOINT] {own}", help="")
    else:
        parser.add_argument(
            "endpoint", nargs="?", metavar="ENDPOINT", help=f"PORT, HOST:PORT, http:// or ws:// URL; by default {_PORT}"
        )
    parser.add_argument("--pid", type=options.whole_number(1, "processes"), help="a process, by its number")
    parser.add_argument("--target", help="which of several targets: its index, its id, or a part of its title or URL")
    parser.add_argument(
        "--worker",
        metavar="NAME",
        help="a worker of it, by its name or a part of its URL; all: the program and all its workers",
    )
    parser.add_argument(
        "--wait",
        type=options.seconds(endless=True),
        metavar="S",
        help="keep trying to connect for this long, such as 10s",
    )
    if reconnect:
        parser.add_argument("--reconnect", action="store_true", help="connect again when the program is started again")


def is_endpoint(word: str) -> bool:
    """Whether a word is an ENDPOINT by its form."""
    return bool(re.fullmatch(r"\d{1,5}|(?:wss?|https?)://.*|(?:localhost|[\d.]+|\[[\da-fA-F:]+\]):\d{1,5}", word))


@contextlib.contextmanager
def reached(arguments: argparse.Namespace, *, hold: bool = False) -> Iterator[Reached]:
    """Connect to the program that the arguments name, or start it.

    With `hold`, one that is started waits before its first line for `program.client.run_if_waiting()`.
    """
    check(arguments)
    client = _client(arguments, hold)
    program = None
    ended = False
    try:
        program = Reached(client, arguments)
        yield program
    finally:
        ended = program is not None and program.launched and client.ended
        client.close()
    if program is not None and ended:
        program.exit_code = _exit_code(client)


def each(arguments: argparse.Namespace, *, hold: bool = False) -> Iterator[Reached]:
    """Like `reached`, for a loop: once; with --reconnect, again each time the program is there again."""
    while True:
        with reached(arguments, hold=hold) as program:
            yield program
            again = getattr(arguments, "reconnect", False) and (program.client.closed or program.client.ended)
        stop = signals.current() or signals.Stop()
        if not again or stop:
            return
        streams.say("the program has ended; waiting until it is there again")
        with stop.interrupts():
            arguments.wait = float("inf")
        if stop:
            return


def _exit_code(client: CDPClient) -> int:
    code: int = getattr(client, "process").returncode  # noqa: B009 - of a LaunchedClient
    return 128 - code if code < 0 else code


def _client(arguments: argparse.Namespace, hold: bool) -> CDPClient:
    target = int(arguments.target) if (arguments.target or "").isdecimal() else arguments.target
    if arguments.launched is not None:
        stdout = streams.STDERR if printing.takes_stdout(arguments) else streams.STDOUT
        return launch(
            arguments.launched,
            wait_for_debugger=hold and can_be_held(arguments.launched),
            target=target,
            stdin=streams.STDIN,
            stdout=stdout,
            stderr=streams.STDERR,
        )
    if arguments.pid is not None:
        return attach(arguments.pid, target=target)
    endpoint = arguments.endpoint or _PORT
    parse_address(endpoint)  # an address that makes no sense is refused before we say that we wait for it
    if arguments.wait:
        streams.say(f"waiting for {endpoint}, {arguments.wait:g} s at most")
    return connect(endpoint, target=target, wait=arguments.wait or 0.0)


def check(arguments: argparse.Namespace) -> None:
    """Raise ValueError if options contradict one another or would have no effect; find the ENDPOINT in `own`."""
    if "endpoint" not in arguments:
        own = arguments.own
        arguments.endpoint = own.pop(0) if own and is_endpoint(own[0]) else None
    if arguments.launched is not None:
        if not arguments.launched:
            raise ValueError(
                f"there is no command after --; write it there, as in: cdpsync {arguments.command} -- node app.js"
            )
        if arguments.endpoint is not None:
            raise ValueError("give either an ENDPOINT or a COMMAND after --, not both")
        if arguments.pid is not None:
            raise ValueError("give either --pid or a COMMAND after --, not both")
        if arguments.wait is not None:
            raise ValueError("--wait is for an ENDPOINT; leave it out, because cdpsync waits for a COMMAND anyway")
        if getattr(arguments, "reconnect", False):
            raise ValueError("--reconnect is for an ENDPOINT; leave it out, because a COMMAND is started once")
    elif arguments.pid is not None and arguments.endpoint is not None:
        raise ValueError("give either an ENDPOINT or --pid, not both")
    if arguments.target == "":
        raise ValueError("--target is empty: write an index, an id or a part of the title or URL")
    if arguments.worker == "":
        raise ValueError("--worker is empty: write the name of a worker, a part of its URL, or all")
    if arguments.target is not None and _names_target(arguments.endpoint):
        raise ValueError(f"{arguments.endpoint} already names a target; leave out --target")
    if arguments.endpoint is not None:
        mended = with_dashes(arguments, [])
        if mended is not None:
            raise ValueError(
                f"{arguments.endpoint!r} is not an address; to start a program, put -- before it: {mended}"
            )
        parse_address(arguments.endpoint)


def _names_target(endpoint: str | None) -> bool:
    parts = urlsplit(endpoint or "")
    return parts.scheme in ("ws", "wss") and parts.path.strip("/") != ""


def advice(arguments: argparse.Namespace) -> dict[str, str]:
    """For each option of the library that a hint may name, what to say instead."""
    if not reaches(arguments.command):
        return {}
    found = {"target": "--target INDEX, ID or a part of its title or URL chooses one"}
    if arguments.wait is None and arguments.launched is None:
        found["wait"] = "--wait S keeps trying, for a program that is still starting"
    return found


# --- what it is called ---


def _name(client: CDPClient, launched: list[str] | None) -> str:
    """A name for files: that of the script, without its suffix; for a page, that of its host or file."""
    text = client.target.url if client.target is not None else ""
    parts = urlsplit(text)
    name = Path(parts.path).stem or parts.hostname or ""
    if not name and launched:
        name = Path(launched[0]).stem
    return re.sub(r"[^\w.-]+", "_", name).strip("._")[:50] or "program"


def _sessions(client: CDPClient, arguments: argparse.Namespace) -> Iterator[Session]:
    wanted = arguments.worker
    if wanted is None:
        yield client
        return
    if arguments.launched is not None:
        client.run_if_waiting()
    if wanted == "all":
        yield client
        yield from client.workers
        return
    fits = re.compile(re.escape(wanted))
    workers = list(client.workers)
    found = [one for one in workers if one.name == wanted] or [one for one in workers if wanted in one.url]
    patience = _STARTS if arguments.launched is not None else arguments.wait or 0.0
    if not found and patience:
        with contextlib.suppress(CDPTimeoutError):
            found = [client.workers.wait(url=fits, timeout=patience)]
    if not found:
        listed = ", ".join(_shown(one) for one in workers)
        raise ValueError(f"there is no worker {wanted!r}; " + (f"there are: {listed}" if workers else "no worker runs"))
    if len(found) > 1:
        raise ValueError(f"several workers are called {wanted!r}: {', '.join(map(_shown, found))}")
    yield found[0]


def _shown(worker: Attached) -> str:
    return f"{worker.name} ({worker.url})" if worker.name else worker.url


def _labels(sessions: list[Session]) -> list[str]:
    if len(sessions) == 1:
        return [""]
    labels: list[str] = []
    for one in sessions:
        label = "main"
        if isinstance(one, Attached):
            label = one.name or Path(urlsplit(one.url).path).stem or one.kind
        count, plain = 1, label
        while label in labels:
            count += 1
            label = f"{plain}-{count}"
        labels.append(label)
    return labels


def with_dashes(arguments: argparse.Namespace, rest: list[str]) -> str | None:
    """The command line with its missing "--"; None if that is not what is missing. `rest` holds unknown arguments."""
    if getattr(arguments, "endpoint", None) is None or arguments.launched is not None:
        return None
    try:
        parse_address(arguments.endpoint)
    except ValueError:
        program = arguments.endpoint and (shutil.which(arguments.endpoint) or Path(arguments.endpoint).exists())
        if not rest and not program:
            return None
    else:
        return None
    at = arguments.words.index(arguments.endpoint)
    return shlex.join(["cdpsync", *arguments.words[:at], "--", *arguments.words[at:]])
