"""The source map of a script: where its comment says it is, and its text."""

from __future__ import annotations

import re
from collections.abc import Callable

from .locating import as_url, joined, path_in
from .reading import Unreadable, data_of, file_at

Fetch = Callable[[str], bytes]
"""Fetches what is at an http: URL. Raises Unreadable."""

_COMMENT = re.compile(r"^(?:.*\s)?(?://|/\*)[#@] sourceMappingURL=([^\s'\"*]+)", re.MULTILINE)


def map_comment(text: str) -> str:
    """The URL in the last sourceMappingURL comment of a script; "" if it has none."""
    found = _COMMENT.findall(text)
    return str(found[-1]) if found else ""


def map_text(url: str, map_url: str, fetch: Fetch | None = None) -> tuple[bytes, str]:
    """The text of the map of the script at `url`, and the URL that the map's sources are relative to.

    `map_url` is what the script's comment says. Raises Unreadable.
    """
    base = as_url(url)
    if map_url[:5].lower() == "data:":
        return data_of(map_url), base
    target = joined(base, map_url)
    if not target:
        raise Unreadable(f"{map_url} is relative to {url or 'a script without a URL'}, which cannot be resolved")
    if path_in(target) is not None:
        if path_in(base) is None:  # a page from the network must not choose files on this machine
            raise Unreadable(f"a script that is not from a file names the file {map_url}")
        return file_at(target), target
    if target.split(":", 1)[0].lower() not in ("http", "https"):
        raise Unreadable(f"{target:.200}: only data:, file: and http: URLs are read")
    if fetch is None:
        raise Unreadable(f"{target:.200}: it is not fetched over the network")
    return fetch(target), target
