"""source_places(): the sources of many places at once, for recordings."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ...errors import CDPError
from ...sources import MappedScript, ScriptPosition, SourcePlace, Sources
from .script import Script
from .scripts import NEVER_MAPPED, Scripts, scripts_of
from .text import script_text

if TYPE_CHECKING:
    from ...session import Session


def source_places(session: Session, positions: Iterable[ScriptPosition]) -> dict[ScriptPosition, SourcePlace | None]:
    """The sources of places in this session's scripts; None for a place without a source map.

    Debugger is enabled for a moment, which slows the program: call it after the recording. If the connection has ended,
    the scripts that are files are read from the disk.
    """
    asked = list(positions)
    mappable = {(one.script_id, one.url) for one in asked if one.url and not one.url.startswith(NEVER_MAPPED)}
    if not mappable:
        return dict.fromkeys(asked)
    try:
        scripts = scripts_of(session)
        with scripts.quietly(session):
            found = {key: _script(scripts, session, *key) for key in mappable}
            mapped = {key: _mapped(session, one) for key, one in found.items() if one is not None}
    except CDPError:  # the session has ended, or does not answer
        return Sources().places(asked)
    places = dict[ScriptPosition, SourcePlace | None]()
    for one in asked:
        script, its_map = found.get(one[:2]), mapped.get(one[:2])
        places[one] = _place(script, its_map, one) if script is not None else None
    return places


def _script(scripts: Scripts, session: Session, script_id: str, url: str) -> Script | None:
    script = scripts.get(session, script_id, url)
    return script if script is not None and script.url == url else None


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
