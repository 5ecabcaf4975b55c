"""The texts and the source maps of the scripts that were counted, as far as the program still has them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from ...errors import CDPError, CommandError
from ...source_map import SourceMap
from ...sources import path_in
from ..scripts import Script, scripts_of
from ..scripts.text import on_disk
from .tally import is_of_the_program

if TYPE_CHECKING:
    from ...session import Session


_DENO = "import { createRequire as __internalCreateRequire, Module as __internalModule }"  # Deno 2.9

_AT_ONCE = 64
"""How many texts are asked for before the first one is waited for."""


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

    def read(self, session: Session, counted: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        """Read the scripts with these ids and URLs, and all others of the program, as far as they are not known yet.

        Returns the ids and URLs of the others: V8 has said nothing of them. What cannot be read is left out.
        """
        wanted, others = dict(counted), dict[str, str]()
        if all(script_id in self._asked for script_id in wanted):
            return []
        with contextlib.suppress(CDPError):  # the program has ended
            scripts = scripts_of(session)
            with scripts.quietly(session):
                others = {one.script_id: one.url for one in scripts.all() if is_of_the_program(one.url)}
                missing = [one for one in {**others, **wanted}.items() if one[0] not in self._asked]
                found = [one for one in (scripts.get(session, *each) for each in missing) if one is not None]
                urls = dict(missing)
                texts = [one for one in found if one.url == urls[one.script_id] and not one.is_wasm]
                for first in range(0, len(texts), _AT_ONCE):
                    self._read(session, texts[first : first + _AT_ONCE])
                self._asked.update(urls)
        return [one for one in others.items() if one[0] not in wanted]

    def _read(self, session: Session, scripts: list[Script]) -> None:
        commands = [session.submit("Debugger.getScriptSource", {"scriptId": one.script_id}) for one in scripts]
        try:
            for script, command in zip(scripts, commands, strict=True):
                with contextlib.suppress(CommandError):  # V8 has collected it meanwhile
                    self._keep(script, str(command.result().get("scriptSource", "")))
        finally:
            for command in commands:
                command.give_up()

    def _keep(self, script: Script, text: str) -> None:
        if text.startswith(_DENO):
            self.not_written.add(script.script_id)
        in_text = script.source_map_url[:5].lower() == "data:" or path_in(script.url) is not None
        self.found[script.script_id] = ScriptText(on_disk(script, text) or text, None if in_text else script.map)
