"""RemoteObject: a handle on an object in the target that behaves like the language's own."""

from __future__ import annotations


class RemoteObject:
    """A handle on an object in the target."""
