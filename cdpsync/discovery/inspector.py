"""Inspector and list_targets(): the targets at an address."""

from __future__ import annotations

import ssl
from collections.abc import Mapping

from ..threads import Deadline
from ..wire import HTTPConnection, checked_headers, parse_address
from .endpoints import Endpoints
from .targets import Target


class Inspector:
    """The HTTP endpoints of an inspector: its targets, its version, its protocol.

        for target in Inspector(9222).targets():
            print(target)

    `address` is a port, "host:port", or an "http://" or "https://" URL that has a /json/list. Anything else raises
    ValueError or TypeError. `headers` are sent with every request, and a "Host" among them replaces ours.
    `ssl_context` replaces the one that verifies certificates. `timeout` is how long each method may take, in seconds;
    None waits for ever.

    Each method sends a request and blocks until it is answered. It raises ConnectError if no answer comes in time, or
    if this is not an inspector endpoint. Each request has a connection of its own, so there is nothing to close.

    Threads: any number may use one Inspector at the same time.
    """

    def __init__(
        self,
        address: int | str = 9229,
        *,
        headers: Mapping[str, str] | None = None,
        ssl_context: ssl.SSLContext | None = None,
        timeout: float | None = 10.0,
    ) -> None:
        Deadline(timeout)  # raises TypeError or ValueError if it is not a number
        self._address = parse_address(address)
        self._headers = checked_headers(headers)
        self._ssl_context = ssl_context
        self._timeout = timeout

    def targets(self) -> list[Target]:
        """The targets that can be connected to, in the listed order.

        Chrome lists pages, frames and workers; Node and Deno list the program only, not its workers.
        """
        return self._endpoints().targets()

    def version(self) -> dict[str, str]:
        """The fields of /json/version: "Browser", such as "node.js/v24.1.0" or "Chrome/156.0…", "Protocol-Version", ….

        Chrome adds "webSocketDebuggerUrl", the target of the whole browser: `connect()` takes it.
        """
        return self._endpoints().version()

    def protocol(self) -> object | None:
        """The commands, events and types that /json/protocol describes; None if there is no such page (Deno).

        It is a dict in the form of https://github.com/ChromeDevTools/devtools-protocol. `client.protocol` shows and
        searches it.
        """
        answer = self._endpoints().protocol()
        return None if answer is None else answer[0]

    def new_target(self, url: str = "about:blank") -> Target:
        """Open a page in Chrome and return its Target. Raises ConnectError for Node and Deno, which have no pages."""
        return self._endpoints().new_target(url)

    def activate_target(self, target: Target | str) -> None:
        """Bring a page of Chrome to the front. Raises ConnectError if there is no such page.

        `target` is a Target or its id.
        """
        self._endpoints().tell("activate", target)

    def close_target(self, target: Target | str) -> None:
        """Close a page of Chrome. Raises ConnectError if there is no such page.

        `target` is a Target or its id. Chrome may still list the page for half a second.
        """
        self._endpoints().tell("close", target)

    def __repr__(self) -> str:
        return f"<Inspector {self._address.url('http', self._address.base)}>"

    def _endpoints(self) -> Endpoints:
        http = HTTPConnection(self._address, self._headers, self._ssl_context)
        return Endpoints(http, Deadline(self._timeout))


def list_targets(
    address: int | str = 9229,
    *,
    headers: Mapping[str, str] | None = None,
    ssl_context: ssl.SSLContext | None = None,
    timeout: float | None = 10.0,
) -> list[Target]:
    """The targets that can be connected to at an address, in the listed order: `Inspector(address, …).targets()`."""
    return Inspector(address, headers=headers, ssl_context=ssl_context, timeout=timeout).targets()
