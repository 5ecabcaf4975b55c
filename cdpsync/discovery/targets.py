"""Target, and how one entry of /json/list becomes one."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from ..text import one_line
from ..wire import Address, path_of


@dataclass(frozen=True)
class Target:
    """A program, page or worker that can be debugged.

    `websocket_url` has the address at which the target was found. The address that the target itself reports may be
    wrong behind a tunnel or a container. It is "" for a target of a browser behind a pipe. `title` is for display;
    Chrome's HTML escapes are undone. `id`, `type`, `url` and `description` are as the target reports them. `type` is
    "node" for a program (of Deno too), "page", "worker", …
    """

    id: str
    type: str
    title: str
    url: str
    websocket_url: str
    description: str = ""

    def __str__(self) -> str:
        return one_line(f"{self.type} {self.id} {self.title!r} {self.url}")


def target_in(entry: object, address: Address) -> Target | None:
    """The target that an entry of the list at `address` describes; None if there is no way to connect to it."""
    if not isinstance(entry, dict):
        return None
    fields = {key: value for key, value in entry.items() if isinstance(value, str)}
    own = fields.get("webSocketDebuggerUrl", "")
    target_id = _id(entry, own)
    if not target_id:
        return None
    return Target(
        id=target_id,
        type=fields.get("type", ""),
        title=html.unescape(fields.get("title", "")),
        url=fields.get("url", ""),
        websocket_url=websocket_url(address, own, target_id),
        description=fields.get("description", ""),
    )


def websocket_url(address: Address, own: str, target_id: str) -> str:
    """The URL of a target that calls itself `own`.

    Only its path is used: the rest repeats our Host header, or is an address inside a container. A target that another
    client uses exclusively is listed without a URL.
    """
    return address.url("ws", address.websocket_path(_path(own) or target_id))


def _id(entry: Mapping[str, Any], own: str) -> str:
    """The id of an entry; "" if it has no id."""
    given = entry.get("id")
    if isinstance(given, int):  # a proxy for iOS numbers its targets
        given = str(given)
    if isinstance(given, str) and given:
        return given
    return _path(own).partition("?")[0].rpartition("/")[2]  # other proxies send no id


def _path(url: str) -> str:
    """The path and query of a URL; "" if it is not one."""
    try:
        return path_of(urlsplit(url))
    except ValueError:
        return ""
