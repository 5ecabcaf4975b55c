"""What is known about the target behind a connection: its name and version, its runtime, and its protocol."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from ..errors import CommandError, ConnectError
from ..threads import Deadline
from .connection import Connection
from .inquiry import PATIENCE, Informant, Inquiry
from .runtime import LARGEST_COMMAND, RuntimeKind, identity_by_trying, identity_in

if TYPE_CHECKING:
    from ..protocol import Protocol


class TargetDescription:
    """What a target says about itself, and what can be found out by trying. Each question is asked once.

    `version` is its /json/version if that was asked for before connecting, else {}. Each call of `informant` returns an
    object that asks the target one question over HTTP.

    Threads: any thread may call any method.
    """

    def __init__(self, connection: Connection, version: Mapping[str, str], informant: Callable[[], Informant]) -> None:
        self._connection = connection
        self._version = version
        self._identity = identity_in(version)
        self._asked_version = Inquiry(
            connection, informant, lambda one: one.version(), "the target did not say what it is", logging.DEBUG
        )
        self._asked_protocol = Inquiry(
            connection,
            informant,
            _describe,
            "the target did not describe its protocol; the bundled one is used for now",
        )

    @property
    def known_kind(self) -> RuntimeKind | None:
        """Which runtime it is; None if that is not known yet. Does not ask the target."""
        return self._identity.kind if self._identity is not None else None

    @property
    def known_browser(self) -> str:
        """Its name and version; "" if they are not known yet. Does not ask the target."""
        return self._version.get("Browser", "") or (self._identity.browser if self._identity else "")

    def browser(self) -> str:
        """Its name and version; "" if its /json/version does not say it within a second."""
        if not self.known_browser:
            self._ask_version(PATIENCE)
        return self.known_browser

    def kind(self, seconds: float = PATIENCE, deadline: Deadline | None = None) -> RuntimeKind | None:
        """Which runtime it is, from its /json/version or by trying; None if it answers neither.

        Each of the two takes at most `seconds`, and both end at the deadline.
        """
        deadline = deadline or Deadline(None)
        if self._identity is None:
            self._ask_version(deadline.at_most(seconds).remaining() or 0.0)
        if self._identity is None:
            self._identity = identity_by_trying(self._connection.call, deadline.at_most(seconds))
        return self.known_kind

    def is_browser(self, deadline: Deadline | None = None) -> bool:
        """Whether the connection itself is one to a whole browser. Raises ConnectError if there is no browser at all.

        Asks the target, which answers while a page is busy or paused, and waits for that, by default up to the client's
        timeout.
        """
        if self.kind() in (RuntimeKind.NODE, RuntimeKind.DENO):
            raise ConnectError(
                f"{self.known_browser or 'this runtime'} has no browser: only Chrome and its kin have one"
            )
        connection = self._connection
        try:
            answer = connection.call("Target.getTargetInfo", None, None, deadline or Deadline(connection.timeout))
        except CommandError:
            return False
        info = answer.get("targetInfo")
        return isinstance(info, dict) and info.get("type") == "browser"

    def protocol(self, seconds: float = PATIENCE) -> Protocol:
        """What the target understands: its own description if that comes within `seconds`, else a bundled one.

        If it has no description, the bundled one stays.
        """
        from ..protocol import bundled

        return self._asked_protocol.answer(seconds) or bundled()

    def largest_command(self, deadline: Deadline) -> int:
        """How many characters the longest command to this target may have; 0 if there is no known limit."""
        kind = self.kind(deadline=deadline)
        return LARGEST_COMMAND.get(kind, 0) if kind is not None else 0

    def abort(self) -> None:
        """Stop the requests that are being made, because the connection has ended."""
        self._asked_version.abort()
        self._asked_protocol.abort()

    def _ask_version(self, seconds: float) -> None:
        if not self._version:
            self._version = self._asked_version.answer(seconds) or {}
            self._identity = self._identity or identity_in(self._version)


def _describe(informant: Informant) -> Protocol:
    from ..protocol import Protocol, bundled

    answer = informant.protocol()
    return Protocol(*answer) if answer is not None else bundled()
