"""Fetches source maps and source files through the target."""

from __future__ import annotations

import base64
import contextlib
from collections.abc import Callable, Mapping
from typing import Any

from ...errors import CDPError, CommandError
from ...sources import LARGEST, Unreadable, split_url

Send = Callable[[str, Mapping[str, Any]], dict[str, Any]]
"""Sends a command to the session's target, and returns the result."""


def fetched(send: Send, url: str) -> bytes:
    """The content at a URL, fetched by Chromium itself with the page's cookies, as DevTools does. Raises Unreadable.

    https://chromedevtools.github.io/devtools-protocol/tot/Network/#method-loadNetworkResource
    """
    try:
        params: dict[str, Any] = {"url": url, "options": {"disableCache": False, "includeCredentials": True}}
        with contextlib.suppress(CommandError):  # a worker has no frame, and needs none
            params["frameId"] = send("Page.getFrameTree", {})["frameTree"]["frame"]["id"]
        resource = send("Network.loadNetworkResource", params).get("resource", {})
        status = resource.get("httpStatusCode", 0)
        stream = resource.get("stream")
        if not resource.get("success") or stream is None or status >= 400:
            if stream is not None:
                send("IO.close", {"handle": stream})
            why = f"HTTP status {int(status)}" if status >= 400 else resource.get("netErrorName") or "no answer"
            raise Unreadable(f"{_without_query(url)}: {why}")
        return _streamed(send, url, stream)
    except CDPError as error:
        raise Unreadable(f"{_without_query(url)}: {error}") from None


def _streamed(send: Send, url: str, stream: str) -> bytes:
    parts, size = list[bytes](), 0
    try:
        while True:
            piece = send("IO.read", {"handle": stream})
            data = str(piece.get("data", ""))
            parts.append(base64.b64decode(data) if piece.get("base64Encoded") else data.encode("utf-8", "replace"))
            size += len(parts[-1])
            if size > LARGEST:
                raise Unreadable(f"{_without_query(url)}: more than {LARGEST:,} bytes")
            if piece.get("eof"):
                return b"".join(parts)
    finally:
        with contextlib.suppress(CDPError):
            send("IO.close", {"handle": stream})


def _without_query(url: str) -> str:
    """A URL for an error text: a query may hold a secret."""
    parts = split_url(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
