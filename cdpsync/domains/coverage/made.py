"""Makes a Coverage of what was counted, and of the texts of the scripts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ...coverage import Coverage, Script
from .tally import Counted
from .texts import ScriptTexts

if TYPE_CHECKING:
    from ...session import Session
    from .state import Running


def made(running: Running, *, only_new: bool = False) -> Coverage:
    """What a recording has counted until now."""
    return _coverage(running.tally.result(only_new=only_new), running.texts)


def made_of(session: Session, scripts: list[Counted]) -> Coverage:
    """What V8 has answered once."""
    texts = ScriptTexts()
    texts.read(session, [one[:2] for one in scripts])
    return _coverage(scripts, texts)


def _coverage(found: Iterable[Counted], texts: ScriptTexts) -> Coverage:
    return Coverage(_script(one, texts) for one in found if one.script_id not in texts.not_written)


def _script(one: Counted, texts: ScriptTexts) -> Script:
    text = texts.found.get(one.script_id)
    if text is None:
        return Script(one.url, [one.functions])
    return Script(one.url, [one.functions], text.text, text.source_map)
