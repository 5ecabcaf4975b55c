"""LoadedPage: what a navigation has led to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LoadedPage:
    """What a navigation has led to.

    `url` is the address of the page, after all redirects. `status` is its HTTP status, such as 200 or 404; None if it
    has none: about:, data: and file: URLs, a page from the cache of a worker, and a move within the document.
    `mime_type` is what the server called it, "" if that is not known. `redirects` are the addresses that led to it, the
    first one first: HTTP redirects, and those by the page itself before it was loaded. `same_document` is True if the
    page was there already, and only the part after the "#" changed: nothing was loaded.
    """

    url: str
    status: int | None = None
    mime_type: str = ""
    redirects: tuple[str, ...] = ()
    same_document: bool = False
