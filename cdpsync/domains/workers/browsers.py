"""What is special about following the targets of Chromium. Seen in Chromium 156.

A page keeps its target and its session when it goes to another site, crashes and is loaded again, or comes back from
the cache of pages that were left (bfcache). While a session is attached to a page, Chromium prerenders nothing, so no
other page takes its place.

A frame from another site is a target of its own as long as its process is not that of its page. Its target has the
frame's id, and so the same one each time.
"""

from __future__ import annotations

from typing import Any

from ...engine import About, Event, Sessions, about

_NO_PROGRAMS = ("browser", "tab", "browser_ui")
"""The kinds of targets that run no JavaScript of a page: the browser, what is around its pages, and its own menus."""

_DEVTOOLS = "devtools://"
"""The URLs of DevTools begin with this. To hold it would stop whoever uses it."""


def _without(*kinds: str) -> list[dict[str, Any]]:
    return [*({"type": kind, "exclude": True} for kind in kinds), {}]


_IN_THE_BROWSER = _without(*_NO_PROGRAMS)
_IN_A_PAGE = _without(*_NO_PROGRAMS, "service_worker")
"""A service worker is attached in the browser's session and in that of each of its pages, which may go before it."""


def auto_attach_filter(session_id: str | None) -> list[dict[str, Any]]:
    """Which targets are attached in a session, on a connection to a whole browser."""
    return _IN_THE_BROWSER if session_id is None else _IN_A_PAGE


def discovery(whole: bool) -> dict[str, Any]:
    """The params of the command that has CHANGED events sent, for a whole browser or for a page.

    Without it, Chromium does not tell that a page has another URL. Other pages are told of too.
    """
    return {"discover": True, "filter": _IN_THE_BROWSER if whole else [{"type": "page"}, {"type": "iframe"}]}


def is_listed(target: About) -> bool:
    """Whether `client.workers` lists such a target."""
    return target.kind not in _NO_PROGRAMS and not target.url.startswith(_DEVTOOLS)


def may_be_kept(info: dict[str, Any]) -> bool:
    """Whether a page that has another URL now may have been left before, and kept with its workers (bfcache).

    The title of any other page is not known when its URL is told.
    """
    return info.get("type") == "page" and about(info).name != ""


def has_kept(answer: dict[str, Any], target_id: str | None) -> bool:
    """Whether a page has workers that are not attached. `answer` is that to Target.getTargets."""
    infos = answer.get("targetInfos")
    mine = [one for one in infos if isinstance(one, dict)] if isinstance(infos, list) else []
    return any(one.get("parentId") == target_id and one.get("attached") is False for one in mine)


def is_starting(target: About) -> bool:
    """Whether this is a frame that is not loaded yet."""
    return target.kind == "iframe" and not target.url


def is_mute(attached: Event) -> bool:
    """Whether this announces a popup that waits and answers no commands before its first page is there.

    A popup without an opener does not. One that can reach its opener begins in a process that answers.
    """
    info = attached.params.get("targetInfo")
    popup = isinstance(info, dict) and info.get("type") == "page" and info.get("canAccessOpener") is False
    return popup and attached.params.get("waitingForDebugger") is True


def note_titles(sessions: Sessions, answer: dict[str, Any]) -> None:
    """Note what the targets are called now. `answer` is that to Target.getTargets.

    Chromium tells of another title only together with another URL, before it has read the title.
    """
    infos = answer.get("targetInfos")
    for info in infos if isinstance(infos, list) else ():
        if isinstance(info, dict):
            sessions.describe(info.get("targetId"), about(info))
