"""How a page is navigated: it listens first, and takes only what belongs to its own navigation.

    Page.enable, Network.enable, Page.setLifecycleEventsEnabled
    Page.navigate             --->
    Network.requestWillBeSent <---   again for each redirect
    Network.responseReceived  <---   its status
    the reply                 <---   a loaderId, or why it failed
    Page.frameNavigated       <---   its final address
    Page.lifecycleEvent       <---   DOMContentLoaded, load, networkIdle

A loader loads one document; its id, which is also that of the request, says which navigation an event belongs to.

https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-navigate
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...errors import CDPTimeoutError, CommandError, NavigationError, SessionClosed
from ...threads import Deadline
from .dialogs import DIALOG_EVENTS, HOW_TO_ANSWER, Dialogs, UnansweredDialog
from .loaded import LoadedPage

if TYPE_CHECKING:
    from ...engine import Event
    from ...session import Session

WAITS = {"commit": "", "domcontentloaded": "DOMContentLoaded", "load": "load", "networkidle": "networkIdle"}
"""What `wait` may be, and the lifecycle event that ends it."""

_EVENTS = (
    *DIALOG_EVENTS,
    "Inspector.targetCrashed",
    "Network.loadingFailed",
    "Network.requestWillBeSent",
    "Network.responseReceived",
    "Page.frameNavigated",
    "Page.frameRequestedNavigation",
    "Page.frameStartedNavigating",
    "Page.lifecycleEvent",
    "Page.navigatedWithinDocument",
)

_EMPTY = "net::ERR_HTTP_RESPONSE_CODE_FAILURE"
"""Chromium 156 says so of an answer such as 404 that has no body, and shows a page of its own instead."""

_STUCK = 2.0
"""How long a page may take to enable its domains, in seconds, before it is taken for one that is stuck."""


def navigate(session: Session, url: str, wait: str, deadline: Deadline) -> LoadedPage:
    """Load a page, and wait until it has got as far as `wait` says."""
    try:
        _leave_if_stuck(session, deadline)
        with session.enabling("Page", "Network", timeout=deadline.remaining()), session.events(*_EVENTS) as queue:
            session.send_command("Page.setLifecycleEventsEnabled", {"enabled": True}, timeout=deadline.remaining())
            return _Navigation(session, url, wait, Dialogs(session, queue)).run(deadline)
    except UnansweredDialog as dialog:
        reason = f"the page showed {dialog}, which nobody answered and which is now dismissed"
        raise NavigationError(url, reason, HOW_TO_ANSWER) from None
    except SessionClosed as error:
        raise NavigationError(url, error.reason) from error


def _leave_if_stuck(session: Session, deadline: Deadline) -> None:
    """Go to an empty page if this one does not answer: it has crashed, or runs an endless loop, and enables nothing."""
    question = session.submit("Runtime.getHeapUsage")
    try:
        question.result(deadline.at_most(_STUCK).remaining())
    except (CDPTimeoutError, SessionClosed):
        session.send_command("Page.navigate", {"url": "about:blank"}, timeout=deadline.remaining())
    except CommandError:
        return  # this is not a page: Page.enable, which comes next, says so
    finally:
        question.give_up()


class _Navigation:
    """One navigation of a page's main frame."""

    def __init__(self, session: Session, url: str, wait: str, dialogs: Dialogs) -> None:
        self._session = session
        self._asked = url
        self._wait = wait
        self._dialogs = dialogs
        self._frame = ""
        self._loader = ""  # of the document that is waited for; "" until the reply
        self._redirects: list[str] = []
        self._documents: dict[str, _Document] = {}  # by loader
        self._moved = ""  # the address after a move within the document
        self._started = ("", "")  # the last navigation that has begun: its loader and address
        self._leaves = False  # whether the page itself has asked to be replaced

    def run(self, deadline: Deadline) -> LoadedPage:
        """Navigate, and wait for the page."""
        command = self._session.submit("Page.navigate", {"url": self._asked})
        try:
            for event in self._dialogs.events(command, deadline):
                self._handle(event)
            reply = command.result(0)
        except CDPTimeoutError:
            raise self._late(deadline) from None
        except CommandError as error:  # "Cannot navigate to invalid URL"
            raise NavigationError(self._asked, error.message) from error
        finally:
            command.give_up()
        self._frame, self._loader = str(reply.get("frameId")), str(reply.get("loaderId") or "")
        failure = reply.get("errorText")
        if failure and not (failure == _EMPTY and self._document.status):
            raise NavigationError(self._asked, str(failure), self._explanation(bool(reply.get("isDownload"))))
        events = self._dialogs.events(None, deadline)
        try:
            while not self._is_there():
                self._handle(next(events))
        except CDPTimeoutError:
            raise self._late(deadline) from None
        if not self._loader:
            return LoadedPage(self._moved, same_document=True)
        document = self._document
        return LoadedPage(
            document.asked if document.error == _EMPTY else document.url or document.asked or self._asked,
            document.status,
            document.mime_type,
            (*self._redirects, *document.redirects),
        )

    @property
    def _document(self) -> _Document:
        return self._documents.setdefault(self._loader, _Document())

    def _is_there(self) -> bool:
        if not self._loader:
            return bool(self._moved)
        reached = WAITS[self._wait]
        return reached in self._document.reached if reached else self._document.committed

    def _handle(self, event: Event) -> None:
        params = event.params
        loader = str(params.get("loaderId"))
        of_us = params.get("frameId") == self._frame
        if event.method == "Inspector.targetCrashed":
            raise NavigationError(self._asked, "the page crashed")
        if event.method == "Network.requestWillBeSent" and params.get("requestId") == loader:
            self._documents.setdefault(loader, _Document()).requested(params)
        elif event.method == "Network.responseReceived" and params.get("requestId") == loader:
            self._documents.setdefault(loader, _Document()).answered(params.get("response"))
        elif event.method == "Network.loadingFailed" and params.get("requestId") in self._documents:
            self._documents[params["requestId"]].error = str(params.get("errorText"))
        elif event.method == "Page.lifecycleEvent":
            self._documents.setdefault(loader, _Document()).has_reached(params.get("name"))
        elif event.method == "Page.frameNavigated":
            self._navigated(params.get("frame"))
        elif event.method == "Page.navigatedWithinDocument" and (of_us or not self._frame):
            self._moved = str(params.get("url"))
        elif event.method == "Page.frameStartedNavigating":
            self._started = loader, str(params.get("url"))
        elif event.method == "Page.frameRequestedNavigation" and of_us:
            self._leaves = params.get("disposition", "currentTab") == "currentTab"

    def _navigated(self, frame: object) -> None:
        """A frame has a new document. If it replaces ours before that was loaded, wait for it instead."""
        if not isinstance(frame, Mapping):
            return
        loader, url = str(frame.get("loaderId")), f"{frame.get('url')}{frame.get('urlFragment', '')}"
        self._documents.setdefault(loader, _Document()).commit(url)
        if not self._loader or frame.get("id") != self._frame or loader == self._loader:
            return
        if not self._document.committed:
            return  # it was on its way before our navigation
        if not self._leaves:
            raise NavigationError(self._asked, f"it was superseded by a navigation to {url}")
        self._redirects += [*self._document.redirects, self._document.url]
        self._loader, self._leaves = loader, False
        if "unreachableUrl" in frame and not (self._document.error == _EMPTY and self._document.status):
            raise NavigationError(str(frame["unreachableUrl"]), self._document.error, f"{self._asked} led to it")

    def _explanation(self, is_download: bool) -> str:
        if is_download:
            return "it is a download, not a page"
        if self._document.status in (204, 205):
            return f"the server answered {self._document.status}, which leaves the page as it is"
        if self._loader and self._started[0] not in ("", self._loader):
            return f"it was superseded by a navigation to {self._started[1]}"
        return ""

    def _late(self, deadline: Deadline) -> CDPTimeoutError:
        if not self._loader:
            state = "there is no answer yet"
        else:
            reached = ", ".join(name for name in WAITS.values() if name in self._document.reached)
            state = f"the page has come, and has reached {reached or 'nothing yet'}"
        hint = f'{state}; timeout=SECONDS waits longer, wait="commit" or "domcontentloaded" for less'
        return CDPTimeoutError(f"{self._asked} ({self._wait})", deadline.seconds, hint)


class _Document:
    """What the events say about one document."""

    def __init__(self) -> None:
        self.asked = ""  # the last address that was asked for
        self.url = ""  # the address in the address bar
        self.status: int | None = None
        self.mime_type = ""
        self.redirects: list[str] = []
        self.reached: set[str] = set()
        self.committed = False
        self.error = ""

    def requested(self, params: Mapping[str, Any]) -> None:
        """It was asked for, perhaps after a redirect."""
        request, redirect = params.get("request"), params.get("redirectResponse")
        if isinstance(redirect, Mapping):
            self.redirects.append(str(redirect.get("url")))
        if isinstance(request, Mapping):
            self.asked = f"{request.get('url')}{request.get('urlFragment', '')}"

    def answered(self, response: object) -> None:
        """The server has answered."""
        if isinstance(response, Mapping):
            status = response.get("status")
            is_http = str(response.get("url")).startswith(("http://", "https://"))
            self.status = status if is_http and isinstance(status, int) and status else None
            self.mime_type = str(response.get("mimeType", ""))

    def commit(self, url: str) -> None:
        """It is in the page."""
        self.url, self.committed = url, True

    def has_reached(self, name: object) -> None:
        """It has got as far as this lifecycle event."""
        self.reached.add(str(name))
        self.committed = self.committed or name not in ("init", "")
