"""What a session of another target knows of it, and how it is detached."""

from __future__ import annotations

import copy

from .engine import Life, Link, SessionState
from .errors import INVALID_PARAMS, METHOD_NOT_FOUND, CDPError, CommandError, SessionClosed
from .text import one_line
from .threads import Deadline


class Attached(SessionState):
    """A session of another target than the client's own. AttachedSession derives from it.

    The session is that of one `life`: a later one may get the same id.
    """

    def __init__(self, link: Link, session_id: str, life: Life) -> None:
        super().__init__(link, session_id, life.target_id)
        self._life = life

    @property
    def kind(self) -> str:
        """What the target is: "worker", "shared_worker", "service_worker", "worklet", "page", "iframe", "tab", "other".

        Node's and Deno's are workers. A browser has more kinds, and this gives them the browser's name:
        https://chromedevtools.github.io/devtools-protocol/tot/Target/#type-TargetInfo
        """
        return self._life.about.kind

    @property
    def url(self) -> str:
        """The URL of the target's script or document, as the target last told it; "" if it has none."""
        return self._life.about.url

    @property
    def name(self) -> str:
        """The name that the program gave to a worker, or the title of a page; "" if it has none."""
        return self._life.about.name

    def detach(self) -> None:
        """End the session; the target keeps running. Calls that wait in this session raise SessionClosed.

        Does nothing if the session has ended. Waits for the reply, up to the client's timeout, and raises
        CDPTimeoutError if none comes. Node 24 with --experimental-worker-inspection has no command for this: there, the
        session ends on this side only.
        https://chromedevtools.github.io/devtools-protocol/tot/Target/#method-detachFromTarget
        """
        connection, life = super()._open().connection, self._life
        if self._error is not None:
            return  # the session or the connection has ended
        # First on this side, so that nothing more is sent to a session which is about to end.
        if not connection.end_session(self.session_id, "it was detached on this side", orderly=True):
            return
        method = "NodeWorker.detach" if life.wrapped else "Target.detachFromTarget"
        try:
            # Chrome accepts the command only in the parent, which need not be the session that made this object.
            connection.call(method, {"sessionId": self.session_id}, life.parent, Deadline(connection.timeout))
        except CommandError as error:
            if error.code not in (METHOD_NOT_FOUND, INVALID_PARAMS):  # Chrome's for a session that just ended
                raise
        except SessionClosed:
            return  # the parent has just ended, and this one with it

    # --- for the session and the helpers ---

    def _open(self) -> Link:
        """The session's Link. Raises the reason if the session has ended, even if another one has its id by now."""
        link = super()._open()
        if self._life.ended is not None and link.connection.error is None:
            raise copy.copy(self._life.ended)
        return link

    @property
    def _error(self) -> CDPError | None:
        error = super()._error
        of_session = error is None or isinstance(error, SessionClosed)  # then it may be that of a later session
        return self._life.ended or error if of_session else error

    def __repr__(self) -> str:
        kind, url, name = self._life.about.kind, self._life.about.url, self._life.about.name
        what = " ".join([kind, *([repr(name)] if name else []), *([one_line(url, 100)] if url else [])])
        what += ", no URL yet" if kind in ("page", "iframe") and not url else ""
        closed = "" if self._error is None else f", closed: {self.close_reason}"
        return f"<{type(self).__name__} {self.session_id}: {what}{closed}>"
