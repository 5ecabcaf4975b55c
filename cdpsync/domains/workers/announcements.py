"""Announcements: the command that has the target announce the workers of one session, and hold them or not.

The setting of a session says whether new workers are held: they are if a Hold covers them. One command at a time is on
its way; the reply is followed by another one if the holds have changed meanwhile. So the last one is always right,
whichever threads change the holds.
"""

from __future__ import annotations

import copy
import queue
from collections.abc import Iterator

from ...engine import Connection, Event, Life, Outcome
from ...errors import CDPError, CDPTimeoutError
from ...threads import Deadline, TimedQueue
from .browsers import auto_attach_filter, is_starting
from .start import Following, Hold, lineage
from .ways import ANNOUNCED

CHANGED = "Target.targetInfoChanged"
DETACHED = "Target.detachedFromTarget"
_HEARD = (*ANNOUNCED, CHANGED, DETACHED)


class Announcements:
    """What one session is asked to announce.

    Threads: any thread may call any method. The reader calls `put` and `end`.
    """

    def __init__(self, connection: Connection, session_id: str | None, life: Life) -> None:
        self.following: Following = connection.keep(None, Following)
        self.session_id = session_id
        self.life = life
        self._connection = connection
        self._observes = False
        self._asks = False  # a command is on its way
        self._holds: bool | None = None  # what the last command said; None if it must be sent again
        self._began = False  # whether one has been answered
        self._failed: CDPError | None = None
        self._news = TimedQueue[None]()
        self._lost: set[str] = set()  # the targets of frames whose sessions have ended before they were loaded
        self.complete: bool = False
        """Whether all that ran when this began have been announced."""

    def follow(self) -> None:
        """Have the target announce its workers from now on. Does not wait for the reply: see `settle`."""
        with self.following.lock:
            if not self._observes:
                self._connection.observe(self.session_id, self, *_HEARD)
                self._observes, self._asks, self._holds = True, False, None
            if self._failed is not None:
                self._failed, self._holds = None, None
        self.adjust()

    def renew(self) -> None:
        """Have Chromium attach the workers of a page that was kept when it was left, and is shown again.

        Its workers were detached, and run on by now, but Chromium 156 attaches them only after another command. The
        others stay as they are, except a frame that begins to load just now: its session ends.
        """
        with self.following.lock:
            self._holds = None
        self.adjust()

    def adjust(self) -> None:
        """Have the target hold new workers, or not, as the holds say."""
        following = self.following
        with following.lock:
            holds = bool(self._covering())
            if not self._observes or self._asks or self._holds is holds or self._failed is not None:
                return
            if following.way.nested and self._has_starting_frames():
                return  # see put()
            self._asks, self._holds = True, holds
            way, params = following.way, following.way.params(holds)
            if following.whole:
                params["filter"] = auto_attach_filter(self.session_id)
        try:
            self._connection.ask(way.method, params, self.session_id, self._settled)
        except BaseException:  # Ctrl-C: it may not have been sent
            with following.lock:
                self._asks, self._holds = False, None
            raise

    def settle(self, deadline: Deadline) -> None:
        """Wait until the target does as the holds say. Raises what it answers, and CDPTimeoutError."""
        while True:
            wakes = self._news.wakes
            with self.following.lock:
                if self._failed is not None:
                    raise copy.copy(self._failed)
                if not self._asks and self._holds is bool(self._covering()):
                    return
            if deadline.passed():
                raise CDPTimeoutError(self.following.way.method, deadline.seconds, "the target may be busy")
            try:
                self._news.get_by(deadline, wakes)
            except queue.Empty:
                continue

    def go_on(self) -> bool:
        """Hear again what is announced here, if a crash has ended that; returns whether this is followed at all."""
        with self.following.lock:
            if self._observes or self._failed is None:
                return self._observes
            try:
                self._connection.observe(self.session_id, self, *_HEARD)
            except CDPError:
                return False  # the connection is ending
            self._observes, self._failed = True, None
        self.adjust()
        return True

    # --- the reader thread ---

    def put(self, event: Event) -> None:
        """Handle an announcement."""
        raise NotImplementedError

    def end(self, error: CDPError, orderly: bool) -> None:
        """The session has ended, or the page has crashed."""
        with self.following.lock:
            self._observes, self._failed, self.complete = False, error, False
        self._news.wake()

    def wake(self) -> None:
        """Nothing waits for the program here."""

    def _settled(self, outcome: Outcome) -> None:
        with self.following.lock:
            self._asks = False
            self._began = True
            if isinstance(outcome, CDPError):
                self._failed = outcome
        self._news.wake()
        self.adjust()

    def _covering(self) -> list[Hold]:
        """The holds that cover the workers of this session."""
        holds = self.following.holds
        if not holds:
            return []
        lives = [life for _, life in self._lineage()]
        return [one for one in holds if one.life in lives]

    def _has_starting_frames(self) -> bool:
        """Whether a frame is attached in this session and is not loaded yet."""
        sessions = self._connection.sessions
        lives = [sessions.life(one) for one in sessions.through(self.session_id)]
        return any(
            life is not None
            and life.parent == self.session_id
            and is_starting(life.about)
            and life.target_id not in self._lost
            for life in lives
        )

    def _note_loss(self, event: Event) -> None:
        """Note that a frame that was not loaded yet is not attached any more: a command may have come between."""
        ended = event.params.get("sessionId")
        life = self._connection.sessions.life(ended) if isinstance(ended, str) else None
        if life is not None and life.target_id is not None and is_starting(life.about):
            self._lost.add(life.target_id)

    def _lineage(self) -> Iterator[tuple[str | None, Life]]:
        """This session, the one that it was attached through, and so on."""
        return lineage(self._connection, self.session_id, self.life)
