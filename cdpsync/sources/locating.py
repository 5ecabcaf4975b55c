"""URLs of scripts, maps and sources: which file they mean, what people call them, and what a map URL is relative to."""

from __future__ import annotations

import os
import re
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")  # two characters or more: one is the letter of a drive


def shown(url: str) -> str:
    """The name of a file as people know it: the path of a file: URL, otherwise the URL."""
    return path_in(url) or url


def path_in(url: str) -> str | None:
    """The path that a file: URL means, also a Windows path ("C:/code/app.js"); None for any other URL."""
    if url[:5].lower() != "file:":
        return None
    parts = split_url(url)
    if not parts.scheme:
        return None
    # A "?" or "#" in a file's name is percent-encoded; what follows a bare one is a query, as in "app.js?v=2".
    path = unquote(parts.path, errors="surrogateescape")
    if _DRIVE.match(path[1:]):
        path = path[1:]
    if parts.netloc not in ("", "localhost"):
        path = f"//{parts.netloc}{path}"
    return path


def split_url(url: str) -> SplitResult:
    """The parts of a URL. A text that is not a URL, such as "http://[", is all path."""
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises ValueError if it is not a number of a port
    except ValueError:
        return SplitResult("", "", url, "", "")
    return parts


def is_path(url: str) -> bool:
    """Whether this is a bare absolute path, as Node gives to scripts of `vm` and to some CommonJS modules."""
    return url.startswith("/") or _DRIVE.match(url) is not None


def has_scheme(url: str) -> bool:
    """Whether this is an absolute URL."""
    return _SCHEME.match(url) is not None


def file_url(path: str) -> str:
    """The file: URL of an absolute path."""
    slashed = path.replace("\\", "/") if _DRIVE.match(path) else path
    quoted = quote(os.fsencode(slashed), safe="/:@!$&'()*+,;=~-._")
    return f"file://{quoted}" if quoted.startswith("/") else f"file:///{quoted}"


def as_url(url: str) -> str:
    """The URL of a script; a bare path becomes a file: URL."""
    return file_url(url) if is_path(url) else url


def joined(base: str, url: str) -> str:
    """A relative URL made absolute; "" if it cannot be relative to this base, such as "evalmachine"."""
    if _DRIVE.match(url):
        return file_url(url)
    if has_scheme(url):
        return url
    base = as_url(base)
    if not has_scheme(base):
        return ""
    try:
        return urljoin(base, url)
    except ValueError:
        return ""
