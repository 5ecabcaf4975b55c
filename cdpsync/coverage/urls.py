"""URLs of scripts, and the paths that they mean."""

from __future__ import annotations

import re
from urllib.parse import unquote, urljoin, urlsplit

_DRIVE = re.compile(r"[A-Za-z]:[\\/]")


def path_in(url: str) -> str | None:
    """The path that a file: URL or an absolute path means; None for any other URL."""
    if url.startswith("/") or _DRIVE.match(url):
        return url
    if url[:5].lower() != "file:":
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    path = unquote(parts.path, errors="surrogateescape")
    return path[1:] if _DRIVE.match(path[1:]) else path


def joined(base: str, url: str) -> str:
    """A relative URL made absolute; "" if that is not possible."""
    try:
        return urljoin(base, url)
    except ValueError:
        return ""
