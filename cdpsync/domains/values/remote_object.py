"""RemoteObject: a handle on an object in the target that behaves like the language's own."""

from __future__ import annotations

import weakref
from collections import deque
from collections.abc import Callable
from typing import Any

Run = Callable[..., Any]
"""Calls a JavaScript function with these arguments: (function, *arguments, by_value=True)."""


class RemoteObject:
    """A handle on an object in the target."""

    __slots__ = ("__handle", "__weakref__")

    def __init__(self, remote: dict[str, Any], run: Run, released: deque[str]) -> None:
        self.__handle = remote, run
        weakref.finalize(self, released.append, remote["objectId"]).atexit = False

    def __repr__(self) -> str:
        return f"<{self.__handle[0].get('description', '')}>"


def remote_of(value: RemoteObject) -> dict[str, Any]:
    """The protocol's Runtime.RemoteObject of a handle."""
    remote: dict[str, Any] = value._RemoteObject__handle[0]  # type: ignore[attr-defined]
    return remote
