"""The sources of many places at once, for recordings."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ...engine import RuntimeKind
from ...errors import CDPError
from ...sources import MappedScript, ScriptPosition, SourcePlace, Sources
from .script import Script
from .scripts import NEVER_MAPPED, scripts_of
from .text import script_text

if TYPE_CHECKING:
    from ...session import Session

_Key = tuple[str, str]
"""The id of a script, and its URL."""


def source_places(session: Session, positions: Iterable[ScriptPosition]) -> dict[ScriptPosition, SourcePlace | None]:
    """The sources of places in this session's scripts; None for a place without a source map.

    Debugger is enabled for a moment, which slows the program: call it after the recording. Scripts that V8 does not
    have any more are read from the disk: all if the connection has ended, and those of a Deno program that has ended.
    """
    return SourcePlaces(session).of(positions)


class SourcePlaces:
    """The sources of places in a session's scripts, for a recording that asks for them again and again.

    Each script is looked up once, so the program is slowed only for scripts that were not there before.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._on_disk = Sources(deno=session._runtime_kind() is RuntimeKind.DENO)
        self._scripts: dict[_Key, tuple[Script, MappedScript | None] | None] = {}
        self._places: dict[ScriptPosition, SourcePlace | None] = {}

    def of(self, positions: Iterable[ScriptPosition]) -> dict[ScriptPosition, SourcePlace | None]:
        """The places in the sources, as `source_places` returns them."""
        asked = list(positions)
        self._look_up({(one.script_id, one.url) for one in asked if one not in self._places})
        for one in asked:
            if one not in self._places:
                script = self._scripts.get(one[:2])
                self._places[one] = _place(*script, one) if script is not None else self._on_disk.place(*one[1:])
        return {one: self._places[one] for one in asked}

    def _look_up(self, keys: set[_Key]) -> None:
        new = {(id, url) for id, url in keys - self._scripts.keys() if url and not url.startswith(NEVER_MAPPED)}
        if not new:
            return
        with contextlib.suppress(CDPError):  # the session has ended, or does not answer
            scripts = scripts_of(self._session)
            with scripts.quietly(self._session):
                for script_id, url in new:
                    script = scripts.get(self._session, script_id, url)
                    known = script is not None and script.url == url
                    self._scripts[script_id, url] = (
                        (script, _mapped(self._session, script)) if script is not None and known else None
                    )


def _mapped(session: Session, script: Script) -> MappedScript | None:
    loaded, text = script.map, None
    if loaded is None:
        return None
    with contextlib.suppress(CDPError):  # without the text, only the names of functions are missing
        text = script_text(session, script) if not script.is_wasm else None
    return MappedScript(loaded, text)


def _place(script: Script, mapped: MappedScript | None, position: ScriptPosition) -> SourcePlace | None:
    line, column = max(position.raw_line, 0), max(position.raw_column, 0)
    in_map = script.in_map(line, column)
    if mapped is not None and (found := mapped.place(*in_map)) is not None:
        return found
    if script.params.get("hasSourceURL") and in_map != (line, column):
        return SourcePlace(script.file, in_map[0] + 1, in_map[1] + 1)
    return None
