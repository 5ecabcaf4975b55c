"""Scripts: the table of a session's scripts."""

from __future__ import annotations

import contextlib
import threading
import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ...engine import Enabling, Event, Link, RuntimeKind
from ...errors import CDPError, CDPTimeoutError, ClosedError, CommandError
from ...sources import Unreadable, file_at, map_comment, path_in, shown
from ...threads import Deadline
from ..waiting import is_debugger_enabled
from .fetching import fetched
from .place import Place
from .script import EVALUATED, Script
from .text import on_disk, script_text

if TYPE_CHECKING:
    from ...session import Session

_PATIENCE = 2.0
"""Seconds that Debugger may take to be enabled for a moment. Chromium does not enable it while JavaScript runs."""

NEVER_MAPPED = ("node:", "ext:")  # what the runtimes themselves are made of

_EVENTS = (
    "Debugger.scriptParsed",
    "Debugger.scriptFailedToParse",
    "Runtime.executionContextDestroyed",
    "Runtime.executionContextsCleared",
)


class Scripts:
    """The scripts of one session, in the order in which V8 parsed them. Each session has one table.

    The table is current while Debugger is enabled through `using`. Otherwise, `place` enables Debugger for a moment
    when it needs a script that the table does not have, in a way that never pauses the program.

    Threads: any.
    """

    def __init__(self) -> None:
        # Only the reader changes these two, one entry at a time, so they need no lock; others copy before they look.
        self._scripts: dict[str, Script] = {}
        self._gone: dict[str, Script] = {}  # of pages that were left; stacks of old entries may still name them
        self._unknown: set[str] = set()  # asked for, and V8 has no such script
        # Guards what follows, and that Debugger is enabled for a moment by one thread at a time. Reentrant because of
        # signal handlers. The reader never takes it.
        self._lock = threading.RLock()
        self._users = 0
        self._keepers = 0
        self._held: Enabling | None = None
        self._link: weakref.ref[Link] | None = (
            None  # weak: the engine keeps this object, and a link closes when dropped
        )
        self._session_id: str | None = None
        self._ended = False  # the page has crashed; it may be loaded again

    def _join(self, session: Session) -> Scripts:
        """Start listening, at the first call."""
        if self._link is None:
            with self._lock:
                if self._link is None:
                    link = session._open()
                    self._session_id = session.session_id
                    link.connection.observe(session.session_id, self, *_EVENTS)
                    self._link = weakref.ref(link)
        elif self._ended:
            with self._lock, contextlib.suppress(CDPError):  # the target may have ended for good
                if self._ended:
                    session._open().connection.observe(session.session_id, self, *_EVENTS)
                    self._ended = False
        return self

    # --- the reader thread ---

    def put(self, event: Event) -> None:
        """Take an event."""
        if event.method in ("Debugger.scriptParsed", "Debugger.scriptFailedToParse"):
            self._add(Script(event.params, self._send, failed=event.method.endswith("FailedToParse")))
        else:
            context = event.params.get("executionContextId")
            for script in list(self._scripts.values()):
                # Node and Deno destroy their main context when the program has ended, which is when people look.
                if _frame_of(script) and context in (None, script.context_id):
                    self._drop(script)

    def _add(self, script: Script) -> None:
        before = self._scripts.get(script.script_id)
        if before is not None and before.params == script.params:
            return  # Debugger was enabled again; the map may have been read
        frame = _frame_of(script)
        newest = next(reversed(self._scripts.values()), None)
        if frame and (newest is None or newest.context_id != script.context_id):
            for one in list(self._scripts.values()):  # the frame shows another page now
                if _frame_of(one) == frame and one.context_id != script.context_id:
                    self._drop(one)
        self._scripts[script.script_id] = script

    def _drop(self, script: Script) -> None:
        self._gone[script.script_id] = script
        self._scripts.pop(script.script_id, None)

    def end(self, error: CDPError, orderly: bool) -> None:
        """The session has ended, or the page has crashed; what is in the table stays."""
        self._ended = True

    def wake(self) -> None:
        """Nothing waits here."""

    # --- Debugger ---

    @contextmanager
    def using(self, session: Session) -> Iterator[None]:
        """Keep Debugger enabled, and so the table current."""
        self._join(session)
        with session.enabling("Debugger"):
            with self._lock:
                self._users += 1
            try:
                yield
            finally:
                with self._lock:
                    self._users -= 1

    @contextmanager
    def quietly(self, session: Session) -> Iterator[None]:
        """Enable Debugger in the body, in a way that never pauses the program, and leave it as it was before.

        Debugger.setSkipAllPauses is accepted before Debugger.enable, and Debugger.disable undoes it (Node 20 and 24,
        Deno 2.9, Chromium 156). A program that waits for its debugger, or is paused by another one, goes on waiting.
        """
        deadline = Deadline(_PATIENCE)
        with self._lock:
            # The user may have enabled Debugger with a command of their own, which must not be undone.
            if self._users or self._held is not None or is_debugger_enabled(session, deadline):
                yield
                return
            enabling = session.enabling("Debugger", timeout=_PATIENCE)
            self._skip(True)
            try:
                with contextlib.ExitStack() as stack:
                    stack.enter_context(enabling)
                    yield
                    if self._keepers:
                        self._held = enabling
                        stack.pop_all()
            finally:
                if self._held is None:  # someone may have begun to use Debugger meanwhile
                    self._skip(False)

    def keep(self) -> None:
        """From now on, leave Debugger enabled once it has been enabled quietly, until as many calls of `let_go`.

        When Debugger is disabled, V8 drops its counters for blocks (Debug::Unload in V8's debug.cc), so this must not
        happen while coverage is recorded.
        """
        with self._lock:
            self._keepers += 1

    def let_go(self) -> None:
        """Disable Debugger if it was left enabled, and nobody needs that any more."""
        with self._lock:
            self._keepers -= 1
            if self._keepers or self._held is None:
                return
            enabling, self._held = self._held, None
            try:
                enabling.__exit__(None, None, None)
            finally:
                self._skip(False)

    def allow_pauses(self) -> None:
        """Let the program pause again: someone begins to use Debugger."""
        if self._held is not None:
            self._skip(False)

    def _skip(self, skip: bool) -> None:
        with contextlib.suppress(CDPError):
            connection = self._open().connection
            deadline = Deadline(connection.timeout)
            connection.submit("Debugger.setSkipAllPauses", {"skip": skip}, self._session_id, deadline).give_up()

    def _open(self) -> Link:
        link = self._link() if self._link is not None else None
        if link is None:
            raise ClosedError("the client is closed")
        return link

    def _send(self, method: str, params: Mapping[str, Any]) -> dict[str, Any]:
        """Send a command for a source map that only the target can fetch. Raises Unreadable unless it is Chromium."""
        link = self._open()
        if link.description.kind(_PATIENCE) is not RuntimeKind.CHROMIUM:
            raise Unreadable("only Chromium fetches source maps over the network")
        return link.connection.call(method, params, self._session_id, Deadline(link.connection.timeout))

    # --- the table ---

    def all(self) -> list[Script]:
        """Every script that exists now, in the order in which V8 parsed them. Does not wait."""
        return [one for one in list(self._scripts.values()) if not one.failed]

    def get(self, session: Session, script_id: str, url: str = "") -> Script | None:
        """The script with this id; None if V8 has no such script.

        If the table does not have it, and Debugger is not in use, it is enabled for a moment. If the user has enabled
        Debugger before the table began to listen, V8 lists nothing again; then the script is made of its text and
        `url`.
        """
        script = self._known(script_id)
        if script is not None or self._users or script_id in self._unknown:
            return script
        try:
            with self.quietly(session):
                script = self._known(script_id) or self._made(session, script_id, url)
        except CDPTimeoutError:
            return self._known(script_id)  # it may be answered later
        except CDPError:
            pass  # the session has ended
        if script is None:
            self._unknown.add(script_id)
        return script

    def _made(self, session: Session, script_id: str, url: str) -> Script | None:
        """The script with this id that V8 has not announced; None if it has no such script. Debugger is enabled."""
        if not script_id.isdecimal():
            return None
        try:
            text = script_text(session, Script({"scriptId": script_id}))
        except CommandError:
            return None
        script = Script({"scriptId": script_id, "url": url, "sourceMapURL": map_comment(text)}, self._send)
        return self._scripts.setdefault(script_id, script)

    def _of_url(self, session: Session, url: str) -> Script | None:
        """The newest script of a URL, or of the path of a file: URL."""
        script = self._newest(url)
        if script is None and f"url {url}" not in self._unknown:
            self.get(session, f"url {url}")  # no script has this id, so Debugger is enabled for a moment, once
            script = self._newest(url)
        return script

    def _newest(self, url: str) -> Script | None:
        for script in reversed(list(self._scripts.values())):
            if script.url == url or (script.url.startswith("file:") and script.file == url):
                return script
        return None

    def _known(self, script_id: str) -> Script | None:
        return self._scripts.get(script_id) or self._gone.get(script_id)

    def place(
        self, session: Session, script_id: str, line: int, column: int, function: str = "", url: str | None = None
    ) -> Place:
        """The place in the source of a raw position (from 0) of a script.

        `url` is used if the script is unknown; with "" as the script's id, it is that of the newest script of this URL,
        which may be the path of a file: URL. "" as the URL is code of eval and the like, which has no source map.

        Without a source map, it is the place in the code that V8 runs. Never raises because of a map.
        """
        if url == EVALUATED:
            return Place(url, max(line, 1), column + 1, function, False, script_id, line, column)
        script = self._known(script_id) if script_id else None
        if script is None and (url is None or (url and not url.startswith(NEVER_MAPPED))):
            script = self.get(session, script_id, url or "") if script_id else self._of_url(session, url or "")
        if script_id and script is not None and url and script.url and shown(url) != shown(script.url):
            # It is of a worker: Chromium's Log tells a page what its workers write, with the ids of their scripts.
            return replace(self.place(session, "", line, column, function, url), script_id=script_id)
        url = url or ""
        script_id = script.script_id if script is not None else script_id
        raw = Place(shown(url), line + 1, column + 1, function, False, script_id, line, column)
        if script is None:
            return raw
        in_map, loaded = script.in_map(line, column), script.map
        found = loaded.raw_original(*in_map) if loaded is not None else None
        if loaded is not None and found is not None:
            file = shown(loaded.sources[found[0]])
            return Place(file, found[1] + 1, found[2] + 1, function, True, script_id, line, column)
        row, offset = in_map if script.params.get("hasSourceURL") else (line, column)
        return Place(script.file or shown(url), row + 1, offset + 1, function, False, script_id, line, column)

    def place_in_source(self, session: Session, file: str, line: int, column: int, function: str = "") -> Place:
        """The place of a position (from 0) that the runtime has mapped to the source itself. `file` is a URL or a path.

        Its script is the newest one that is made of this file; without one, the place has no script.
        """
        self._of_url(session, file)  # so that the table has been filled
        for script in reversed(list(self._scripts.values())):
            name = script.source_named(file) if script.source_map_url else None
            loaded = script.map if name is not None else None
            if name is not None and loaded is not None:
                raw = next(iter(loaded.raw_generated(name, line, column)), None)
                at = script.in_v8(*raw[:2]) if raw is not None else (0, 0)
                return Place(shown(file), line + 1, column + 1, function, True, script.script_id, *at)
        raw_script = self._newest(file)
        script_id = raw_script.script_id if raw_script is not None else ""
        return Place(shown(file), line + 1, column + 1, function, False, script_id, line, column)

    # --- texts ---

    def source(self, session: Session, script: Script, file: str) -> str | None:
        """The text of a source file: what the map holds, the file itself, or Debugger.getScriptSource.

        None if the map names the file, but neither holds nor leads to its text. For WebAssembly it is V8's disassembly.
        Raises what `send_command` raises.
        """
        loaded, name = script.map, script.source_named(file)
        if loaded is None or name is None:
            with self.quietly(session):
                running = script_text(session, script)
            return on_disk(script, running) or running
        held = loaded.content(name)
        if held is not None:
            return held
        try:
            if path_in(name) is not None:
                text = file_at(name) if path_in(script.url) is not None else None
            elif name.startswith(("http://", "https://")):
                text = fetched(self._send, name)
            else:
                text = None
        except (Unreadable, ClosedError):
            return None
        return None if text is None else text.decode("utf-8-sig", "replace")

    def __repr__(self) -> str:
        return f"<Scripts: {len(self._scripts)}>"


def _frame_of(script: Script) -> object:
    """The frame of a page that the script runs in, in the page's own context; None elsewhere."""
    context = script.params.get("executionContextAuxData") or {}
    return context.get("frameId") if context.get("isDefault") else None


def scripts_of(session: Session) -> Scripts:
    """The table of this session."""
    return session._kept(Scripts)._join(session)
