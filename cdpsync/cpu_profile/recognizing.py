"""Which kind of JSON this is: a profile, a reply of Profiler.stop, a trace, or something else."""

from __future__ import annotations

from typing import Any

from ..errors import ProfileError
from .traces import choose


def profile_in(document: Any, thread: int | str | None = None) -> dict[str, Any]:
    """The profile in a document. If it has no profile, raises a ProfileError that says what it is."""
    if isinstance(document, list):
        if not document or not isinstance(document[0], dict) or "ph" not in document[0]:
            raise ProfileError("this is not a CPU profile, but a JSON list of something else")
        return choose(document, thread)
    if not isinstance(document, dict):
        raise ProfileError("this is not a CPU profile, but JSON of something else")
    events = document.get("traceEvents")
    if isinstance(events, list):
        return choose(events, thread)
    inner: Any = document.get("result", document)  # a reply of Profiler.stop, whole or without its id
    inner = inner.get("profile", inner) if isinstance(inner, dict) else inner
    if isinstance(inner, dict) and ("nodes" in inner or "head" in inner) and "snapshot" not in inner:
        head = inner.get("head")
        if not isinstance(head, dict) or "selfSize" not in head:
            return inner
        raise ProfileError("this is a sampled heap profile, not a CPU profile: cdpsync.heap_profile reads it")
    if "snapshot" in document:
        raise ProfileError("this is a heap snapshot, not a CPU profile: cdpsync.heap reads it")
    if isinstance(document.get("result"), list):
        raise ProfileError("this is a coverage report, not a CPU profile: cdpsync.coverage reads it")
    keys = ", ".join(map(repr, list(document)[:5]))
    raise ProfileError(f"this is not a CPU profile: it has no nodes, but {keys or 'nothing at all'}")
