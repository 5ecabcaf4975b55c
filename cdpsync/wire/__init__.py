"""Bytes to and from a target: addresses, TLS, HTTP, WebSocket frames, pipes. No other room imports websocket-client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .address import Address, checked_headers, parse_address, path_of
from .dial import dial, look_up
from .http import HTTPConnection, summary

if TYPE_CHECKING:
    from .pipe import PipeTransport
    from .transport import Transport, WebSocketTransport

__all__ = [
    "Address",
    "HTTPConnection",
    "PipeTransport",
    "Transport",
    "WebSocketTransport",
    "checked_headers",
    "dial",
    "look_up",
    "parse_address",
    "path_of",
    "summary",
]


def __getattr__(name: str) -> object:
    """Load the WebSocket library when a client first connects (PEP 562)."""
    if name == "PipeTransport":
        from .pipe import PipeTransport

        return PipeTransport
    if name not in ("Transport", "WebSocketTransport"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from . import transport

    return getattr(transport, name)
