"""The client: it finds the target, opens the connection, and is the session of that target."""

from __future__ import annotations

import math
import os
import threading
from collections.abc import Callable, Mapping
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, TypedDict, TypeVar

from .engine import CLOSE_TIMEOUT, Connection, Link, PendingInfo, check_seconds, keep_alive
from .errors import ConnectError
from .session import Session
from .text import one_line
from .threads import DEFAULT, Deadline, Owner, Timeout

if TYPE_CHECKING:
    import ssl

    from typing_extensions import Unpack  # checkers know it; at run time it need not be installed

    from .discovery import Endpoints, Target
    from .engine import Informant
    from .wire import Address, HTTPConnection, Transport


class ClientOptions(TypedDict, total=False):
    """The options of CDPClient, which `connect` and `launch` take as well. CDPClient says what each of them means."""

    target: int | str | Target | None
    timeout: Timeout
    connect_timeout: float | None
    wait: float
    headers: Mapping[str, str] | None
    ssl_context: ssl.SSLContext | None
    log_values: bool
    keepalive: float | None


_Self = TypeVar("_Self", bound="CDPClient")


class CDPClient(Session):
    """A connection to one target, and the session of that target.

    Each domain of the target is an attribute: `client.Runtime.evaluate(expression="6 * 7")`, `client.Debugger.paused`.

    `host` and `port` are those of the inspector. Nothing is connected before `connect()`, which a `with` block calls.
    The options, all of them keyword arguments:

    `target` chooses one of several targets: an index, an id or the beginning of one, a part of the title or URL, or a
    Target. By default it is the first program or page.
    `timeout` is how long a call waits for a reply or an event unless it is given another, in seconds; None waits for
    ever. By default it is the environment variable CDPSYNC_TIMEOUT, or else 30.
    `connect_timeout` limits each attempt to connect, in seconds; None does not limit it, and by default it is 10.
    `wait` is how long to keep trying, in seconds, if the program is still starting; by default it is 0.
    `headers` are sent with every request; a "Host" among them replaces ours.
    `ssl_context` replaces the one that verifies certificates.
    `log_values=False` keeps the values of programs out of the logs: the logger "cdpsync.wire" then shows only the
    method and size of each message.
    `keepalive` is for a proxy that cuts idle connections: it is the longest silence, in seconds, before a command
    without effect is sent. By default, or with None, none is sent.

    When it is connected, `host` and `port` say where, and `target` is the Target, or None if the client was given a
    WebSocket URL. `timeout` is the client's timeout in seconds.

    Threads: any thread may call any method. After fork(), the child must connect again.
    """

    target: Target | None

    def __init__(self, host: str = "127.0.0.1", port: int = 9229, **options: Unpack[ClientOptions]) -> None:
        super().__init__(None, None, None)
        for name in options.keys() - ClientOptions.__annotations__.keys():
            known = ", ".join(ClientOptions.__annotations__)
            raise TypeError(f"{type(self).__name__} has no option {name!r}; it has {known}")
        timeout = options.get("timeout", DEFAULT)
        self.host: str = host
        self.port: int = port
        self.timeout: float | None = _default_timeout() if timeout is DEFAULT else timeout
        self.target = None
        self._wanted = options.get("target")
        self._address: int | str | None = None
        self._given: Target | None = None  # instead of an address
        self._connect_timeout = options.get("connect_timeout", 10.0)
        self._wait = options.get("wait", 0.0)
        self._headers = options.get("headers")
        self._ssl_context = options.get("ssl_context")
        self._log_values = options.get("log_values", True)
        self._keepalive = check_seconds(options.get("keepalive"))
        for seconds in (self.timeout, self._connect_timeout, self._wait):
            Deadline(seconds)  # raises TypeError or ValueError if this is not a number of seconds
        self._reached: Address | None = None  # where it is connected to
        self._browser: Session | None = None  # what browser_session() has returned, unless that is the client itself
        self._owner = Owner()
        # Held while connecting, so that only one thread does. Reentrant for a signal handler that connects too.
        self._connecting = threading.RLock()
        self._connector: int | None = None  # the thread that connects
        self._closes = 0  # how often close() was called

    def connect(self: _Self) -> _Self:
        """Find the target and connect; returns the client.

        Raises ConnectError, with the reason, if that fails or takes longer than `connect_timeout` and `wait` allow, and
        RuntimeError if the client is already connected.
        """
        from .discovery import retry

        if not self._owner.is_here():  # after fork(), a thread that is gone may hold the lock
            self._owner, self._connecting, self._connector = Owner(), threading.RLock(), None
        if self._connector == threading.get_ident():
            raise RuntimeError(f"{self!r}: this thread is already connecting it, and was interrupted")
        with self._connecting:
            if not self.closed:
                raise RuntimeError(f"{self!r} is connected already; close() it first, or make another client")
            closes = self._closes
            try:
                self._connector = threading.get_ident()
                retry(self._connect_once, self._wait, lambda: self._hopeless() or self._closes != closes)
            finally:
                self._connector = None
            if self._closes != closes and self._link is not None:  # close() may have come before there was a link
                self._link.connection.close()
                raise ConnectError(f"{self._where()}: close() was called while this was connecting")
        return self

    def _connect_once(self) -> None:
        # Imported here, because `import cdpsync` should not load HTTP and the WebSocket library.
        from .discovery import Endpoints, reach
        from .wire import HTTPConnection, parse_address

        address, deadline = parse_address(self._where()), Deadline(self._connect_timeout)
        # One connection for the list of targets and the version, which becomes the WebSocket.
        http = HTTPConnection(address, self._headers, self._ssl_context, keep_open=True)
        endpoints = Endpoints(http, deadline)

        def open_target(target: Target) -> None:
            version = endpoints.known_version()
            self._connect_to(http, parse_address(target.websocket_url).path, deadline, target, version)

        try:
            if address.path:
                self._connect_to(http, address.path, deadline, None, {})
            else:
                reach(endpoints, self._wanted, deadline, open_target)
        finally:
            http.close()

    def _connect_to(
        self, http: HTTPConnection, path: str, deadline: Deadline, target: Target | None, version: Mapping[str, str]
    ) -> None:
        from .discovery import check_alive
        from .wire import WebSocketTransport

        address = http.address
        connection = self._connection_over(WebSocketTransport.open(http, path, deadline))
        try:
            if target is not None and target.type != "node":
                check_alive(connection)
        except BaseException:
            connection.close()
            raise
        self.host, self.port, self._reached = address.host, address.port, address
        self.target = target = target or self._given
        self.target_id: str | None = target.id if target else None
        # Must not refer to the client, which is closed when its user drops it.
        informant = partial(_endpoints, address, self._headers, self._ssl_context, self._connect_timeout)
        self._link = self._linked(connection, version, informant, address.authority)

    def _connection_over(self, transport: Transport) -> Connection:
        """A connection over a transport, which is closed if there cannot be one."""
        try:
            return Connection(transport, self.timeout, log_values=self._log_values)
        except BaseException:  # for example, no thread can be started any more
            transport.abort()
            transport.release()
            raise

    def _linked(
        self, connection: Connection, version: Mapping[str, str], informant: Callable[[], Informant], where: int | str
    ) -> Link:
        """The Link of a connection. It listens for the end of the program, and keeps the connection alive if wanted."""
        link = Link(connection, version, informant, f"{type(self).__name__} {where}")
        link.watch_program()
        if self._keepalive is not None:
            keep_alive(connection, self._keepalive)
        return link

    def browser_session(self) -> Session:
        """A session of the whole browser: its `workers` are all pages, popups, frames and workers of the browser.

            popup = client.browser_session().workers.wait(kind="page", url="/popup.html")

        It has the domains Browser, Target, Storage, SystemInfo and Tracing, and runs no JavaScript. The first call
        opens a connection to the browser, at the address that the client is connected to and with the client's options.
        Later calls return the same session, as long as it is open. `close()` closes it too. If the connection of the
        client is itself one to the browser, no other is opened.

        Waits up to `connect_timeout`. Raises ConnectError if there is no browser, as with Node and Deno, or if it
        cannot be reached, and ClosedError if the client is not connected.
        """
        link = self._open()
        if (opened := self._browser) is not None and not opened.closed:
            return opened
        of_browser = link.description.is_browser()
        if of_browser and self.session_id is None:
            return self
        with self._connecting:
            if (opened := self._browser) is None or opened.closed:  # no other thread was first
                opened = Session(link, None, None) if of_browser else self._open_browser(link)
                self._browser = opened
        return opened

    def _open_browser(self, link: Link) -> CDPClient:
        from .discovery import Endpoints, browser_path
        from .wire import HTTPConnection

        assert self._reached is not None
        closes, deadline = self._closes, Deadline(self._connect_timeout)
        http = HTTPConnection(self._reached, self._headers, self._ssl_context, keep_open=True)
        browser = CDPClient(
            timeout=self.timeout,
            connect_timeout=self._connect_timeout,
            headers=self._headers,
            ssl_context=self._ssl_context,
            log_values=self._log_values,
            keepalive=self._keepalive,
        )
        try:
            version = Endpoints(http, deadline).version()
            path = browser_path(version)
            browser._address = self._reached.url("ws", path)
            browser._connect_to(http, path, deadline, None, version)
            browser._open().lifeline = link  # which has that of a launched program
            self._browser = browser
        except BaseException:
            browser.close()
            raise
        finally:
            http.close()
        if self._closes != closes:  # close() may have come before there was a browser to close
            browser.close()
            raise ConnectError(f"{self._where()}: close() was called while this was connecting to the browser")
        return browser

    def _hopeless(self) -> bool:
        """Whether there is no point in trying again."""
        return False

    def _where(self) -> int | str:
        if self._address is not None:
            return self._address
        from .wire import Address

        return Address(self.host, self.port).authority

    def close(self) -> None:
        """Disconnect. Calls that wait raise ConnectionClosed; handlers still get the events that have arrived.

        Any thread may call this, in a handler too, and more than once. It takes at most two seconds, whatever the
        target does, and at most two more for a handler that does not return; and as long again for the connection of
        `browser_session()`.
        """
        self._closes += 1
        if isinstance(self._browser, CDPClient):
            self._browser.close()
        if self._link is not None:
            self._link.connection.close()
            self._link.description.abort()
            self._link.event_thread.join(CLOSE_TIMEOUT)

    @property
    def close_reason(self) -> str | None:
        """Why the last connection ended, or its target went away; None while it is open, or before there was one."""
        error = self._link.connection.sessions.why(self.session_id) if self._link is not None else None
        return getattr(error, "reason", str(error)) if error is not None else None

    def pending(self) -> list[PendingInfo]:
        """The commands of all sessions that wait for a reply, the oldest first."""
        return self._link.connection.pending() if self._link is not None else []

    def __enter__(self: _Self) -> _Self:
        return self.connect() if self.closed else self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        state = "not connected" if self._link is None else "connected"
        if self.close_reason is not None:
            state = f"closed: {self.close_reason}"
        title = f" {self.target.title!r}" if self.target is not None else ""
        browser = one_line(self._link.description.known_browser) if self._link is not None else ""
        return f"<CDPClient {self._where()}{f' {browser}' if browser else ''}{title}, {state}>"


def connect(address: int | str | Target = 9229, **options: Unpack[ClientOptions]) -> CDPClient:
    """Connect to a target and return the client, which is a context manager.

    `address` is a port, "host:port", an "http://" or "https://" URL that has a /json/list, the "ws://" or "wss://" URL
    of a target, or a Target. `options` are those of CDPClient. Raises ConnectError, which says what went wrong, and
    TypeError or ValueError if this is not an address or an option.
    """
    client = CDPClient(**options)
    if isinstance(address, (int, str)):
        client._address = address
    elif hasattr(address, "websocket_url"):
        client._address, client._given = address.websocket_url, address
    else:
        raise TypeError(f"an address is a port, 'host:port', a URL, or a Target, not {address!r}")
    return client.connect()


def _endpoints(
    address: Address, headers: Mapping[str, str] | None, ssl_context: ssl.SSLContext | None, seconds: float | None
) -> Endpoints:
    """The HTTP endpoints for one later question, which may take `seconds`, counted from now."""
    from .discovery import Endpoints
    from .wire import HTTPConnection

    return Endpoints(HTTPConnection(address, headers, ssl_context), Deadline(seconds))


def _default_timeout() -> float | None:
    text = os.environ.get("CDPSYNC_TIMEOUT")
    if text is None:
        return 30.0
    if text.lower() == "none":
        return None
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not seconds >= 0:
        raise ValueError(f"CDPSYNC_TIMEOUT must be a number of seconds or 'none', not {text!r}")
    return None if math.isinf(seconds) else seconds
