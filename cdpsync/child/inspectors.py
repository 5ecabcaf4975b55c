"""Inspectors: finds the inspectors of a launched program and its children, and chooses one."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath
from urllib.parse import unquote

from ..discovery import Target
from ..errors import ConnectError
from ..processes import listening
from ..threads import Deadline
from .inspect_flag import Command
from .pipes import ChildOutput

_log = logging.getLogger("cdpsync")

_SILENCE = 2.0  # seconds; if the program has announced no inspector by then, its sockets are searched

# Scripts that only start other programs.
LAUNCHERS = {"concurrently", "corepack", "cross-env", "dotenv", "env-cmd", "lerna", "node-dev", "nodemon", "npm"}
LAUNCHERS |= {"npm-cli", "npm-run-all", "npx", "npx-cli", "nx", "pnpm", "pnpx", "run-p", "run-s", "ts-node-dev"}
LAUNCHERS |= {"tsx", "turbo", "yarn", "yarnpkg"}

Ask = Callable[[str], list[Target]]
"""Lists the targets at an address; raises ConnectError if this is not an inspector."""


class Inspectors:
    """The inspectors that a program has announced, or at which its processes listen.

    Threads: only the thread that connects calls the methods; any thread may read `addresses`.
    """

    def __init__(self, command: Command, session: int, output: ChildOutput) -> None:
        self._starts_others = not command.kind
        self._session = session
        self._output = output
        self._silence = Deadline(_SILENCE)
        self._arguments = {
            PurePosixPath(word).name for part in command.argv[1:] for word in re.split(r"[\s'\"]+", part)
        }
        self._found: list[str] = []  # addresses that were found by their sockets
        self._chosen = ""
        self._others: set[str] = set()  # addresses that are not an inspector's

    @property
    def addresses(self) -> list[str]:
        """HOST:PORT of each inspector, the oldest first, including those that have closed."""
        return [*self._output.addresses, *self._found]

    def choose(self, wanted: object, ask: Ask) -> str | None:
        """HOST:PORT of the inspector to connect to; None if none has appeared yet.

        A program that the command names is preferred to the other programs that it starts.
        """
        self._search(ask)
        addresses = self.addresses
        if len(addresses) < 2 and not self._starts_others:
            return addresses[0] if addresses else None
        ranks: dict[str, int] = {}
        titles: dict[str, str] = {}
        for address in addresses:
            try:
                targets = ask(address)
            except ConnectError:
                continue  # it has closed: a restarted program listens at another port
            titles[address] = _titles(targets)
            ranks[address] = self.rank(targets, wanted)
        if not ranks:
            return None if self._starts_others else addresses[-1]
        best = min(ranks, key=lambda address: ranks[address])
        if ranks[best] == LAUNCHER:
            return None
        if len(titles) > 1 and best != self._chosen:
            listed = "; ".join(f"{title} at {address}" for address, title in titles.items())
            _log.info("several inspectors listen (%s): connecting to %s", listed, best)
        self._chosen = best
        return best

    def launchers(self, ask: Ask) -> list[str]:
        """The title and address of each inspector that listens, for an error if all are launchers such as npm."""
        found = []
        for address in self.addresses:
            try:
                found.append(f"{_titles(ask(address))} at {address}")
            except ConnectError:
                continue
        return found

    def rank(self, targets: Sequence[Target], wanted: object) -> int:
        """How well an inspector with these targets fits; the lowest rank is the best."""
        if isinstance(wanted, str) and any(wanted in (target.title + " " + target.url) for target in targets):
            return WANTED
        if not targets:  # the inspector of "deno run TASK" has no targets
            return LAUNCHER
        names = {PurePosixPath(unquote(text)).name for target in targets for text in (target.title, target.url)}
        if any(re.sub(r"\.[cm]?js$", "", name) in LAUNCHERS for name in names):
            return LAUNCHER
        return _NAMED if names & self._arguments else _OTHER

    def _search(self, ask: Ask) -> None:
        """Look for listening sockets if the program announces no inspector, or not its port."""
        silent = self._output.ended or self._silence.passed()
        if not (self._output.untold or (silent and not self._output.addresses)):
            return
        for address in listening(self._session):
            if address not in self.addresses and address not in self._others:
                try:
                    ask(address)
                except ConnectError:
                    self._others.add(address)
                else:
                    self._found.append(address)


def _titles(targets: Sequence[Target]) -> str:
    return ", ".join(target.title for target in targets) or "nothing yet"


WANTED, _NAMED, _OTHER, LAUNCHER = range(4)
