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
import math
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from ..child import can_be_held
from ..client import CDPClient, connect
from ..errors import CDPError, ClosedError, CommandError, ConnectError
from ..session import Session
from ..wire import parse_address
from . import choosing, foreground, options, printing, signals, streams, workers

_ENDS = 1.0
"""How long a worker that ends may take to say so, in seconds."""


class Reached:
    """A program that a command has reached.

    `client` is connected to it. `sessions` are the client, or the workers that --worker names. `name` is for files.
    `launched` says whether it was started by the command line. `exit_code` is for the command line: that of the program
    if it was started and has ended by itself, known at the end of the `with` block; else 0.
    """

    def __init__(self, client: CDPClient, arguments: argparse.Namespace, held: bool = False) -> None:
        self.client: CDPClient = client
        self.launched: bool = arguments.launched is not None
        self.exit_code: int = 0
        self.name: str = _name(client, arguments.launched)
        wanted = arguments.worker
        if held and wanted == "all":
            wanted = None  # it starts no worker before it runs
        elif wanted is not None and self.launched:
            client.run_if_waiting()
        patience = workers.patience_of(self.launched, arguments.wait)
        self.sessions: list[Session] = list(workers.sessions(client, wanted, patience))
        self._labels = workers.labels(self.sessions)

    def label(self, session: Session) -> str:
        """A name for one of the sessions, other than those of the others; "" if there is only one."""
        return self._labels[self.sessions.index(session)]

    @property
    def has_ended(self) -> bool:
        """Whether the program has ended, or has closed the connection."""
        return self.client.closed or self.client.ended

    def join(self, session: Session) -> None:
        """Add a worker that has started meanwhile to the sessions. It has a label from then on."""
        self.sessions.append(session)
        self._labels = workers.labels(self.sessions)

    def wait_until_it_ends(self) -> None:
        """Wait until the program has ended; within `signals.recording()`, no longer than until a signal comes."""
        signals.current().wait(self.client)

    @contextlib.contextmanager
    def worker_may_end(self, session: Session) -> Iterator[None]:
        """A block about one of several sessions, which the end of this worker ends without an error."""
        try:
            yield
        except (ClosedError, CommandError):
            if session is self.client or len(self.sessions) == 1:
                raise
            # Node 20 and 24 answer that there is no such context before they say that the worker has ended.
            signals.Stop().wait(session, _ENDS)
            if self.has_ended or not session.closed:
                raise

    @contextlib.contextmanager
    def may_end(self) -> Iterator[None]:
        """A block that the end of the program, or of its worker, ends without an error."""
        try:
            yield
        except ClosedError:
            if not (self.has_ended or self.sessions[0].closed):
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
            "endpoint",
            nargs="?",
            metavar="ENDPOINT",
            help="PORT, HOST:PORT, http:// or ws:// URL; by default the one that runs",
        )
    parser.add_argument("--pid", type=options.whole_number(1, "processes"), help="a process id")
    parser.add_argument("--target", help="one of several targets: its index, its id, or a part of its title or URL")
    parser.add_argument(
        "--worker",
        metavar="NAME",
        help="a worker, by its name or a part of its URL; all: the program and all its workers",
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
def reached(
    arguments: argparse.Namespace, *, hold: bool = False, stdio: streams.Stdio | None = None, later: bool = False
) -> Iterator[Reached]:
    """Connect to the program that the arguments name, or start it.

    With `hold`, one that is started waits before its first line for `program.client.run_if_waiting()`. `stdio` are the
    descriptors that it gets instead of ours. `later` says that the command finds the workers itself that such a program
    starts; otherwise it runs at once if --worker is given.
    """
    check(arguments)
    program = None
    with contextlib.ExitStack() as stack:
        client = _client(arguments, hold, stdio, stack)
        program = Reached(client, arguments, hold and later and arguments.launched is not None)
        yield program
    if program.launched:
        program.exit_code = shell_code(getattr(client, "exit_code", None))


def each(arguments: argparse.Namespace, *, hold: bool = False, stdio: streams.Stdio | None = None) -> Iterator[Reached]:
    """Like `reached`, for a loop: once; with --reconnect, again each time the program is there again.

    It is for commands that listen to workers that start later.
    """
    while True:
        with reached(arguments, hold=hold, stdio=stdio, later=True) as program:
            yield program
            again = getattr(arguments, "reconnect", False) and program.has_ended
            where = program.client
        stop = signals.current()
        if not again or stop:
            return
        streams.say("the program has ended; waiting until it is there again, Ctrl-C ends this")
        # By its port: the path of a ws:// URL is another one at the next start.
        arguments.endpoint = f"[{where.host}]:{where.port}" if ":" in where.host else f"{where.host}:{where.port}"
        arguments.wait = None
        with stop.interrupts():
            _wait_for(arguments.endpoint)
            streams.say("the program is there again")
        if stop:
            return


def shell_code(code: int | None) -> int:
    """The exit code of a program, as a shell gives it: 128 and the number of a signal that has ended it."""
    return 128 - code if code is not None and code < 0 else code or 0


def _client(
    arguments: argparse.Namespace, hold: bool, stdio: streams.Stdio | None, stack: contextlib.ExitStack
) -> CDPClient:
    """Connect, and have `stack` disconnect."""
    target = int(arguments.target) if (arguments.target or "").isdecimal() else arguments.target
    if arguments.launched is not None:
        if stdio is None:
            stdio = streams.Stdio(stdout=streams.STDERR if printing.takes_stdout(arguments) else streams.STDOUT)
        stack.enter_context(foreground.terminal_as_it_was())
        from .. import launch

        client = launch(
            arguments.launched,
            wait_for_debugger=hold and _is_found(arguments.launched[0]) and can_be_held(arguments.launched),
            target=target,
            stdin=stdio.stdin,
            stdout=stdio.stdout,
            stderr=stdio.stderr,
            foreground=True,
        )
        stack.enter_context(client)
        stack.enter_context(foreground.signals_passed_on(client.process.pid))
        return client
    if arguments.pid is not None:
        return stack.enter_context(_attached(arguments.pid, target))
    endpoint = arguments.endpoint
    if endpoint is not None:
        parse_address(endpoint)  # refuses nonsense before the message below
    if arguments.wait:
        limit = "" if math.isinf(arguments.wait) else f", {arguments.wait:g} s at most"
        streams.say(f"waiting for {endpoint or 'a program'}{limit}")
    if endpoint is None:
        endpoint = choosing.find(arguments.command, arguments.wait or 0.0)
    return stack.enter_context(connect(endpoint, target=target, wait=arguments.wait or 0.0))


def _is_found(program: str) -> bool:
    """Whether there is such a program. If not, the error of starting it says more than one about holding it."""
    return shutil.which(program) is not None


def _attached(pid: int, target: int | str | None) -> CDPClient:
    from .. import attach

    try:
        return attach(pid, target=target)
    except ConnectError:
        address = choosing.of_process(pid)  # that of a browser, to which attach() sends no signal
        if address is None:
            raise
        return connect(address, target=target)


def _wait_for(endpoint: str) -> None:
    """Wait until a program listens there: not the one that has just ended, which may do so for a moment."""
    while True:
        with contextlib.suppress(CDPError), connect(endpoint, wait=math.inf) as client:
            if not client.ended and client.evaluate("1") == 1:
                return


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
    elif arguments.pid is not None:
        if arguments.endpoint is not None:
            raise ValueError("give either an ENDPOINT or --pid, not both")
        if arguments.wait is not None:
            raise ValueError("--wait is for an ENDPOINT; leave it out, because a process that runs can be attached to")
        if getattr(arguments, "reconnect", False):
            raise ValueError("--reconnect is for an ENDPOINT: a process that has ended does not come back")
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
    if arguments.wait is None and arguments.launched is None and arguments.pid is None:
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
