"""Makes a Coverage of what was counted, and of the texts of the scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...coverage import Coverage, Range, ScriptCoverage, ScriptFunction, utf16_length
from .tally import Counted
from .texts import ScriptText, ScriptTexts

if TYPE_CHECKING:
    from ...session import Session
    from .state import Running


def read_texts(session: Session, running: Running) -> None:
    """Read the texts of a recording's scripts, as far as they are not known yet."""
    running.tally.know(running.texts.read(session, running.tally.scripts()))


def made(running: Running, *, only_new: bool = False) -> Coverage:
    """What a recording has counted until now."""
    return _coverage(running.tally.result(only_new=only_new), running.texts)


def made_of(session: Session, scripts: list[Counted]) -> Coverage:
    """What V8 has answered once."""
    texts = ScriptTexts()
    others = texts.read(session, [one[:2] for one in scripts])
    return _coverage([*scripts, *(Counted(*one, []) for one in others)], texts)


def _coverage(found: list[Counted], texts: ScriptTexts) -> Coverage:
    by_url: dict[str, list[ScriptText]] = {}
    for one in found:
        if one.script_id in texts.found:
            by_url.setdefault(one.url, []).append(texts.found[one.script_id])
    return Coverage(
        script
        for one in found
        if one.script_id not in texts.not_written
        for script in _scripts(one, texts.found.get(one.script_id), by_url.get(one.url, []))
    )


def _scripts(one: Counted, text: ScriptText | None, others: list[ScriptText]) -> list[ScriptCoverage]:
    """The script with its text; without one if only the disk may have it.

    If V8 has dropped the script, as after a page was loaded again, it may be one of the others that have its URL. If it
    is not one of these, V8 ran another text, which is not known.
    """
    if text is None and others:
        size = one.functions[0].ranges[0].end if one.functions else -1
        text = next((other for other in others if utf16_length(other.text) == size), None)
        if text is None:
            return []
    if text is None:
        return [ScriptCoverage(one.url, [one.functions])]
    size = utf16_length(text.text)
    functions = list(one.functions)
    if not any(each.ranges[0].start == 0 and each.ranges[0].end >= size for each in functions):
        # V8 forgets that the script itself has run when it collects garbage, and then says nothing of what has not run.
        functions.insert(0, ScriptFunction("", [Range(0, size, 0)], False))
    return [ScriptCoverage(one.url, [functions], text.text, text.source_map)]
