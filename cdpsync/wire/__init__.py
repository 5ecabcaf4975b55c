"""Bytes to and from a target: addresses, TLS, HTTP, WebSocket frames. The only room that imports websocket-client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .address import Address, parse_address, path_of, request_headers
from .http import FAILURES, ask, body, failure, refusal, summary
from .stream import Stream

if TYPE_CHECKING:
    from .transport import Transport, WebSocketTransport

__all__ = [
    "FAILURES",
    "Address",
    "Stream",
    "Transport",
    "WebSocketTransport",
    "ask",
    "body",
    "failure",
    "parse_address",
    "path_of",
    "refusal",
    "request_headers",
    "summary",
]


def __getattr__(name: str) -> object:
    """Load the WebSocket library when a client first connects (PEP 562)."""
    if name not in ("Transport", "WebSocketTransport"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from . import transport

    return getattr(transport, name)
