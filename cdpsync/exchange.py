"""One HTTP request over a Stream, and its answer: for the endpoints, and for the handshake of a WebSocket."""

from __future__ import annotations

import http.client
from collections.abc import Mapping
from typing import Any, cast

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
