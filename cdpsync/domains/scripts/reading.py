"""Reads the text of source maps and source files: from data: URLs, from the disk, through the target."""

from __future__ import annotations

import base64
import binascii
import contextlib
import os
import stat
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

from ...errors import CDPError, CommandError
from .locating import path_in

LARGEST = 256 * 2**20
"""The largest size of a source map or a source file, in bytes."""

Send = Callable[[str, Mapping[str, Any]], dict[str, Any]]
"""Sends a command to the session's target, and returns the result."""


class Unreadable(Exception):
    """Why something cannot be read. The text never includes the content."""


def data_of(url: str) -> bytes:
    """The content of a data: URL. Raises Unreadable."""
    head, comma, body = url.partition(",")
    if not comma:
        raise Unreadable("its data: URL has no comma")
    if not head.rstrip().lower().endswith(";base64"):
        return unquote_to_bytes(body)
    try:
        text = unquote_to_bytes(body) if "%" in body else body.encode("ascii")
        return base64.b64decode(text + b"=" * (-len(text) % 4))
    except (ValueError, binascii.Error):
        raise Unreadable("its data: URL is not valid base64") from None


def file_at(url: str) -> bytes:
    """The content of the file at a file: URL. Raises Unreadable unless it is a regular file of a reasonable size."""
    path = path_in(url)
    if path is None or path.startswith("//"):
        raise Unreadable(f"{url} is not a file on this machine")
    if "\0" in path:
        raise Unreadable("its path has a NUL character")
    try:
        # Without O_NONBLOCK, opening a FIFO waits for a writer.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise Unreadable(f"{path}: {error.strerror or type(error).__name__}") from None
    with os.fdopen(descriptor, "rb") as file:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise Unreadable(f"{path}: not a regular file")
        if found.st_size > LARGEST:
            raise Unreadable(f"{path}: {found.st_size:,} bytes are too many; at most {LARGEST:,} are read")
        try:
            return file.read(LARGEST + 1)
        except OSError as error:
            raise Unreadable(f"{path}: {error.strerror or type(error).__name__}") from None


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
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
