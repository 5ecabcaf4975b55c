"""The texts and the source maps of the scripts that were counted, as far as the program still has them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from ...errors import CDPError, CommandError
from ...source_map import SourceMap
from ...sources import path_in
from ..scripts import Script, scripts_of
from ..scripts.scripts import on_disk
from ..scripts.text import script_text

if TYPE_CHECKING:
    from ...session import Session


_DENO = "import { createRequire as __internalCreateRequire, Module as __internalModule }"  # Deno 2.9


class ScriptText(NamedTuple):
    """The text of a script, and its source map."""

    text: str
    source_map: SourceMap | None
    """Its source map, unless the text leads to it: None if it is inline, or in a file."""


class ScriptTexts:
    """The texts and the source maps of scripts, by the protocol's id of the script. Each is read once.

    They are asked of the program, because a file may have changed since, and because what Deno makes of TypeScript is
    in no file. Debugger is enabled for a moment, so this is done after the counts have been taken.
    """

    def __init__(self) -> None:
        self.found: dict[str, ScriptText] = {}
        self.not_written: set[str] = set()
        """The scripts that nobody has written: what Deno puts around a CommonJS file, under the file's URL."""
        self._asked: set[str] = set()

    def read(self, session: Session, wanted: Iterable[tuple[str, str]]) -> None:
        """Read the scripts with these ids and URLs that are not known yet. What cannot be read is left out."""
        missing = [one for one in wanted if one[0] not in self._asked]
        if not missing:
            return
        with contextlib.suppress(CDPError):  # the program has ended
            scripts = scripts_of(session)
            with scripts.quietly(session):
                for script_id, url in missing:
                    script = scripts.get(session, script_id, url)
                    if script is not None and script.url == url and not script.is_wasm:
                        self._read(session, script)
                    self._asked.add(script_id)

    def _read(self, session: Session, script: Script) -> None:
        with contextlib.suppress(CommandError):  # V8 has collected it meanwhile
            text = script_text(session, script)
            if text.startswith(_DENO):
                self.not_written.add(script.script_id)
            in_text = script.source_map_url[:5].lower() == "data:" or path_in(script.url) is not None
            self.found[script.script_id] = ScriptText(on_disk(script, text) or text, None if in_text else script.map)
