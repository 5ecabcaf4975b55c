"""source_places(): the sources of many places at once, for recordings."""

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


def source_places(session: Session, positions: Iterable[ScriptPosition]) -> dict[ScriptPosition, SourcePlace | None]:
    """The sources of places in this session's scripts; None for a place without a source map.

    Debugger is enabled for a moment, which slows the program: call it after the recording. Scripts that V8 does not
    have any more are read from the disk: all if the connection has ended, and those of a Deno program that has ended.
    """
    asked = list(positions)
    keys = {(one.script_id, one.url) for one in asked if one.url and not one.url.startswith(NEVER_MAPPED)}
    found: dict[tuple[str, str], tuple[Script, MappedScript | None]] = {}
    on_disk = Sources(deno=session._runtime_kind() is RuntimeKind.DENO)
    with contextlib.suppress(CDPError):  # the session has ended, or does not answer
        if keys:
            scripts = scripts_of(session)
            with scripts.quietly(session):
                for script_id, url in keys:
                    script = scripts.get(session, script_id, url)
                    if script is not None and script.url == url:
                        found[script_id, url] = script, _mapped(session, script)
    return {one: _place(*found[one[:2]], one) if one[:2] in found else on_disk.place(*one[1:]) for one in asked}


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
