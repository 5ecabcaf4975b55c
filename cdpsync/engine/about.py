"""What a target is: its kind, its URL, and its name, as a browser or a runtime tells them."""

from __future__ import annotations

import re
from typing import NamedTuple

_KINDS = {"node_worker": "worker"}
"""What the runtimes call kinds that have a usual name: Node 24 with --experimental-worker-inspection."""

_NODE_TITLE = re.compile(r"\[worker \d+\] ?(.*)", re.DOTALL)
"""The title of a worker of Node: "[worker 2] name"."""

_NO_NAME = "WorkerThread"
"""What Node 24 calls a worker without a name."""


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
    of_node = _NODE_TITLE.fullmatch(title) if kind == "worker" else None
    if of_node is not None:
        title = "" if of_node[1] == _NO_NAME else of_node[1]
    return About(kind, url, "" if title == url else title)
