"""HTTP requests over a Stream: for the endpoints of an inspector, and for the handshake of a WebSocket."""

from __future__ import annotations

import html
import http.client
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from ..errors import ConnectError
from ..text import one_line
from ..threads import Deadline
from .address import Address, request_headers
from .stream import ANSWER_LIMIT, Stream

if TYPE_CHECKING:
    import ssl

FAILURES = (OSError, http.client.HTTPException, ValueError)
"""The errors of reading an answer that is not HTTP, or that does not come."""

_PATIENCE = 5.0
"""How long to wait for the beginning of an answer over a connection that was used before, in seconds."""
_HEADERS = {"Accept-Encoding": "identity"}  # without it, any coding is allowed (RFC 9110, section 12.5.3)


class HTTPConnection:
    """Requests to one address, one after the other, without proxies.

    With `keep_open` they share a connection for as long as the peer leaves it open, and the last of them may turn it
    into a WebSocket. Otherwise each request has a connection of its own, and there is nothing to close.

    Node 20 and 24, Deno 2.9 and Chrome 156 answer any number of requests over one connection, and then a WebSocket
    handshake. Node does so although its answers are HTTP/1.0, without a Connection header.

    Threads: one thread at a time may use it; any thread may call `abort`.
    """

    def __init__(
        self,
        address: Address,
        headers: Mapping[str, str] | None = None,
        ssl_context: ssl.SSLContext | None = None,
        *,
        keep_open: bool = False,
    ) -> None:
        self.address = address
        self.reused: bool = False
        """Whether the last request went over a connection that had been used before."""
        self._headers = request_headers(address, headers)
        self._ssl_context = ssl_context
        self._keep_open = keep_open
        self._stream: Stream | None = None
        self._aborted = False

    def abort(self) -> None:
        """Make the current request, and every later one, fail. Any thread may call this."""
        self._aborted = True
        stream = self._stream
        if stream is not None:
            stream.shutdown()

    def close(self) -> None:
        """Close the connection, if there is one."""
        stream, self._stream = self._stream, None
        if stream is not None:
            stream.shutdown()
            stream.release()

    def request(self, path: str, deadline: Deadline, method: str = "GET") -> bytes:
        """Send a request; returns the body of the answer. Raises ConnectError unless the status is 200."""
        url = self.address.url("http", path)
        kept = False
        try:
            connection = {"Connection": "keep-alive" if self._keep_open else "close"}
            response = self.ask(method, path, deadline, {**connection, **_HEADERS})
            try:
                answer = _body(response)
            except FAILURES as error:
                raise _failure(url, error) from error
            kept = self._keep_open and _may_go_on(response) and not (self._stream is None or self._stream.unread)
        finally:
            if not kept:
                self.close()
        if response.status != 200:
            raise refusal(self.address, url, response, answer)
        coding = response.headers.get("Content-Encoding", "identity")
        if coding.lower() != "identity":
            raise ConnectError(f"{url}: the answer is compressed ({one_line(coding, 40)})", status=200)
        return answer

    def ask(
        self,
        method: str,
        path: str,
        deadline: Deadline,
        headers: dict[str, str],
        *,
        limit: int = ANSWER_LIMIT,
        scheme: str = "http",
    ) -> http.client.HTTPResponse:
        """Send a request; returns the response, which is read to the end of its headers and not a byte further.

        The caller then reads the body and closes the connection, or takes the connection over. `limit` is how many
        bytes may come; `scheme` is for the text of errors. Raises ConnectError if no HTTP answer comes in time.
        """
        lines = [
            f"{method} {path} HTTP/1.1",
            *(f"{name}: {value}" for name, value in (self._headers | headers).items()),
        ]
        request = ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")
        asked = self.reused = self._asked(request, deadline, limit)
        if not asked:
            self.close()
            self._stream = Stream.dial(self.address, deadline, self._ssl_context)
        stream = self._stream
        assert stream is not None
        if self._aborted:
            stream.shutdown()
        try:
            if not asked:
                stream.expect(deadline, limit)
                stream.sendall(request)
            # All that HTTPResponse needs from a socket is makefile(), and a Stream has that.
            response = http.client.HTTPResponse(cast(Any, stream), method=method)
            response.begin()
        except FAILURES as error:
            raise _failure(self.address.url(scheme, path), error) from error
        return response

    def _asked(self, request: bytes, deadline: Deadline, limit: int) -> bool:
        """Send a request over the connection that is open, if any. Returns whether the peer has begun to answer.

        If what comes is not HTTP, it belongs to the answer before, which said that it is shorter.
        """
        stream = self._stream
        if stream is None:
            return False
        remaining = deadline.remaining()
        try:
            # A peer that answers only one request may leave the connection open, and never answer the second. Then half
            # of the time is left for a new connection.
            stream.expect(Deadline(_PATIENCE if remaining is None else min(_PATIENCE, remaining / 2)), limit)
            stream.sendall(request)
            answered = stream.peek(5) == b"HTTP/"
        except (OSError, EOFError):
            return False
        stream.expect(deadline, limit)
        return answered

    def take(self) -> Stream:
        """Hand over the connection, which belongs to the caller from now on."""
        stream, self._stream = self._stream, None
        assert stream is not None
        return stream


def _may_go_on(response: http.client.HTTPResponse) -> bool:
    """Whether another request may follow a response that has been read, because the response said where it ends."""
    ended = response.chunked or response.length == 0
    return ended and "close" not in response.headers.get("Connection", "").lower()


def _body(response: http.client.HTTPResponse) -> bytes:
    """The whole body. Raises http.client.HTTPException if it was cut short."""
    # In pieces: http.client would allocate as much memory as the peer says it will send.
    whole = b"".join(iter(lambda: response.read(2**16), b""))
    if response.length:
        raise http.client.IncompleteRead(whole, response.length)
    return whole


def _failure(url: str, error: Exception) -> ConnectError:
    """The error for one of FAILURES."""
    if isinstance(error, ConnectError):
        return ConnectError(f"{url}: {error.fact}", error.hint)
    if isinstance(error, TimeoutError):
        return ConnectError(f"{url}: no answer in time")
    if isinstance(error, http.client.IncompleteRead):
        return ConnectError(f"{url}: the answer was cut short: {error}")
    if isinstance(error, ConnectionError):
        # docker-proxy and ssh accept a connection before they know whether a program listens at the other end.
        return ConnectError(
            f"{url}: the connection was closed without an answer ({error}); if a container or a tunnel forwards the "
            "port, does the program listen behind it (in a container: --inspect=0.0.0.0:PORT)?"
        )
    if isinstance(error, OSError):
        return ConnectError(f"{url}: the connection failed: {error}")
    said = str(error) or type(error).__name__
    if isinstance(error, http.client.BadStatusLine) and said.startswith("\x15\x03"):  # a TLS alert
        return ConnectError(f"{url}: this port speaks TLS; use https:// or wss://")
    return ConnectError(f"{url}: the answer is not HTTP: {one_line(said)}")


def summary(answer: bytes) -> str:
    """What an answer says, in one line: the title of a web page, or else the beginning of the text."""
    text = answer[:10_000].decode("utf-8", "replace").strip()
    if re.match(r"(<!--.*?-->\s*|<\?xml.*?\?>\s*)*<(!doctype html|html|head|body)\b", text, re.IGNORECASE | re.DOTALL):
        title = re.search(r"<title[^>]*>(.*?)</title", text, re.IGNORECASE | re.DOTALL)
        name = one_line(html.unescape(title[1]), 80) if title else ""
        return f"a web page, {name!r}" if name else "a web page"
    return one_line(text)


Advice = tuple[str, str]
"""A cause, which is part of an error's fact, and a hint."""


def refusal(
    address: Address,
    url: str,
    response: http.client.HTTPResponse,
    answer: bytes,
    otherwise: Mapping[int, Advice] = MappingProxyType({}),
) -> ConnectError:
    """The error for an answer with an unexpected status: what it says, the likely cause, and what to do.

    `otherwise` maps a status to its likely cause, for answers that do not say it themselves.
    """
    status = response.status
    said = summary(answer)
    if status == 401:
        advice = (
            "it requires credentials, or an Origin header (as React Native's server does)",
            f"headers={{'Authorization': …}} or headers={{'Origin': '{address.url('http', '')}'}} sends them",
        )
    elif "host header" in said.lower():
        advice = "the Host header was refused", "headers={'Host': 'localhost'} sends another one"
    elif status == 403 and "origin" in said.lower() and "remote-allow-origins" not in said:
        advice = (
            "it requires an Origin header, or refuses the one that it got",
            f"headers={{'Origin': '{address.url('http', '')}'}} sends one",
        )
    elif status == 403 and "origin" in said.lower():
        advice = "an Origin header was refused; if a proxy adds it, start Chrome with --remote-allow-origins=*", ""
    elif status // 100 == 3:
        location = one_line(response.headers.get("Location", ""))
        advice = f"it points to {location or 'nowhere'}, and redirects are not followed", ""
    elif status in (502, 503, 504):
        advice = "if there is a proxy, it may not reach the target", ""
    else:
        advice = otherwise.get(status, ("", ""))
    cause, hint = advice
    reason = one_line(response.reason)
    told = f"{url}: HTTP {status} {reason}".rstrip() + (f": {said}" if said not in ("", reason) else "")
    return ConnectError(f"{told}; {cause}" if cause else told, hint, status)
