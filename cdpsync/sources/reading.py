"""Reads the text of source maps and source files, from data: URLs and from the disk."""

from __future__ import annotations

import base64
import binascii
import os
import stat
from urllib.parse import unquote_to_bytes

from .locating import path_in

LARGEST = 256 * 2**20
"""The largest size of a source map or a source file, in bytes."""


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
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise Unreadable(f"{path}: not a regular file")
        if found.st_size > LARGEST:
            raise Unreadable(f"{path}: {found.st_size:,} bytes are too many; at most {LARGEST:,} are read")
        with os.fdopen(descriptor, "rb", closefd=False) as file:  # refuses a directory, and leaves it open
            return file.read(LARGEST + 1)
    except OSError as error:
        raise Unreadable(f"{path}: {error.strerror or type(error).__name__}") from None
    finally:
        os.close(descriptor)
