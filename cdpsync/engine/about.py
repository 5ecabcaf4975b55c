"""What a target is: its kind, its URL, and its name, as a browser or a runtime tells them."""

from __future__ import annotations

import re
from typing import NamedTuple

_KINDS = {"node_worker": "worker"}
"""What the runtimes call kinds that have a usual name: Deno 2.9, and Node 24 with --experimental-worker-inspection."""

KINDS = (
    *("worker", "shared_worker", "service_worker", "worklet", "page", "iframe"),
    *("webview", "background_page", "app", "tab", "browser", "browser_ui", "other"),
)
"""The kinds that are known: first those of a program or an ordinary page, then more of Chromium 156."""

_NODE_TITLE = re.compile(r"\[worker \d+\] ?(.*)", re.DOTALL)
"""The title of a worker of Node: "[worker 2] name"."""

_NO_NAME = re.compile(r"WorkerThread|worker \[\d+\]|Service Worker .*", re.DOTALL)
"""What a worker has in place of a name: Node 24 if it has none, Deno 2.9 and a service worker of Chromium always."""


class About(NamedTuple):
    """What is known about a target. An unknown one has no URL, no name, and the kind "other"."""

    kind: str = "other"
    url: str = ""
    name: str = ""


def about(info: object) -> About:
    """What the `targetInfo` or `workerInfo` of an event says. Anything odd in it counts as unknown."""
    if not isinstance(info, dict):
        return About()
    told, url, title = (one if isinstance(one := info.get(key), str) else "" for key in ("type", "url", "title"))
    kind = "worklet" if told.endswith("worklet") else _KINDS.get(told, told or "other")
    if kind in ("worker", "service_worker"):
        of_node = _NODE_TITLE.fullmatch(title)
        title = of_node[1] if of_node is not None else title
        title = "" if _NO_NAME.fullmatch(title) else title
    # Chromium gives a target without a title its URL, and a page its URL without the scheme and the last slash.
    shown = url.partition("://")[2]
    return About(kind, url, "" if title in (url, shown, shown.rstrip("/"), f"Service Worker {url}") else title)
