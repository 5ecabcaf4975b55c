"""One HTTP request over a Stream, and its answer: for the endpoints, and for the handshake of a WebSocket."""

from __future__ import annotations

import html
import http.client
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, cast

from ..errors import ConnectError
from ..text import one_line
from .address import Address
from .stream import Stream


def ask(stream: Stream, method: str, path: str, headers: Mapping[str, str]) -> http.client.HTTPResponse:
    """Send a request; the answer, read to the end of its headers and not a byte further."""
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
    stream.sendall(("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"))
    # The Stream has of a socket what HTTPResponse uses: makefile().
    response = http.client.HTTPResponse(cast(Any, stream), method=method)
    response.begin()
    return response


def body(response: http.client.HTTPResponse) -> bytes:
    """All of it; http.client.HTTPException where it is cut short."""
    # Piece by piece: http.client would ask for as much memory as the peer says it will send.
    whole = b"".join(iter(lambda: response.read(2**16), b""))
    if response.length:
        raise http.client.IncompleteRead(whole, response.length)
    return whole


FAILURES = (OSError, http.client.HTTPException, ValueError)
"""What `ask` and `body` raise for an answer that is none."""


def failure(url: str, error: Exception) -> ConnectError:
    """The error for one of FAILURES."""
    if isinstance(error, ConnectError):
        return ConnectError(f"{url}: {error.fact}", error.hint)
    if isinstance(error, TimeoutError):
        return ConnectError(f"{url}: no answer in time")
    if isinstance(error, http.client.IncompleteRead):
        return ConnectError(f"{url}: the answer was cut short: {error}")
    if isinstance(error, ConnectionError):
        # docker-proxy and ssh accept a connection before they know whether there is anything behind them.
        return ConnectError(
            f"{url}: the connection was closed without an answer ({error}); where a container or a tunnel forwards "
            "the port, is the program listening behind it (in a container: --inspect=0.0.0.0:PORT)?"
        )
    if isinstance(error, OSError):
        return ConnectError(f"{url}: the connection failed: {error}")
    said = str(error) or type(error).__name__
    if isinstance(error, http.client.BadStatusLine) and said.startswith("\x15\x03"):  # a TLS alert
        return ConnectError(f"{url}: this port speaks TLS; use https:// or wss://")
    return ConnectError(f"{url}: the answer is not HTTP: {one_line(said)}")


def summary(answer: bytes) -> str:
    """What an answer says, in one line: of a web page the title, else the beginning of the text."""
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
    """The error for an answer that is not what was asked for: what it says, the likely cause, what to do about it.

    `otherwise` has the likely cause for each status, in case the answer itself does not say more.
    """
    status = response.status
    said = summary(answer)
    if status == 401:
        advice = (
            "it wants credentials, or an Origin header (as React Native's server does)",
            f"headers={{'Authorization': …}} or headers={{'Origin': '{address.url('http', '')}'}} sends them",
        )
    elif "host header" in said.lower():
        advice = "the Host header was refused", "headers={'Host': 'localhost'} sends another one"
    elif status == 403 and "origin" in said.lower() and "remote-allow-origins" not in said:
        advice = (
            "it wants an Origin header, or refuses the one that it got",
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
